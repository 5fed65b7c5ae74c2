#include "workspace/store/file_system.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>

#include "base/error.h"

namespace kijun {
namespace {

// statfs(2): f_type of file systems whose files live on another machine.
constexpr std::array<std::uint32_t, 11> kNetworkTypes = {
    0x6969,      // NFS
    0x517b,      // SMB
    0xff534d42,  // CIFS
    0xfe534d42,  // SMB2
    0x65735546,  // FUSE: sshfs, davfs2, cloud folders
    0x564c,      // NCP
    0x5346414f,  // AFS of the kernel
    0x73757245,  // Coda
    0x01021997,  // 9p
    0x00c36400,  // Ceph
    0x0bd00bd0,  // Lustre
};

}  // namespace

void syncFolder(const std::filesystem::path& folder) {
  const int descriptor =
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

bool liesOnNetwork(const std::filesystem::path& folder) {
  struct statfs status {};
  if (::statfs(folder.empty() ? "." : folder.c_str(), &status) != 0) return false;
  return std::ranges::find(kNetworkTypes, static_cast<std::uint32_t>(status.f_type)) !=
         kNetworkTypes.end();
}

bool isWritable(const std::filesystem::path& path) {
  const bool folder = std::filesystem::is_directory(path);
  return ::faccessat(AT_FDCWD, path.c_str(), folder ? W_OK | X_OK : W_OK, AT_EACCESS) == 0;
}

void requireFolder(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) throw machineError(folder.string(), ENOENT);
  if (!isWritable(folder)) throw machineError(folder.string(), EACCES);
}

std::filesystem::path realPath(const std::filesystem::path& file) {
  std::error_code failure;
  auto real = std::filesystem::weakly_canonical(std::filesystem::absolute(file), failure);
  return failure ? std::filesystem::absolute(file) : real;
}

bool moveWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
    if (errno == EEXIST) return false;
    // A file system without that flag: hard links refuse an existing target as well.
    if (errno != EINVAL && errno != ENOSYS) throw machineError(to.string(), errno);
    if (::link(from.c_str(), to.c_str()) == 0) {
      ::unlink(from.c_str());
    } else if (errno == EEXIST) {
      return false;
    } else if (errno != EPERM && errno != ENOTSUP && errno != EMLINK) {
      throw machineError(to.string(), errno);
    } else {
      if (std::filesystem::exists(to)) return false;
      if (::rename(from.c_str(), to.c_str()) != 0) throw machineError(to.string(), errno);
    }
  }
  syncFolder(to.parent_path());
  return true;
}

}  // namespace kijun
