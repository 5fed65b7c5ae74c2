// Files are written beside their place, synced, and renamed into it: a reader finds the old file or
// the whole new one. A short write is never called success. What is no file (a pipe, a device) is
// written to directly and never replaced; a link stays, and the file behind it is replaced.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace kijun {

// Throws Error (Machine or Input) naming the path; on failure the old file is untouched and the
// temporary one is gone.
void writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

// The same for what comes in pieces: produce hands each to the sink it is given, and what it throws
// leaves the old file untouched.
using FileSink = std::function<void(std::string_view)>;
void writeFileAtomically(const std::filesystem::path& path,
                         const std::function<void(const FileSink&)>& produce);

// The whole file. Throws Error: missing, no permission, larger than limit (bytes).
std::string readFile(const std::filesystem::path& path, std::uintmax_t limit);

}  // namespace kijun
