// Sources: guideline 4.3.3, 4.8.1.
#include "assessment/plans.h"
#include "assessment/signal_metrics.h"

namespace kijun::metrics {
namespace {

template <typename Fulfils>
Tally tallyPlans(const Asked& asked, Fulfils fulfils) {
  Tally tally;
  for (const auto& plan : planViews(asked.input.registers, asked.input.asOf)) {
    if (plan.state != "cancelled") tally.add({"plan", plan.id}, fulfils(plan));
  }
  return tally;
}

}  // namespace

Measured completePlans(const Asked& asked) {
  return tallyPlans(asked, [](const PlanView& plan) { return plan.isComplete(); }).share();
}

Measured overduePlans(const Asked& asked) {
  return tallyPlans(asked, [](const PlanView& plan) { return !plan.overdue; }).failing();
}

}  // namespace kijun::metrics
