#include "workspace/commands/answer_edit.h"

#include <set>

#include "workspace/permission.h"
#include "workspace/store/answer_store.h"
#include "workspace/writer.h"

namespace kijun {
namespace {

// Somebody who reviews corrects what another person or department submitted.
bool isReview(const Writer& writer, const Answer& answer) {
  const auto& actor = writer.actor();
  const AnswerOwner owner{answer.department, answer.respondent};
  return actor.role != Role::Respondent && !owner.empty() && !isOwn(actor, owner);
}

// 未着手 turns 回答中 by itself; what was submitted or confirmed is open again, but for a
// reviewer's correction, which leaves it submitted. What was returned stays returned until it is
// submitted.
void moveStateByAnswering(const Writer& writer, Answer& answer) {
  switch (answer.state) {
    case AnswerState::Submitted:
      if (isReview(writer, answer)) break;
      [[fallthrough]];
    case AnswerState::NotStarted:
    case AnswerState::Confirmed:
      answer.state = AnswerState::InProgress;
      break;
    case AnswerState::InProgress:
    case AnswerState::Returned:
      break;
  }
}

}  // namespace

void editAnswer(Writer& writer, const AnswerKey& key, EditIs is, const AnswerEdit& edit) {
  const auto of = requireAnswerable(writer, key);
  Answer before;
  before.key = key;
  if (auto found = findAnswer(writer.database(), key)) before = std::move(*found);
  auto after = before;
  edit(after, of);
  bool changed = !sameContent(before, after);
  if (is == EditIs::Answering && before.confirmation == Confirmation::CarriedOver) {
    after.confirmation = Confirmation::Confirmed;
    changed = true;
  }
  if (!changed) return;
  if (is == EditIs::Answering) moveStateByAnswering(writer, after);
  storeAnswer(writer.database(), after);
}

bool sameContent(const Answer& a, const Answer& b) {
  return answerValues(a) == answerValues(b) && a.ticks == b.ticks && a.references == b.references;
}

KeysName nameOfKeys(const std::vector<AnswerKey>& keys) {
  std::set<std::string> items;
  for (const auto& key : keys) items.insert(key.item);
  if (items.size() == 1) return {false, *items.begin()};
  return {true, std::to_string(items.size())};
}

void requireSound(Writer& writer, const Answer& answer) {
  const auto of = requireAnswerable(writer, answer.key);
  if (answer.level) requireLevel(of, *answer.level);
  requireApplicability(of, answer.applicability, answer.reason);
  if (answer.noEvent) requireNoEventItem(of);
  for (const auto& [checkpoint, tick] : answer.ticks) requireCheckpoint(of, checkpoint);
  requireDay(answer.due);
  requireRecord(writer, "department", answer.department, "record.answer.department");
  requireRecord(writer, "person", answer.respondent, "record.answer.respondent");
  for (const auto& reference : answer.references) {
    requireRecord(writer, "document", reference.document, "record.document");
  }
  for (const auto& comment : answer.comments) {
    requireRecord(writer, "person", comment.author, "record.person");
  }
}

}  // namespace kijun
