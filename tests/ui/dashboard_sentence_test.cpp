#include <gtest/gtest.h>

#include "ui/dashboard_support.h"
#include "ui/pages/dashboard/contribution.h"
#include "ui/pages/dashboard/standing.h"

namespace kijun::ui::dashboard {
namespace {

TEST(DashboardSentence, SaysWhereWeStandAndWhatMoved) {
  const Standing standing{113, 61, 14, 12, true, 9, 2};
  EXPECT_EQ(
      sentence(standing, Language::Japanese),
      "期待事項[expected 113]のうち[fulfilment 61]を満たし、[low 14]はレベル0か1です。"
      "[unconfirmed 12]は前回のままで未確認です。前回から[gained 9]増え、[lost 2]減りました。");
  EXPECT_EQ(
      sentence(standing, Language::English),
      "[fulfilment 61] of [expected 113] expected items are fulfilled; [low 14] stand at level "
      "0 or 1. Carried over and not yet confirmed: [unconfirmed 12]. "
      "Since last cycle: [gained 9] gained, [lost 2] lost.");
}

TEST(DashboardSentence, NeverSaysZero) {
  for (const auto language : {Language::Japanese, Language::English}) {
    for (const int fulfilled : {0, 1, 5}) {
      for (const int low : {0, 4}) {
        for (const int unconfirmed : {0, 2}) {
          for (const int gained : {0, 1}) {
            for (const int lost : {0, 1}) {
              const auto words =
                  sentence({5, fulfilled, low, unconfirmed, true, gained, lost}, language);
              EXPECT_EQ(words.find(" 0]"), std::string::npos) << words;
            }
          }
        }
      }
    }
  }
}

TEST(DashboardSentence, DoesNotCompareAFirstCycle) {
  const Standing first{113, 61, 14, 0, false, 0, 0};
  EXPECT_EQ(sentence(first, Language::Japanese).find("前回"), std::string::npos);
  EXPECT_EQ(sentence(first, Language::English).find("cycle"), std::string::npos);
}

TEST(DashboardSentence, EveryNumberInItAsksAQuestion) {
  const auto words = sentence({113, 61, 14, 12, true, 9, 2}, Language::Japanese);
  int found = 0;
  for (auto at = words.find('['); at != std::string::npos; at = words.find('[', at + 1)) {
    const auto name = words.substr(at + 1, words.find(' ', at) - at - 1);
    EXPECT_TRUE(askedFromName(name)) << name;
    ++found;
  }
  EXPECT_EQ(found, 6);
}

TEST(DashboardStanding, CountsWhatWasGainedAndLost) {
  const auto cycles = testing::twoCycles();
  const auto standing =
      standingOf(*cycles.catalog, cycles.scoresNow, &cycles.before, &cycles.scoresBefore);
  EXPECT_EQ(standing.fulfilled, 2);
  EXPECT_EQ(standing.gained, 1);
  EXPECT_EQ(standing.lost, 1);
  EXPECT_EQ(standing.unconfirmed, 1);
}

TEST(DashboardStanding, AnEmptyCycleIsNotBegun) {
  const auto cycles = testing::twoCycles();
  EXPECT_FALSE(isBegun(score(testing::testCycle(cycles.catalog, 1, {}), {})));
  EXPECT_TRUE(isBegun(score(testing::testCycle(cycles.catalog, 1, {{"3.1-1", 0, {}}}), {})));
}

}  // namespace
}  // namespace kijun::ui::dashboard
