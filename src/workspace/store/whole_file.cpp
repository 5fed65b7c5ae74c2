#include "workspace/store/whole_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "workspace/store/file_system.h"

namespace kijun {
namespace {

constexpr std::size_t kRandomBytes = 8;
constexpr std::string_view kEnding = ".new";

Error existsAlready(const std::filesystem::path& file) {
  return {Fault::Input, msg("workspace.create.exists", file.string()),
          msg("workspace.create.exists.todo")};
}

std::string prefixOf(const std::filesystem::path& target) {
  return "." + target.filename().string() + ".";
}

// The hidden name itself, SQLite's files beside it, or its lock.
bool isLeftover(std::string_view name, std::string_view prefix) {
  if (name.starts_with("..")) name.remove_prefix(1);
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  const auto digits = name.substr(0, 2 * kRandomBytes);
  return digits.size() == 2 * kRandomBytes &&
         digits.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
         name.substr(digits.size()).starts_with(kEnding);
}

void removeLeftovers(const std::filesystem::path& target) {
  const auto prefix = prefixOf(target);
  std::error_code ignored;
  std::filesystem::directory_iterator entry(target.parent_path(), ignored);
  for (; entry != std::filesystem::directory_iterator(); entry.increment(ignored)) {
    if (!isLeftover(entry->path().filename().string(), prefix)) continue;
    std::error_code failure;
    std::filesystem::remove(entry->path(), failure);
  }
}

}  // namespace

void removeWorkspace(const std::filesystem::path& file) {
  std::error_code ignored;
  for (const char* beside : {"", "-journal", "-wal", "-shm"}) {
    std::filesystem::remove(file.string() + beside, ignored);
  }
}

WholeFile::WholeFile(std::filesystem::path target) : target_(std::move(target)) {
  if (std::filesystem::exists(std::filesystem::symlink_status(target_))) {
    throw existsAlready(target_);
  }
  removeLeftovers(target_);
  std::array<std::uint8_t, kRandomBytes> random{};
  randomBytes(random);
  path_ = target_.parent_path() / (prefixOf(target_) + toHex(random) + std::string(kEnding));
}

WholeFile::~WholeFile() {
  removeWorkspace(path_);
}

Error WholeFile::named(const Error& error) const {
  const auto renamed = [&](Message message) {
    for (auto& argument : message.arguments) {
      if (argument == path_.string()) argument = target_.string();
    }
    return message;
  };
  return {error.fault(), renamed(error.message()), renamed(error.todo())};
}

void WholeFile::moveIntoPlace() {
  for (const char* beside : {"-journal", "-wal"}) {
    if (std::filesystem::exists(path_.string() + beside)) throw machineError(target_.string(), EIO);
  }
  if (!moveWithoutReplacing(path_, target_)) throw existsAlready(target_);
}

}  // namespace kijun
