#include "report/theme.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "report/block.h"

namespace kijun {
namespace {

constexpr double kReadable = 4.5;  // WCAG 2 AA, ordinary text

std::string name(Theme theme, ColourRole text, ColourRole ground) {
  return std::to_string(static_cast<int>(theme)) + ": " + std::string(roleId(text)) + " on " +
         std::string(roleId(ground));
}

class EachTheme : public ::testing::TestWithParam<Theme> {
 protected:
  void expectReadable(ColourRole text, ColourRole ground) const {
    EXPECT_GE(contrast(colour(GetParam(), text), colour(GetParam(), ground)), kReadable)
        << name(GetParam(), text, ground);
  }
};

TEST_P(EachTheme, TextCanBeReadOnEveryGround) {
  for (const ColourRole ground : {ColourRole::Window, ColourRole::Surface}) {
    for (const ColourRole text :
         {ColourRole::Text, ColourRole::Muted, ColourRole::Accent, ColourRole::Warning,
          ColourRole::Bad, ColourRole::Good, ColourRole::Previous}) {
      expectReadable(text, ground);
    }
  }
  expectReadable(ColourRole::Text, ColourRole::Selection);
  expectReadable(ColourRole::Text, ColourRole::AccentSoft);
}

TEST_P(EachTheme, TextCanBeReadOnEveryField) {
  for (int i = 0; i < 6; ++i) expectReadable(onLevelRole(i), levelRole(i));
  for (const char* level : {"A", "B", "C", "D", "E"}) {
    expectReadable(*onRiskRole(level), *riskRole(level));
  }
  for (const ColourRole soft : {ColourRole::Accent, ColourRole::AccentSoft, ColourRole::WarningSoft,
                                ColourRole::BadSoft, ColourRole::GoodSoft}) {
    expectReadable(onField(soft), soft);
  }
}

std::string nameOfTheme(const ::testing::TestParamInfo<Theme>& info) {
  constexpr std::array kNames{"Light", "Dark", "Print"};
  return kNames.at(static_cast<std::size_t>(info.param));
}

INSTANTIATE_TEST_SUITE_P(Theme, EachTheme,
                         ::testing::Values(Theme::Light, Theme::Dark, Theme::Print), nameOfTheme);

TEST(Theme, AccentIsTheDesignsAccent) {
  EXPECT_EQ(colour(Theme::Light, ColourRole::Accent).hex(), "#1f5fbf");
  EXPECT_EQ(colour(Theme::Dark, ColourRole::Accent).hex(), "#6ea8ff");
}

TEST(Theme, EveryRoleHasAnIdOfItsOwn) {
  std::set<std::string_view> ids;
  for (const auto id : roleIds()) EXPECT_TRUE(ids.insert(id).second) << id;
  EXPECT_EQ(roleId(ColourRole::OnRiskE), "onRiskE");
  EXPECT_EQ(roleId(ColourRole::Level0), "level0");
}

TEST(Theme, AnyScaleUsesTheColoursFromFirstToLast) {
  EXPECT_EQ(levelRole(3), ColourRole::Level3);
  EXPECT_EQ(levelRole(1, 1, 4), ColourRole::Level0);
  EXPECT_EQ(levelRole(4, 1, 4), ColourRole::Level5);
  EXPECT_EQ(levelRole(9, 1, 4), ColourRole::Level5);
  EXPECT_EQ(riskRole("F"), std::nullopt);
}

TEST(Theme, ContrastIsThatOfTheStandard) {
  EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21, 0.01);
  EXPECT_NEAR(contrast({119, 119, 119}, {255, 255, 255}), 4.48, 0.01);
}

}  // namespace
}  // namespace kijun
