// What plans cost by year and department, and the radar of what they promise.
#include "report/budget_chart.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/catalog.h"
#include "report/projected_radar.h"

namespace kijun {
namespace {

const std::vector<BudgetLine> kLines = {{2026, "a", 1200, 20, {"p1", "p2"}},
                                        {2026, "b", 400, 0, {"p3"}},
                                        {2027, "a", 800, 5, {"p1"}},
                                        {std::nullopt, "", 100, 1, {"p4"}}};
const std::map<Id, std::string> kDepartments = {{"a", "浄水課"}, {"b", "総務課"}};

const Rectangle* barOf(const Drawing& drawing, const std::string& target) {
  for (const auto& shape : drawing.shapes) {
    if (shape.target == target) return std::get_if<Rectangle>(&shape.geometry);
  }
  return nullptr;
}

TEST(BudgetChart, PartsAreAsLongAsTheyCostAndLeadToTheirPlans) {
  const auto drawing =
      budgetBars(kLines, kDepartments, BudgetMeasure::Cost, Language::Japanese, {500, 200});
  const auto* first = barOf(drawing, "budget:2026:a");
  const auto* second = barOf(drawing, "budget:2026:b");
  const auto* later = barOf(drawing, "budget:2027:a");
  ASSERT_TRUE(first && second && later);
  EXPECT_NEAR(first->width, 3 * second->width, 0.01);
  EXPECT_NEAR(later->width, 2 * second->width, 0.01);
  EXPECT_DOUBLE_EQ(second->x, first->x + first->width) << "of one year side by side";
  EXPECT_GT(later->y, first->y);
  EXPECT_TRUE(barOf(drawing, "budget::")) << "without a year";
  const auto said = [&](const std::string& words) {
    return std::ranges::any_of(drawing.shapes, [&](const Shape& shape) {
      const auto* label = std::get_if<Label>(&shape.geometry);
      return label && label->text == words;
    });
  };
  EXPECT_TRUE(said("1,600"));
  EXPECT_TRUE(said("令和8年度"));
  EXPECT_TRUE(said("年度未定"));
  for (const auto& shape : drawing.shapes) {
    EXPECT_LE(boundsOf(shape).x + boundsOf(shape).width, 501) << shape.tooltip;
  }
}

TEST(BudgetChart, PersonDaysLeaveOutWhatHasNoneButTheTableTellsAll) {
  const auto drawing =
      budgetBars(kLines, kDepartments, BudgetMeasure::PersonDays, Language::English, {500, 200});
  EXPECT_FALSE(barOf(drawing, "budget:2026:b"));
  ASSERT_EQ(drawing.table.rows.size(), 4u);
  EXPECT_EQ(drawing.table.rows[1], (std::vector<std::string>{"FY2026", "総務課", "0"}));
  EXPECT_EQ(drawing.table.rows[3][0], "No year yet");
}

TEST(BudgetChart, WithoutAnyItSaysSo) {
  const auto drawing =
      budgetBars({}, kDepartments, BudgetMeasure::Cost, Language::Japanese, {500, 200});
  ASSERT_EQ(drawing.shapes.size(), 1u);
  EXPECT_FALSE(drawing.alternative.empty());
}

TEST(BudgetChart, NumbersAreGrouped) {
  EXPECT_EQ(groupedNumber(0), "0");
  EXPECT_EQ(groupedNumber(999), "999");
  EXPECT_EQ(groupedNumber(1000), "1,000");
  EXPECT_EQ(groupedNumber(1234567), "1,234,567");
  EXPECT_EQ(groupedNumber(-1234), "−1,234");
}

TEST(ProjectedRadar, ShowsNowTargetAndWhatIsToCome) {
  CycleData cycle;
  cycle.catalog = shippedCatalogs().front();
  cycle.units = {{}};
  const auto now = score(cycle, {});
  std::map<std::string, int> levels;
  for (const auto& item : cycle.catalog->items()) levels[item.id] = 4;
  const auto then = projectedScores(*cycle.catalog, now.items, levels);
  const auto drawing = projectedRadar(now, then, *cycle.catalog, Language::Japanese, {500, 400});
  ASSERT_EQ(drawing.table.columns.size(), 4u);
  EXPECT_EQ(drawing.table.columns.back(), "計画完了後");
  for (const auto& row : drawing.table.rows) {
    EXPECT_EQ(row[1], "—");
    EXPECT_EQ(row[3], "4.0") << row[0];
  }
  EXPECT_TRUE(std::ranges::any_of(drawing.shapes, [](const Shape& shape) {
    return shape.stroke && shape.stroke->role == ColourRole::Good && !shape.stroke->dashes.empty();
  })) << "told from the others without colour";
  EXPECT_NE(drawing.alternative.find("4.0"), std::string::npos);
}

}  // namespace
}  // namespace kijun
