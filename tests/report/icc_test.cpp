#include "report/pdf/icc.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace kijun::pdf {
namespace {

std::uint32_t number(const std::string& bytes, std::size_t at, std::size_t length = 4) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

TEST(Icc, HeaderAndTagsAreInPlace) {
  const auto profile = srgbProfile();
  EXPECT_EQ(number(profile, 0), profile.size());
  EXPECT_EQ(profile.substr(12, 12), "mntrRGB XYZ ");
  EXPECT_EQ(profile.substr(36, 4), "acsp");
  const auto count = number(profile, 128);
  EXPECT_EQ(count, 9U);
  for (std::size_t i = 0; i < count; ++i) {
    const auto offset = number(profile, 136 + 12 * i);
    EXPECT_EQ(offset % 4, 0U);
    EXPECT_LE(offset + number(profile, 140 + 12 * i), profile.size());
  }
}

TEST(Icc, CurveIsThatOfSrgb) {
  const auto profile = srgbProfile();
  std::size_t curve = 0;
  for (std::size_t i = 0; i < number(profile, 128); ++i) {
    if (profile.substr(132 + 12 * i, 4) == "gTRC") curve = number(profile, 136 + 12 * i);
  }
  ASSERT_NE(curve, 0U);
  EXPECT_EQ(profile.substr(curve, 4), "curv");
  const auto points = number(profile, curve + 8);
  const auto at = [&](std::size_t i) { return number(profile, curve + 12 + 2 * i, 2) / 65535.0; };
  EXPECT_DOUBLE_EQ(at(0), 0);
  EXPECT_DOUBLE_EQ(at(points - 1), 1);
  EXPECT_NEAR(at((points - 1) / 2), 0.2140, 0.001);
}

}  // namespace
}  // namespace kijun::pdf
