#include "ui/pages/backup/backup_job.h"

#include "workspace/session.h"

namespace kijun::ui::backup {

void ListJob::start(std::shared_ptr<Session> session) {
  if (isRunning()) return;
  run(
      [session = std::move(session)](const JobRun&) {
        Overview overview;
        overview.settings = backupSettingsOf(*session);
        overview.folder = backupFolderOf(session->file(), overview.settings);
        overview.backups = backupsOf(*session, overview.settings);
        return overview;
      },
      [this](const Overview& overview) { Q_EMIT listed(overview); });
}

void MakeJob::start(std::shared_ptr<Session> session) {
  if (isRunning()) return;
  run(
      [session = std::move(session)](const JobRun& handle) {
        return makeBackup(*session, BackupReason::Manual, backupSettingsOf(*session),
                          handle.progress);
      },
      [this](const Backup& made) { Q_EMIT this->made(made); });
}

}  // namespace kijun::ui::backup
