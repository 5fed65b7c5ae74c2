#include <gtest/gtest.h>

#include "report/charts.h"
#include "ui/dashboard_support.h"
#include "ui/pages/dashboard/charts.h"
#include "ui/pages/dashboard/fulfilment_chart.h"
#include "ui/pages/dashboard/why.h"

namespace kijun::ui::dashboard {
namespace {

using testing::twoCycles;

ChartValuesPtr values() {
  const auto cycles = twoCycles();
  return std::make_shared<const ChartValues>(
      ChartValues{cycles.catalog, cycles.scoresNow, cycles.scoresBefore});
}

std::size_t askingOf(const Drawing& drawing, const Question& question) {
  return static_cast<std::size_t>(
      std::ranges::count(drawing.shapes, linkOf(question), &Shape::target));
}

TEST(DashboardCharts, EveryTargetOfTheChartsAsksAQuestion) {
  for (const auto& draw : {radar(values()), heat(values())}) {
    const auto drawing = draw({340, 300});
    EXPECT_FALSE(targetsOf(drawing).empty());
    for (const auto& shape : drawing.shapes) {
      if (!shape.target.empty()) {
        EXPECT_TRUE(questionOf(shape.target)) << shape.target;
      }
    }
    EXPECT_FALSE(drawing.table.rows.empty());
  }
}

TEST(DashboardCharts, AFieldOfTheHeatMapAsksForItsOwnItems) {
  const auto drawing = heat(values())({340, 300});
  EXPECT_GE(askingOf(drawing, {Asked::Maturity, "3", "govern"}), 1u);
  EXPECT_GE(askingOf(drawing, {Asked::Maturity, "4", "protect"}), 1u);
  EXPECT_GE(askingOf(drawing, {Asked::Maturity, "4"}), 1u) << "the row's name asks for the axis";
}

TEST(DashboardCharts, TheTrendAsksForItsCycles) {
  const auto cycles = twoCycles();
  const std::vector<CycleValues> both = {{1, "前", cycles.catalog, cycles.scoresBefore},
                                         {2, "今", cycles.catalog, cycles.scoresNow}};
  for (const auto& [draw, name] : {std::pair(maturityTrend(both), "maturity"),
                                   std::pair(fulfilmentTrend(both), "fulfilment")}) {
    const auto drawing = draw({300, 150});
    std::vector<std::string> targets;
    for (const auto at : targetsOf(drawing)) targets.push_back(drawing.shapes[at].target);
    EXPECT_EQ(targets, (std::vector<std::string>{std::string("cycle:1:") + name,
                                                 std::string("cycle:2:") + name}));
  }
}

TEST(DashboardCharts, ACycleWithoutTheFigureHasNoDot) {
  const auto cycles = twoCycles();
  const auto empty = score(testing::testCycle(cycles.catalog, 1, {}), {});
  const auto drawing = maturityTrend(
      {{1, "前", cycles.catalog, empty}, {2, "今", cycles.catalog, cycles.scoresNow}})({300, 150});
  ASSERT_EQ(targetsOf(drawing).size(), 1u);
  EXPECT_EQ(drawing.shapes[targetsOf(drawing).front()].target, "cycle:2:maturity");
}

TEST(DashboardFulfilmentChart, StandsHigherWhereMoreIsFulfilled) {
  const std::vector<TrendPoint> points = {
      {"R6", {}, {}, Fraction(1, 4)}, {"R7", {}, {}, {}}, {"R8", {}, {}, Fraction(3, 4)}};
  const auto drawing = fulfilmentChart(points, Language::Japanese, {300, 150});
  std::vector<Point> dots;
  for (const auto& shape : drawing.shapes) {
    if (const auto* circle = std::get_if<Circle>(&shape.geometry)) dots.push_back(circle->centre);
  }
  ASSERT_EQ(dots.size(), 2u);
  EXPECT_GT(dots[0].y, dots[1].y);
  EXPECT_LT(dots[0].x, dots[1].x);
  ASSERT_EQ(drawing.table.rows.size(), 3u);
  EXPECT_EQ(drawing.table.rows[0][1], "25.0%");
  EXPECT_EQ(drawing.table.rows[1][1], "—");
}

}  // namespace
}  // namespace kijun::ui::dashboard
