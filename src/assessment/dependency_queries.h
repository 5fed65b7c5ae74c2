// Questions to a dependency graph. All end on cycles, in time linear in nodes and links, but for
// singlePoints(): there the failure of each node asked about is played through.
#pragma once
#include <string>
#include <vector>

#include "assessment/dependency_graph.h"

namespace kijun {

struct Reached {
  std::uint32_t node = 0;
  std::uint32_t steps = 0;  // the fewest; 1: directly
  bool operator==(const Reached&) const = default;
};

// What the node needs, directly or through others; nearest first, then in the graph's order. The
// node itself is not among them.
std::vector<Reached> neededOf(const DependencyGraph& graph, std::uint32_t node);
// What depends on it.
std::vector<Reached> dependentsOf(const DependencyGraph& graph, std::uint32_t node);
// The services among what depends on it: those its failure may touch. A service counts itself.
std::vector<std::uint32_t> servicesTouchedBy(const DependencyGraph& graph, std::uint32_t node);

// What fails with the node even where everything that might stand in for it does; services among
// them are those it stops. In the graph's order, without the node itself.
//
// The registers say what is needed, not what stands in for what. So the kindest reading is taken:
// - of the assets of one kind that the same thing needs any one is enough, and likewise of its
//   suppliers and of its sites;
// - all functions of a service are needed;
// - what people gave the highest importance has no stand-in: a service stops without it, they said;
// - what they gave a lower one, and inherits no higher, stops nothing, but may stand in.
// What stops a service in that reading has, by the registers, no stand-in.
std::vector<std::uint32_t> stoppedBy(const DependencyGraph& graph, std::uint32_t node);

// An asset, supplier or site whose loss alone stops services.
struct SinglePoint {
  std::uint32_t node = 0;
  std::vector<std::uint32_t> services;  // those it stops, in the graph's order
  bool operator==(const SinglePoint&) const = default;
};

// Of the nodes given those that are single points of dependency: most services first, then in the
// graph's order.
std::vector<SinglePoint> singlePoints(const DependencyGraph& graph,
                                      std::span<const std::uint32_t> nodes);

// What a map shows of a graph.
struct MapFilter {
  std::optional<std::uint32_t> service = {};   // it and what it needs
  std::optional<std::uint32_t> supplier = {};  // it, its subcontractors, and what depends on it
  std::optional<std::uint32_t> focus = {};     // it, what it needs, and what depends on it
  std::string kind = {};                       // services and this kind alone; empty: all kinds
  bool operator==(const MapFilter&) const = default;
};

struct MapSelection {
  struct Link {
    std::uint32_t from = 0, to = 0;  // nodes of the graph
    bool direct = true;              // false: through what the filter leaves out
    bool operator==(const Link&) const = default;
  };
  std::vector<std::uint32_t> nodes;  // in the graph's order
  std::vector<Link> links;
  std::size_t unlinked = 0;  // assets, suppliers … left out: nothing is known to be linked to them
};

// The nodes that stand under every part of the filter. A service's own link to what its shown
// functions lead to is left out: it says the same again.
MapSelection selectForMap(const DependencyGraph& graph, const MapFilter& filter);

}  // namespace kijun
