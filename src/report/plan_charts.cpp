#include "report/plan_charts.h"

#include <algorithm>
#include <cmath>

#include "report/chart_parts.h"
#include "report/measure.h"

namespace kijun {
namespace {

using chart::Canvas;

constexpr double kTop = 22, kBottom = 44, kLeft = 26, kRight = 30;
constexpr double kLeastWidthOfDay = 74;  // a date's label and its margin

struct Frame {
  ChartSize size;
  Date first, last;
  int top = 1;
  double x(const Date& day) const {
    const double whole =
        std::max<double>(1, static_cast<double>((last.days() - first.days()).count()));
    const double part = static_cast<double>((day.days() - first.days()).count());
    return kLeft + (size.width - kLeft - kRight) * part / whole;
  }
  double y(int count) const {
    const double height = size.height - kTop - kBottom;
    return kTop + height * (1 - static_cast<double>(count) / top);
  }
};

// 1, 2, 5, 10, 20 …: at most six lines, and none nearer to the next than its number is high.
int stepFor(const Frame& frame) {
  constexpr double kNearest = 13;
  const double height = frame.y(0) - frame.y(frame.top);
  const int most = std::clamp(static_cast<int>(height / kNearest), 1, 5);
  int step = 1;
  for (int i = 0; frame.top / step > most; ++i) step = step * (i % 3 == 1 ? 5 : 4) / 2;
  return step;
}

void drawCounts(Canvas& canvas, const Frame& frame) {
  const int step = stepFor(frame);
  for (int count = 0; count <= frame.top; count += step) {
    const double y = frame.y(count);
    canvas.line({kLeft, y}, {frame.size.width - kRight, y}, {ColourRole::Line, 1, {}});
    canvas.text({kLeft - 6, y + 3.5}, std::to_string(count), 9.5, ColourRole::Muted, Anchor::End);
  }
}

void drawDays(Canvas& canvas, const Frame& frame, std::span<const BurnUpPoint> points) {
  double freeFrom = 0;
  for (const auto& point : points) {
    if (point.day.plusDays(1).day() != 1) continue;  // the as-of date has its own mark
    const double x = frame.x(point.day);
    const auto label = point.day.iso().substr(0, 7);
    const double width = textWidth(label, chart::kSmallSize);
    const double start = std::clamp(x - width / 2, 0.0, frame.size.width - width);
    if (start < freeFrom) continue;
    canvas.text({start, frame.size.height - kBottom + 16}, label, chart::kSmallSize,
                ColourRole::Muted);
    freeFrom = start + std::max(width + 10, kLeastWidthOfDay * 0.8);
  }
}

std::string tipOf(const BurnUpPoint& point, Language language) {
  return render(point.done ? msg("chart.tip.burn_up", point.day.shown(language), point.planned,
                                 *point.done, point.all)
                           : msg("chart.tip.burn_up_ahead", point.day.shown(language),
                                 point.planned, point.all),
                language);
}

void drawToday(Canvas& canvas, const Frame& frame, const Date& asOf, Language language) {
  if (asOf < frame.first || asOf > frame.last) return;
  const double x = frame.x(asOf);
  canvas.line({x, kTop - 6}, {x, frame.size.height - kBottom}, {ColourRole::Muted, 1, {2, 2}});
  const auto label = render(msg("chart.burn_up.as_of"), language);
  const double width = textWidth(label, chart::kSmallSize);
  canvas.text({std::clamp(x - width / 2, 0.0, frame.size.width - width), kTop - 9}, label,
              chart::kSmallSize, ColourRole::Muted);
}

}  // namespace

Drawing burnUpChart(std::span<const BurnUpPoint> points, const Date& asOf, Language language,
                    ChartSize size) {
  const auto words = [&](std::string_view id) { return render(msg(id), language); };
  DataTable table;
  table.columns = {words("chart.burn_up.day"), words("chart.burn_up.planned"),
                   words("chart.burn_up.done"), words("chart.burn_up.all")};
  Canvas canvas;
  int planned = 0, done = 0, all = 0;
  if (points.empty()) {
    canvas.text({size.width / 2, size.height / 2}, words("chart.burn_up.none"), chart::kTextSize,
                ColourRole::Muted, Anchor::Middle);
  } else {
    const Frame frame{size, points.front().day, points.back().day, std::max(1, points.back().all)};
    drawCounts(canvas, frame);
    drawDays(canvas, frame, points);
    drawToday(canvas, frame, asOf, language);
    std::vector<Point> plannedLine, doneLine;
    for (const auto& point : points) {
      plannedLine.push_back({frame.x(point.day), frame.y(point.planned)});
      if (point.done) doneLine.push_back({frame.x(point.day), frame.y(*point.done)});
    }
    canvas.line({kLeft, frame.y(points.back().all)},
                {size.width - kRight, frame.y(points.back().all)}, {ColourRole::Muted, 1.25, {}});
    if (plannedLine.size() > 1) {
      canvas.path(plannedLine, false, {}, Stroke{ColourRole::Target, 1.5, {5, 3.5}});
    }
    if (doneLine.size() > 1) canvas.path(doneLine, false, {}, Stroke{ColourRole::Accent, 2.25, {}});
    for (const auto& point : points) {
      table.rows.push_back({point.day.iso(), std::to_string(point.planned),
                            point.done ? std::to_string(*point.done) : "—",
                            std::to_string(point.all)});
      const bool ahead = !point.done;
      canvas
          .circle({frame.x(point.day), frame.y(ahead ? point.planned : *point.done)},
                  ahead ? 2 : 2.75, ahead ? ColourRole::Target : ColourRole::Accent,
                  Stroke{ColourRole::Surface, 1, {}})
          .tip(tipOf(point, language));
      if (point.day <= asOf) planned = point.planned;
      done = point.done.value_or(done);
      all = point.all;
    }
    chart::legend(canvas,
                  {{words("chart.burn_up.done"), {ColourRole::Accent, 2.25, {}}},
                   {words("chart.burn_up.planned"), {ColourRole::Target, 1.5, {5, 3.5}}},
                   {words("chart.burn_up.all"), {ColourRole::Muted, 1.25, {}}}},
                  size.width / 2, size.height - 8);
  }
  return {size.width,
          size.height,
          words("chart.burn_up.title"),
          render(msg("chart.burn_up.alternative", planned, done, all), language),
          canvas.take(),
          std::move(table)};
}

}  // namespace kijun
