#include "base/resources.h"

namespace kijun {

namespace embedded {
std::span<const EmbeddedFile> texts();
}

std::span<const EmbeddedFile> embeddedTexts() {
  return embedded::texts();
}

const EmbeddedFile* findEmbedded(std::span<const EmbeddedFile> files, std::string_view path) {
  for (const auto& file : files) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

}  // namespace kijun
