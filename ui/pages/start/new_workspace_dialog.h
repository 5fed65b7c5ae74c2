// Asks what a new workspace needs: whose, which sector, the first cycle and its as-of date, and
// where the file shall lie.
#pragma once
#include <QDialog>

#include "workspace/session.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace kijun::ui {

class DayEdit;

class NewWorkspaceDialog : public QDialog {
  Q_OBJECT
 public:
  explicit NewWorkspaceDialog(const QString& folder, QWidget* parent = nullptr);
  QString path() const;
  NewWorkspace workspace() const;

 private:
  void suggestPath();
  void check();

  QString folder_;
  QLineEdit* name_;
  QComboBox* sector_;
  QLineEdit* cycle_;
  DayEdit* asOf_;
  QLineEdit* path_;
  QLabel* problem_;
  QPushButton* make_;
  bool ownPath_ = false;
};

}  // namespace kijun::ui
