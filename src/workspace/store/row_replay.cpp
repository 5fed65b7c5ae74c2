#include "workspace/store/row_replay.h"

#include <algorithm>

namespace kijun {
namespace {

Row completed(const TableShape& shape, const std::vector<std::optional<Value>>& values) {
  Row row = shape.blank;
  for (std::size_t i = 0; i < std::min(row.size(), values.size()); ++i) {
    if (values[i]) row[i] = *values[i];
  }
  return row;
}

}  // namespace

RowAct actOf(const Moment& at, const RowChange& change) {
  return {at, change.operation,
          change.operation == RowOperation::Delete ? std::vector<std::optional<Value>>()
                                                   : change.after};
}

void perform(const TableShape& shape, const RowAct& act, RowState& state) {
  if (act.operation == RowOperation::Delete) {
    state.reset();
    return;
  }
  const bool inserts = act.operation == RowOperation::Insert;
  if (!state) {
    if (inserts) state = completed(shape, act.values);
    return;
  }
  for (std::size_t i = 0; i < std::min(state->size(), act.values.size()); ++i) {
    if (!act.values[i] || shape.isKey(i)) continue;
    if (inserts && *act.values[i] == shape.blank[i]) continue;
    (*state)[i] = *act.values[i];
  }
}

RowState replayed(const TableShape& shape, std::vector<const RowAct*> acts) {
  std::ranges::sort(acts, {}, [](const RowAct* act) -> const Moment& { return act->at; });
  RowState state;
  for (const auto* act : acts) perform(shape, *act, state);
  return state;
}

std::string RowWriter::whereKey(const TableShape& shape) const {
  std::string where;
  for (const auto column : shape.key) {
    where += (where.empty() ? " WHERE " : " AND ") + shape.columns[column] + " = ?";
  }
  return where;
}

SQLite::Statement& RowWriter::prepared(std::optional<SQLite::Statement>& statement,
                                       const std::string& text) {
  if (statement) {
    statement->reset();
  } else {
    statement.emplace(database_, text);
  }
  return *statement;
}

RowState RowWriter::read(const RowRef& ref) {
  const auto& shape = shapes_[ref.table];
  std::string columns;
  for (const auto& column : shape.columns) columns += (columns.empty() ? "" : ", ") + column;
  auto& row = prepared(statements_[ref.table].read,
                       "SELECT " + columns + " FROM " + shape.name + whereKey(shape));
  for (std::size_t i = 0; i < ref.key.size(); ++i) {
    sql::bind(row, static_cast<int>(i) + 1, ref.key[i]);
  }
  RowState state;
  if (row.executeStep()) {
    state.emplace();
    for (int i = 0; i < row.getColumnCount(); ++i) {
      state->push_back(sql::valueOf(row.getColumn(i)));
    }
  }
  row.reset();
  return state;
}

void RowWriter::write(const RowRef& ref, const RowState& state) {
  const auto& shape = shapes_[ref.table];
  auto& statements = statements_[ref.table];
  if (!state) {
    auto& remove = prepared(statements.remove, "DELETE FROM " + shape.name + whereKey(shape));
    for (std::size_t i = 0; i < ref.key.size(); ++i) {
      sql::bind(remove, static_cast<int>(i) + 1, ref.key[i]);
    }
    remove.exec();
    return;
  }
  std::string columns, places, key, updates;
  for (std::size_t i = 0; i < shape.columns.size(); ++i) {
    const auto& column = shape.columns[i];
    columns += (i > 0 ? ", " : "") + column;
    places += i > 0 ? ", ?" : "?";
    if (shape.isKey(i)) {
      key += (key.empty() ? "" : ", ") + column;
    } else {
      updates += (updates.empty() ? "" : ", ") + column + " = excluded." + column;
    }
  }
  auto& put = prepared(statements.put, "INSERT INTO " + shape.name + " (" + columns + ") VALUES (" +
                                           places + ") ON CONFLICT (" + key + ") DO " +
                                           (updates.empty() ? "NOTHING" : "UPDATE SET " + updates));
  for (std::size_t i = 0; i < state->size(); ++i) {
    sql::bind(put, static_cast<int>(i) + 1, (*state)[i]);
  }
  put.exec();
}

}  // namespace kijun
