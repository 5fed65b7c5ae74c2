// A new assessment cycle, or the particulars of the one shown.
#pragma once
#include <QDialog>

#include "ui/models/workspace_model.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace kijun::ui {

class DayEdit;

class CycleDialog : public QDialog {
  Q_OBJECT
 public:
  enum class Purpose { New, Edit };
  CycleDialog(WorkspaceModel& workspace, Purpose purpose, QWidget* parent = nullptr);
  // After it was accepted: starts the cycle and shows it, or stores the change.
  void post();

 private:
  void check();
  WorkspaceModel& workspace_;
  Purpose purpose_;
  QLineEdit* name_;
  DayEdit* asOf_;
  DayEdit* due_;
  QPlainTextEdit* scope_;
  QLineEdit* assessors_;
  QLabel* problem_;
  QPushButton* accept_;
};

}  // namespace kijun::ui
