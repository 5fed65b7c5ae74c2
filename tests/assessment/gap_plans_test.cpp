// Plans prefilled from gaps.
#include "assessment/gap_plans.h"

#include <gtest/gtest.h>

#include "records/registers.h"
#include "support/test_catalog.h"

namespace kijun {
namespace {

class GapPlans : public ::testing::Test {
 protected:
  GapPlans() {
    data.catalog =
        testing::testCatalog({{"3.1-1", Modality::Expected, {"govern"}, Effort::S, {"a", "b"}},
                              {"3.1-2", Modality::Expected, {"govern"}, Effort::L}});
    data.units = {{"whole", "全体", true, 0}};
    for (const auto* item : {"3.1-1", "3.1-2"}) {
      Answer answer;
      answer.key = {"cycle", "whole", item};
      answer.level = 1;
      answer.department = "water";
      data.answers[item].push_back(answer);
    }
    data.answers["3.1-1"].front().ticks["a"] = Tick::Yes;
    links.risks["3.1-1"] = {{"r1", "断水", "A", 0, true}};
    links.risks["3.1-2"] = {{"r2", "停電", "B", 1, true}, {"r1", "断水", "A", 0, true}};
  }
  std::vector<GapRow> rows() const {
    return gapRows(data, scoresIf(data, scoreItems(data, {}), whatIf), RankBy::Priority);
  }
  std::vector<PlanDraft> drafts(PlansFor plansFor) const {
    return planDrafts(data, rows(), links, plansFor, Language::Japanese);
  }
  const Item& item(std::size_t index) const { return data.catalog->items()[index]; }
  CycleData data;
  GapLinks links;
  WhatIf whatIf;
};

TEST_F(GapPlans, OneForEachItemSaysTheTargetAndWhatIsNotYetMet) {
  const auto made = drafts(PlansFor::EachItem);
  ASSERT_EQ(made.size(), 2u);
  EXPECT_EQ(made[0].title, item(0).title.ja);
  EXPECT_NE(made[0].targetState.find(item(0).levels.at(3).ja), std::string::npos)
      << made[0].targetState;
  EXPECT_EQ(made[0].actions, "・" + item(0).checkpoints[1].text.ja) << "what is ticked is met";
  EXPECT_EQ(made[0].effort, Effort::S);
  EXPECT_EQ(made[0].items, (std::vector<std::string>{"3.1-1"}));
  EXPECT_EQ(made[0].risks, (std::vector<Id>{"r1"}));
  EXPECT_EQ(made[0].department, "water");
  EXPECT_EQ(made[0].promisedLevel, std::nullopt);
  EXPECT_NE(made[1].actions.find(item(1).question.ja), std::string::npos)
      << "without checkpoints, the question";
}

TEST_F(GapPlans, OneForAllTakesTheLargestEffortAndEveryRiskOnce) {
  data.answers["3.1-2"].front().department = "office";
  const auto made = drafts(PlansFor::AllItems);
  ASSERT_EQ(made.size(), 1u);
  EXPECT_EQ(made[0].title, item(0).title.ja + "ほか1項目");
  EXPECT_EQ(made[0].effort, Effort::L);
  EXPECT_EQ(made[0].items, (std::vector<std::string>{"3.1-1", "3.1-2"}));
  EXPECT_EQ(made[0].risks, (std::vector<Id>{"r1", "r2"}));
  EXPECT_EQ(made[0].department, "") << "two departments: nobody's guess";
  EXPECT_NE(made[0].actions.find("3.1-2"), std::string::npos);
}

TEST_F(GapPlans, ATargetOfAWhatIfIsPromised) {
  whatIf["3.1-2"] = {"3.1-2", 4, {}, {}};
  const auto made = drafts(PlansFor::EachItem);
  ASSERT_EQ(made[0].items.front(), "3.1-2");
  EXPECT_EQ(made[0].promisedLevel, 4);
  EXPECT_NE(made[0].targetState.find(data.catalog->scale().level(4)->criterion.ja),
            std::string::npos)
      << "no words of its own for level 4";
  EXPECT_EQ(made[1].promisedLevel, std::nullopt);
}

TEST_F(GapPlans, ADraftIsASoundRowOfTheRegister) {
  whatIf["3.1-2"] = {"3.1-2", 4, {}, {}};
  const auto row = planRow("id", drafts(PlansFor::EachItem).front());
  const auto& plan = *findDescription("plan");
  EXPECT_TRUE(problemsOf(plan, row).empty());
  const auto value = [&](std::string_view field) { return row[*plan.indexOf(field) + 1]; };
  EXPECT_EQ(textOf(row.front()), "id");
  EXPECT_EQ(textOf(value("state")), "draft");
  EXPECT_EQ(textOf(value("effort")), "L");
  EXPECT_EQ(value("promised_level"), Value(std::int64_t{4}));
  EXPECT_EQ(idsOf(value("risks")), (std::vector<std::string>{"r1", "r2"}));
  EXPECT_TRUE(isNull(value("due"))) << "missing fields stay missing, to be seen";
}

TEST_F(GapPlans, NoRowsMakeNoPlan) {
  EXPECT_TRUE(planDrafts(data, {}, links, PlansFor::AllItems, Language::English).empty());
}

}  // namespace
}  // namespace kijun
