// What a loss of power may leave of a file: everything that was synced, and of what was written
// since, sector by sector, any version there was. Kept as earlier versions are written over; all
// members are called under the shim's one lock.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kijun::fault {

class PowerLoss {
 public:
  // Before `count` bytes are written at `offset`, or the file becomes `size` bytes long.
  void beforeWrite(int descriptor, off_t offset, std::size_t count);
  void beforeResize(int descriptor, off_t size);
  // Before the name goes: it may be back after the loss while its folder is not synced.
  void beforeUnlink(const std::string& path);
  void afterRename(const std::string& from, const std::string& to);
  // The descriptor's file, or folder, is on the disk as it stands.
  void synced(int descriptor);
  // Gives back any of what the disk may hold.
  void strike(std::uint64_t seed);
  // Removes what was put aside.
  void forget();

 private:
  using FileId = std::pair<dev_t, ino_t>;
  struct Unsynced {
    std::string path;
    std::vector<off_t> sizes;                            // each one the file had
    std::map<off_t, std::vector<std::string>> versions;  // sector number → what stood there
  };
  struct Removed {
    std::string path;
    std::string aside;
  };

  Unsynced& entryOf(int descriptor);
  void keep(int descriptor, Unsynced& unsynced, off_t first, off_t end);

  std::map<FileId, Unsynced> files_;
  std::vector<Removed> removed_;
  int removals_ = 0;
};

}  // namespace kijun::fault
