// What the organisation's critical services need, as a graph: services, their functions, assets,
// suppliers and sites, linked from what needs to what is needed. Built from the registers'
// references; what is retired is left out. Source: guideline 2 (services and what they need), 4.4
// and 5.1.1 (dependencies, supply chain).
//
// A site is where several assets are, by the folded text of their location; where a facility of the
// register has that name, the location leads to the facility. What stands alone at its place makes
// no site: it would say nothing more than the asset. A value, immutable; any thread.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/inheritance.h"
#include "base/id.h"
#include "base/message.h"
#include "records/description.h"

namespace kijun {

enum class NodeKind { Service, Function, Asset, Supplier, Site };

struct DependencyNode {
  NodeKind kind = NodeKind::Asset;
  Id id;  // of the record; of a site its folded name
  std::string name;
  std::string_view assetKind;   // id of a choice of asset.kind; empty for the others
  std::string_view importance;  // after inheritance, id of a choice; empty: none, or no asset
  bool isHighest = false;       // that importance
  // It was given an importance itself and has not the highest: what needs it goes on without.
  bool dispensable = false;
  // It was given the highest importance itself: people said that nothing stands in for it.
  bool irreplaceable = false;
  bool abroad = false;  // an asset or supplier abroad
};

// "control_system", "supplier" …: the asset's kind, else that of the node. What filters choose by
// and what stands in for one another.
std::string_view kindId(const DependencyNode& node);
// Its name, of resources/texts.
std::string_view kindTextId(std::string_view kindId);
// All of them, from the service to the site.
std::span<const std::string_view> dependencyKinds();

// The rows of a register, as Session::rows() gives them.
using RowSource = std::function<std::vector<Row>(const RecordDescription&)>;

class DependencyGraph {
 public:
  DependencyGraph() = default;
  static DependencyGraph of(const RowSource& rows);

  // In the order of kinds, then names: the registers' order of rows decides nothing.
  std::span<const DependencyNode> nodes() const { return nodes_; }
  const DependencyNode& node(std::uint32_t index) const { return nodes_[index]; }
  std::size_t size() const { return nodes_.size(); }
  // What each node needs, and who needs it, directly.
  const LinkTable& needs() const { return needs_; }
  const LinkTable& neededBy() const { return neededBy_; }

  std::optional<std::uint32_t> find(NodeKind kind, std::string_view id) const;
  // Nodes of that name (folded), of one kind or any. In order.
  std::vector<std::uint32_t> named(std::string_view name, std::optional<NodeKind> kind = {}) const;

 private:
  friend class DependencyBuilder;
  std::vector<DependencyNode> nodes_;
  std::vector<std::uint32_t> byId_;  // indices in the order of (kind, id)
  LinkTable needs_, neededBy_;
};

}  // namespace kijun
