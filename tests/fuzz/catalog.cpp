// A catalog file.
#include "catalog/catalog.h"
#include "base/error.h"
#include "fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    kijun::loadCatalog(std::string(kijun::fuzz::bytesOf(data, size)), "fuzz");
  } catch (const kijun::Error&) {
  }
  return 0;
}
