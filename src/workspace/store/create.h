// A new workspace file.
#pragma once
#include <filesystem>

#include "workspace/session.h"

namespace SQLite {
class Database;
}

namespace kijun {

// The tables of a workspace in an empty database, with an id of its own and nothing in them.
void layOutWorkspace(SQLite::Database& database, IdSource& ids);

// Made whole beside its place and moved there; never replaces a file. Throws Error.
void createWorkspace(const std::filesystem::path& file, const NewWorkspace& workspace,
                     const Environment& environment, const std::string& actorName);

}  // namespace kijun
