// Connections to a workspace file: one that writes, and readers of their own.
#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "workspace/store/sql.h"

namespace kijun {

enum class JournalMode { WriteAhead, Rollback };

// Durable at every commit. wasWriteAhead: the header asks for a write-ahead log.
std::unique_ptr<SQLite::Database> openForWriting(const std::filesystem::path& file,
                                                 JournalMode mode, bool wasWriteAhead);

// Empties the write-ahead log into the file; what readers still need stays.
void checkpoint(SQLite::Database& database);
// Leaves one whole file. Where another process reads, its log stays, emptied.
void leaveWholeFile(SQLite::Database& database);

enum class KeepOpen { Idle, Nothing };

// Read-only connections, one for each thread that reads at the moment.
class Readers {
 public:
  // immutable: nobody writes and the folder takes no lock files.
  Readers(std::filesystem::path file, KeepOpen keep, bool immutable)
      : file_(std::move(file)), keep_(keep), immutable_(immutable) {}

  // Runs the function on a connection in one read transaction. SQLite's failures leave as Error.
  template <typename Function>
  auto read(Function&& function) {
    return sql::guarded(file_, [&] {
      const Lease lease(*this);
      SQLite::Transaction transaction(*lease.database);
      return function(*lease.database);
    });
  }

 private:
  struct Lease {
    explicit Lease(Readers& owner) : readers(owner), database(owner.take()) {}
    ~Lease() { readers.giveBack(std::move(database)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Readers& readers;
    std::unique_ptr<SQLite::Database> database;
  };
  std::unique_ptr<SQLite::Database> take();
  void giveBack(std::unique_ptr<SQLite::Database> database);

  std::filesystem::path file_;
  KeepOpen keep_;
  bool immutable_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<SQLite::Database>> idle_;
};

}  // namespace kijun
