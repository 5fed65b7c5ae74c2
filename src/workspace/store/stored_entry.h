// An entry as its row holds it, with the texts and bytes that its hash covers.
#pragma once
#include <string>
#include <string_view>

#include "workspace/journal.h"
#include "workspace/store/sql.h"

namespace kijun {

// Of the schema this program writes, in the order storedEntryAt() reads them.
inline constexpr std::string_view kEntryColumns =
    "number, id, lamport, kind, command, name_id, name_arguments, person, actor_name, role, at, "
    "schema_version, undoes, previous_hash, hash, batch, origin_hash, origin_changeset, changeset";

struct StoredEntry {
  Entry entry;
  std::string kind;  // the texts as stored
  std::string role;
  std::string arguments;
  std::string previousHash;
  std::string hash;
  std::string originHash;
  std::string originChangeset;
  std::string changeset;
};

// BLAKE2b-256 over everything the entry holds; those from schema version 2 on cover their origin.
std::string hashOf(const StoredEntry& stored);

// "SELECT … FROM journal_entry " and the rest, also for files of an earlier schema version.
std::string entryQuery(SQLite::Database& database, std::string_view rest);

// The row a statement of entryQuery() stands on, without its changesets: those, last of the
// columns, are read only where they are asked for.
StoredEntry storedEntryAt(SQLite::Statement& row);
void readChangesets(SQLite::Statement& row, StoredEntry& stored);

}  // namespace kijun
