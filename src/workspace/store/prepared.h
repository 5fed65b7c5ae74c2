// A bare statement, where values pass from one to another as SQLite holds them.
#pragma once
#include <memory>
#include <string>

#include "workspace/store/sql.h"

namespace kijun {

// Throws SQLite::Exception for anything but SQLITE_OK.
void checkSqlite(int result);

class Prepared {
 public:
  Prepared() = default;
  Prepared(SQLite::Database& database, const std::string& text);
  void bind(int index, sqlite3_value* value);  // nullptr: NULL
  // Whether it stands on a row now.
  bool step();
  void reset() { sqlite3_reset(statement_.get()); }
  // Of a statement without rows.
  void run();
  // Valid until the next step or reset.
  sqlite3_value* value(int column) { return sqlite3_column_value(statement_.get(), column); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace kijun
