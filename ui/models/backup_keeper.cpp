#include "ui/models/backup_keeper.h"

#include <chrono>

#include "base/log.h"
#include "ui/shell/text.h"
#include "workspace/backup.h"
#include "workspace/file_place.h"

namespace kijun::ui {
namespace {

using namespace std::chrono_literals;
constexpr auto kSoon = 20s;  // opening is over and the first work is under way
constexpr auto kBetween = 1h;

}  // namespace

void CopyJob::start(std::shared_ptr<Session> session, const QString& target) {
  if (isRunning()) return;
  run(
      [session = std::move(session),
       path = std::filesystem::path(target.toStdU16String())](const JobRun& handle) {
        saveCopy(*session, path, handle.progress);
        return path;
      },
      [this, target](const std::filesystem::path&) { Q_EMIT saved(target); });
}

BackupKeeper::BackupKeeper(QObject* parent) : Job(parent) {
  soon_.setObjectName("backupSoon");
  soon_.setSingleShot(true);
  soon_.setInterval(kSoon);
  hourly_.setInterval(kBetween);
  for (auto* timer : {&soon_, &hourly_}) {
    timer->setParent(this);
    connect(timer, &QTimer::timeout, this, [this] {
      tick();
      lookAtPlace();
    });
  }
}

void BackupKeeper::watch(std::shared_ptr<Session> session) {
  cancel();
  misplaced_ = false;
  session_ = std::move(session);
  if (session_ && session_->access() == Access::ReadOnly) session_.reset();
  soon_.stop();
  hourly_.stop();
  if (!session_) return;
  soon_.start();
  hourly_.start();
}

void BackupKeeper::tick() {
  if (!session_ || isRunning()) return;
  run(
      [session = session_](const JobRun& handle) -> std::optional<Backup> {
        const auto settings = backupSettingsOf(*session);
        if (!isBackupDue(*session, settings, backupsOf(*session, settings))) return std::nullopt;
        return makeBackup(*session, BackupReason::Schedule, settings, handle.progress);
      },
      [this](const std::optional<Backup>& backup) {
        if (!backup) return;
        spdlog::info("A backup was made by schedule.");
        Q_EMIT made(QString::fromStdU16String(backup->file.u16string()));
      });
}

void BackupKeeper::lookAtPlace() {
  if (!session_) return;
  inBackground(
      this,
      [session = std::weak_ptr(session_)]() -> std::optional<Error> {
        const auto open = session.lock();
        const auto place = open ? placeOf(*open) : FilePlace::There;
        if (place == FilePlace::There) return std::nullopt;
        return notInPlace(open->file(), place);
      },
      [this, of = session_.get()](const std::optional<Error>& away) {
        if (!away || session_.get() != of) return;
        misplaced_ = true;
        Q_EMIT misplaced(rendered(*away));
      },
      [](const std::exception_ptr&) { spdlog::warn("The open file's place is not known."); });
}

}  // namespace kijun::ui
