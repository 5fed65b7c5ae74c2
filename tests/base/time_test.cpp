#include "base/time.h"

#include <gtest/gtest.h>

namespace kijun {
namespace {

TEST(Date, ReadsOnlyRealDays) {
  EXPECT_EQ(Date::parse("2028-02-29")->iso(), "2028-02-29");
  for (const char* wrong : {"2026-02-29", "2026-13-01", "2026-1-01", "26-01-01", "", "2026/01/01",
                            "2026-01-01T00:00:00.000Z", "二〇二六"}) {
    EXPECT_FALSE(Date::parse(wrong)) << wrong;
  }
}

TEST(Date, IsShownInTheEra) {
  EXPECT_EQ(Date(2025, 6, 27).shown(Language::Japanese), "令和7年6月27日");
  EXPECT_EQ(Date(2019, 5, 1).shown(Language::Japanese), "令和元年5月1日");
  EXPECT_EQ(Date(2019, 4, 30).shown(Language::Japanese), "平成31年4月30日");
  EXPECT_EQ(Date(2025, 6, 27).shown(Language::English), "27 June 2025");
}

TEST(Instant, SurvivesItsText) {
  const Instant instant(1'790'000'000'123);
  EXPECT_EQ(Instant::parse(instant.iso()), instant);
  EXPECT_EQ(Instant::parse("2026-09-30T15:00:00.000Z")->dateAt(kJapanOffsetMinutes).iso(),
            "2026-10-01");
  EXPECT_EQ(Instant::parse("2026-09-30T15:00:01.000Z")->timeAt(kJapanOffsetMinutes), "00:00:01");
  EXPECT_FALSE(Instant::parse("2026-09-30T25:00:00.000Z"));
  EXPECT_FALSE(Instant::parse("2026-09-30"));
}

TEST(FiscalYear, BeginsInApril) {
  EXPECT_EQ(fiscalYearOf(Date(2026, 3, 31)), 2025);
  EXPECT_EQ(fiscalYearOf(Date(2026, 4, 1)), 2026);
  EXPECT_EQ(fiscalYearName(2025, Language::Japanese), "令和7年度");
  EXPECT_EQ(fiscalYearName(2019, Language::Japanese), "令和元年度");
  EXPECT_EQ(fiscalYearName(2025, Language::English), "FY2025");
}

}  // namespace
}  // namespace kijun
