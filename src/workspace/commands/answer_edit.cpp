#include "workspace/commands/answer_edit.h"

#include <set>

#include "workspace/store/answer_store.h"

namespace kijun {
namespace {

// 未着手 turns 回答中 by itself; what was submitted or confirmed is open again. What was returned
// stays returned until it is submitted.
void moveStateByAnswering(Answer& answer) {
  switch (answer.state) {
    case AnswerState::NotStarted:
    case AnswerState::Submitted:
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
  if (is == EditIs::Answering) moveStateByAnswering(after);
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

}  // namespace kijun
