// The steps from one schema version to the next, one file each. A step is never changed once a
// released program has run it.
#pragma once
#include <span>

#include "workspace/store/sql.h"

namespace kijun {

struct Migration {
  int version = 0;  // the schema version it leads to
  void (*apply)(SQLite::Database&) = nullptr;
};

void migration0001(SQLite::Database& database);
void migration0002(SQLite::Database& database);

// In order, the first leading to version 1.
std::span<const Migration> migrations();

// Runs every step above version within the caller's transaction and stores the new version.
void migrateFrom(SQLite::Database& database, int version);

}  // namespace kijun
