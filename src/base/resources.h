// Files compiled into the programs (tools/embed.cpp writes them).
#pragma once
#include <span>
#include <string_view>

namespace kijun {

struct EmbeddedFile {
  std::string_view path;   // relative to the embedded root, '/' between folders
  std::string_view bytes;  // lives as long as the program
};

// resources/texts/*.json
std::span<const EmbeddedFile> embeddedTexts();

// The file with that path, or nullptr.
const EmbeddedFile* findEmbedded(std::span<const EmbeddedFile> files, std::string_view path);

}  // namespace kijun
