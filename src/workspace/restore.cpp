#include "workspace/restore.h"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "workspace/session_door.h"
#include "workspace/store/backup_writer.h"
#include "workspace/store/connection.h"
#include "workspace/store/difference.h"
#include "workspace/store/entries.h"
#include "workspace/store/file_system.h"
#include "workspace/store/people.h"
#include "workspace/store/schema.h"
#include "workspace/store/second_name.h"
#include "workspace/store/whole_file.h"
#include "workspace/verify.h"

namespace kijun {
namespace {

constexpr double kCopied = 0.3;  // shares of the time
constexpr double kVerified = 0.95;

std::unique_ptr<Session> reading(const std::filesystem::path& file,
                                 const Environment& environment) {
  return Session::open(file, {Access::ReadOnly, {}, environment});
}

// The present file, or why it cannot be read.
std::unique_ptr<Session> present(const std::filesystem::path& file, const Environment& environment,
                                 RestorePreview& preview) {
  std::error_code ignored;
  preview.presentMissing = !std::filesystem::exists(file, ignored);
  try {
    auto session = reading(file, environment);
    preview.presentEntries = session->head().number;
    return session;
  } catch (const Error& error) {
    preview.presentDamage = error;
    return nullptr;
  }
}

void compare(Session& now, Session& then, RestorePreview& preview, const Progress& progress) {
  SessionDoor::read(now, [&](SQLite::Database& from) {
    SessionDoor::read(then, [&](SQLite::Database& to) {
      preview.otherWorkspace = workspaceId(from) != workspaceId(to);
      auto lost = entriesOnlyIn(from, to);
      preview.lost = std::move(lost.newest);
      preview.lostCount = lost.count;
      auto regained = entriesOnlyIn(to, from);
      preview.regained = std::move(regained.newest);
      preview.regainedCount = regained.count;
      preview.tables = tableDifferences(from, to, progress);
    });
  });
}

std::string systemUserOf(const Environment& environment) {
  return environment.systemUser.empty() ? systemUserName() : environment.systemUser;
}

std::unique_ptr<WriterLock> lockFor(const std::filesystem::path& file,
                                    const Environment& environment) {
  const auto since = environment.clock->now().iso();
  auto lock = WriterLock::take(file, ownHolder(systemUserOf(environment), since));
  if (lock) return lock;
  const auto holder = currentHolder(file).value_or(Holder{});
  if (holder.name.empty()) {
    throw Error(Fault::Input, msg("workspace.open.held_by_unknown", file.string()),
                msg("backup.restore.held.todo"));
  }
  throw Error(Fault::Input,
              msg("workspace.open.held", file.string(), holder.name, holder.host, holder.process,
                  holder.since),
              msg("backup.restore.held.todo"));
}

// What the restored file's journal says of it: history that was taken back is not hidden.
void addEntry(const std::filesystem::path& copy, const Environment& environment,
              const Entry& replaced) {
  auto database = openForWriting(copy, JournalMode::Rollback, false);
  SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
  Entry entry;
  entry.id = environment.ids->next();
  entry.command = "restore_backup";
  const auto now = environment.clock->now().iso();
  entry.name = replaced.number == 0 ? msg("command.restore_backup_of_damaged")
                                    : msg("command.restore_backup", replaced.number,
                                          toHex(replaced.hash).substr(0, 16));
  entry.actor = {{}, systemUserOf(environment), Role::Assessor};
  entry.at = now;
  appendEntry(*database, entry, {}, {});
  transaction.commit();
}

void requireSound(const std::filesystem::path& file, const std::filesystem::path& named,
                  const Progress& progress) {
  VerifyOptions options;
  options.progress = progress;
  const auto report = verify(file, options);
  if (report.isSound()) return;
  throw Error(Fault::Input, msg("backup.restore.unsound", named.string(), report.findings.size()),
              msg("backup.restore.unsound.todo"));
}

std::filesystem::path freeNameFor(const std::filesystem::path& file, Instant at) {
  auto time = at.iso();
  time[13] = time[16] = '-';
  for (int i = 1;; ++i) {
    auto name = file.stem().string() + " " + time + (i > 1 ? " " + std::to_string(i) : "") +
                kKeptByRestore + file.extension().string();
    const auto path = file.parent_path() / name;
    if (!std::filesystem::exists(std::filesystem::symlink_status(path))) return path;
  }
}

// A log or journal of the present file would be played into the one that takes its place: it goes
// with the file that is kept.
void moveAside(const std::filesystem::path& file, const std::filesystem::path& kept) {
  for (const char* beside : {"-wal", "-journal"}) {
    if (std::filesystem::exists(file.string() + beside)) {
      moveWithoutReplacing(file.string() + beside, kept.string() + beside);
    }
  }
  std::error_code ignored;
  std::filesystem::remove(file.string() + "-shm", ignored);
}

// The present file gets a second name, then the new one takes the first: it exists at every moment.
void exchange(const std::filesystem::path& fresh, const std::filesystem::path& file,
              const std::filesystem::path& kept) {
  moveAside(file, kept);
  if (::link(file.c_str(), kept.c_str()) == 0) {
    if (::rename(fresh.c_str(), file.c_str()) != 0) {
      const int failure = errno;
      ::unlink(kept.c_str());
      throw machineError(file.string(), failure);
    }
  } else {
    // A file system without second names.
    if (::rename(file.c_str(), kept.c_str()) != 0) throw machineError(kept.string(), errno);
    if (::rename(fresh.c_str(), file.c_str()) != 0) {
      const int failure = errno;
      ::rename(kept.c_str(), file.c_str());
      throw machineError(file.string(), failure);
    }
  }
  syncFolder(file.parent_path());
}

// Takes in what a crash left in the present file's log, where it can be opened at all.
Entry settle(const std::filesystem::path& file) {
  try {
    return sql::guarded(file, [&] {
      auto database = openForWriting(file, JournalMode::Rollback, true);
      return headEntry(*database).value_or(Entry{});
    });
  } catch (const Error& error) {
    spdlog::info("The file to be replaced cannot be opened: {}.", error.message().id);
    return {};
  }
}

}  // namespace

RestorePreview previewRestore(const std::filesystem::path& file,
                              const std::filesystem::path& backup, const Environment& environment,
                              const Progress& progress) {
  RestorePreview preview;
  const auto then = reading(backup, environment);
  const auto head = then->head();
  preview.backupEntries = head.number;
  preview.backupHeadHash = toHex(head.hash);
  preview.backupAt = head.at;
  const auto now = present(file, environment, preview);
  if (!now) return preview;
  try {
    compare(*now, *then, preview, progress);
  } catch (const Error& error) {
    preview.presentDamage = error;
  }
  return preview;
}

std::optional<Backup> backupBeforeRestore(const std::filesystem::path& file,
                                          const Environment& environment,
                                          const Progress& progress) {
  std::unique_ptr<Session> session;
  try {
    session = reading(file, environment);
    return backupBefore(*session, BackupReason::Restore, progress);
  } catch (const Error& error) {
    // It opens, and it is the backup that fails: only damage found on the way is no reason to stop.
    if (session && error.message().id != "workspace.open.damaged") throw;
    spdlog::info("The file to be replaced cannot be backed up: {}.", error.message().id);
    return std::nullopt;
  }
}

RestoreDone restoreBackup(const std::filesystem::path& given, const std::filesystem::path& backup,
                          const Environment& environment, const Progress& progress) {
  const auto file = realPath(given);
  const auto lock = lockFor(file, environment);
  const auto preview = previewRestore(file, backup, environment);
  if (preview.otherWorkspace) {
    throw Error(Fault::Input, msg("backup.restore.other", backup.string(), file.string()),
                msg("backup.restore.other.todo"));
  }
  const auto tell = [&](double from, double to) -> Progress {
    if (!progress) return {};
    return [&progress, from, to](double share) { progress(from + share * (to - from)); };
  };
  const auto kept = freeNameFor(file, environment.clock->now());
  // Made under the kept file's name, which nothing has: the file's own is taken.
  const WholeFile fresh(kept);
  {
    const auto source = openAtRest(backup);
    writeCopy(*source, backup, fresh.path(), tell(0, kCopied), {});
  }
  requireSound(fresh.path(), backup, tell(kCopied, kVerified));
  // One that cannot be read is not touched, nor the log beside it, which SQLite would clear away.
  const auto replaced = preview.presentDamage ? Entry{} : settle(file);
  sql::guarded(file, [&] {
    // One of an older version keeps it, and is migrated when it is opened.
    const auto version = [&] {
      const auto copy = openAtRest(fresh.path());
      return sql::pragmaNumber(*copy, "user_version");
    }();
    if (version == kSchemaVersion) addEntry(fresh.path(), environment, replaced);
  });
  RestoreDone done;
  done.entries = sql::guarded(file, [&] { return headMark(*openAtRest(fresh.path())).entries; });
  if (preview.presentMissing) {
    if (!moveWithoutReplacing(fresh.path(), file)) {
      throw Error(Fault::Input, msg("workspace.create.exists", file.string()),
                  msg("workspace.create.exists.todo"));
    }
  } else {
    exchange(fresh.path(), file, kept);
    done.kept = kept;
  }
  if (progress) progress(1);
  return done;
}

}  // namespace kijun
