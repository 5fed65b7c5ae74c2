#include "assessment/plans.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "records/record_view.h"

namespace kijun {
namespace {

constexpr std::string_view kSixFields[] = {"target_state", "actions", "resources",
                                           "responsible",  "due",     "evaluation"};

std::optional<std::int64_t> wholeNumber(const RecordView& row, std::string_view field) {
  const auto* number = std::get_if<std::int64_t>(&row.value(field));
  return number ? std::optional(*number) : std::nullopt;
}

PlanView readPlan(const RecordView& row, const Date& asOf) {
  PlanView plan;
  plan.id = row.id();
  plan.title = row.text("title");
  plan.number = row.text("number");
  plan.state = row.text("state");
  plan.targetState = row.text("target_state");
  plan.actions = row.text("actions");
  plan.resources = row.text("resources");
  plan.evaluation = row.text("evaluation");
  plan.effort = row.text("effort");
  plan.verdict = row.text("verdict");
  plan.result = row.text("result");
  plan.responsible = row.text("responsible");
  plan.department = row.text("department");
  plan.start = Date::parse(row.text("start"));
  plan.due = Date::parse(row.text("due"));
  plan.decidedOn = Date::parse(row.text("decided_on"));
  plan.closedOn = Date::parse(row.text("closed_on"));
  plan.cost = wholeNumber(row, "cost");
  plan.personDays = wholeNumber(row, "person_days");
  plan.promisedLevel = row.number("promised_level");
  plan.items = row.ids("items");
  plan.dependsOn = row.ids("depends_on");
  plan.risks = row.ids("risks");
  plan.suppliers = row.ids("suppliers");
  plan.documents = row.ids("documents");
  plan.policies = row.ids("policies");
  plan.open = plan.state != "done" && plan.state != "cancelled";
  for (const auto field : kSixFields) {
    if (row.text(field).empty()) plan.missing.push_back(field);
  }
  plan.overdue = plan.open && plan.due && *plan.due < asOf;
  return plan;
}

using PlanIndex = std::map<Id, PlanView*>;

// A row of a plan that is not there belongs to nothing.
PlanView* planOf(const PlanIndex& plans, const RecordView& row) {
  const auto at = plans.find(row.text("plan"));
  return at == plans.end() ? nullptr : at->second;
}

void addMilestones(const RegisterRows& registers, const PlanIndex& plans, const Date& asOf) {
  for (const auto& row : viewsOf(registers, "plan_milestone")) {
    auto* plan = planOf(plans, row);
    if (!plan) continue;
    PlanMilestone milestone{row.id(), row.text("title"), Date::parse(row.text("due")),
                            Date::parse(row.text("done_on"))};
    milestone.overdue = plan->open && !milestone.doneOn && milestone.due && *milestone.due < asOf;
    plan->milestones.push_back(std::move(milestone));
  }
}

void addUpdates(const RegisterRows& registers, const PlanIndex& plans, const Date& asOf) {
  for (const auto& row : viewsOf(registers, "plan_progress")) {
    auto* plan = planOf(plans, row);
    const auto on = Date::parse(row.text("on_day"));
    if (!plan || !on || *on > asOf) continue;
    plan->updates.push_back(
        {row.id(), on, row.number("percent"), row.text("what"), row.text("person")});
  }
}

void addBudgets(const RegisterRows& registers, const PlanIndex& plans) {
  for (const auto& row : viewsOf(registers, "plan_budget")) {
    auto* plan = planOf(plans, row);
    const auto year = row.number("fiscal_year");
    if (!plan || !year) continue;
    auto at = std::ranges::find(plan->budgets, year, &PlanBudget::fiscalYear);
    if (at == plan->budgets.end()) at = plan->budgets.insert(at, PlanBudget{year});
    at->cost += wholeNumber(row, "cost").value_or(0);
    at->personDays += wholeNumber(row, "person_days").value_or(0);
  }
}

void finish(PlanView& plan) {
  std::ranges::sort(plan.milestones, {}, [](const PlanMilestone& one) {
    return std::tuple(one.due.value_or(Date(9999, 12, 31)), one.id);
  });
  std::ranges::sort(plan.updates, std::greater<>(),
                    [](const PlanUpdate& one) { return std::tuple(*one.on, one.id); });
  const auto told = std::ranges::find_if(
      plan.updates, [](const PlanUpdate& one) { return one.percent.has_value(); });
  if (told != plan.updates.end()) plan.percent = std::clamp(*told->percent, 0, 100);
  if (plan.state == "done") plan.percent = 100;
  if (plan.budgets.empty()) {
    if (!plan.cost && !plan.personDays) return;
    const auto day = plan.due ? plan.due : plan.start;
    plan.budgets.push_back({day ? std::optional(fiscalYearOf(*day)) : std::nullopt,
                            plan.cost.value_or(0), plan.personDays.value_or(0)});
    return;
  }
  std::ranges::sort(plan.budgets, {}, &PlanBudget::fiscalYear);
  std::int64_t cost = 0, personDays = 0;
  for (const auto& year : plan.budgets) {
    cost += year.cost;
    personDays += year.personDays;
  }
  plan.budgetDiffers =
      (plan.cost && *plan.cost != cost) || (plan.personDays && *plan.personDays != personDays);
}

}  // namespace

std::vector<const RecordDescription*> planSources() {
  std::vector<const RecordDescription*> sources;
  for (const auto* id : {"plan", "plan_milestone", "plan_progress", "plan_budget"}) {
    sources.push_back(findDescription(id));
  }
  return sources;
}

std::span<const std::string_view> planSixFields() {
  return kSixFields;
}

std::vector<PlanView> planViews(const RegisterRows& registers, const Date& asOf) {
  std::vector<PlanView> plans;
  for (const auto& row : viewsOf(registers, "plan")) plans.push_back(readPlan(row, asOf));
  PlanIndex index;
  for (auto& plan : plans) index[plan.id] = &plan;
  addMilestones(registers, index, asOf);
  addUpdates(registers, index, asOf);
  addBudgets(registers, index);
  for (auto& plan : plans) {
    finish(plan);
    for (const auto& id : plan.dependsOn) {
      const auto at = index.find(id);
      if (at != index.end() && at->second->open) plan.waitsFor.push_back(id);
    }
  }
  return plans;
}

}  // namespace kijun
