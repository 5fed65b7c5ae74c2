// The preview of a bulk edit as a table: row, field, before, after. UI thread only.
#pragma once
#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "ui/registers/bulk_plan.h"
#include "ui/registers/targets.h"

namespace kijun::ui::registers {

class BulkTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Name, FieldName, Before, After, kColumns };
  BulkTable(const RecordDescription& description, std::shared_ptr<const std::vector<Row>> rows,
            QObject* parent);
  void setTargets(Targets targets);
  void setChanges(std::vector<BulkChange> changes);
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  const RecordDescription& description_;
  std::shared_ptr<const std::vector<Row>> rows_;
  std::vector<BulkChange> changes_;
  Targets targets_;
};

}  // namespace kijun::ui::registers
