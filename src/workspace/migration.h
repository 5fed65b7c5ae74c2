// What opening did to a file of an older version. One opened for writing is migrated: first a
// backup, then every step in one transaction, each with a journal entry of its own. One opened for
// reading stays as it is: a private copy is migrated and read.
#pragma once
#include <filesystem>
#include <optional>

namespace kijun {

class Session;

struct MigrationDone {
  int from = 0;  // schema versions
  int to = 0;
  std::filesystem::path backup;  // as it was before; empty where only a private copy was migrated
};

// Nothing where the file was of the present version. Any thread.
std::optional<MigrationDone> migrationOf(const Session& session);

}  // namespace kijun
