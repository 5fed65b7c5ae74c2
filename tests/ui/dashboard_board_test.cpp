#include <gtest/gtest.h>

#include "ui/pages/dashboard/board.h"

namespace kijun::ui::dashboard {
namespace {

std::vector<QRect> all(const BoardPlaces& places, bool trend) {
  std::vector<QRect> out = {places.sentence, places.outlookLine, places.radar, places.heat,
                            places.gaps};
  out.insert(out.end(), places.cards.begin(), places.cards.end());
  if (trend) out.insert(out.end(), {places.trend, places.outlook});
  return out;
}

BoardRoom roomOf(int width, int height, double unit, bool trend) {
  const auto length = [unit](int pixels) { return static_cast<int>(pixels * unit); };
  return {width, height, unit, length(32), length(106), length(230), trend, length(24), trend};
}

// The page's room in a window of 1366 × 768 and of 1920 × 1080.
TEST(DashboardBoard, IsOneScreenAtTheUsualSizes) {
  for (const bool trend : {false, true}) {
    EXPECT_LE(placesFor(roomOf(1190, 670, 1, trend)).height, 670);
    const auto large = placesFor(roomOf(1740, 980, 1, trend));
    EXPECT_LE(large.height, 980);
    const int lowest = std::max(large.gaps.bottom(), trend ? large.trend.bottom() : 0);
    EXPECT_GE(lowest, 980 - 40) << "room is left unused";
  }
}

TEST(DashboardBoard, RisksAndPlansHaveTheWholeWidthAndTheGapsTheirTenRows) {
  const auto places = placesFor(roomOf(1190, 670, 1, true));
  EXPECT_GE(places.gaps.height(), 280);
  EXPECT_GT(places.outlook.top(), places.gaps.bottom());
  EXPECT_EQ(places.outlook.right(), places.gaps.right());
  EXPECT_GE(places.outlook.height(), 140);
}

TEST(DashboardBoard, PartsNeverOverlapAndStayInside) {
  for (const int width : {420, 700, 1000, 1190, 1740, 2500}) {
    for (const int height : {400, 670, 980}) {
      for (const double unit : {1.0, 1.25, 1.5}) {
        for (const bool trend : {false, true}) {
          const auto places = placesFor(roomOf(width, height, unit, trend));
          const auto parts = all(places, trend);
          const QRect board(0, 0, width, places.height);
          for (std::size_t i = 0; i < parts.size(); ++i) {
            EXPECT_FALSE(parts[i].isEmpty()) << width << "x" << height;
            EXPECT_TRUE(board.contains(parts[i])) << width << "x" << height << " part " << i;
            for (std::size_t j = i + 1; j < parts.size(); ++j) {
              EXPECT_FALSE(parts[i].intersects(parts[j]))
                  << width << "x" << height << " parts " << i << " and " << j;
            }
          }
        }
      }
    }
  }
}

TEST(DashboardBoard, CardsAreNeverNarrowerThanTheirWords) {
  for (const int width : {600, 900, 1190, 1740}) {
    const auto room = roomOf(width, 670, 1.5, true);
    for (const auto& card : placesFor(room).cards) EXPECT_GE(card.width(), room.cardWidth - 1);
  }
}

}  // namespace
}  // namespace kijun::ui::dashboard
