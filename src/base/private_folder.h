// A folder for files on their way, which nobody else may look into; it goes with what it holds.
#pragma once
#include <filesystem>
#include <string>

namespace kijun {

class PrivateFolder {
 public:
  // In the system's place for temporary files, named "kijun-NAME-" and something new. Throws Error
  // (Machine).
  explicit PrivateFolder(const std::string& name);
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace kijun
