#include "workspace/store/table_shape.h"

#include <algorithm>
#include <map>

#include "workspace/store/answer_store.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

std::string keyTextOf(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return textOf(value);
}

TableShape shapeOf(SQLite::Database& database, std::string_view table) {
  TableShape shape;
  shape.name = table;
  SQLite::Statement column(database, "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid");
  sql::bindAll(column, table);
  while (column.executeStep()) {
    if (column.getColumn(1).getInt() > 0) shape.key.push_back(shape.columns.size());
    shape.columns.push_back(sql::textOf(column.getColumn(0)));
  }
  shape.blank.assign(shape.columns.size(), Value());
  if (table == "answer") {
    const auto values = answerValues(Answer{});
    std::copy(values.begin(), values.end(),
              shape.blank.begin() + static_cast<std::ptrdiff_t>(shape.key.size()));
  }
  return shape;
}

}  // namespace

bool TableShape::isKey(std::size_t column) const {
  return std::ranges::find(key, column) != key.end();
}

Shapes::Shapes(SQLite::Database& database) {
  for (const auto table : journalledTables()) tables_.push_back(shapeOf(database, table));
  for (auto& shape : tables_) {
    const auto placeOf = [&](const TableShape& in, const std::string& column) {
      return static_cast<std::size_t>(std::ranges::find(in.columns, column) - in.columns.begin());
    };
    std::map<int, std::vector<std::pair<std::string, std::string>>> columnsOfReference;
    std::map<int, std::size_t> tableOfReference;
    SQLite::Statement reference(
        database,
        "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?) ORDER BY id, seq");
    sql::bindAll(reference, shape.name);
    while (reference.executeStep()) {
      const int id = reference.getColumn(0).getInt();
      tableOfReference[id] = indexOf(sql::textOf(reference.getColumn(1)));
      columnsOfReference[id].emplace_back(sql::textOf(reference.getColumn(2)),
                                          sql::textOf(reference.getColumn(3)));
    }
    for (const auto& [id, columns] : columnsOfReference) {
      TableShape::Parent parent;
      parent.table = tableOfReference[id];
      const auto& target = tables_[parent.table];
      for (const auto keyColumn : target.key) {
        const auto at = std::ranges::find(columns, target.columns[keyColumn],
                                          &std::pair<std::string, std::string>::second);
        parent.columns.push_back(placeOf(shape, at->first));
      }
      parent.required = std::ranges::any_of(parent.columns, [&](std::size_t column) {
        return shape.isKey(column) ||
               sql::exists(database,
                           "SELECT 1 FROM pragma_table_info(?) WHERE name = ? AND \"notnull\" = 1",
                           shape.name, shape.columns[column]);
      });
      shape.parents.push_back(std::move(parent));
    }
  }
}

std::size_t Shapes::indexOf(std::string_view table) const {
  const auto at = std::ranges::find(tables_, table, &TableShape::name);
  if (at != tables_.end()) return static_cast<std::size_t>(at - tables_.begin());
  throw Error(Fault::Input, msg("merge.unknown_table", table), msg("merge.unknown_table.todo"));
}

std::optional<RowRef> Shapes::parentOf(const Row& row, const TableShape::Parent& parent) const {
  RowRef ref{parent.table, {}};
  for (const auto column : parent.columns) {
    if (isNull(row[column])) return std::nullopt;
    ref.key.push_back(keyTextOf(row[column]));
  }
  return ref;
}

}  // namespace kijun
