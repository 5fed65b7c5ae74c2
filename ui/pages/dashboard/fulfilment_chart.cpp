#include "ui/pages/dashboard/fulfilment_chart.h"

#include <algorithm>

#include "report/chart_parts.h"
#include "report/figures.h"
#include "report/measure.h"

namespace kijun::ui::dashboard {
namespace {

constexpr double kTop = 16, kBottom = 26, kLeft = 34, kRight = 18;

struct Frame {
  ChartSize size;
  std::size_t count = 0;
  double x(std::size_t index) const {
    const double width = size.width - kLeft - kRight;
    if (count < 2) return kLeft + width / 2;
    return kLeft + width * (static_cast<double>(index) + 0.25) / (static_cast<double>(count) - 0.5);
  }
  double y(double share) const { return kTop + (size.height - kTop - kBottom) * (1 - share); }
};

void drawScale(chart::Canvas& canvas, const Frame& frame) {
  for (const int percent : {0, 25, 50, 75, 100}) {
    const double y = frame.y(percent / 100.0);
    canvas.line({kLeft, y}, {frame.size.width, y}, {ColourRole::Line, 1, {}});
    canvas.text({kLeft - 6, y + 3.5}, std::to_string(percent) + "%", 9.5, ColourRole::Muted,
                Anchor::End);
  }
}

// As many names as fit; the last always.
void drawNames(chart::Canvas& canvas, const Frame& frame, std::span<const TrendPoint> points) {
  constexpr double kLongest = 150;
  double freeFrom = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto name = fittedText(points[i].label, chart::kSmallSize, Weight::Regular, kLongest);
    const double width = textWidth(name, chart::kSmallSize);
    const double start =
        std::clamp(frame.x(i) - width / 2, 0.0, std::max(0.0, frame.size.width - width));
    const double lastWidth = std::min(textWidth(points.back().label, chart::kSmallSize), kLongest);
    const bool last = i + 1 == points.size();
    if (!last && (start < freeFrom || start + width + 8 > frame.size.width - lastWidth)) continue;
    canvas.text({start, frame.size.height - 8}, name, chart::kSmallSize, ColourRole::Muted);
    freeFrom = start + width + 8;
  }
}

}  // namespace

Drawing fulfilmentChart(std::span<const TrendPoint> points, Language language, ChartSize size) {
  const Frame frame{size, points.size()};
  chart::Canvas canvas;
  drawScale(canvas, frame);
  std::vector<Point> run;
  const auto flush = [&] {
    if (run.size() > 1) canvas.path(run, false, {}, Stroke{ColourRole::Accent, 2.25, {}});
    run.clear();
  };
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!points[i].fulfilment) {
      flush();
      continue;
    }
    run.push_back({frame.x(i), frame.y(points[i].fulfilment->toDouble())});
  }
  flush();
  DataTable table;
  table.columns = {render(msg("chart.cycle"), language), render(msg("chart.fulfilment"), language)};
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto value = shownFigure(points[i].fulfilment, FigureUnit::Percent);
    table.rows.push_back({points[i].label, value});
    if (!points[i].fulfilment) continue;
    const Point at{frame.x(i), frame.y(points[i].fulfilment->toDouble())};
    canvas.circle(at, 3.5, ColourRole::Accent, Stroke{ColourRole::Surface, 1.25, {}})
        .tip(render(msg("chart.tip.trend", points[i].label, shown(points[i].maturity), value),
                    language));
    canvas.text({at.x, at.y - 8}, value, chart::kSmallSize, ColourRole::Text, Anchor::Middle,
                Weight::Bold);
  }
  drawNames(canvas, frame, points);
  const auto valueOf = [](const TrendPoint* point) {
    return point ? shownFigure(point->fulfilment, FigureUnit::Percent) : std::string("—");
  };
  return {size.width,
          size.height,
          render(msg("dashboard.trend.fulfilment.title"), language),
          render(msg("dashboard.trend.fulfilment.alternative", points.size(),
                     valueOf(points.empty() ? nullptr : &points.front()),
                     valueOf(points.empty() ? nullptr : &points.back())),
                 language),
          canvas.take(),
          std::move(table)};
}

}  // namespace kijun::ui::dashboard
