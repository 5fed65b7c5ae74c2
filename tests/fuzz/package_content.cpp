// What lies inside a package, sealed anew around every input: whoever knows the passphrase may have
// put anything there.
#include "base/error.h"
#include "fuzz/seeds.h"
#include "fuzz/target.h"
#include "workspace/package.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kijun;
  const auto folder = fuzz::emptyFolder();
  fuzz::writeBytes(folder / "p.kijunpkg", fuzz::sealed(fuzz::bytesOf(data, size)));
  std::string typed(fuzz::kPassphrase);
  try {
    unsealWorkspace(folder / "p.kijunpkg", folder / "w.kijun", Passphrase(typed));
  } catch (const Error&) {
  }
  return 0;
}
