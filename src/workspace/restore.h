// Going back to a backup: first what would differ, then the exchange of the files. The present file
// is never thrown away: it is kept beside under a name with the time. Called on a worker.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/progress.h"
#include "workspace/backup.h"
#include "workspace/journal.h"
#include "workspace/session.h"

namespace kijun {

// Rows of one table that a restore would bring, take away or give other values.
struct TableDifference {
  std::string table;  // as the file calls it
  std::int64_t added = 0;
  std::int64_t removed = 0;
  std::int64_t changed = 0;
};

struct RestorePreview {
  // Why the present file cannot be opened; nothing where it can. Then nothing below but the
  // backup's own numbers is known.
  std::optional<Error> presentDamage;
  bool presentMissing = false;
  bool otherWorkspace = false;  // the backup is of another workspace: a restore is refused
  std::int64_t presentEntries = 0;
  std::int64_t backupEntries = 0;
  std::string backupHeadHash;
  std::string backupAt;  // of its last entry, ISO
  // Entries only the present file has, and such as only the backup has; newest first, at most
  // kMostEntriesTold of each.
  std::vector<Entry> lost;
  std::vector<Entry> regained;
  std::int64_t lostCount = 0;
  std::int64_t regainedCount = 0;
  std::vector<TableDifference> tables;  // those that differ; evidence among them
  bool isSame() const { return !presentDamage && lostCount == 0 && regainedCount == 0; }
};
inline constexpr std::size_t kMostEntriesTold = 500;

// Reads both and changes neither. Throws Error where the backup cannot be opened, and Cancelled.
RestorePreview previewRestore(const std::filesystem::path& file,
                              const std::filesystem::path& backup,
                              const Environment& environment = {}, const Progress& progress = {});

// A backup of the present file, so that it stands in the list too. Nothing where it is missing or
// damaged: what there is of it is kept by the restore itself. Throws as makeBackup does.
std::optional<Backup> backupBeforeRestore(const std::filesystem::path& file,
                                          const Environment& environment = {},
                                          const Progress& progress = {});

struct RestoreDone {
  std::filesystem::path kept;  // the file as it was before; empty where there was none
  std::int64_t entries = 0;
};

// The restored file is verified before it takes its place; its journal says that it was restored,
// by whom, and which head it replaced. The file itself exists at every moment. Throws Error:
// another writer holds the file, the backup is damaged, altered or of another workspace, the disk
// is full; and Cancelled. The present file is untouched then.
RestoreDone restoreBackup(const std::filesystem::path& file, const std::filesystem::path& backup,
                          const Environment& environment = {}, const Progress& progress = {});

}  // namespace kijun
