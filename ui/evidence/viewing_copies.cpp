#include "ui/evidence/viewing_copies.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/error.h"
#include "base/media_type.h"

namespace kijun::ui {
namespace {

constexpr std::string_view kPrefix = "kijun-view-";

int openFolder(const std::filesystem::path& folder) {
  return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
}

bool isTheSame(int descriptor, const std::filesystem::path& folder) {
  struct stat opened {
  }, named{};
  return ::fstat(descriptor, &opened) == 0 && ::lstat(folder.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

ViewingCopies::ViewingCopies(const std::filesystem::path& parent) {
  // Another program that sweeps may take a folder before it is locked: then the next.
  for (int attempt = 0; descriptor_ < 0 && attempt < 10; ++attempt) {
    auto pattern = (parent / (std::string(kPrefix) + "XXXXXX")).string();
    if (!::mkdtemp(pattern.data())) throw machineError(pattern, errno);
    folder_ = pattern;
    descriptor_ = openFolder(folder_);
    if (descriptor_ < 0) continue;
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 && isTheSame(descriptor_, folder_)) return;
    ::close(descriptor_);
    descriptor_ = -1;
  }
  throw machineError(folder_.string(), EAGAIN);
}

ViewingCopies::~ViewingCopies() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
  ::close(descriptor_);
}

std::filesystem::path ViewingCopies::copy(const Session& session, const std::string& hash,
                                          const std::string& fileName, const ContentWork& work) {
  const std::scoped_lock lock(mutex_);
  const auto known = made_.find({hash, fileName});
  if (known != made_.end() && std::filesystem::exists(known->second)) return known->second;
  // Two pieces may have files of one name.
  const auto place = folder_ / std::to_string(made_.size() + 1);
  if (::mkdir(place.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
    throw machineError(place.string(), errno);
  }
  const auto file = place / safeFileName(fileName);
  exportContent(session, hash, file, work);
  if (::chmod(file.c_str(), S_IRUSR) != 0) throw machineError(file.string(), errno);
  made_[{hash, fileName}] = file;
  return file;
}

void ViewingCopies::sweep(const std::filesystem::path& parent) {
  std::error_code failure;
  std::filesystem::directory_iterator entry(parent, failure);
  for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
    if (!entry->path().filename().string().starts_with(kPrefix)) continue;
    const int descriptor = openFolder(entry->path());
    if (descriptor < 0) continue;
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && status.st_uid == ::geteuid() &&
        ::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
      std::error_code ignored;
      std::filesystem::remove_all(entry->path(), ignored);
    }
    ::close(descriptor);
  }
}

std::filesystem::path temporaryFolder() {
  std::error_code none;
  const auto folder = std::filesystem::temp_directory_path(none);
  return none ? std::filesystem::path("/tmp") : folder;
}

ViewingCopies& viewingCopies() {
  static ViewingCopies instance(temporaryFolder());
  return instance;
}

}  // namespace kijun::ui
