#include "report/sections/sections.h"

namespace kijun::sections {

std::span<const Entry> registry() {
  static constexpr Entry kEntries[] = {
      {"cover", cover, true},       {"contents", contents, false}, {"executive", executive, true},
      {"maturity", maturity, true}, {"results", results, false},   {"gaps", gaps, false},
      {"open", open, false},        {"scope", outOfScope, false},  {"claims", claims, false},
      {"method", method, false},    {"glossary", glossary, false}, {"sign", signOff, true},
  };
  return kEntries;
}

}  // namespace kijun::sections
