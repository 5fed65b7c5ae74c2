// Where the backups of a workspace go and how many stay. This is a matter of the machine and its
// user, not of the record: it is kept in the user's settings under the workspace's id. Any thread.
#pragma once
#include <filesystem>

#include "base/id.h"

namespace kijun {

struct Environment;
class Session;

struct BackupSettings {
  bool scheduled = true;         // off: only those that are asked for, and before a migration
  std::filesystem::path folder;  // empty: beside the workspace, see backupFolderOf
  int hours = 24;                // at least that long between two of the schedule
  // A backup goes when it is older than the days and more than `keep` newer ones stay.
  int keep = 10;
  int days = 60;
  bool operator==(const BackupSettings&) const = default;
};

inline constexpr int kMostBackupsKept = 1000;
inline constexpr int kMostBackupDays = 3650;
inline constexpr int kMostBackupHours = 24 * 31;

// What is missing, unreadable or out of range counts as the default.
BackupSettings readBackupSettings(const Environment& environment, const Id& workspace);
BackupSettings backupSettingsOf(const Session& session);
// For a file that cannot be opened any more: by the path it had when they were written.
BackupSettings backupSettingsFor(const Environment& environment, const std::filesystem::path& file);
// Throws Error where the user's settings cannot be written or a number is out of range.
void writeBackupSettings(const Environment& environment, const Id& workspace,
                         const std::filesystem::path& file, const BackupSettings& settings);
void setBackupSettings(const Session& session, const BackupSettings& settings);

// The folder of the settings, or 「NAME のバックアップ」 beside the workspace.
std::filesystem::path backupFolderOf(const std::filesystem::path& file,
                                     const BackupSettings& settings);

}  // namespace kijun
