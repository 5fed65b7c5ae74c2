#include "report/risk_charts.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kijun::testing {
namespace {

const RiskModel& model() {
  static const auto model = RiskModel::of(*shippedCatalogs().front());
  return model;
}

std::vector<ScenarioPoint> points() {
  return {{"a", "停電", 4, 5, "r1"}, {"b", "断水", 4, 5, {}}, {"c", "誤操作", 1, 2, "r2"}};
}

RiskView risk(const char* inherent, const char* current, const char* target, bool open = true) {
  RiskView view;
  view.inherent = inherent;
  view.current = current;
  view.target = target;
  view.open = open;
  return view;
}

const Shape* leadingTo(const Drawing& drawing, const std::string& target) {
  const auto at = std::ranges::find(drawing.shapes, target, &Shape::target);
  return at == drawing.shapes.end() ? nullptr : &*at;
}

void expectInside(const Drawing& drawing) {
  for (const auto& shape : drawing.shapes) {
    const auto box = boundsOf(shape);
    const auto* label = std::get_if<Label>(&shape.geometry);
    const auto what = drawing.title + " " + (label ? label->text : "a shape");
    EXPECT_GE(box.x, -0.5) << what;
    EXPECT_GE(box.y, -0.5) << what;
    EXPECT_LE(box.x + box.width, drawing.width + 0.5) << what;
    EXPECT_LE(box.y + box.height, drawing.height + 0.5) << what;
  }
}

TEST(RiskChartsTest, ACellHasTheColourOfItsLevelItsCountAndATarget) {
  const auto drawing = riskMatrix(model(), points(), Language::Japanese, {400, 220});
  const auto* cell = leadingTo(drawing, "cell:4:5");
  ASSERT_NE(cell, nullptr);
  EXPECT_EQ(cell->fill, ColourRole::RiskA);
  EXPECT_EQ(cell->tooltip, "起こりやすさ 4 × 影響 5：A 非常に高い、シナリオ 2件");
  const auto* low = leadingTo(drawing, "cell:1:2");
  ASSERT_NE(low, nullptr);
  EXPECT_EQ(low->fill, ColourRole::RiskE);
  EXPECT_EQ(targetsOf(drawing).size(), 2u) << "empty cells lead nowhere";
  EXPECT_EQ(drawing.alternative,
            "起こりやすさと影響を評価した任務シナリオは3件。レベル別：A 2、E 1。");
  ASSERT_EQ(drawing.table.rows.size(), 5u);
  EXPECT_EQ(drawing.table.rows[1].back(), "A 2") << "likelihood 4, impact 5";
}

TEST(RiskChartsTest, BarsCountTheOpenRisksBeforeAndAfter) {
  const std::vector<RiskView> risks = {risk("A", "B", "D"), risk("A", "", "D"),
                                       risk("A", "A", "A", false)};
  const auto counts = countsOf(risks);
  EXPECT_EQ(counts.inherent.at("A"), 2u) << "the closed one is left out";
  const auto drawing = riskLevelBars(model(), counts, Language::English, {500, 200});
  EXPECT_NE(leadingTo(drawing, "level:inherent:A"), nullptr);
  EXPECT_NE(leadingTo(drawing, "level:current:"), nullptr);
  const auto* half = leadingTo(drawing, "level:current:B");
  const auto* whole = leadingTo(drawing, "level:target:D");
  ASSERT_TRUE(half && whole);
  EXPECT_NEAR(boundsOf(*half).width * 2, boundsOf(*whole).width, 4);
  EXPECT_EQ(drawing.alternative,
            "Open risks. Inherent: A 2. Current: B 1, Not set 1. Target: D 2.");
}

TEST(RiskChartsTest, NothingIsCutOffAtAnySizeInEitherLanguage) {
  const std::vector<RiskView> risks = {risk("A", "B", "D"), risk("B", "C", "E")};
  for (const auto language : {Language::Japanese, Language::English}) {
    for (const ChartSize size : {ChartSize{260, 120}, {400, 220}, {900, 500}}) {
      expectInside(riskMatrix(model(), points(), language, size));
      expectInside(riskLevelBars(model(), countsOf(risks), language, size));
      expectInside(riskMatrix(model(), {}, language, size));
      expectInside(riskLevelBars(model(), {}, language, size));
    }
  }
}

}  // namespace
}  // namespace kijun::testing
