// Which columns of the gap list are seen and how wide: as a person chose it, or what there is room
// for. Remembered by the columns' names. UI thread only.
#pragma once
#include <QObject>

#include "ui/shell/page.h"

class QMenu;
class QTableView;

namespace kijun::ui::gaps {

class GapColumns : public QObject {
  Q_OBJECT
 public:
  // The table outlives it and shows a GapTable.
  GapColumns(Shell& shell, QTableView* table);
  // One line a column that may be hidden.
  void fill(QMenu& menu);
  // After a change of the table's width; trying: ranks need room for arrows.
  void fit(bool trying);

 private:
  bool isSeen(int column) const;
  void setSeen(int column, bool seen);
  Shell& shell_;
  QTableView* table_;
  bool trying_ = false;
};

}  // namespace kijun::ui::gaps
