#include "workspace/store/stored_entry.h"

#include <nlohmann/json.hpp>

namespace kijun {
namespace {

// Entries from schema version 2 on carry where they come from, and their hashes cover it.
constexpr int kSchemaWithOrigin = 2;
constexpr std::string_view kOriginColumns = "batch, origin_hash, origin_changeset";

}  // namespace

std::string hashOf(const StoredEntry& stored) {
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

StoredEntry storedEntryAt(SQLite::Statement& row) {
  StoredEntry stored;
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

void readChangesets(SQLite::Statement& row, StoredEntry& stored) {
  stored.originChangeset = sql::bytesOf(row.getColumn(17));
  stored.changeset = sql::bytesOf(row.getColumn(18));
}

std::string entryQuery(SQLite::Database& database, std::string_view rest) {
  std::string columns(kEntryColumns);
  if (sql::pragmaNumber(database, "user_version") < kSchemaWithOrigin) {
    columns.replace(columns.find(kOriginColumns), kOriginColumns.size(), "NULL, NULL, NULL");
  }
  return "SELECT " + columns + " FROM journal_entry " + std::string(rest);
}

}  // namespace kijun
