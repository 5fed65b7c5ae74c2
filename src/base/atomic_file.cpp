#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>

#include "base/error.h"
#include "base/part_file.h"

namespace kijun {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

void writeAll(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      throw machineError(path, errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void syncFolder(const std::filesystem::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() >= 0) ::fsync(fd.get());
}

// A terminal, a pipe, /dev/full, or a name that stands for an open file (/dev/stdout): written to
// as it stands, never replaced. Appending, because an open file may hold what was said before.
bool isDevice(const std::filesystem::path& path, const struct stat& there) {
  if (!S_ISREG(there.st_mode)) return true;
  const auto text = std::filesystem::absolute(path).lexically_normal().string();
  return text.starts_with("/dev/") || text.starts_with("/proc/");
}

using Produce = std::function<void(const FileSink&)>;

void writeDirectly(const std::filesystem::path& path, const Produce& produce) {
  const Descriptor fd(::open(path.c_str(), O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC));
  if (fd.get() < 0) throw machineError(path.string(), errno);
  produce([&](std::string_view bytes) { writeAll(fd.get(), bytes, path.string()); });
}

}  // namespace

void writeFileAtomically(const std::filesystem::path& path, std::string_view bytes) {
  writeFileAtomically(path, [&](const FileSink& write) { write(bytes); });
}

void writeFileAtomically(const std::filesystem::path& given, const Produce& produce) {
  auto path = given;
  struct stat there {};
  if (::stat(path.c_str(), &there) == 0) {
    if (S_ISDIR(there.st_mode)) {
      throw Error(Fault::Input, msg("base.file.is_folder", path.string()));
    }
    if (isDevice(path, there)) return writeDirectly(path, produce);
    path = std::filesystem::canonical(path);  // behind a link, the file itself is replaced
  }
  const auto part = openPart(path, 0644);
  const Descriptor fd(part.descriptor);
  try {
    produce([&](std::string_view bytes) { writeAll(fd.get(), bytes, path.string()); });
    if (::fsync(fd.get()) != 0) throw machineError(path.string(), errno);
    if (::rename(part.path.c_str(), path.c_str()) != 0) throw machineError(path.string(), errno);
  } catch (...) {
    ::unlink(part.path.c_str());
    throw;
  }
  const auto folder = path.parent_path();
  syncFolder(folder.empty() ? "." : folder);
}

std::string readFile(const std::filesystem::path& path, std::uintmax_t limit) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) throw machineError(path.string(), errno);
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) throw machineError(path.string(), errno);
  if (S_ISDIR(info.st_mode)) {
    throw Error(Fault::Input, msg("base.file.is_folder", path.string()));
  }
  if (static_cast<std::uintmax_t>(info.st_size) > limit) {
    throw Error(Fault::Input, msg("base.file.too_large", path.string(), limit / (1024 * 1024)));
  }
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto got = ::read(fd.get(), bytes.data() + at, bytes.size() - at);
    if (got < 0) {
      if (errno == EINTR) continue;
      throw machineError(path.string(), errno);
    }
    if (got == 0) break;
    at += static_cast<std::size_t>(got);
  }
  bytes.resize(at);
  return bytes;
}

}  // namespace kijun
