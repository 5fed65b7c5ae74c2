// The plans as a list: sorted by its heads, with the columns one chooses, copied into a
// spreadsheet. UI thread only.
#pragma once
#include <QTableView>
#include <set>

#include "ui/pages/plan_board/plan_table.h"

namespace kijun::ui::plan_board {

class ListView : public QTableView {
  Q_OBJECT
 public:
  explicit ListView(QWidget* parent = nullptr);
  void setPlans(const PlanValuesPtr& values, const std::vector<std::size_t>& places);
  // Makes it the current row; signals nothing. Empty: none.
  void choose(const Id& plan);
  int chosenCount() const;
  // Those chosen, or all where one or none is, to the clipboard; how many.
  int copy() const;
  // Ids of columns that are hidden, to be remembered.
  QStringList hiddenColumns() const;
  void setHiddenColumns(const QStringList& hidden);
  void chooseColumns(QPoint global);

 Q_SIGNALS:
  void chosen(const Id& plan);
  void opened(const Id& plan);
  void columnsChanged();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

 private:
  std::vector<int> shownColumns() const;
  PlanTable* model_;
  bool filling_ = false;
};

}  // namespace kijun::ui::plan_board
