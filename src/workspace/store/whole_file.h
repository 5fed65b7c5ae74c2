// A file that appears at its place whole or not at all: made under a hidden name beside it, then
// moved there without ever replacing what stands there. Whoever makes one holds the target's
// WriterLock.
#pragma once
#include <filesystem>

#include "base/error.h"

namespace kijun {

// Removes a closed workspace with what SQLite keeps beside it; failures are let be.
void removeWorkspace(const std::filesystem::path& file);

class WholeFile {
 public:
  // Removes what earlier attempts that were cut off left. Throws Error where something stands at
  // the target.
  explicit WholeFile(std::filesystem::path target);
  ~WholeFile();  // removes the file unless it was moved, with what SQLite keeps beside it
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  // Where to make it; closed before it is moved.
  const std::filesystem::path& path() const { return path_; }
  // Runs what makes it there; its Errors name the target instead of the hidden file.
  template <typename Function>
  void make(Function&& function) {
    try {
      function(path_);
    } catch (const Error& error) {
      throw named(error);
    }
  }
  // Durable afterwards. Throws Error where something stands at the target by now, or the file could
  // not be closed whole.
  void moveIntoPlace();

 private:
  Error named(const Error& error) const;

  std::filesystem::path target_;
  std::filesystem::path path_;
};

}  // namespace kijun
