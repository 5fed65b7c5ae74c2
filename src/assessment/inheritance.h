// Grades passed on along links, over plain numbers: each node takes the highest grade among its own
// and those of the nodes it inherits from. Linear in nodes and links for each grade there is;
// cycles end by themselves, and the order of nodes and links in the input decides nothing but what
// "lower index" means. Source: guideline 5.1.1 (grades and importance), with the rule that the
// highest wins. Pure, any thread.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace kijun {

// Links of a directed graph, by the index of their start.
class LinkTable {
 public:
  struct Link {
    std::uint32_t from = 0, to = 0;
    auto operator<=>(const Link&) const = default;
  };
  LinkTable() = default;
  // Repeated links count once, those from a node to itself not at all.
  LinkTable(std::size_t nodes, std::vector<Link> links);

  std::size_t size() const { return starts_.empty() ? 0 : starts_.size() - 1; }
  std::span<const std::uint32_t> from(std::uint32_t node) const {
    return std::span(ends_).subspan(starts_[node], starts_[node + 1] - starts_[node]);
  }
  LinkTable reversed() const;

 private:
  std::vector<std::uint32_t> starts_, ends_;
};

struct InheritanceNode {
  bool keepsOwn = false;  // takes nothing from others; what it passes on is its own grade
  bool passesOn = true;   // false: others inherit nothing from it
  bool operator==(const InheritanceNode&) const = default;
};

inline constexpr std::uint32_t kNoSource = UINT32_MAX;

struct Inherited {
  std::uint8_t grade = 0;  // 0: none
  // Where the grade comes from: kNoSource where it is the node's own, else the next node on the
  // shortest way to one that has the grade itself; among equally short ones the lowest index.
  std::uint32_t source = kNoSource;
  // For a node that keeps its own: what it would inherit, and from where. 0: nothing.
  std::uint8_t refused = 0;
  std::uint32_t refusedSource = kNoSource;
  bool operator==(const Inherited&) const = default;
};

// own: a grade for each node, 0 for none, higher wins. A link leads from the node that passes on to
// the one that inherits.
std::vector<Inherited> inherit(std::span<const InheritanceNode> nodes,
                               std::span<const std::uint8_t> own, const LinkTable& links);

}  // namespace kijun
