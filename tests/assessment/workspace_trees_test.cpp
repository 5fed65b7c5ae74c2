// The attack trees of a workspace, and what lacks something.
#include "assessment/workspace_trees.h"

#include <gtest/gtest.h>

#include "support/rows.h"

namespace kijun {
namespace {

const auto row = testing::rowOf;

const RiskModel& model() {
  static const auto model = RiskModel::of(*shippedCatalogs().front());
  return model;
}

TEST(WorkspaceTreesTest, EveryWayThroughAnOutlineIsATreeAndWhatLacksAValueIsCounted) {
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
