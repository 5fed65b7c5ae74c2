#include "power_loss.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <random>

#include "real_calls.h"

namespace kijun::fault {
namespace {

constexpr off_t kSector = 512;

std::string folderOf(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

}  // namespace

PowerLoss::Unsynced& PowerLoss::entryOf(int descriptor) {
  struct stat status {};
  ::fstat(descriptor, &status);
  auto& unsynced = files_[{status.st_dev, status.st_ino}];
  unsynced.path = pathOf(descriptor);
  if (unsynced.sizes.empty()) unsynced.sizes.push_back(status.st_size);
  return unsynced;
}

void PowerLoss::keep(int descriptor, Unsynced& unsynced, off_t first, off_t end) {
  for (off_t sector = first / kSector; sector * kSector < end; ++sector) {
    std::string bytes(static_cast<std::size_t>(kSector), '\0');
    const auto count =
        ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(sector * kSector));
    if (count < 0) continue;  // opened only to write: nothing stood there
    unsynced.versions[sector].push_back(std::move(bytes));
  }
}

void PowerLoss::beforeWrite(int descriptor, off_t offset, std::size_t count) {
  auto& unsynced = entryOf(descriptor);
  const auto end = offset + static_cast<off_t>(count);
  keep(descriptor, unsynced, offset, end);
  unsynced.sizes.push_back(std::max(end, unsynced.sizes.back()));
}

void PowerLoss::beforeResize(int descriptor, off_t size) {
  auto& unsynced = entryOf(descriptor);
  keep(descriptor, unsynced, size, unsynced.sizes.back());
  unsynced.sizes.push_back(size);
}

void PowerLoss::beforeUnlink(const std::string& path) {
  const auto aside = path + ".aside" + std::to_string(++removals_);
  if (real().link(path.c_str(), aside.c_str()) == 0) removed_.push_back({path, aside});
}

void PowerLoss::afterRename(const std::string& from, const std::string& to) {
  for (auto& [id, unsynced] : files_) {
    if (unsynced.path == from) unsynced.path = to;
  }
}

void PowerLoss::synced(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return;
  if (!S_ISDIR(status.st_mode)) {
    files_.erase({status.st_dev, status.st_ino});
    return;
  }
  const auto folder = pathOf(descriptor);
  std::erase_if(removed_, [&](const Removed& removed) {
    if (folderOf(removed.path) != folder) return false;
    // Its number may soon be another file's.
    struct stat gone {};
    if (::stat(removed.aside.c_str(), &gone) == 0) files_.erase({gone.st_dev, gone.st_ino});
    real().unlink(removed.aside.c_str());
    return true;
  });
}

void PowerLoss::strike(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  for (const auto& removed : removed_) {
    if (below(2) == 0 && ::access(removed.path.c_str(), F_OK) != 0) {
      real().rename(removed.aside.c_str(), removed.path.c_str());
    } else {
      real().unlink(removed.aside.c_str());
    }
  }
  for (const auto& [id, unsynced] : files_) {
    const int descriptor = real().open(unsynced.path.c_str(), O_RDWR | O_CLOEXEC, 0);
    struct stat there {};
    if (descriptor < 0 || ::fstat(descriptor, &there) != 0 ||
        FileId(there.st_dev, there.st_ino) != id) {
      continue;  // gone meanwhile, or another file's name
    }
    for (const auto& [sector, versions] : unsynced.versions) {
      const auto choice = below(versions.size() + 1);
      if (choice == versions.size()) continue;  // the newest reached the disk
      const auto& bytes = versions[choice];
      if (real().pwrite(descriptor, bytes.data(), bytes.size(), sector * kSector) < 0) continue;
    }
    if (real().ftruncate(descriptor, unsynced.sizes[below(unsynced.sizes.size())]) != 0) continue;
  }
  files_.clear();
  removed_.clear();
}

void PowerLoss::forget() {
  for (const auto& removed : removed_) real().unlink(removed.aside.c_str());
  removed_.clear();
}

}  // namespace kijun::fault
