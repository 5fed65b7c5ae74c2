// Names of backups: "NAME 2026-09-30T03-04-05.678Z manual.kijun". They sort by time, are the same
// in every time zone, and are allowed on every file system.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "workspace/backup.h"

namespace kijun {

std::string backupName(const std::filesystem::path& file, Instant at, BackupReason reason);

struct BackupName {
  Instant at;
  BackupReason reason = BackupReason::Manual;
};
// Nothing where the name is not one that backupName gives to backups of this file.
std::optional<BackupName> parseBackupName(const std::string& name,
                                          const std::filesystem::path& file);

}  // namespace kijun
