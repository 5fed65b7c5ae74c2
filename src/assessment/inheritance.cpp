#include "assessment/inheritance.h"

#include <algorithm>
#include <limits>

namespace kijun {

LinkTable::LinkTable(std::size_t nodes, std::vector<Link> links) {
  std::erase_if(links, [](const Link& link) { return link.from == link.to; });
  std::ranges::sort(links);
  const auto repeated = std::ranges::unique(links);
  links.erase(repeated.begin(), repeated.end());
  starts_.assign(nodes + 1, 0);
  for (const auto& link : links) ++starts_[link.from + 1];
  for (std::size_t i = 0; i < nodes; ++i) starts_[i + 1] += starts_[i];
  ends_.reserve(links.size());
  for (const auto& link : links) ends_.push_back(link.to);
}

LinkTable LinkTable::reversed() const {
  std::vector<Link> links;
  links.reserve(ends_.size());
  for (std::uint32_t node = 0; node < size(); ++node) {
    for (const auto to : from(node)) links.push_back({to, node});
  }
  return {size(), std::move(links)};
}

namespace {

constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

class Passing {
 public:
  Passing(std::span<const InheritanceNode> nodes, std::span<const std::uint8_t> own,
          const LinkTable& links)
      : nodes_(nodes),
        own_(own),
        links_(links),
        out_(nodes.size()),
        steps_(nodes.size(), kUnreached) {}

  // The highest grade first: whoever it reaches has no higher one, so that each node is settled
  // once and for all.
  std::vector<Inherited> run() {
    const auto top = own_.empty() ? std::uint8_t{0} : std::ranges::max(own_);
    for (std::uint8_t grade = top; grade > 0; --grade) spread(grade);
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
      if (passes(node)) refuse(node);
    }
    return std::move(out_);
  }

 private:
  bool passes(std::uint32_t node) const { return nodes_[node].passesOn && out_[node].grade > 0; }

  // Breadth first from all that have the grade themselves: the shortest ways.
  void spread(std::uint8_t grade) {
    std::vector<std::uint32_t> queue;
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
      if (own_[node] == grade && steps_[node] == kUnreached) {
        out_[node].grade = grade;
        steps_[node] = 0;
        queue.push_back(node);
      }
    }
    for (std::size_t next = 0; next < queue.size(); ++next) {
      const auto node = queue[next];
      if (!nodes_[node].passesOn) continue;
      for (const auto to : links_.from(node)) {
        if (nodes_[to].keepsOwn) continue;
        if (steps_[to] == kUnreached) {
          out_[to] = {grade, node, 0, kNoSource};
          steps_[to] = steps_[node] + 1;
          queue.push_back(to);
        } else if (out_[to].grade == grade && steps_[to] == steps_[node] + 1) {
          out_[to].source = std::min(out_[to].source, node);
        }
      }
    }
  }

  void refuse(std::uint32_t node) {
    for (const auto to : links_.from(node)) {
      if (!nodes_[to].keepsOwn || out_[node].grade <= own_[to]) continue;
      auto& taker = out_[to];
      const bool better =
          out_[node].grade > taker.refused ||
          (out_[node].grade == taker.refused && steps_[node] < steps_[taker.refusedSource]);
      if (better) {
        taker.refused = out_[node].grade;
        taker.refusedSource = node;
      }
    }
  }

  std::span<const InheritanceNode> nodes_;
  std::span<const std::uint8_t> own_;
  const LinkTable& links_;
  std::vector<Inherited> out_;
  std::vector<std::uint32_t> steps_;  // from one that has the grade itself
};

}  // namespace

std::vector<Inherited> inherit(std::span<const InheritanceNode> nodes,
                               std::span<const std::uint8_t> own, const LinkTable& links) {
  return Passing(nodes, own, links).run();
}

}  // namespace kijun
