// 承認: the sets of the cycle with their stamps, what is next and by whom, the answers to look at
// again, and the buttons for what who acts may do.
#pragma once
#include "ui/models/approval_watch.h"
#include "ui/shell/page.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTreeWidget;

namespace kijun::ui {
class Banner;
class SegmentedControl;
}  // namespace kijun::ui

namespace kijun::ui::approval {

class ApprovalPage : public Page {
  Q_OBJECT
 public:
  ApprovalPage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  // "set:5.1"; "set:" is the whole cycle.
  bool focusItem(const QString& target) override;
  QString place() const override;

 private:
  QWidget* makeHead();
  QWidget* makeSets();
  QWidget* makeDetail();
  QWidget* makeSigning(QWidget* parent);
  void connectParts();
  void showSets();
  void showSet();
  void showStamps(const ApprovalSet& set);
  void showAnswers(const ApprovalSet& set);
  void tellChanges(std::vector<AnswerKey> keys, ApprovalStep since);
  void showButtons(const ApprovalSet& set);
  void showTerms();
  void sign();
  void giveBack();
  void post(Command command);
  void goToAnswer();
  const ApprovalSet* current() const;

  ApprovalWatch watch_;
  std::string section_;  // of the set chosen
  int telling_ = 0;      // of the latest reading of changes
  Banner* banner_;
  SegmentedControl* terms_;
  QTreeWidget* sets_;
  QLabel* name_;
  QLabel* counts_;
  QLabel* next_;
  QLabel* stamps_;
  QLineEdit* note_;
  QPushButton* sign_;
  QPushButton* return_;
  QLabel* why_;
  QLabel* answersTitle_;
  QListWidget* answers_;
  QLabel* history_;
};

}  // namespace kijun::ui::approval
