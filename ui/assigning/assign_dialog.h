// Gives answers to a department, a respondent and a day in one change, with what changes before it
// does. UI thread only.
#pragma once
#include <QDialog>
#include <vector>

#include "ui/assigning/assign_plan.h"
#include "ui/models/workspace_model.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace kijun::ui {

class DayEdit;

// What can be given away: the words of a choice, and its answers.
struct AssignTarget {
  QString words;
  std::vector<AnswerKey> keys;
};

class AssignDialog : public QDialog {
  Q_OBJECT
 public:
  // The first target is the one chosen; at least one.
  AssignDialog(WorkspaceModel& workspace, std::vector<AssignTarget> targets, QWidget* parent);
  void accept() override;

 private:
  void build();
  QWidget* buildDue();
  void fillUnits();
  void departmentChosen();
  void respondentChosen();
  AssignWish wish() const;
  bool isSound() const;
  void preview();
  QString summary() const;

  WorkspaceModel& workspace_;
  std::vector<AssignTarget> targets_;
  AssignPlan plan_;
  QComboBox *what_, *unit_, *department_, *respondent_, *dueKind_;
  DayEdit* due_;
  QTreeWidget* list_;
  QLabel* summary_;
  QPushButton* assign_;
};

}  // namespace kijun::ui
