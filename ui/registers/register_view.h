// One register: its rows in a list that is filtered, sorted and arranged by columns, and the form
// of the row chosen beside it. Everything is made from the description; the rows are read on a
// worker, and again when the workspace changes while it is seen. UI thread only.
#pragma once
#include <QWidget>

#include "ui/registers/register_contents.h"
#include "ui/shell/page.h"

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace kijun::ui {
class EmptyState;
}

namespace kijun::ui::registers {

class Columns;
class FilterBar;
class RegisterTable;
class RowPane;

class RegisterView : public QWidget {
  Q_OBJECT
 public:
  RegisterView(Shell& shell, WorkspaceModel& workspace, const RecordDescription& description,
               QWidget* parent);
  const RecordDescription& description() const { return description_; }
  // Puts the focus where work goes on.
  void activate();
  void leave();
  // Shows the row, now or once it is read; false where it is known not to be there.
  bool goTo(const Id& id);
  Id current() const;
  // The rows chosen, in the order of the list.
  std::vector<Id> chosen() const;

  void beginNew();
  void duplicate();
  void remove();
  // The rows chosen, together, with a preview.
  void bulkEdit();
  // The rows chosen, with the columns seen, for a spreadsheet; and back, as an import with a
  // preview.
  void copy();
  void paste();
  void importFile(const QString& path = {});
  void exportRows();
  void focusFilter();
  void focusForm();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* buildList();
  void buildButtons();
  void buildMore();
  void connectDrops();
  // Says why and is true where rows cannot be changed.
  bool isRefused();
  void connectParts();
  void reload();
  void adopt(ContentsPtr contents);
  void keepPlace();
  void restorePlace();
  // By place in the contents: whether the row is chosen.
  using Marks = std::vector<bool>;
  Marks marksOf(const Id& id) const;
  Marks keptMarks() const;
  void choose(const Marks& marks, const Id& current);
  void showChosen();
  void refresh();

  Shell& shell_;
  WorkspaceModel& workspace_;
  const RecordDescription& description_;
  bool oneRow_;
  RegisterTable* model_;
  FilterBar* bar_;
  QSplitter* splitter_;
  QStackedWidget* body_ = nullptr;
  QTableView* table_ = nullptr;
  EmptyState* empty_ = nullptr;
  EmptyState* nothing_ = nullptr;
  QPushButton* emptyNew_ = nullptr;
  QPushButton* new_ = nullptr;
  QToolButton* columnsButton_ = nullptr;
  Columns* columns_ = nullptr;
  RowPane* pane_;
  Id wanted_;   // to be shown once it is there
  Marks kept_;  // in keptContents_
  ContentsPtr keptContents_;
  Id keptCurrent_;
  int keptRow_ = 0;
  int keptScroll_ = 0;
  int round_ = 0;
  int readRound_ = 0;  // of what is shown
  bool stale_ = true;
  bool focusWanted_ = false;  // once there is a form to have it
  bool resetting_ = false;
};

}  // namespace kijun::ui::registers
