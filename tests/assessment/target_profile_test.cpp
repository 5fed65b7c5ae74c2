// Target profiles: rules over rules, what they change, and what holds of any of them.
#include "assessment/target_profile.h"

#include <gtest/gtest.h>

#include <random>

#include "support/rows.h"
#include "support/test_catalog.h"

namespace kijun {
namespace {

using enum TargetScope;

class TargetProfile : public ::testing::Test {
 protected:
  TargetProfile() {
    cycle.catalog = testing::testCatalog({{"3.1-1"},
                                          {"3.1-2", Modality::Recommended},
                                          {"5.1.1-1", Modality::Expected, {"protect"}},
                                          {"5.1.2-1", Modality::Recommended, {"protect", "detect"}},
                                          {"5.2-1"}});
    cycle.units = {{"whole", "全体", true, 0}};
    for (const auto* item : {"3.1-1", "3.1-2", "5.1.1-1", "5.2-1"}) {
      Answer answer;
      answer.key = {"cycle", "whole", item};
      answer.level = 2;
      answer.stipulation = Stipulation::Full;
      cycle.answers[item] = {answer};
    }
  }
  const Catalog& catalog() const { return *cycle.catalog; }
  std::vector<int> by(const std::vector<TargetRule>& rules) const {
    std::vector<int> targets;
    for (const auto& target : targetsOf(catalog(), rules).targets) targets.push_back(*target);
    return targets;
  }
  void setTarget(const std::string& item, int target) {
    cycle.settings[item].item = item;
    cycle.settings[item].target = target;
  }
  CycleData cycle;
  std::map<std::string, std::string, std::less<>> risks;
};

using Numbers = std::vector<int>;

TEST_F(TargetProfile, WithoutRulesEveryItemHasTheScalesDefault) {
  EXPECT_EQ(by({}), Numbers(5, catalog().scale().defaultTarget));
}

TEST_F(TargetProfile, EachScopeReachesItsItemsAndLaterRulesWin) {
  EXPECT_EQ(by({{{}, All, {}, 4}}), (Numbers{4, 4, 4, 4, 4}));
  EXPECT_EQ(by({{{}, Expected, {}, 4}}), (Numbers{4, 3, 4, 3, 4}));
  EXPECT_EQ(by({{{}, Recommended, {}, 1}}), (Numbers{3, 1, 3, 1, 3}));
  EXPECT_EQ(by({{{}, Section, "5.1", 5}}), (Numbers{3, 3, 5, 5, 3})) << "with those below it";
  EXPECT_EQ(by({{{}, Function, "detect", 5}}), (Numbers{3, 3, 3, 5, 3}));
  EXPECT_EQ(by({{{}, Item, "5.2-1", 0}}), (Numbers{3, 3, 3, 3, 0}));
  EXPECT_EQ(by({{{}, Item, "5.2-1", 5}, {{}, All, {}, 2}}), (Numbers{2, 2, 2, 2, 2}));
  const std::vector<TargetRule> rules = {
      {{}, All, {}, 2}, {{}, Section, "5", 4}, {{}, Item, "5.2-1", 5}};
  const auto ruled = targetsOf(catalog(), rules);
  EXPECT_EQ(by(rules), (Numbers{2, 2, 4, 4, 5}));
  EXPECT_EQ(ruled.by[0], 0u);
  EXPECT_EQ(ruled.by[2], 1u);
  EXPECT_EQ(ruled.by[4], 2u) << "which rule decided";
  EXPECT_EQ(ruled.reached, (std::vector<std::size_t>{5, 3, 1}));
}

TEST_F(TargetProfile, WhatTheCatalogDoesNotHaveIsToldAndLeftOut) {
  const auto ruled = targetsOf(catalog(), std::vector<TargetRule>{{{}, Section, "9", 4},
                                                                  {{}, Function, "fly", 4},
                                                                  {{}, Item, "9-1", 4},
                                                                  {{}, All, {}, 6},
                                                                  {{}, Item, "3.1-1", 4}});
  ASSERT_EQ(ruled.problems.size(), 4u);
  EXPECT_EQ(ruled.problems[0].why.id, "target.rule.no_section");
  EXPECT_EQ(ruled.problems[1].why.id, "target.rule.no_function");
  EXPECT_EQ(ruled.problems[2].why.id, "target.rule.no_item");
  EXPECT_EQ(ruled.problems[3].why.id, "target.rule.level");
  EXPECT_EQ(ruled.problems[3].rule, 3u);
  EXPECT_EQ(*ruled.targets[0], 4) << "the rest still holds";
  EXPECT_EQ(*ruled.targets[1], 3);
}

TEST_F(TargetProfile, OfACycleWithAnotherCatalogItemsMeetById) {
  CycleData before;
  before.catalog = testing::testCatalog({{"3.1-1"}, {"7.1-1"}});
  before.settings["3.1-1"] = {"3.1-1", 5, {}, {}};
  const auto targets = targetsOf(catalog(), before);
  EXPECT_EQ(targets[0], 5);
  EXPECT_FALSE(targets[1]);
  setTarget("3.1-1", 1);
  EXPECT_EQ(targetsOf(catalog(), cycle)[0], 1);
  EXPECT_EQ(targetsOf(catalog(), cycle)[4], 3) << "the default";
}

TEST_F(TargetProfile, AComparisonTellsWhatMoves) {
  setTarget("5.2-1", 5);
  const auto now = targetsOf(catalog(), cycle);
  const auto compared = compareTargets(
      cycle, risks, now,
      targetsOf(catalog(), std::vector<TargetRule>{{{}, Section, "3", 1}, {{}, Item, "5.2-1", 4}})
          .targets);
  ASSERT_EQ(compared.changes.size(), 3u);
  EXPECT_EQ(compared.changes[0].item, 0u);
  EXPECT_EQ(compared.changes[0].before, 3);
  EXPECT_EQ(compared.changes[0].after, 1);
  EXPECT_EQ(compared.raised, 0);
  EXPECT_EQ(compared.lowered, 3);
  // 3.1-1 and 5.1.1-1 to 3, 3.1-2 (weight 0.5) to 3, 5.2-1 to 5; 5.1.2-1 is not answered.
  EXPECT_EQ(compared.overall.before.gaps, 4);
  EXPECT_EQ(compared.overall.before.priority, Fraction(11, 2)) << "1 + 1 + 0.5 + 3";
  EXPECT_EQ(compared.overall.after.gaps, 2);
  EXPECT_EQ(compared.overall.after.priority, Fraction(3)) << "1 + 2";
  const auto& section = compared.sections.front();
  EXPECT_EQ(section.id, "3");
  EXPECT_EQ(section.changed, 2);
  EXPECT_EQ(section.before.target, Fraction(3));
  EXPECT_EQ(section.after.target, Fraction(1));
  EXPECT_EQ(section.now, Fraction(2));
  EXPECT_EQ(compared.radar.size(), catalog().radar().size());
}

TEST_F(TargetProfile, AnItemTheOtherSideDoesNotKnowIsAsTheDefaultThere) {
  const Targets none(5);
  Targets four(5, 3);
  four[1] = 4;
  const auto compared = compareTargets(cycle, risks, none, four);
  ASSERT_EQ(compared.changes.size(), 1u);
  EXPECT_EQ(compared.changes.front().before, std::nullopt);
}

TEST_F(TargetProfile, RulesAreReadInTheirPlacesOfTheProfileAskedFor) {
  const auto row = [](const char* id, const char* profile, const char* position, const char* scope,
                      const char* value, const char* target) {
    return testing::rowOf("target_rule", id,
                          {{"title", id},
                           {"profile", profile},
                           {"position", position},
                           {"scope", scope},
                           {"value", value},
                           {"target", target}});
  };
  const RegisterRows registers = {
      {"target_rule",
       {row("b", "p", "2", "section", "5", "4"), row("a", "p", "1", "all", "", "2"),
        row("c", "q", "1", "all", "", "5")}}};
  const std::vector<TargetRule> expected = {{"a", All, "", 2}, {"b", Section, "5", 4}};
  EXPECT_EQ(rulesOf(registers, "p"), expected);
  EXPECT_TRUE(rulesOf(registers, "gone").empty());
}

TEST_F(TargetProfile, FewRulesGiveTheSameTargets) {
  EXPECT_TRUE(rulesFor(catalog(), Targets(5, 3)).empty());
  EXPECT_EQ(rulesFor(catalog(), Targets(5, 4)).size(), 1u) << "one for all";
  EXPECT_EQ(rulesFor(catalog(), {3, 3, 5, 5, 3}),
            (std::vector<TargetRule>{{{}, Section, "5.1", 5}}));
}

// Whatever the targets are: rules made of them give them back, a comparison with itself is empty,
// the other way round is its mirror, and sums of sections are what a full score says.
TEST_F(TargetProfile, HoldsForAnyTargets) {
  cycle.catalog = shippedCatalogs().front();
  cycle.answers.clear();
  const auto& items = catalog().items();
  std::mt19937 random(432);
  for (const auto& item : items) {
    if (random() % 5 == 0) continue;
    Answer answer;
    answer.key = {"cycle", "whole", item.id};
    answer.level = static_cast<int>(random() % 6);
    answer.stipulation = Stipulation::Partial;
    if (random() % 12 == 0) answer.applicability = Applicability::NotApplicable;
    cycle.answers[item.id] = {answer};
    if (random() % 9 == 0) risks[item.id] = "B";
  }
  const std::array<TargetScope, 6> scopes = {All, Expected, Recommended, Section, Function, Item};
  for (int round = 0; round < 40; ++round) {
    std::vector<TargetRule> rules;
    for (unsigned i = 0; i < 1 + random() % 8; ++i) {
      TargetRule rule{{}, scopes[random() % scopes.size()], {}, static_cast<int>(random() % 6)};
      if (rule.scope == Section) {
        rule.value = catalog().sections()[random() % catalog().sections().size()].id;
      } else if (rule.scope == Function) {
        rule.value = catalog().functions()[random() % catalog().functions().size()].id;
      } else if (rule.scope == Item) {
        rule.value = items[random() % items.size()].id;
      }
      rules.push_back(rule);
    }
    const auto ruled = targetsOf(catalog(), rules);
    ASSERT_TRUE(ruled.problems.empty());
    ASSERT_EQ(targetsOf(catalog(), rulesFor(catalog(), ruled.targets)).targets, ruled.targets);
    ASSERT_TRUE(compareTargets(cycle, risks, ruled.targets, ruled.targets).changes.empty());
    const auto now = targetsOf(catalog(), cycle);
    const auto there = compareTargets(cycle, risks, now, ruled.targets);
    const auto back = compareTargets(cycle, risks, ruled.targets, now);
    ASSERT_EQ(there.changes.size(), back.changes.size());
    ASSERT_EQ(there.raised, back.lowered);
    ASSERT_EQ(there.overall.before, back.overall.after);
    int gaps = 0;
    Fraction priority;
    for (const auto place : rankGaps(there.after.items, RankBy::Priority).ranked) {
      ++gaps;
      priority = priority + *there.after.items[place].priority;
    }
    ASSERT_EQ(there.overall.after.gaps, gaps);
    ASSERT_EQ(there.overall.after.priority, priority);
    int chapterGaps = 0;
    for (const auto& group : there.sections) {
      if (catalog().section(group.id)->depth == 0) chapterGaps += group.after.gaps;
      ASSERT_EQ(group.after.target, there.after.section(group.id)->target) << group.id;
    }
    ASSERT_EQ(chapterGaps, gaps) << "every item is in one chapter";
  }
}

}  // namespace
}  // namespace kijun
