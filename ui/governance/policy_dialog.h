// Individual policies (guideline 4.3.2): every decided measure with its policies and who was told,
// those without one first. L links a document of the register, N makes a new one for the measure,
// Enter and P lead to the policy and to the plan. UI thread only.
#pragma once
#include <QDialog>
#include <functional>
#include <utility>

#include "assessment/policies.h"
#include "ui/models/workspace_model.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace kijun::ui {

class NameCompleter;

class PolicyDialog : public QDialog {
  Q_OBJECT
 public:
  explicit PolicyDialog(WorkspaceModel& workspace, QWidget* parent = nullptr);
  // The record somebody asked for as they left: its register and id; empty without one.
  const std::pair<std::string, Id>& rowWanted() const { return rowWanted_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void readRows();
  void adopt(RegisterRows rows);
  void showChosen();
  const Measure* chosen() const;
  QString titleOf(const Id& document) const;
  void beginLink();
  void takeTyped();
  void link(const Id& document);
  // What is said and done when a link is durable.
  std::function<void(bool)> linked(const QString& words);
  void makePolicy();
  void openPolicy();
  void openPlan();

  WorkspaceModel& workspace_;
  RegisterRows rows_;
  std::vector<Measure> measures_;
  QString whyNot_;
  std::pair<std::string, Id> rowWanted_;
  QLabel* counts_;
  QTableWidget* table_;
  QWidget* linkLine_;
  QLabel* prompt_;
  QLineEdit* document_;
  NameCompleter* completer_;
  QLabel* problem_;
  QPushButton* link_;
  QPushButton* new_;
  QPushButton* open_;
  QPushButton* openPlan_;
};

}  // namespace kijun::ui
