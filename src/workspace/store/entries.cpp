#include "workspace/store/entries.h"

#include <nlohmann/json.hpp>

#include "workspace/store/row_changes.h"
#include "workspace/store/search_index.h"
#include "workspace/store/stored_entry.h"

namespace kijun {

void appendEntry(SQLite::Database& database, Entry& entry, std::string_view changeset,
                 const std::vector<RowChange>& changes, std::string_view originChangeset) {
  const auto head = headEntry(database);
  entry.number = head ? head->number + 1 : 1;
  if (entry.lamport == 0) {
    entry.lamport =
        database.execAndGet("SELECT coalesce(max(lamport), 0) + 1 FROM journal_entry").getInt64();
  }
  entry.schemaVersion = static_cast<int>(sql::pragmaNumber(database, "user_version"));

  StoredEntry stored{entry,
                     std::string(idOf(entry.kind)),
                     std::string(idOf(entry.actor.role)),
                     nlohmann::json(entry.name.arguments)
                         .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                     std::string(asBytes(head ? head->hash : Digest{})),
                     {},
                     entry.origin ? std::string(asBytes(*entry.origin)) : std::string(),
                     std::string(originChangeset),
                     std::string(changeset)};
  stored.hash = hashOf(stored);
  std::copy(stored.hash.begin(), stored.hash.end(), entry.hash.begin());

  SQLite::Statement insert(
      database, "INSERT INTO journal_entry (" + std::string(kEntryColumns) +
                    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sql::bindAll(insert, entry.number, entry.id, entry.lamport, stored.kind, entry.command,
               entry.name.id, stored.arguments, sql::textOrNull(entry.actor.person),
               entry.actor.name, stored.role, entry.at, entry.schemaVersion,
               sql::textOrNull(entry.undoes));
  const auto bindBytes = [&](int index, const std::string& bytes) {
    insert.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size()));
  };
  bindBytes(14, stored.previousHash);
  bindBytes(15, stored.hash);
  sql::bind(insert, 16, sql::textOrNull(entry.batch));
  if (entry.origin) bindBytes(17, stored.originHash);
  if (!originChangeset.empty()) bindBytes(18, stored.originChangeset);
  bindBytes(19, stored.changeset);
  insert.exec();

  SQLite::Statement index(database, "INSERT OR IGNORE INTO journal_row VALUES (?, ?, ?)");
  for (const auto& change : changes) {
    sql::bindAll(index, change.table, journalKeyOf(RowName{change.table, change.key}),
                 entry.number);
    index.exec();
    index.reset();
  }
  updateSearchIndex(database, originChangeset.empty() ? changes : changesOf(changeset));
}

std::optional<Entry> headEntry(SQLite::Database& database) {
  SQLite::Statement row(database, entryQuery(database, "ORDER BY number DESC LIMIT 1"));
  if (!row.executeStep()) return std::nullopt;
  return storedEntryAt(row).entry;
}

std::optional<Entry> entryNumbered(SQLite::Database& database, std::int64_t number) {
  SQLite::Statement row(database, entryQuery(database, "WHERE number = ?"));
  sql::bindAll(row, number);
  if (!row.executeStep()) return std::nullopt;
  return storedEntryAt(row).entry;
}

std::string changesetOf(SQLite::Database& database, std::int64_t number) {
  SQLite::Statement row(database, "SELECT changeset FROM journal_entry WHERE number = ?");
  sql::bindAll(row, number);
  return row.executeStep() ? sql::bytesOf(row.getColumn(0)) : std::string();
}

std::vector<std::int64_t> entriesOfBatch(SQLite::Database& database, const Id& merge) {
  std::vector<std::int64_t> numbers;
  SQLite::Statement row(database,
                        "SELECT number FROM journal_entry WHERE batch = ? ORDER BY number");
  sql::bindAll(row, merge);
  while (row.executeStep()) numbers.push_back(row.getColumn(0).getInt64());
  return numbers;
}

std::optional<std::int64_t> firstBrokenEntry(SQLite::Database& database) {
  SQLite::Statement row(database, entryQuery(database, "ORDER BY number"));
  std::string previous(asBytes(Digest{}));
  std::int64_t expected = 1;
  while (row.executeStep()) {
    auto stored = storedEntryAt(row);
    readChangesets(row, stored);
    if (stored.entry.number != expected || stored.previousHash != previous ||
        hashOf(stored) != stored.hash) {
      return expected;
    }
    previous = stored.hash;
    ++expected;
  }
  return expected == 1 ? std::optional<std::int64_t>(1) : std::nullopt;
}

bool isIntact(SQLite::Database& database, std::int64_t number) {
  SQLite::Statement row(database, entryQuery(database, "WHERE number = ?"));
  sql::bindAll(row, number);
  if (!row.executeStep()) return false;
  auto stored = storedEntryAt(row);
  readChangesets(row, stored);
  return hashOf(stored) == stored.hash;
}

bool isTakenBack(SQLite::Database& database, Id id) {
  bool takenBack = false;
  while (true) {
    SQLite::Statement row(database,
                          "SELECT id FROM journal_entry WHERE undoes = ? "
                          "ORDER BY number DESC LIMIT 1");
    sql::bindAll(row, id);
    if (!row.executeStep()) return takenBack;
    takenBack = !takenBack;
    id = sql::textOf(row.getColumn(0));
  }
}

}  // namespace kijun
