// Charts of the risk register as drawings. Pure: the same values give the same shapes.
#pragma once
#include <map>
#include <span>
#include <string>

#include "assessment/risk_overview.h"
#include "report/charts.h"

namespace kijun {

// Likelihood (upward) × impact (to the right): each cell in the colour of its level, with the
// letter and how many mission scenarios stand there. Cells with scenarios lead to
// "cell:LIKELIHOOD:IMPACT".
Drawing riskMatrix(const RiskModel& model, std::span<const ScenarioPoint> points, Language language,
                   ChartSize size);

// How many risks have each level; those without one under the empty string.
struct RiskCounts {
  std::map<std::string, std::size_t> inherent, current, target;
};
// Of the risks that are open.
RiskCounts countsOf(std::span<const RiskView> risks);

// A bar each for inherent, current and target, parted by level: how far treatment has brought the
// risks, and how far it is to bring them. Parts lead to "level:PHASE:LEVEL", PHASE as the field is
// called, LEVEL empty for those without one.
Drawing riskLevelBars(const RiskModel& model, const RiskCounts& counts, Language language,
                      ChartSize size);

}  // namespace kijun
