#include "workspace/store/backup_writer.h"

#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <chrono>

#include "base/hash.h"
#include "workspace/store/backup_name.h"
#include "workspace/store/connection.h"
#include "workspace/store/file_system.h"

namespace kijun {
namespace {

constexpr double kCopyShare = 0.7;  // of the time; the rest goes to checking
constexpr unsigned kOwnerOnly = 0600;
constexpr std::string_view kUnfinishedEnding = ".part";
// What SQLite may leave beside a database that a crash cut off.
constexpr std::array<std::string_view, 3> kSiblings = {"-journal", "-wal", "-shm"};
// A copy that was cut off and that nobody writes to any more.
constexpr auto kAbandonedAfter = std::chrono::hours(24);

// A file beside its place under a hidden name, removed unless it was moved there.
class Unfinished {
 public:
  explicit Unfinished(std::filesystem::path target) : target_(std::move(target)) {
    std::array<std::uint8_t, 8> random{};
    randomBytes(random);
    // Its own short name: with the target's it could be longer than names may be.
    path_ = target_.parent_path() / (".kijun-" + toHex(random) + std::string(kUnfinishedEnding));
  }
  ~Unfinished() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    for (const auto sibling : kSiblings) {
      std::filesystem::remove(path_.string() + std::string(sibling), ignored);
    }
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  const std::filesystem::path& path() const { return path_; }

  void moveIntoPlace() const {
    if (moveWithoutReplacing(path_, target_)) return;
    throw Error(Fault::Input, msg("workspace.create.exists", target_.string()),
                msg("workspace.create.exists.todo"));
  }
  // The same failure in terms of the place that a person knows.
  Error named(const Error& error) const {
    const auto renamed = [&](Message message) {
      for (auto& argument : message.arguments) {
        if (argument == path_.string()) argument = target_.string();
      }
      return message;
    };
    return {error.fault(), renamed(error.message()), renamed(error.todo())};
  }

 private:
  std::filesystem::path target_;
  std::filesystem::path path_;
};

void removeAbandoned(const std::filesystem::path& folder) {
  const auto limit = std::filesystem::file_time_type::clock::now() - kAbandonedAfter;
  std::error_code failure;
  std::filesystem::directory_iterator entry(folder, failure);
  for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
    const auto name = entry->path().filename().string();
    std::string_view part = name;
    for (const auto sibling : kSiblings) {
      if (part.ends_with(sibling)) part.remove_suffix(sibling.size());
    }
    std::error_code ignored;
    if (part.starts_with(".kijun-") && part.ends_with(kUnfinishedEnding) &&
        entry->last_write_time(ignored) < limit && !ignored) {
      std::filesystem::remove(entry->path(), ignored);
    }
  }
}

// Only a folder beside the workspace is made: one that the user chose and that is gone lies on a
// disk that is not there, and must not appear on the one below it.
void requireFolder(const std::filesystem::path& folder, bool chosen) {
  std::error_code failure;
  if (std::filesystem::is_directory(folder, failure)) return;
  if (chosen) {
    throw Error(Fault::Machine, msg("backup.folder.missing", folder.string()),
                msg("backup.folder.missing.todo"));
  }
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    throw machineError(folder.string(), errno);
  }
}

unsigned permissionsOf(const std::filesystem::path& file) {
  struct stat status {};
  return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 0777 : kOwnerOnly;
}

Progress between(const Progress& progress, double from, double to) {
  if (!progress) return {};
  return [progress, from, to](double share) { progress(from + share * (to - from)); };
}

void thinOut(const std::filesystem::path& folder, const std::filesystem::path& file,
             const std::string& workspace, const BackupSettings& settings, Instant now) {
  for (const auto& backup : outdated(backupsIn(folder, file, workspace), settings, now)) {
    std::error_code failure;
    std::filesystem::remove(backup.file, failure);
    if (failure) spdlog::warn("An old backup could not be removed: {}.", failure.message());
  }
}

}  // namespace

std::unique_ptr<SQLite::Database> openAtRest(const std::filesystem::path& file) {
  std::error_code failure;
  const bool inUse = std::filesystem::exists(file.string() + "-wal", failure) ||
                     std::filesystem::exists(file.string() + "-journal", failure);
  return openForReading(file, !inUse);
}

HeadMark writeCopy(SQLite::Database& source, const std::filesystem::path& file,
                   const std::filesystem::path& target, const Progress& progress,
                   const StepRunner& run) {
  const Unfinished unfinished(target);
  try {
    copyDatabase(source, unfinished.path(), permissionsOf(file), between(progress, 0, kCopyShare),
                 run);
    HeadMark head;
    const auto differs = [&] {
      return Error(Fault::Machine, msg("backup.differs", target.string()),
                   msg("backup.differs.todo"));
    };
    try {
      sql::guarded(unfinished.path(), [&] {
        const auto copy = openForReading(unfinished.path(), true);
        quickCheck(*copy, unfinished.path(), between(progress, kCopyShare, 1));
        head = headMark(*copy);
      });
    } catch (const Error& error) {
      // Written a moment ago and not to be read: the disk is at fault.
      if (error.fault() == Fault::Input) throw differs();
      throw;
    }
    std::string expected;
    const auto ask = [&] { expected = hashOfEntry(source, head.entries); };
    run ? run(ask) : ask();
    if (head.entries == 0 || head.hash != expected) {
      throw differs();
    }
    unfinished.moveIntoPlace();
    return head;
  } catch (const Error& error) {
    throw unfinished.named(error);
  }
}

Backup writeBackup(SQLite::Database& source, const std::filesystem::path& file,
                   const BackupSettings& settings, BackupReason reason, Instant now,
                   const Progress& progress, const StepRunner& run) {
  const auto folder = backupFolderOf(file, settings);
  requireFolder(folder, !settings.folder.empty());
  removeAbandoned(folder);
  Backup backup;
  // Two within a millisecond, or after a clock was set back: the next free instant.
  backup.at = now;
  do {
    backup.file = folder / backupName(file, backup.at, reason);
    if (!std::filesystem::exists(std::filesystem::symlink_status(backup.file))) break;
    backup.at = Instant(backup.at.milliseconds() + 1);
  } while (true);
  backup.reason = reason;
  const auto head = writeCopy(source, file, backup.file, progress, run);
  backup.entries = head.entries;
  backup.headHash = head.hash;
  backup.state = BackupState::Sound;
  std::error_code ignored;
  backup.bytes = std::filesystem::file_size(backup.file, ignored);
  const auto ask = [&] {
    backup.workspace = workspaceId(source);
    backup.schemaVersion = static_cast<int>(sql::pragmaNumber(source, "user_version"));
  };
  run ? run(ask) : ask();
  thinOut(folder, file, backup.workspace, settings, now);
  return backup;
}

}  // namespace kijun
