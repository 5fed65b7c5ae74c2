// Figures over risk treatment plans: how many were to be done and are done, what they cost by year,
// and where the assessment stands when they are done. Sources: guideline 4.3.3, 4.8.1. Pure values;
// any thread.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assessment/plans.h"
#include "assessment/score.h"

namespace kijun {

// Cancelled plans are in no count but their own.
struct PlanCounts {
  int draft = 0, approved = 0, inProgress = 0, done = 0, cancelled = 0;
  int overdue = 0;     // open, past their due date
  int incomplete = 0;  // open, lacking one of the six fields
  int open() const { return draft + approved + inProgress; }
  int all() const { return open() + done; }
};
PlanCounts countPlans(const std::vector<PlanView>& plans);

// Plans that were to be done, and were, by the end of a day. Cancelled ones are left out.
struct BurnUpPoint {
  Date day;
  int planned = 0;          // due by then
  std::optional<int> done;  // closed by then; nothing after the as-of date
  int all = 0;              // every plan
};
// The last day of each month from the earliest start, decision, due or closing day to the latest,
// with the as-of date among them. Empty without plans that have a day. At most forty years: a
// mistyped year does not make a long line.
std::vector<BurnUpPoint> burnUp(const std::vector<PlanView>& plans, const Date& asOf);

// By fiscal year, then department; what has no year comes last. Cancelled plans are left out.
struct BudgetLine {
  std::optional<int> fiscalYear;
  Id department;  // may be empty
  std::int64_t cost = 0;
  std::int64_t personDays = 0;
  std::vector<Id> plans;
};
std::vector<BudgetLine> budgetLines(const std::vector<PlanView>& plans);

// What the open plans promise: the item's level when all of them are done, for items in scope that
// rise by it. A plan without a level of its own promises each item's target.
std::map<std::string, int> promisedLevels(const Catalog& catalog,
                                          const std::vector<ItemScore>& items,
                                          const std::vector<PlanView>& plans);
// The figures with those levels: gaps and priorities follow, everything else stands as it is.
Scores projectedScores(const Catalog& catalog, std::vector<ItemScore> items,
                       const std::map<std::string, int>& levels);

}  // namespace kijun
