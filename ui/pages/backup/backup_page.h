// バックアップ: the backups there are and what they are worth, one more now, how often and where,
// and the way back to one of them.
#pragma once
#include "ui/pages/backup/backup_job.h"
#include "ui/pages/backup/backup_model.h"
#include "ui/shell/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace kijun::ui {
class Banner;
class ProgressLine;
}  // namespace kijun::ui

namespace kijun::ui::backup {

class SettingsForm;

class BackupPage : public Page {
  Q_OBJECT
 public:
  BackupPage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;

 Q_SIGNALS:
  // The window closes the workspace, goes back to the backup, and opens it again.
  void restoreWanted(const kijun::Backup& backup);

 private:
  QWidget* makeHead();
  QWidget* makeList();
  void makeTable();
  void connectParts();
  void makeNow();
  void showRunning(bool running);
  void showList(const Overview& overview);
  void showCurrent();
  const Backup* current() const;

  BackupModel model_;
  ListJob listing_;
  MakeJob making_;
  bool listAgain_ = false;  // asked for while it was read
  Banner* banner_;
  QPushButton* make_;
  QPushButton* cancel_;
  ProgressLine* progress_;
  QStackedWidget* body_;
  QWidget* empty_;
  QTableView* table_;
  QLabel* state_;
  QPushButton* restore_;
  SettingsForm* settings_;
  std::filesystem::path wanted_;  // the backup to choose once the list is read
};

}  // namespace kijun::ui::backup
