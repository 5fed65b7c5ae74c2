// A file on its way to its place: made beside it under a hidden name, locked while it is written,
// moved there when it is whole.
#pragma once
#include <filesystem>

namespace kijun {

struct PartFile {
  std::filesystem::path path;
  int descriptor = -1;  // read and write; the caller's to close
};

// Also removes what earlier attempts for this place that were cut off left there. Throws Error
// naming the place.
PartFile openPart(const std::filesystem::path& place, unsigned mode);

}  // namespace kijun
