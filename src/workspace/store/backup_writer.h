// The making of a backup from an open connection.
#pragma once
#include "workspace/backup.h"
#include "workspace/store/database_copy.h"

namespace kijun {

// Throws as makeBackup does. Thins out the folder afterwards.
Backup writeBackup(SQLite::Database& source, const std::filesystem::path& file,
                   const BackupSettings& settings, BackupReason reason, Instant now,
                   const Progress& progress, const StepRunner& run);

// Copies to the target and checks the copy against the source. Nothing is replaced.
HeadMark writeCopy(SQLite::Database& source, const std::filesystem::path& file,
                   const std::filesystem::path& target, const Progress& progress,
                   const StepRunner& run);

// Opens a file at rest for reading, without leaving anything beside it.
std::unique_ptr<SQLite::Database> openAtRest(const std::filesystem::path& file);

}  // namespace kijun
