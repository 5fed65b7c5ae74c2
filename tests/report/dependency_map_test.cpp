// Layout, columns and drawing of the dependency map.
#include "report/graph/dependency_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <thread>

#include "base/error.h"
#include "records/registers.h"
#include "report/graph/layout.h"
#include "report/graph/map_columns.h"

namespace kijun {
namespace {

std::vector<LayoutBox> boxesIn(const std::vector<std::uint32_t>& columns) {
  std::vector<LayoutBox> boxes;
  for (const auto column : columns) boxes.push_back({100, 40, column});
  return boxes;
}

TEST(GraphLayoutTest, columnsGoFromLeftToRightAndBoxesDoNotTouch) {
  const auto boxes = boxesIn({0, 1, 1, 1, 4, 4});
  const std::vector<LayoutLine> lines{{0, 1}, {0, 2}, {0, 3}, {1, 4}, {3, 5}, {5, 0}, {2, 3}};
  const auto layout = layoutGraph(boxes, lines);
  ASSERT_EQ(layout.centres.size(), boxes.size());
  for (std::size_t a = 0; a < boxes.size(); ++a) {
    const auto& at = layout.centres[a];
    EXPECT_GE(at.x - 50, -0.5);
    EXPECT_LE(at.x + 50, layout.width + 0.5);
    EXPECT_GE(at.y - 20, -0.5);
    EXPECT_LE(at.y + 20, layout.height + 0.5);
    for (std::size_t b = 0; b < boxes.size(); ++b) {
      const auto& other = layout.centres[b];
      if (boxes[a].column == boxes[b].column && a != b) {
        EXPECT_NEAR(at.x, other.x, 0.01);
        EXPECT_GE(std::abs(at.y - other.y), 40);
      }
      if (boxes[a].column < boxes[b].column) {
        EXPECT_LT(at.x + 100, other.x);
      }
    }
  }
}

TEST(GraphLayoutTest, linesThatLeadBackTurnNoColumnAround) {
  const auto boxes = boxesIn({0, 1, 1, 2, 2, 2, 3});
  std::vector<LayoutLine> lines{{0, 1}};
  for (std::uint32_t from = 3; from < 7; ++from) {
    for (std::uint32_t to = 0; to < 3; ++to) lines.push_back({from, to});
  }
  const auto layout = layoutGraph(boxes, lines);
  for (std::size_t a = 0; a + 1 < boxes.size(); ++a) {
    EXPECT_EQ(layout.centres[a].x < layout.centres[a + 1].x, boxes[a].column < boxes[a + 1].column);
  }
}

TEST(GraphLayoutTest, linesBeginAndEndAtTheirBoxes) {
  const auto boxes = boxesIn({0, 1, 2, 1});
  const std::vector<LayoutLine> lines{{0, 1}, {1, 2}, {0, 2}, {2, 3}, {1, 3}};
  const auto layout = layoutGraph(boxes, lines);
  ASSERT_EQ(layout.lines.size(), lines.size());
  const auto touches = [&](Point point, std::uint32_t box) {
    return std::abs(point.x - layout.centres[box].x) <= 52 &&
           std::abs(point.y - layout.centres[box].y) <= 25;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    SCOPED_TRACE(i);
    ASSERT_GE(layout.lines[i].size(), 2u);
    EXPECT_TRUE(touches(layout.lines[i].front(), lines[i].from));
    EXPECT_TRUE(touches(layout.lines[i].back(), lines[i].to));
  }
}

TEST(GraphLayoutTest, nothingIsNothing) {
  EXPECT_EQ(layoutGraph({}, {}).width, 0);
}

TEST(GraphLayoutTest, isLeftWhereItsAskerIsGone) {
  const auto boxes = boxesIn({0});
  EXPECT_THROW(layoutGraph(boxes, {}, [] { return true; }), Cancelled);
}

TEST(GraphLayoutTest, severalAtATimeAreAsOneAlone) {
  const auto boxes = boxesIn({0, 1, 1, 2, 2, 3});
  const std::vector<LayoutLine> lines{{0, 1}, {0, 2}, {1, 3}, {2, 4}, {4, 5}, {3, 5}};
  const auto alone = layoutGraph(boxes, lines);
  std::vector<GraphLayout> got(4);
  std::vector<std::thread> threads;
  for (auto& one : got) threads.emplace_back([&] { one = layoutGraph(boxes, lines); });
  for (auto& thread : threads) thread.join();
  for (const auto& one : got) {
    EXPECT_EQ(one.centres, alone.centres);
    EXPECT_EQ(one.lines, alone.lines);
  }
}

class DependencyMapTest : public ::testing::Test {
 protected:
  using Values = std::map<std::string, Value>;
  void add(std::string_view record, const Id& id, Values values = {}) {
    const auto& description = *findDescription(record);
    Row row(description.fields.size() + 1);
    row.front() = id;
    values.try_emplace("name", id);
    for (const auto& [field, value] : values) row[description.indexOf(field).value() + 1] = value;
    rows[record].push_back(std::move(row));
  }
  void asset(const Id& id, const std::string& kind, Values values = {}) {
    values["kind"] = kind;
    values.try_emplace("status", "approved");
    add("asset", id, std::move(values));
  }
  // A small water works.
  void fill() {
    add("service", "上水道の供給");
    add("service_function", "浄水処理", {{"service", "上水道の供給"}, {"needs", "監視制御"}});
    asset("監視制御", "control_system", {{"depends_on", "制御網"}, {"importance", "3"}});
    asset("制御網", "network", {{"suppliers", "計装"}, {"location", "浄水場"}});
    asset("予備品", "hardware", {{"location", "浄水場"}});
    asset("帳票", "cloud",
          {{"services", "上水道の供給"}, {"importance", "1"}, {"overseas", std::int64_t{1}}});
    add("supplier", "計装");
  }
  DependencyGraph graph() const {
    return DependencyGraph::of([&](const RecordDescription& description) {
      const auto at = rows.find(description.id);
      return at == rows.end() ? std::vector<Row>() : at->second;
    });
  }
  static std::vector<std::string> texts(const Drawing& drawing) {
    std::vector<std::string> out;
    for (const auto& shape : drawing.shapes) {
      if (const auto* label = std::get_if<Label>(&shape.geometry)) out.push_back(label->text);
    }
    return out;
  }
  static const MapNodePart& partOf(const DependencyGraph& graph, const DependencyMap& map,
                                   std::string_view name) {
    const auto at = std::ranges::find_if(
        map.nodes, [&](const MapNodePart& part) { return graph.node(part.node).name == name; });
    EXPECT_NE(at, map.nodes.end()) << name;
    return *at;
  }

  std::map<std::string_view, std::vector<Row>> rows;
};

TEST_F(DependencyMapTest, withoutLinksThereIsNothingToDraw) {
  asset("a", "hardware");
  const auto map = dependencyMap(graph(), {}, Language::Japanese);
  EXPECT_TRUE(map.nodes.empty());
  EXPECT_EQ(map.drawing, Drawing{});
  EXPECT_EQ(map.unlinked, 1u);
}

TEST_F(DependencyMapTest, everyNodeIsOnePlaceToPointAt) {
  fill();
  const auto g = graph();
  const auto map = dependencyMap(g, {}, Language::Japanese);
  ASSERT_EQ(map.nodes.size(), 8u);
  EXPECT_EQ(targetsOf(map.drawing).size(), 8u);
  for (const auto& part : map.nodes) {
    const auto& node = g.node(part.node);
    SCOPED_TRACE(node.name);
    const auto hit = shapeAt(map.drawing, {part.box.x + part.box.width / 2, part.box.y + 20});
    ASSERT_TRUE(hit);
    EXPECT_EQ(map.drawing.shapes[*hit].target, mapTarget(node));
    EXPECT_GE(*hit, part.firstShape);
    EXPECT_LT(*hit, part.endShape);
    EXPECT_GE(part.box.x, 0);
    EXPECT_LE(part.box.x + part.box.width, map.drawing.width);
    EXPECT_LE(part.box.y + part.box.height, map.drawing.height);
  }
  EXPECT_EQ(mapTarget(g.node(partOf(g, map, "制御網").node)), "asset:制御網");
  EXPECT_EQ(mapTarget(g.node(partOf(g, map, "浄水場").node)), "site:浄水場");
}

TEST_F(DependencyMapTest, servicesStandLeftOfWhatTheyNeed) {
  fill();
  const auto g = graph();
  const auto map = dependencyMap(g, {}, Language::Japanese);
  const auto x = [&](std::string_view name) { return partOf(g, map, name).box.x; };
  EXPECT_LT(x("上水道の供給"), x("浄水処理"));
  EXPECT_LT(x("浄水処理"), x("監視制御"));
  EXPECT_DOUBLE_EQ(x("監視制御"), x("帳票"));
  EXPECT_LT(x("監視制御"), x("制御網"));
  EXPECT_LT(x("制御網"), x("計装"));
  EXPECT_LT(x("計装"), x("浄水場"));
}

TEST_F(DependencyMapTest, singlePointsAndImportanceStandAsNumbersToo) {
  fill();
  const auto g = graph();
  const auto map = dependencyMap(g, {}, Language::Japanese);
  std::set<std::string> single;
  for (const auto& point : map.singlePoints) single.insert(g.node(point.node).name);
  EXPECT_EQ(single, (std::set<std::string>{"監視制御", "制御網", "計装", "浄水場"}));
  const auto numbers = [&](std::string_view name) {
    const auto& part = partOf(g, map, name);
    std::vector<std::string> out;
    for (auto i = part.firstShape; i < part.endShape; ++i) {
      const auto* label = std::get_if<Label>(&map.drawing.shapes[i].geometry);
      if (label && label->anchor == Anchor::Middle) out.push_back(label->text);
    }
    return out;
  };
  EXPECT_EQ(numbers("制御網"), (std::vector<std::string>{"3", "1"}));  // inherited; one service
  EXPECT_EQ(numbers("帳票"), (std::vector<std::string>{"1"}));
  EXPECT_EQ(numbers("計装"), (std::vector<std::string>{"1"}));
  EXPECT_NE(map.drawing.alternative.find("監視制御、制御網、計装、浄水場"), std::string::npos);
}

TEST_F(DependencyMapTest, theTableSaysWhatThePictureSays) {
  fill();
  const auto map = dependencyMap(graph(), {}, Language::English);
  ASSERT_EQ(map.drawing.table.rows.size(), map.nodes.size());
  const auto row = std::ranges::find(map.drawing.table.rows, "制御網",
                                     [](const auto& cells) { return cells.front(); });
  ASSERT_NE(row, map.drawing.table.rows.end());
  EXPECT_EQ(*row, (std::vector<std::string>{"制御網", "Network", "3", "計装, 浄水場", "監視制御",
                                            "上水道の供給"}));
  const auto words = texts(map.drawing);
  EXPECT_NE(std::ranges::find(words, "Cloud service (abroad)"), words.end());
}

TEST_F(DependencyMapTest, theFilterIsToldAndTheFocusMarked) {
  fill();
  const auto g = graph();
  MapFilter filter;
  filter.focus = g.find(NodeKind::Asset, "制御網");
  const auto map = dependencyMap(g, filter, Language::Japanese);
  EXPECT_EQ(map.nodes.size(), 6u);
  const auto words = texts(map.drawing);
  EXPECT_TRUE(std::ranges::any_of(
      words, [](const auto& text) { return text.starts_with("中心：制御網 · 6 件"); }));
}

TEST_F(DependencyMapTest, theSameRowsAreTheSameDrawingInAnyOrder) {
  fill();
  const auto before = dependencyMap(graph(), {}, Language::Japanese).drawing;
  std::ranges::reverse(rows["asset"]);
  EXPECT_EQ(dependencyMap(graph(), {}, Language::Japanese).drawing, before);
}

TEST_F(DependencyMapTest, cyclesAreDrawn) {
  add("service", "s");
  asset("a", "hardware", {{"services", "s"}, {"depends_on", "b"}});
  asset("b", "hardware", {{"depends_on", "c"}});
  asset("c", "hardware", {{"depends_on", "a"}});
  const auto g = graph();
  const auto map = dependencyMap(g, {}, Language::Japanese);
  EXPECT_EQ(map.nodes.size(), 4u);
  EXPECT_EQ(map.links.size(), 4u);
  for (const auto& link : map.links) EXPECT_GE(link.endShape - link.firstShape, 2u);
}

TEST_F(DependencyMapTest, aTallColumnIsSpreadOverSeveral) {
  add("service", "s");
  for (int i = 0; i < 200; ++i) asset("a" + std::to_string(i), "hardware", {{"services", "s"}});
  const auto g = graph();
  const auto columns = mapColumns(g, selectForMap(g, {}));
  const std::set<std::uint32_t> used(columns.columns.begin(), columns.columns.end());
  EXPECT_GE(used.size(), 1u + 200 / 20);
  const auto map = dependencyMap(g, {}, Language::Japanese);
  EXPECT_LT(map.drawing.height, map.drawing.width * 2);
}

TEST_F(DependencyMapTest, tooMuchIsRefusedWithAWayOut) {
  add("service", "s");
  for (std::size_t i = 0; i <= kMostMapNodes; ++i) {
    asset("a" + std::to_string(i), "hardware", {{"services", "s"}});
  }
  try {
    dependencyMap(graph(), {}, Language::Japanese);
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.text(Language::Japanese).find("絞り込"), std::string::npos);
  }
}

}  // namespace
}  // namespace kijun
