// Whole copies of a database through SQLite's online backup API, made in small steps.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/progress.h"
#include "workspace/store/sql.h"

namespace kijun {

// What names the state of a workspace; read from a file of any version.
struct HeadMark {
  std::int64_t entries = 0;
  std::string hash;  // hexadecimal
  bool operator==(const HeadMark&) const = default;
};
HeadMark headMark(SQLite::Database& database);
// The hash of one entry; empty where there is none.
std::string hashOfEntry(SQLite::Database& database, std::int64_t number);
// The workspace's own id, which all its copies carry.
std::string workspaceId(SQLite::Database& database);

// Runs each step where the source's connection may be used; between two steps it is free.
using StepRunner = std::function<void(const std::function<void()>&)>;

// Copies what `source` holds to the new file `target`, which is left synced, in one file, and with
// the permissions given. Where the source's transaction is open, it is the state of its start. A
// source whose rows change meanwhile is begun anew, unless the same connection changed them.
// Throws Error (Machine, naming the target) and what progress throws; what was written stays then.
void copyDatabase(SQLite::Database& source, const std::filesystem::path& target, unsigned mode,
                  const Progress& progress, const StepRunner& run = {});

// Throws Error where the file's structure is damaged.
void quickCheck(SQLite::Database& database, const std::filesystem::path& file,
                const Progress& progress = {});

}  // namespace kijun
