#include "workspace/store/staged_database.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include "base/error.h"
#include "base/hash.h"

namespace kijun {
namespace {

constexpr std::size_t kPiece = 256 * 1024;
constexpr int kPagesAtOnce = 256;
// SQLite's file format, section 1.3. A format version of 1 asks for a rollback journal, 2 for a
// write-ahead log.
constexpr std::size_t kHeaderBytes = 100;
constexpr std::size_t kFormatVersionsAt = 18;
constexpr std::size_t kChangeCounterAt = 24;
constexpr std::size_t kValidForAt = 92;

struct FinishBackup {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

}  // namespace

StagedDatabase::StagedDatabase(const std::filesystem::path& folder) : name_(folder.string()) {
  std::array<std::uint8_t, 8> random{};
  randomBytes(random);
  const auto path = folder / (".kijun." + toHex(random) + ".part");
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor_ < 0) throw machineError(name_, errno);
  try {
    sql::guarded(folder, [&] {
      database_ = std::make_unique<SQLite::Database>(path.string(),
                                                     SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX);
      // A journal of its own would be looked for by the name that goes now.
      database_->execAndGet("PRAGMA journal_mode = MEMORY");
      database_->exec("PRAGMA synchronous = OFF");
      database_->exec("PRAGMA secure_delete = ON");
    });
  } catch (...) {
    ::unlink(path.c_str());
    ::close(descriptor_);
    throw;
  }
  ::unlink(path.c_str());
}

StagedDatabase::~StagedDatabase() {
  database_.reset();
  ::close(descriptor_);
}

void StagedDatabase::finish() {
  database_.reset();
}

std::uint64_t StagedDatabase::size() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) throw machineError(name_, errno);
  return static_cast<std::uint64_t>(status.st_size);
}

void StagedDatabase::read(const std::function<void(std::string_view)>& piece) const {
  std::string buffer(kPiece, '\0');
  off_t at = 0;
  while (true) {
    const auto count = ::pread(descriptor_, buffer.data(), buffer.size(), at);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw machineError(name_, errno);
    if (count == 0) break;
    piece({buffer.data(), static_cast<std::size_t>(count)});
    at += count;
  }
}

void StagedDatabase::copyWhole(SQLite::Database& source, const Progress& progress) {
  std::unique_ptr<sqlite3_backup, FinishBackup> backup(
      sqlite3_backup_init(database_->getHandle(), "main", source.getHandle(), "main"));
  if (!backup) throw SQLite::Exception(database_->getHandle());
  int result = SQLITE_OK;
  while (result == SQLITE_OK) {
    result = sqlite3_backup_step(backup.get(), kPagesAtOnce);
    const auto pages = sqlite3_backup_pagecount(backup.get());
    if (progress && pages > 0) {
      progress(1.0 - static_cast<double>(sqlite3_backup_remaining(backup.get())) / pages);
    }
  }
  backup.reset();
  if (result != SQLITE_DONE) {
    const SQLite::Exception failure(database_->getHandle(), result);
    if (sql::isOfWriting(failure)) throw sql::errorFrom(failure, name_);
    throw failure;
  }
  forgetLog();
}

// A copy of a database with a write-ahead log asks for one too, which a file without a name cannot
// have. The change counter tells SQLite that what it remembers of the first page is old.
void StagedDatabase::forgetLog() {
  std::array<unsigned char, kHeaderBytes> header{};
  if (::pread(descriptor_, header.data(), header.size(), 0) < 0) throw machineError(name_, errno);
  header[kFormatVersionsAt] = header[kFormatVersionsAt + 1] = 1;
  for (auto at = kChangeCounterAt + 4; at-- > kChangeCounterAt;) {
    if (++header[at] != 0) break;
  }
  std::copy_n(header.begin() + kChangeCounterAt, 4, header.begin() + kValidForAt);
  if (::pwrite(descriptor_, header.data(), header.size(), 0) < 0) {
    throw machineError(name_, errno);
  }
}

}  // namespace kijun
