#include "workspace/take_back_command.h"

#include <algorithm>

#include "base/error.h"
#include "workspace/commands/answer_edit.h"
#include "workspace/commands/evidence_edit.h"
#include "workspace/commands/kinds.h"
#include "workspace/store/answer_store.h"
#include "workspace/store/evidence_store.h"
#include "workspace/store/record_store.h"

namespace kijun::commands {
namespace {

// Whose it is and until when is no part of what came back.
void keepAssignment(const Answer& stands, Answer& answer) {
  answer.department = stands.department;
  answer.respondent = stands.respondent;
  answer.due = stands.due;
  answer.flagged = stands.flagged;
}

void putAnswer(Writer& writer, TakenAnswer taken) {
  const auto key = taken.after.key;
  const auto of = requireAnswerable(writer, key);
  Answer stands;
  stands.key = key;
  if (auto found = findAnswer(writer.database(), key)) stands = std::move(*found);
  keepAssignment(stands, taken.seen);
  keepAssignment(stands, taken.after);
  if (!sameContent(stands, taken.seen)) {
    throw Error(Fault::Input, msg("questionnaire.stale", key.item),
                msg("questionnaire.stale.todo"));
  }
  requireSound(writer, taken.after);
  storeAnswer(writer.database(), taken.after);
  for (auto comment : taken.comments) {
    const bool known =
        std::ranges::find(stands.comments, comment.id, &Comment::id) != stands.comments.end();
    if (!comment.id.empty() && known) continue;
    if (comment.id.empty()) comment.id = writer.newId();
    if (comment.at.empty()) comment.at = writer.at();
    storeComment(writer.database(), key, comment);
  }
}

void putPiece(Writer& writer, const TakenPiece& taken) {
  auto& database = writer.database();
  if (!find(database, evidenceType(), taken.record.id)) storeEvidence(writer, taken.record);
  const auto revisions = revisionsOf(database, taken.record.id);
  if (std::ranges::find(revisions, taken.revision.id, &EvidenceRevision::id) == revisions.end()) {
    requireStoredContent(writer, taken.revision.content, taken.revision.size);
    storeRevision(database, taken.record.id, taken.revision);
  }
  const auto there = linksOf(database, taken.record.id);
  for (const auto& link : taken.links) {
    if (std::ranges::find(there, link) != there.end()) continue;
    requireLinkable(writer, link);
    storeLink(database, link, taken.record.id);
  }
}

}  // namespace

Command takeBackAnswers(TakenBack taken) {
  auto name = msg("command.take_back", taken.answers.size(), taken.department, taken.collector);
  Command command{&kinds::takeBackAnswers, std::move(name), {}};
  command.inNameOf = taken.respondent;
  command.apply = [taken = std::move(taken)](Writer& writer) {
    for (const auto& answer : taken.answers) putAnswer(writer, answer);
    for (const auto& piece : taken.pieces) putPiece(writer, piece);
  };
  return command;
}

}  // namespace kijun::commands
