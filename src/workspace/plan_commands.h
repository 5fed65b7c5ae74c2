// Closing a risk treatment plan: its evaluation and the maturity it brought, as one entry.
// Guideline 4.3.3 (the result is evaluated), 4.8.1.
#pragma once
#include <map>

#include "workspace/commands.h"

namespace kijun {

struct PlanClosing {
  Id plan;
  std::string title;     // what the entry calls it
  std::string verdict;   // effective, partly, ineffective
  std::string result;    // of the evaluation, in words
  std::string closedOn;  // ISO day
  // Answers to items of the plan that are raised to these levels. One that stands as high by now
  // stays as it is: closing a plan lowers nothing.
  std::map<AnswerKey, int> levels;
};

namespace commands {

// Refused without a verdict and a result, for answers to items the plan is not about, and for what
// any change of the plan or of these answers is refused for.
Command closePlan(PlanClosing closing);
// The plan to another state; one that was closed and no longer is loses its closing day, and keeps
// what was said of its result. To done: see closePlan.
Command movePlan(const Id& plan, const std::string& title, const std::string& state);
// Its days, ISO or empty.
Command schedulePlan(const Id& plan, const std::string& title, const std::string& start,
                     const std::string& due);
// The milestone reached on this day; empty: not yet.
Command reachMilestone(const Id& milestone, const std::string& title, const std::string& day);

}  // namespace commands
}  // namespace kijun
