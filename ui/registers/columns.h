// Which columns of a register's list are seen, in what order and how wide: as a person chose it, or
// what fits most at first. Remembered by the columns' names, so that a new field disturbs nothing.
#pragma once
#include <QObject>

#include "records/description.h"
#include "ui/shell/page.h"

class QMenu;
class QTableView;

namespace kijun::ui::registers {

class Columns : public QObject {
  Q_OBJECT
 public:
  // The table outlives it and has its model.
  Columns(Shell& shell, const RecordDescription& description, QTableView* table);
  // One line a column, checked where it is seen; the first always is.
  void fill(QMenu& menu);
  // As it was at first.
  void reset();

 private:
  struct Column {
    std::size_t index = 0;
    bool seen = true;
    int width = 0;  // of the design, at 100 % text
  };
  std::vector<Column> atFirst() const;
  std::vector<Column> remembered() const;
  void apply(const std::vector<Column>& columns);
  void keep();
  void keepOrder();
  Shell& shell_;
  const RecordDescription& description_;
  QTableView* table_;
  QString key_;
  bool applying_ = false;
};

}  // namespace kijun::ui::registers
