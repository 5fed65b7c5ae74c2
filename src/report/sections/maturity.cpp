#include "report/charts.h"
#include "report/sections/words.h"

namespace kijun::sections {
namespace {

constexpr double kWidth = 655;  // a page's text width, in CSS pixels
constexpr int kBarsToDepth = 1;

// Chapters and their sections one level down, in the guideline's order.
std::vector<GroupScore> outline(const Scores& scores, const Catalog& catalog) {
  std::vector<GroupScore> out;
  for (const auto& section : catalog.sections()) {
    if (section.depth > kBarsToDepth || section.allItems.empty()) continue;
    if (const GroupScore* group = scores.section(section.id)) out.push_back(*group);
  }
  return out;
}

void addScale(Blocks& out, const ReportInput& input) {
  Inline line;
  for (const auto& level : catalogOf(input).scale().levels) {
    line.push_back(levelChip(input, level.value));
    line.push_back(muted(" " + level.label.in(input.language) + "   "));
  }
  out.push_back(Paragraph{std::move(line), TextStyle::Small});
}

}  // namespace

Blocks maturity(const ReportInput& input) {
  const Catalog& catalog = catalogOf(input);
  const Scores* last = input.previous ? &*input.previous : nullptr;
  Blocks out;
  out.push_back(Heading{1, text(input, "report.maturity.title"), "maturity"});
  out.push_back(
      body(text(input, "report.maturity.about", shown(input.now.overall.maturity),
                shown(input.now.overall.maturityFloor), shown(input.now.overall.target))));
  out.push_back(
      Illustration{radarChart(input.now, last, catalog, input.language, {kWidth, 400}), {}});
  out.push_back(Heading{2, text(input, "report.maturity.heat"), "heat-map"});
  out.push_back(Illustration{heatMap(input.now, catalog, input.language, {kWidth, 290}), {}});
  addScale(out, input);
  out.push_back(Heading{2, text(input, "report.maturity.sections"), "maturity-sections"});
  const auto now = outline(input.now, catalog);
  const auto before =
      last ? outline(*last, *input.snapshot.previous->catalog) : std::vector<GroupScore>();
  out.push_back(
      Illustration{maturityBars(now, before, catalog, input.language, {kWidth, 640}), {}});
  return out;
}

}  // namespace kijun::sections
