// The radar of what is to come. Made beside the radar of what is: report/radar_chart.cpp.
#pragma once
#include "report/charts.h"

namespace kijun {

// Where the assessment stands now, and where when all open plans are done, beside the target.
Drawing projectedRadar(const Scores& now, const Scores& projected, const Catalog& catalog,
                       Language language, ChartSize size);

}  // namespace kijun
