#include "workspace/store/prepared.h"

namespace kijun {

void checkSqlite(int result) {
  if (result != SQLITE_OK) throw SQLite::Exception(sqlite3_errstr(result), result);
}

Prepared::Prepared(SQLite::Database& database, const std::string& text) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database.getHandle(), text.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                         &statement, nullptr) != SQLITE_OK) {
    throw SQLite::Exception(database.getHandle());
  }
  statement_.reset(statement);
}

void Prepared::bind(int index, sqlite3_value* value) {
  checkSqlite(value ? sqlite3_bind_value(statement_.get(), index, value)
                    : sqlite3_bind_null(statement_.get(), index));
}

bool Prepared::step() {
  const int result = sqlite3_step(statement_.get());
  if (result != SQLITE_ROW && result != SQLITE_DONE) {
    throw SQLite::Exception(sqlite3_db_handle(statement_.get()), result);
  }
  return result == SQLITE_ROW;
}

void Prepared::run() {
  const int result = sqlite3_step(statement_.get());
  sqlite3_reset(statement_.get());
  if (result != SQLITE_DONE) {
    throw SQLite::Exception(sqlite3_db_handle(statement_.get()), result);
  }
}

}  // namespace kijun
