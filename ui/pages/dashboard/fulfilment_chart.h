// Fulfilment over cycles, from 0 to 100 %, in the manner of the report's charts. Pure.
#pragma once
#include <span>

#include "report/charts.h"

namespace kijun::ui::dashboard {

// Oldest first; cycles without the figure leave a gap.
Drawing fulfilmentChart(std::span<const TrendPoint> points, Language language, ChartSize size);

}  // namespace kijun::ui::dashboard
