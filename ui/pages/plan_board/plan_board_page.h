// 計画の進捗: the risk treatment plans as a board by state, along the days, as a list, by their
// budgets, and by how many are done; beside them the plan chosen, with what it lacks. Values are
// read on a worker and follow the workspace. Every change is one command. UI thread only.
#pragma once
#include "ui/pages/plan_board/plan_values.h"
#include "ui/pages/plan_board/view_bar.h"
#include "ui/shell/page.h"

class QSplitter;
class QStackedWidget;

namespace kijun::ui {
class EmptyState;
}  // namespace kijun::ui

namespace kijun::ui::plan_board {

class BoardView;
class BudgetView;
class BurnUpView;
class FilterBar;
class ListView;
class PlanPane;

class PlanBoardPage : public Page {
  Q_OBJECT
 public:
  PlanBoardPage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  // "view:board" (timeline, list, budget, burnup), "plan:ID", "mark:overdue" and the like.
  bool focusItem(const QString& target) override;
  QString place() const override;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void build();
  void connectParts();
  void connectActions();
  void reload();
  void adopt(PlanValuesPtr values);
  Id firstToSee() const;
  void project();
  void arrange();
  void showView(View view);
  View shown() const;
  void setFilter(const PlanFilter& filter);
  void showOnly(const std::set<Id>& plans);
  void choose(const Id& plan);
  void refreshPane();
  void retell();
  const PlanView* chosen() const { return values_ ? values_->find(plan_) : nullptr; }
  // Says why nothing can be changed, and false then.
  bool mayChange();
  void post(Command command, const QString& said);
  void moveTo(const Id& plan, const std::string& state);
  void step(int by);
  void shift(int days);
  void addProgress();
  void close();
  void reach(const Id& milestone, bool reached);
  void open(const Id& plan);
  void copy();

  QStackedWidget *body_, *views_;
  EmptyState* empty_;
  QWidget* whole_;
  ViewBar* head_;
  FilterBar* bar_;
  QSplitter* splitter_;
  BoardView* board_;
  TimelineView* timeline_;
  ListView* list_;
  BudgetView* budget_;
  BurnUpView* burnUp_;
  PlanPane* pane_;
  PlanValuesPtr values_;
  PlanFilter filter_;
  Id plan_;
  int round_ = 0;
  bool stale_ = true;
};

}  // namespace kijun::ui::plan_board
