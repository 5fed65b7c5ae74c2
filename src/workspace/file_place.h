// Whether an open workspace still stands at its path. Whoever deletes it, or puts another file in
// its place (a synchronising folder, a copy dragged over it), leaves the open one without a name:
// what is written there is lost when it is closed, so it is refused and said.
#pragma once
#include <filesystem>

#include "base/error.h"

namespace kijun {

class Session;

enum class FilePlace { There, Missing, Replaced };

class OpenPlace {
 public:
  // The file as it stands now. Throws nothing: a missing file is missing ever after.
  explicit OpenPlace(std::filesystem::path file);
  FilePlace look() const;
  // Throws Error (Machine) where the file is not there any more.
  void require() const;
  const std::filesystem::path& file() const { return file_; }

 private:
  std::filesystem::path file_;
  unsigned long long device_ = 0;
  unsigned long long inode_ = 0;
};

Error notInPlace(const std::filesystem::path& file, FilePlace place);

// Any thread; asks the file system, which may take its time on a network.
FilePlace placeOf(const Session& session);

}  // namespace kijun
