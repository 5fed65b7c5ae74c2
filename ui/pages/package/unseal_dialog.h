// Takes a workspace out of a package: the passphrase, and where to put it.
#pragma once
#include <QDialog>

#include "ui/pages/package/package_job.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace kijun::ui {

class PassphraseFields;
class ProgressLine;

class UnsealDialog : public QDialog {
  Q_OBJECT
 public:
  UnsealDialog(const QString& package, QWidget* parent = nullptr);
  // After it was accepted: the workspace to open, and what is to be said about it, if anything.
  QString workspace() const { return workspace_; }
  QString warning() const { return warning_; }
  void reject() override;

 private:
  void choosePlace();
  void check();
  void begin();
  void setRunning(bool running);
  void finish(const UnsealedPackage& package);

  QString package_;
  PackageJob job_;
  PassphraseFields* passphrase_;
  QLineEdit* place_;
  QLabel* problem_;
  ProgressLine* progress_;
  QPushButton* open_;
  QPushButton* cancel_;
  QString workspace_;
  QString warning_;
};

}  // namespace kijun::ui
