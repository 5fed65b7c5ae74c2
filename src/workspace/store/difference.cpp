#include "workspace/store/difference.h"

#include <map>
#include <set>

#include "base/hash.h"
#include "workspace/store/entries.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

using Rows = std::map<std::string, Digest>;  // by primary key

std::vector<int> keyColumns(SQLite::Database& database, std::string_view table) {
  std::vector<int> columns;
  SQLite::Statement row(database, "SELECT cid FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk");
  sql::bindAll(row, table);
  while (row.executeStep()) columns.push_back(row.getColumn(0).getInt());
  return columns;
}

// A value with its kind: nothing, "1" and 1 are three.
std::string marked(const SQLite::Column& column) {
  if (column.isNull()) return "n";
  return (column.isInteger() ? "i" : "t") + sql::bytesOf(column);
}

Rows rowsOf(SQLite::Database& database, std::string_view table) {
  const auto key = keyColumns(database, table);
  Rows rows;
  SQLite::Statement row(database, "SELECT * FROM " + std::string(table));
  while (row.executeStep()) {
    Blake2b hash;
    for (int i = 0; i < row.getColumnCount(); ++i) hash.appendField(marked(row.getColumn(i)));
    std::string name;
    for (const int column : key) name += sql::textOf(row.getColumn(column)) + '\0';
    rows.emplace(std::move(name), hash.finish());
  }
  return rows;
}

std::set<std::string> entryIds(SQLite::Database& database) {
  std::set<std::string> ids;
  SQLite::Statement row(database, "SELECT id FROM journal_entry");
  while (row.executeStep()) ids.insert(sql::textOf(row.getColumn(0)));
  return ids;
}

}  // namespace

std::vector<TableDifference> tableDifferences(SQLite::Database& from, SQLite::Database& to,
                                              const Progress& progress) {
  std::vector<TableDifference> differences;
  double done = 0;
  for (const auto table : journalledTables()) {
    if (progress) progress(done++ / static_cast<double>(journalledTables().size()));
    const auto before = rowsOf(from, table);
    const auto after = rowsOf(to, table);
    TableDifference difference{std::string(table)};
    for (const auto& [key, hash] : after) {
      const auto at = before.find(key);
      if (at == before.end()) {
        ++difference.added;
      } else if (at->second != hash) {
        ++difference.changed;
      }
    }
    for (const auto& [key, hash] : before) difference.removed += !after.contains(key);
    if (difference.added + difference.removed + difference.changed > 0) {
      differences.push_back(std::move(difference));
    }
  }
  return differences;
}

EntriesAlone entriesOnlyIn(SQLite::Database& of, SQLite::Database& other) {
  const auto known = entryIds(other);
  EntriesAlone alone;
  SQLite::Statement row(of, "SELECT number, id FROM journal_entry ORDER BY number DESC");
  while (row.executeStep()) {
    if (known.contains(sql::textOf(row.getColumn(1)))) continue;
    if (alone.newest.size() < kMostEntriesTold) {
      if (auto entry = entryNumbered(of, row.getColumn(0).getInt64())) {
        alone.newest.push_back(std::move(*entry));
      }
    }
    ++alone.count;
  }
  return alone;
}

}  // namespace kijun
