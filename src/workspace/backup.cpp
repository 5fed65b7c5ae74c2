#include "workspace/backup.h"

#include "workspace/session_door.h"
#include "workspace/store/backup_writer.h"
#include "workspace/store/connection.h"

namespace kijun {
namespace {

// Gives a connection to copy from, and where its steps are run. Under a write-ahead log a reader of
// its own sees one state and hinders nobody. With a rollback journal a reader would keep the writer
// waiting, so the writer's own connection is used between its commands; and so it is where the path
// leads elsewhere by now.
template <typename Function>
auto withSource(Session& session, Function&& function) {
  const bool writes = session.access() == Access::ReadWrite;
  if (writes && (session.isOnNetwork() || placeOf(session) != FilePlace::There)) {
    const StepRunner onWriter = [&](const std::function<void()>& step) {
      SessionDoor::write(session, [&](Store&) { step(); });
    };
    SQLite::Database* source = nullptr;
    SessionDoor::write(session, [&](Store& store) { source = &store.database(); });
    return function(*source, onWriter);
  }
  // Of an older file that is only read: the file, not its migrated copy.
  const bool older = !writes && SessionDoor::migration(session);
  const auto source = older ? openForReading(session.file(), false) : SessionDoor::connect(session);
  // Without a log, an open transaction would keep another process's writer waiting: the copy is
  // begun anew where it writes.
  source->execAndGet("SELECT count(*) FROM sqlite_schema");  // until then the mode is not known
  const bool wal = source->execAndGet("PRAGMA journal_mode").getString() == "wal";
  if (!wal) return function(*source, StepRunner());
  SQLite::Transaction transaction(*source);
  source->execAndGet("SELECT count(*) FROM sqlite_schema");  // its state is that of the first read
  return function(*source, StepRunner());
}

}  // namespace

Backup makeBackup(Session& session, BackupReason reason, const BackupSettings& settings,
                  const Progress& progress) {
  const auto now = SessionDoor::environment(session).clock->now();
  return sql::guarded(session.file(), [&] {
    return withSource(session, [&](SQLite::Database& source, const StepRunner& run) {
      return writeBackup(source, session.file(), settings, reason, now, progress, run);
    });
  });
}

Backup backupBefore(Session& session, BackupReason reason, const Progress& progress) {
  auto settings = backupSettingsOf(session);
  if (reason == BackupReason::Restore) {
    settings.keep = kMostBackupsKept;
    settings.days = kMostBackupDays;
  }
  try {
    return makeBackup(session, reason, settings, progress);
  } catch (const Error& error) {
    throw Error(error.fault(), error.message(), msg("backup.before.todo", "@" + textIdOf(reason)));
  }
}

void saveCopy(Session& session, const std::filesystem::path& target, const Progress& progress) {
  sql::guarded(session.file(), [&] {
    withSource(session, [&](SQLite::Database& source, const StepRunner& run) {
      writeCopy(source, session.file(), target, progress, run);
      return 0;
    });
  });
}

}  // namespace kijun
