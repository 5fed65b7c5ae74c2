// Who owes which answers of a cycle, and how far each department is: what the CISO's team looks at
// while departments answer. Pure functions of a snapshot; any thread.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "assessment/answer_owner.h"

namespace kijun {

// 未着手, 回答中 and 差戻し: somebody still has to do something.
bool isOwed(AnswerState state);

// One answer that somebody has to give. Rows that exist count as they are; an item without any is
// to be answered for 全体. Where units answer, 全体 counts only as far as it has a value of its
// own.
struct DueAnswer {
  AnswerKey key;
  std::size_t item = 0;  // index in the catalog
  Id department;         // departmentOf() its owner; empty: nobody's
  Id respondent;
  AnswerState state = AnswerState::NotStarted;
  bool answered = false;  // isComplete()
  std::string due;        // ISO day; empty: the cycle's
  bool overdue = false;   // due before asOf, and neither 提出済 nor 確定
  int openComments = 0;   // threads that are not done
};

// In the order of the catalog, then of the units. asOf: the day that due dates are held against.
std::vector<DueAnswer> dueAnswers(const Snapshot& snapshot, Date asOf);

struct DepartmentStanding {
  Id department;  // empty: what nobody was given
  int items = 0;
  std::array<int, 5> states{};  // by AnswerState
  int answered = 0;
  int overdue = 0;
  int openComments = 0;
  std::string nextDue;          // earliest due day among what is still owed; empty: none
  std::vector<Id> respondents;  // each once, in the order of their items
  int of(AnswerState state) const { return states[static_cast<std::size_t>(state)]; }
  // 未着手, 回答中 and 差戻し: what is still owed.
  int owed() const;
};

// Departments with something to answer, in the order of the register; nobody's last, where there
// is any.
std::vector<DepartmentStanding> standingsOf(const Snapshot& snapshot,
                                            const std::vector<DueAnswer>& answers);

// How far the levels of an item's units lie apart. Only where it is answered by unit.
struct UnitSpread {
  struct Level {
    Id unit;
    std::optional<int> level;  // nothing: not answered, or out of scope
    bool ownAnswer = false;    // else it stands as 全体 stands
  };
  std::vector<Level> levels;  // in the order of the units
  std::optional<int> lowest, highest;
  int width() const { return lowest ? *highest - *lowest : 0; }
};
std::optional<UnitSpread> unitSpread(const CycleData& cycle, std::string_view item);

}  // namespace kijun
