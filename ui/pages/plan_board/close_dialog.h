// Closing a plan: the result of its evaluation, and the maturity of its items, each offered with
// the level it has and the one the plan promises, unit by unit where it is answered so. UI thread
// only.
#pragma once
#include <QDialog>

#include "ui/models/workspace_model.h"
#include "ui/pages/plan_board/plan_values.h"
#include "workspace/plan_commands.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace kijun::ui {
class DayEdit;
class SegmentedControl;
}  // namespace kijun::ui

namespace kijun::ui::plan_board {

// One answer that the plan raises.
struct OfferedLevel {
  AnswerKey key;
  std::string item;
  std::optional<int> from;
  int to = 0;
};
// Of the items in scope, the answers below what the plan promises (its level, else the item's
// target): the whole's where it is answered as a whole, else each unit's own, and the whole's where
// units stand by it.
std::vector<OfferedLevel> offeredLevels(const WorkspaceModel& workspace, const PlanView& plan);

class CloseDialog : public QDialog {
  Q_OBJECT
 public:
  CloseDialog(const WorkspaceModel& workspace, const PlanValues& values, const PlanView& plan,
              QWidget* parent);
  PlanClosing closing() const;
  void accept() override;

 private:
  void buildLevels(const WorkspaceModel& workspace, const PlanView& plan);
  void refresh();
  // A verdict was given: what it makes likely is ticked.
  void suggest();

  PlanView plan_;
  std::vector<OfferedLevel> offered_;
  SegmentedControl* verdict_;
  QPlainTextEdit* result_;
  DayEdit* day_;
  QLabel *levelsHead_, *problem_;
  QTreeWidget* levels_;
  QPushButton* close_;
};

}  // namespace kijun::ui::plan_board
