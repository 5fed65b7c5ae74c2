#include <algorithm>

#include "report/chart_parts.h"
#include "report/charts.h"
#include "report/measure.h"

namespace kijun {
namespace {

using chart::Canvas;

constexpr double kGap = 2;
constexpr double kLegendHeight = 30;
constexpr double kLowestRow = 22, kHighestRow = 40;
constexpr double kHeaderLine = 13;

struct Grid {
  double labelWidth = 0, columnWidth = 0, rowHeight = 0, headHeight = 0;
  Rectangle cell(std::size_t row, std::size_t column) const {
    return {labelWidth + columnWidth * static_cast<double>(column),
            headHeight + rowHeight * static_cast<double>(row), columnWidth - kGap,
            rowHeight - kGap};
  }
};

std::vector<std::string> headerLines(const Choice& function, Language language, double width) {
  const auto& label = function.label.in(language);
  const double least = chart::widestWord(label, chart::kSmallSize);
  return wrappedText(label, chart::kSmallSize, Weight::Regular, std::max(width, least), 2);
}

Grid gridOf(const Catalog& catalog, Language language, ChartSize size) {
  Grid grid;
  double widest = 0;
  for (const auto& axis : catalog.radar()) {
    widest = std::max(widest, textWidth(axis.label.in(language), chart::kTextSize));
  }
  const auto columns = static_cast<double>(std::max<std::size_t>(1, catalog.functions().size()));
  const auto rows = static_cast<double>(std::max<std::size_t>(1, catalog.radar().size()));
  grid.labelWidth = std::min(widest + 12, size.width * 0.36);
  grid.columnWidth = (size.width - grid.labelWidth) / columns;
  std::size_t lines = 1;
  for (const auto& function : catalog.functions()) {
    lines = std::max(lines, headerLines(function, language, grid.columnWidth - 4).size());
  }
  grid.headHeight = kHeaderLine * static_cast<double>(lines) + 8;
  grid.rowHeight =
      std::clamp((size.height - grid.headHeight - kLegendHeight) / rows, kLowestRow, kHighestRow);
  return grid;
}

void drawHead(Canvas& canvas, const Grid& grid, const Catalog& catalog, Language language) {
  for (std::size_t column = 0; column < catalog.functions().size(); ++column) {
    const Rectangle cell = grid.cell(0, column);
    const auto lines = headerLines(catalog.functions()[column], language, grid.columnWidth - 4);
    double y = grid.headHeight - 7 - kHeaderLine * static_cast<double>(lines.size() - 1);
    for (const auto& line : lines) {
      canvas.text({cell.x + cell.width / 2, y}, line, chart::kSmallSize, ColourRole::Muted,
                  Anchor::Middle);
      y += kHeaderLine;
    }
  }
}

void drawRowLabel(Canvas& canvas, const Grid& grid, std::size_t row, const RadarAxis& axis,
                  Language language) {
  const Rectangle cell = grid.cell(row, 0);
  const std::size_t room = grid.rowHeight >= 30 ? 2 : 1;
  const auto lines = wrappedText(axis.label.in(language), chart::kTextSize, Weight::Regular,
                                 grid.labelWidth - 8, room);
  double y = cell.y + cell.height / 2 + 4.4 - 7 * static_cast<double>(lines.size() - 1);
  for (const auto& line : lines) {
    canvas.text({0, y}, line, chart::kTextSize, ColourRole::Text)
        .tip(axis.label.in(language))
        .leadsTo(chart::targetOf(axis));
    y += 14;
  }
}

void drawCell(Canvas& canvas, const Rectangle& cell, const Figure& figure, const Catalog& catalog,
              const RadarAxis& axis, const Choice& function, Language language) {
  const Scale& scale = catalog.scale();
  const std::string tooltip = render(
      msg("chart.tip.cell", axis.label.in(language), function.label.in(language), shown(figure)),
      language);
  const Point middle{cell.x + cell.width / 2, cell.y + cell.height / 2 + 4.4};
  if (!figure) {
    canvas.rectangle({cell.x, cell.y, cell.width, cell.height, 3}, ColourRole::Window).tip(tooltip);
    canvas.text(middle, "—", chart::kTextSize, ColourRole::Muted, Anchor::Middle);
    return;
  }
  const int reached = levelReached(*figure);
  canvas
      .rectangle({cell.x, cell.y, cell.width, cell.height, 3},
                 levelRole(reached, scale.lowest(), scale.highest()))
      .tip(tooltip)
      .leadsTo(chart::targetOf(axis));
  canvas.text(middle, shown(figure), chart::kTextSize,
              onLevelRole(reached, scale.lowest(), scale.highest()), Anchor::Middle, Weight::Bold);
}

void drawLegend(Canvas& canvas, const Catalog& catalog, Language language, double right, double y) {
  const Scale& scale = catalog.scale();
  constexpr double kSwatch = 20;
  double x = right - (kSwatch + kGap) * static_cast<double>(scale.levels.size());
  canvas.text({x - 8, y + 10}, render(msg("chart.heat.legend"), language), chart::kSmallSize,
              ColourRole::Muted, Anchor::End);
  for (const auto& level : scale.levels) {
    canvas
        .rectangle({x, y, kSwatch, 14, 2}, levelRole(level.value, scale.lowest(), scale.highest()))
        .tip(std::to_string(level.value) + " " + level.label.in(language));
    canvas.text({x + kSwatch / 2, y + 10.8}, std::to_string(level.value), 10,
                onLevelRole(level.value, scale.lowest(), scale.highest()), Anchor::Middle,
                Weight::Bold);
    x += kSwatch + kGap;
  }
}

}  // namespace

Drawing heatMap(const Scores& now, const Catalog& catalog, Language language, ChartSize size) {
  const Grid grid = gridOf(catalog, language, size);
  Canvas canvas;
  drawHead(canvas, grid, catalog, language);
  DataTable table;
  table.columns.push_back(render(msg("chart.group"), language));
  for (const auto& function : catalog.functions()) {
    table.columns.push_back(function.label.in(language));
  }
  std::vector<std::string> names;
  for (std::size_t row = 0; row < now.heat.size(); ++row) {
    const RadarAxis& axis = catalog.radar()[row];
    names.push_back(axis.label.in(language));
    drawRowLabel(canvas, grid, row, axis, language);
    auto& cells = table.rows.emplace_back();
    cells.push_back(names.back());
    for (std::size_t column = 0; column < now.heat[row].size(); ++column) {
      drawCell(canvas, grid.cell(row, column), now.heat[row][column], catalog, axis,
               catalog.functions()[column], language);
      cells.push_back(shown(now.heat[row][column]));
    }
  }
  const double bottom =
      grid.headHeight +
      grid.rowHeight * static_cast<double>(std::max<std::size_t>(1, now.heat.size()));
  drawLegend(canvas, catalog, language, size.width - kGap, bottom + 9);
  return {
      size.width,
      bottom + kLegendHeight,
      render(msg("chart.heat.title"), language),
      render(msg("chart.heat.alternative", chart::extremes(now.radar, names, language)), language),
      canvas.take(),
      std::move(table)};
}

}  // namespace kijun
