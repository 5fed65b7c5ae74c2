// Light, dark and the text size change while the window is open; contrast holds in both.
#include <QLabel>
#include <set>

#include "base/resources.h"
#include "support/gui.h"
#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

class LookTest : public testing::GuiTest {};

double luminance(const QColor& colour) {
  const auto part = [](double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) +
         0.0722 * part(colour.blueF());
}

double contrastOf(Ink a, Ink b) {
  const double x = luminance(color(a)) + 0.05, y = luminance(color(b)) + 0.05;
  return x > y ? x / y : y / x;
}

TEST_F(LookTest, TextKeepsItsContrastInBothLooks) {
  for (const auto choice : {LookChoice::Light, LookChoice::Dark}) {
    testing::look().setChoice(choice);
    for (const auto ground : {Ink::Window, Ink::Surface, Ink::Selection, Ink::AccentSoft}) {
      EXPECT_GE(contrastOf(Ink::Text, ground), 4.5);
    }
    for (const auto ground : {Ink::Window, Ink::Surface}) {
      EXPECT_GE(contrastOf(Ink::Muted, ground), 4.5);
      EXPECT_GE(contrastOf(Ink::Accent, ground), 4.5);
    }
    EXPECT_GE(contrastOf(Ink::OnAccent, Ink::Accent), 4.5);
    EXPECT_GE(contrastOf(Ink::Accent, Ink::Selection), 4.5) << "the chosen page in the rail";
    for (int level = 0; level <= 5; ++level) {
      EXPECT_GE(contrastOf(onLevelInk(level), levelInk(level)), 4.5) << level;
    }
  }
}

TEST_F(LookTest, SwitchesLive) {
  openSample();
  const auto ground = [this] { return window().grab().toImage().pixelColor(700, 60); };
  const QColor light = ground();
  window().actions().action("view.theme.dark")->trigger();
  QCoreApplication::processEvents();
  EXPECT_LT(ground().lightness(), 80);
  EXPECT_GT(light.lightness(), 200);
  EXPECT_EQ(settings_->value("view/theme").toString(), "dark");
  shoot("dark");
}

TEST_F(LookTest, TextGrowsToOneAndAHalfAndNoFurther) {
  openSample();
  for (int i = 0; i < 8; ++i) window().actions().action("view.larger")->trigger();
  EXPECT_EQ(textSize(), 150);
  EXPECT_EQ(font(Face::Body).pixelSize(), 20);
  shoot("larger");
  for (int i = 0; i < 8; ++i) window().actions().action("view.smaller")->trigger();
  EXPECT_EQ(textSize(), 100);
}

TEST_F(LookTest, EveryActionsIconExists) {
  for (const auto& spec : actionSpecs()) {
    if (spec.icon.empty()) continue;
    const auto image = iconPixmap(spec.icon, Ink::Text, 24, 1).toImage();
    bool drawn = false;
    for (int y = 0; y < image.height() && !drawn; ++y) {
      for (int x = 0; x < image.width() && !drawn; ++x) drawn = qAlpha(image.pixel(x, y)) > 0;
    }
    EXPECT_TRUE(drawn) << spec.icon;
  }
}

}  // namespace
}  // namespace kijun::ui
