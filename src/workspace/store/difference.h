// What differs between the record of two files.
#pragma once
#include <vector>

#include "workspace/restore.h"
#include "workspace/store/sql.h"

namespace kijun {

// Of the journalled tables, in their order; seen from `from`, which would become `to`.
std::vector<TableDifference> tableDifferences(SQLite::Database& from, SQLite::Database& to,
                                              const Progress& progress);

// Entries that `of` has and `other` has not, newest first.
struct EntriesAlone {
  std::vector<Entry> newest;
  std::int64_t count = 0;
};
EntriesAlone entriesOnlyIn(SQLite::Database& of, SQLite::Database& other);

}  // namespace kijun
