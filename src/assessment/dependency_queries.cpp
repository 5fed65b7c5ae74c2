#include "assessment/dependency_queries.h"

#include <algorithm>
#include <map>

namespace kijun {
namespace {

std::vector<Reached> reach(const LinkTable& links, std::uint32_t start) {
  std::vector<bool> seen(links.size());
  seen[start] = true;
  std::vector<Reached> found{{start, 0}};
  for (std::size_t next = 0; next < found.size(); ++next) {
    const auto [node, steps] = found[next];
    for (const auto to : links.from(node)) {
      if (seen[to]) continue;
      seen[to] = true;
      found.push_back({to, steps + 1});
    }
  }
  found.erase(found.begin());
  std::ranges::sort(found, {}, [](const Reached& r) { return std::pair(r.steps, r.node); });
  return found;
}

// Plays failures through, one after the other, over counts made when first asked for.
class Failures {
 public:
  explicit Failures(const DependencyGraph& graph) : graph_(graph), groups_(graph.size()) {}

  // The node itself first.
  std::vector<std::uint32_t> of(std::uint32_t node) {
    std::vector<std::uint32_t> failed{node}, touched;
    std::vector<bool> isFailed(graph_.size());
    isFailed[node] = true;
    for (std::size_t next = 0; next < failed.size(); ++next) {
      for (const auto user : graph_.neededBy().from(failed[next])) {
        if (isFailed[user]) continue;
        auto& groups = groups_[user];
        if (groups.empty()) groups = count(user);
        touched.push_back(user);
        auto& group = groups[groupOf(failed[next])];
        const bool isLast = --group.left == 0 && group.vital;
        if (!isLast && !graph_.node(failed[next]).irreplaceable) continue;
        isFailed[user] = true;
        failed.push_back(user);
      }
    }
    for (const auto user : touched) groups_[user].clear();
    return failed;
  }

 private:
  // What a thing needs of one kind: any of it is enough.
  struct Group {
    std::size_t left = 0;  // not failed
    bool vital = false;    // not all of it is dispensable
  };
  using Groups = std::map<std::string_view, Group>;

  // Functions never stand in for each other: each is a group of its own.
  std::string_view groupOf(std::uint32_t node) const {
    const auto& it = graph_.node(node);
    return it.kind == NodeKind::Function ? std::string_view(it.id) : kindId(it);
  }
  Groups count(std::uint32_t user) const {
    Groups groups;
    for (const auto need : graph_.needs().from(user)) {
      auto& group = groups[groupOf(need)];
      ++group.left;
      group.vital |= !graph_.node(need).dispensable;
    }
    return groups;
  }

  const DependencyGraph& graph_;
  std::vector<Groups> groups_;  // of each user; empty: nothing it needs failed yet
};

std::vector<std::uint32_t> servicesAmong(const DependencyGraph& graph,
                                         std::vector<std::uint32_t> nodes) {
  std::erase_if(nodes, [&](auto node) { return graph.node(node).kind != NodeKind::Service; });
  std::ranges::sort(nodes);
  return nodes;
}

// Marks what one part of a filter leaves.
class Standing {
 public:
  explicit Standing(const DependencyGraph& graph) : graph_(graph), stands_(graph.size(), true) {}
  void keepAround(std::optional<std::uint32_t> node, bool needs, bool dependents) {
    if (!node) return;
    std::vector<bool> kept(graph_.size());
    kept[*node] = true;
    if (needs) mark(kept, neededOf(graph_, *node));
    if (dependents) mark(kept, dependentsOf(graph_, *node));
    for (std::size_t i = 0; i < kept.size(); ++i) stands_[i] = stands_[i] && kept[i];
  }
  const std::vector<bool>& marks() const { return stands_; }

 private:
  static void mark(std::vector<bool>& kept, const std::vector<Reached>& found) {
    for (const auto& reached : found) kept[reached.node] = true;
  }
  const DependencyGraph& graph_;
  std::vector<bool> stands_;
};

class Selecting {
 public:
  Selecting(const DependencyGraph& graph, const MapFilter& filter)
      : graph_(graph), filter_(filter), shown_(graph.size()) {
    Standing standing(graph);
    standing.keepAround(filter.service, true, false);
    standing.keepAround(filter.supplier, true, true);
    standing.keepAround(filter.focus, true, true);
    stands_ = standing.marks();
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
      shown_[i] = stands_[i] &&
                  (filter.kind.empty() || isAlwaysShown(i) || kindId(graph.node(i)) == filter.kind);
    }
  }

  MapSelection run() {
    for (std::uint32_t i = 0; i < graph_.size(); ++i) {
      if (shown_[i]) addLinksFrom(i);
    }
    std::vector<bool> linked(graph_.size());
    for (const auto& link : out_.links) linked[link.from] = linked[link.to] = true;
    for (std::uint32_t i = 0; i < graph_.size(); ++i) {
      if (!shown_[i]) continue;
      if (linked[i] || isAlwaysShown(i)) {
        out_.nodes.push_back(i);
      } else {
        ++out_.unlinked;
      }
    }
    return std::move(out_);
  }

 private:
  bool isAlwaysShown(std::uint32_t node) const {
    return graph_.node(node).kind == NodeKind::Service || filter_.supplier == node ||
           filter_.focus == node;
  }

  // What the service's shown functions lead to; nothing for what is no service.
  std::vector<bool> ledToByFunctions(std::uint32_t service) const {
    if (graph_.node(service).kind != NodeKind::Service) return {};
    std::vector<bool> found(graph_.size());
    std::vector<std::uint32_t> queue;
    for (const auto need : graph_.needs().from(service)) {
      if (graph_.node(need).kind == NodeKind::Function && shown_[need]) queue.push_back(need);
    }
    for (std::size_t next = 0; next < queue.size(); ++next) {
      for (const auto to : graph_.needs().from(queue[next])) {
        if (!stands_[to] || found[to]) continue;
        found[to] = true;
        queue.push_back(to);
      }
    }
    return found;
  }

  // Breadth first through what is hidden, to what is shown.
  void addLinksFrom(std::uint32_t start) {
    std::vector<std::uint32_t> queue{start};
    std::map<std::uint32_t, bool> ends;  // whether directly
    std::vector<bool> seen;
    for (std::size_t next = 0; next < queue.size(); ++next) {
      for (const auto to : graph_.needs().from(queue[next])) {
        if (to == start || !stands_[to]) continue;
        if (shown_[to]) {
          ends[to] |= next == 0;
        } else {
          if (seen.empty()) seen.resize(graph_.size());
          if (seen[to]) continue;
          seen[to] = true;
          queue.push_back(to);
        }
      }
    }
    const auto said = ledToByFunctions(start);
    for (const auto& [end, direct] : ends) {
      if (said.empty() || !said[end]) out_.links.push_back({start, end, direct});
    }
  }

  const DependencyGraph& graph_;
  const MapFilter& filter_;
  std::vector<bool> stands_;  // under the parts of the filter that follow links
  std::vector<bool> shown_;
  MapSelection out_;
};

}  // namespace

std::vector<Reached> neededOf(const DependencyGraph& graph, std::uint32_t node) {
  return reach(graph.needs(), node);
}

std::vector<Reached> dependentsOf(const DependencyGraph& graph, std::uint32_t node) {
  return reach(graph.neededBy(), node);
}

std::vector<std::uint32_t> servicesTouchedBy(const DependencyGraph& graph, std::uint32_t node) {
  std::vector<std::uint32_t> nodes{node};
  for (const auto& reached : dependentsOf(graph, node)) nodes.push_back(reached.node);
  return servicesAmong(graph, std::move(nodes));
}

std::vector<std::uint32_t> stoppedBy(const DependencyGraph& graph, std::uint32_t node) {
  auto failed = Failures(graph).of(node);
  failed.erase(failed.begin());
  std::ranges::sort(failed);
  return failed;
}

std::vector<SinglePoint> singlePoints(const DependencyGraph& graph,
                                      std::span<const std::uint32_t> nodes) {
  Failures failures(graph);
  std::vector<SinglePoint> points;
  for (const auto node : nodes) {
    const auto kind = graph.node(node).kind;
    if (kind == NodeKind::Service || kind == NodeKind::Function) continue;
    auto services = servicesAmong(graph, failures.of(node));
    if (!services.empty()) points.push_back({node, std::move(services)});
  }
  std::ranges::sort(points, {}, [](const SinglePoint& point) {
    return std::pair(-static_cast<std::ptrdiff_t>(point.services.size()), point.node);
  });
  return points;
}

MapSelection selectForMap(const DependencyGraph& graph, const MapFilter& filter) {
  return Selecting(graph, filter).run();
}

}  // namespace kijun
