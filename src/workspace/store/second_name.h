// A second name (hard link) of a workspace's file. Lock and write-ahead log lie beside a name:
// under two names two would write. Any thread.
#pragma once
#include <filesystem>

namespace kijun {

// What the name of a file ends in that restoring a backup keeps, before its extension.
inline constexpr const char* kKeptByRestore = " before-restore";

// Throws Error where the file has a second name. One that a restore left when it was cut off is
// taken away; the file stays. The caller holds the writer's lock.
void requireOneName(const std::filesystem::path& file);

}  // namespace kijun
