#include "ui/registers/bulk_table.h"

#include "ui/shell/text.h"

namespace kijun::ui::registers {

BulkTable::BulkTable(const RecordDescription& description,
                     std::shared_ptr<const std::vector<Row>> rows, QObject* parent)
    : QAbstractTableModel(parent), description_(description), rows_(std::move(rows)) {}

void BulkTable::setTargets(Targets targets) {
  targets_ = std::move(targets);
  if (!changes_.empty()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
  }
}

void BulkTable::setChanges(std::vector<BulkChange> changes) {
  beginResetModel();
  changes_ = std::move(changes);
  endResetModel();
}

int BulkTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(changes_.size());
}

int BulkTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant BulkTable::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
  const auto& change = changes_[static_cast<std::size_t>(index.row())];
  const auto& field = description_.fields[change.field];
  switch (index.column()) {
    case Name:
      return toQt(textOf((*rows_)[change.row][1]));
    case FieldName:
      return text(field.textId);
    case Before:
      return shownWith(targets_, field, change.before);
    default:
      return shownWith(targets_, field, change.after);
  }
}

QVariant BulkTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name:
      return text(description_.textId);
    case FieldName:
      return text("registerwords.field");
    case Before:
      return text("registerwords.before");
    default:
      return text("registerwords.after");
  }
}

}  // namespace kijun::ui::registers
