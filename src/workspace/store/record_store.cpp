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

bool hasLinks(const RecordDescription& description) {
  return !std::ranges::all_of(description.fields, isColumn);
}

void addTarget(Value& value, const std::string& target) {
  const auto before = textOf(value);
  value = before.empty() ? target : before + ' ' + target;
}

// Of all rows, which are found by their id.
void readReferences(SQLite::Database& database, const RecordDescription& description,
                    std::vector<Row>& rows) {
  if (!hasLinks(description) || rows.empty() || !hasTable(database, kLinks)) return;
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t row = 0; row < rows.size(); ++row) places[textOf(rows[row].front())] = row;
  SQLite::Statement link(database,
                         "SELECT field, key, target FROM record_link WHERE record = ?1 "
                         "ORDER BY key, field, target");
  sql::bind(link, 1, description.id);
  while (link.executeStep()) {
    const auto field = description.indexOf(sql::textOf(link.getColumn(0)));
    const auto row = places.find(sql::textOf(link.getColumn(1)));
    if (!field || row == places.end()) continue;
    addTarget(rows[row->second][*field + 1], sql::textOf(link.getColumn(2)));
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

RegisterRows readRegisters(SQLite::Database& database,
                           std::span<const RecordDescription* const> which) {
  RegisterRows rows;
  for (const auto* description : which) {
    if (!description || rows.contains(description->id)) continue;
    rows.emplace(description->id, readRecords(database, *description));
  }
  return rows;
}

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

RecordStore::RecordStore(SQLite::Database& database, const RecordDescription& description)
    : database_(database),
      description_(description),
      hasLinks_(hasLinks(description) && hasTable(database, kLinks)) {}

SQLite::Statement& RecordStore::prepared(std::unique_ptr<SQLite::Statement>& statement,
                                         const std::string& text) {
  if (!statement) statement = std::make_unique<SQLite::Statement>(database_, text);
  statement->reset();
  return *statement;
}

std::optional<Row> RecordStore::find(const Id& id) {
  const auto text = find_ ? std::string()
                          : "SELECT " + columnList(description_) + " FROM " +
                                std::string(description_.id) + " WHERE id = ?";
  auto& statement = prepared(find_, text);
  sql::bindAll(statement, id);
  if (!statement.executeStep()) return std::nullopt;
  auto row = rowAt(statement, description_);
  statement.reset();
  if (!hasLinks_) return row;
  for (const auto& [field, target] : linksOf(id)) {
    if (const auto place = description_.indexOf(field)) addTarget(row[*place + 1], target);
  }
  return row;
}

std::vector<RecordStore::Link> RecordStore::linksOf(const Id& id) {
  auto& statement = prepared(links_,
                             "SELECT field, target FROM record_link WHERE record = ? AND key = ? "
                             "ORDER BY field, target");
  sql::bindAll(statement, description_.id, id);
  std::vector<Link> links;
  while (statement.executeStep()) {
    links.emplace_back(sql::textOf(statement.getColumn(0)), sql::textOf(statement.getColumn(1)));
  }
  statement.reset();
  return links;
}

void RecordStore::store(const Row& row) {
  if (!store_) {
    std::string marks = "?";
    std::string updates;
    for (const auto i : description_.columns()) {
      const std::string column(description_.fields[i].id);
      marks += ", ?";
      updates += (updates.empty() ? "" : ", ") + column + " = excluded." + column;
    }
    prepared(store_, "INSERT INTO " + std::string(description_.id) + " (" +
                         columnList(description_) + ") VALUES (" + marks +
                         ") ON CONFLICT DO UPDATE SET " + updates);
  }
  auto& insert = prepared(store_, {});
  sql::bind(insert, 1, row.front());
  int place = 2;
  for (const auto i : description_.columns()) {
    sql::bind(insert, place++, stored(description_.fields[i], row[i + 1]));
  }
  insert.exec();
  if (hasLinks(description_)) storeLinks(row);
}

void RecordStore::storeLinks(const Row& row) {
  std::set<Link> wanted;
  for (std::size_t i = 0; i < description_.fields.size(); ++i) {
    const auto& field = description_.fields[i];
    if (isColumn(field)) continue;
    for (auto& target : idsOf(row[i + 1])) wanted.emplace(field.id, std::move(target));
  }
  const auto id = textOf(row.front());
  for (const auto& link : linksOf(id)) {
    if (wanted.erase(link) > 0) continue;
    auto& statement = prepared(
        unlink_,
        "DELETE FROM record_link WHERE record = ? AND key = ? AND field = ? AND target = ?");
    sql::bindAll(statement, description_.id, id, link.first, link.second);
    statement.exec();
  }
  for (const auto& [field, target] : wanted) {
    auto& statement =
        prepared(link_, "INSERT INTO record_link (record, key, field, target) VALUES (?, ?, ?, ?)");
    sql::bindAll(statement, description_.id, id, field, target);
    statement.exec();
  }
}

std::optional<Row> findRecord(SQLite::Database& database, const RecordDescription& description,
                              const Id& id) {
  return RecordStore(database, description).find(id);
}

void storeRecord(SQLite::Database& database, const RecordDescription& description, const Row& row) {
  RecordStore(database, description).store(row);
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
