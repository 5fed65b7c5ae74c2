#include "report/embedded.h"

#include <cassert>

#include "base/resources.h"

namespace kijun {

namespace embedded {
std::span<const EmbeddedFile> report_files();
}

std::string_view reportResource(std::string_view path) {
  const EmbeddedFile* file = findEmbedded(embedded::report_files(), path);
  assert(file);
  return file->bytes;
}

}  // namespace kijun
