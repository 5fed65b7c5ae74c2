#include "fuzz/target.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <fstream>

namespace kijun::fuzz {
namespace {

class Folder {
 public:
  Folder() {
    spdlog::set_level(spdlog::level::off);
    const std::filesystem::path memory = "/dev/shm";
    path_ =
        (::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path()) /
        ("kijun-fuzz-" + std::to_string(::getpid()));
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& emptied() const {
    for (const auto& entry : std::filesystem::directory_iterator(path_)) {
      std::filesystem::remove_all(entry.path());
    }
    return path_;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace

std::filesystem::path emptyFolder() {
  static const Folder folder;
  return folder.emptied();
}

void writeBytes(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace kijun::fuzz
