#include "assessment/plan_figures.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace kijun {
namespace {

constexpr int kLongestMonths = 480;

Date endOfMonth(const Date& day) {
  using namespace std::chrono;
  return Date(year_month_day(sys_days(year(day.year()) / month(day.month()) / last)));
}

bool isCancelled(const PlanView& plan) {
  return plan.state == "cancelled";
}

// The days the line has to show.
std::vector<Date> daysOf(const std::vector<PlanView>& plans) {
  std::vector<Date> days;
  for (const auto& plan : plans) {
    if (isCancelled(plan)) continue;
    for (const auto& day : {plan.start, plan.decidedOn, plan.due, plan.closedOn}) {
      if (day) days.push_back(*day);
    }
  }
  return days;
}

BurnUpPoint pointAt(const std::vector<PlanView>& plans, const Date& day, const Date& asOf) {
  BurnUpPoint point;
  point.day = day;
  int done = 0;
  for (const auto& plan : plans) {
    if (isCancelled(plan)) continue;
    ++point.all;
    point.planned += plan.due && *plan.due <= day;
    done += plan.state == "done" && plan.closedOn && *plan.closedOn <= day;
  }
  if (day <= asOf) point.done = done;
  return point;
}

}  // namespace

PlanCounts countPlans(const std::vector<PlanView>& plans) {
  PlanCounts counts;
  for (const auto& plan : plans) {
    counts.draft += plan.state == "draft";
    counts.approved += plan.state == "approved";
    counts.inProgress += plan.state == "in_progress";
    counts.done += plan.state == "done";
    counts.cancelled += isCancelled(plan);
    counts.overdue += plan.overdue;
    counts.incomplete += plan.open && !plan.isComplete();
  }
  return counts;
}

std::vector<BurnUpPoint> burnUp(const std::vector<PlanView>& plans, const Date& asOf) {
  const auto days = daysOf(plans);
  if (days.empty()) return {};
  const auto [first, last] = std::ranges::minmax(days);
  std::set<Date> shown;
  auto month = endOfMonth(first);
  for (int i = 0; i < kLongestMonths; ++i) {
    shown.insert(month);
    if (month >= last) break;
    month = endOfMonth(month.plusDays(1));
  }
  if (asOf >= *shown.begin() && asOf <= *shown.rbegin()) shown.insert(asOf);
  std::vector<BurnUpPoint> points;
  for (const auto& day : shown) points.push_back(pointAt(plans, day, asOf));
  return points;
}

std::vector<BudgetLine> budgetLines(const std::vector<PlanView>& plans) {
  std::map<std::tuple<bool, int, Id>, BudgetLine> lines;
  for (const auto& plan : plans) {
    if (isCancelled(plan)) continue;
    for (const auto& part : plan.budgets) {
      auto& line = lines[{!part.fiscalYear, part.fiscalYear.value_or(0), plan.department}];
      line.fiscalYear = part.fiscalYear;
      line.department = plan.department;
      line.cost += part.cost;
      line.personDays += part.personDays;
      line.plans.push_back(plan.id);
    }
  }
  std::vector<BudgetLine> sorted;
  for (auto& [key, line] : lines) sorted.push_back(std::move(line));
  return sorted;
}

std::map<std::string, int> promisedLevels(const Catalog& catalog,
                                          const std::vector<ItemScore>& items,
                                          const std::vector<PlanView>& plans) {
  std::map<std::string, int> levels;
  for (const auto& plan : plans) {
    if (!plan.open) continue;
    for (const auto& id : plan.items) {
      const auto index = catalog.indexOf(id);
      if (index == Catalog::npos || !items[index].inScope()) continue;
      const int promised = plan.promisedLevel.value_or(items[index].target);
      if (promised <= items[index].level.value_or(catalog.scale().lowest() - 1)) continue;
      auto& level = levels.try_emplace(id, promised).first->second;
      level = std::max(level, promised);
    }
  }
  return levels;
}

Scores projectedScores(const Catalog& catalog, std::vector<ItemScore> items,
                       const std::map<std::string, int>& levels) {
  for (const auto& [id, level] : levels) {
    const auto index = catalog.indexOf(id);
    if (index == Catalog::npos) continue;
    auto& item = items[index];
    item.level = level;
    item.highestLevel = std::max(level, item.highestLevel.value_or(level));
    if (!item.inScope()) continue;
    item.gap = std::max(0, item.target - level);
    item.priority =
        Fraction(std::int64_t{item.weight} * *item.gap * (100 + item.riskFactor), 10'000);
    item.value = *item.priority / Fraction(item.effortValue);
  }
  return scoresOf(catalog, std::move(items));
}

}  // namespace kijun
