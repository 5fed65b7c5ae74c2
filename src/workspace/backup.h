// Backups of a workspace: whole copies made beside running work, checked before they count, named
// so that they sort by time, and thinned out by count and age. Functions that write are called on a
// worker; neither the writer thread nor the window waits for them.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "base/time.h"
#include "workspace/backup_settings.h"

namespace kijun {

enum class BackupReason { Manual, Schedule, Migration, Merge, Restore, Import };
std::string_view idOf(BackupReason reason);
std::optional<BackupReason> backupReasonFromId(std::string_view id);
// The text id of the reason, for people.
std::string textIdOf(BackupReason reason);

enum class BackupState {
  Sound,       // it opens and is of this workspace
  Unreadable,  // cut off, damaged, or not to be read
  Foreign,     // of another workspace
};

struct Backup {
  std::filesystem::path file;
  Instant at;  // by the name
  BackupReason reason = BackupReason::Manual;
  std::uintmax_t bytes = 0;
  BackupState state = BackupState::Unreadable;
  std::int64_t entries = 0;  // 0 where it is unreadable
  std::string headHash;      // hexadecimal
  int schemaVersion = 0;
  std::string workspace;  // its id
};

// Makes and checks a backup, then thins out the folder by the settings. Throws Error (Machine: disk
// full, the folder is gone) and Cancelled; what was begun is cleared away and the workspace is
// untouched. A backup of a file that was deleted or replaced while open is made from the open one.
Backup makeBackup(Session& session, BackupReason reason, const BackupSettings& settings,
                  const Progress& progress = {});
// The same with the user's settings: what merge, restore and import call before they begin. The
// Error says besides that nothing was begun. Before a restore nothing is thinned out: the backup to
// go back to stays.
Backup backupBefore(Session& session, BackupReason reason, const Progress& progress = {});

// A copy of what the open workspace holds, at a place of the user's choice; nothing is replaced.
void saveCopy(Session& session, const std::filesystem::path& target, const Progress& progress = {});

// Those in the folder that carry this file's name, newest first. Each is opened for its head, which
// takes a moment on slow disks. workspace: the id that makes them sound; empty: any.
std::vector<Backup> backupsIn(const std::filesystem::path& folder,
                              const std::filesystem::path& file, const std::string& workspace = {});
// Of the session's workspace, in the folder of the settings.
std::vector<Backup> backupsOf(const Session& session, const BackupSettings& settings);

// Which of the backups, newest first, go by count and age: never the newest sound one, none of
// another workspace, none that is not to be read.
std::vector<Backup> outdated(const std::vector<Backup>& backups, const BackupSettings& settings,
                             Instant now);

// By the schedule: something changed since the newest sound one, and that is older than the
// interval or, because a clock was set back, of the future.
bool isBackupDue(const Session& session, const BackupSettings& settings,
                 const std::vector<Backup>& backups);

}  // namespace kijun
