#include "report/drawing.h"

#include <gtest/gtest.h>

namespace kijun {
namespace {

Drawing sample() {
  Drawing drawing{100, 50, "題 <b>", "説明 & \"補足\"", {}, {}};
  drawing.shapes.push_back(
      {Rectangle{0, 0, 40, 40, 3}, ColourRole::AccentSoft, {}, "左", "section:5.1"});
  drawing.shapes.push_back({Path{{{60, 10}, {90, 10}}, false},
                            {},
                            Stroke{ColourRole::Line, 1, {4, 2}},
                            "線",
                            "section:5.2"});
  drawing.shapes.push_back({Circle{{20, 20}, 5}, ColourRole::Accent, {}, "点", "section:5.1"});
  drawing.shapes.push_back({Label{{50, 40}, "<script>", 12, Anchor::Middle, Weight::Bold},
                            ColourRole::Text,
                            {},
                            {},
                            {}});
  return drawing;
}

TEST(Drawing, PointingFindsTheTopmostShapeThatAnswers) {
  const auto drawing = sample();
  EXPECT_EQ(shapeAt(drawing, {20, 20}), 2U);
  EXPECT_EQ(shapeAt(drawing, {2, 2}), 0U);
  EXPECT_EQ(shapeAt(drawing, {75, 12}), 1U);
  EXPECT_EQ(shapeAt(drawing, {75, 25}), std::nullopt);
  EXPECT_EQ(shapeAt(drawing, {50, 38}), std::nullopt);
}

TEST(Drawing, KeyboardStopsOnceAtEachTarget) {
  EXPECT_EQ(targetsOf(sample()), (std::vector<std::size_t>{0, 1}));
}

TEST(Drawing, BoundsOfTextFollowItsAnchor) {
  const Rectangle box = boundsOf(
      {Label{{50, 40}, "基準", 10, Anchor::Middle, Weight::Regular}, ColourRole::Text, {}, {}, {}});
  EXPECT_DOUBLE_EQ(box.x, 40);
  EXPECT_DOUBLE_EQ(box.width, 20);
  EXPECT_LT(box.y, 40);
}

TEST(Drawing, SvgNamesItselfAndEscapesText) {
  const auto svg = toSvg(sample(), "f1");
  EXPECT_NE(svg.find("role=\"img\" aria-labelledby=\"f1-t f1-d\""), std::string::npos);
  EXPECT_NE(svg.find("<title id=\"f1-t\">題 &lt;b&gt;</title>"), std::string::npos);
  EXPECT_NE(svg.find("stroke-dasharray=\"4 2\""), std::string::npos);
  EXPECT_NE(svg.find("fill=\"var(--accentSoft)\""), std::string::npos);
  EXPECT_NE(svg.find("text-anchor=\"middle\" font-weight=\"700\""), std::string::npos);
  EXPECT_EQ(svg.find("<script"), std::string::npos);
}

TEST(Drawing, AsAFileItHasTheColoursOfOneThemeAndIsWhole) {
  const auto svg = toSvgFile(sample(), Theme::Dark);
  EXPECT_TRUE(svg.starts_with("<?xml"));
  EXPECT_EQ(svg.find("var("), std::string::npos);
  EXPECT_NE(svg.find("fill=\"" + colour(Theme::Dark, ColourRole::AccentSoft).hex() + "\""),
            std::string::npos);
  EXPECT_NE(svg.find("stroke=\"" + colour(Theme::Dark, ColourRole::Line).hex() + "\""),
            std::string::npos);
  EXPECT_NE(svg, toSvgFile(sample(), Theme::Print));
}

}  // namespace
}  // namespace kijun
