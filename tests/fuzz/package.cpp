// A sealed package as it comes: header, key, chunks. The passphrase is the seeds' own, and a header
// that asks for more than theirs is refused.
#include "workspace/package.h"

#include "base/error.h"
#include "fuzz/seeds.h"
#include "fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kijun;
  const auto folder = fuzz::emptyFolder();
  fuzz::writeBytes(folder / "p.kijunpkg", fuzz::bytesOf(data, size));
  std::string typed(fuzz::kPassphrase);
  UnsealOptions options;
  options.most = fuzz::kCost;
  try {
    unsealWorkspace(folder / "p.kijunpkg", folder / "w.kijun", Passphrase(typed), options);
  } catch (const Error&) {
  }
  return 0;
}
