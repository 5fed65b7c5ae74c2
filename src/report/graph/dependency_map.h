// The dependency map as a drawing: services on the left, what they need to the right of them, in
// columns by kind. Kinds differ by shape and caption, importance stands as a number, and what alone
// stops services bears a rhombus with their count. Same input, same drawing.
#pragma once
#include <functional>
#include <vector>

#include "assessment/dependency_queries.h"
#include "report/drawing.h"

namespace kijun {

// A part of the drawing that stands for one node or link of the graph.
struct MapNodePart {
  std::uint32_t node = 0;
  Rectangle box;
  std::size_t firstShape = 0, endShape = 0;  // of the drawing
};
struct MapLinkPart {
  std::uint32_t from = 0, to = 0;
  Rectangle bounds;
  std::size_t firstShape = 0, endShape = 0;
};

struct DependencyMap {
  Drawing drawing;                 // empty, with neither width nor height, where nothing is linked
  std::vector<MapNodePart> nodes;  // column by column, from top to bottom
  std::vector<MapLinkPart> links;
  std::vector<SinglePoint> singlePoints;  // among the nodes shown
  std::size_t unlinked = 0;
};

// More than a person reads, and than is laid out in a moment.
inline constexpr std::size_t kMostMapNodes = 1500;

// What a click or Enter on the node leads to, "asset:ID" …; also its shapes' target.
std::string mapTarget(const DependencyNode& node);

// Any thread. cancelled (may be empty) is asked now and then. Throws Error where there is too much
// to draw or Graphviz fails, and Cancelled.
DependencyMap dependencyMap(const DependencyGraph& graph, const MapFilter& filter,
                            Language language, const std::function<bool()>& cancelled = {});

}  // namespace kijun
