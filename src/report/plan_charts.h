// Charts of the risk treatment plans as drawings. Pure: the same values give the same shapes.
#pragma once
#include <span>

#include "assessment/plan_figures.h"
#include "report/charts.h"

namespace kijun {

// How many plans were to be done and are done, over time: planned (dashed), done up to the as-of
// date, and all of them as the line to reach. Guideline 4.8.1. Empty points: a drawing that says
// so.
Drawing burnUpChart(std::span<const BurnUpPoint> points, const Date& asOf, Language language,
                    ChartSize size);

}  // namespace kijun
