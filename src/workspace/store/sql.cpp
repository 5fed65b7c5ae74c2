#include "workspace/store/sql.h"

#include "workspace/file_place.h"

namespace kijun::sql {

Value valueOf(const SQLite::Column& column) {
  if (column.isInteger()) return column.getInt64();
  if (column.isText()) return textOf(column);
  return Null();
}

std::string textOf(const SQLite::Column& column) {
  const char* text = column.getText("");
  return {text, static_cast<std::size_t>(column.getBytes())};
}

std::string bytesOf(const SQLite::Column& column) {
  const auto* bytes = static_cast<const char*>(column.getBlob());
  return bytes ? std::string(bytes, static_cast<std::size_t>(column.getBytes())) : std::string();
}

std::optional<int> numberOf(const SQLite::Column& column) {
  if (column.isNull()) return std::nullopt;
  return column.getInt();
}

Value textOrNull(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

void bind(SQLite::Statement& statement, int index, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    statement.bind(index, *number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    statement.bind(index, *text);
  } else {
    statement.bind(index);
  }
}

std::int64_t pragmaNumber(SQLite::Database& database, const std::string& name) {
  return database.execAndGet("PRAGMA " + name).getInt64();
}

namespace {

Error movedAway(const std::filesystem::path& file) {
  std::error_code ignored;
  return notInPlace(
      file, std::filesystem::exists(file, ignored) ? FilePlace::Replaced : FilePlace::Missing);
}

}  // namespace

bool isOfWriting(const SQLite::Exception& failure) {
  switch (failure.getExtendedErrorCode()) {
    case SQLITE_FULL:
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_FSYNC:
      return true;
    default:
      return false;
  }
}

Error errorFrom(const SQLite::Exception& failure, const std::filesystem::path& file) {
  const auto path = file.string();
  switch (failure.getErrorCode()) {
    case SQLITE_FULL:
      return machineError(path, ENOSPC);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Fault::Machine, msg("workspace.file.busy", path), msg("workspace.file.busy.todo")};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {Fault::Input, msg("workspace.open.damaged", path),
              msg("workspace.open.damaged.todo")};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      if (failure.getExtendedErrorCode() == SQLITE_READONLY_DBMOVED) return movedAway(file);
      return {Fault::Machine, msg("workspace.file.not_writable", path),
              msg("workspace.file.not_writable.todo")};
    case SQLITE_CONSTRAINT:
      if (failure.getExtendedErrorCode() == SQLITE_CONSTRAINT_FOREIGNKEY) {
        return {Fault::Input, msg("workspace.refers_to_missing"),
                msg("workspace.refers_to_missing.todo")};
      }
      // The writer's commit hook refused: store.cpp.
      if (failure.getExtendedErrorCode() == SQLITE_CONSTRAINT_COMMITHOOK) {
        return movedAway(file);
      }
      break;
    default:
      break;
  }
  return {Fault::Machine, msg("base.file.failed", path, failure.what()),
          msg("base.file.failed.todo")};
}

}  // namespace kijun::sql
