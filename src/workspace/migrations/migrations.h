// The steps from one schema version to the next, one file each. A step is never changed once a
// released program has run it.
#pragma once
#include <span>

#include "workspace/store/sql.h"

namespace kijun {

struct Migration {
  int version = 0;  // the schema version it leads to
  void (*apply)(SQLite::Database&) = nullptr;
  // Changes rows of journalled tables after apply; what it changes becomes the migration's entry.
  // The same rows in, the same rows out. nullptr where the rows stay as they are.
  void (*content)(SQLite::Database&) = nullptr;
};

void migration0001(SQLite::Database& database);
void migration0002(SQLite::Database& database);
void migration0003(SQLite::Database& database);
void migration0004(SQLite::Database& database);
void migration0005(SQLite::Database& database);
void migration0006(SQLite::Database& database);

// In order, the first leading to version 1.
std::span<const Migration> migrations();

// Runs the step's schema part and stores its version.
void applyMigration(SQLite::Database& database, const Migration& step);

// Runs every step above version, without entries, within the caller's transaction.
void migrateFrom(SQLite::Database& database, int version);

}  // namespace kijun
