// Giving answers to a department, a respondent and a day, seen before it is done. Pure; any thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "assessment/answer_owner.h"
#include "workspace/commands.h"

namespace kijun::ui {

struct AssignWish {
  // Nothing: as each answer has it. Empty: nobody, or the cycle's day.
  std::optional<Id> department, respondent;
  std::optional<std::string> due;
  Id unit = {};  // to be answered for this unit; empty: as the answers are
};

struct AssignPlan {
  // Answers by whose they are now, in the order of the register; nobody's last.
  struct From {
    Id department;
    int answers = 0;
    int changed = 0;
    int given = 0;  // of the changed: 提出済 or 確定
  };
  std::vector<From> from;
  int answers = 0;
  int changed = 0;
  int moved = 0;    // had another department before
  int given = 0;    // of the changed: 提出済 or 確定
  Command command;  // one entry; without a kind where nothing changes
};

AssignPlan planAssignment(const Snapshot& snapshot, const std::vector<AnswerKey>& keys,
                          const AssignWish& wish);

}  // namespace kijun::ui
