// The highest grade wins along links: cases by hand, and properties over random graphs.
#include "assessment/inheritance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace kijun {
namespace {

using Link = LinkTable::Link;

std::vector<Inherited> inheritAmong(const std::vector<std::uint8_t>& own,
                                    const std::vector<Link>& links,
                                    std::vector<InheritanceNode> nodes = {}) {
  nodes.resize(own.size());
  return inherit(nodes, own, LinkTable(own.size(), links));
}

TEST(LinkTableTest, dropsRepeatedLinksAndThoseToThemselves) {
  const LinkTable table(3, {{2, 0}, {0, 1}, {0, 1}, {1, 1}, {0, 2}});
  ASSERT_EQ(table.size(), 3u);
  EXPECT_TRUE(std::ranges::equal(table.from(0), std::vector<std::uint32_t>{1, 2}));
  EXPECT_TRUE(table.from(1).empty());
  EXPECT_TRUE(std::ranges::equal(table.reversed().from(0), std::vector<std::uint32_t>{2}));
}

TEST(InheritanceTest, nothingComesOfNothing) {
  EXPECT_TRUE(inheritAmong({}, {}).empty());
  EXPECT_EQ(inheritAmong({0, 0}, {{0, 1}}), (std::vector<Inherited>{{}, {}}));
}

TEST(InheritanceTest, theHighestWinsAndIsNeverLowered) {
  // 0 (3) → 2 ← 1 (2), 2 (1) → 3 (none); 2 → 0 does not lower 0.
  const auto got = inheritAmong({3, 2, 1, 0}, {{0, 2}, {1, 2}, {2, 3}, {2, 0}});
  EXPECT_EQ(got[0], (Inherited{3}));
  EXPECT_EQ(got[1], (Inherited{2}));
  EXPECT_EQ(got[2], (Inherited{3, 0}));
  EXPECT_EQ(got[3], (Inherited{3, 2}));
}

TEST(InheritanceTest, anEqualGradeIsItsOwn) {
  EXPECT_EQ(inheritAmong({2, 2}, {{0, 1}})[1], (Inherited{2}));
}

TEST(InheritanceTest, goesTheShortestWayAndOfEquallyShortOnesThroughTheLowestIndex) {
  // To 5: 0 → 1 → 2 → 5, 0 → 4 → 5, 0 → 3 → 5.
  const auto got =
      inheritAmong({3, 0, 0, 0, 0, 0}, {{0, 1}, {1, 2}, {2, 5}, {0, 4}, {4, 5}, {0, 3}, {3, 5}});
  EXPECT_EQ(got[5], (Inherited{3, 3}));
}

TEST(InheritanceTest, whoKeepsItsOwnPassesOnThatAlone) {
  // 0 (3) → 1 (1, keeps) → 2
  const auto got = inheritAmong({3, 1, 0}, {{0, 1}, {1, 2}}, {{}, {true}, {}});
  EXPECT_EQ(got[1], (Inherited{1, kNoSource, 3, 0}));
  EXPECT_EQ(got[2], (Inherited{1, 1}));
  // Without a value of its own it has none, and stops all.
  const auto none = inheritAmong({3, 0, 0}, {{0, 1}, {1, 2}}, {{}, {true}, {}});
  EXPECT_EQ(none[1], (Inherited{0, kNoSource, 3, 0}));
  EXPECT_EQ(none[2], (Inherited{}));
}

TEST(InheritanceTest, whoKeepsAHigherOneRefusesNothing) {
  EXPECT_EQ(inheritAmong({2, 3}, {{0, 1}}, {{}, {true}})[1], (Inherited{3}));
}

TEST(InheritanceTest, whatPassesNothingOnStillInherits) {
  const auto got = inheritAmong({3, 0, 0}, {{0, 1}, {1, 2}}, {{}, {false, false}, {}});
  EXPECT_EQ(got[1], (Inherited{3, 0}));
  EXPECT_EQ(got[2], (Inherited{}));
}

TEST(InheritanceTest, cyclesEnd) {
  const auto got = inheritAmong({1, 3, 0}, {{0, 1}, {1, 2}, {2, 0}});
  EXPECT_EQ(got[0], (Inherited{3, 2}));
  EXPECT_EQ(got[1], (Inherited{3}));
  EXPECT_EQ(got[2], (Inherited{3, 1}));
}

TEST(InheritanceTest, aCycleThroughOneThatKeepsItsOwnRefusesNothingOfItself) {
  const auto got = inheritAmong({2, 0}, {{0, 1}, {1, 0}}, {{true}, {}});
  EXPECT_EQ(got[0], (Inherited{2}));
  EXPECT_EQ(got[1], (Inherited{2, 0}));
}

struct Graph {
  std::vector<InheritanceNode> nodes;
  std::vector<std::uint8_t> own;
  std::vector<Link> links;
};

Graph randomGraph(std::mt19937& random) {
  const auto upTo = [&](int most) { return std::uniform_int_distribution<>(0, most)(random); };
  Graph graph;
  const auto size = static_cast<std::size_t>(1 + upTo(30));
  for (std::size_t i = 0; i < size; ++i) {
    graph.nodes.push_back({upTo(9) == 0, upTo(9) != 0});
    graph.own.push_back(static_cast<std::uint8_t>(std::max(0, upTo(6) - 3)));
  }
  const int links = upTo(static_cast<int>(size) * 3);
  for (int i = 0; i < links; ++i) {
    graph.links.push_back({static_cast<std::uint32_t>(upTo(static_cast<int>(size) - 1)),
                           static_cast<std::uint32_t>(upTo(static_cast<int>(size) - 1))});
  }
  return graph;
}

// The rule as it is told, repeated until nothing changes.
std::vector<std::uint8_t> byTheRule(const Graph& graph) {
  auto grades = graph.own;
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [from, to] : graph.links) {
      if (graph.nodes[to].keepsOwn || !graph.nodes[from].passesOn) continue;
      if (grades[from] > grades[to]) {
        grades[to] = grades[from];
        changed = true;
      }
    }
  }
  return grades;
}

// Steps from `row` along the sources, or nothing where they run in a circle.
std::optional<std::size_t> steps(const std::vector<Inherited>& all, std::uint32_t row) {
  std::size_t count = 0;
  for (; all[row].source != kNoSource; row = all[row].source) {
    if (++count > all.size()) return std::nullopt;
  }
  return count;
}

TEST(InheritanceProperty, isTheFixpointOfTheRuleWithShortestWays) {
  std::mt19937 random(20260930);
  for (int round = 0; round < 500; ++round) {
    SCOPED_TRACE(round);
    const auto graph = randomGraph(random);
    const auto got = inheritAmong(graph.own, graph.links, graph.nodes);
    const auto expected = byTheRule(graph);
    const LinkTable links(graph.own.size(), graph.links);
    for (std::uint32_t i = 0; i < got.size(); ++i) {
      ASSERT_EQ(got[i].grade, expected[i]);
      const auto own = steps(got, i);
      ASSERT_TRUE(own);
      // Every step of the way is a link that passes this grade on, and none leads further than
      // another would.
      for (std::uint32_t from = 0; from < got.size(); ++from) {
        const bool linked = std::ranges::find(links.from(from), i) != links.from(from).end();
        if (got[i].source == from) {
          ASSERT_TRUE(linked && graph.nodes[from].passesOn && got[from].grade == got[i].grade);
        }
        if (linked && graph.nodes[from].passesOn && !graph.nodes[i].keepsOwn &&
            got[from].grade == got[i].grade) {
          ASSERT_LE(*own, *steps(got, from) + 1);
        }
        if (linked && graph.nodes[from].passesOn && graph.nodes[i].keepsOwn &&
            got[from].grade > got[i].grade) {
          ASSERT_GE(got[i].refused, got[from].grade);
        }
      }
    }
  }
}

TEST(InheritanceProperty, theOrderOfLinksDecidesNothing) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    SCOPED_TRACE(round);
    auto graph = randomGraph(random);
    const auto before = inheritAmong(graph.own, graph.links, graph.nodes);
    std::ranges::shuffle(graph.links, random);
    ASSERT_EQ(inheritAmong(graph.own, graph.links, graph.nodes), before);
  }
}

TEST(InheritanceTest, aLongChainNeedsNoDeepStack) {
  constexpr std::uint32_t kLength = 200'000;
  std::vector<std::uint8_t> own(kLength, 0);
  own[0] = 3;
  std::vector<Link> links;
  for (std::uint32_t i = 0; i + 1 < kLength; ++i) links.push_back({i, i + 1});
  links.push_back({kLength - 1, 0});
  EXPECT_EQ(inheritAmong(own, links).back(), (Inherited{3, kLength - 2}));
}

}  // namespace
}  // namespace kijun
