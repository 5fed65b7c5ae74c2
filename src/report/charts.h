// Charts of an assessment as drawings. Pure: the same values give the same shapes.
#pragma once
#include <span>
#include <string>

#include "assessment/score.h"
#include "catalog/catalog.h"
#include "report/drawing.h"

namespace kijun {

// CSS pixels. A chart fills the width; height is kept to except where its rows need more room.
struct ChartSize {
  double width = 0, height = 0;
};

// Maturity along the catalog's radar axes: now, target (dashed) and the last cycle (thin).
// previous may be null or of another catalog: axes are matched by id.
Drawing radarChart(const Scores& now, const Scores* previous, const Catalog& catalog,
                   Language language, ChartSize size);

// The same with maturity now, the targets aimed at (dashed) and other targets to compare them with
// (thin), called otherName.
Drawing targetRadar(const Scores& aimed, const Scores& other, const std::string& otherName,
                    const Catalog& catalog, Language language, ChartSize size);

// Radar axes × security functions. A cell's colour is the level reached (rounded down), so that
// colour never promises a level the figure has not reached.
Drawing heatMap(const Scores& now, const Catalog& catalog, Language language, ChartSize size);

// One bar per group with its figure, target tick and last cycle's tick. Groups are chapters or
// sections of scores; previous may be empty.
Drawing maturityBars(std::span<const GroupScore> groups, std::span<const GroupScore> previous,
                     const Catalog& catalog, Language language, ChartSize size);

struct TrendPoint {
  std::string label;  // the cycle's name
  Figure maturity;
  Figure target;
  Figure fulfilment;  // 0 to 1
};

// Maturity over cycles, oldest first, with the target dashed.
Drawing trendChart(std::span<const TrendPoint> points, const Catalog& catalog, Language language,
                   ChartSize size);

}  // namespace kijun
