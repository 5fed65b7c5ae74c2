// The seeds that are too large to be kept, made from small workspaces and catalogs.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/sealed_stream.h"

namespace kijun::fuzz {

inline constexpr std::string_view kPassphrase = "correct horse battery staple";
// So cheap that a fuzzer may pay it for every input.
inline constexpr KdfCost kCost{1, 8};

// A package around this content.
std::string sealed(std::string_view content);

// Writes folder/TARGET/… for every target.
void makeSeeds(const std::filesystem::path& folder);

}  // namespace kijun::fuzz
