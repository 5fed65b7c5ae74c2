#include "workspace/store/migrate.h"

#include <spdlog/spdlog.h>

#include <map>
#include <mutex>

#include "workspace/backup.h"
#include "workspace/migrations/migrations.h"
#include "workspace/session_door.h"
#include "workspace/store/backup_writer.h"
#include "workspace/store/changeset.h"
#include "workspace/store/connection.h"
#include "workspace/store/entries.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

using Columns = std::map<std::string, std::string, std::less<>>;  // by table

int versionOf(SQLite::Database& database) {
  return static_cast<int>(sql::pragmaNumber(database, "user_version"));
}

// A step that leaves the rows alone has an entry too: the history says when the file became what
// it is, and under which schema the entries around it were made.
void runStep(SQLite::Database& database, const Migration& step, const Environment& environment,
             const std::string& userName) {
  applyMigration(database, step);
  std::string changeset;
  if (step.content) {
    Recorder recorder(database);
    step.content(database);
    changeset = recorder.changeset();
  }
  Entry entry;
  entry.id = environment.ids->next();
  entry.kind = EntryKind::Migration;
  entry.command = "migrate";
  entry.name = msg("command.migrate", step.version - 1, step.version);
  entry.actor = {{}, userName, Role::Assessor};
  entry.at = environment.clock->now().iso();
  appendEntry(database, entry, changeset, changesOf(changeset));
}

void runSteps(SQLite::Database& database, int from, const Environment& environment,
              const std::string& userName) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  for (const auto& step : migrations()) {
    if (step.version > from) runStep(database, step, environment, userName);
  }
  transaction.commit();
}

Columns columnsOfTables(SQLite::Database& database) {
  Columns columns;
  for (const auto table : journalledTables()) {
    SQLite::Statement column(database,
                             "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid");
    sql::bindAll(column, table);
    while (column.executeStep()) {
      for (int i = 0; i < 3; ++i) {
        columns[std::string(table)] += sql::textOf(column.getColumn(i)) + '\n';
      }
    }
  }
  return columns;
}

}  // namespace

std::optional<MigrationDone> migrateFile(const std::filesystem::path& file, bool wasWriteAhead,
                                         const Environment& environment,
                                         const std::string& userName) {
  return sql::guarded(file, [&]() -> std::optional<MigrationDone> {
    const auto database = openForWriting(file, JournalMode::Rollback, wasWriteAhead);
    const int from = versionOf(*database);
    if (from >= kSchemaVersion) return std::nullopt;
    const auto settings = readBackupSettings(environment, workspaceId(*database));
    const auto backup = writeBackup(*database, file, settings, BackupReason::Migration,
                                    environment.clock->now(), {}, {});
    spdlog::info("Migrating the workspace from schema version {} to {}.", from, kSchemaVersion);
    try {
      runSteps(*database, from, environment, userName);
    } catch (const SQLite::Exception& failure) {
      if (failure.getErrorCode() != SQLITE_ERROR) throw;
      throw Error(Fault::Input,
                  msg("migration.failed", file.string(), from, kSchemaVersion, failure.what()),
                  msg("migration.failed.todo", backup.file.string()));
    }
    return MigrationDone{from, kSchemaVersion, backup.file};
  });
}

std::set<std::string, std::less<>> tablesReshaped(std::span<const Migration> steps, int since) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  auto step = steps.begin();
  for (; step != steps.end() && step->version <= since; ++step) applyMigration(database, *step);
  const auto then = columnsOfTables(database);
  for (; step != steps.end(); ++step) applyMigration(database, *step);
  const auto now = columnsOfTables(database);
  std::set<std::string, std::less<>> tables;
  for (const auto& [table, columns] : then) {
    const auto at = now.find(table);
    if (at == now.end() || at->second != columns) tables.insert(table);
  }
  return tables;
}

const std::set<std::string, std::less<>>& tablesReshapedSince(int schemaVersion) {
  static std::mutex mutex;
  static std::map<int, std::set<std::string, std::less<>>> known;
  const std::lock_guard lock(mutex);
  const auto at = known.find(schemaVersion);
  if (at != known.end()) return at->second;
  return known.emplace(schemaVersion, tablesReshaped(migrations(), schemaVersion)).first->second;
}

std::optional<MigrationDone> migrationOf(const Session& session) {
  return SessionDoor::migration(session);
}

}  // namespace kijun
