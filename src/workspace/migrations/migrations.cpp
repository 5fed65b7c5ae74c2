#include "workspace/migrations/migrations.h"

#include "workspace/store/schema.h"

namespace kijun {
namespace {

constexpr Migration kMigrations[] = {{1, migration0001}, {2, migration0002}, {3, migration0003},
                                     {4, migration0004}, {5, migration0005}, {6, migration0006}};
static_assert(std::size(kMigrations) == kSchemaVersion);

}  // namespace

std::span<const Migration> migrations() {
  return kMigrations;
}

void applyMigration(SQLite::Database& database, const Migration& step) {
  step.apply(database);
  database.exec("PRAGMA user_version = " + std::to_string(step.version));
}

void migrateFrom(SQLite::Database& database, int version) {
  for (const auto& step : kMigrations) {
    if (step.version <= version) continue;
    applyMigration(database, step);
    if (step.content) step.content(database);
  }
}

}  // namespace kijun
