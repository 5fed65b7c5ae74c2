#include "workspace/store/record_store.h"

#include <algorithm>

#include "workspace/store/schema.h"

namespace kijun {
namespace {

std::string columnList(const RecordDescription& description) {
  std::string columns = "id";
  for (const auto& field : description.fields) columns += ", " + std::string(field.id);
  return columns;
}

Row rowAt(SQLite::Statement& statement, const RecordDescription& description) {
  Row row;
  for (int i = 0; i <= static_cast<int>(description.fields.size()); ++i) {
    row.push_back(sql::valueOf(statement.getColumn(i)));
  }
  return row;
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
  return rows;
}

std::optional<Row> findRecord(SQLite::Database& database, const RecordDescription& description,
                              const Id& id) {
  SQLite::Statement statement(database, "SELECT " + columnList(description) + " FROM " +
                                            std::string(description.id) + " WHERE id = ?");
  sql::bindAll(statement, id);
  if (!statement.executeStep()) return std::nullopt;
  return rowAt(statement, description);
}

void storeRecord(SQLite::Database& database, const RecordDescription& description, const Row& row) {
  std::string marks = "?";
  std::string updates;
  for (const auto& field : description.fields) {
    marks += ", ?";
    if (!updates.empty()) updates += ", ";
    updates += std::string(field.id) + " = excluded." + std::string(field.id);
  }
  SQLite::Statement insert(database, "INSERT INTO " + std::string(description.id) + " (" +
                                         columnList(description) + ") VALUES (" + marks +
                                         ") ON CONFLICT DO UPDATE SET " + updates);
  sql::bind(insert, 1, row.front());
  for (std::size_t i = 0; i < description.fields.size(); ++i) {
    sql::bind(insert, static_cast<int>(i) + 2, stored(description.fields[i], row[i + 1]));
  }
  insert.exec();
}

std::vector<RowName> rowsReferringTo(SQLite::Database& database, std::string_view table,
                                     const Id& id) {
  std::vector<RowName> referring;
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
