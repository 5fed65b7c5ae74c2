#include "workspace/store/private_copy.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>

#include "workspace/migrations/migrations.h"
#include "workspace/store/connection.h"
#include "workspace/store/database_copy.h"

namespace kijun {
namespace {

constexpr std::string_view kPrefix = "kijun-read-";
constexpr unsigned kOwnerOnly = 0600;
// A folder that was just made is not locked yet.
constexpr auto kAbandonedAfter = std::chrono::minutes(10);

int openFolder(const std::filesystem::path& folder) {
  return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
}

// What a killed process left is not to lie about.
void removeAbandoned(const std::filesystem::path& parent) {
  const auto limit = std::filesystem::file_time_type::clock::now() - kAbandonedAfter;
  std::error_code failure;
  std::filesystem::directory_iterator entry(parent, failure);
  for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
    std::error_code ignored;
    if (!entry->path().filename().string().starts_with(kPrefix)) continue;
    if (entry->last_write_time(ignored) > limit || ignored) continue;
    const int descriptor = openFolder(entry->path());
    if (descriptor < 0) continue;
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && status.st_uid == ::geteuid() &&
        ::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
      std::filesystem::remove_all(entry->path(), ignored);
    }
    ::close(descriptor);
  }
}

}  // namespace

PrivateCopy::PrivateCopy(const std::filesystem::path& file, bool immutable) {
  const auto parent = std::filesystem::temp_directory_path();
  removeAbandoned(parent);
  auto pattern = (parent / (std::string(kPrefix) + "XXXXXX")).string();
  if (!::mkdtemp(pattern.data())) throw machineError(pattern, errno);
  folder_ = pattern;
  descriptor_ = openFolder(folder_);
  if (descriptor_ >= 0) ::flock(descriptor_, LOCK_EX | LOCK_NB);
  path_ = folder_ / file.filename();
  try {
    sql::guarded(file, [&] {
      const auto source = openForReading(file, immutable);
      copyDatabase(*source, path_, kOwnerOnly, {});
      SQLite::Database copy(path_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX);
      SQLite::Transaction transaction(copy);
      migrateFrom(copy, static_cast<int>(sql::pragmaNumber(copy, "user_version")));
      transaction.commit();
    });
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    if (descriptor_ >= 0) ::close(descriptor_);
    throw;
  }
}

PrivateCopy::~PrivateCopy() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace kijun
