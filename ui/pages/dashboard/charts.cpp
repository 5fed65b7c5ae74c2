#include "ui/pages/dashboard/charts.h"

#include <algorithm>

#include "report/charts.h"
#include "ui/pages/dashboard/fulfilment_chart.h"
#include "ui/pages/dashboard/why.h"
#include "ui/shell/text.h"

namespace kijun::ui::dashboard {
namespace {

// The report's charts lead to the section an axis begins with; here they ask why.
void askAxes(Drawing& drawing, const Catalog& catalog) {
  for (auto& shape : drawing.shapes) {
    if (shape.target.empty()) continue;
    const auto axis = std::ranges::find_if(catalog.radar(), [&](const RadarAxis& candidate) {
      return !candidate.sections.empty() && shape.target == "section:" + candidate.sections.front();
    });
    if (axis != catalog.radar().end()) shape.target = linkOf({Asked::Maturity, axis->id, {}, {}});
  }
}

// A field of the heat map is known by what it says when pointed at.
void askFields(Drawing& drawing, const ChartValues& values) {
  const Catalog& catalog = *values.catalog;
  for (std::size_t row = 0; row < values.now.heat.size(); ++row) {
    const auto& axis = catalog.radar()[row];
    for (std::size_t column = 0; column < values.now.heat[row].size(); ++column) {
      const auto& function = catalog.functions()[column];
      const auto tip =
          render(msg("chart.tip.cell", axis.label.in(language()), function.label.in(language()),
                     shown(values.now.heat[row][column])),
                 language());
      for (auto& shape : drawing.shapes) {
        if (shape.tooltip == tip && !shape.target.empty()) {
          shape.target = linkOf({Asked::Maturity, axis.id, function.id, {}});
        }
      }
    }
  }
}

std::vector<TrendPoint> pointsOf(const std::vector<CycleValues>& cycles) {
  std::vector<TrendPoint> points;
  for (const auto& cycle : cycles) {
    const auto& overall = cycle.scores.overall;
    points.push_back({cycle.name, overall.maturity, overall.target, overall.fulfilment});
  }
  return points;
}

// The dots of a trend come in the order of the cycles that have the figure.
void askCycles(Drawing& drawing, const std::vector<CycleValues>& cycles, Figure GroupScore::*figure,
               const char* name) {
  auto cycle = cycles.begin();
  for (auto& shape : drawing.shapes) {
    if (!std::holds_alternative<Circle>(shape.geometry)) continue;
    while (cycle != cycles.end() && !(cycle->scores.overall.*figure)) ++cycle;
    if (cycle == cycles.end()) return;
    shape.target = "cycle:" + std::to_string(cycle->number) + ":" + name;
    ++cycle;
  }
}

}  // namespace

Draw radar(ChartValuesPtr values) {
  return [values](ChartSize size) {
    auto drawing = radarChart(values->now, values->before ? &*values->before : nullptr,
                              *values->catalog, language(), size);
    askAxes(drawing, *values->catalog);
    return drawing;
  };
}

Draw heat(ChartValuesPtr values) {
  return [values](ChartSize size) {
    auto drawing = heatMap(values->now, *values->catalog, language(), size);
    askFields(drawing, *values);
    askAxes(drawing, *values->catalog);
    return drawing;
  };
}

Draw maturityTrend(std::vector<CycleValues> cycles) {
  return [cycles = std::move(cycles)](ChartSize size) {
    if (cycles.empty()) return Drawing{};
    const auto points = pointsOf(cycles);
    auto drawing = trendChart(points, *cycles.back().catalog, language(), size);
    askCycles(drawing, cycles, &GroupScore::maturity, "maturity");
    return drawing;
  };
}

Draw fulfilmentTrend(std::vector<CycleValues> cycles) {
  return [cycles = std::move(cycles)](ChartSize size) {
    const auto points = pointsOf(cycles);
    auto drawing = fulfilmentChart(points, language(), size);
    askCycles(drawing, cycles, &GroupScore::fulfilment, "fulfilment");
    return drawing;
  };
}

}  // namespace kijun::ui::dashboard
