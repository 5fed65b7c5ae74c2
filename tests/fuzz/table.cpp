// A table to import: CSV, XLSX, CycloneDX, nmap.
#include "exchange/table.h"

#include "base/error.h"
#include "fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    kijun::tableOf(kijun::fuzz::bytesOf(data, size), "fuzz");
  } catch (const kijun::Error&) {
  }
  return 0;
}
