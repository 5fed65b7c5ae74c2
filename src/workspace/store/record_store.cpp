#include "workspace/store/record_store.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "workspace/store/schema.h"

namespace kijun {
namespace {

std::string columnList(const RecordDescription& description) {
  std::string columns = "id";
  for (const auto& field : description.fields) {
    if (isColumn(field)) columns += ", " + std::string(field.id);
  }
  return columns;
}

// References are left empty.
Row rowAt(SQLite::Statement& statement, const RecordDescription& description) {
  Row row(description.fields.size() + 1);
  int column = 0;
  row.front() = sql::valueOf(statement.getColumn(column));
  for (std::size_t i = 0; i < description.fields.size(); ++i) {
    if (isColumn(description.fields[i])) row[i + 1] = sql::valueOf(statement.getColumn(++column));
  }
  return row;
}

constexpr const char* kLinks = "record_link";

// Of one record where id is given, else of all rows, which are found by their id.
void readReferences(SQLite::Database& database, const RecordDescription& description,
                    std::vector<Row>& rows, const Id& id = {}) {
  const bool none = std::ranges::all_of(description.fields, isColumn);
  if (none || rows.empty() || !hasTable(database, kLinks)) return;
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t row = 0; row < rows.size(); ++row) places[textOf(rows[row].front())] = row;
  SQLite::Statement link(
      database, std::string("SELECT field, key, target FROM record_link WHERE record = ?1 ") +
                    (id.empty() ? "" : "AND key = ?2 ") + "ORDER BY key, field, target");
  sql::bind(link, 1, description.id);
  if (!id.empty()) sql::bind(link, 2, id);
  while (link.executeStep()) {
    const auto field = description.indexOf(sql::textOf(link.getColumn(0)));
    const auto row = places.find(sql::textOf(link.getColumn(1)));
    if (!field || row == places.end()) continue;
    auto& value = rows[row->second][*field + 1];
    const auto before = textOf(value);
    const auto target = sql::textOf(link.getColumn(2));
    value = before.empty() ? target : before + ' ' + target;
  }
}

void storeReferences(SQLite::Database& database, const RecordDescription& description,
                     const Row& row) {
  std::set<std::pair<std::string, std::string>> wanted;  // field and target
  for (std::size_t i = 0; i < description.fields.size(); ++i) {
    const auto& field = description.fields[i];
    if (isColumn(field)) continue;
    for (auto& target : idsOf(row[i + 1])) wanted.emplace(field.id, std::move(target));
  }
  const auto& id = row.front();
  SQLite::Statement link(database,
                         "SELECT field, target FROM record_link WHERE record = ? AND key = ?");
  sql::bindAll(link, description.id, id);
  std::vector<std::pair<std::string, std::string>> gone;
  while (link.executeStep()) {
    std::pair stands(sql::textOf(link.getColumn(0)), sql::textOf(link.getColumn(1)));
    if (wanted.erase(stands) == 0) gone.push_back(std::move(stands));
  }
  for (const auto& [field, target] : gone) {
    sql::run(database,
             "DELETE FROM record_link WHERE record = ? AND key = ? AND field = ? AND target = ?",
             description.id, id, field, target);
  }
  for (const auto& [field, target] : wanted) {
    sql::run(database, "INSERT INTO record_link (record, key, field, target) VALUES (?, ?, ?, ?)",
             description.id, id, field, target);
  }
}

Value stored(const Field& field, const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value); text && text->empty()) return Null();
  if (field.kind == FieldKind::YesNo && isNull(value)) return std::int64_t{0};
  return value;
}

std::string joined(const std::vector<std::string>& columns) {
  std::string out;
  for (const auto& column : columns) out += (out.empty() ? "" : ", ") + column;
  return out;
}

}  // namespace

std::vector<Row> readRecords(SQLite::Database& database, const RecordDescription& description) {
  if (!hasTable(database, description.id)) return {};
  std::string order = std::string(description.fields.front().id);
  for (const std::string_view column : {"number", "position"}) {
    if (description.indexOf(column)) order = std::string(column);
  }
  SQLite::Statement statement(database, "SELECT " + columnList(description) + " FROM " +
                                            std::string(description.id) + " ORDER BY " + order +
                                            ", id");
  std::vector<Row> rows;
  while (statement.executeStep()) rows.push_back(rowAt(statement, description));
  readReferences(database, description, rows);
  return rows;
}

std::optional<Row> findRecord(SQLite::Database& database, const RecordDescription& description,
                              const Id& id) {
  SQLite::Statement statement(database, "SELECT " + columnList(description) + " FROM " +
                                            std::string(description.id) + " WHERE id = ?");
  sql::bindAll(statement, id);
  if (!statement.executeStep()) return std::nullopt;
  std::vector<Row> found{rowAt(statement, description)};
  readReferences(database, description, found, id);
  return std::move(found.front());
}

void storeRecord(SQLite::Database& database, const RecordDescription& description, const Row& row) {
  std::string marks = "?";
  std::string updates;
  for (const auto& field : description.fields) {
    if (!isColumn(field)) continue;
    marks += ", ?";
    if (!updates.empty()) updates += ", ";
    updates += std::string(field.id) + " = excluded." + std::string(field.id);
  }
  SQLite::Statement insert(database, "INSERT INTO " + std::string(description.id) + " (" +
                                         columnList(description) + ") VALUES (" + marks +
                                         ") ON CONFLICT DO UPDATE SET " + updates);
  sql::bind(insert, 1, row.front());
  int place = 2;
  for (const auto i : description.columns()) {
    sql::bind(insert, place++, stored(description.fields[i], row[i + 1]));
  }
  insert.exec();
  if (!std::ranges::all_of(description.fields, isColumn)) {
    storeReferences(database, description, row);
  }
}

void deleteRecordRow(SQLite::Database& database, const RecordDescription& description,
                     const Id& id) {
  sql::run(database, "DELETE FROM record_link WHERE record = ? AND key = ?", description.id, id);
  sql::run(database, "DELETE FROM " + std::string(description.id) + " WHERE id = ?", id);
}

void deleteLooseLinks(SQLite::Database& database) {
  for (const auto* description : recordDescriptions()) {
    const std::string table(description->id);
    for (const char* links : {kLinks, "evidence_link"}) {
      sql::run(database,
               "DELETE FROM " + std::string(links) +
                   " WHERE record = ? AND key NOT IN "
                   "(SELECT id FROM " +
                   table + ")",
               table);
    }
    for (const auto& field : description->fields) {
      if (isColumn(field) || field.target == kItemTarget) continue;
      sql::run(database,
               "DELETE FROM record_link WHERE record = ? AND field = ? AND target NOT IN "
               "(SELECT id FROM " +
                   std::string(field.target) + ")",
               table, field.id);
    }
  }
}

std::vector<RowName> rowsReferringTo(SQLite::Database& database, std::string_view table,
                                     const Id& id) {
  std::vector<RowName> referring;
  SQLite::Statement links(database,
                          "SELECT record, key, field FROM record_link WHERE target = ?1 AND NOT "
                          "(record = ?2 AND key = ?1)");
  sql::bindAll(links, id, table);
  while (links.executeStep()) {
    referring.push_back({kLinks,
                         {sql::textOf(links.getColumn(0)), sql::textOf(links.getColumn(1)),
                          sql::textOf(links.getColumn(2)), id}});
  }
  for (const auto child : journalledTables()) {
    SQLite::Statement keys(
        database,
        "SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE \"table\" = ? AND \"to\" = 'id'");
    sql::bindAll(keys, child, table);
    while (keys.executeStep()) {
      const auto keyColumns = keyColumnsOf(database, child);
      SQLite::Statement rows(database, "SELECT " + joined(keyColumns) + " FROM " +
                                           std::string(child) + " WHERE " +
                                           sql::textOf(keys.getColumn(0)) + " = ?");
      sql::bindAll(rows, id);
      while (rows.executeStep()) {
        RowName name{std::string(child), {}};
        for (int i = 0; i < static_cast<int>(keyColumns.size()); ++i) {
          name.key.push_back(sql::textOf(rows.getColumn(i)));
        }
        referring.push_back(std::move(name));
      }
    }
  }
  return referring;
}

}  // namespace kijun
