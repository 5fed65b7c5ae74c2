// Scenarios on the matrix, what a risk rests on, and the attack trees of a workspace.
#include "assessment/risk_overview.h"

#include <gtest/gtest.h>

#include "support/rows.h"

namespace kijun {
namespace {

const auto row = testing::rowOf;

const RiskModel& model() {
  static const auto model = RiskModel::of(*shippedCatalogs().front());
  return model;
}

TEST(RiskOverviewTest, AScenarioStandsAtItsHighestImpactAndAnIncompleteOneNowhere) {
  const auto points = scenarioPoints(
      model(), {{"scenario",
                 {row("scenario", "s1",
                      {{"likelihood", "3"}, {"impact_trust", "2"}, {"impact_safety", "5"}}),
                  row("scenario", "s2", {{"likelihood", "3"}}),
                  row("scenario", "s3", {{"impact_service", "4"}})}}});
  ASSERT_EQ(points.size(), 1u);
  EXPECT_EQ(points[0].id, "s1");
  EXPECT_EQ(points[0].impact, 5);
}

TEST(RiskOverviewTest, RowsOfEveryMethodAreWhatARiskRestsOn) {
  const auto bases =
      basesOf({{"scenario", {row("scenario", "s", {{"title", "停電"}, {"risk", "r"}})}},
               {"asset", {row("asset", "plc", {{"name", "PLC"}})}},
               {"asset_threat",
                {row("asset_threat", "c", {{"threat", "破壊"}, {"asset", "plc"}, {"risk", "r"}})}},
               {"attack_scenario", {row("attack_scenario", "a", {{"title", "侵入"}})}}});
  ASSERT_EQ(bases.size(), 1u) << "a row that names no risk is none's basis";
  ASSERT_EQ(bases.at("r").size(), 2u);
  EXPECT_EQ(bases.at("r")[1].title, "PLC × 破壊");
}

}  // namespace
}  // namespace kijun
