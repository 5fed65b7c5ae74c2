// Plans along the days: where bars lie, what shapes and words say, and that only what is asked for
// is made.
#include "report/plan_timeline.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kijun {
namespace {

Date day(const char* iso) {
  return Date::parse(iso).value();
}

const Date kAsOf = day("2026-09-30");

TimelinePlan plan(const std::string& id, const std::string& state, const char* start,
                  const char* due) {
  TimelinePlan out;
  out.id = id;
  out.title = "計画 " + id;
  out.state = state;
  if (start) out.start = day(start);
  if (due) out.due = day(due);
  return out;
}

PlanTimeline timeline(std::vector<TimelinePlan> plans, double pixelsPerDay = 4,
                      Language language = Language::Japanese) {
  return {std::move(plans), kAsOf, language, pixelsPerDay};
}

std::vector<Shape> all(const PlanTimeline& of) {
  return of.rows(0, of.plans().size(), 0, of.width());
}

bool says(const std::vector<Shape>& shapes, const std::string& words) {
  return std::ranges::any_of(shapes, [&](const Shape& shape) {
    const auto* label = std::get_if<Label>(&shape.geometry);
    return label && label->text.find(words) != std::string::npos;
  });
}

std::size_t leading(const std::vector<Shape>& shapes, const std::string& target) {
  return static_cast<std::size_t>(
      std::ranges::count(shapes, target, [](const Shape& shape) { return shape.target; }));
}

TEST(PlanTimeline, ABarLastsFromTheFirstDayToTheEndOfTheLast) {
  const auto of = timeline({plan("a", "approved", "2026-10-01", "2026-10-10")});
  const auto bar = of.bar(0).value();
  EXPECT_DOUBLE_EQ(bar.x, of.x(day("2026-10-01")));
  EXPECT_DOUBLE_EQ(bar.width, 40);
  EXPECT_EQ(of.dayAt(bar.x + 0.5), day("2026-10-01"));
  EXPECT_EQ(of.dayAt(bar.x + bar.width - 0.5), day("2026-10-10"));
}

TEST(PlanTimeline, OneDayMakesAShortBarAndNoneMakesNone) {
  const auto of =
      timeline({plan("a", "draft", nullptr, "2026-10-10"), plan("b", "draft", nullptr, nullptr)});
  EXPECT_DOUBLE_EQ(of.bar(0)->width, 4);
  EXPECT_FALSE(of.bar(1));
  EXPECT_TRUE(says(all(of), "日程が未定"));
}

TEST(PlanTimeline, WordsSayWhatIsDueLateDoneAndCancelled) {
  auto running = plan("a", "in_progress", "2026-08-01", "2026-10-31");
  running.percent = 40;
  auto done = plan("c", "done", "2026-05-01", "2026-07-31");
  done.closedOn = day("2026-07-15");
  const std::vector<TimelinePlan> plans{running, plan("b", "approved", "2026-04-01", "2026-08-31"),
                                        done, plan("d", "cancelled", "2026-04-01", "2026-08-31"),
                                        plan("e", "draft", "2026-11-01", nullptr)};
  const auto shapes = all(timeline(plans));
  EXPECT_TRUE(says(shapes, "40%・期限 10/31"));
  EXPECT_TRUE(says(shapes, "期限超過 30日"));
  EXPECT_TRUE(says(shapes, "完了 7/15"));
  EXPECT_TRUE(says(shapes, "中止"));
  EXPECT_TRUE(says(shapes, "期限なし"));
  EXPECT_TRUE(says(all(timeline(plans, 4, Language::English)), "30 days overdue"));
  EXPECT_FALSE(plans[1].isOverdue(day("2026-08-31"))) << "due is meant to its end";
}

TEST(PlanTimeline, ProgressFillsTheBarAsFarAsItHasCome) {
  auto running = plan("a", "in_progress", "2026-10-01", "2026-10-10");
  running.percent = 40;
  const auto of = timeline({running});
  const auto shapes = all(of);
  EXPECT_TRUE(std::ranges::any_of(shapes, [&](const Shape& shape) {
    const auto* box = std::get_if<Rectangle>(&shape.geometry);
    return box && shape.fill == ColourRole::Accent && box->width == 16 && box->x == of.bar(0)->x;
  }));
}

TEST(PlanTimeline, MilestonesAreDiamondsThatLeadToThem) {
  auto with = plan("a", "in_progress", "2026-08-01", "2026-12-31");
  with.milestones = {{"m1", "設計", day("2026-08-31"), day("2026-08-20")},
                     {"m2", "導入", day("2026-09-15"), {}},
                     {"m3", "評価", day("2026-12-01"), {}},
                     {"m4", "日なし", {}, {}}};
  const auto shapes = all(timeline({with}));
  EXPECT_EQ(leading(shapes, "milestone:m1"), 1u);
  EXPECT_EQ(leading(shapes, "milestone:m4"), 0u);
  const auto tip = [&](const std::string& id) {
    return std::ranges::find(shapes, "milestone:" + id, &Shape::target)->tooltip;
  };
  EXPECT_EQ(tip("m1"), "節目「設計」 達成 2026-08-20");
  EXPECT_EQ(tip("m2"), "節目「導入」 期日 2026-09-15 を過ぎて未達成");
  EXPECT_EQ(tip("m3"), "節目「評価」 期日 2026-12-01");
}

TEST(PlanTimeline, WhatWaitsIsJoinedByALineAndToldWhereItBeginsTooSoon) {
  auto first = plan("a", "in_progress", "2026-08-01", "2026-10-31");
  auto good = plan("b", "approved", "2026-11-15", "2027-01-31");
  good.dependsOn = {"a", "gone"};
  auto early = plan("c", "approved", "2026-10-01", "2026-12-31");
  early.dependsOn = {"a"};
  const auto shapes = all(timeline({first, good, early}));
  const auto told = [&](const std::string& words) {
    return std::ranges::any_of(shapes, [&](const Shape& shape) { return shape.tooltip == words; });
  };
  EXPECT_TRUE(told("「計画 b」は「計画 a」が終わってから"));
  EXPECT_TRUE(told("「計画 c」は、先に終わるべき「計画 a」の期限より前に始まる"));
}

TEST(PlanTimeline, ALineOfWaitingDoesNotRunThroughTheWordsAfterABar) {
  auto first = plan("a", "in_progress", "2026-08-01", "2026-10-31");
  first.percent = 50;
  auto later = plan("b", "approved", "2027-02-15", "2027-03-31");
  later.dependsOn = {"a"};
  auto early = plan("c", "approved", "2026-10-01", "2026-12-31");
  early.dependsOn = {"a"};
  // Down and up.
  for (const auto& plans : {std::vector{first, later, early}, std::vector{later, early, first}}) {
    const auto shapes = all(timeline(plans));
    int lines = 0;
    for (const auto& line : shapes) {
      const auto* path = std::get_if<Path>(&line.geometry);
      if (!path || path->points.size() != 5) continue;
      ++lines;
      for (const auto& shape : shapes) {
        const auto* label = std::get_if<Label>(&shape.geometry);
        if (!label || label->text.find("50%") == std::string::npos) continue;
        const auto box = boundsOf(shape);
        for (std::size_t i = 0; i + 1 < path->points.size(); ++i) {
          const auto a = path->points[i], b = path->points[i + 1];
          const bool apart = std::max(a.x, b.x) < box.x || std::min(a.x, b.x) > box.x + box.width ||
                             std::max(a.y, b.y) < box.y || std::min(a.y, b.y) > box.y + box.height;
          EXPECT_TRUE(apart) << "part " << i << " of a line";
        }
      }
    }
    EXPECT_EQ(lines, 2);
  }
}

TEST(PlanTimeline, ALineIsDrawnWhereOneOfItsEndsIsAskedFor) {
  std::vector<TimelinePlan> plans;
  for (int i = 0; i < 30; ++i) {
    plans.push_back(plan(std::to_string(i), "approved", "2026-10-01", "2026-12-31"));
  }
  plans[29].dependsOn = {"0"};
  const auto of = timeline(std::move(plans));
  const auto lines = [&](std::size_t first) {
    const auto shapes = of.rows(first, 5, 0, of.width());
    return std::ranges::count_if(shapes, [](const Shape& shape) {
      return shape.tooltip.find("「計画 29」") != std::string::npos && shape.target.empty();
    });
  };
  EXPECT_EQ(lines(0), 1);
  EXPECT_EQ(lines(25), 1);
  EXPECT_EQ(lines(12), 0) << "it only passes by";
}

TEST(PlanTimeline, ARingOfWaitingPlansEnds) {
  auto a = plan("a", "approved", "2026-10-01", "2026-10-31");
  auto b = plan("b", "approved", "2026-11-01", "2026-11-30");
  a.dependsOn = {"b"};
  b.dependsOn = {"a"};
  EXPECT_FALSE(all(timeline({a, b})).empty());
}

TEST(PlanTimeline, TheHeadNamesFiscalYearsAndStepsByTheRoomTheyHave) {
  const std::vector<TimelinePlan> plans{plan("a", "approved", "2026-02-01", "2027-06-30")};
  const auto head = [&](double pixels, Language language = Language::Japanese) {
    const auto of = timeline(plans, pixels, language);
    return of.head(0, of.width());
  };
  EXPECT_TRUE(says(head(12), "9/28")) << "a Monday";
  EXPECT_TRUE(says(head(4), "10月"));
  EXPECT_TRUE(says(head(4, Language::English), "Oct"));
  EXPECT_TRUE(says(head(1.1), "第3四半期"));
  for (const double pixels : {12.0, 4.0, 1.1}) {
    EXPECT_TRUE(says(head(pixels), "令和7年度")) << pixels;
    EXPECT_TRUE(says(head(pixels), "令和8年度")) << pixels;
    EXPECT_TRUE(says(head(pixels), "基準日 9/30")) << pixels;
  }
}

TEST(PlanTimeline, OnlyTheRowsAndDaysAskedForAreMade) {
  std::vector<TimelinePlan> plans;
  for (int i = 0; i < 1000; ++i) {
    plans.push_back(plan(std::to_string(i), "approved", "2026-10-01", "2026-12-31"));
  }
  const auto of = timeline(std::move(plans));
  const auto shapes = of.rows(500, 10, 0, of.width());
  EXPECT_EQ(leading(shapes, "plan:499"), 0u);
  EXPECT_EQ(leading(shapes, "plan:500"), 1u);
  EXPECT_EQ(leading(shapes, "plan:509"), 1u);
  EXPECT_EQ(leading(shapes, "plan:510"), 0u);
  EXPECT_LT(shapes.size(), 200u);
}

TEST(PlanTimeline, SortsByTheDayThatComesFirst) {
  std::vector<TimelinePlan> plans{plan("none", "draft", nullptr, nullptr),
                                  plan("late", "draft", "2026-12-01", "2026-12-31"),
                                  plan("due", "draft", nullptr, "2026-10-01"),
                                  plan("early", "draft", "2026-09-01", "2027-12-31")};
  sortForTimeline(plans);
  std::vector<std::string> ids;
  for (const auto& each : plans) ids.push_back(each.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"early", "due", "late", "none"}));
}

TEST(PlanTimeline, TheChartHoldsAllWithinItsWidthAndATableBehind) {
  std::vector<TimelinePlan> plans{plan("a", "in_progress", "2025-04-01", "2026-08-31"),
                                  plan("b", "approved", "2026-10-01", "2028-03-31")};
  const auto drawing = planTimelineChart(plans, kAsOf, Language::Japanese, {700, 300});
  EXPECT_DOUBLE_EQ(drawing.width, 700);
  for (const auto& shape : drawing.shapes) {
    const auto box = boundsOf(shape);
    EXPECT_LE(box.x + box.width, 702) << shape.tooltip;
    EXPECT_GE(box.x, -2);
  }
  ASSERT_EQ(drawing.table.rows.size(), 2u);
  EXPECT_EQ(drawing.table.rows[0].size(), drawing.table.columns.size());
  EXPECT_EQ(drawing.table.rows[0][5], "0%・期限超過 30日");
  EXPECT_EQ(drawing.alternative,
            "計画2件のうち、進行中または未着手が2件、期限超過が1件（基準日 2026-09-30）。");
}

}  // namespace
}  // namespace kijun
