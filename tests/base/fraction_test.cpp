#include "base/fraction.h"

#include <gtest/gtest.h>

namespace kijun {
namespace {

TEST(Fraction, StaysExact) {
  Fraction sum;
  for (int i = 0; i < 3; ++i) sum = sum + Fraction(1, 3);
  EXPECT_EQ(sum, Fraction(1));
  EXPECT_EQ(Fraction(2, -4), Fraction(-1, 2));
  EXPECT_EQ(Fraction(1, 2) * Fraction(4, 6), Fraction(1, 3));
  EXPECT_EQ(Fraction(1, 2) / Fraction(-1, 4), Fraction(-2));
  EXPECT_LT(Fraction(1, 3), Fraction(34, 100));
}

TEST(Fraction, RoundsHalfUp) {
  EXPECT_EQ(Fraction(225, 100).shown(), "2.3");
  EXPECT_EQ(Fraction(2249, 1000).shown(), "2.2");
  EXPECT_EQ(Fraction(-225, 100).shown(), "-2.3");
  EXPECT_EQ(Fraction(-1, 100).shown(), "0.0");
  EXPECT_EQ(Fraction(2, 3).shownPercent(), "66.7");
  EXPECT_EQ(Fraction(1, 8).shown(2), "0.13");
  EXPECT_EQ(Fraction(5).shown(0), "5");
  EXPECT_EQ(Fraction(205, 100).shown(2), "2.05");
}

TEST(Fraction, NoDenominatorIsNull) {
  EXPECT_EQ(ratio(0, 0), std::nullopt);
  EXPECT_EQ(shown(ratio(0, 0)), "—");
  EXPECT_EQ(shownPercent(ratio(0, 0)), "—");
  EXPECT_EQ(shownPercent(ratio(0, 7)), "0.0%");
  EXPECT_EQ(shownPercent(ratio(7, 7)), "100.0%");
}

}  // namespace
}  // namespace kijun
