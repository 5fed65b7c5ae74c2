// The window: top line, rail, pages, bottom line. Holds at most one open workspace; opening and
// closing happen on a worker.
#pragma once
#include <QMainWindow>
#include <QPointer>
#include <map>
#include <memory>

#include "ui/models/opening.h"
#include "ui/shell/page.h"
#include "ui/widgets/banner.h"
#include "workspace/backup.h"

class QSettings;
class QStackedWidget;

namespace kijun {
struct SearchHit;
}

namespace kijun::ui {

class Banner;
class BackupKeeper;
class CopyJob;
class LookSwitch;
class Palette;
class ProgressLine;
class Rail;
class RestoreJob;
class StartPage;
class StatusLine;
class TopBar;

class MainWindow : public QMainWindow, public Shell {
  Q_OBJECT
 public:
  // settings and look outlive the window. actAs: --as, may be empty.
  MainWindow(QSettings& settings, LookSwitch& look, QString actAs = {});
  ~MainWindow() override;

  void openFile(const QString& path, Access access = Access::ReadWrite);
  void createWorkspace(const QString& path, NewWorkspace workspace);
  void openSample();
  void closeWorkspace();
  // The file that was open when the window, or its process, last ended, at the place it was left.
  void reopenLast();
  // nullptr without one.
  WorkspaceModel* workspace() const { return workspace_.get(); }
  bool isOpening() const { return opening_; }
  // For what is opened from now on; a test's own.
  void setEnvironment(Environment environment) { environment_ = std::move(environment); }

  QString currentPage() const { return currentPage_; }
  Page* page(const QString& id) const;
  StatusLine& statusLine() const { return *status_; }
  Banner& banner() const { return *banner_; }
  Palette& palette() const { return *palette_; }
  BackupKeeper& keeper() const { return *keeper_; }
  StartPage& startPage() const { return *start_; }

  // ---- Shell ----
  void goTo(const QString& page, const QString& target = {}) override;
  ActionTable& actions() override { return *actions_; }
  void say(const QString& message) override;
  void remember(const QString& key, const QVariant& value) override;
  QVariant remembered(const QString& key) const override;

 Q_SIGNALS:
  void workspaceOpened();
  void workspaceClosed();
  void openingFailed();

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void openOrMerge(const QString& path);
  void takeBackOrOpen(const QString& path);
  void takeBackFiles(const QStringList& files);
  void build();
  void connectFile();
  void connectEdit();
  void connectView();
  void open(OpenRequest request);
  void openPackage(const QString& path);
  void adopt(Opened opened, const OpenRequest& request);
  void explainWithBackups(const OpenFailure& failure, const OpenRequest& request);
  void explain(const OpenFailure& failure, const OpenRequest& request, std::vector<Backup> backups);
  std::shared_ptr<Session> letGo();
  // Lets go and shows that something goes on; the session, for closing elsewhere.
  std::shared_ptr<Session> beginWaiting(const QString& words);
  void endWaiting();
  void connectBackups();
  void connectBackupPage(Page& page);
  void askRestore(const std::filesystem::path& file, std::vector<Backup> backups,
                  int offsetMinutes);
  void sayMisplaced(const QString& words);
  bool saveCopyElsewhere();
  bool mayLetGo();
  void retitle();
  void refreshActions();
  void goToLastPlace(bool sameFile, bool questionnaire);
  void showStanding();
  void complain(const QString& words);
  void openPalette();
  void verifyWorkspace();
  void goToHit(const SearchHit& hit, const QStringList& words);
  void goToAnswer(const SearchHit& hit, const QStringList& words);
  void rememberPlace();
  void runDialog(QDialog& dialog);

  QSettings& settings_;
  LookSwitch& look_;
  QString actAs_;
  ActionTable* actions_;
  TopBar* top_;
  ProgressLine* progress_;
  Banner* banner_;
  Rail* rail_;
  QStackedWidget* stack_;
  StartPage* start_;
  StatusLine* status_;
  Palette* palette_;
  BackupKeeper* keeper_;
  CopyJob* copying_;
  RestoreJob* restoring_;
  QString restoringFile_;
  bool wasOpen_ = false;  // when restoring began
  // Said by the banner when the workspace on its way is open.
  std::optional<std::pair<BannerTone, QString>> afterOpening_;
  std::unique_ptr<WorkspaceModel> workspace_;
  std::map<QString, Page*> pages_;
  QString currentPage_;
  bool opening_ = false;
  bool standingShown_ = false;  // by the banner
  Environment environment_;
};

}  // namespace kijun::ui
