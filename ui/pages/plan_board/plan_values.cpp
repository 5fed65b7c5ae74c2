#include "ui/pages/plan_board/plan_values.h"

#include <algorithm>

#include "base/text.h"

namespace kijun::ui::plan_board {
namespace {

std::map<Id, std::string> namesIn(const std::vector<Row>& rows) {
  std::map<Id, std::string> names;
  for (const auto& row : rows) names[textOf(row.front())] = textOf(row[1]);
  return names;
}

std::string nameIn(const std::map<Id, std::string>& names, const Id& id) {
  const auto at = names.find(id);
  return at == names.end() ? std::string() : at->second;
}

bool fits(const PlanView& plan, const std::string& mark) {
  if (mark.empty()) return true;
  if (mark == "open") return plan.open;
  return std::ranges::any_of(kMarks, [&](Mark one) { return idOf(one) == mark && has(plan, one); });
}

}  // namespace

const PlanView* PlanValues::find(const Id& plan) const {
  const auto at = places.find(plan);
  return at == places.end() ? nullptr : &plans[at->second];
}

std::string PlanValues::person(const Id& id) const {
  return nameIn(people, id);
}

std::string PlanValues::department(const Id& id) const {
  return nameIn(departments, id);
}

PlanValuesPtr readPlans(const Session& session, const Date& asOf) {
  auto out = std::make_shared<PlanValues>();
  out->asOf = asOf;
  auto rows = session.registers(planSources());
  out->plans = planViews(rows, asOf);
  std::ranges::stable_sort(out->plans, [](const PlanView& a, const PlanView& b) {
    return std::tie(a.number, a.title) < std::tie(b.number, b.title);
  });
  for (std::size_t i = 0; i < out->plans.size(); ++i) out->places[out->plans[i].id] = i;
  out->people = namesIn(session.rows(*findDescription("person")));
  out->departments = namesIn(session.rows(*findDescription("department")));
  out->counts = countPlans(out->plans);
  return out;
}

std::string_view idOf(Mark mark) {
  switch (mark) {
    case Mark::Overdue:
      return "overdue";
    case Mark::Incomplete:
      return "incomplete";
    case Mark::Waiting:
      return "waiting";
    case Mark::LateMilestone:
      break;
  }
  return "milestone";
}

std::string_view textIdOf(Mark mark) {
  switch (mark) {
    case Mark::Overdue:
      return KIJUN_TEXT("planboard.mark.overdue");
    case Mark::Incomplete:
      return KIJUN_TEXT("planboard.mark.incomplete");
    case Mark::Waiting:
      return KIJUN_TEXT("planboard.mark.waiting");
    case Mark::LateMilestone:
      break;
  }
  return KIJUN_TEXT("planboard.mark.milestone");
}

bool has(const PlanView& plan, Mark mark) {
  switch (mark) {
    case Mark::Overdue:
      return plan.overdue;
    case Mark::Incomplete:
      return plan.open && !plan.isComplete();
    case Mark::Waiting:
      return plan.open && !plan.waitsFor.empty();
    case Mark::LateMilestone:
      break;
  }
  return std::ranges::any_of(plan.milestones, &PlanMilestone::overdue);
}

std::vector<std::size_t> fitting(const PlanValues& values, const PlanFilter& filter) {
  const auto words = folded(filter.words);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < values.plans.size(); ++i) {
    const auto& plan = values.plans[i];
    if (!fits(plan, filter.mark)) continue;
    if (!filter.department.empty() && plan.department != filter.department) continue;
    if (!filter.only.empty() && !filter.only.contains(plan.id)) continue;
    if (!words.empty()) {
      std::string all;
      for (const auto& text :
           {plan.number, plan.title, plan.targetState, plan.actions, plan.resources,
            values.person(plan.responsible), values.department(plan.department)}) {
        all += text + '\n';
      }
      for (const auto& item : plan.items) all += item + '\n';
      if (folded(all).find(words) == std::string::npos) continue;
    }
    out.push_back(i);
  }
  return out;
}

}  // namespace kijun::ui::plan_board
