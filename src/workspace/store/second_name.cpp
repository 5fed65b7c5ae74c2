#include "workspace/store/second_name.h"

#include <spdlog/spdlog.h>

#include "base/error.h"

namespace kijun {
namespace {

// 1 where it is not known.
std::uintmax_t namesOf(const std::filesystem::path& file) {
  std::error_code unknown;
  const auto count = std::filesystem::hard_link_count(file, unknown);
  return unknown ? 1 : count;
}

// A restore gives the file a second name, then renames over the first: between the two it may have
// been killed.
void removeNameOfRestore(const std::filesystem::path& file) {
  const auto beginning = file.stem().string() + " ";
  const auto ending = kKeptByRestore + file.extension().string();
  std::error_code failure;
  std::filesystem::directory_iterator entry(file.parent_path(), failure);
  for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
    const auto name = entry->path().filename().string();
    std::error_code ignored;
    if (name.starts_with(beginning) && name.ends_with(ending) &&
        std::filesystem::equivalent(entry->path(), file, ignored)) {
      spdlog::info("A name that a restore left is removed.");
      std::filesystem::remove(entry->path(), ignored);
      return;
    }
  }
}

}  // namespace

void requireOneName(const std::filesystem::path& file) {
  if (namesOf(file) < 2) return;
  removeNameOfRestore(file);
  if (namesOf(file) < 2) return;
  throw Error(Fault::Input, msg("workspace.open.second_name", file.string()),
              msg("workspace.open.second_name.todo"));
}

}  // namespace kijun
