#include "workspace/store/selected_rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ranges>
#include <stdexcept>

#include "workspace/store/schema.h"
#include "workspace/store/selection_rules.h"

namespace kijun {
namespace {

struct Column {
  std::string name;
  bool demanded = false;  // a key, or NOT NULL
};

struct ForeignKey {
  std::string table;
  std::vector<std::string> columns;  // in the order of the parent's key
  bool demanded = true;              // all its columns are
};

struct Shape {
  std::vector<Column> columns;
  std::string key;  // an SQL expression for the row's key
  std::vector<ForeignKey> foreignKeys;
};

std::string quoted(const std::string& name) {
  return '"' + name + '"';
}

std::string keyExpression(const std::vector<std::string>& columns) {
  std::string expression;
  for (const auto& column : columns) {
    expression += (expression.empty() ? "quote(" : " || ',' || quote(") + quoted(column) + ")";
  }
  return expression;
}

std::vector<std::string> keyColumnsOf(SQLite::Database& database, const std::string& table) {
  std::vector<std::string> columns;
  SQLite::Statement row(database, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk");
  sql::bindAll(row, table);
  while (row.executeStep()) columns.push_back(sql::textOf(row.getColumn(0)));
  return columns;
}

std::vector<ForeignKey> foreignKeysOf(SQLite::Database& database, const std::string& table,
                                      const std::vector<Column>& columns) {
  std::map<int, std::pair<std::string, std::map<std::string, std::string>>> byId;  // to → from
  SQLite::Statement row(database,
                        "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?)");
  sql::bindAll(row, table);
  while (row.executeStep()) {
    auto& [parent, pairs] = byId[row.getColumn(0).getInt()];
    parent = sql::textOf(row.getColumn(1));
    pairs[sql::textOf(row.getColumn(3))] = sql::textOf(row.getColumn(2));
  }
  std::vector<ForeignKey> keys;
  for (auto& [id, reference] : byId) {
    ForeignKey key{reference.first, {}, true};
    for (const auto& to : keyColumnsOf(database, key.table)) {
      const auto from = reference.second.find(to);
      if (from == reference.second.end()) {
        throw std::logic_error("A foreign key of " + table + " leads to no primary key.");
      }
      key.columns.push_back(from->second);
      const auto column = std::ranges::find(columns, from->second, &Column::name);
      key.demanded = key.demanded && column->demanded;
    }
    keys.push_back(std::move(key));
  }
  return keys;
}

Shape shapeOf(SQLite::Database& database, const std::string& table) {
  Shape shape;
  SQLite::Statement row(database,
                        "SELECT name, pk > 0 OR \"notnull\" FROM pragma_table_info(?) "
                        "ORDER BY cid");
  sql::bindAll(row, table);
  while (row.executeStep()) {
    shape.columns.push_back({sql::textOf(row.getColumn(0)), row.getColumn(1).getInt() != 0});
  }
  shape.key = keyExpression(keyColumnsOf(database, table));
  shape.foreignKeys = foreignKeysOf(database, table, shape.columns);
  return shape;
}

// Gives those of the selection's parameters that the statement has.
void bindParts(SQLite::Statement& statement, const ChosenParts& parts) {
  const auto bind = [&](const std::string& name, const auto& value) {
    if (statement.getQuery().find(name) != std::string::npos) statement.bind(name, value);
  };
  bind(":cycles", nlohmann::json(parts.cycles).dump());
  bind(":items", nlohmann::json(parts.items).dump());
  bind(":departments", nlohmann::json(parts.departments).dump());
  bind(":by_department", int{parts.byDepartment});
  bind(":answers", nlohmann::json(parts.answers).dump());
  bind(":by_answer", int{!parts.answers.empty()});
  bind(":comments", int{parts.wish.comments});
  bind(":evidence", int{parts.wish.evidence});
  bind(":everybody", int{parts.wish.everybody});
  bind(":every_unit", int{parts.wish.everyUnit});
}

const SelectionRule& ruleOf(std::string_view table) {
  const auto rules = selectionRules();
  const auto at = std::ranges::find(rules, table, &SelectionRule::table);
  if (at == rules.end()) throw std::logic_error("No selection rule for " + std::string(table));
  return *at;
}

class Selecting {
 public:
  Selecting(SQLite::Database& source, const ChosenParts& parts) : source_(source), parts_(parts) {
    for (const auto table : journalledTables()) {
      shapes_.emplace(std::string(table), shapeOf(source_, std::string(table)));
      rows_[std::string(table)];
    }
  }

  SelectedRows run() {
    for (const auto table : journalledTables()) choose(std::string(table));
    // Children stand behind their parents, so one way back meets every reference.
    for (const auto table : journalledTables() | std::views::reverse) {
      while (takeReferences(std::string(table))) continue;
    }
    return std::move(rows_);
  }

 private:
  const Shape& shapeIn(const std::string& table) const { return shapes_.at(table); }

  void choose(const std::string& table) {
    const auto& rule = ruleOf(table);
    const auto& shape = shapeIn(table);
    if (shape.columns.empty()) return;  // an older file does not have it
    std::string parentKey = "NULL";
    for (const auto& key : shape.foreignKeys) {
      if (key.table == rule.parent) parentKey = keyExpression(key.columns);
    }
    const auto condition = rule.condition.empty() ? "1" : rule.condition;
    SQLite::Statement row(source_, "SELECT " + shape.key + ", " + parentKey + " FROM " +
                                       quoted(table) + " WHERE " + condition);
    bindParts(row, parts_);
    while (row.executeStep()) {
      if (!rule.parent.empty() &&
          !isWhole(std::string(rule.parent), sql::textOf(row.getColumn(1)))) {
        continue;
      }
      rows_[table].insert_or_assign(sql::textOf(row.getColumn(0)), Extent::Whole);
    }
  }

  bool isWhole(const std::string& table, const std::string& key) const {
    const auto& rows = rows_.at(table);
    const auto at = rows.find(key);
    return at != rows.end() && at->second == Extent::Whole;
  }

  // Whether the table itself got more rows, which refer to others in turn.
  bool takeReferences(const std::string& table) {
    const auto& shape = shapeIn(table);
    bool more = false;
    for (const auto& key : shape.foreignKeys) {
      SQLite::Statement row(source_, "SELECT " + shape.key + ", " + keyExpression(key.columns) +
                                         " FROM " + quoted(table) + " WHERE " + notNull(key));
      while (row.executeStep()) {
        const auto at = rows_[table].find(sql::textOf(row.getColumn(0)));
        if (at == rows_[table].end() || (at->second == Extent::ByName && !key.demanded)) continue;
        const bool added =
            rows_.at(key.table).emplace(sql::textOf(row.getColumn(1)), Extent::ByName).second;
        more = more || (added && key.table == table);
      }
    }
    return more;
  }

  static std::string notNull(const ForeignKey& key) {
    std::string condition;
    for (const auto& column : key.columns) {
      condition += (condition.empty() ? "" : " AND ") + quoted(column) + " IS NOT NULL";
    }
    return condition;
  }

  SQLite::Database& source_;
  const ChosenParts& parts_;
  std::map<std::string, Shape> shapes_;
  SelectedRows rows_;
};

// A value from a row of one file into a statement on another; both stay as they are meanwhile.
void bindColumn(SQLite::Statement& to, int index, SQLite::Statement& from, int column) {
  const auto value = from.getColumn(column);
  if (value.isInteger()) {
    to.bind(index, value.getInt64());
  } else if (value.isFloat()) {
    to.bind(index, value.getDouble());
  } else if (value.isText()) {
    to.bind(index, sql::textOf(value));
  } else if (value.isBlob()) {
    to.bindNoCopy(index, value.getBlob(), value.getBytes());
  } else {
    to.bind(index);
  }
}

std::string commonColumns(const Shape& shape) {
  std::string names;
  for (const auto& column : shape.columns) {
    names += (names.empty() ? "" : ", ") + quoted(column.name);
  }
  return names;
}

std::string insertInto(const std::string& table, const Shape& shape) {
  std::string places;
  for (std::size_t i = 0; i < shape.columns.size(); ++i) places += i == 0 ? "?" : ", ?";
  return "INSERT INTO " + quoted(table) + " (" + commonColumns(shape) + ") VALUES (" + places + ")";
}

void copyTable(SQLite::Database& source, const std::string& table,
               const std::map<std::string, Extent>& rows, SQLite::Database& target) {
  if (rows.empty()) return;
  const auto shape = shapeOf(source, table);
  SQLite::Statement row(
      source, "SELECT " + shape.key + ", " + commonColumns(shape) + " FROM " + quoted(table));
  SQLite::Statement insert(target, insertInto(table, shape));
  while (row.executeStep()) {
    const auto at = rows.find(sql::textOf(row.getColumn(0)));
    if (at == rows.end()) continue;
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
      const auto index = static_cast<int>(i) + 1;
      if (at->second == Extent::Whole || shape.columns[i].demanded) {
        bindColumn(insert, index, row, index);
      } else {
        insert.bind(index);
      }
    }
    insert.exec();
    insert.reset();
  }
}

}  // namespace

SelectedRows selectRows(SQLite::Database& source, const ChosenParts& parts) {
  return Selecting(source, parts).run();
}

void copyRows(SQLite::Database& source, const SelectedRows& rows, SQLite::Database& target) {
  for (const auto table : journalledTables()) {
    copyTable(source, std::string(table), rows.at(std::string(table)), target);
  }
}

void copyContent(SQLite::Database& source, const ChosenParts& parts, SQLite::Database& target,
                 const Progress& progress) {
  for (const auto& rule : contentRules()) {
    const std::string table(rule.table);
    const auto shape = shapeOf(source, table);
    if (shape.columns.empty()) continue;
    SQLite::Statement count(source,
                            "SELECT count(*) FROM " + quoted(table) + " WHERE " + rule.condition);
    bindParts(count, parts);
    count.executeStep();
    const auto total = count.getColumn(0).getInt64();
    SQLite::Statement row(source, "SELECT " + commonColumns(shape) + " FROM " + quoted(table) +
                                      " WHERE " + rule.condition);
    bindParts(row, parts);
    SQLite::Statement insert(target, insertInto(table, shape));
    for (std::int64_t done = 0; row.executeStep(); ++done) {
      if (progress) progress(static_cast<double>(done) / static_cast<double>(total));
      for (int i = 0; i < row.getColumnCount(); ++i) bindColumn(insert, i + 1, row, i);
      insert.exec();
      insert.reset();
    }
  }
}

}  // namespace kijun
