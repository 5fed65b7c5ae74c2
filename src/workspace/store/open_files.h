// Which workspaces this process has open. Closing any descriptor of a file drops every lock that
// SQLite holds on it in the process, so a file that is open is not read around SQLite.
#pragma once
#include <filesystem>
#include <memory>

namespace kijun {

class OpenFile {
 public:
  // Registers the file until destroyed. firstInProcess runs while no session of this process has
  // the file open, and is skipped where one has. Throws what firstInProcess throws.
  template <typename Function>
  OpenFile(const std::filesystem::path& file, Function&& firstInProcess) {
    const auto guard = enter(file);
    if (isFirst()) firstInProcess();
    add();
  }
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

 private:
  std::shared_ptr<void> enter(const std::filesystem::path& file);
  bool isFirst() const;
  void add();

  unsigned long long device_ = 0;
  unsigned long long inode_ = 0;
  bool added_ = false;
};

}  // namespace kijun
