#include "workspace/store/row_changes.h"
#include "workspace/store/search_index.h"
#include "workspace/store/verification.h"

namespace kijun {
namespace {

// Where a row itself differs, its index is right to differ from it and says nothing new.
void verifySearchIndex(Verification& run) {
  if (!run.report().isSound()) return;
  const auto differences =
      checkSearchIndex(run.file(), kMostFindings, [&run](double share) { run.advance(share); });
  for (const auto& [row, field] : differences) {
    const RowName name{row.kind, row.key};
    run.add({FindingKind::DerivedDiffers,
             0,
             row.kind,
             journalKeyOf(name),
             field,
             msg("search.index_differs", shownName(run.file(), name)),
             {},
             {}});
  }
}

constexpr ExtraCheck kChecks[] = {{"evidence", 0.5, verifyContents},
                                  {"evidence_text", 0.1, verifyTexts},
                                  {"search_index", 0.3, verifySearchIndex}};

}  // namespace

std::span<const ExtraCheck> extraChecks() {
  return kChecks;
}

}  // namespace kijun
