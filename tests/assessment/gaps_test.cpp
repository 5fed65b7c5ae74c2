// Gaps ranked with reasons, parted, and moved by a what-if.
#include "assessment/gaps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "assessment/risk_register.h"
#include "support/rows.h"
#include "support/test_catalog.h"

namespace kijun {
namespace {

using testing::rowOf;
using testing::TestItem;

const RiskModel& model() {
  static const auto model = RiskModel::of(*shippedCatalogs().front());
  return model;
}
Date today() {
  return Date::parse("2026-09-30").value();
}

class GapsTest : public ::testing::Test {
 protected:
  void use(const std::vector<TestItem>& items) {
    data.catalog = testing::testCatalog(items);
    data.units = {
        {"whole", "全体", true, 0}, {"it", "情報系", false, 1}, {"ot", "制御系", false, 2}};
  }
  Answer& answer(const std::string& item, std::optional<int> level, const Id& unit = "whole") {
    Answer out;
    out.key = {"cycle", unit, item};
    out.level = level;
    out.stipulation = Stipulation::Full;
    return data.answers[item].emplace_back(out);
  }
  void risk(const std::string& id, const std::string& level, const std::string& items,
            std::map<std::string, std::string> more = {}) {
    more.insert({{"title", "リスク" + id},
                 {"method", "scenario"},
                 {"state", "open"},
                 {"current", level},
                 {"items", items}});
    registers["risk"].push_back(rowOf("risk", id, more));
  }
  void plan(const std::string& id, const std::string& state, const std::string& items) {
    registers["plan"].push_back(
        rowOf("plan", id, {{"title", "計画" + id}, {"state", state}, {"items", items}}));
  }
  std::vector<ItemScore> items() const {
    const auto risks = riskViews(model(), registers, {}, today());
    return scoreItems(data, riskLevelsOf(model(), risks));
  }
  GapLinks links() const { return gapLinks(model(), registers, today()); }
  std::vector<GapRow> rows(RankBy by = RankBy::Priority) const {
    return gapRows(data, items(), by);
  }
  std::string id(const GapRow& row) const { return data.catalog->items()[row.score.index].id; }
  std::vector<std::string> order(const std::vector<GapRow>& list) const {
    std::vector<std::string> ids;
    for (const auto& row : list) {
      ids.push_back((row.rank > 0 ? std::to_string(row.rank) + ' ' : "") + id(row));
    }
    return ids;
  }
  std::string reason(const GapRow& row, Language language = Language::Japanese,
                     RankBy by = RankBy::Priority) const {
    return gapReason(*data.catalog, row, links(), by, language);
  }

  CycleData data;
  RegisterRows registers;
};

using Order = std::vector<std::string>;

TEST_F(GapsTest, RanksByPriorityOrByValueAndKeepsTheOthersApart) {
  use({{"3.1-1", Modality::Expected, {"govern"}, Effort::XL},
       {"3.1-2", Modality::Expected, {"govern"}, Effort::S},
       {"3.1-3"},
       {"3.1-4", Modality::Recommended},
       {"3.1-5"},
       {"3.1-6"}});
  answer("3.1-1", 0);
  answer("3.1-2", 1);
  answer("3.1-3", 3);  // no gap
  auto& declined = answer("3.1-4", std::nullopt);
  declined.applicability = Applicability::NotAdopted;
  declined.reason = " 代わりの統制がある ";
  answer("3.1-5", std::nullopt).applicability = Applicability::NotApplicable;
  const auto byPriority = rows();
  EXPECT_EQ(order(byPriority), (Order{"1 3.1-1", "2 3.1-2", "3.1-6", "3.1-4"}));
  EXPECT_EQ(byPriority[2].group, GapGroup::Unanswered);
  EXPECT_EQ(byPriority[3].group, GapGroup::NotAdopted);
  EXPECT_EQ(byPriority[3].reason, "代わりの統制がある");
  EXPECT_EQ(byPriority[3].score.gap, std::nullopt);
  EXPECT_EQ(order(rows(RankBy::PriorityPerEffort)),
            (Order{"1 3.1-2", "2 3.1-1", "3.1-6", "3.1-4"}));
}

TEST_F(GapsTest, ContradictedOnesComeFirstWhateverTheirGap) {
  use({{"3.1-1"}, {"3.1-2"}, {"3.1-3"}});
  answer("3.1-1", 0);
  answer("3.1-2", 5);
  answer("3.1-3", 2);
  auto scores = items();
  scores[1].contradicted = scores[2].contradicted = true;
  const auto list = gapRows(data, scores, RankBy::Priority);
  EXPECT_EQ(order(list), (Order{"1 3.1-3", "2 3.1-2", "3 3.1-1"}));
  EXPECT_EQ(list[1].group, GapGroup::Contradicted);
  EXPECT_EQ(list[1].score.gap, 0);
  EXPECT_EQ(reason(list[1]),
            "レベル5という回答が台帳と一致しない。差の大きさによらず、先に確かめる。");
}

TEST_F(GapsTest, TiesGoToTheSmallerEffortThenToTheGuidelinesOrder) {
  use({{"3.1-1", Modality::Expected, {"govern"}, Effort::L},
       {"3.1-2", Modality::Expected, {"govern"}, Effort::S},
       {"3.1-3", Modality::Expected, {"govern"}, Effort::S}});
  for (const auto* item : {"3.1-3", "3.1-1", "3.1-2"}) answer(item, 1);
  EXPECT_EQ(order(rows()), (Order{"1 3.1-2", "2 3.1-3", "3 3.1-1"}));
}

TEST_F(GapsTest, ReasonsSayWhatThePriorityIsMadeOf) {
  use({{"3.1-1"}, {"3.1-2"}, {"3.1-3", Modality::Recommended}, {"3.1-4"}, {"3.1-5"}});
  answer("3.1-1", 1);
  answer("3.1-2", 2);
  answer("3.1-3", 0);
  answer("3.1-4", 0);
  risk("1", "C", "3.1-1");
  risk("2", "A", "3.1-1 3.1-2");
  risk("3", "B", "3.1-4",
       {{"treatment", "retain"},
        {"accepted_by", "p"},
        {"acceptance_reason", "小さい"},
        {"acceptance_until", "2027-03-31"}});
  risk("4", "A", "3.1-3", {{"state", "closed"}});
  const auto list = rows();
  EXPECT_EQ(order(list), (Order{"1 3.1-1", "2 3.1-2", "3 3.1-4", "4 3.1-3", "3.1-5"}));
  EXPECT_EQ(reason(list[0]),
            "重み1.0の期待事項で目標3まで2段階、Aのリスク「リスク2」ほか1件が結び付く。");
  EXPECT_EQ(gapFormula(list[0].score, RankBy::Priority), "1.0 × 2 × (1 + 2.0) = 6.00");
  EXPECT_EQ(gapFormula(list[0].score, RankBy::PriorityPerEffort), "6.00 ÷ 2 = 3.00");
  EXPECT_EQ(reason(list[1]), "重み1.0の期待事項で目標3まで1段階、Aのリスク「リスク2」が結び付く。");
  EXPECT_EQ(reason(list[1], Language::English),
            "Expected, weight 1.0, 1 level below target 3; risk A “リスク2” is linked.");
  EXPECT_EQ(reason(list[1], Language::English, RankBy::PriorityPerEffort),
            "Expected, weight 1.0, 1 level below target 3; risk A “リスク2” is linked. Effort M: "
            "divided by 2.");
  EXPECT_EQ(reason(list[2]),
            "重み1.0の期待事項で目標3まで3段階。結び付くリスク1件は、受容中かレベル未定のため"
            "優先度を上げない。");
  EXPECT_EQ(reason(list[3]), "重み0.5の推奨事項で目標3まで3段階。結び付くリスクがなく、未分析。");
  EXPECT_EQ(reason(list[4]), "重み1.0の期待事項が未回答。0とみなすと目標3まで3段階。");
}

TEST_F(GapsTest, LinksOpenPlansAndOpenRisksHighestFirst) {
  use({{"3.1-1"}, {"3.1-2"}});
  risk("b", "B", "3.1-1");
  risk("none", "", "3.1-1");
  risk("a", "A", "3.1-1 3.1-2");
  plan("2", "in_progress", "3.1-1");
  plan("1", "draft", "3.1-1 3.1-2");
  plan("3", "done", "3.1-1");
  plan("4", "cancelled", "3.1-1");
  const auto found = links();
  const auto& risks = found.risksOf("3.1-1");
  ASSERT_EQ(risks.size(), 3u);
  EXPECT_EQ(risks[0].id, "a");
  EXPECT_EQ(risks[1].id, "b");
  EXPECT_EQ(risks[2].id, "none");
  EXPECT_TRUE(risks[0].raises);
  EXPECT_FALSE(risks[2].raises);
  const auto& plans = found.plansOf("3.1-1");
  ASSERT_EQ(plans.size(), 2u);
  EXPECT_EQ(plans[0].title, "計画1");
  EXPECT_EQ(plans[1].state, "in_progress");
  EXPECT_TRUE(found.plansOf("3.1-3").empty());
}

TEST_F(GapsTest, SetsPartTheRankedBySectionFunctionOwnerAndRisk) {
  use({{"5.1-1", Modality::Expected, {"protect", "govern"}},
       {"3.1-1"},
       {"3.1-2", Modality::Expected, {"detect"}},
       {"3.1-3"}});
  answer("5.1-1", 0).department = "water";
  answer("3.1-1", 1).department = "office";
  answer("3.1-2", 1);
  risk("low", "D", "5.1-1 3.1-1");
  risk("high", "A", "5.1-1");
  const auto list = rows();
  const auto named = [&](GapsBy by) {
    std::vector<std::string> out;
    const std::vector<Department> departments = {{"office", "総務課", {}, 1},
                                                 {"water", "浄水課", {}, 2}};
    for (const auto& set : gapSets(*data.catalog, departments, list, links(), by)) {
      auto words = set.key + ":";
      for (const auto row : set.rows) words += ' ' + id(list[row]);
      out.push_back(words);
    }
    return out;
  };
  ASSERT_EQ(order(list), (Order{"1 5.1-1", "2 3.1-1", "3 3.1-2", "3.1-3"}));
  EXPECT_EQ(named(GapsBy::Section), (Order{"5.1: 5.1-1", "3.1: 3.1-1 3.1-2"}))
      << "the catalog's order: it was given 5.1 first";
  EXPECT_EQ(named(GapsBy::Function),
            (Order{"govern: 5.1-1 3.1-1", "protect: 5.1-1", "detect: 3.1-2"}));
  EXPECT_EQ(named(GapsBy::Owner), (Order{"office: 3.1-1", "water: 5.1-1", ": 3.1-2"}));
  EXPECT_EQ(named(GapsBy::Risk), (Order{"high: 5.1-1", "low: 5.1-1 3.1-1", ": 3.1-2"}));
}

TEST_F(GapsTest, AWhatIfMovesTheRankingAndLeavesTheCycleAsItIs) {
  use({{"3.1-1"}, {"3.1-2"}, {"3.1-3"}});
  answer("3.1-1", 0);
  answer("3.1-2", 2);
  answer("3.1-3", 1);
  const auto now = items();
  const auto before = gapRows(data, now, RankBy::Priority);
  ASSERT_EQ(order(before), (Order{"1 3.1-1", "2 3.1-3", "3 3.1-2"}));
  WhatIf whatIf;
  whatIf["3.1-2"] = {"3.1-2", 5, 200, {}};
  whatIf["3.1-1"] = {"3.1-1", {}, {}, "S"};
  whatIf["3.1-3"] = {"3.1-3", 3, 100, "M"};  // as it is
  whatIf["9.9-9"] = {"9.9-9", 5, {}, {}};
  const auto changed = scoresIf(data, now, whatIf);
  const auto after = gapRows(data, changed, RankBy::Priority);
  EXPECT_EQ(order(after), (Order{"1 3.1-2", "2 3.1-1", "3 3.1-3"}));
  EXPECT_EQ(after[0].score.priority, Fraction(6));
  EXPECT_EQ(after[1].score.effortValue, 1);
  EXPECT_EQ(movesBetween(before, after), (std::map<std::size_t, int>{{0, -1}, {1, 2}, {2, -1}}));
  EXPECT_EQ(order(gapRows(data, items(), RankBy::Priority)), order(before));
  const auto rest = differing(data, now, whatIf);
  ASSERT_EQ(rest.size(), 2u) << "what stays as it is, and what is no item, is no change";
  EXPECT_EQ(rest.at("3.1-2").target, 5);
  EXPECT_EQ(rest.at("3.1-1").target, std::nullopt);
}

TEST_F(GapsTest, AWhatIfScoresByUnitAsTheCycleDoes) {
  use({{"5.1-1"}});
  answer("5.1-1", 4, "it");
  answer("5.1-1", 1, "ot").department = "water";
  data.settings["5.1-1"] = {"5.1-1", {}, 150, {}};
  risk("a", "B", "5.1-1");
  WhatIf whatIf;
  whatIf["5.1-1"] = {"5.1-1", 4, {}, {}};
  const auto after = scoresIf(data, items(), whatIf);
  EXPECT_EQ(after[0].level, 1);
  EXPECT_EQ(after[0].highestLevel, 4);
  EXPECT_EQ(after[0].priority, Fraction(9)) << "1.5 × 3 × (1 + 1): the cycle's own weight stays";
}

// A random cycle with risks and plans, and the same with everything handed over in another order.
class AnyOrder : public GapsTest, public ::testing::WithParamInterface<unsigned> {
 protected:
  void fill(std::mt19937& random) {
    std::vector<TestItem> wanted;
    const auto pick = [&](int below) { return static_cast<int>(random() % unsigned(below)); };
    for (const auto* section : {"3.1", "4.1", "5.1", "5.2"}) {
      for (int i = 1; i <= 10; ++i) {
        wanted.push_back({section + ("-" + std::to_string(i)),
                          pick(3) ? Modality::Expected : Modality::Recommended,
                          {pick(2) ? "govern" : "detect"},
                          static_cast<Effort>(pick(4))});
      }
    }
    use(wanted);
    for (const auto& item : data.catalog->items()) {
      if (pick(5) == 0) continue;
      auto& given = answer(item.id, pick(6));
      given.department = pick(2) ? "office" : "";
      if (pick(9) == 0) given.applicability = Applicability::NotAdopted;
    }
    for (int i = 0; i < 30; ++i) {
      const auto& one = data.catalog->items()[std::size_t(pick(40))].id;
      const auto& other = data.catalog->items()[std::size_t(pick(40))].id;
      risk(std::to_string(i), std::string(1, static_cast<char>('A' + pick(5))), one + ' ' + other,
           {{"title", "同じ名前"}});
      plan(std::to_string(i), pick(3) ? "draft" : "done", one);
    }
  }
  std::string told(const std::vector<ItemScore>& scores, RankBy by) const {
    const auto list = gapRows(data, scores, by);
    const auto found = links();
    std::string out;
    for (const auto& row : list) {
      out += std::to_string(row.rank) + ' ' + id(row) + ' ' + reason(row, Language::Japanese, by) +
             gapFormula(row.score, by);
      for (const auto& each : found.risksOf(id(row))) out += ' ' + each.id;
      for (const auto& each : found.plansOf(id(row))) out += ' ' + each.id;
      out += '\n';
    }
    for (const auto how : {GapsBy::Section, GapsBy::Function, GapsBy::Owner, GapsBy::Risk}) {
      for (const auto& set : gapSets(*data.catalog, {}, list, found, how)) {
        out += set.key + ':';
        for (const auto row : set.rows) out += ' ' + std::to_string(row);
        out += '\n';
      }
    }
    return out;
  }
};

TEST_P(AnyOrder, GivesTheSame) {
  std::mt19937 random(GetParam());
  fill(random);
  for (const auto by : {RankBy::Priority, RankBy::PriorityPerEffort}) {
    const auto expected = told(items(), by);
    for (int round = 0; round < 5; ++round) {
      std::ranges::shuffle(registers["risk"], random);
      std::ranges::shuffle(registers["plan"], random);
      auto scores = items();
      std::ranges::shuffle(scores, random);
      EXPECT_EQ(told(scores, by), expected);
    }
  }
}

// Every neighbour in the ranking stands by the rule, and ranks are 1, 2, 3 …
TEST_P(AnyOrder, StandsByTheRule) {
  std::mt19937 random(GetParam());
  fill(random);
  auto scores = items();
  for (auto& score : scores)
    score.contradicted = score.inScope() && score.level && random() % 7 == 0;
  for (const auto by : {RankBy::Priority, RankBy::PriorityPerEffort}) {
    const auto list = gapRows(data, scores, by);
    int rank = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const bool ranked =
          list[i].group == GapGroup::Contradicted || list[i].group == GapGroup::Ranked;
      EXPECT_EQ(list[i].rank, ranked ? ++rank : 0);
      if (i == 0) continue;
      EXPECT_LE(list[i - 1].group, list[i].group);
      if (list[i - 1].group != list[i].group || list[i].group == GapGroup::NotAdopted) continue;
      const auto figure = [&](const GapRow& row) {
        return by == RankBy::Priority ? *row.score.priority : *row.score.value;
      };
      const auto key = [&](const GapRow& row) {
        return std::tuple(Fraction(0) - figure(row), row.score.effortValue, row.score.index);
      };
      EXPECT_LT(key(list[i - 1]), key(list[i]));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyOrder, ::testing::Range(1u, 9u));

}  // namespace
}  // namespace kijun
