// The window's part in backups: what the keeper of the open file says, and going back to a backup.
#include <QDir>
#include <QFileInfo>

#include "ui/models/backup_keeper.h"
#include "ui/models/restore_job.h"
#include "ui/pages/backup/backup_page.h"
#include "ui/pages/backup/restore_dialog.h"
#include "ui/pages/start/start_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_line.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/progress_line.h"

namespace kijun::ui {
namespace {

QString shown(const std::filesystem::path& path) {
  return QDir::toNativeSeparators(QString::fromStdU16String(path.u16string()));
}

}  // namespace

void MainWindow::connectBackups() {
  keeper_ = new BackupKeeper(this);
  copying_ = new CopyJob(this);
  restoring_ = new RestoreJob(this);
  connect(actions_->action("file.backup"), &QAction::triggered, this,
          [this] { goTo(QStringLiteral("backup")); });
  connect(keeper_, &Job::failed, this, [this](const QString& words) {
    complain(text("ui.backup.failed", words));
    banner_->addButton(text("ui.backup.settings"), [this] { goTo(QStringLiteral("backup")); });
  });
  connect(keeper_, &BackupKeeper::misplaced, this, &MainWindow::sayMisplaced);
  connect(copying_, &CopyJob::saved, this, [this](const QString& path) {
    keeper_->noteSaved();
    standingShown_ = false;
    banner_->say(BannerTone::Information, text("ui.copy.saved", QDir::toNativeSeparators(path)));
    banner_->addButton(text("ui.copy.open"), [this, path] { openFile(path); });
  });
  connect(copying_, &Job::failed, this, &MainWindow::sayMisplaced);
  connect(restoring_, &Job::progressed, this, [this](double share) {
    progress_->setBusy(false);
    progress_->setShare(share);
  });
  connect(restoring_, &RestoreJob::restored, this, [this](const RestoreDone& done) {
    const QString file = QFileInfo(restoringFile_).fileName();
    afterOpening_ = {BannerTone::Information,
                     done.kept.empty()
                         ? text("backup.restore.done", file, done.entries)
                         : text("backup.restore.done_kept", file, done.entries, shown(done.kept))};
    opening_ = false;
    openFile(restoringFile_);
  });
  // The present file is untouched: a workspace that was open is opened again.
  connect(restoring_, &Job::failed, this, [this](const QString& words) {
    opening_ = false;
    if (wasOpen_) {
      afterOpening_ = {BannerTone::Error, words};
      openFile(restoringFile_);
    } else {
      endWaiting();
      ask::error(this, words);
    }
  });
}

void MainWindow::connectBackupPage(Page& page) {
  const auto* backups = qobject_cast<backup::BackupPage*>(&page);
  if (!backups) return;
  connect(
      backups, &backup::BackupPage::restoreWanted, this,
      [this](const Backup& chosen) {
        askRestore(workspace_->session().file(), {chosen}, workspace_->snapshot().offsetMinutes);
      },
      Qt::QueuedConnection);
}

void MainWindow::askRestore(const std::filesystem::path& file, std::vector<Backup> backups,
                            int offsetMinutes) {
  backup::RestoreDialog dialog(file, std::move(backups), offsetMinutes, environment_, this);
  if (!ask::run(dialog) || opening_) return;
  const auto chosen = dialog.chosen().file;
  restoringFile_ = QString::fromStdU16String(file.u16string());
  wasOpen_ = workspace_ != nullptr;
  auto previous = beginWaiting(text("ui.restoring", QFileInfo(restoringFile_).fileName()));
  restoring_->start(file, chosen, environment_, std::move(previous));
}

void MainWindow::explainWithBackups(const OpenFailure& failure, const OpenRequest& request) {
  if (!failure.damaged && !failure.missing) return explain(failure, request, {});
  inBackground(
      this,
      [environment = environment_, path = std::filesystem::path(request.path.toStdU16String())] {
        const auto file = std::filesystem::weakly_canonical(path);
        const auto settings = backupSettingsFor(environment, file);
        auto backups = backupsIn(backupFolderOf(file, settings), file);
        std::erase_if(backups,
                      [](const Backup& backup) { return backup.state != BackupState::Sound; });
        return backups;
      },
      [this, failure, request](std::vector<Backup> backups) {
        explain(failure, request, std::move(backups));
      },
      [this, failure, request](const std::exception_ptr&) { explain(failure, request, {}); });
}

void MainWindow::sayMisplaced(const QString& words) {
  complain(words);
  banner_->addButton(text("ui.copy.save"), [this] { saveCopyElsewhere(); });
}

bool MainWindow::saveCopyElsewhere() {
  if (!workspace_) return false;
  const QFileInfo file(QString::fromStdU16String(workspace_->session().file().u16string()));
  const QString name = text("ui.copy.name", file.completeBaseName()) + QStringLiteral(".kijun");
  const auto path = ask::saveFile(this, {text("ui.copy.title"), file.dir().filePath(name),
                                         text("mergepage.choose.filter"), QStringLiteral("kijun")});
  if (!path) return false;
  copying_->start(workspace_->sessionPtr(), *path);
  return true;
}

// What only the open window still holds is not let go of without a word.
bool MainWindow::mayLetGo() {
  if (!workspace_ || !keeper_->isMisplaced()) return true;
  const QString answer = ask::choose(this, {ask::Tone::Warning,
                                            text("ui.copy.leave.title"),
                                            text("ui.copy.leave"),
                                            text("ui.copy.leave.todo"),
                                            {{QStringLiteral("save"), text("ui.copy.save")},
                                             {QStringLiteral("close"), text("ui.copy.leave.close")},
                                             {QString(), text("ui.cancel")}}});
  if (answer == QLatin1String("save")) saveCopyElsewhere();
  return answer == QLatin1String("close");
}

}  // namespace kijun::ui
