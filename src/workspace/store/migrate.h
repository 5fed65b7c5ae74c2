// Bringing an older file to the present schema version.
#pragma once
#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "workspace/migration.h"
#include "workspace/migrations/migrations.h"
#include "workspace/session.h"
#include "workspace/store/sql.h"

namespace kijun {

// Under the writer's lock. A backup, then all steps in one transaction with an entry for each; on
// failure the file's content is as it was. Throws Error.
std::optional<MigrationDone> migrateFile(const std::filesystem::path& file, bool wasWriteAhead,
                                         const Environment& environment,
                                         const std::string& userName);

// The tables of an earlier version that the later ones of the steps give other columns: a changeset
// of that version does not fit them any more.
std::set<std::string, std::less<>> tablesReshaped(std::span<const Migration> steps, int since);
// The same for this program's steps, worked out once.
const std::set<std::string, std::less<>>& tablesReshapedSince(int schemaVersion);

}  // namespace kijun
