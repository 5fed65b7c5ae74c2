// What the plan pages show, read in one go on a worker: a plain value, shared with the UI thread
// and not changed there.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "assessment/plan_figures.h"
#include "workspace/session.h"

namespace kijun::ui::plan_board {

struct PlanValues {
  Date asOf;
  std::vector<PlanView> plans;  // by number and title, as the register has them
  std::map<Id, std::size_t> places;
  std::map<Id, std::string> people, departments;
  PlanCounts counts;
  // nullptr where it is gone.
  const PlanView* find(const Id& plan) const;
  // Empty where it is gone.
  std::string person(const Id& id) const;
  std::string department(const Id& id) const;
};
using PlanValuesPtr = std::shared_ptr<const PlanValues>;

// Not for the UI thread. Throws Error.
PlanValuesPtr readPlans(const Session& session, const Date& asOf);

// What is noteworthy about a plan, most pressing first.
enum class Mark { Overdue, Incomplete, Waiting, LateMilestone };
inline constexpr Mark kMarks[] = {Mark::Overdue, Mark::Incomplete, Mark::Waiting,
                                  Mark::LateMilestone};
std::string_view idOf(Mark mark);
std::string_view textIdOf(Mark mark);
bool has(const PlanView& plan, Mark mark);

struct PlanFilter {
  std::string words;
  std::string mark;  // id of a mark, "open", or empty
  Id department;
  std::set<Id> only;  // these alone; empty: any
  bool empty() const { return words.empty() && mark.empty() && department.empty() && only.empty(); }
};
// Their places, in order.
std::vector<std::size_t> fitting(const PlanValues& values, const PlanFilter& filter);

inline constexpr std::string_view kStates[] = {"draft", "approved", "in_progress", "done",
                                               "cancelled"};

}  // namespace kijun::ui::plan_board
