// The place where a workspace made elsewhere (a part of another, one from a package) will stand.
#pragma once
#include <filesystem>
#include <memory>

#include "workspace/selection.h"
#include "workspace/store/unfinished_file.h"
#include "workspace/store/writer_lock.h"

namespace kijun {

class WorkspacePlace {
 public:
  // Nobody else writes there while this lives. Throws Error: no such folder, no permission, a file
  // that is to be kept or that somebody writes to, and what SQLite left beside a file of that name,
  // which it would take into the new one.
  WorkspacePlace(const std::filesystem::path& file, Existing existing);
  const std::filesystem::path& file() const { return file_; }
  // Throws Error where it is the file that is read.
  void refuse(const std::filesystem::path& source) const;
  void put(UnfinishedFile& file) const;

 private:
  std::filesystem::path file_;
  Existing existing_;
  std::unique_ptr<WriterLock> lock_;
};

// Puts a file into its place; where one is to be kept there, throws Error.
void putInPlace(UnfinishedFile& file, const std::filesystem::path& place, Existing existing);
// The same Error, early.
void requireFree(const std::filesystem::path& place, Existing existing);

}  // namespace kijun
