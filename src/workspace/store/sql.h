// SQL for the rooms of the workspace: statements by SQLiteCpp, values as records exchange them.
// A connection belongs to one thread at a time.
#pragma once
#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION
#endif
#ifndef SQLITE_ENABLE_PREUPDATE_HOOK
#define SQLITE_ENABLE_PREUPDATE_HOOK
#endif
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "records/value.h"

namespace kijun::sql {

Value valueOf(const SQLite::Column& column);
// NULL reads as the empty text.
std::string textOf(const SQLite::Column& column);
std::string bytesOf(const SQLite::Column& column);
std::optional<int> numberOf(const SQLite::Column& column);

// Where the empty text says "nothing", as in optional fields: stored as NULL.
Value textOrNull(const std::string& text);

void bind(SQLite::Statement& statement, int index, const Value& value);
inline void bind(SQLite::Statement& statement, int index, const std::string& text) {
  statement.bind(index, text);
}
inline void bind(SQLite::Statement& statement, int index, std::string_view text) {
  statement.bind(index, std::string(text));
}
inline void bind(SQLite::Statement& statement, int index, const char* text) {
  statement.bind(index, text);
}
inline void bind(SQLite::Statement& statement, int index, std::int64_t number) {
  statement.bind(index, number);
}
inline void bind(SQLite::Statement& statement, int index, int number) {
  statement.bind(index, number);
}

template <typename... Values>
void bindAll(SQLite::Statement& statement, const Values&... values) {
  int index = 0;
  (bind(statement, ++index, values), ...);
}

// Runs one statement with its values; the number of rows changed.
template <typename... Values>
int run(SQLite::Database& database, const std::string& statementText, const Values&... values) {
  SQLite::Statement statement(database, statementText);
  bindAll(statement, values...);
  return statement.exec();
}

// Whether the query has a row.
template <typename... Values>
bool exists(SQLite::Database& database, const std::string& statementText, const Values&... values) {
  SQLite::Statement statement(database, statementText);
  bindAll(statement, values...);
  return statement.executeStep();
}

// The first column of the query's first row, Null without one.
template <typename... Values>
Value first(SQLite::Database& database, const std::string& statementText, const Values&... values) {
  SQLite::Statement statement(database, statementText);
  bindAll(statement, values...);
  return statement.executeStep() ? valueOf(statement.getColumn(0)) : Value();
}

std::int64_t pragmaNumber(SQLite::Database& database, const std::string& name);

// The failure of SQLite on the file as an Error that says what to do.
Error errorFrom(const SQLite::Exception& failure, const std::filesystem::path& file);

// Whether it says that something could not be written, the disk being full or failing.
bool isOfWriting(const SQLite::Exception& failure);

// Runs what uses SQLite; its failures leave as Error.
template <typename Function>
auto guarded(const std::filesystem::path& file, Function&& function) {
  try {
    return function();
  } catch (const SQLite::Exception& failure) {
    throw errorFrom(failure, file);
  }
}

}  // namespace kijun::sql
