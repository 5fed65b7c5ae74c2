#include "report/charts.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "base/text.h"
#include "report/measure.h"
#include "report/report_fixture.h"

namespace kijun::testing {
namespace {

constexpr double kEdge = 0.5;

void expectInside(const Drawing& drawing) {
  for (const auto& shape : drawing.shapes) {
    const Rectangle box = boundsOf(shape);
    const auto* label = std::get_if<Label>(&shape.geometry);
    const std::string what = drawing.title + " " + (label ? label->text : "a shape");
    EXPECT_GE(box.x, -kEdge) << what;
    EXPECT_GE(box.y, -kEdge) << what;
    EXPECT_LE(box.x + box.width, drawing.width + kEdge) << what;
    EXPECT_LE(box.y + box.height, drawing.height + kEdge) << what;
  }
}

void expectLabelsApart(const Drawing& drawing) {
  std::vector<Rectangle> boxes;
  for (const auto& shape : drawing.shapes) {
    if (const auto* label = std::get_if<Label>(&shape.geometry); label && label->size >= 12) {
      boxes.push_back(boundsOf(shape));
    }
  }
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      const bool apart = boxes[i].x + boxes[i].width <= boxes[j].x + kEdge ||
                         boxes[j].x + boxes[j].width <= boxes[i].x + kEdge ||
                         boxes[i].y + boxes[i].height <= boxes[j].y + kEdge ||
                         boxes[j].y + boxes[j].height <= boxes[i].y + kEdge;
      EXPECT_TRUE(apart) << drawing.title << " labels " << i << " and " << j;
    }
  }
}

// Stroked outlines of the drawing with that role, the thickest last.
std::vector<Path> outlines(const Drawing& drawing, ColourRole role) {
  std::vector<Path> found;
  for (const auto& shape : drawing.shapes) {
    const auto* path = std::get_if<Path>(&shape.geometry);
    if (path && shape.stroke && shape.stroke->role == role && path->points.size() > 2) {
      found.push_back(*path);
    }
  }
  return found;
}

struct Case {
  Language language;
  ChartSize size;
};

class EverySize : public ::testing::TestWithParam<Case> {
 protected:
  const ReportInput input_ = sampleInput(GetParam().language);
  const Catalog& catalog_ = *input_.snapshot.current.catalog;
};

TEST_P(EverySize, NothingIsCutOff) {
  const auto& [language, size] = GetParam();
  const Scores* last = &*input_.previous;
  expectInside(radarChart(input_.now, last, catalog_, language, size));
  expectInside(heatMap(input_.now, catalog_, language, size));
  expectInside(maturityBars(input_.now.chapters, last->chapters, catalog_, language, size));
  const std::vector<TrendPoint> points = {
      {"令和6年度 下期", Fraction(3, 2), Fraction(3), Fraction(1, 3)},
      {"令和7年度 上期", {}, {}, {}},
      {"令和7年度 下期", Fraction(2), Fraction(3), Fraction(1, 2)},
      {"令和8年度 上期", Fraction(5), Fraction(3), Fraction(1, 2)}};
  expectInside(trendChart(points, catalog_, language, size));
}

TEST_P(EverySize, LabelsDoNotOverlap) {
  const auto& [language, size] = GetParam();
  expectLabelsApart(radarChart(input_.now, &*input_.previous, catalog_, language, size));
  expectLabelsApart(heatMap(input_.now, catalog_, language, size));
}

// A word of Latin letters stands whole on its line.
TEST_P(EverySize, NoWordIsBroken) {
  const auto& [language, size] = GetParam();
  std::set<std::string> known;
  const auto learn = [&](const std::string& label) {
    for (const auto word : split(label, ' ')) known.emplace(word);
  };
  for (const auto& axis : catalog_.radar()) learn(axis.label.in(Language::English));
  for (const auto& function : catalog_.functions()) learn(function.label.in(Language::English));
  if (language != Language::English) return;
  const ChartSize narrow{size.width * 0.6, size.height};
  for (const auto& drawing : {radarChart(input_.now, nullptr, catalog_, language, narrow),
                              heatMap(input_.now, catalog_, language, narrow)}) {
    for (const auto& shape : drawing.shapes) {
      const auto* label = std::get_if<Label>(&shape.geometry);
      if (!label || shape.target.empty()) continue;
      for (const auto word : split(label->text, ' ')) {
        const bool figure = word.find_first_of("0123456789") == 0 || word == "—";
        const bool cut = word.find("…") != std::string_view::npos;
        if (figure || cut || word.empty()) continue;
        EXPECT_TRUE(known.contains(std::string(word))) << drawing.title << ": " << word;
      }
    }
  }
}

TEST_P(EverySize, RadarUsesItsRoom) {
  const auto& [language, size] = GetParam();
  const auto drawing = radarChart(input_.now, nullptr, catalog_, language, size);
  const auto rings = outlines(drawing, ColourRole::Line);
  ASSERT_FALSE(rings.empty());
  const Rectangle outer = boundsOf({rings.back(), {}, {}, {}, {}});
  EXPECT_GT(std::max(outer.width / size.width, outer.height / size.height), 0.45);
}

std::string nameOfCase(const ::testing::TestParamInfo<Case>& info) {
  const auto& [language, size] = info.param;
  return fmt::format("{}_{:.0f}x{:.0f}", languageCode(language), size.width, size.height);
}

INSTANTIATE_TEST_SUITE_P(
    Charts, EverySize,
    ::testing::Values(Case{Language::Japanese, {655, 400}}, Case{Language::English, {655, 400}},
                      Case{Language::Japanese, {380, 340}}, Case{Language::English, {380, 340}},
                      Case{Language::Japanese, {320, 480}}, Case{Language::English, {900, 300}}),
    nameOfCase);

class Charts : public ::testing::Test {
 protected:
  const ReportInput input_ = sampleInput();
  const Catalog& catalog_ = *input_.snapshot.current.catalog;
};

TEST_F(Charts, RadarCornersStandAtTheirFigures) {
  const auto drawing = radarChart(input_.now, nullptr, catalog_, Language::Japanese, {600, 400});
  const auto rings = outlines(drawing, ColourRole::Line);
  const auto now = outlines(drawing, ColourRole::Accent);
  ASSERT_EQ(rings.size(), 5U);
  ASSERT_EQ(now.size(), 1U);
  ASSERT_EQ(now.front().points.size(), input_.now.radar.size());
  const Path& outer = rings.back();
  // The first axis points straight up; the centre is below it by the outer ring's radius.
  const double step = rings[1].points[0].y - rings[0].points[0].y;
  const Point centre{rings[0].points[0].x, rings[0].points[0].y - step};
  for (std::size_t i = 0; i < outer.points.size(); ++i) {
    const double share = input_.now.radar[i].maturity->toDouble() / 5;
    EXPECT_NEAR(now.front().points[i].x, centre.x + share * (outer.points[i].x - centre.x), 1e-6);
    EXPECT_NEAR(now.front().points[i].y, centre.y + share * (outer.points[i].y - centre.y), 1e-6);
  }
}

TEST_F(Charts, TargetsAreComparedOnTheRadarUnderTheirName) {
  auto other = input_.now;
  for (auto& axis : other.radar) axis.target = Fraction(1);
  const auto drawing =
      targetRadar(input_.now, other, "前年の目標像", catalog_, Language::Japanese, {600, 400});
  const auto thin = outlines(drawing, ColourRole::Previous);
  const auto rings = outlines(drawing, ColourRole::Line);
  ASSERT_EQ(thin.size(), 1U);
  for (std::size_t i = 0; i < thin.front().points.size(); ++i) {
    EXPECT_NEAR(thin.front().points[i].x, rings.front().points[i].x, 1e-6) << "on the first ring";
  }
  EXPECT_EQ(drawing.table.columns.back(), "前年の目標像");
  EXPECT_EQ(drawing.table.rows.front().back(), "1.0");
}

TEST_F(Charts, RadarShowsTargetDashedAndLastCycleThin) {
  const auto drawing =
      radarChart(input_.now, &*input_.previous, catalog_, Language::Japanese, {600, 400});
  double now = 0, last = 0;
  bool dashed = false;
  for (const auto& shape : drawing.shapes) {
    const auto* path = std::get_if<Path>(&shape.geometry);
    if (!path || !path->closed || !shape.stroke) continue;
    if (shape.stroke->role == ColourRole::Accent) now = shape.stroke->width;
    if (shape.stroke->role == ColourRole::Previous) last = shape.stroke->width;
    if (shape.stroke->role == ColourRole::Target) dashed = !shape.stroke->dashes.empty();
  }
  EXPECT_GT(now, last);
  EXPECT_GT(last, 0);
  EXPECT_TRUE(dashed);
}

TEST_F(Charts, RadarLeavesAxesWithoutFigureOut) {
  Scores scores = input_.now;
  scores.radar[2].maturity.reset();
  const auto drawing = radarChart(scores, nullptr, catalog_, Language::Japanese, {600, 400});
  EXPECT_EQ(outlines(drawing, ColourRole::Accent).front().points.size(), scores.radar.size() - 1);
  EXPECT_EQ(drawing.table.rows[2][1], "—");
}

TEST_F(Charts, EveryRadarAxisLeadsToItsSection) {
  const auto drawing = radarChart(input_.now, nullptr, catalog_, Language::Japanese, {600, 400});
  const auto stops = targetsOf(drawing);
  ASSERT_EQ(stops.size(), catalog_.radar().size());
  EXPECT_EQ(drawing.shapes[stops[2]].target, "section:5.1");
  EXPECT_FALSE(drawing.shapes[stops[2]].tooltip.empty());
}

TEST_F(Charts, HeatMapColoursNeverPromiseMoreThanIsReached) {
  Scores scores = input_.now;
  scores.heat[0][0] = Fraction(299, 100);
  scores.heat[0][1] = Fraction(3);
  scores.heat[0][2] = {};
  const auto drawing = heatMap(scores, catalog_, Language::English, {600, 300});
  std::vector<ColourRole> fields;
  for (const auto& shape : drawing.shapes) {
    if (std::holds_alternative<Rectangle>(shape.geometry)) fields.push_back(*shape.fill);
  }
  EXPECT_EQ(fields[0], ColourRole::Level2);
  EXPECT_EQ(fields[1], ColourRole::Level3);
  EXPECT_EQ(fields[2], ColourRole::Window);
  EXPECT_EQ(drawing.table.rows[0][1], "3.0");
  EXPECT_EQ(drawing.table.rows[0][3], "—");
}

TEST_F(Charts, BarsAreAsLongAsTheirFigures) {
  std::vector<GroupScore> groups = {input_.now.chapters.back(), input_.now.chapters.back()};
  groups[0].maturity = Fraction(5);
  groups[1].maturity = Fraction(5, 2);
  const auto drawing = maturityBars(groups, {}, catalog_, Language::Japanese, {600, 200});
  std::vector<double> widths;
  for (const auto& shape : drawing.shapes) {
    if (const auto* bar = std::get_if<Rectangle>(&shape.geometry)) widths.push_back(bar->width);
  }
  ASSERT_EQ(widths.size(), 2U);
  EXPECT_NEAR(widths[1], widths[0] / 2, 1e-9);
}

TEST_F(Charts, TrendLeavesAGapWhereACycleHasNoFigure) {
  const std::vector<TrendPoint> points = {{"1", Fraction(1), {}, {}},
                                          {"2", Fraction(2), {}, {}},
                                          {"3", {}, {}, {}},
                                          {"4", Fraction(2), {}, {}},
                                          {"5", Fraction(3), {}, {}}};
  const auto drawing = trendChart(points, catalog_, Language::Japanese, {400, 200});
  int lines = 0;
  for (const auto& shape : drawing.shapes) {
    if (std::holds_alternative<Path>(shape.geometry) && shape.stroke->role == ColourRole::Accent)
      ++lines;
  }
  EXPECT_EQ(lines, 2);
}

// The line of the targets does not run through a figure.
TEST_F(Charts, TrendWritesAFigureWhereNoTargetCrossesIt) {
  const auto baseLine = [&](Fraction target) {
    const std::vector<TrendPoint> points = {{"1", Fraction(2), target, {}},
                                            {"2", Fraction(2), target, {}}};
    const auto drawing = trendChart(points, catalog_, Language::Japanese, {260, 110});
    double circle = 0, label = 0;
    for (const auto& shape : drawing.shapes) {
      if (const auto* dot = std::get_if<Circle>(&shape.geometry)) circle = dot->centre.y;
      const auto* words = std::get_if<Label>(&shape.geometry);
      if (words && words->text == "2.0") label = words->at.y;
    }
    return label - circle;
  };
  EXPECT_LT(baseLine(Fraction(5)), 0) << "above its point";
  EXPECT_GT(baseLine(Fraction(3)), 0) << "below: the target is just above";
  EXPECT_LT(baseLine(Fraction(1)), 0);
}

TEST_F(Charts, NothingAnsweredIsDrawnWithoutFigures) {
  Snapshot snapshot = sampleSnapshot();
  snapshot.current.answers.clear();
  snapshot.previous.reset();
  const auto empty = reportInput(snapshot, Language::Japanese);
  const auto drawing = radarChart(empty.now, nullptr, catalog_, Language::Japanese, {500, 380});
  expectInside(drawing);
  EXPECT_TRUE(outlines(drawing, ColourRole::Accent).empty());
  EXPECT_NE(drawing.alternative.find("まだ回答がありません"), std::string::npos);
}

}  // namespace
}  // namespace kijun::testing
