// The dependency graph from rows, its questions on graphs drawn by hand, and properties of single
// points over random ones.
#include "assessment/dependency_queries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "records/registers.h"

namespace kijun {
namespace {

class Dependencies : public ::testing::Test {
 protected:
  using Values = std::map<std::string, Value>;

  // The name is the id.
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
  void service(const Id& id) { add("service", id); }
  void function(const Id& id, const Id& service, const std::string& needs) {
    add("service_function", id, {{"service", service}, {"needs", needs}});
  }

  DependencyGraph graph() const {
    return DependencyGraph::of([&](const RecordDescription& description) {
      const auto at = rows.find(description.id);
      return at == rows.end() ? std::vector<Row>() : at->second;
    });
  }
  static std::uint32_t at(const DependencyGraph& graph, std::string_view name) {
    const auto found = graph.named(name);
    EXPECT_EQ(found.size(), 1u) << name;
    return found.empty() ? 0 : found.front();
  }
  template <typename Indices>
  static std::vector<std::string> names(const DependencyGraph& graph, const Indices& indices) {
    std::vector<std::string> out;
    for (const auto index : indices) out.push_back(graph.node(index).name);
    return out;
  }
  static std::vector<std::string> names(const DependencyGraph& graph,
                                        const std::vector<Reached>& reached) {
    std::vector<std::string> out;
    for (const auto& [node, steps] : reached) {
      out.push_back(graph.node(node).name + " " + std::to_string(steps));
    }
    return out;
  }
  // "from>to", "from~to" where not direct.
  static std::vector<std::string> links(const DependencyGraph& graph,
                                        const MapSelection& selection) {
    std::vector<std::string> out;
    for (const auto& link : selection.links) {
      out.push_back(graph.node(link.from).name + (link.direct ? ">" : "~") +
                    graph.node(link.to).name);
    }
    return out;
  }
  std::vector<std::string> pointsOf(const DependencyGraph& graph) const {
    std::vector<std::uint32_t> all(graph.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
    std::vector<std::string> out;
    for (const auto& point : singlePoints(graph, all)) {
      out.push_back(graph.node(point.node).name + " " + std::to_string(point.services.size()));
    }
    return out;
  }

  using Names = std::vector<std::string>;
  std::map<std::string_view, std::vector<Row>> rows;
};

TEST_F(Dependencies, emptyRegistersAreAnEmptyGraph) {
  EXPECT_EQ(graph().size(), 0u);
  EXPECT_TRUE(selectForMap(graph(), {}).nodes.empty());
}

TEST_F(Dependencies, everyKindOfANodeHasItsNameAndItsPlace) {
  for (const auto& choice : findDescription("asset")->fields[1].choices) {
    EXPECT_EQ(std::ranges::count(dependencyKinds(), choice.id), 1) << choice.id;
  }
  for (const auto kind : dependencyKinds()) {
    EXPECT_FALSE(kindTextId(kind).empty()) << kind;
    EXPECT_NE(bilingual(kindTextId(kind)).ja, kindTextId(kind));
  }
}

TEST_F(Dependencies, linksComeFromEveryReferenceOfTheRegisters) {
  service("water");
  add("service_function", "supply",
      {{"service", "water"}, {"needs", "scada"}, {"suppliers", "operator"}});
  asset("scada", "control_system",
        {{"depends_on", "server"}, {"suppliers", "maker"}, {"location", "浄水場"}});
  asset("server", "hardware", {{"services", "water"}, {"location", "データセンター"}});
  asset("store", "hardware", {{"location", "データセンター"}});
  asset("laptop", "hardware", {{"location", "事務室"}});  // alone there: no site
  asset("浄水場", "facility");
  add("supplier", "maker", {{"subcontractors", "parts"}, {"abroad", std::int64_t{1}}});
  add("supplier", "operator", {{"services", "water"}});
  add("supplier", "parts");
  const auto g = graph();
  EXPECT_EQ(g.size(), 11u);
  const auto needs = [&](std::string_view name) { return names(g, g.needs().from(at(g, name))); };
  EXPECT_EQ(needs("water"), (Names{"supply", "server", "operator"}));
  EXPECT_EQ(needs("supply"), (Names{"scada", "operator"}));
  EXPECT_EQ(needs("scada"), (Names{"server", "maker", "浄水場"}));
  EXPECT_EQ(needs("server"), (Names{"データセンター"}));
  EXPECT_EQ(needs("maker"), (Names{"parts"}));
  EXPECT_EQ(g.node(at(g, "浄水場")).kind, NodeKind::Asset);  // a location with that name leads here
  EXPECT_EQ(g.node(at(g, "データセンター")).kind, NodeKind::Site);
  EXPECT_TRUE(g.node(at(g, "maker")).abroad);
  EXPECT_EQ(names(g, g.neededBy().from(at(g, "server"))), (Names{"water", "scada"}));
}

TEST_F(Dependencies, whatIsRetiredIsLeftOutAndSitesAreOneHoweverWritten) {
  asset("a", "hardware", {{"location", "Ｂ棟 １階"}, {"depends_on", "old"}});
  asset("b", "hardware", {{"location", " B棟 1階 "}});
  asset("old", "hardware", {{"status", "retired"}, {"location", "倉庫"}});
  const auto g = graph();
  EXPECT_EQ(names(g, std::vector<std::uint32_t>{0, 1, 2}), (Names{"a", "b", "B棟 1階"}));
  EXPECT_EQ(g.size(), 3u);
  EXPECT_EQ(g.neededBy().from(2).size(), 2u);
}

TEST_F(Dependencies, theOrderOfRowsDecidesNothing) {
  service("s");
  function("f", "s", "a b");
  for (const auto* name : {"a", "b", "c", "d"}) {
    asset(name, "hardware", {{"depends_on", "c d"}, {"location", "x"}});
  }
  const auto told = [&](const DependencyGraph& g) {
    Names out;
    for (const auto& node : g.nodes()) out.push_back(node.name);
    for (const auto& link : links(g, selectForMap(g, {}))) out.push_back(link);
    return out;
  };
  const auto before = told(graph());
  std::mt19937 random(3);
  for (int round = 0; round < 10; ++round) {
    std::ranges::shuffle(rows["asset"], random);
    EXPECT_EQ(told(graph()), before);
  }
}

TEST_F(Dependencies, reachesBothWaysAndEndsOnCycles) {
  service("s");
  function("f", "s", "a");
  asset("a", "control_system", {{"depends_on", "b"}});
  asset("b", "hardware", {{"depends_on", "a c"}});
  asset("c", "network");
  const auto g = graph();
  EXPECT_EQ(names(g, neededOf(g, at(g, "s"))), (Names{"f 1", "a 2", "b 3", "c 4"}));
  EXPECT_EQ(names(g, neededOf(g, at(g, "a"))), (Names{"b 1", "c 2"}));
  EXPECT_EQ(names(g, dependentsOf(g, at(g, "a"))), (Names{"f 1", "b 1", "s 2"}));
  EXPECT_EQ(names(g, servicesTouchedBy(g, at(g, "c"))), (Names{"s"}));
  EXPECT_EQ(names(g, servicesTouchedBy(g, at(g, "s"))), (Names{"s"}));
}

TEST_F(Dependencies, whatStandsAloneOfItsKindStopsTheService) {
  service("s");
  function("f", "s", "scada");
  asset("scada", "control_system", {{"depends_on", "server1 server2 net"}});
  asset("server1", "hardware", {{"location", "room1"}});
  asset("server2", "hardware", {{"location", "room2"}});
  asset("net", "network");
  auto g = graph();
  EXPECT_EQ(pointsOf(g), (Names{"scada 1", "net 1"}));
  EXPECT_EQ(names(g, stoppedBy(g, at(g, "net"))), (Names{"s", "f", "scada"}));
  EXPECT_TRUE(stoppedBy(g, at(g, "server1")).empty());
  // Still, it may touch the service.
  EXPECT_EQ(names(g, servicesTouchedBy(g, at(g, "server1"))), (Names{"s"}));
}

TEST_F(Dependencies, whatTheStandInsShareIsASinglePoint) {
  service("s");
  function("f", "s", "server1 server2");
  asset("server1", "hardware", {{"location", "room"}, {"suppliers", "maker"}});
  asset("server2", "hardware", {{"location", "room"}, {"suppliers", "maker other"}});
  add("supplier", "maker");
  add("supplier", "other");
  EXPECT_EQ(pointsOf(graph()), (Names{"room 1"}));
}

TEST_F(Dependencies, whatPeopleGradedLowerStopsNothingButStandsIn) {
  service("s");
  function("f", "s", "main spare mail");
  asset("main", "hardware", {{"depends_on", "net"}});
  asset("spare", "hardware",
        {{"importance", "1"}, {"own_grades", std::int64_t{1}}, {"depends_on", "net"}});
  asset("mail", "cloud", {{"importance", "2"}});
  asset("net", "network");
  EXPECT_EQ(pointsOf(graph()), (Names{"net 1"}));
}

TEST_F(Dependencies, whatPeopleGradedHighestHasNoStandIn) {
  service("s");
  function("f", "s", "scada dosing");
  asset("scada", "control_system", {{"importance", "3"}, {"depends_on", "server1 server2"}});
  asset("dosing", "control_system");
  asset("server1", "hardware");  // both inherit 3, and stand in for each other
  asset("server2", "hardware");
  EXPECT_EQ(pointsOf(graph()), (Names{"scada 1"}));
}

TEST_F(Dependencies, moreServicesStandFirst) {
  service("s");
  service("t");
  function("f", "s", "a net");
  function("g", "t", "net");
  function("h", "t", "b");
  asset("a", "control_system");
  asset("b", "control_system");
  asset("net", "network");
  EXPECT_EQ(pointsOf(graph()), (Names{"net 2", "a 1", "b 1"}));
}

TEST_F(Dependencies, aCycleDoesNotFailByItself) {
  service("s");
  function("f", "s", "a");
  asset("a", "control_system", {{"depends_on", "b"}});
  asset("b", "hardware", {{"depends_on", "a"}});
  EXPECT_EQ(pointsOf(graph()), (Names{"a 1", "b 1"}));
}

// The rule of failing as it is told, repeated until nothing more fails.
std::vector<std::uint32_t> failuresByTheRule(const DependencyGraph& graph, std::uint32_t first) {
  std::vector<bool> failed(graph.size());
  failed[first] = true;
  const auto fails = [&](std::uint32_t user) {
    for (const auto a : graph.needs().from(user)) {
      bool any = false, vital = false;
      for (const auto b : graph.needs().from(user)) {
        const bool same = graph.node(a).kind == NodeKind::Function
                              ? a == b
                              : kindId(graph.node(a)) == kindId(graph.node(b));
        if (!same) continue;
        any = any || !failed[b];
        vital = vital || !graph.node(b).dispensable;
      }
      if ((!any && vital) || (failed[a] && graph.node(a).irreplaceable)) return true;
    }
    return false;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
      if (!failed[i] && fails(i)) failed[i] = changed = true;
    }
  }
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (failed[i] && i != first) out.push_back(i);
  }
  return out;
}

TEST_F(Dependencies, failuresFollowTheRuleOnRandomGraphs) {
  std::mt19937 random(11);
  const auto any = [&](int count) { return static_cast<int>(random() % std::uint32_t(count)); };
  const char* kinds[] = {"hardware", "network", "control_system", "cloud"};
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE(round);
    rows.clear();
    for (const auto* name : {"s0", "s1", "s2"}) service(name);
    const auto some = [&](int most) {
      std::string ids;
      for (int n = any(most); n >= 0; --n) ids += " a" + std::to_string(any(25));
      return ids.substr(1);
    };
    for (int i = 0; i < 6; ++i) {
      function("f" + std::to_string(i), "s" + std::to_string(any(3)), some(3));
    }
    for (int i = 0; i < 25; ++i) {
      asset("a" + std::to_string(i), kinds[any(4)],
            {{"depends_on", some(4)},
             {"importance", any(3) == 0 ? Value(any(4) == 0 ? "3" : "1") : Value()},
             {"own_grades", std::int64_t{any(4) == 0}},
             {"location", any(2) ? Value("site" + std::to_string(any(4))) : Value()}});
    }
    const auto g = graph();
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; i < g.size(); ++i) {
      all.push_back(i);
      ASSERT_EQ(stoppedBy(g, i), failuresByTheRule(g, i)) << g.node(i).name;
      // Nothing is stopped that is not touched.
      const auto touched = dependentsOf(g, i);
      for (const auto stopped : stoppedBy(g, i)) {
        ASSERT_TRUE(std::ranges::any_of(
            touched, [&](const Reached& reached) { return reached.node == stopped; }));
      }
    }
    // One after the other is the same as each by itself.
    for (const auto& point : singlePoints(g, all)) {
      auto alone = stoppedBy(g, point.node);
      std::erase_if(alone, [&](auto i) { return g.node(i).kind != NodeKind::Service; });
      ASSERT_EQ(point.services, alone);
    }
  }
}

class MapSelections : public Dependencies {
 protected:
  void SetUp() override {
    service("s");
    service("t");
    function("f", "s", "a");
    function("g", "t", "b");
    asset("a", "control_system", {{"depends_on", "c"}, {"services", "s"}});
    asset("b", "control_system", {{"suppliers", "y"}});
    asset("c", "hardware", {{"suppliers", "x"}, {"services", "s"}});
    asset("alone", "software");
    add("supplier", "x", {{"subcontractors", "y"}});
    add("supplier", "y");
  }
};

TEST_F(MapSelections, allThatIsLinkedIsShownWithoutSayingALinkTwice) {
  const auto g = graph();
  const auto all = selectForMap(g, {});
  EXPECT_EQ(names(g, all.nodes), (Names{"s", "t", "f", "g", "a", "b", "c", "x", "y"}));
  EXPECT_EQ(links(g, all), (Names{"s>f", "t>g", "f>a", "g>b", "a>c", "b>y", "c>x",
                                  "x>y"}));  // neither s>a nor s>c
  EXPECT_EQ(all.unlinked, 1u);
}

TEST_F(MapSelections, aServiceShowsWhatItNeeds) {
  const auto g = graph();
  const auto got = selectForMap(g, {.service = at(g, "t")});
  EXPECT_EQ(names(g, got.nodes), (Names{"t", "g", "b", "y"}));
  EXPECT_EQ(got.unlinked, 0u);
}

TEST_F(MapSelections, aSupplierShowsWhoDependsOnItAndItsOwnSuppliers) {
  const auto g = graph();
  EXPECT_EQ(names(g, selectForMap(g, {.supplier = at(g, "x")}).nodes),
            (Names{"s", "f", "a", "c", "x", "y"}));
}

TEST_F(MapSelections, partsOfTheFilterHoldTogether) {
  const auto g = graph();
  const auto got = selectForMap(g, {.service = at(g, "s"), .supplier = at(g, "y")});
  EXPECT_EQ(names(g, got.nodes), (Names{"s", "f", "a", "c", "x", "y"}));
  // t needs y, a subcontractor of x, but nothing of x itself.
  const auto apart = selectForMap(g, {.service = at(g, "t"), .supplier = at(g, "x")});
  EXPECT_EQ(names(g, apart.nodes), (Names{}));
  EXPECT_EQ(apart.unlinked, 1u);
}

TEST_F(MapSelections, aKindShowsServicesAndThatKindWithLinksThroughTheRest) {
  const auto g = graph();
  const auto got = selectForMap(g, {.kind = "supplier"});
  EXPECT_EQ(names(g, got.nodes), (Names{"s", "t", "x", "y"}));
  EXPECT_EQ(links(g, got), (Names{"s~x", "t~y", "x>y"}));
}

TEST_F(MapSelections, theFocusIsShownEvenAlone) {
  const auto g = graph();
  EXPECT_EQ(names(g, selectForMap(g, {.focus = at(g, "alone")}).nodes), (Names{"alone"}));
  EXPECT_EQ(names(g, selectForMap(g, {.focus = at(g, "c")}).nodes),
            (Names{"s", "f", "a", "c", "x", "y"}));
}

}  // namespace
}  // namespace kijun
