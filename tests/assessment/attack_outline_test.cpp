// Attack trees as text: indentation, levels, and what of the rows stays.
#include "assessment/attack_outline.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "records/record_view.h"
#include "records/registers.h"

namespace kijun {
namespace {

const RiskScale& scale() {
  static const auto model = RiskModel::of(*shippedCatalogs().front());
  return model.countermeasure();
}

TEST(AttackOutlineTest, ReadsBlanksTabsAndFullWidthBlanksAlike) {
  for (const char* text : {"保守回線 [2]\n  監視サーバ[1]\n    停止命令 [3]\n",
                           "保守回線 [2]\n\t監視サーバ [1]\n\t\t停止命令 [3]",
                           "保守回線 [2]\n\n　監視サーバ [1]\n　　停止命令 [3]\n\n"}) {
    const auto outline = outlineOf(text, scale());
    ASSERT_EQ(outline.size(), 3u) << text;
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(outline[i].depth, i);
    EXPECT_EQ(outline[1].step.what, "監視サーバ");
    EXPECT_EQ(outline[2].step.countermeasure, 3);
  }
}

TEST(AttackOutlineTest, WhatItWritesItReadsBack) {
  const std::string text = "保守回線 [2]\n　監視サーバ [1]\n　作業端末 [3]\n停電 [1]\n";
  EXPECT_EQ(textOf(outlineOf(text, scale())), text);
}

TEST(AttackOutlineTest, WithoutALevelThereIsNoMeasure) {
  const auto outline = outlineOf("侵入 (第1段)", scale());
  ASSERT_EQ(outline.size(), 1u);
  EXPECT_EQ(outline[0].step.what, "侵入 (第1段)");
  EXPECT_EQ(outline[0].step.countermeasure, 1);
}

TEST(AttackOutlineTest, TooDeepOrOutsideTheScaleIsNamedWithItsLine) {
  const auto refusal = [](const char* text) {
    try {
      outlineOf(text, scale());
    } catch (const Error& error) {
      return error.text(Language::Japanese);
    }
    return std::string();
  };
  EXPECT_NE(refusal("a\n\n    b").find("3行目「b」"), std::string::npos) << refusal("a\n\n    b");
  EXPECT_NE(refusal("  a").find("1行目"), std::string::npos);
  EXPECT_NE(refusal("a [1]\nb [7]").find("2行目「b」"), std::string::npos);
}

Row step(const char* id, const char* scenario, int place, int depth, const char* what,
         const char* measure) {
  const auto& description = *findDescription("attack_step");
  Row row(description.fields.size() + 1);
  row[0] = Value(std::string(id));
  const auto set = [&](std::string_view field, Value value) {
    row[*description.indexOf(field) + 1] = std::move(value);
  };
  set("scenario", std::string(scenario));
  set("place", std::int64_t{place});
  set("depth", std::int64_t{depth});
  set("what", std::string(what));
  set("countermeasure", std::string("2"));
  set("measure", std::string(measure));
  return row;
}

TEST(AttackOutlineTest, StepsKeepTheirRowsAndOthersScenariosAreLeftAlone) {
  const std::vector<Row> rows = {step("s2", "a", 2, 1, "監視サーバ", "多要素認証"),
                                 step("s1", "a", 1, 0, "保守回線", "常時切断"),
                                 step("s3", "a", 3, 2, "停止命令", ""),
                                 step("x1", "b", 1, 0, "保守回線", "")};
  auto outline = outlineOfRows(rows, "a");
  ASSERT_EQ(outline.size(), 3u);
  EXPECT_EQ(outline[0].step.what, "保守回線") << "in their places, not as the rows come";
  const auto none = changesTo(outline, rows, "a");
  EXPECT_TRUE(none.put.empty());
  EXPECT_TRUE(none.remove.empty());

  outline.erase(outline.begin() + 2);
  outline.push_back({1, {"作業端末", 3}});
  outline[0].step.countermeasure = 3;
  const auto changes = changesTo(outline, rows, "a");
  ASSERT_EQ(changes.put.size(), 2u);
  const auto& description = *findDescription("attack_step");
  const RecordView line(description, changes.put[0]);
  EXPECT_EQ(line.id(), "s1");
  EXPECT_EQ(line.text("measure"), "常時切断");
  EXPECT_EQ(line.number("countermeasure"), 3);
  const RecordView added(description, changes.put[1]);
  EXPECT_EQ(added.id(), "");
  EXPECT_EQ(added.number("place"), 3);
  EXPECT_EQ(changes.remove, std::vector<Id>{"s3"});
}

TEST(AttackOutlineTest, EqualStepsAreTakenInTheirOrder) {
  const std::vector<Row> rows = {step("s1", "a", 1, 0, "探索", "一"),
                                 step("s2", "a", 2, 1, "探索", "二")};
  const auto changes = changesTo({{0, {"探索", 2}}}, rows, "a");
  EXPECT_TRUE(changes.put.empty()) << "the first stays as it is";
  EXPECT_EQ(changes.remove, std::vector<Id>{"s2"});
}

}  // namespace
}  // namespace kijun
