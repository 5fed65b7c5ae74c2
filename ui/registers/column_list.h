// The columns of a table that is imported, each with an example and the field it is for. UI thread
// only.
#pragma once
#include <QWidget>

#include "ui/registers/import_job.h"

class QTableWidget;

namespace kijun::ui::registers {

class ColumnList : public QWidget {
  Q_OBJECT
 public:
  explicit ColumnList(QWidget* parent);
  void showTable(const TextTable& table, const std::vector<ImportMeaning>& meanings,
                 const ColumnMapping& mapping);
  const ColumnMapping& mapping() const { return mapping_; }

 Q_SIGNALS:
  // A person chose; a field that another column had is taken from it.
  void chosen();

 private:
  void choose(std::size_t column, const std::string& field);
  QTableWidget* table_;
  ColumnMapping mapping_;
};

}  // namespace kijun::ui::registers
