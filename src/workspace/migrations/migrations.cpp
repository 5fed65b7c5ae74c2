#include "workspace/migrations/migrations.h"

#include "workspace/store/schema.h"

namespace kijun {
namespace {

constexpr Migration kMigrations[] = {{1, migration0001}, {2, migration0002}};
static_assert(std::size(kMigrations) == kSchemaVersion);

}  // namespace

std::span<const Migration> migrations() {
  return kMigrations;
}

void migrateFrom(SQLite::Database& database, int version) {
  for (const auto& step : kMigrations) {
    if (step.version <= version) continue;
    step.apply(database);
    database.exec("PRAGMA user_version = " + std::to_string(step.version));
  }
}

}  // namespace kijun
