#include "assessment/score.h"

#include <gtest/gtest.h>

#include "support/test_catalog.h"

namespace kijun {
namespace {

using testing::TestItem;

// A cycle with 全体, 情報系 and 制御系 over a small catalog.
class Assessment : public ::testing::Test {
 protected:
  void use(const std::vector<TestItem>& items) {
    data.catalog = testing::testCatalog(items);
    data.units = {
        {"whole", "全体", true, 0}, {"it", "情報系", false, 1}, {"ot", "制御系", false, 2}};
  }

  Answer& answer(const std::string& item, std::optional<int> level,
                 std::optional<Stipulation> stipulation = Stipulation::Full,
                 const Id& unit = "whole") {
    Answer out;
    out.key = {"cycle", unit, item};
    out.level = level;
    out.stipulation = stipulation;
    return data.answers[item].emplace_back(out);
  }

  Answer& outOfScope(const std::string& item, Applicability applicability,
                     const std::string& reason = "理由", const Id& unit = "whole") {
    auto& out = answer(item, std::nullopt, std::nullopt, unit);
    out.applicability = applicability;
    out.reason = reason;
    return out;
  }

  ItemSettings& settings(const std::string& item) {
    auto& out = data.settings[item];
    out.item = item;
    return out;
  }

  Scores scores() const { return score(data, risks); }

  CycleData data;
  std::map<std::string, std::string, std::less<>> risks;
};

TEST_F(Assessment, EmptyCycleHasNullWhereTheDenominatorIsZero) {
  use({{"3.1-1"}});
  const auto s = scores();
  EXPECT_EQ(s.overall.answeredRate, Fraction(0));
  EXPECT_EQ(s.overall.maturity, std::nullopt);  // no item has a level
  EXPECT_EQ(s.overall.maturityFloor, Fraction(0));
  EXPECT_EQ(s.overall.fulfilment, Fraction(0));
  EXPECT_EQ(s.items[0].gap, 3);  // unset counts as 0
  EXPECT_FALSE(s.items[0].confirmed);
}

TEST_F(Assessment, MaturityIsWeightedAndItsFloorCountsUnsetAsZero) {
  use({{"3.1-1"}, {"3.1-2", Modality::Recommended}, {"3.1-3"}});
  answer("3.1-1", 4);
  answer("3.1-2", 1);
  const auto s = scores();
  EXPECT_EQ(s.overall.maturity, Fraction(450, 150));       // (1.0·4 + 0.5·1) ÷ 1.5
  EXPECT_EQ(s.overall.maturityFloor, Fraction(450, 250));  // ÷ 2.5
  EXPECT_EQ(s.overall.target, Fraction(3));
}

TEST_F(Assessment, WeightsChangeAndZeroWeightLeavesNull) {
  use({{"3.1-1"}});
  answer("3.1-1", 4);
  settings("3.1-1").weight = 0;
  auto s = scores();
  EXPECT_EQ(s.overall.maturity, std::nullopt);
  EXPECT_EQ(s.items[0].priority, Fraction(0));
  settings("3.1-1").weight = 300;
  settings("3.1-1").target = 5;
  s = scores();
  EXPECT_EQ(s.items[0].priority, Fraction(3));  // 3.0 × 1 × (1 + 0)
}

TEST_F(Assessment, FulfilmentCountsExpectedItemsOnly) {
  use({{"3.1-1"}, {"3.1-2"}, {"3.1-3"}, {"3.1-4"}, {"3.1-5", Modality::Recommended}});
  answer("3.1-1", 3);
  answer("3.1-2", 2);
  outOfScope("3.1-3", Applicability::NotApplicable);
  outOfScope("3.1-4", Applicability::NotAdopted);
  answer("3.1-5", 5);
  const auto s = scores();
  // 対象外 leaves the denominator, 不採用 stays in it as unmet.
  EXPECT_EQ(s.overall.fulfilment, Fraction(1, 3));
  EXPECT_EQ(s.overall.stipulated, Fraction(2, 3));
  EXPECT_EQ(s.overall.answeredRate, Fraction(1));
  EXPECT_EQ(s.overall.counts.notApplicable, 1);
  EXPECT_EQ(s.overall.counts.notAdopted, 1);
  EXPECT_EQ(s.items[2].gap, std::nullopt);
  EXPECT_EQ(s.items[2].priority, std::nullopt);
  EXPECT_EQ(s.items[2].value, std::nullopt);
}

TEST_F(Assessment, AllExpectedOutOfScopeIsNull) {
  use({{"3.1-1"}});
  outOfScope("3.1-1", Applicability::NotApplicable);
  const auto s = scores();
  EXPECT_EQ(s.overall.fulfilment, std::nullopt);
  EXPECT_EQ(s.overall.stipulated, std::nullopt);
  EXPECT_EQ(s.overall.maturityFloor, std::nullopt);
  EXPECT_EQ(s.overall.answeredRate, Fraction(1));
}

TEST_F(Assessment, AnsweredNeedsBothQuestionsOrAReason) {
  use({{"3.1-1"}, {"3.1-2"}, {"3.1-3"}, {"3.1-4"}});
  answer("3.1-1", 2);
  answer("3.1-2", 2, std::nullopt);
  answer("3.1-3", std::nullopt, Stipulation::None);
  outOfScope("3.1-4", Applicability::NotApplicable, "　");
  const auto s = scores();
  EXPECT_EQ(s.overall.counts.answered, 1);
  EXPECT_EQ(s.overall.answeredRate, Fraction(1, 4));
}

TEST_F(Assessment, CarriedOverCountsInEveryFigureButTheAnsweredRate) {
  use({{"3.1-1"}, {"3.1-2"}});
  answer("3.1-1", 3).confirmation = Confirmation::CarriedOver;
  answer("3.1-2", 1);
  const auto s = scores();
  EXPECT_EQ(s.overall.maturity, Fraction(2));
  EXPECT_EQ(s.overall.fulfilment, Fraction(1, 2));
  EXPECT_EQ(s.overall.answeredRate, Fraction(1, 2));
  EXPECT_EQ(s.overall.counts.unconfirmed, 1);
  EXPECT_FALSE(s.items[0].confirmed);
  EXPECT_TRUE(s.items[1].confirmed);
}

TEST_F(Assessment, UnitsFoldToTheLowestWithTheSpreadKept) {
  use({{"5.1-1"}});
  answer("5.1-1", 4, Stipulation::Full, "it");
  answer("5.1-1", 1, Stipulation::Partial, "ot");
  const auto s = scores();
  EXPECT_EQ(s.items[0].level, 1);
  EXPECT_EQ(s.items[0].highestLevel, 4);
  EXPECT_EQ(s.items[0].stipulation, Stipulation::Partial);
  EXPECT_TRUE(s.items[0].byUnit);
}

TEST_F(Assessment, AUnitWithoutAnAnswerStandsAsTheWholeStands) {
  use({{"5.1-1"}, {"5.1-2"}});
  answer("5.1-1", 3);
  answer("5.1-1", 1, Stipulation::None, "ot");
  answer("5.1-2", 4, Stipulation::Full, "it");  // 制御系 has not been asked
  const auto s = scores();
  EXPECT_EQ(s.items[0].level, 1);
  EXPECT_EQ(s.items[0].highestLevel, 3);
  EXPECT_TRUE(s.items[0].answered);
  EXPECT_EQ(s.items[1].level, std::nullopt);
  EXPECT_FALSE(s.items[1].answered);
}

TEST_F(Assessment, AUnitOutOfScopeDoesNotLowerTheOthers) {
  use({{"5.1-1"}, {"5.1-2"}});
  answer("5.1-1", 3, Stipulation::Full, "it");
  outOfScope("5.1-1", Applicability::NotApplicable, "制御系には無い", "ot");
  outOfScope("5.1-2", Applicability::NotApplicable, "無い", "it");
  outOfScope("5.1-2", Applicability::NotAdopted, "採らない", "ot");
  const auto s = scores();
  EXPECT_EQ(s.items[0].level, 3);
  EXPECT_TRUE(s.items[0].answered);
  EXPECT_EQ(s.items[1].applicability, Applicability::NotAdopted);
}

TEST_F(Assessment, RiskRaisesPriorityByItsTable) {
  use({{"3.1-1"}, {"3.1-2"}, {"3.1-3"}});
  for (const char* item : {"3.1-1", "3.1-2", "3.1-3"}) answer(item, 1);
  risks = {{"3.1-1", "A"}, {"3.1-2", "C"}};
  const auto s = scores();
  EXPECT_EQ(s.items[0].priority, Fraction(6));  // 1.0 × 2 × (1 + 2)
  EXPECT_EQ(s.items[1].priority, Fraction(3));  // 1.0 × 2 × (1 + 0.5)
  EXPECT_EQ(s.items[2].priority, Fraction(2));
  EXPECT_EQ(s.items[2].riskLevel, std::nullopt);  // 未分析
  EXPECT_EQ(priorityFormula(s.items[1]), "1.0 × 2 × (1 + 0.5) = 3.00");
}

TEST_F(Assessment, RankingBreaksTiesByEffortThenOrder) {
  use({{"3.1-1", Modality::Expected, {"govern"}, Effort::L},
       {"3.1-2", Modality::Expected, {"govern"}, Effort::S},
       {"3.1-3", Modality::Expected, {"govern"}, Effort::S},
       {"3.1-4", Modality::Expected, {"govern"}, Effort::XL},
       {"3.1-5"},
       {"3.1-6"}});
  for (const char* item : {"3.1-1", "3.1-2", "3.1-3"}) answer(item, 1);
  answer("3.1-4", 0);
  answer("3.1-5", 3);  // no gap
  const auto items = scores().items;
  const auto byPriority = rankGaps(items, RankBy::Priority);
  EXPECT_EQ(byPriority.ranked, (std::vector<std::size_t>{3, 1, 2, 0}));
  EXPECT_EQ(byPriority.unanswered, (std::vector<std::size_t>{5}));
  const auto byValue = rankGaps(items, RankBy::PriorityPerEffort);
  EXPECT_EQ(byValue.ranked, (std::vector<std::size_t>{1, 2, 0, 3}));  // 2/1, 2/1, 2/3, 3/5
}

TEST_F(Assessment, AnItemWithSeveralFunctionsCountsInEach) {
  use({{"3.1-1", Modality::Expected, {"govern", "detect"}}, {"3.1-2"}});
  answer("3.1-1", 4);
  answer("3.1-2", 2);
  const auto s = scores();
  const auto function = [&](const std::string& id) {
    return *std::ranges::find(s.functions, id, &GroupScore::id);
  };
  EXPECT_EQ(function("govern").maturity, Fraction(3));
  EXPECT_EQ(function("detect").maturity, Fraction(4));
  EXPECT_EQ(function("recover").maturity, std::nullopt);
  EXPECT_EQ(function("recover").answeredRate, std::nullopt);
}

TEST_F(Assessment, SectionsHoldWhatIsBelowThem) {
  use({{"5.1.1-1"}, {"5.1.2-1"}, {"5.2-1"}});
  answer("5.1.1-1", 1);
  answer("5.1.2-1", 2);
  answer("5.2-1", 5);
  const auto s = scores();
  EXPECT_EQ(s.section("5")->maturity, Fraction(8, 3));
  EXPECT_EQ(s.section("5.1")->maturity, Fraction(3, 2));
  EXPECT_EQ(s.section("5.1.2")->maturity, Fraction(2));
  EXPECT_EQ(s.chapters.size(), 1u);
  EXPECT_EQ(s.sections.size(), 4u);  // 5.1, 5.1.1, 5.1.2, 5.2
}

TEST_F(Assessment, ClaimsWithoutARuleOrWithAnOpenCheckpointAreFlagged) {
  use({{"5.1-1", Modality::Expected, {"govern"}, Effort::M, {"a", "b"}},
       {"5.1-2", Modality::Expected, {"govern"}, Effort::M, {"a"}, true},
       {"5.1-3"}});
  auto& first = answer("5.1-1", 3);
  first.ticks = {{"a", Tick::Yes}, {"b", Tick::No}};
  answer("5.1-2", 3);  // its checkpoints are the guideline's examples only
  answer("5.1-3", 3, Stipulation::None);
  auto s = scores();
  EXPECT_TRUE(s.items[0].claimsWithOpenCheckpoint);
  EXPECT_FALSE(s.items[1].claimsWithOpenCheckpoint);
  EXPECT_TRUE(s.items[2].claimsWithoutRule);
  EXPECT_FALSE(s.items[0].claimsWithoutRule);
  data.answers["5.1-1"].front().ticks["b"] = Tick::NotApplicable;
  s = scores();
  EXPECT_FALSE(s.items[0].claimsWithOpenCheckpoint);
}

TEST_F(Assessment, LowCountsLevelsZeroAndOneOfExpectedItems) {
  use({{"3.1-1"}, {"3.1-2"}, {"3.1-3"}, {"3.1-4", Modality::Recommended}});
  answer("3.1-1", 0);
  answer("3.1-2", 1);
  answer("3.1-3", 2);
  answer("3.1-4", 0);
  EXPECT_EQ(scores().overall.counts.low, 2);
}

}  // namespace
}  // namespace kijun
