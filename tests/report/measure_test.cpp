#include "report/measure.h"

#include <gtest/gtest.h>

namespace kijun {
namespace {

TEST(Measure, WidthsAreTheFonts) {
  EXPECT_DOUBLE_EQ(textWidth("基準", 10), 20);
  EXPECT_DOUBLE_EQ(textWidth("A", 1000), 608);
  EXPECT_DOUBLE_EQ(textWidth("A", 1000, Weight::Bold), 641);
  EXPECT_DOUBLE_EQ(textWidth("ｶ", 10), 5);
  EXPECT_DOUBLE_EQ(textWidth("", 10), 0);
}

TEST(Measure, FiguresAreTabular) {
  for (const char* digit : {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
    EXPECT_DOUBLE_EQ(textWidth(digit, 100), textWidth("0", 100)) << digit;
  }
}

TEST(Measure, LinesFitAndLoseNothing) {
  const std::string text = "リスクマネジメントの活用と危機管理 Use of risk management";
  std::string together;
  for (const auto& line : wrappedText(text, 12, Weight::Regular, 90, 20)) {
    EXPECT_LE(textWidth(line, 12), 90) << line;
    together += line;
  }
  std::string expected = text;
  std::erase(expected, ' ');
  std::erase(together, ' ');
  EXPECT_EQ(together, expected);
}

TEST(Measure, ClosingMarksNeverBeginALine) {
  for (double width = 30; width < 90; width += 5) {
    for (const auto& line :
         wrappedText("資産（目録）、台帳。「規程」を見る", 10, Weight::Regular, width, 20)) {
      EXPECT_FALSE(line.starts_with("、") || line.starts_with("。") || line.starts_with("）") ||
                   line.starts_with("」"))
          << line;
      EXPECT_FALSE(line.ends_with("（") || line.ends_with("「")) << line;
    }
  }
}

TEST(Measure, WordsStayWhole) {
  const auto lines = wrappedText("Cybersecurity risk treatment", 10, Weight::Regular, 80, 5);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], "Cybersecurity");
  EXPECT_EQ(lines[1], "risk treatment");
}

TEST(Measure, WhatDoesNotFitEndsInAnEllipsis) {
  EXPECT_EQ(fittedText("基準", 10, Weight::Regular, 20), "基準");
  EXPECT_EQ(fittedText("基準基準基準", 10, Weight::Regular, 40), "基準基…");
  const auto lines = wrappedText("基準基準基準", 10, Weight::Regular, 30, 1);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0], "基準…");
}

}  // namespace
}  // namespace kijun
