#include "workspace/store/entries.h"

#include <nlohmann/json.hpp>

#include "workspace/store/row_changes.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

constexpr const char* kColumns =
    "number, id, lamport, kind, command, name_id, name_arguments, person, actor_name, role, at, "
    "schema_version, undoes, previous_hash, hash, batch, origin_hash, origin_changeset, changeset";
// Entries from schema version 2 on carry where they come from, and their hashes cover it.
constexpr int kSchemaWithOrigin = 2;

struct Stored {
  Entry entry;
  std::string kind;  // the texts as stored, which the hash covers
  std::string role;
  std::string arguments;
  std::string previousHash;
  std::string hash;
  std::string originHash;
  std::string originChangeset;
  std::string changeset;
};

std::string hashOf(const Stored& stored) {
  const auto& entry = stored.entry;
  const bool withOrigin = entry.schemaVersion >= kSchemaWithOrigin;
  Blake2b hash;
  hash.appendField(withOrigin ? "kijun journal entry 2" : "kijun journal entry 1")
      .appendField(stored.previousHash)
      .appendField(std::to_string(entry.number))
      .appendField(entry.id)
      .appendField(std::to_string(entry.lamport))
      .appendField(stored.kind)
      .appendField(entry.command)
      .appendField(entry.name.id)
      .appendField(stored.arguments)
      .appendField(entry.actor.person)
      .appendField(entry.actor.name)
      .appendField(stored.role)
      .appendField(entry.at)
      .appendField(std::to_string(entry.schemaVersion))
      .appendField(entry.undoes)
      .appendField(stored.changeset);
  if (withOrigin) {
    hash.appendField(entry.batch)
        .appendField(stored.originHash)
        .appendField(stored.originChangeset);
  }
  return std::string(asBytes(hash.finish()));
}

Stored storedAt(SQLite::Statement& row) {
  Stored stored;
  auto& entry = stored.entry;
  entry.number = row.getColumn(0).getInt64();
  entry.id = sql::textOf(row.getColumn(1));
  entry.lamport = row.getColumn(2).getInt64();
  stored.kind = sql::textOf(row.getColumn(3));
  entry.kind = entryKindFromId(stored.kind).value_or(EntryKind::Edit);
  entry.command = sql::textOf(row.getColumn(4));
  entry.name.id = sql::textOf(row.getColumn(5));
  stored.arguments = sql::textOf(row.getColumn(6));
  const auto arguments = nlohmann::json::parse(stored.arguments, nullptr, false);
  if (arguments.is_array()) {
    for (const auto& argument : arguments) {
      if (argument.is_string()) entry.name.arguments.push_back(argument);
    }
  }
  entry.actor.person = sql::textOf(row.getColumn(7));
  entry.actor.name = sql::textOf(row.getColumn(8));
  stored.role = sql::textOf(row.getColumn(9));
  entry.actor.role = roleFromId(stored.role).value_or(Role::Executive);
  entry.at = sql::textOf(row.getColumn(10));
  entry.schemaVersion = row.getColumn(11).getInt();
  entry.undoes = sql::textOf(row.getColumn(12));
  stored.previousHash = sql::bytesOf(row.getColumn(13));
  stored.hash = sql::bytesOf(row.getColumn(14));
  if (stored.hash.size() == entry.hash.size()) {
    std::copy(stored.hash.begin(), stored.hash.end(), entry.hash.begin());
  }
  entry.batch = sql::textOf(row.getColumn(15));
  stored.originHash = sql::bytesOf(row.getColumn(16));
  if (stored.originHash.size() == entry.hash.size()) {
    std::copy(stored.originHash.begin(), stored.originHash.end(), entry.origin.emplace().begin());
  }
  return stored;
}

// The changesets, last of the columns, are read only where they are asked for.
void readChangesets(SQLite::Statement& row, Stored& stored) {
  stored.originChangeset = sql::bytesOf(row.getColumn(17));
  stored.changeset = sql::bytesOf(row.getColumn(18));
}

std::string query(std::string_view rest) {
  return "SELECT " + std::string(kColumns) + " FROM journal_entry " + std::string(rest);
}

}  // namespace

void appendEntry(SQLite::Database& database, Entry& entry, std::string_view changeset,
                 const std::vector<RowChange>& changes, std::string_view originChangeset) {
  const auto head = headEntry(database);
  entry.number = head ? head->number + 1 : 1;
  if (entry.lamport == 0) {
    entry.lamport =
        database.execAndGet("SELECT coalesce(max(lamport), 0) + 1 FROM journal_entry").getInt64();
  }
  entry.schemaVersion = static_cast<int>(sql::pragmaNumber(database, "user_version"));

  Stored stored{entry,
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
      database, "INSERT INTO journal_entry (" + std::string(kColumns) +
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
}

std::optional<Entry> headEntry(SQLite::Database& database) {
  SQLite::Statement row(database, query("ORDER BY number DESC LIMIT 1"));
  if (!row.executeStep()) return std::nullopt;
  return storedAt(row).entry;
}

std::optional<Entry> entryNumbered(SQLite::Database& database, std::int64_t number) {
  SQLite::Statement row(database, query("WHERE number = ?"));
  sql::bindAll(row, number);
  if (!row.executeStep()) return std::nullopt;
  return storedAt(row).entry;
}

std::string changesetOf(SQLite::Database& database, std::int64_t number) {
  SQLite::Statement row(database, "SELECT changeset FROM journal_entry WHERE number = ?");
  sql::bindAll(row, number);
  return row.executeStep() ? sql::bytesOf(row.getColumn(0)) : std::string();
}

std::optional<std::int64_t> firstBrokenEntry(SQLite::Database& database) {
  SQLite::Statement row(database, query("ORDER BY number"));
  std::string previous(asBytes(Digest{}));
  std::int64_t expected = 1;
  while (row.executeStep()) {
    auto stored = storedAt(row);
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
  SQLite::Statement row(database, query("WHERE number = ?"));
  sql::bindAll(row, number);
  if (!row.executeStep()) return false;
  auto stored = storedAt(row);
  readChangesets(row, stored);
  return hashOf(stored) == stored.hash;
}

}  // namespace kijun
