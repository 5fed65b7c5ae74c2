// Risk treatment plans as rules and people read them: what a plan lacks of its six fields, whether
// it is late, how far it is, what it waits for. Sources: guideline 4.3.3 (target state, actions,
// resources, responsible, due date, how the result is evaluated), 4.8.1 (following them up).
// From the rows of the registers. Pure values; any thread.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "records/register_rows.h"
#include "records/registers.h"

namespace kijun {

// The registers the functions here read: to be given with RegisterRows.
std::vector<const RecordDescription*> planSources();

// The six fields of a plan, by their ids, in the guideline's order.
std::span<const std::string_view> planSixFields();

struct PlanMilestone {
  Id id;
  std::string title;
  std::optional<Date> due, doneOn;
  bool overdue = false;  // of an open plan, not reached and due before the as-of date
};

struct PlanUpdate {
  Id id;
  std::optional<Date> on;
  std::optional<int> percent;
  std::string what;
  Id person;
};

// Money in thousands of yen and work in person-days, as they fall into one fiscal year.
struct PlanBudget {
  std::optional<int> fiscalYear;  // nothing: the plan has no day by which to tell
  std::int64_t cost = 0;
  std::int64_t personDays = 0;
};

struct PlanView {
  Id id;
  std::string title, number;
  std::string state;  // draft, approved, in_progress, done, cancelled
  std::string targetState, actions, resources, evaluation, effort, verdict, result;
  Id responsible, department;
  std::optional<Date> start, due, decidedOn, closedOn;
  std::optional<std::int64_t> cost, personDays;
  std::optional<int> promisedLevel;
  std::vector<std::string> items;
  std::vector<Id> dependsOn, risks, suppliers, documents, policies;

  bool open = true;                       // neither done nor cancelled
  std::vector<std::string_view> missing;  // of the six fields
  bool overdue = false;                   // open, and due before the as-of date
  int percent = 0;                        // 100 when done, else of the newest update, 0 to 100
  std::vector<PlanMilestone> milestones;  // by due date
  std::vector<PlanUpdate> updates;        // newest first; none after the as-of date
  std::vector<Id> waitsFor;               // of dependsOn: still open
  // By fiscal year: the rows of the budget; where there are none, the whole in the year of the due
  // date (of the start, where there is no due date).
  std::vector<PlanBudget> budgets;
  bool budgetDiffers = false;  // there are rows, and their sum is not what the plan states

  bool isComplete() const { return missing.empty(); }
};

// In the order of the rows.
std::vector<PlanView> planViews(const RegisterRows& registers, const Date& asOf);

}  // namespace kijun
