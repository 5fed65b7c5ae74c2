// What every fuzz target is: one function over bytes that anybody may have written. Errors are the
// right answer to bad bytes; anything else that escapes is a find.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace kijun::fuzz {

inline std::string_view bytesOf(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// A folder of this process's own, in memory where the system has such a place; emptied by each use
// and removed at the end.
std::filesystem::path emptyFolder();
void writeBytes(const std::filesystem::path& file, std::string_view bytes);

}  // namespace kijun::fuzz
