#include "ui/pages/asset_sheet/sheet_model.h"

#include <algorithm>

#include "base/text.h"
#include "ui/shell/text.h"

namespace kijun::ui::asset_sheet {
namespace {

QString numberOrDash(std::optional<int> number) {
  return number ? QString::number(*number) : QStringLiteral("–");
}

}  // namespace

QString importanceInWords(const SheetAsset& asset) {
  if (!asset.importance) return text("assetsheet.importance.none");
  const QString plain = text("assetsheet.importance", *asset.importance);
  return asset.why ? text("assetsheet.importance.why", plain, rendered(*asset.why)) : plain;
}

void SheetModel::setSheet(Sheet sheet) {
  const auto keys = [](const Sheet& of, const std::vector<std::size_t>& rows) {
    std::vector<Id> ids;
    for (const auto row : rows) ids.push_back(of.assets()[row].id);
    for (const auto& threat : of.threats()) ids.push_back(threat.stored);
    return ids;
  };
  const auto before = keys(sheet_, rows_);
  const auto width = sheet_.threats().size();
  std::swap(sheet_, sheet);
  const auto fresh = fitting();
  const bool same = read_ && width == sheet_.threats().size() && keys(sheet_, fresh) == before;
  if (same) {
    rows_ = fresh;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
  } else {
    // Whoever hears of the reset still finds the old rows in the old sheet.
    std::swap(sheet_, sheet);
    beginResetModel();
    std::swap(sheet_, sheet);
    rows_ = fresh;
    read_ = true;
    endResetModel();
  }
  Q_EMIT changed();
}

void SheetModel::setFilter(const SheetFilter& filter) {
  filter_ = filter;
  if (!read_) return;
  auto fresh = fitting();
  if (fresh != rows_) {
    beginResetModel();
    rows_ = std::move(fresh);
    endResetModel();
  }
  Q_EMIT changed();
}

std::vector<std::size_t> SheetModel::fitting() const {
  const auto plain = folded(trimmed(filter_.words));
  const auto words = split(plain, ' ');
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < sheet_.assets().size(); ++i) {
    const auto& asset = sheet_.assets()[i];
    if (!filter_.kind.empty() && asset.kind != filter_.kind) continue;
    if ((filter_.onlyAssessed || asset.retired) && !sheet_.hasCells(i)) continue;
    const bool found = std::ranges::all_of(
        words, [&](std::string_view word) { return asset.folded.find(word) != std::string::npos; });
    if (found) rows.push_back(i);
  }
  return rows;
}

// Rows stay where they are, even one that the filter would no longer let through: nobody loses
// their place by typing.
void SheetModel::apply(const CellChanges& changes) {
  for (const auto& change : changes) {
    if (change.row) {
      sheet_.put(change.place, *change.row);
    } else {
      sheet_.remove(change.place);
    }
  }
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
  Q_EMIT changed();
}

void SheetModel::setOrigin(std::optional<Id> origin) {
  origin_ = std::move(origin);
  if (rowCount() == 0) return;
  Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
  Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

std::optional<std::size_t> SheetModel::originAt() const {
  return origin_ ? sheet_.assetOf(*origin_) : std::nullopt;
}

CellPlace SheetModel::placeOf(const QModelIndex& index) const {
  return {assetAt(index.row()), static_cast<std::size_t>(index.column())};
}

QModelIndex SheetModel::indexOf(const Id& asset, std::string_view threat) const {
  const auto found = sheet_.assetOf(asset);
  if (!found) return {};
  const auto row = std::ranges::find(rows_, *found);
  const auto column = std::ranges::find(sheet_.threats(), threat, &SheetThreat::stored);
  if (row == rows_.end() || column == sheet_.threats().end()) return {};
  return index(static_cast<int>(row - rows_.begin()),
               static_cast<int>(column - sheet_.threats().begin()));
}

QString SheetModel::threatName(std::size_t threat) const {
  const auto& known = sheet_.threats()[threat];
  return known.label ? inLanguage(*known.label) : toQt(known.stored);
}

int SheetModel::count(std::string_view level) const {
  int count = 0;
  for (const auto row : rows_) {
    for (std::size_t threat = 0; threat < sheet_.threats().size(); ++threat) {
      if (sheet_.row({row, threat}) && sheet_.level({row, threat}) == level) ++count;
    }
  }
  return count;
}

int SheetModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int SheetModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(sheet_.threats().size());
}

// "2/3 B", as it is copied and read out.
QString SheetModel::shown(CellPlace place) const {
  const auto threat = sheet_.number(place, kThreat);
  const auto measure = sheet_.number(place, kCountermeasure);
  if (!threat && !measure) return {};
  const QString levels = numberOrDash(threat) + u'/' + numberOrDash(measure);
  const auto level = sheet_.level(place);
  if (!level.empty()) return levels + u' ' + toQt(level);
  return threat && measure && !sheet_.assets()[place.asset].importance
             ? levels + u' ' + text("assetsheet.unrated")
             : levels;
}

// An asset that is not assessed yet is not compared.
bool SheetModel::isMarked(CellPlace place) const {
  const auto origin = originAt();
  return origin && *origin != place.asset && sheet_.differs(place, *origin) &&
         sheet_.hasCells(place.asset);
}

QString SheetModel::words(CellPlace place) const {
  const auto& asset = sheet_.assets()[place.asset];
  QStringList lines{text("assetsheet.cell", asset.name, threatName(place.threat))};
  if (sheet_.row(place)) {
    lines << text("assetsheet.levels", numberOrDash(sheet_.number(place, kThreat)),
                  numberOrDash(sheet_.number(place, kCountermeasure)));
    const auto level = sheet_.level(place);
    if (!level.empty()) lines << text("assetsheet.level", level);
    if (sheet_.rowsAt(place) > 1) lines << text("assetsheet.several_rows", sheet_.rowsAt(place));
  }
  lines << importanceInWords(asset);
  if (const auto origin = originAt(); isMarked(place)) {
    const CellPlace there{*origin, place.threat};
    lines << text("assetsheet.differs", sheet_.assets()[*origin].name,
                  numberOrDash(sheet_.number(there, kThreat)),
                  numberOrDash(sheet_.number(there, kCountermeasure)));
  }
  return lines.join(u'\n');
}

QVariant SheetModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto place = placeOf(index);
  const auto number = [&](std::string_view field) {
    const auto found = sheet_.number(place, field);
    return found ? QVariant(*found) : QVariant();
  };
  switch (role) {
    case Qt::DisplayRole:
      return shown(place);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return words(place);
    case ThreatRole:
      return number(kThreat);
    case CountermeasureRole:
      return number(kCountermeasure);
    case LevelRole:
      return toQt(sheet_.level(place));
    case UnratedRole:
      return !sheet_.assets()[place.asset].importance && sheet_.number(place, kThreat) &&
             sheet_.number(place, kCountermeasure);
    case DiffersRole:
      return isMarked(place);
    case MeasuresRole:
      return sheet_.hasMeasures(place);
    default:
      return {};
  }
}

QVariant SheetModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (section < 0) return {};
  if (orientation == Qt::Horizontal) {
    if (section >= columnCount()) return {};
    const auto threat = static_cast<std::size_t>(section);
    if (role == Qt::DisplayRole) return threatName(threat);
    if (role != Qt::ToolTipRole) return {};
    const auto& note = sheet_.threats()[threat].note;
    return note ? threatName(threat) + u'\n' + inLanguage(*note) : threatName(threat);
  }
  if (section >= rowCount()) return {};
  const auto& asset = sheet_.assets()[assetAt(section)];
  switch (role) {
    case Qt::DisplayRole:
      return toQt(asset.name);
    case Qt::ToolTipRole:
      return toQt(asset.name) + u'\n' + importanceInWords(asset);
    case ImportanceRole:
      return asset.importance.value_or(0);
    case InheritedRole:
      return asset.why.has_value();
    case OriginRole:
      return origin_ == asset.id;
    default:
      return {};
  }
}

}  // namespace kijun::ui::asset_sheet
