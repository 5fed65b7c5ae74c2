#include "workspace/store/connection.h"

#include <spdlog/spdlog.h>

namespace kijun {
namespace {

constexpr int kBusyMilliseconds = 5000;

// A workspace may come from anywhere: its schema gets no say beyond holding rows.
void distrust(SQLite::Database& database) {
  auto* handle = database.getHandle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  database.exec("PRAGMA cell_size_check = ON");
}

std::string asUri(const std::filesystem::path& file) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char letter : file.string()) {
    const auto c = static_cast<unsigned char>(letter);
    if (c < 0x80 && (std::isalnum(c) || c == '/' || c == '.' || c == '-' || c == '_')) {
      uri += static_cast<char>(c);
    } else {
      uri += '%';
      uri += kHex[c >> 4];
      uri += kHex[c & 15];
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

std::unique_ptr<SQLite::Database> openForWriting(const std::filesystem::path& file,
                                                 JournalMode mode, bool wasWriteAhead) {
  auto database = std::make_unique<SQLite::Database>(
      file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, kBusyMilliseconds);
  distrust(*database);
  database->exec("PRAGMA foreign_keys = ON");
  if (mode == JournalMode::WriteAhead) {
    database->execAndGet("PRAGMA journal_mode = WAL");
    database->exec("PRAGMA synchronous = FULL");
  } else {
    // Held alone, a log is taken in without the shared memory that a network does not offer.
    if (wasWriteAhead) database->execAndGet("PRAGMA locking_mode = EXCLUSIVE");
    database->execAndGet("PRAGMA journal_mode = DELETE");
    if (wasWriteAhead) database->execAndGet("PRAGMA locking_mode = NORMAL");
    database->exec("PRAGMA synchronous = EXTRA");
  }
  database->execAndGet("SELECT count(*) FROM sqlite_schema");
  return database;
}

std::unique_ptr<SQLite::Database> openForReading(const std::filesystem::path& file,
                                                 bool immutable) {
  const int flags = SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX;
  auto database = immutable
                      ? std::make_unique<SQLite::Database>(asUri(file), flags | SQLite::OPEN_URI)
                      : std::make_unique<SQLite::Database>(file.string(), flags, kBusyMilliseconds);
  distrust(*database);
  return database;
}

void checkpoint(SQLite::Database& database) {
  sqlite3_wal_checkpoint_v2(database.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                            nullptr);
}

void leaveWholeFile(SQLite::Database& database) {
  checkpoint(database);
  database.setBusyTimeout(0);
  const int result = database.tryExec("PRAGMA journal_mode = DELETE");
  if (result == SQLITE_BUSY || result == SQLITE_LOCKED) {
    spdlog::info("The log of the workspace stays because somebody reads it.");
  } else if (result != SQLITE_OK) {
    spdlog::warn("The log of the workspace stays: {}.", database.getErrorMsg());
  }
}

std::unique_ptr<SQLite::Database> Readers::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto database = std::move(idle_.back());
      idle_.pop_back();
      return database;
    }
  }
  return connect();
}

std::unique_ptr<SQLite::Database> Readers::connect() const {
  return sql::guarded(place_.file(), [&] {
    // Another file at the path has nothing to do with the open one, nor with its log.
    place_.require();
    return openForReading(place_.file(), immutable_);
  });
}

void Readers::giveBack(std::unique_ptr<SQLite::Database> database) {
  if (keep_ == KeepOpen::Nothing) return;
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(database));
}

}  // namespace kijun
