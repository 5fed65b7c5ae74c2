#include "workspace/store/workspace_place.h"

#include <cerrno>

#include "base/error.h"
#include "workspace/store/file_system.h"
#include "workspace/store/people.h"

namespace kijun {
namespace {

bool isThere(const std::filesystem::path& path) {
  return std::filesystem::exists(std::filesystem::symlink_status(path));
}

Error taken(const std::filesystem::path& place) {
  return {Fault::Input, msg("workspace.place.taken", place.string()),
          msg("workspace.place.taken.todo")};
}

}  // namespace

void requireFree(const std::filesystem::path& place, Existing existing) {
  if (!place.has_filename()) throw Error(Fault::Usage, msg("workspace.create.no_name"));
  const auto folder = place.parent_path();
  if (!std::filesystem::is_directory(folder)) throw machineError(folder.string(), ENOENT);
  if (!isWritable(folder)) throw machineError(folder.string(), EACCES);
  if (std::filesystem::is_directory(place)) {
    throw Error(Fault::Input, msg("base.file.is_folder", place.string()));
  }
  if (existing == Existing::Keep && isThere(place)) throw taken(place);
}

void putInPlace(UnfinishedFile& file, const std::filesystem::path& place, Existing existing) {
  if (existing == Existing::Replace) {
    file.placeOver();
  } else if (!file.placeAnew()) {
    throw taken(place);
  }
}

WorkspacePlace::WorkspacePlace(const std::filesystem::path& file, Existing existing)
    : file_(realPath(file)), existing_(existing) {
  requireFree(file_, existing);
  lock_ = WriterLock::take(file_, ownHolder(systemUserName(), SystemClock().now().iso()));
  if (!lock_) {
    throw Error(Fault::Input, msg("workspace.open.held_by_unknown", file_.string()),
                msg("workspace.open.held.todo"));
  }
  for (const char* ending : {"-wal", "-journal", "-shm"}) {
    const auto beside = file_.string() + ending;
    if (isThere(beside)) {
      throw Error(Fault::Input, msg("workspace.place.leftover", beside, file_.string()),
                  msg("workspace.place.leftover.todo"));
    }
  }
}

void WorkspacePlace::refuse(const std::filesystem::path& source) const {
  std::error_code ignored;
  if (std::filesystem::equivalent(source, file_, ignored)) {
    throw Error(Fault::Usage, msg("workspace.place.same", file_.string()));
  }
}

void WorkspacePlace::put(UnfinishedFile& file) const {
  putInPlace(file, file_, existing_);
}

}  // namespace kijun
