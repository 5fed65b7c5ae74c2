#include "workspace/store/create.h"

#include "base/error.h"
#include "base/hash.h"
#include "workspace/migrations/migrations.h"
#include "workspace/store/catalog_shelf.h"
#include "workspace/store/cycle_store.h"
#include "workspace/store/record_store.h"
#include "workspace/store/schema.h"
#include "workspace/store/search_index.h"
#include "workspace/store/store.h"
#include "workspace/store/whole_file.h"

namespace kijun {
namespace {

struct FirstRows {
  Organisation organisation;
  Unit unit;
  CycleRecord cycle;
  CatalogPtr catalog;
};

void checkRow(const RecordDescription& description, const Row& row) {
  const auto problems = problemsOf(description, row);
  if (!problems.empty()) throw Error(Fault::Input, problems.front());
}

FirstRows firstRows(const NewWorkspace& workspace, IdSource& ids) {
  FirstRows rows;
  rows.catalog = workspace.catalog ? workspace.catalog : shippedCatalogs().front();
  rows.organisation = workspace.organisation;
  if (rows.organisation.id.empty()) rows.organisation.id = ids.next();
  rows.unit = {ids.next(), workspace.wholeUnitName, true, 0};
  rows.cycle = workspace.cycle;
  rows.cycle.id = ids.next();
  rows.cycle.number = 1;
  rows.cycle.catalog = toHex(rows.catalog->hash());
  rows.cycle.state = "open";
  checkRow(organisationType().description, organisationType().row(rows.organisation));
  checkRow(unitType().description, unitType().row(rows.unit));
  checkRow(cycleType().description, cycleType().row(rows.cycle));
  return rows;
}

void writeFirstRows(SQLite::Database& database, const FirstRows& rows) {
  storeCatalog(database, *rows.catalog);
  storeRecord(database, organisationType().description, organisationType().row(rows.organisation));
  storeRecord(database, unitType().description, unitType().row(rows.unit));
  storeRecord(database, cycleType().description, cycleType().row(rows.cycle));
  putUnitInCycle(database, rows.cycle.id, rows.unit.id);
  storeSettingValue(database, kTimeZoneSetting, std::to_string(kJapanOffsetMinutes));
  storeSettingValue(database, kApprovalStyleSetting, "seal");
}

void writeFile(const std::filesystem::path& file, const FirstRows& rows,
               const Environment& environment, const std::string& actorName) {
  SQLite::Database database(file.string(),
                            SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
  database.exec("PRAGMA foreign_keys = ON");
  database.exec("PRAGMA synchronous = EXTRA");
  layOutWorkspace(database, *environment.ids);
  Entry entry;
  entry.kind = EntryKind::Baseline;
  entry.command = "create_workspace";
  entry.name = msg("command.create_workspace");
  entry.actor = {{}, actorName, Role::Assessor};
  entry.at = environment.clock->now().iso();
  recordChange(database, *environment.ids, entry, [&] { writeFirstRows(database, rows); });
}

}  // namespace

void layOutWorkspace(SQLite::Database& database, IdSource& ids) {
  SQLite::Transaction transaction(database);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  migrateFrom(database, 0);
  markSearchIndexWhole(database);
  sql::run(database, "INSERT INTO meta (key, value) VALUES ('workspace', ?)", ids.next());
  transaction.commit();
}

void createWorkspace(const std::filesystem::path& file, const NewWorkspace& workspace,
                     const Environment& environment, const std::string& actorName) {
  WholeFile whole(file);
  const auto rows = firstRows(workspace, *environment.ids);
  whole.make([&](const std::filesystem::path& path) {
    sql::guarded(path, [&] { writeFile(path, rows, environment, actorName); });
  });
  whole.moveIntoPlace();
}

}  // namespace kijun
