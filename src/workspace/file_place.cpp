#include "workspace/file_place.h"

#include <sys/stat.h>

#include <utility>

#include "workspace/session_door.h"

namespace kijun {

OpenPlace::OpenPlace(std::filesystem::path file) : file_(std::move(file)) {
  struct stat status {};
  if (::stat(file_.c_str(), &status) != 0) return;
  device_ = status.st_dev;
  inode_ = status.st_ino;
}

FilePlace OpenPlace::look() const {
  struct stat status {};
  if (::stat(file_.c_str(), &status) != 0) return FilePlace::Missing;
  const bool same = status.st_dev == device_ && status.st_ino == inode_;
  return same ? FilePlace::There : FilePlace::Replaced;
}

void OpenPlace::require() const {
  if (const auto place = look(); place != FilePlace::There) throw notInPlace(file_, place);
}

Error notInPlace(const std::filesystem::path& file, FilePlace place) {
  return {Fault::Machine,
          place == FilePlace::Missing ? msg("backup.place.missing", file.string())
                                      : msg("backup.place.replaced", file.string()),
          msg("backup.place.todo")};
}

FilePlace placeOf(const Session& session) {
  return SessionDoor::place(session).look();
}

}  // namespace kijun
