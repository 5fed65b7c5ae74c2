#include "report/sections/sections.h"

namespace kijun::sections {

std::span<const Entry> registry() {
  static constexpr Entry kEntries[] = {
      {"cover", cover, kAssessment | kSummary},
      {"standard-cover", standardCover, kStandard},
      {"contents", contents, kAssessment},
      {"executive", executive, kAssessment | kSummary},
      {"maturity", maturity, kAssessment | kSummary},
      {"results", results, kAssessment},
      {"gaps", gaps, kAssessment},
      {"plan-summary", planSummary, kAssessment | kSummary},
      {"plans", plans, kAssessment},
      {"policies", policies, kAssessment},
      {"open", open, kAssessment},
      {"scope", outOfScope, kAssessment},
      {"claims", claims, kAssessment},
      {"signals", signalsAgainstClaims, kAssessment},
      {"method", method, kAssessment},
      {"glossary", glossary, kAssessment},
      {"registers", registers, kAssessment},
      {"standard", standard, kStandard},
      {"sign", signOff, kAssessment | kSummary | kStandard},
  };
  return kEntries;
}

}  // namespace kijun::sections
