#include "workspace/store/unfinished_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/error.h"
#include "base/part_file.h"
#include "workspace/store/file_system.h"

namespace kijun {

UnfinishedFile::UnfinishedFile(std::filesystem::path place) : place_(std::move(place)) {
  auto part = openPart(place_, 0666);
  path_ = std::move(part.path);
  descriptor_ = part.descriptor;
}

UnfinishedFile::~UnfinishedFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!path_.empty()) ::unlink(path_.c_str());
}

void UnfinishedFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw machineError(place_.string(), errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void UnfinishedFile::sync() {
  if (::fsync(descriptor_) != 0) throw machineError(place_.string(), errno);
  ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_DONTNEED);
}

bool UnfinishedFile::placeAnew() {
  sync();
  if (!moveWithoutReplacing(path_, place_)) return false;
  path_.clear();
  return true;
}

void UnfinishedFile::placeOver() {
  sync();
  if (::rename(path_.c_str(), place_.c_str()) != 0) throw machineError(place_.string(), errno);
  path_.clear();
  syncFolder(place_.parent_path());
}

FileReader::FileReader(const std::filesystem::path& file)
    : name_(file.string()), descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  if (descriptor_ < 0) throw machineError(name_, errno);
  struct stat status {};
  ::fstat(descriptor_, &status);
  if (!S_ISREG(status.st_mode)) {
    ::close(descriptor_);
    throw Error(Fault::Input, S_ISDIR(status.st_mode) ? msg("base.file.is_folder", name_)
                                                      : msg("base.sealed.not_sealed", name_));
  }
  size_ = static_cast<std::uint64_t>(status.st_size);
}

FileReader::~FileReader() {
  ::close(descriptor_);
}

std::size_t FileReader::read(char* to, std::size_t size) {
  std::size_t filled = 0;
  while (filled < size) {
    const auto count = ::read(descriptor_, to + filled, size - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw machineError(name_, errno);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  return filled;
}

}  // namespace kijun
