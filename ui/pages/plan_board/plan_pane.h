// The plan chosen: its six fields and what is missing of them, milestones to be ticked, updates,
// and what it is linked to, both ways. UI thread only.
#pragma once
#include <QWidget>

#include "ui/pages/plan_board/plan_values.h"
#include "ui/shell/page.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace kijun::ui::registers {
class RowReferences;
}

namespace kijun::ui::plan_board {

class PlanPane : public QWidget {
  Q_OBJECT
 public:
  PlanPane(Shell& shell, WorkspaceModel& workspace, QWidget* parent);
  // plan may be nullptr; count: of those chosen.
  void show(const PlanValuesPtr& values, const PlanView* plan, int count);
  // Why nothing can be changed, as the buttons' tooltip; empty: it can.
  void setRefusal(const QString& why);

 Q_SIGNALS:
  void progressWanted();
  void closeWanted();
  void openWanted();
  // Ticked or unticked.
  void milestoneWanted(const Id& milestone, bool reached);

 private:
  QString fieldsOf(const PlanView& plan) const;
  QString updatesOf(const PlanView& plan) const;
  void fillMilestones(const PlanView& plan);

  PlanValuesPtr values_;
  QLabel *title_, *standing_, *missing_, *fields_, *milestonesHead_, *updatesHead_, *updates_;
  QWidget* inner_;
  QListWidget* milestones_;
  QPushButton *progress_, *close_, *open_;
  registers::RowReferences* references_;
  QString refusal_;
  bool filling_ = false;
};

}  // namespace kijun::ui::plan_board
