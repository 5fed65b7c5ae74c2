// Whose an answer is, and whether it was given at all: rules that permission, questionnaires and
// figures share. Pure; any thread.
#pragma once
#include "assessment/snapshot.h"

namespace kijun {

// An answer's department and respondent. An answer without either, or one not given yet, is whose
// the item's answer for 全体 is.
struct AnswerOwner {
  Id department;
  Id respondent;
  bool empty() const { return department.empty() && respondent.empty(); }
  auto operator<=>(const AnswerOwner&) const = default;
};

AnswerOwner ownerOf(const CycleData& cycle, const AnswerKey& key);

// The department that has to answer: the owner's, else the one its respondent belongs to; empty:
// nobody's.
Id departmentOf(const Snapshot& snapshot, const AnswerOwner& owner);

}  // namespace kijun
