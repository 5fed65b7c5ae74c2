#include <algorithm>

#include "report/chart_parts.h"
#include "report/charts.h"
#include "report/measure.h"

namespace kijun {
namespace {

using chart::Canvas;

constexpr double kHead = 20;
constexpr double kLegendHeight = 28;
constexpr double kLowestRow = 19, kHighestRow = 32;
constexpr double kFigureWidth = 34;
constexpr double kIndent = 10;

struct Frame {
  double left = 0, right = 0, rowHeight = 0;
  const Scale* scale = nullptr;
  double x(double value) const {
    const double span = scale->highest() - scale->lowest();
    return left + (right - left) * std::clamp((value - scale->lowest()) / span, 0.0, 1.0);
  }
};

std::string nameOf(const GroupScore& group, const Catalog& catalog, Language language) {
  const Section* section = catalog.section(group.id);
  if (section) return group.id + " " + section->title.in(language);
  const Choice* function = catalog.function(group.id);
  return function ? function->label.in(language) : group.id;
}

double indentOf(const GroupScore& group, const Catalog& catalog) {
  const Section* section = catalog.section(group.id);
  return section ? kIndent * std::min(section->depth, 3) : 0;
}

Frame frameOf(std::span<const GroupScore> groups, const Catalog& catalog, Language language,
              ChartSize size) {
  double widest = 0;
  for (const auto& group : groups) {
    widest = std::max(widest, indentOf(group, catalog) + textWidth(nameOf(group, catalog, language),
                                                                   chart::kTextSize, Weight::Bold));
  }
  Frame frame;
  frame.scale = &catalog.scale();
  frame.left = std::min(widest + 12, size.width * 0.5);
  frame.right = size.width - kFigureWidth;
  const auto rows = static_cast<double>(std::max<std::size_t>(1, groups.size()));
  frame.rowHeight =
      std::clamp((size.height - kHead - kLegendHeight) / rows, kLowestRow, kHighestRow);
  return frame;
}

void drawScale(Canvas& canvas, const Frame& frame, double bottom) {
  for (int value = frame.scale->lowest(); value <= frame.scale->highest(); ++value) {
    canvas.line({frame.x(value), kHead - 4}, {frame.x(value), bottom}, {ColourRole::Line, 1, {}});
    canvas.text({frame.x(value), kHead - 9}, std::to_string(value), chart::kSmallSize,
                ColourRole::Muted, Anchor::Middle);
  }
}

void drawBar(Canvas& canvas, const Frame& frame, double top, const GroupScore& group,
             const GroupScore* before, const std::string& tooltip) {
  const double middle = top + frame.rowHeight / 2;
  const double half = std::min(6.0, frame.rowHeight * 0.3);
  if (group.maturity) {
    const double end = frame.x(group.maturity->toDouble());
    canvas
        .rectangle(
            {frame.left, middle - half, std::max(1.0, end - frame.left), 2 * half, 1.5},
            levelRole(levelReached(*group.maturity), frame.scale->lowest(), frame.scale->highest()))
        .tip(tooltip)
        .leadsTo("section:" + group.id);
  }
  if (before && before->maturity) {
    const double x = frame.x(before->maturity->toDouble());
    canvas.line({x, middle - half - 2}, {x, middle + half + 2}, {ColourRole::Previous, 2, {}});
  }
  if (group.target) {
    const double x = frame.x(group.target->toDouble());
    canvas.line({x, middle - half - 2}, {x, middle + half + 2}, {ColourRole::Target, 1.5, {3, 2}});
  }
}

std::string tooltipOf(const std::string& name, const GroupScore& group, const GroupScore* before,
                      Language language) {
  if (!before) {
    return render(msg("chart.tip.now", name, shown(group.maturity), shown(group.target)), language);
  }
  return render(msg("chart.tip.now_before", name, shown(group.maturity), shown(group.target),
                    shown(before->maturity)),
                language);
}

}  // namespace

Drawing maturityBars(std::span<const GroupScore> groups, std::span<const GroupScore> previous,
                     const Catalog& catalog, Language language, ChartSize size) {
  const Frame frame = frameOf(groups, catalog, language, size);
  const double bottom = kHead + frame.rowHeight * static_cast<double>(groups.size());
  Canvas canvas;
  drawScale(canvas, frame, bottom);
  DataTable table;
  table.columns = {render(msg("chart.group"), language), render(msg("chart.now"), language),
                   render(msg("chart.target"), language)};
  if (!previous.empty()) table.columns.push_back(render(msg("chart.previous"), language));
  std::vector<std::string> names;
  double top = kHead;
  for (const auto& group : groups) {
    const GroupScore* before = findGroup(previous, group.id);
    const Section* section = catalog.section(group.id);
    const auto weight = section && section->depth == 0 ? Weight::Bold : Weight::Regular;
    const double indent = indentOf(group, catalog);
    names.push_back(nameOf(group, catalog, language));
    const auto tooltip = tooltipOf(names.back(), group, before, language);
    const double base = top + frame.rowHeight / 2 + 4.3;
    canvas
        .text({indent, base},
              fittedText(names.back(), chart::kTextSize, weight, frame.left - indent - 10),
              chart::kTextSize, ColourRole::Text, Anchor::Start, weight)
        .tip(tooltip)
        .leadsTo("section:" + group.id);
    drawBar(canvas, frame, top, group, before, tooltip);
    canvas.text({size.width, base}, shown(group.maturity), chart::kTextSize,
                group.maturity ? ColourRole::Text : ColourRole::Muted, Anchor::End, Weight::Bold);
    auto& row = table.rows.emplace_back();
    row = {names.back(), shown(group.maturity), shown(group.target)};
    if (!previous.empty()) row.push_back(before ? shown(before->maturity) : "—");
    top += frame.rowHeight;
  }
  std::vector<chart::LegendEntry> key = {
      {render(msg("chart.target"), language), Stroke{ColourRole::Target, 1.5, {3, 2}}}};
  if (!previous.empty()) {
    key.push_back({render(msg("chart.previous"), language), Stroke{ColourRole::Previous, 2, {}}});
  }
  chart::legend(canvas, key, (frame.left + frame.right) / 2, bottom + 20);
  return {size.width,
          bottom + kLegendHeight,
          render(msg("chart.bars.title"), language),
          render(msg("chart.bars.alternative", chart::extremes(groups, names, language)), language),
          canvas.take(),
          std::move(table)};
}

}  // namespace kijun
