// The assessment units of the cycle shown: 全体, and others such as 情報系 and 制御系.
#pragma once
#include <QDialog>

#include "ui/models/workspace_model.h"

class QLineEdit;
class QListWidget;
class QPushButton;

namespace kijun::ui {

class UnitsDialog : public QDialog {
  Q_OBJECT
 public:
  explicit UnitsDialog(WorkspaceModel& workspace, QWidget* parent = nullptr);

 private:
  void refresh();
  void add();
  void remove();
  void check();
  WorkspaceModel& workspace_;
  QListWidget* list_;
  QLineEdit* name_;
  QPushButton* add_;
  QPushButton* remove_;
};

}  // namespace kijun::ui
