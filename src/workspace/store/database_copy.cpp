#include "workspace/store/database_copy.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <exception>
#include <thread>

namespace kijun {
namespace {

constexpr int kPagesPerStep = 128;
constexpr int kInstructionsBetweenCalls = 100'000;
constexpr auto kPause = std::chrono::milliseconds(20);
// Begun anew that often because of changes, the rest is copied in one step.
constexpr int kMostBeginnings = 5;
constexpr int kPatience = 500;  // pauses for a lock that somebody else holds

struct BackupEnd {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};
using Backup = std::unique_ptr<sqlite3_backup, BackupEnd>;

class Copy {
 public:
  Copy(SQLite::Database& source, SQLite::Database& target)
      : source_(source),
        backup_(sqlite3_backup_init(target.getHandle(), "main", source.getHandle(), "main")) {
    if (!backup_) throw SQLite::Exception(target.getHandle());
  }

  // False when all is copied.
  bool step() {
    const double before = share();
    result_ = sqlite3_backup_step(backup_.get(), begun_ > kMostBeginnings ? -1 : kPagesPerStep);
    if (share() < before) ++begun_;
    switch (result_) {
      case SQLITE_OK:
        waited_ = 0;
        return true;
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        if (++waited_ < kPatience) return true;
        break;
      default:
        break;
    }
    return false;
  }

  bool isWaiting() const { return waited_ > 0; }
  double share() const {
    const int all = sqlite3_backup_pagecount(backup_.get());
    return all == 0 ? 0 : 1 - static_cast<double>(sqlite3_backup_remaining(backup_.get())) / all;
  }

  void finish() {
    sqlite3_backup_finish(backup_.release());
    if (result_ == SQLITE_DONE) return;
    const SQLite::Exception failure(sqlite3_errstr(result_), result_);
    if (result_ == SQLITE_CORRUPT || result_ == SQLITE_NOTADB) {
      throw sql::errorFrom(failure, source_.getFilename());
    }
    throw failure;
  }

 private:
  SQLite::Database& source_;
  Backup backup_;
  int result_ = SQLITE_OK;
  int waited_ = 0;
  int begun_ = 1;
};

void copyPages(SQLite::Database& source, SQLite::Database& target, const Progress& progress,
               const StepRunner& run) {
  std::optional<Copy> copy;
  // The connection's own thread ends the copy as well, also where progress cancels it.
  struct Ending {
    const StepRunner& run;
    std::optional<Copy>& copy;
    ~Ending() {
      if (!copy) return;
      try {
        run([this] { copy.reset(); });
      } catch (const std::exception&) {
        copy.reset();
      }
    }
  };
  const Ending ending{run, copy};
  run([&] { copy.emplace(source, target); });
  bool more = true;
  while (more) {
    double share = 0;
    run([&] {
      more = copy->step();
      share = copy->share();
    });
    if (progress) progress(share);
    if (more && copy->isWaiting()) std::this_thread::sleep_for(kPause);
  }
  run([&] {
    copy->finish();
    copy.reset();
  });
}

void syncFile(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw machineError(file.string(), errno);
  const int failure = ::fsync(descriptor) == 0 ? 0 : errno;
  // What is checked next is read from the disk again, not from memory.
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
  ::close(descriptor);
  if (failure != 0) throw machineError(file.string(), failure);
}

// Carries what progress throws past SQLite.
struct Watched {
  const Progress& progress;
  std::exception_ptr thrown;
};

int onProgress(void* context) {
  auto& watched = *static_cast<Watched*>(context);
  try {
    watched.progress(1);
    return 0;
  } catch (...) {
    watched.thrown = std::current_exception();
    return 1;
  }
}

}  // namespace

HeadMark headMark(SQLite::Database& database) {
  SQLite::Statement row(
      database, "SELECT number, lower(hex(hash)) FROM journal_entry ORDER BY number DESC LIMIT 1");
  if (!row.executeStep()) return {};
  return {row.getColumn(0).getInt64(), sql::textOf(row.getColumn(1))};
}

std::string hashOfEntry(SQLite::Database& database, std::int64_t number) {
  return textOf(
      sql::first(database, "SELECT lower(hex(hash)) FROM journal_entry WHERE number = ?", number));
}

std::string workspaceId(SQLite::Database& database) {
  return textOf(sql::first(database, "SELECT value FROM meta WHERE key = 'workspace'"));
}

void copyDatabase(SQLite::Database& source, const std::filesystem::path& target, unsigned mode,
                  const Progress& progress, const StepRunner& run) {
  const int made = ::open(target.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode & 0666);
  if (made < 0) throw machineError(target.string(), errno);
  ::close(made);
  sql::guarded(target, [&] {
    SQLite::Database copy(target.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX);
    // A copy that is cut off is thrown away, so it needs no journal of its own.
    copy.execAndGet("PRAGMA journal_mode = OFF");
    copy.exec("PRAGMA synchronous = OFF");
    copyPages(
        source, copy, progress, run ? run : [](const std::function<void()>& step) { step(); });
    copy.execAndGet("PRAGMA journal_mode = DELETE");
  });
  syncFile(target);
}

void quickCheck(SQLite::Database& database, const std::filesystem::path& file,
                const Progress& progress) {
  if (progress) progress(0);
  Watched watched{progress, {}};
  if (progress) {
    sqlite3_progress_handler(database.getHandle(), kInstructionsBetweenCalls, onProgress, &watched);
  }
  std::string found;
  try {
    found = database.execAndGet("PRAGMA quick_check(1)").getString();
  } catch (const SQLite::Exception&) {
    sqlite3_progress_handler(database.getHandle(), 0, nullptr, nullptr);
    if (watched.thrown) std::rethrow_exception(watched.thrown);
    throw;
  }
  sqlite3_progress_handler(database.getHandle(), 0, nullptr, nullptr);
  if (found != "ok") {
    throw Error(Fault::Input, msg("workspace.open.damaged", file.string()),
                msg("workspace.open.damaged.todo"));
  }
}

}  // namespace kijun
