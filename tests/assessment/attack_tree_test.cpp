// Attack trees: the strongest step, shared steps, and what would help most.
#include "assessment/attack_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/error.h"

namespace kijun {
namespace {

const RiskModel& model() {
  static const auto model = RiskModel::of(*shippedCatalogs().front());
  return model;
}

// Two ways through the maintenance line to the pumps, one through a memory stick.
std::vector<AttackTree> waterworks() {
  return {
      {"1", 2, 3, {{"保守回線", 1}, {"保守用端末", 2}, {"送水ポンプの停止", 1}}},
      {"2", 3, 3, {{"保守回線", 1}, {"監視サーバ", 1}, {"薬注量の改ざん", 1}}},
      {"3", 1, 2, {{"USBメモリ", 2}, {"監視サーバ", 1}, {"薬注量の改ざん", 1}}},
  };
}

TEST(AttackTreeTest, TakesTheLevelOfItsStrongestStep) {
  const auto trees = waterworks();
  EXPECT_EQ(countermeasureOf(trees[0]), 2);
  EXPECT_EQ(levelOf(model(), trees[0]), "B") << "2 x 2 x 3";
  EXPECT_EQ(levelOf(model(), trees[1]), "A") << "3 x 3 x 3";
  EXPECT_EQ(levelOf(model(), trees[2]), "D") << "1 x 2 x 2";
}

TEST(AttackTreeTest, OneStrongStepIsEnoughWhereverItStands) {
  for (std::size_t at = 0; at < 3; ++at) {
    AttackTree tree{"t", 3, 3, {{"a", 1}, {"b", 1}, {"c", 1}}};
    tree.steps[at].countermeasure = 3;
    EXPECT_EQ(levelOf(model(), tree), "B") << at;
  }
}

TEST(AttackTreeTest, ATreeWithoutStepsOrOutsideTheScaleIsRefused) {
  EXPECT_THROW(levelOf(model(), {"t", 1, 1, {}}), Error);
  EXPECT_THROW(levelOf(model(), {"t", 1, 1, {{"a", 4}}}), Error);
  EXPECT_THROW(levelOf(model(), {"t", 0, 1, {{"a", 1}}}), Error);
}

TEST(AttackTreeTest, FindsTheStepsThatTreesShare) {
  auto trees = waterworks();
  trees[0].steps.push_back({"保守回線", 1});
  const auto shared = sharedSteps(trees);
  ASSERT_EQ(shared.size(), 3u);
  for (const auto& step : shared) EXPECT_EQ(step.trees.size(), 2u) << step.what;
  const auto line = std::ranges::find(shared, "保守回線", &SharedStep::what);
  ASSERT_NE(line, shared.end());
  EXPECT_EQ(line->trees, (std::vector<std::string>{"1", "2"})) << "twice in a tree counts once";
}

TEST(AttackTreeTest, TellsTheMeasureThatLowersTheMostTrees) {
  const auto effects = whatWouldHelp(model(), waterworks());
  ASSERT_FALSE(effects.empty());
  // Strong on the server: tree 2 falls from A to B, tree 3 from D to E. Strong on the line: tree 1
  // from B to C, tree 2 from A to B.
  EXPECT_EQ(effects[0].lowered.size(), 2u);
  const auto server = std::ranges::find(effects, "監視サーバ", &MeasureEffect::what);
  ASSERT_NE(server, effects.end());
  EXPECT_EQ(server->lowered, (std::vector<std::string>{"2", "3"}));
  EXPECT_EQ(server->ranks, 2u);
  const auto stick = std::ranges::find(effects, "USBメモリ", &MeasureEffect::what);
  ASSERT_NE(stick, effects.end());
  EXPECT_EQ(stick->lowered, std::vector<std::string>{"3"});
}

TEST(AttackTreeTest, WhatIsStrongAlreadyLowersNothing) {
  const std::vector<AttackTree> trees = {{"1", 3, 3, {{"a", 3}, {"b", 1}}}};
  EXPECT_TRUE(whatWouldHelp(model(), trees).empty());
}

TEST(AttackTreeTest, NoOrderOfTheInputChangesAResult) {
  std::mt19937 random(4);
  std::vector<AttackTree> trees;
  for (int i = 0; i < 40; ++i) {
    AttackTree tree{"t" + std::to_string(i), 1 + i % 3, 1 + i / 3 % 3, {}};
    for (int step = 0; step < 4; ++step) {
      tree.steps.push_back(
          {"s" + std::to_string(random() % 12), 1 + static_cast<int>(random() % 3)});
    }
    trees.push_back(tree);
  }
  const auto helps = whatWouldHelp(model(), trees);
  const auto shared = sharedSteps(trees);
  for (int round = 0; round < 20; ++round) {
    std::ranges::shuffle(trees, random);
    for (auto& tree : trees) {
      const auto level = levelOf(model(), tree);
      std::ranges::shuffle(tree.steps, random);
      EXPECT_EQ(levelOf(model(), tree), level);
    }
    const auto again = whatWouldHelp(model(), trees);
    ASSERT_EQ(again.size(), helps.size());
    for (std::size_t i = 0; i < helps.size(); ++i) {
      EXPECT_EQ(again[i].what, helps[i].what);
      EXPECT_EQ(again[i].lowered, helps[i].lowered);
    }
    const auto sharedAgain = sharedSteps(trees);
    ASSERT_EQ(sharedAgain.size(), shared.size());
    for (std::size_t i = 0; i < shared.size(); ++i) {
      EXPECT_EQ(sharedAgain[i].what, shared[i].what);
      EXPECT_EQ(sharedAgain[i].trees, shared[i].trees);
    }
  }
}

TEST(AttackTreeTest, AnOutlineIsEveryWayToAnInnermostLine) {
  const auto trees = treesOf({{0, {"保守回線", 1}},
                              {1, {"保守用端末", 2}},
                              {2, {"ポンプ停止", 1}},
                              {1, {"監視サーバ", 1}},
                              {2, {"薬注改ざん", 1}},
                              {2, {"水位表示の改ざん", 1}},
                              {0, {"USBメモリ", 2}}},
                             2, 3);
  ASSERT_EQ(trees.size(), 4u);
  EXPECT_EQ(trees[0].id, "3");
  EXPECT_EQ(trees[1].steps.size(), 3u);
  EXPECT_EQ(trees[1].steps[1].what, "監視サーバ");
  EXPECT_EQ(trees[2].steps[2].what, "水位表示の改ざん");
  EXPECT_EQ(trees[3].steps.size(), 1u);
  EXPECT_EQ(trees[3].threat, 2);
  EXPECT_TRUE(treesOf({}, 1, 1).empty());
}

TEST(AttackTreeTest, ALineTooDeepIsNamed) {
  try {
    treesOf({{0, {"a", 1}}, {2, {"深すぎる", 1}}}, 1, 1);
    FAIL();
  } catch (const Error& error) {
    const auto words = error.text(Language::Japanese);
    EXPECT_NE(words.find("2行目「深すぎる」"), std::string::npos) << words;
  }
  EXPECT_THROW(treesOf({{1, {"a", 1}}}, 1, 1), Error) << "the first line is outermost";
}

}  // namespace
}  // namespace kijun
