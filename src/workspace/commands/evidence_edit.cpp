#include "workspace/commands/evidence_edit.h"

#include "base/error.h"
#include "workspace/commands/checks.h"
#include "workspace/store/content_store.h"
#include "workspace/store/record_store.h"

namespace kijun {

void storeEvidence(Writer& writer, Evidence record) {
  record.tags = joinedTags(tagsOf(record.tags));
  const auto row = evidenceType().row(record);
  const auto problems = problemsOf(evidenceType().description, row);
  if (!problems.empty()) throw Error(Fault::Input, problems.front());
  storeRecord(writer.database(), evidenceType().description, row);
}

void requireLinkable(Writer& writer, const LinkTarget& target) {
  if (const auto answer = answerOf(target)) {
    requireAnswerable(writer, *answer);
    return;
  }
  const auto* description = findDescription(target.record);
  if (!description || description == &evidenceType().description ||
      !findRecord(writer.database(), *description, target.key)) {
    throw Error(Fault::Input, msg("evidence.link_unknown", target.key));
  }
}

void requireStoredContent(Writer& writer, const std::string& content, std::int64_t size) {
  const auto stored = contentSize(writer.database(), content);
  if (stored && *stored == size) return;
  throw Error(Fault::Input, msg("evidence.content_missing", content),
              msg("evidence.content_missing.todo"));
}

}  // namespace kijun
