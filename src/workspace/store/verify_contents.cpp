// Contents of evidence against their hashes; each that is named being there.
#include "workspace/store/content_check.h"
#include "workspace/store/schema.h"
#include "workspace/store/text_store.h"
#include "workspace/store/verification.h"

namespace kijun {
namespace {

std::string joined(const std::vector<std::string>& titles) {
  std::string text;
  for (const auto& title : titles) text += (text.empty() ? "" : " / ") + title;
  return text;
}

Message told(const ContentFault& fault) {
  if (fault.what == ContentFault::What::Missing) {
    return fault.titles.empty() ? msg("verify.content_missing_unnamed", fault.hash)
                                : msg("verify.content_missing", fault.hash, joined(fault.titles));
  }
  return fault.titles.empty() ? msg("verify.content_altered_unnamed", fault.hash)
                              : msg("verify.content_altered", fault.hash, joined(fault.titles));
}

}  // namespace

void verifyContents(Verification& run) {
  const auto faults = checkContents(run.file(), [&](std::int64_t done, std::int64_t total) {
    run.advance(static_cast<double>(done) / static_cast<double>(total));
  });
  for (const auto& fault : faults) {
    run.add({FindingKind::ContentAltered,
             0,
             "evidence_content",
             fault.hash,
             "hash",
             told(fault),
             {},
             {}});
  }
}

// What the text says is its reader's matter; that it agrees with the index is the index's check.
void verifyTexts(Verification& run) {
  if (!hasTable(run.file(), "evidence_text")) return;
  SQLite::Statement row(
      run.file(),
      "SELECT t.hash, t.state, t.pages, (SELECT count(*) FROM evidence_page p WHERE p.hash = "
      "t.hash), EXISTS (SELECT 1 FROM evidence_content c WHERE c.hash = t.hash) "
      "FROM evidence_text t ORDER BY t.hash");
  while (row.executeStep()) {
    const auto hash = sql::textOf(row.getColumn(0));
    const auto state = textStateFromId(sql::textOf(row.getColumn(1)));
    const auto pages = row.getColumn(3).getInt64();
    const bool told = state == TextState::Read || state == TextState::Shortened;
    if (state && row.getColumn(2).getInt64() == pages && told == (pages > 0) &&
        row.getColumn(4).getInt() != 0) {
      continue;
    }
    run.add({FindingKind::DerivedDiffers,
             0,
             "evidence_text",
             hash,
             "pages",
             msg("verify.text_differs", hash),
             {},
             {}});
  }
}

}  // namespace kijun
