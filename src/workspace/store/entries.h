// The rows of the journal and their chain of hashes.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/journal.h"
#include "workspace/store/changeset.h"

namespace kijun {

// Gives the entry its number, Lamport number (where it has none), schema version and hash, and
// writes it with the index of the rows it touched; the search index follows. `entry` has id, kind,
// command, name, actor, at, undoes, batch and origin. originChangeset: what the entry changed in
// the file it was made in, where that differs from changeset, which is what it changes here.
void appendEntry(SQLite::Database& database, Entry& entry, std::string_view changeset,
                 const std::vector<RowChange>& changes, std::string_view originChangeset = {});

std::optional<Entry> headEntry(SQLite::Database& database);
std::optional<Entry> entryNumbered(SQLite::Database& database, std::int64_t number);
std::string changesetOf(SQLite::Database& database, std::int64_t number);
// Whether the entry was undone, and the undo not itself taken back.
bool isTakenBack(SQLite::Database& database, Id id);
// The entries that a merge brought, and its own, which comes last.
std::vector<std::int64_t> entriesOfBatch(SQLite::Database& database, const Id& merge);

// Recomputes the chain; the number of the first entry that is missing or other than it was.
std::optional<std::int64_t> firstBrokenEntry(SQLite::Database& database);
// Whether this entry's own content is what its hash says.
bool isIntact(SQLite::Database& database, std::int64_t number);

}  // namespace kijun
