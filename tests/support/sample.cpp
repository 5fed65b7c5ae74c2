#include "support/sample.h"

#include <cstdlib>

#include "support/temporary_folder.h"
#include "workspace/sample.h"

namespace kijun::testing {

const std::filesystem::path& madeSample() {
  static const TemporaryFolder folder;
  static const std::filesystem::path file = [] {
    if (const char* made = std::getenv("KIJUN_SAMPLE")) return std::filesystem::path(made);
    auto own = folder / "sample.kijun";
    writeSample(own);
    return own;
  }();
  return file;
}

}  // namespace kijun::testing
