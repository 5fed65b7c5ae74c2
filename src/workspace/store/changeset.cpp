#include "workspace/store/changeset.h"

#include <memory>

#include "workspace/store/schema.h"

namespace kijun {
namespace {

void check(int result) {
  if (result != SQLITE_OK) throw SQLite::Exception(sqlite3_errstr(result), result);
}

struct FreeSqlite {
  void operator()(void* memory) const { sqlite3_free(memory); }
};

std::string taken(void* bytes, int size) {
  const std::unique_ptr<void, FreeSqlite> owner(bytes);
  return size > 0 ? std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))
                  : std::string();
}

std::optional<Value> valueOf(sqlite3_value* value) {
  if (!value) return std::nullopt;
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
      return Value(std::int64_t{sqlite3_value_int64(value)});
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
      return Value(std::string(text, static_cast<std::size_t>(sqlite3_value_bytes(value))));
    }
    default:
      return Value(Null());
  }
}

std::string keyText(const std::optional<Value>& value) {
  if (!value) return {};
  if (const auto* number = std::get_if<std::int64_t>(&*value)) return std::to_string(*number);
  return kijun::textOf(*value);
}

RowChange changeAt(sqlite3_changeset_iter* iterator) {
  const char* table = nullptr;
  int columns = 0;
  int operation = 0;
  int indirect = 0;
  check(sqlite3changeset_op(iterator, &table, &columns, &operation, &indirect));
  RowChange change;
  change.table = table;
  change.operation = operation == SQLITE_INSERT   ? RowOperation::Insert
                     : operation == SQLITE_DELETE ? RowOperation::Delete
                                                  : RowOperation::Update;
  unsigned char* keyColumns = nullptr;
  check(sqlite3changeset_pk(iterator, &keyColumns, &columns));
  for (int i = 0; i < columns; ++i) {
    sqlite3_value* before = nullptr;
    sqlite3_value* after = nullptr;
    if (operation != SQLITE_INSERT) check(sqlite3changeset_old(iterator, i, &before));
    if (operation != SQLITE_DELETE) check(sqlite3changeset_new(iterator, i, &after));
    change.before.push_back(valueOf(before));
    change.after.push_back(valueOf(after));
    if (keyColumns[i]) {
      change.key.push_back(keyText(before ? change.before.back() : change.after.back()));
    }
  }
  return change;
}

struct GroupEnd {
  void operator()(sqlite3_changegroup* group) const { sqlite3changegroup_delete(group); }
};

struct IteratorEnd {
  void operator()(sqlite3_changeset_iter* iterator) const { sqlite3changeset_finalize(iterator); }
};

int onConflict(void* context, int kind, sqlite3_changeset_iter* iterator) {
  auto& conflicts = *static_cast<Conflicts*>(context);
  if (kind == SQLITE_CHANGESET_FOREIGN_KEY) {
    conflicts.references = true;
  } else {
    const auto change = changeAt(iterator);
    conflicts.rows.push_back({change.table, change.key});
  }
  // Going on gathers every row; the caller's savepoint takes all of it back.
  if (kind == SQLITE_CHANGESET_FOREIGN_KEY) return SQLITE_CHANGESET_ABORT;
  return SQLITE_CHANGESET_OMIT;
}

}  // namespace

Recorder::Recorder(SQLite::Database& database) {
  check(sqlite3session_create(database.getHandle(), "main", &session_));
  for (const auto table : journalledTables()) {
    const int result = sqlite3session_attach(session_, std::string(table).c_str());
    if (result != SQLITE_OK) {
      sqlite3session_delete(session_);
      check(result);
    }
  }
}

Recorder::~Recorder() {
  sqlite3session_delete(session_);
}

std::string Recorder::changeset() {
  int size = 0;
  void* bytes = nullptr;
  check(sqlite3session_changeset(session_, &size, &bytes));
  return taken(bytes, size);
}

std::vector<RowChange> changesOf(std::string_view changeset) {
  sqlite3_changeset_iter* raw = nullptr;
  check(sqlite3changeset_start(&raw, static_cast<int>(changeset.size()),
                               const_cast<char*>(changeset.data())));
  std::unique_ptr<sqlite3_changeset_iter, IteratorEnd> iterator(raw);
  std::vector<RowChange> changes;
  while (sqlite3changeset_next(raw) == SQLITE_ROW) changes.push_back(changeAt(raw));
  check(sqlite3changeset_finalize(iterator.release()));
  return changes;
}

std::string inverted(std::string_view changeset) {
  int size = 0;
  void* bytes = nullptr;
  check(
      sqlite3changeset_invert(static_cast<int>(changeset.size()), changeset.data(), &size, &bytes));
  return taken(bytes, size);
}

std::string combined(const std::vector<std::string>& changesets) {
  sqlite3_changegroup* raw = nullptr;
  check(sqlite3changegroup_new(&raw));
  const std::unique_ptr<sqlite3_changegroup, GroupEnd> group(raw);
  for (const auto& changeset : changesets) {
    check(sqlite3changegroup_add(raw, static_cast<int>(changeset.size()),
                                 const_cast<char*>(changeset.data())));
  }
  int size = 0;
  void* bytes = nullptr;
  check(sqlite3changegroup_output(raw, &size, &bytes));
  return taken(bytes, size);
}

Conflicts applyChangeset(SQLite::Database& database, std::string_view changeset) {
  Conflicts conflicts;
  database.exec("SAVEPOINT apply_changeset");
  const int result =
      sqlite3changeset_apply(database.getHandle(), static_cast<int>(changeset.size()),
                             const_cast<char*>(changeset.data()), nullptr, onConflict, &conflicts);
  if (conflicts.any() || result != SQLITE_OK) {
    database.exec("ROLLBACK TO apply_changeset");
  }
  database.exec("RELEASE apply_changeset");
  if (!conflicts.any()) check(result);
  return conflicts;
}

}  // namespace kijun
