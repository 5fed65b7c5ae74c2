// Plans read from rows: what they lack, what is late, how far they are, what they wait for, what
// they cost in which year. Guideline 4.3.3.
#include "assessment/plans.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "support/rows.h"

namespace kijun {
namespace {

using testing::rowOf;

const Date kAsOf(2026, 9, 30);

std::map<std::string, std::string> wholePlan(const std::string& state = "in_progress") {
  return {{"title", "保守用VPNの個人ID化"},
          {"state", state},
          {"target_state", "共用IDが残っていない"},
          {"actions", "IDを分け、多要素認証にする"},
          {"resources", "委託費"},
          {"responsible", "p1"},
          {"due", "2026-12-25"},
          {"evaluation", "共用IDの残数"}};
}

std::map<std::string, std::string> with(std::map<std::string, std::string> fields,
                                        const std::map<std::string, std::string>& more) {
  for (const auto& [field, value] : more) fields[field] = value;
  return fields;
}

PlanView only(const RegisterRows& registers) {
  auto plans = planViews(registers, kAsOf);
  EXPECT_EQ(plans.size(), 1U);
  return plans.at(0);
}

TEST(Plans, eachOfTheSixFieldsIsMissedByItsName) {
  EXPECT_TRUE(only({{"plan", {rowOf("plan", "a", wholePlan())}}}).isComplete());
  ASSERT_EQ(planSixFields().size(), 6U);
  for (const auto field : planSixFields()) {
    auto fields = wholePlan();
    fields.erase(std::string(field));
    const auto plan = only({{"plan", {rowOf("plan", "a", fields)}}});
    EXPECT_EQ(plan.missing, std::vector{field});
  }
}

TEST(Plans, isLateFromTheDayAfterItsDueDateWhileItIsOpen) {
  for (const auto& [due, state, late] : {std::tuple{"2026-09-30", "in_progress", false},
                                         {"2026-09-29", "in_progress", true},
                                         {"2026-09-29", "draft", true},
                                         {"2026-09-29", "done", false},
                                         {"2026-09-29", "cancelled", false},
                                         {"", "in_progress", false}}) {
    const auto plan =
        only({{"plan", {rowOf("plan", "a", with(wholePlan(state), {{"due", due}}))}}});
    EXPECT_EQ(plan.overdue, late) << due << ' ' << state;
  }
}

TEST(Plans, isAsFarAsItsNewestUpdateSays) {
  const auto update = [](const std::string& id, const std::string& day,
                         const std::string& percent) {
    std::map<std::string, std::string> fields{{"what", "進んだ"}, {"plan", "a"}, {"on_day", day}};
    if (!percent.empty()) fields["percent"] = percent;
    return rowOf("plan_progress", id, fields);
  };
  RegisterRows rows{{"plan", {rowOf("plan", "a", wholePlan())}},
                    {"plan_progress",
                     {update("u2", "2026-08-01", "40"), update("u1", "2026-07-01", "70"),
                      update("u3", "2026-09-01", ""), update("u4", "2026-10-01", "90")}}};
  auto plan = only(rows);
  EXPECT_EQ(plan.percent, 40) << "the newest that says a number, none after the as-of date";
  ASSERT_EQ(plan.updates.size(), 3U);
  EXPECT_EQ(plan.updates.front().id, "u3");
  rows["plan_progress"] = {update("u1", "2026-09-01", "250")};
  EXPECT_EQ(only(rows).percent, 100);
  rows["plan_progress"].clear();
  EXPECT_EQ(only(rows).percent, 0);
  rows["plan"] = {rowOf("plan", "a", wholePlan("done"))};
  EXPECT_EQ(only(rows).percent, 100);
}

TEST(Plans, milestonesAreLateOnlyWhileThePlanIsOpen) {
  const auto milestones = [](const std::string& state) {
    return only({{"plan", {rowOf("plan", "a", wholePlan(state))}},
                 {"plan_milestone",
                  {rowOf("plan_milestone", "m2",
                         {{"title", "設計"}, {"plan", "a"}, {"due", "2026-09-01"}}),
                   rowOf("plan_milestone", "m1",
                         {{"title", "契約"},
                          {"plan", "a"},
                          {"due", "2026-08-01"},
                          {"done_on", "2026-08-20"}}),
                   rowOf("plan_milestone", "m3",
                         {{"title", "切替"}, {"plan", "gone"}, {"due", "2026-09-01"}})}}})
        .milestones;
  };
  const auto open = milestones("in_progress");
  ASSERT_EQ(open.size(), 2U) << "one of a plan that is not there belongs to nothing";
  EXPECT_EQ(open[0].id, "m1");
  EXPECT_FALSE(open[0].overdue) << "reached, if late";
  EXPECT_TRUE(open[1].overdue);
  EXPECT_FALSE(milestones("done")[1].overdue);
}

TEST(Plans, waitForThoseThatAreStillOpen) {
  const RegisterRows rows{{"plan",
                           {rowOf("plan", "a", with(wholePlan(), {{"depends_on", "b c d gone"}})),
                            rowOf("plan", "b", wholePlan("done")), rowOf("plan", "c", wholePlan()),
                            rowOf("plan", "d", wholePlan("cancelled"))}}};
  EXPECT_EQ(planViews(rows, kAsOf).front().waitsFor, std::vector<Id>{"c"});
}

TEST(Plans, costTheWholeInTheYearOfTheDueDateUnlessABudgetSaysOtherwise) {
  const auto budgets = [](const std::map<std::string, std::string>& more,
                          const std::vector<Row>& budget) {
    return only({{"plan", {rowOf("plan", "a", with(wholePlan(), more))}}, {"plan_budget", budget}});
  };
  auto plan = budgets({{"cost", "900"}, {"person_days", "12"}, {"due", "2027-03-31"}}, {});
  ASSERT_EQ(plan.budgets.size(), 1U);
  EXPECT_EQ(plan.budgets[0].fiscalYear, 2026) << "the year runs to the end of March";
  EXPECT_EQ(plan.budgets[0].cost, 900);
  EXPECT_EQ(plan.budgets[0].personDays, 12);
  plan = budgets({{"cost", "900"}, {"due", ""}, {"start", "2027-04-01"}}, {});
  EXPECT_EQ(plan.budgets.at(0).fiscalYear, 2027);
  plan = budgets({{"cost", "900"}, {"due", ""}}, {});
  EXPECT_FALSE(plan.budgets.at(0).fiscalYear);
  EXPECT_TRUE(budgets({}, {}).budgets.empty());

  const auto row = [](const std::string& id, const std::string& year, const std::string& cost) {
    return rowOf("plan_budget", id,
                 {{"purpose", "委託"}, {"plan", "a"}, {"fiscal_year", year}, {"cost", cost}});
  };
  plan = budgets({{"cost", "900"}},
                 {row("x", "2027", "300"), row("y", "2026", "500"), row("z", "2026", "100")});
  ASSERT_EQ(plan.budgets.size(), 2U);
  EXPECT_EQ(plan.budgets[0].fiscalYear, 2026);
  EXPECT_EQ(plan.budgets[0].cost, 600);
  EXPECT_EQ(plan.budgets[1].cost, 300);
  EXPECT_FALSE(plan.budgetDiffers);
  EXPECT_TRUE(budgets({{"cost", "901"}}, {row("x", "2026", "900")}).budgetDiffers);
  EXPECT_FALSE(budgets({}, {row("x", "2026", "900")}).budgetDiffers) << "nothing to differ from";
}

TEST(Plans, orderOfTheRowsChangesNothing) {
  std::mt19937 random(20260930);
  RegisterRows rows{{"plan", {rowOf("plan", "a", wholePlan())}}};
  for (int i = 0; i < 12; ++i) {
    const auto n = std::to_string(i);
    const auto day = "2026-09-" + std::string(i < 9 ? "0" : "") + std::to_string(i / 2 + 1);
    rows["plan_progress"].push_back(rowOf(
        "plan_progress", "u" + n, {{"what", n}, {"plan", "a"}, {"on_day", day}, {"percent", n}}));
    rows["plan_milestone"].push_back(
        rowOf("plan_milestone", "m" + n, {{"title", n}, {"plan", "a"}, {"due", day}}));
    rows["plan_budget"].push_back(rowOf("plan_budget", "b" + n,
                                        {{"purpose", n},
                                         {"plan", "a"},
                                         {"fiscal_year", std::to_string(2020 + i % 3)},
                                         {"cost", n}}));
  }
  const auto first = only(rows);
  for (int turn = 0; turn < 20; ++turn) {
    for (auto& [record, list] : rows) std::ranges::shuffle(list, random);
    const auto again = only(rows);
    EXPECT_EQ(again.percent, first.percent);
    for (std::size_t i = 0; i < first.updates.size(); ++i) {
      EXPECT_EQ(again.updates.at(i).id, first.updates[i].id);
      EXPECT_EQ(again.milestones.at(i).id, first.milestones[i].id);
    }
    ASSERT_EQ(again.budgets.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(again.budgets[i].cost, first.budgets[i].cost);
  }
}

}  // namespace
}  // namespace kijun
