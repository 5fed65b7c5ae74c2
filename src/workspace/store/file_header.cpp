#include "workspace/store/file_header.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

// The layout of the first 100 bytes is SQLite's file format, section 1.3.
constexpr std::size_t kHeaderSize = 100;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
using Header = std::array<unsigned char, kHeaderSize>;

std::uint32_t number32(const Header& header, std::size_t at) {
  return std::uint32_t{header[at]} << 24 | std::uint32_t{header[at + 1]} << 16 |
         std::uint32_t{header[at + 2]} << 8 | std::uint32_t{header[at + 3]};
}

bool hasContent(const std::filesystem::path& path) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  return !failure && size > 0;
}

class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& file)
      : value_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (value_ < 0) throw machineError(file.string(), errno);
  }
  ~Descriptor() { ::close(value_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

Error refusal(std::string_view what, std::string_view todo, const std::string& path) {
  return {Fault::Input, Message{std::string(what), {path}}, Message{std::string(todo), {}}};
}

Error damaged(const std::string& path) {
  return refusal(KIJUN_TEXT("workspace.open.damaged"), KIJUN_TEXT("workspace.open.damaged.todo"),
                 path);
}

Error truncated(const std::string& path, std::uint64_t expected, std::uint64_t found) {
  return {Fault::Input, msg("workspace.open.truncated", path, expected, found),
          msg("workspace.open.truncated.todo")};
}

}  // namespace

FileState inspectFile(const std::filesystem::path& file) {
  const auto path = file.string();
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) throw machineError(path, errno);
  if (S_ISDIR(status.st_mode)) throw Error(Fault::Input, msg("base.file.is_folder", path));
  const auto notWorkspace = refusal(KIJUN_TEXT("workspace.open.not_workspace"),
                                    KIJUN_TEXT("workspace.open.not_workspace.todo"), path);
  if (!S_ISREG(status.st_mode)) throw notWorkspace;

  const Descriptor descriptor(file);
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size == 0) {
    throw refusal(KIJUN_TEXT("workspace.open.empty"), KIJUN_TEXT("workspace.open.empty.todo"),
                  path);
  }
  Header header{};
  const auto count = ::pread(descriptor.get(), header.data(), header.size(), 0);
  if (count < 0) throw machineError(path, errno);
  const std::string_view start(reinterpret_cast<const char*>(header.data()),
                               static_cast<std::size_t>(count));
  if (start.substr(0, kMagic.size()) != kMagic) throw notWorkspace;
  if (start.size() < kHeaderSize) throw truncated(path, kHeaderSize, size);
  if (number32(header, 68) != kApplicationId) {
    throw refusal(KIJUN_TEXT("workspace.open.other_application"),
                  KIJUN_TEXT("workspace.open.other_application.todo"), path);
  }

  FileState state;
  state.schemaVersion = static_cast<int>(number32(header, 60));
  state.walMode = header[18] == 2;
  state.walContent = hasContent(path + "-wal");
  state.hotJournal = hasContent(path + "-journal");
  if (state.schemaVersion > kSchemaVersion) {
    throw Error(Fault::Input,
                msg("workspace.open.newer", path, state.schemaVersion, kSchemaVersion),
                msg("workspace.open.newer.todo"));
  }
  if (state.schemaVersion < 1) throw damaged(path);
  const std::uint64_t stored = std::uint64_t{header[16]} << 8 | header[17];
  const auto pageSize = stored == 1 ? 65536 : stored;
  if (pageSize < 512 || (pageSize & (pageSize - 1)) != 0) throw damaged(path);
  const auto pages = number32(header, 28);
  if (pages == 0) throw damaged(path);
  const auto expected = pageSize * pages;
  if (size < expected && !state.walContent && !state.hotJournal) {
    throw truncated(path, expected, size);
  }
  return state;
}

}  // namespace kijun
