#include <algorithm>

#include "report/chart_parts.h"
#include "report/charts.h"
#include "report/measure.h"

namespace kijun {
namespace {

using chart::Canvas;

constexpr double kTop = 20, kBottom = 26, kLeft = 18, kRight = 18;

struct Frame {
  ChartSize size;
  const Scale* scale = nullptr;
  std::size_t count = 0;
  double x(std::size_t index) const {
    const double width = size.width - kLeft - kRight;
    if (count < 2) return kLeft + width / 2;
    return kLeft + width * (static_cast<double>(index) + 0.25) / (static_cast<double>(count) - 0.5);
  }
  double y(double value) const {
    const double span = scale->highest() - scale->lowest();
    const double height = size.height - kTop - kBottom;
    return kTop + height * (1 - std::clamp((value - scale->lowest()) / span, 0.0, 1.0));
  }
};

void drawScale(Canvas& canvas, const Frame& frame) {
  for (int value = frame.scale->lowest(); value <= frame.scale->highest(); ++value) {
    const double y = frame.y(value);
    canvas.line({kLeft, y}, {frame.size.width, y}, {ColourRole::Line, 1, {}});
    canvas.text({kLeft - 6, y + 3.5}, std::to_string(value), 9.5, ColourRole::Muted, Anchor::End);
  }
}

// The base line of the figure, which stands above its point, or below where the line of the targets
// would run through it.
double labelLine(const Frame& frame, const TrendPoint& point, double y) {
  constexpr double kAbove = 8, kBelow = 17, kHeight = 12;
  if (!point.target) return y - kAbove;
  const double target = frame.y(point.target->toDouble());
  const bool crossed = target > y - kAbove - kHeight && target < y - kAbove / 2;
  const bool room = y + kBelow < frame.size.height - kBottom + kAbove;
  return crossed && room ? y + kBelow : y - kAbove;
}

// Cycles without the figure leave a gap.
void drawLine(Canvas& canvas, const Frame& frame, std::span<const TrendPoint> points,
              Figure TrendPoint::*figure, const Stroke& stroke) {
  std::vector<Point> run;
  const auto flush = [&] {
    if (run.size() > 1) canvas.path(run, false, {}, stroke);
    run.clear();
  };
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (const Figure& value = points[i].*figure) {
      run.push_back({frame.x(i), frame.y(value->toDouble())});
    } else {
      flush();
    }
  }
  flush();
}

void drawCycleNames(Canvas& canvas, const Frame& frame, std::span<const TrendPoint> points) {
  double freeFrom = 0;
  const double lastWidth =
      points.empty() ? 0 : std::min(textWidth(points.back().label, chart::kSmallSize), 150.0);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool last = i + 1 == points.size();
    const auto label = fittedText(points[i].label, chart::kSmallSize, Weight::Regular, 150);
    const double width = textWidth(label, chart::kSmallSize);
    const double start =
        std::clamp(frame.x(i) - width / 2, 0.0, std::max(0.0, frame.size.width - width));
    if (!last && (start < freeFrom || start + width + 8 > frame.size.width - lastWidth)) continue;
    canvas.text({start, frame.size.height - 8}, label, chart::kSmallSize, ColourRole::Muted);
    freeFrom = start + width + 8;
  }
}

}  // namespace

Drawing trendChart(std::span<const TrendPoint> points, const Catalog& catalog, Language language,
                   ChartSize size) {
  const Frame frame{size, &catalog.scale(), points.size()};
  Canvas canvas;
  drawScale(canvas, frame);
  drawLine(canvas, frame, points, &TrendPoint::target, {ColourRole::Target, 1.25, {5, 3.5}});
  drawLine(canvas, frame, points, &TrendPoint::maturity, {ColourRole::Accent, 2.25, {}});
  DataTable table;
  table.columns = {render(msg("chart.cycle"), language), render(msg("chart.maturity"), language),
                   render(msg("chart.target"), language),
                   render(msg("chart.fulfilment"), language)};
  for (std::size_t i = 0; i < points.size(); ++i) {
    const TrendPoint& point = points[i];
    table.rows.push_back({point.label, shown(point.maturity), shown(point.target),
                          shownFigure(point.fulfilment, FigureUnit::Percent)});
    if (!point.maturity) continue;
    const Point at{frame.x(i), frame.y(point.maturity->toDouble())};
    canvas.circle(at, 3.5, ColourRole::Accent, Stroke{ColourRole::Surface, 1.25, {}})
        .tip(render(msg("chart.tip.trend", point.label, shown(point.maturity),
                        shownFigure(point.fulfilment, FigureUnit::Percent)),
                    language));
    canvas.text({at.x, labelLine(frame, point, at.y)}, shown(point.maturity), chart::kSmallSize,
                ColourRole::Text, Anchor::Middle, Weight::Bold);
  }
  drawCycleNames(canvas, frame, points);
  const auto figureOf = [](const TrendPoint* point) {
    return point ? shown(point->maturity) : std::string("—");
  };
  return {size.width,
          size.height,
          render(msg("chart.trend.title"), language),
          render(msg("chart.trend.alternative", points.size(),
                     figureOf(points.empty() ? nullptr : &points.front()),
                     figureOf(points.empty() ? nullptr : &points.back())),
                 language),
          canvas.take(),
          std::move(table)};
}

}  // namespace kijun
