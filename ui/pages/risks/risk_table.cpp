#include "ui/pages/risks/risk_table.h"

#include <QCollator>
#include <algorithm>
#include <array>

#include "base/text.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::risks {
namespace {

constexpr std::array<std::string_view, 5> kTreatments = {"reduce", "avoid", "transfer", "retain",
                                                         ""};

// Those without a value come last.
std::size_t placeIn(std::string_view treatment) {
  return static_cast<std::size_t>(std::ranges::find(kTreatments, treatment) - kTreatments.begin());
}

bool isLevel(int column) {
  return column == RiskTable::Inherent || column == RiskTable::Current ||
         column == RiskTable::Target || column == RiskTable::Proposal;
}

const std::string& levelAt(const RiskView& risk, int column) {
  static const std::string none;
  switch (column) {
    case RiskTable::Inherent:
      return risk.inherent;
    case RiskTable::Target:
      return risk.target;
    case RiskTable::Proposal:
      return risk.proposal ? risk.proposal->level : none;
    default:
      return risk.current;
  }
}

std::size_t firstMark(const RiskView& risk) {
  return static_cast<std::size_t>(
      std::ranges::find_if(kMarks, [&](Mark mark) { return has(risk, mark); }) -
      std::begin(kMarks));
}

std::string_view headingOf(int column) {
  switch (column) {
    case RiskTable::Marks:
      return KIJUN_TEXT("riskpage.column.marks");
    case RiskTable::Inherent:
      return KIJUN_TEXT("riskpage.column.inherent");
    case RiskTable::Current:
      return KIJUN_TEXT("riskpage.column.current");
    case RiskTable::Target:
      return KIJUN_TEXT("riskpage.column.target");
    case RiskTable::Proposal:
      return KIJUN_TEXT("riskpage.column.proposal");
    case RiskTable::Treatment:
      return KIJUN_TEXT("record.risk.treatment");
    case RiskTable::Owner:
      return KIJUN_TEXT("riskpage.column.owner");
    case RiskTable::Method:
      return KIJUN_TEXT("record.risk.method");
    default:
      return KIJUN_TEXT("riskpage.column.title");
  }
}

}  // namespace

QString levelWords(const RiskModel& model, const std::string& level) {
  const auto rank = model.rankOf(level);
  if (rank == RiskModel::npos) return text("riskpage.level.none");
  return toQt(level) + u' ' + inLanguage(model.levels()[rank].label);
}

QString treatmentWords(const std::string& treatment) {
  return treatment.empty() || treatment == RiskFilter::kNone
             ? text("riskpage.treatment.none")
             : rendered(Message{"record.risk.treatment." + treatment, {}});
}

QString methodWords(const std::string& method) {
  return method.empty() ? QString() : rendered(Message{"record.risk.method." + method, {}});
}

RiskTable::RiskTable(QObject* parent) : QAbstractTableModel(parent) {}

void RiskTable::setValues(RiskValuesPtr values) {
  values_ = std::move(values);
  searched_.clear();
  for (const auto& risk : values_->risks) {
    std::string all;
    for (int column = 0; column < kColumns; ++column) all += fromQt(words(risk, column)) + '\n';
    searched_.push_back(folded(all));
  }
  arrange();
}

void RiskTable::setFilter(RiskFilter filter) {
  filter_ = std::move(filter);
  arrange();
}

void RiskTable::setGrouping(Grouping grouping) {
  grouping_ = grouping;
  arrange();
}

void RiskTable::sort(int column, Qt::SortOrder order) {
  column_ = std::clamp(column, 0, kColumns - 1);
  order_ = order;
  arrange();
}

void RiskTable::retell() {
  if (values_) setValues(values_);
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

bool RiskTable::before(const RiskView& a, const RiskView& b) const {
  if (isLevel(column_)) {
    return values_->model.rankOf(levelAt(a, column_)) < values_->model.rankOf(levelAt(b, column_));
  }
  if (column_ == Marks) return firstMark(a) < firstMark(b);
  if (column_ == Treatment) return placeIn(a.treatment) < placeIn(b.treatment);
  return false;
}

void RiskTable::arrange() {
  if (!values_) return;
  beginResetModel();
  auto places = fitting(*values_, searched_, filter_);
  shown_ = places.size();
  const auto& risks = values_->risks;
  if (column_ == Title || column_ == Owner || column_ == Method) {
    QCollator collator(
        QLocale(language() == Language::Japanese ? QLocale::Japanese : QLocale::English));
    collator.setNumericMode(true);
    std::vector<std::pair<QCollatorSortKey, std::size_t>> keyed;
    keyed.reserve(places.size());
    for (const auto place : places) {
      keyed.emplace_back(collator.sortKey(words(risks[place], column_)), place);
    }
    std::ranges::stable_sort(keyed, [this](const auto& a, const auto& b) {
      const int compared = a.first.compare(b.first);
      return order_ == Qt::DescendingOrder ? compared > 0 : compared < 0;
    });
    for (std::size_t i = 0; i < keyed.size(); ++i) places[i] = keyed[i].second;
  } else {
    std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) {
      return order_ == Qt::DescendingOrder ? before(risks[b], risks[a])
                                           : before(risks[a], risks[b]);
    });
  }
  lines_.clear();
  if (grouping_ == Grouping::None) {
    for (const auto place : places) lines_.push_back({place, {}, 0});
  } else {
    for (const auto treatment : kTreatments) {
      const auto heading = lines_.size();
      lines_.push_back({std::nullopt, std::string(treatment), 0});
      for (const auto place : places) {
        if (risks[place].treatment == treatment) lines_.push_back({place, {}, 0});
      }
      lines_[heading].count = lines_.size() - heading - 1;
    }
  }
  endResetModel();
}

const RiskView* RiskTable::riskAt(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  const auto& line = lines_[static_cast<std::size_t>(row)];
  return line.risk ? &values_->risks[*line.risk] : nullptr;
}

bool RiskTable::isHeading(int row) const {
  return row >= 0 && row < rowCount() && !lines_[static_cast<std::size_t>(row)].risk;
}

int RiskTable::rowOf(const Id& risk) const {
  for (int row = 0; row < rowCount(); ++row) {
    const auto* found = riskAt(row);
    if (found && found->id == risk) return row;
  }
  return -1;
}

int RiskTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

int RiskTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString RiskTable::words(const RiskView& risk, int column) const {
  if (isLevel(column)) {
    const auto& level = levelAt(risk, column);
    return level.empty() ? QStringLiteral("–") : toQt(level);
  }
  switch (column) {
    case Title:
      return toQt(risk.title);
    case Marks: {
      QStringList marks;
      for (const auto mark : kMarks) {
        if (has(risk, mark)) marks << text(textIdOf(mark));
      }
      return marks.join(text("riskpage.comma"));
    }
    case Treatment:
      return treatmentWords(risk.treatment);
    case Owner: {
      const auto person = values_->nameOf("person", risk.responsible);
      return toQt(person.empty() ? values_->nameOf("department", risk.owner) : person);
    }
    default:
      return methodWords(risk.method);
  }
}

QString RiskTable::tip(const RiskView& risk, int column) const {
  if (column == Proposal) {
    return risk.proposal
               ? text("riskpage.proposal.tip", levelWords(values_->model, risk.proposal->level),
                      rendered(risk.proposal->because))
               : text("riskpage.proposal.none");
  }
  if (isLevel(column)) return levelWords(values_->model, levelAt(risk, column));
  if (column == Marks) {
    QStringList lines{words(risk, column)};
    if (!risk.acceptanceUntil.empty()) lines << text("riskpage.until", risk.acceptanceUntil);
    if (!risk.reviewDue.empty()) lines << text("riskpage.due", risk.reviewDue);
    lines.removeAll(QString());
    return lines.join(u'\n');
  }
  return words(risk, column);
}

QVariant RiskTable::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& line = lines_[static_cast<std::size_t>(index.row())];
  if (!line.risk) {
    if (role == kHeadingRole) return true;
    if (role == Qt::FontRole) return font(Face::Strong);
    if (role == Qt::DisplayRole && index.column() == Title) {
      return text("riskpage.group", treatmentWords(line.treatment), line.count);
    }
    return {};
  }
  const auto& risk = values_->risks[*line.risk];
  switch (role) {
    case Qt::DisplayRole:
      return words(risk, index.column());
    case Qt::ToolTipRole:
      return tip(risk, index.column());
    case Qt::AccessibleTextRole:
      return isLevel(index.column()) ? levelWords(values_->model, levelAt(risk, index.column()))
                                     : words(risk, index.column());
    case Qt::TextAlignmentRole:
      return QVariant((isLevel(index.column()) ? Qt::AlignHCenter : Qt::AlignLeft) |
                      Qt::AlignVCenter);
    case Qt::ForegroundRole:
      if (index.column() == Marks) {
        const bool pressing = has(risk, Mark::AcceptanceExpired) || has(risk, Mark::ReviewOverdue);
        return color(pressing ? Ink::Bad : Ink::Warning);
      }
      return index.column() == Title ? QVariant() : QVariant(color(Ink::Muted));
    case kLevelRole:
      return isLevel(index.column()) ? QVariant(toQt(levelAt(risk, index.column()))) : QVariant();
    default:
      return {};
  }
}

QVariant RiskTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return text(headingOf(section));
  if (role == Qt::TextAlignmentRole) {
    return QVariant((isLevel(section) ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return {};
}

Qt::ItemFlags RiskTable::flags(const QModelIndex& index) const {
  return isHeading(index.row()) ? Qt::ItemIsEnabled : QAbstractTableModel::flags(index);
}

}  // namespace kijun::ui::risks
