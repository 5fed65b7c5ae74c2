// 部署の回答: who owes which answers and how far each department is; items are given to departments
// here, questionnaires handed out and taken back. Read on a worker; follows the workspace. UI
// thread only.
#pragma once
#include "ui/pages/collect/answer_filter.h"
#include "ui/shell/page.h"

class QAbstractItemModel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace kijun::ui {
class DayEdit;
class EmptyState;
struct AssignTarget;
}  // namespace kijun::ui

namespace kijun::ui::collect {

class AnswerTable;
class DepartmentTable;
class FilterBar;

class CollectPage : public Page {
  Q_OBJECT
 public:
  CollectPage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  // "department:ID", "section:ID", "state:returned", "mark:overdue".
  bool focusItem(const QString& target) override;
  QString place() const override;

 protected:
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildHead();
  QTableView* buildTable(QAbstractItemModel* model, const char* name, std::string_view nameId);
  QWidget* buildAnswers();
  void connectParts();
  void handleKeys();
  void retell();
  void reload();
  void adopt(CollectValuesPtr values);
  void setFilter(const AnswerFilter& filter);
  void departmentsChosen();
  void showDepartments();
  void fitColumns();
  void refresh();
  // Of what is chosen in the list of answers; all listed where only one is.
  std::vector<AnswerKey> chosenKeys() const;
  std::vector<AnswerKey> listedKeys() const;
  // As chosen above, else all that have answers; nobody's left out.
  std::vector<Id> chosenDepartments() const;
  std::vector<AssignTarget> targets() const;
  QString whyNotAssigned() const;
  QString whyNotHandedOut() const;
  void offer(QPushButton& button, const QString& why, std::string_view tipId);
  // ---- what is done here ----
  void assign();
  void handOut();
  void takeBackFile();
  void mail();
  void copy();
  void open();
  void review();

  QStackedWidget* body_;
  EmptyState* empty_;
  QWidget* whole_;
  DayEdit* asOf_;
  QPushButton *assign_, *handOut_, *takeBack_, *mail_, *review_;
  DepartmentTable* departments_;
  AnswerTable* answers_;
  QSplitter* splitter_ = nullptr;
  QTableView *departmentTable_ = nullptr, *answerTable_ = nullptr;
  FilterBar* bar_ = nullptr;
  CollectValuesPtr values_;
  bool showing_ = false;  // the choice of departments follows the filter
  bool stale_ = true;
  int round_ = 0;
};

}  // namespace kijun::ui::collect
