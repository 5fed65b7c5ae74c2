// The flock'ed file ".NAME.lock" beside a workspace names who writes to it. It belongs to the open
// file description, so it also keeps two sessions of one process apart.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>

#include "workspace/session.h"

namespace kijun {

class WriterLock {
 public:
  // nullptr where somebody else holds it. Throws Error where the lock file cannot be made.
  static std::unique_ptr<WriterLock> take(const std::filesystem::path& file, const Holder& holder);
  ~WriterLock();  // removes the lock file
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  WriterLock(std::filesystem::path path, int descriptor)
      : path_(std::move(path)), descriptor_(descriptor) {}
  std::filesystem::path path_;
  int descriptor_;
};

std::filesystem::path lockPathOf(const std::filesystem::path& file);

// Who holds the lock now; the name is empty where the lock file does not say.
std::optional<Holder> currentHolder(const std::filesystem::path& file);

// This process as a holder.
Holder ownHolder(const std::string& name, const std::string& since);

}  // namespace kijun
