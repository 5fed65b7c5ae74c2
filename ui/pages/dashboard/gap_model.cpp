#include "ui/pages/dashboard/gap_model.h"

#include "ui/shell/text.h"

namespace kijun::ui::dashboard {

void GapModel::setValues(ChartValuesPtr values) {
  auto rows = rankGaps(values->now.items, RankBy::Priority).ranked;
  if (rows.size() > kShown) rows.resize(kShown);
  const bool sameCatalog = values_ && values_->catalog == values->catalog;
  if (sameCatalog && rows == rows_) {
    values_ = std::move(values);
    retell();
    return;
  }
  beginResetModel();
  values_ = std::move(values);
  rows_ = std::move(rows);
  endResetModel();
}

void GapModel::retell() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
  if (rows_.empty()) return;
  Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

QString GapModel::itemAt(int row) const {
  if (row < 0 || row >= rowCount()) return {};
  return toQt(values_->catalog->items()[rows_[static_cast<std::size_t>(row)]].id);
}

int GapModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int GapModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant GapModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto at = rows_[static_cast<std::size_t>(index.row())];
  const Item& item = values_->catalog->items()[at];
  const ItemScore& score = values_->now.items[at];
  const QString levels = text("dashboard.gaps.levels", score.level.value_or(0), score.target);
  const QString priority = toQt(shown(score.priority));
  switch (role) {
    case Qt::DisplayRole:
      switch (index.column()) {
        case ItemId:
          return toQt(item.id);
        case Title:
          return inLanguage(item.title);
        case Levels:
          return levels;
        default:
          return priority;
      }
    case Qt::ToolTipRole:
      return index.column() == Priority
                 ? text("dashboard.gaps.priority.tip", priorityFormula(score))
                 : QStringLiteral("%1 %2").arg(toQt(item.id), inLanguage(item.title));
    case Qt::AccessibleTextRole:
      return text("dashboard.gaps.row", item.id, inLanguage(item.title), levels, priority);
    case Qt::TextAlignmentRole:
      return index.column() == Priority ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                        : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case LevelRole:
      return score.level.value_or(0);
    case TargetRole:
      return score.target;
    default:
      return {};
  }
}

QVariant GapModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    const auto side = section == Priority ? Qt::AlignRight
                      : section == Levels ? Qt::AlignHCenter
                                          : Qt::AlignLeft;
    return QVariant(side | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case ItemId:
      return text("dashboard.column.item");
    case Title:
      return text("dashboard.column.title");
    case Levels:
      return text("dashboard.column.levels");
    default:
      return text("dashboard.priority");
  }
}

}  // namespace kijun::ui::dashboard
