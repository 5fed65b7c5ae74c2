// Writes the open workspace, or a part of it, to an encrypted package: what, where, the passphrase;
// then how far it is, and what became of it.
#pragma once
#include <QDialog>

#include "ui/pages/package/package_job.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace kijun::ui {

class PartPicker;
class PassphraseFields;
class ProgressLine;
class WorkspaceModel;

class SealDialog : public QDialog {
  Q_OBJECT
 public:
  explicit SealDialog(WorkspaceModel& workspace, QWidget* parent = nullptr);
  void reject() override;

 private:
  QWidget* makeForm();
  QWidget* makeResult();
  void choosePlace();
  void check();
  void begin();
  void setRunning(bool running);
  void showResult(const SealedPackage& package);

  WorkspaceModel& workspace_;
  PackageJob job_;
  QStackedWidget* stack_;
  QRadioButton* whole_;
  QRadioButton* part_;
  PartPicker* picker_;
  PassphraseFields* passphrase_;
  QLineEdit* place_;
  QLabel* problem_;
  QLabel* result_;
  ProgressLine* progress_;
  QPushButton* seal_;
  QPushButton* cancel_;
};

}  // namespace kijun::ui
