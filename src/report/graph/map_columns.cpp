#include "report/graph/map_columns.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace kijun {
namespace {

struct HeadingOfKind {
  std::string_view kind;
  std::uint32_t heading;
};
constexpr std::array kHeadings = {
    HeadingOfKind{"service", 0},
    HeadingOfKind{"service_function", 1},
    HeadingOfKind{"information_system", 2},
    HeadingOfKind{"control_system", 2},
    HeadingOfKind{"external", 2},
    HeadingOfKind{"cloud", 2},
    HeadingOfKind{"software", 3},
    HeadingOfKind{"information", 3},
    HeadingOfKind{"hardware", 4},
    HeadingOfKind{"network", 4},
    HeadingOfKind{"supplier", 5},
    HeadingOfKind{"facility", 6},
    HeadingOfKind{"site", 6},
};

std::uint32_t headingOf(const DependencyNode& node) {
  const auto at = std::ranges::find(kHeadings, kindId(node), &HeadingOfKind::kind);
  return at == kHeadings.end() ? 2 : at->heading;  // an asset whose kind was taken away
}

// The links of the selection by the places of its nodes.
struct Places {
  std::vector<std::vector<std::uint32_t>> needs, neededBy;
};

Places placesOf(const MapSelection& selection) {
  Places out;
  out.needs.resize(selection.nodes.size());
  out.neededBy.resize(selection.nodes.size());
  const auto place = [&](std::uint32_t node) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(selection.nodes, node) -
                                      selection.nodes.begin());
  };
  for (const auto& link : selection.links) {
    out.needs[place(link.from)].push_back(place(link.to));
    out.neededBy[place(link.to)].push_back(place(link.from));
  }
  return out;
}

// How deep each node lies below others of its heading. Where only cycles are left, the first of
// them in order begins.
std::vector<std::uint32_t> depths(const Places& places,
                                  const std::vector<std::uint32_t>& headings) {
  std::vector<std::uint32_t> depth(headings.size()), waiting(headings.size());
  std::set<std::uint32_t> ready, left;
  for (std::uint32_t i = 0; i < headings.size(); ++i) {
    waiting[i] = static_cast<std::uint32_t>(std::ranges::count_if(
        places.neededBy[i], [&](auto user) { return headings[user] == headings[i]; }));
    left.insert(i);
    if (waiting[i] == 0) ready.insert(i);
  }
  while (!left.empty()) {
    const auto next = ready.empty() ? *left.begin() : *ready.begin();
    ready.erase(next);
    left.erase(next);
    for (const auto need : places.needs[next]) {
      if (headings[need] != headings[next] || !left.contains(need)) continue;
      depth[need] = std::max(depth[need], depth[next] + 1);
      if (--waiting[need] == 0) ready.insert(need);
    }
  }
  return depth;
}

}  // namespace

MapColumns mapColumns(const DependencyGraph& graph, const MapSelection& selection) {
  const auto count = selection.nodes.size();
  MapColumns out;
  for (const auto node : selection.nodes) out.headings.push_back(headingOf(graph.node(node)));
  out.columns.resize(count);
  const auto places = placesOf(selection);
  const auto depth = depths(places, out.headings);
  // What the same thing needs stays together.
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, {}, [&](std::uint32_t i) {
    const auto first = places.neededBy[i].empty() ? i : std::ranges::min(places.neededBy[i]);
    return std::tuple(out.headings[i], depth[i], first, i);
  });
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> sizes;
  for (const auto i : order) ++sizes[{out.headings[i], depth[i]}];
  // About as tall as a screen is wide: 1.5 boxes beside each other are as long as five lie high.
  const auto tallest = std::max(16.0, std::round(std::sqrt(static_cast<double>(count) * 1.5)));
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (const auto& [key, size] : sizes) {
    const auto parts = static_cast<std::size_t>(std::ceil(static_cast<double>(size) / tallest));
    for (std::size_t i = 0; i < size; ++i) {
      out.columns[order[at++]] = column + static_cast<std::uint32_t>(i * parts / size);
    }
    column += static_cast<std::uint32_t>(parts);
  }
  return out;
}

}  // namespace kijun
