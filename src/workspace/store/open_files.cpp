#include "workspace/store/open_files.h"

#include <sys/stat.h>

#include <map>
#include <mutex>
#include <utility>

namespace kijun {
namespace {

// The locks are the process's own, so the count of them is too.
struct Registry {
  std::mutex mutex;
  std::map<std::pair<unsigned long long, unsigned long long>, int> counts;
};

Registry& registry() {
  static Registry instance;
  return instance;
}

}  // namespace

std::shared_ptr<void> OpenFile::enter(const std::filesystem::path& file) {
  auto guard = std::make_shared<std::lock_guard<std::mutex>>(registry().mutex);
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0) {
    device_ = status.st_dev;
    inode_ = status.st_ino;
  }
  return guard;
}

bool OpenFile::isFirst() const {
  return !registry().counts.contains({device_, inode_});
}

void OpenFile::add() {
  ++registry().counts[{device_, inode_}];
  added_ = true;
}

OpenFile::~OpenFile() {
  if (!added_) return;
  const std::lock_guard lock(registry().mutex);
  const auto at = registry().counts.find({device_, inode_});
  if (--at->second == 0) registry().counts.erase(at);
}

}  // namespace kijun
