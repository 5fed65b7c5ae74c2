// Counts, burn-up, budgets by year and the projection of what open plans promise.
#include "assessment/plan_figures.h"

#include <gtest/gtest.h>

namespace kijun {
namespace {

const Date kAsOf(2026, 9, 30);

PlanView plan(const Id& id, const std::string& state) {
  PlanView made;
  made.id = id;
  made.state = state;
  made.open = state != "done" && state != "cancelled";
  return made;
}

TEST(PlanFigures, countEachStateOnce) {
  auto late = plan("a", "in_progress");
  late.overdue = true;
  late.missing = {"due"};
  auto closed = plan("b", "done");
  closed.missing = {"due"};
  const auto counts =
      countPlans({late, closed, plan("c", "draft"), plan("d", "approved"), plan("e", "cancelled")});
  EXPECT_EQ(counts.draft, 1);
  EXPECT_EQ(counts.approved, 1);
  EXPECT_EQ(counts.inProgress, 1);
  EXPECT_EQ(counts.done, 1);
  EXPECT_EQ(counts.cancelled, 1);
  EXPECT_EQ(counts.open(), 3);
  EXPECT_EQ(counts.all(), 4);
  EXPECT_EQ(counts.overdue, 1);
  EXPECT_EQ(counts.incomplete, 1) << "what is closed needs nothing more";
}

TEST(PlanFigures, burnUpStandsAtTheEndOfEachMonth) {
  EXPECT_TRUE(burnUp({}, kAsOf).empty());
  EXPECT_TRUE(burnUp({plan("a", "draft")}, kAsOf).empty()) << "no day anywhere";
  auto a = plan("a", "done");
  a.start = Date(2026, 7, 10);
  a.due = Date(2026, 8, 31);
  a.closedOn = Date(2026, 9, 1);
  auto b = plan("b", "in_progress");
  b.due = Date(2026, 11, 15);
  auto c = plan("c", "cancelled");
  c.due = Date(2030, 1, 1);
  const auto points = burnUp({a, b, c}, kAsOf);
  ASSERT_EQ(points.size(), 5U);
  const std::vector<std::tuple<std::string, int, std::optional<int>>> expected{
      {"2026-07-31", 0, 0},
      {"2026-08-31", 1, 0},
      {"2026-09-30", 1, 1},
      {"2026-10-31", 1, {}},
      {"2026-11-30", 2, {}}};
  for (std::size_t i = 0; i < points.size(); ++i) {
    EXPECT_EQ(std::tuple(points[i].day.iso(), points[i].planned, points[i].done), expected[i]);
    EXPECT_EQ(points[i].all, 2);
  }
  const auto between = burnUp({a, b}, Date(2026, 9, 12));
  ASSERT_EQ(between.size(), 6U) << "the as-of date has its own point";
  EXPECT_EQ(between[2].day.iso(), "2026-09-12");
  EXPECT_EQ(between[2].done, 1);
  EXPECT_FALSE(between[3].done);
}

TEST(PlanFigures, aMistypedYearDoesNotMakeALongLine) {
  auto a = plan("a", "draft");
  a.start = Date(2026, 4, 1);
  a.due = Date(9026, 4, 1);
  EXPECT_LE(burnUp({a}, kAsOf).size(), 481U);
}

TEST(PlanFigures, budgetsAddUpByYearAndDepartment) {
  auto a = plan("a", "draft");
  a.department = "it";
  a.budgets = {{2026, 100, 5}, {2027, 50, 0}};
  auto b = plan("b", "done");
  b.department = "it";
  b.budgets = {{2026, 30, 2}};
  auto c = plan("c", "draft");
  c.budgets = {{std::nullopt, 7, 0}};
  auto d = plan("d", "cancelled");
  d.budgets = {{2026, 1000, 0}};
  const auto lines = budgetLines({a, b, c, d});
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].fiscalYear, 2026);
  EXPECT_EQ(lines[0].cost, 130);
  EXPECT_EQ(lines[0].personDays, 7);
  EXPECT_EQ(lines[0].plans, (std::vector<Id>{"a", "b"}));
  EXPECT_EQ(lines[1].fiscalYear, 2027);
  EXPECT_FALSE(lines[2].fiscalYear) << "what has no year comes last";
}

class PromiseTest : public ::testing::Test {
 protected:
  void SetUp() override {
    cycle_.catalog = shippedCatalogs().front();
    cycle_.units.push_back({"all", "全体", true, 0});
    items_ = scoreItems(cycle_, {});
  }
  const std::string& idOf(std::size_t index) const { return catalog().items()[index].id; }
  const Catalog& catalog() const { return *cycle_.catalog; }
  PlanView promising(const std::string& state, std::vector<std::string> items,
                     std::optional<int> level) const {
    auto made = plan("p", state);
    made.items = std::move(items);
    made.promisedLevel = level;
    return made;
  }
  CycleData cycle_;
  std::vector<ItemScore> items_;
};

TEST_F(PromiseTest, onlyOpenPlansRaiseAndTheHighestCounts) {
  items_[0].level = 3;
  items_[1].level = 1;
  items_[1].target = 4;
  items_[2].applicability = Applicability::NotApplicable;
  const auto levels =
      promisedLevels(catalog(), items_,
                     {promising("draft", {idOf(0), idOf(1), idOf(2), idOf(3), "9.9-9"}, 2),
                      promising("approved", {idOf(1)}, std::nullopt),
                      promising("done", {idOf(4)}, 5), promising("cancelled", {idOf(4)}, 5)});
  EXPECT_EQ(levels, (std::map<std::string, int>{{idOf(1), 4}, {idOf(3), 2}}))
      << "nothing falls, nothing out of scope rises, an unset level may rise";
}

TEST_F(PromiseTest, theProjectionIsTheScoreWithThoseLevels) {
  for (auto& item : items_) {
    item.level = 1;
    item.gap = 2;
  }
  const auto now = scoresOf(catalog(), items_);
  const auto same = projectedScores(catalog(), items_, {});
  EXPECT_EQ(*now.overall.maturity <=> *same.overall.maturity, std::strong_ordering::equal);
  const auto then = projectedScores(catalog(), items_, {{idOf(0), 3}, {"9.9-9", 3}});
  EXPECT_TRUE(*then.overall.maturity > *now.overall.maturity);
  EXPECT_EQ(then.items[0].gap, 0);
  EXPECT_EQ(then.items[0].priority->shown(2), "0.00");
  EXPECT_EQ(then.items[1].gap, 2);
  EXPECT_EQ(then.overall.counts.fulfilled,
            catalog().items()[0].modality == Modality::Expected ? 1 : 0);
}

}  // namespace
}  // namespace kijun
