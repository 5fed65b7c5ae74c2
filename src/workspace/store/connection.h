// Connections to a workspace file: one that writes, and readers of their own.
#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "workspace/file_place.h"
#include "workspace/store/sql.h"

namespace kijun {

enum class JournalMode { WriteAhead, Rollback };

// Durable at every commit. wasWriteAhead: the header asks for a write-ahead log.
std::unique_ptr<SQLite::Database> openForWriting(const std::filesystem::path& file,
                                                 JournalMode mode, bool wasWriteAhead);

// immutable: nobody writes and the folder takes no lock files.
std::unique_ptr<SQLite::Database> openForReading(const std::filesystem::path& file, bool immutable);

// Empties the write-ahead log into the file; what readers still need stays.
void checkpoint(SQLite::Database& database);
// Leaves one whole file. Where another process reads, its log stays, emptied.
void leaveWholeFile(SQLite::Database& database);

enum class KeepOpen { Idle, Nothing };

// Read-only connections, one for each thread that reads at the moment.
class Readers {
 public:
  // Of the file as it stands at its place. immutable: as for openForReading.
  Readers(OpenPlace place, KeepOpen keep, bool immutable)
      : place_(std::move(place)), keep_(keep), immutable_(immutable) {}
  Readers(const std::filesystem::path& file, KeepOpen keep, bool immutable)
      : Readers(OpenPlace(file), keep, immutable) {}

  // Runs the function on a connection in one read transaction. SQLite's failures leave as Error.
  template <typename Function>
  auto read(Function&& function) {
    return sql::guarded(place_.file(), [&] {
      const Lease lease(*this);
      SQLite::Transaction transaction(*lease.database);
      return function(*lease.database);
    });
  }
  // A connection of the caller's own, without a transaction. Throws Error.
  std::unique_ptr<SQLite::Database> connect() const;

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

  OpenPlace place_;
  KeepOpen keep_;
  bool immutable_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<SQLite::Database>> idle_;
};

}  // namespace kijun
