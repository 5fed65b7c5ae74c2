// Contents of evidence against their hashes; each that is named being there.
#include "workspace/store/content_check.h"
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

}  // namespace kijun
