// A look at a workspace file before SQLite touches it: refused files keep every byte and their
// time.
#pragma once
#include <filesystem>

namespace kijun {

struct FileState {
  int schemaVersion = 0;
  bool walMode = false;     // the header asks for a write-ahead log
  bool walContent = false;  // a log left by a crash or in use by a writer
  bool hotJournal = false;  // a rollback journal left by a crash or in use by a writer
};

// Throws Error: missing, a folder, no permission, empty, not a workspace, of another program,
// newer, truncated, damaged.
FileState inspectFile(const std::filesystem::path& file);

}  // namespace kijun
