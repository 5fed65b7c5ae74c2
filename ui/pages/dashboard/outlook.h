// What of risks and plans stands on the dashboard: the figures an executive asks for first, the
// mission scenarios on their matrix, the plans' burn-up. Read on a worker, then a plain value.
#pragma once
#include <vector>

#include "assessment/plan_figures.h"
#include "assessment/risk_overview.h"
#include "ui/pages/dashboard/charts.h"

namespace kijun {
class Session;
}

namespace kijun::ui::dashboard {

struct Outlook {
  RiskModel model;
  RiskFigures risks;
  std::vector<ScenarioPoint> points;
  PlanCounts plans;
  std::vector<BurnUpPoint> burnUp;
  Date asOf;
};
using OutlookPtr = std::shared_ptr<const Outlook>;

// For a worker. Throws Error.
OutlookPtr readOutlook(const Session& session, const Catalog& catalog, const Date& asOf);

// Targets of cells are "go:riskmap:cell:LIKELIHOOD:IMPACT".
Draw scenarioMatrix(OutlookPtr outlook);
Draw planBurnUp(OutlookPtr outlook);

// One fact with where it leads: "go:PAGE:TARGET".
struct OutlookFact {
  QString words;
  QString value;
  QString target;
  bool pressing = false;  // something to act on
};
// Nothing where there are neither risks nor plans.
std::vector<OutlookFact> factsOf(const Outlook& outlook);

}  // namespace kijun::ui::dashboard
