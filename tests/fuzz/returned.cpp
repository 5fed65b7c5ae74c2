// A questionnaire that comes back: a spreadsheet of any shape, CSV.
#include "base/error.h"
#include "exchange/questionnaire/readers.h"
#include "fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    kijun::readReturnedTable(kijun::fuzz::bytesOf(data, size), "fuzz");
  } catch (const kijun::Error&) {
  }
  return 0;
}
