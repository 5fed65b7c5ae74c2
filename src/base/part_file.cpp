#include "base/part_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/hash.h"

namespace kijun {
namespace {

constexpr std::size_t kRandomBytes = 8;
constexpr std::string_view kEnding = ".part";

std::string prefixOf(const std::filesystem::path& place) {
  return "." + place.filename().string() + ".";
}

bool isPart(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix) || !name.ends_with(kEnding)) return false;
  name.remove_prefix(prefix.size());
  name.remove_suffix(kEnding.size());
  return name.size() == 2 * kRandomBytes &&
         name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Whoever still writes to it holds its lock.
void removeUnlessWritten(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return;
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
      ::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
    ::unlink(path.c_str());
  }
  ::close(descriptor);
}

void removeLeftParts(const std::filesystem::path& place) {
  const auto prefix = prefixOf(place);
  const auto folder = place.parent_path();
  std::error_code failure;
  std::filesystem::directory_iterator entry(folder.empty() ? "." : folder, failure);
  while (!failure && entry != std::filesystem::directory_iterator()) {
    if (isPart(entry->path().filename().string(), prefix)) removeUnlessWritten(entry->path());
    entry.increment(failure);
  }
}

bool isStillThere(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) != 0 || status.st_nlink > 0;
}

}  // namespace

PartFile openPart(const std::filesystem::path& place, unsigned mode) {
  removeLeftParts(place);
  while (true) {
    std::array<std::uint8_t, kRandomBytes> random{};
    randomBytes(random);
    PartFile part;
    part.path = place.parent_path() / (prefixOf(place) + toHex(random) + std::string(kEnding));
    part.descriptor = ::open(part.path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (part.descriptor < 0) throw machineError(place.string(), errno);
    // Without locks, as on some network file systems, nothing there is ever removed either.
    ::flock(part.descriptor, LOCK_EX | LOCK_NB);
    if (isStillThere(part.descriptor)) return part;
    ::close(part.descriptor);
  }
}

}  // namespace kijun
