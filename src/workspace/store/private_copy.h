// An older file is read through a copy of the present version, which only this user sees and which
// goes with the session.
#pragma once
#include <filesystem>

namespace kijun {

class PrivateCopy {
 public:
  // immutable: nobody writes to the file and its folder takes no lock files. Throws Error.
  PrivateCopy(const std::filesystem::path& file, bool immutable);
  ~PrivateCopy();
  PrivateCopy(const PrivateCopy&) = delete;
  PrivateCopy& operator=(const PrivateCopy&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path folder_;
  std::filesystem::path path_;
  int descriptor_ = -1;  // of the folder; its lock says that it is in use
};

}  // namespace kijun
