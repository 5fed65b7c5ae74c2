#include "ui/pages/dashboard/why_model.h"

#include <array>

#include "base/text.h"
#include "ui/shell/text.h"

namespace kijun::ui::dashboard {
namespace {

constexpr std::array<std::string_view, WhyModel::kColumns> kHeads = {
    KIJUN_TEXT("dashboard.column.item"),   KIJUN_TEXT("dashboard.column.title"),
    KIJUN_TEXT("dashboard.column.level"),  KIJUN_TEXT("dashboard.column.before"),
    KIJUN_TEXT("dashboard.column.target"), KIJUN_TEXT("dashboard.column.stipulation"),
    KIJUN_TEXT("dashboard.column.weight"), KIJUN_TEXT("dashboard.column.state"),
    KIJUN_TEXT("dashboard.column.share")};

QString levelText(const std::optional<int>& level) {
  return level ? QString::number(*level) : QStringLiteral("—");
}

bool isNumber(int column) {
  return column == WhyModel::Level || column == WhyModel::Before || column == WhyModel::Target ||
         column == WhyModel::Weight;
}

}  // namespace

WhyModel::WhyModel(std::vector<WhyRow> rows, const Catalog& catalog, QObject* parent)
    : QAbstractTableModel(parent), rows_(std::move(rows)) {
  for (const auto state : {Stipulation::None, Stipulation::Partial, Stipulation::Full}) {
    QString words = toQt(idOf(state));
    for (const auto& choice : catalog.stipulations()) {
      if (choice.id == idOf(state)) words = inLanguage(choice.label);
    }
    stipulations_.push_back(words);
  }
}

QString WhyModel::itemAt(int row) const {
  return row >= 0 && row < rowCount() ? toQt(rows_[static_cast<std::size_t>(row)].id) : QString();
}

int WhyModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int WhyModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString WhyModel::shown(const WhyRow& row, int column) const {
  switch (column) {
    case ItemId:
      return toQt(row.id);
    case Title:
      return row.title;
    case Level:
      return levelText(row.level);
    case Before:
      return levelText(row.before);
    case Target:
      return QString::number(row.target);
    case Stipulated:
      return row.stipulation ? stipulations_[static_cast<std::size_t>(*row.stipulation)]
                             : QStringLiteral("—");
    case Weight:
      return toQt(Fraction(row.weight, 100).shown(row.weight % 10 ? 2 : 1));
    case State:
      return row.state;
    default:
      return row.share;
  }
}

QVariant WhyModel::order(const WhyRow& row, int column) const {
  switch (column) {
    case ItemId:
      return static_cast<qulonglong>(row.index);
    case Level:
      return row.level.value_or(-1);
    case Before:
      return row.before.value_or(-1);
    case Target:
      return row.target;
    case Stipulated:
      return row.stipulation ? static_cast<int>(*row.stipulation) : -1;
    case Weight:
      return row.weight;
    case Share:
      return row.shareOrder;
    default:
      return shown(row, column);
  }
}

QVariant WhyModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const WhyRow& row = rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return shown(row, index.column());
  if (role == kSortRole) return order(row, index.column());
  if (role == Qt::TextAlignmentRole) {
    return QVariant((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return {};
}

QVariant WhyModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
  if (role == Qt::DisplayRole) return text(kHeads[static_cast<std::size_t>(section)]);
  if (role == Qt::TextAlignmentRole) {
    return QVariant((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return {};
}

WhyFilter::WhyFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(WhyModel::kSortRole);
  setSortLocaleAware(true);
}

void WhyFilter::setWords(const QString& words) {
  words_ = fromQt(words);
  invalidateFilter();
}

bool WhyFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  if (words_.empty()) return true;
  for (int column = 0; column < sourceModel()->columnCount(parent); ++column) {
    const auto cell = sourceModel()->index(row, column, parent).data().toString();
    if (containsFolded(fromQt(cell), words_)) return true;
  }
  return false;
}

}  // namespace kijun::ui::dashboard
