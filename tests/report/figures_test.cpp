#include "report/figures.h"

#include <gtest/gtest.h>

namespace kijun {
namespace {

TEST(Figures, ChangeIsTheDifferenceOfWhatIsPrinted) {
  // 2.25 prints as 2.3 and 2.04 as 2.0.
  EXPECT_EQ(shownChange(Fraction(225, 100), Fraction(204, 100), FigureUnit::Level), "+0.3");
  EXPECT_EQ(shownChange(Fraction(1, 3), Fraction(1, 2), FigureUnit::Percent), "−16.7");
  EXPECT_EQ(shownChange(Fraction(2), Fraction(2), FigureUnit::Level), "±0");
  EXPECT_EQ(shownChange({}, Fraction(2), FigureUnit::Level), "");
}

TEST(Figures, MissingOnesAreADash) {
  EXPECT_EQ(shownFigure({}, FigureUnit::Percent), "—");
  EXPECT_EQ(shownFigure(Fraction(2, 3), FigureUnit::Percent), "66.7%");
  EXPECT_EQ(shownLevel({}), "—");
}

TEST(Figures, LevelReachedIsRoundedDown) {
  EXPECT_EQ(levelReached(Fraction(299, 100)), 2);
  EXPECT_EQ(levelReached(Fraction(3)), 3);
}

}  // namespace
}  // namespace kijun
