#include "ui/pages/gaps/gap_table.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "base/text.h"
#include "ui/pages/gaps/gap_order.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::gaps {
namespace {

constexpr std::array kGroups = {GapGroup::Contradicted, GapGroup::Ranked, GapGroup::Unanswered,
                                GapGroup::NotAdopted};

bool isNumber(int column) {
  return column == GapTable::Gap || column == GapTable::Weight || column == GapTable::Priority ||
         column == GapTable::Value || column == GapTable::Plans;
}

bool isCentred(int column) {
  return column == GapTable::Levels || column == GapTable::Risk || column == GapTable::Effort;
}

QString moved(int by) {
  return by > 0 ? text("gapspage.up", by) : text("gapspage.down", -by);
}

}  // namespace

std::string_view textIdOf(GapGroup group) {
  switch (group) {
    case GapGroup::Contradicted:
      return KIJUN_TEXT("gaps.group.contradicted");
    case GapGroup::Unanswered:
      return KIJUN_TEXT("gaps.group.unanswered");
    case GapGroup::NotAdopted:
      return KIJUN_TEXT("gaps.group.not_adopted");
    case GapGroup::Ranked:
      break;
  }
  return KIJUN_TEXT("gaps.group.ranked");
}

std::string_view headingOf(GapTable::Column column) {
  switch (column) {
    case GapTable::Rank:
      return KIJUN_TEXT("gapspage.column.rank");
    case GapTable::ItemId:
      return KIJUN_TEXT("gapspage.column.item");
    case GapTable::Title:
      return KIJUN_TEXT("gapspage.column.title");
    case GapTable::Section:
      return KIJUN_TEXT("gapspage.column.section");
    case GapTable::Owner:
      return KIJUN_TEXT("gapspage.column.owner");
    case GapTable::Levels:
      return KIJUN_TEXT("gapspage.column.levels");
    case GapTable::Gap:
      return KIJUN_TEXT("gapspage.column.gap");
    case GapTable::Weight:
      return KIJUN_TEXT("gapspage.column.weight");
    case GapTable::Risk:
      return KIJUN_TEXT("gapspage.column.risk");
    case GapTable::Effort:
      return KIJUN_TEXT("gapspage.column.effort");
    case GapTable::Priority:
      return KIJUN_TEXT("gapspage.column.priority");
    case GapTable::Value:
      return KIJUN_TEXT("gapspage.column.value");
    case GapTable::Plans:
      return KIJUN_TEXT("gapspage.column.plans");
    case GapTable::Reason:
      break;
  }
  return KIJUN_TEXT("gapspage.column.reason");
}

void GapTable::setValues(GapValuesPtr values) {
  values_ = std::move(values);
  arrange();
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

void GapTable::setWords(const std::string& words) {
  wanted_ = folded(trimmed(words));
  arrange();
}

void GapTable::sort(int column, Qt::SortOrder order) {
  sortedBy_ = column < kColumns ? column : -1;
  order_ = order;
  if (!values_) return;
  Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
  const auto before = lines_;
  layLines();
  moveIndexes(before);
  Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

// Headings stay where they are; a row stays under its heading.
void GapTable::moveIndexes(const std::vector<Line>& before) {
  const auto keysOf = [](const std::vector<Line>& lines) {
    std::vector<std::pair<std::size_t, std::size_t>> keys;
    std::size_t heading = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!lines[i].row) heading = i;
      keys.emplace_back(heading, lines[i].row ? *lines[i].row + 1 : 0);
    }
    return keys;
  };
  std::map<std::pair<std::size_t, std::size_t>, int> placed;
  for (const auto& key : keysOf(lines_)) placed.emplace(key, static_cast<int>(placed.size()));
  const auto keys = keysOf(before);
  const auto old = persistentIndexList();
  QModelIndexList moved;
  moved.reserve(old.size());
  for (const auto& each : old) {
    moved << index(placed.at(keys[static_cast<std::size_t>(each.row())]), each.column());
  }
  changePersistentIndexList(old, moved);
}

void GapTable::arrange() {
  if (!values_) return;
  beginResetModel();
  layLines();
  endResetModel();
}

void GapTable::layLines() {
  std::vector<std::string_view> words;
  for (const auto word : split(wanted_, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  std::vector<char> fits;
  fits.reserve(values_->rows.size());
  for (const auto& searched : values_->searched) {
    fits.push_back(std::ranges::all_of(
        words, [&](std::string_view word) { return searched.find(word) != std::string::npos; }));
  }
  lines_.clear();
  firstLines_.assign(values_->catalog().items().size(), -1);
  shown_ = static_cast<int>(std::ranges::count(fits, char{1}));
  for (const auto group : kGroups) {
    if (group == GapGroup::Ranked && values_->view.grouping) {
      for (const auto& set : values_->sets) add(toQt(values_->nameOf(set)), set.rows, fits);
      continue;
    }
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < values_->rows.size(); ++i) {
      if (values_->rows[i].group == group) rows.push_back(i);
    }
    add(text(textIdOf(group)), std::move(rows), fits);
  }
}

void GapTable::add(const QString& heading, std::vector<std::size_t> rows,
                   const std::vector<char>& fits) {
  const auto at = lines_.size();
  if (sortedBy_ >= 0) sortRows(rows, *values_, sortedBy_, order_);
  for (const auto row : rows) {
    if (!fits[row]) continue;
    if (lines_.size() == at) lines_.push_back({});
    int& first = firstLines_[values_->rows[row].score.index];
    if (first < 0) first = static_cast<int>(lines_.size());
    lines_.push_back({row, {}});
  }
  if (lines_.size() > at)
    lines_[at].heading = text("gapspage.heading", lines_.size() - at - 1, heading);
}

const GapRow* GapTable::gapAt(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  const auto& line = lines_[static_cast<std::size_t>(row)];
  return line.row ? &values_->rows[*line.row] : nullptr;
}

std::string GapTable::itemAt(int row) const {
  const auto* gap = gapAt(row);
  return gap ? values_->item(*gap).id : std::string();
}

int GapTable::rowOf(const std::string& item) const {
  if (!values_) return -1;
  const auto index = values_->catalog().indexOf(item);
  return index < firstLines_.size() ? firstLines_[index] : -1;
}

int GapTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

int GapTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

bool GapTable::isChanged(const GapRow& row, int column) const {
  const auto at = values_->changes.find(values_->item(row).id);
  if (at == values_->changes.end()) return false;
  return (column == Levels && at->second.target) || (column == Weight && at->second.weight) ||
         (column == Effort && at->second.effort);
}

QString GapTable::words(std::size_t place, int column) const {
  const auto& row = values_->rows[place];
  const auto& item = values_->item(row);
  const auto& score = row.score;
  switch (column) {
    case Rank: {
      if (row.rank == 0) return QStringLiteral("–");
      const auto move = values_->moves.find(score.index);
      const auto rank = QString::number(row.rank);
      return move == values_->moves.end() ? rank : rank + u' ' + moved(move->second);
    }
    case ItemId:
      return toQt(item.id);
    case Title:
      return inLanguage(item.title);
    case Section: {
      const auto* section = values_->catalog().section(item.section);
      return section ? inLanguage(section->shortTitle) : QString();
    }
    case Owner:
      return toQt(values_->ownersOf(row));
    case Levels:
      return text("gapspage.levels",
                  score.level ? QString::number(*score.level) : QStringLiteral("–"), score.target);
    case Gap:
      return score.gap ? QString::number(*score.gap) : QStringLiteral("—");
    case Weight:
      return toQt(shownWeight(score.weight));
    case Risk:
      return score.riskLevel ? toQt(*score.riskLevel) : QStringLiteral("–");
    case Effort:
      return toQt(effortId(score.effort));
    case Priority:
      return toQt(kijun::shown(score.priority, 2));
    case Value:
      return toQt(kijun::shown(score.value, 2));
    case Plans: {
      const auto count = values_->ground->links.plansOf(item.id).size();
      return count > 0 ? QString::number(count) : QStringLiteral("–");
    }
    default:
      return toQt(values_->reasons[place]);
  }
}

QVariant GapTable::tip(std::size_t place, int column) const {
  const auto& row = values_->rows[place];
  const auto& item = values_->item(row);
  switch (column) {
    case Title:
      return QString(inLanguage(item.title) + u'\n' + toQt(values_->reasons[place]));
    case Priority:
      return toQt(gapFormula(row.score, RankBy::Priority));
    case Value:
      return toQt(gapFormula(row.score, RankBy::PriorityPerEffort));
    case Risk: {
      QStringList lines;
      for (const auto& risk : values_->ground->links.risksOf(item.id)) {
        lines << (risk.level.empty() ? toQt(risk.title)
                                     : text("gapspage.risk", risk.level, risk.title));
      }
      return lines.isEmpty() ? text("gapspage.unanalysed") : lines.join(u'\n');
    }
    case Plans: {
      QStringList lines;
      for (const auto& plan : values_->ground->links.plansOf(item.id)) lines << toQt(plan.title);
      return lines.isEmpty() ? text("gapspage.no_plan") : lines.join(u'\n');
    }
    default:
      return words(place, column);
  }
}

QVariant GapTable::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& line = lines_[static_cast<std::size_t>(index.row())];
  if (!line.row) {
    if (role == HeadingRole) return true;
    if (role == Qt::FontRole) return font(Face::Strong);
    if (role == Qt::DisplayRole && index.column() == Rank) return line.heading;
    return {};
  }
  const auto& row = values_->rows[*line.row];
  switch (role) {
    case Qt::DisplayRole:
      return words(*line.row, index.column());
    case Qt::ToolTipRole:
      return tip(*line.row, index.column());
    case Qt::AccessibleTextRole:
      return index.column() == Title
                 ? text("gapspage.row", values_->item(row).id, inLanguage(values_->item(row).title),
                        values_->reasons[*line.row])
                 : words(*line.row, index.column());
    case Qt::TextAlignmentRole:
      return QVariant((isNumber(index.column())    ? Qt::AlignRight
                       : isCentred(index.column()) ? Qt::AlignHCenter
                                                   : Qt::AlignLeft) |
                      Qt::AlignVCenter);
    case Qt::FontRole:
      return isChanged(row, index.column()) ? QVariant(font(Face::Strong)) : QVariant();
    case Qt::ForegroundRole:
      if (isChanged(row, index.column())) return color(Ink::Accent);
      return index.column() == Title || index.column() == Priority || index.column() == Value
                 ? QVariant()
                 : QVariant(color(Ink::Muted));
    case ReasonRole:
      return index.column() == Title ? QVariant(toQt(values_->reasons[*line.row])) : QVariant();
    case LevelRole:
      return index.column() == Levels && row.score.level ? QVariant(*row.score.level) : QVariant();
    case TargetRole:
      return index.column() == Levels ? QVariant(row.score.target) : QVariant();
    case MoveRole: {
      const auto move = values_->moves.find(row.score.index);
      return index.column() == Rank && move != values_->moves.end() ? QVariant(move->second)
                                                                    : QVariant(0);
    }
    case RiskRole:
      return index.column() == Risk ? QVariant(toQt(row.score.riskLevel.value_or(""))) : QVariant();
    case ChangedRole:
      return isChanged(row, index.column());
    default:
      return {};
  }
}

QVariant GapTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
    return text(headingOf(static_cast<Column>(section)));
  }
  // What is large comes first at the first click.
  if (role == Qt::InitialSortOrderRole) {
    return static_cast<int>(isNumber(section) ? Qt::DescendingOrder : Qt::AscendingOrder);
  }
  if (role == Qt::TextAlignmentRole) {
    return QVariant((isNumber(section)    ? Qt::AlignRight
                     : isCentred(section) ? Qt::AlignHCenter
                                          : Qt::AlignLeft) |
                    Qt::AlignVCenter);
  }
  return {};
}

Qt::ItemFlags GapTable::flags(const QModelIndex& index) const {
  return isHeading(index.row()) ? Qt::ItemIsEnabled : QAbstractTableModel::flags(index);
}

}  // namespace kijun::ui::gaps
