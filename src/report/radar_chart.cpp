#include <algorithm>
#include <cmath>
#include <numbers>

#include "report/chart_parts.h"
#include "report/charts.h"
#include "report/measure.h"
#include "report/projected_radar.h"

namespace kijun {
namespace {

using chart::Canvas;

constexpr double kLabelGap = 10;  // between the outer ring and a label
constexpr double kLineHeight = 15;
constexpr double kMargin = 2;
constexpr double kLegendHeight = 26;

struct Spoke {
  double sine = 0, cosine = 0;  // direction: x grows with sine, y falls with cosine
  std::vector<std::string> lines;
  double width = 0;
  double height() const { return kLineHeight * static_cast<double>(lines.size() + 1); }
  Anchor anchor() const {
    return std::abs(sine) < 0.15 ? Anchor::Middle : sine > 0 ? Anchor::Start : Anchor::End;
  }
};

// How far a label reaches from the centre in each direction, beside radius times its direction.
struct Reach {
  double left = 0, right = 0, up = 0, down = 0;
  void add(const Spoke& spoke, double radius) {
    const double x = (radius + kLabelGap) * spoke.sine;
    const double before = spoke.anchor() == Anchor::Start    ? 0
                          : spoke.anchor() == Anchor::Middle ? spoke.width / 2
                                                             : spoke.width;
    left = std::max(left, before - x);
    right = std::max(right, x + spoke.width - before);
    up = std::max(up, -top(spoke, radius));
    down = std::max(down, top(spoke, radius) + spoke.height());
  }
  // The label's upper edge: above the spoke's end at the top, below it at the bottom, between
  // them in proportion.
  static double top(const Spoke& spoke, double radius) {
    const double y = -(radius + kLabelGap) * spoke.cosine;
    return y - spoke.height() * (1 + spoke.cosine) / 2;
  }
};

std::vector<Spoke> spokesOf(const Catalog& catalog, Language language, double labelWidth,
                            const Scores& now) {
  std::vector<Spoke> spokes;
  const auto& axes = catalog.radar();
  for (std::size_t i = 0; i < axes.size(); ++i) {
    Spoke spoke;
    const double angle =
        2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(axes.size());
    spoke.sine = std::sin(angle);
    spoke.cosine = std::cos(angle);
    spoke.lines =
        wrappedText(axes[i].label.in(language), chart::kTextSize, Weight::Regular, labelWidth, 3);
    for (const auto& line : spoke.lines) {
      spoke.width = std::max(spoke.width, textWidth(line, chart::kTextSize));
    }
    const auto value = i < now.radar.size() ? shown(now.radar[i].maturity) : "—";
    spoke.width = std::max(spoke.width, textWidth(value, chart::kTextSize, Weight::Bold));
    spokes.push_back(std::move(spoke));
  }
  return spokes;
}

struct Layout {
  std::vector<Spoke> spokes;
  Point centre;
  double radius = 0;
  Point at(std::size_t spoke, double radiusThere) const {
    return {centre.x + radiusThere * spokes[spoke].sine,
            centre.y - radiusThere * spokes[spoke].cosine};
  }
};

Reach reachOf(const std::vector<Spoke>& spokes, double radius) {
  Reach reach;
  for (const auto& spoke : spokes) reach.add(spoke, radius);
  return reach;
}

// The largest radius at which every label stays inside the box, and where the centre then is.
Layout fitted(std::vector<Spoke> spokes, ChartSize box) {
  double low = 0, high = std::min(box.width, box.height);
  for (int step = 0; step < 40; ++step) {
    const double radius = (low + high) / 2;
    const Reach reach = reachOf(spokes, radius);
    const bool fits = reach.left + reach.right + 2 * kMargin <= box.width &&
                      reach.up + reach.down + 2 * kMargin <= box.height;
    (fits ? low : high) = radius;
  }
  const Reach reach = reachOf(spokes, low);
  Layout layout;
  layout.centre = {(box.width - reach.left - reach.right) / 2 + reach.left,
                   (box.height - reach.up - reach.down) / 2 + reach.up};
  layout.radius = low;
  layout.spokes = std::move(spokes);
  return layout;
}

// Wrapping labels narrower gives wide rings in a narrow box; in a wide one they stay whole.
Layout bestLayout(const Scores& now, const Catalog& catalog, Language language, ChartSize box) {
  Layout best;
  double least = 4 * chart::kTextSize;
  for (const auto& axis : catalog.radar()) {
    least = std::max(least, chart::widestWord(axis.label.in(language), chart::kTextSize));
  }
  for (const double share : {1.0, 0.34, 0.27, 0.21, 0.16}) {
    const double width = std::max(share * box.width, least);
    auto layout = fitted(spokesOf(catalog, language, width, now), box);
    if (layout.radius > best.radius + 1 || best.spokes.empty()) best = std::move(layout);
  }
  return best;
}

double fractionOf(const Fraction& figure, const Scale& scale) {
  const double span = scale.highest() - scale.lowest();
  return std::clamp((figure.toDouble() - scale.lowest()) / span, 0.0, 1.0);
}

// The corners of a figure along the axes; axes without one are left out.
std::vector<Point> outline(const Layout& layout, const Catalog& catalog,
                           const std::vector<const Figure*>& figures) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures[i] && *figures[i]) {
      points.push_back(layout.at(i, layout.radius * fractionOf(**figures[i], catalog.scale())));
    }
  }
  return points;
}

std::vector<Point> ring(const Layout& layout, double radius) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < layout.spokes.size(); ++i) points.push_back(layout.at(i, radius));
  return points;
}

void drawGrid(Canvas& canvas, const Layout& layout, const Scale& scale) {
  for (std::size_t i = 0; i < layout.spokes.size(); ++i) {
    canvas.line(layout.centre, layout.at(i, layout.radius), {ColourRole::Line, 1, {}});
  }
  const double span = scale.highest() - scale.lowest();
  for (int value = scale.lowest() + 1; value <= scale.highest(); ++value) {
    canvas.path(ring(layout, layout.radius * (value - scale.lowest()) / span), true, {},
                Stroke{ColourRole::Line, 1, {}});
  }
}

void drawRingValues(Canvas& canvas, const Layout& layout, const Scale& scale) {
  const double span = scale.highest() - scale.lowest();
  for (int value = scale.lowest() + 1; value <= scale.highest(); ++value) {
    const double y = layout.centre.y - layout.radius * (value - scale.lowest()) / span;
    canvas.text({layout.centre.x - 4, y + 3.5}, std::to_string(value), 9.5, ColourRole::Muted,
                Anchor::End);
  }
}

// What stands beside now and target: the last cycle, what is to come, or other targets.
struct Other {
  const Scores* scores = nullptr;
  std::string name;
  std::string_view tipId;  // of axis, now, target, the other's figure, and its name
  Stroke stroke;
  Figure GroupScore::*figure = &GroupScore::maturity;
};

// nullptr where the other has no such axis.
const Figure* figureOf(const Other& other, const std::string& axis) {
  const auto* group = other.scores ? findGroup(other.scores->radar, axis) : nullptr;
  return group ? &(group->*other.figure) : nullptr;
}

std::string tooltipOf(const RadarAxis& axis, const GroupScore& now, const Other& other,
                      Language language) {
  const auto name = axis.label.in(language);
  const auto* beside = figureOf(other, now.id);
  if (!beside) {
    return render(msg("chart.tip.now", name, shown(now.maturity), shown(now.target)), language);
  }
  return render(Message{std::string(other.tipId),
                        {name, shown(now.maturity), shown(now.target), shown(*beside), other.name}},
                language);
}

void drawSpoke(Canvas& canvas, const Layout& layout, std::size_t i, const Catalog& catalog,
               const GroupScore& now, const std::string& tooltip) {
  const Spoke& spoke = layout.spokes[i];
  const auto count = layout.spokes.size();
  const auto target = chart::targetOf(catalog.radar()[i]);
  const auto middle = [&](std::size_t other) {
    const Point a = layout.at(i, layout.radius), b = layout.at(other, layout.radius);
    return Point{(a.x + b.x) / 2, (a.y + b.y) / 2};
  };
  canvas
      .path({layout.centre, middle((i + count - 1) % count), layout.at(i, layout.radius),
             middle((i + 1) % count)},
            true, {}, {})
      .tip(tooltip)
      .leadsTo(target);
  if (now.maturity) {
    const double radius = layout.radius * fractionOf(*now.maturity, catalog.scale());
    canvas.circle(layout.at(i, radius), 3, ColourRole::Accent, Stroke{ColourRole::Surface, 1, {}})
        .tip(tooltip)
        .leadsTo(target);
  }
  const double x = layout.centre.x + (layout.radius + kLabelGap) * spoke.sine;
  double y = layout.centre.y + Reach::top(spoke, layout.radius) + chart::kTextSize;
  for (const auto& line : spoke.lines) {
    canvas.text({x, y}, line, chart::kTextSize, ColourRole::Text, spoke.anchor())
        .tip(tooltip)
        .leadsTo(target);
    y += kLineHeight;
  }
  canvas
      .text({x, y}, shown(now.maturity), chart::kTextSize,
            now.maturity ? ColourRole::Accent : ColourRole::Muted, spoke.anchor(), Weight::Bold)
      .tip(tooltip)
      .leadsTo(target);
}

DataTable tableOf(const Scores& now, const Other& other, const Catalog& catalog,
                  Language language) {
  DataTable table;
  table.columns = {render(msg("chart.group"), language), render(msg("chart.now"), language),
                   render(msg("chart.target"), language)};
  if (other.scores) table.columns.push_back(other.name);
  for (std::size_t i = 0; i < now.radar.size(); ++i) {
    auto& row = table.rows.emplace_back();
    row = {catalog.radar()[i].label.in(language), shown(now.radar[i].maturity),
           shown(now.radar[i].target)};
    if (!other.scores) continue;
    const auto* beside = figureOf(other, now.radar[i].id);
    row.push_back(beside ? shown(*beside) : "—");
  }
  return table;
}

Drawing drawRadar(const Scores& now, const Other& other, const Catalog& catalog, Language language,
                  ChartSize size) {
  const Layout layout =
      bestLayout(now, catalog, language, {size.width, size.height - kLegendHeight});
  std::vector<const Figure*> current, target, beside;
  for (const auto& group : now.radar) {
    current.push_back(&group.maturity);
    target.push_back(&group.target);
    beside.push_back(figureOf(other, group.id));
  }
  const Stroke nowStroke{ColourRole::Accent, 2.25, {}};
  const Stroke targetStroke{ColourRole::Target, 1.25, {5, 3.5}};

  Canvas canvas;
  const auto shape = outline(layout, catalog, current);
  if (!shape.empty()) canvas.path(shape, true, ColourRole::AccentSoft, {});
  drawGrid(canvas, layout, catalog.scale());
  drawRingValues(canvas, layout, catalog.scale());
  if (const auto points = outline(layout, catalog, beside); !points.empty()) {
    canvas.path(points, true, {}, other.stroke);
  }
  if (const auto points = outline(layout, catalog, target); !points.empty()) {
    canvas.path(points, true, {}, targetStroke);
  }
  if (!shape.empty()) canvas.path(shape, true, {}, nowStroke);

  std::vector<std::string> names;
  for (std::size_t i = 0; i < now.radar.size(); ++i) {
    drawSpoke(canvas, layout, i, catalog, now.radar[i],
              tooltipOf(catalog.radar()[i], now.radar[i], other, language));
    names.push_back(catalog.radar()[i].label.in(language));
  }
  std::vector<chart::LegendEntry> key = {{render(msg("chart.now"), language), nowStroke},
                                         {render(msg("chart.target"), language), targetStroke}};
  if (other.scores) key.push_back({other.name, other.stroke});
  chart::legend(canvas, key, size.width / 2, size.height - 8);

  Drawing drawing{size.width,
                  size.height,
                  render(msg("chart.radar.title"), language),
                  render(msg("chart.radar.alternative", shown(now.overall.maturity),
                             chart::extremes(now.radar, names, language)),
                         language),
                  canvas.take(),
                  tableOf(now, other, catalog, language)};
  return drawing;
}

}  // namespace

Drawing radarChart(const Scores& now, const Scores* previous, const Catalog& catalog,
                   Language language, ChartSize size) {
  return drawRadar(now,
                   {previous,
                    render(msg("chart.previous"), language),
                    KIJUN_TEXT("chart.tip.now_before"),
                    {ColourRole::Previous, 1.25, {}}},
                   catalog, language, size);
}

Drawing targetRadar(const Scores& aimed, const Scores& other, const std::string& otherName,
                    const Catalog& catalog, Language language, ChartSize size) {
  return drawRadar(aimed,
                   {&other,
                    otherName,
                    KIJUN_TEXT("chart.tip.now_other"),
                    {ColourRole::Previous, 1.25, {}},
                    &GroupScore::target},
                   catalog, language, size);
}

Drawing projectedRadar(const Scores& now, const Scores& projected, const Catalog& catalog,
                       Language language, ChartSize size) {
  auto drawing = drawRadar(now,
                           {&projected,
                            render(msg("planchart.projected"), language),
                            KIJUN_TEXT("planchart.projected.tip"),
                            {ColourRole::Good, 2.25, {2, 2}}},
                           catalog, language, size);
  drawing.title = render(msg("planchart.projected.title"), language);
  drawing.alternative = render(msg("planchart.projected.alternative", shown(now.overall.maturity),
                                   shown(projected.overall.maturity), shown(now.overall.target)),
                               language);
  return drawing;
}

}  // namespace kijun
