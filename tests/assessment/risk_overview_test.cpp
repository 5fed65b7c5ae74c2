// Scenarios on the matrix, what a risk rests on, and the attack trees of a workspace.
#include "assessment/risk_overview.h"

#include <gtest/gtest.h>

namespace kijun {
namespace {

Row row(std::string_view record, const char* id, const std::map<std::string, std::string>& fields) {
  const auto& description = *findDescription(record);
  Row out(description.fields.size() + 1);
  out[0] = Value(std::string(id));
  for (const auto& [field, value] : fields) {
    const auto at = description.indexOf(field).value();
    const bool number = description.fields[at].kind == FieldKind::Number;
    out[at + 1] = number ? Value(std::int64_t{std::stoll(value)}) : Value(value);
  }
  return out;
}

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

TEST(RiskOverviewTest, EveryWayThroughAnOutlineIsATreeAndWhatLacksAValueIsCounted) {
  const auto step = [](const char* id, const char* scenario, const char* what, const char* place,
                       const char* depth) {
    return row("attack_step", id,
               {{"scenario", scenario},
                {"what", what},
                {"place", place},
                {"depth", depth},
                {"countermeasure", "1"}});
  };
  const RegisterRows rows = {
      {"damage_scenario", {row("damage_scenario", "d", {{"damage", "3"}})}},
      {"attack_scenario",
       {row("attack_scenario", "a", {{"title", "侵入"}, {"damage_scenario", "d"}, {"threat", "3"}}),
        row("attack_scenario", "b", {{"damage_scenario", "d"}}),
        row("attack_scenario", "c", {{"damage_scenario", "d"}, {"threat", "2"}})}},
      {"attack_step",
       {step("3", "a", "書換え", "3", "1"), step("1", "a", "入口", "1", "0"),
        step("2", "a", "停止", "2", "1"), step("4", "c", "深すぎる", "1", "2")}}};
  const auto trees = workspaceTrees(model(), rows);
  ASSERT_EQ(trees.trees.size(), 2u);
  EXPECT_EQ(trees.origins.at(trees.trees[0].id).end, "停止");
  EXPECT_EQ(trees.origins.at(trees.trees[1].id).end, "書換え");
  EXPECT_EQ(trees.unjudged, 2u) << "one without a threat, one indented out of order";
  const auto helps = whatWouldHelp(model(), trees.trees);
  ASSERT_FALSE(helps.empty());
  EXPECT_EQ(helps[0].what, "入口");
  EXPECT_EQ(helps[0].lowered.size(), 2u);
}

}  // namespace
}  // namespace kijun
