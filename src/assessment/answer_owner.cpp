#include "assessment/answer_owner.h"

namespace kijun {

AnswerOwner ownerOf(const CycleData& cycle, const AnswerKey& key) {
  for (const auto& unit : {key.unit, cycle.whole().id}) {
    const auto* answer = cycle.answer(key.item, unit);
    if (!answer) continue;
    const AnswerOwner owner{answer->department, answer->respondent};
    if (!owner.empty()) return owner;
  }
  return {};
}

Id departmentOf(const Snapshot& snapshot, const AnswerOwner& owner) {
  if (!owner.department.empty()) return owner.department;
  const auto* person = snapshot.person(owner.respondent);
  return person ? person->department : Id();
}

}  // namespace kijun
