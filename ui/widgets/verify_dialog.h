// 改ざん検査: checks the whole workspace against its journal, says in words what differs, and leads
// to the entry or row.
#pragma once
#include <QDialog>
#include <optional>

#include "ui/models/verify_job.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace kijun::ui {

class ProgressLine;
class WorkspaceModel;

class VerifyDialog : public QDialog {
  Q_OBJECT
 public:
  explicit VerifyDialog(WorkspaceModel& workspace, QWidget* parent = nullptr);
  // The finding a person wants to see; nothing where the dialog was only closed.
  const std::optional<Finding>& chosen() const { return chosen_; }
  // As shown, for the clipboard.
  QString asText() const;

 Q_SIGNALS:
  void finishedChecking();

 protected:
  void done(int result) override;

 private:
  QWidget* makeRunning();
  QWidget* makeFoot();
  void start();
  void showReport(const VerifyReport& report);
  void showRunning(bool running);
  void showVerdict(const QString& words, const char* look);
  void choose();

  WorkspaceModel& workspace_;
  VerifyJob job_;
  std::optional<VerifyReport> report_;
  std::optional<Finding> chosen_;
  QLabel* last_;
  QWidget* running_;
  ProgressLine* progress_;
  QLabel* share_;
  QPushButton* cancel_;
  QLabel* verdict_;
  QLabel* head_;
  QListWidget* findings_;
  QPushButton* start_;
  QPushButton* lead_;
  QPushButton* copy_;
};

}  // namespace kijun::ui
