#include "workspace/store/replay.h"

#include <algorithm>

#include "workspace/migrations/migrations.h"
#include "workspace/store/prepared.h"
#include "workspace/store/row_changes.h"
#include "workspace/store/schema.h"
#include "workspace/store/value_order.h"

namespace kijun {
namespace {

std::string quoted(const std::string& name) {
  return '"' + name + '"';
}

struct Iterator {
  explicit Iterator(std::string_view changeset) {
    checkSqlite(sqlite3changeset_start(&handle, static_cast<int>(changeset.size()),
                                       const_cast<char*>(changeset.data())));
  }
  ~Iterator() { sqlite3changeset_finalize(handle); }
  Iterator(const Iterator&) = delete;
  Iterator& operator=(const Iterator&) = delete;
  sqlite3_changeset_iter* handle = nullptr;
};

std::string textOf(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text ? std::string(text, static_cast<std::size_t>(sqlite3_value_bytes(value)))
              : std::string();
}

}  // namespace

struct Replay::Table {
  std::vector<std::string> columns;
  std::vector<std::size_t> key;  // places of the key's columns
  Prepared find, put, remove;
};

Replay::Replay() : database_("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
  database_.exec("PRAGMA journal_mode = MEMORY");
  database_.exec("PRAGMA synchronous = OFF");
  database_.exec("PRAGMA cache_size = -32768");
  database_.exec("PRAGMA foreign_keys = OFF");
  database_.exec("BEGIN");
}

Replay::~Replay() = default;

void Replay::forgetStatements() {
  statements_.clear();
  index_.reset();
  tables_.clear();
}

void Replay::migrateTo(int schemaVersion) {
  if (schemaVersion <= version_) return;
  forgetStatements();
  for (const auto& step : migrations()) {
    if (step.version <= version_ || step.version > schemaVersion) continue;
    step.apply(database_);
    version_ = step.version;
  }
}

const std::vector<std::string>& Replay::tables() {
  if (tables_.empty()) {
    for (const auto table : journalledTables()) {
      if (!columnsOf(database_, table).empty()) tables_.emplace_back(table);
    }
  }
  return tables_;
}

Replay::Table& Replay::tableNamed(const std::string& name) {
  if (const auto at = statements_.find(name); at != statements_.end()) return *at->second;
  const auto& known = tables();
  if (std::ranges::find(known, name) == known.end()) {
    throw SQLite::Exception("not a journalled table", SQLITE_CORRUPT);
  }
  auto table = std::make_unique<Table>();
  table->columns = columnsOf(database_, name);
  const auto keys = keyColumnsOf(database_, name);
  std::string columns, places, condition;
  for (std::size_t i = 0; i < table->columns.size(); ++i) {
    const auto& column = table->columns[i];
    columns += (i ? ", " : "") + quoted(column);
    places += i ? ", ?" : "?";
    if (std::ranges::find(keys, column) != keys.end()) {
      condition += (table->key.empty() ? "" : " AND ") + quoted(column) + " = ?";
      table->key.push_back(i);
    }
  }
  table->find = Prepared(database_, "SELECT " + columns + " FROM " + name + " WHERE " + condition);
  table->put = Prepared(database_, "REPLACE INTO " + name + " VALUES (" + places + ")");
  table->remove = Prepared(database_, "DELETE FROM " + name + " WHERE " + condition);
  return *statements_.emplace(name, std::move(table)).first->second;
}

void Replay::noteRow(std::int64_t entry, const RowName& row) {
  if (!index_) {
    index_ = std::make_unique<SQLite::Statement>(
        database_, "INSERT OR IGNORE INTO journal_row VALUES (?, ?, ?)");
  }
  sql::bindAll(*index_, row.table, journalKeyOf(row), entry);
  index_->exec();
  index_->reset();
}

void Replay::note(std::int64_t entry, std::string_view changeset) {
  for (const auto& change : changesOf(changeset)) noteRow(entry, {change.table, change.key});
}

std::vector<Misfit> Replay::apply(std::int64_t entry, std::string_view changeset) {
  std::vector<Misfit> misfits;
  const Iterator iterator(changeset);
  int step = SQLITE_ROW;
  while ((step = sqlite3changeset_next(iterator.handle)) == SQLITE_ROW) {
    const char* name = nullptr;
    int columns = 0;
    int operation = 0;
    int indirect = 0;
    checkSqlite(sqlite3changeset_op(iterator.handle, &name, &columns, &operation, &indirect));
    RowName row{name, {}};
    auto& table = tableNamed(row.table);
    if (static_cast<std::size_t>(columns) != table.columns.size()) {
      throw SQLite::Exception("a changeset of another schema", SQLITE_SCHEMA);
    }
    const auto before = [&](std::size_t column) {
      sqlite3_value* value = nullptr;
      checkSqlite(sqlite3changeset_old(iterator.handle, static_cast<int>(column), &value));
      return value;
    };
    const auto after = [&](std::size_t column) {
      sqlite3_value* value = nullptr;
      checkSqlite(sqlite3changeset_new(iterator.handle, static_cast<int>(column), &value));
      return value;
    };
    const bool insert = operation == SQLITE_INSERT;
    table.find.reset();
    for (std::size_t i = 0; i < table.key.size(); ++i) {
      auto* value = insert ? after(table.key[i]) : before(table.key[i]);
      if (!value) throw SQLite::Exception("a change without its key", SQLITE_CORRUPT);
      table.find.bind(static_cast<int>(i) + 1, value);
      if (operation == SQLITE_DELETE) table.remove.bind(static_cast<int>(i) + 1, value);
      row.key.push_back(textOf(value));
    }
    const bool exists = table.find.step();
    if (exists == insert) misfits.push_back({row, {}});
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const int place = static_cast<int>(i);
      auto* stands = exists ? table.find.value(place) : nullptr;
      auto* old = insert ? nullptr : before(i);
      if (stands && old && orderOf(stands, old) != 0) misfits.push_back({row, table.columns[i]});
      if (operation == SQLITE_DELETE) continue;
      auto* value = after(i);
      if (!value) value = stands ? stands : old;
      table.put.bind(place + 1, value);
    }
    table.find.reset();
    if (operation == SQLITE_DELETE) {
      table.remove.run();
    } else if (insert || exists) {
      table.put.run();
    }
    noteRow(entry, row);
  }
  if (step != SQLITE_DONE) throw SQLite::Exception(sqlite3_errstr(step), step);
  return misfits;
}

}  // namespace kijun
