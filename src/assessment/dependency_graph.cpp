#include "assessment/dependency_graph.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

#include "assessment/derived.h"
#include "base/text.h"
#include "records/registers.h"

namespace kijun {
namespace {

struct KindText {
  std::string_view id;
  std::string_view textId;
};
constexpr std::array kKindTexts = {
    KindText{"service", KIJUN_TEXT("record.service")},
    KindText{"service_function", KIJUN_TEXT("dependency.kind.function")},
    KindText{"information_system", KIJUN_TEXT("record.asset.kind.information_system")},
    KindText{"control_system", KIJUN_TEXT("record.asset.kind.control_system")},
    KindText{"external", KIJUN_TEXT("record.asset.kind.external")},
    KindText{"cloud", KIJUN_TEXT("record.asset.kind.cloud")},
    KindText{"software", KIJUN_TEXT("record.asset.kind.software")},
    KindText{"information", KIJUN_TEXT("record.asset.kind.information")},
    KindText{"hardware", KIJUN_TEXT("record.asset.kind.hardware")},
    KindText{"network", KIJUN_TEXT("record.asset.kind.network")},
    KindText{"supplier", KIJUN_TEXT("record.supplier")},
    KindText{"facility", KIJUN_TEXT("record.asset.kind.facility")},
    KindText{"site", KIJUN_TEXT("dependency.kind.site")},
};
constexpr auto kKindIds = [] {
  std::array<std::string_view, kKindTexts.size()> ids;
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = kKindTexts[i].id;
  return ids;
}();

std::size_t placeOfKind(const DependencyNode& node) {
  return static_cast<std::size_t>(std::ranges::find(kKindIds, kindId(node)) - kKindIds.begin());
}

// A record's rows, by the names of its fields.
class Register {
 public:
  Register(std::string_view record, const RowSource& source)
      : description_(*findDescription(record)), rows_(source(description_)) {}
  const RecordDescription& description() const { return description_; }
  std::span<const Row> rows() const { return rows_; }
  const Value& value(const Row& row, std::string_view field) const {
    static const Value nothing;
    const auto at = description_.indexOf(field).value() + 1;
    return at < row.size() ? row[at] : nothing;
  }
  std::string text(const Row& row, std::string_view field) const {
    return textOf(value(row, field));
  }
  bool isYes(const Row& row, std::string_view field) const {
    const auto* number = std::get_if<std::int64_t>(&value(row, field));
    return number && *number != 0;
  }
  std::span<const FieldChoice> choices(std::string_view field) const {
    return description_.fields[description_.indexOf(field).value()].choices;
  }
  // The choice's own text, which lives as long as the program.
  std::string_view choice(const Row& row, std::string_view field) const {
    const auto chosen = text(row, field);
    for (const auto& known : choices(field)) {
      if (known.id == chosen) return known.id;
    }
    return {};
  }

 private:
  const RecordDescription& description_;
  std::vector<Row> rows_;
};

}  // namespace

std::string_view kindId(const DependencyNode& node) {
  switch (node.kind) {
    case NodeKind::Service:
      return "service";
    case NodeKind::Function:
      return "service_function";
    case NodeKind::Supplier:
      return "supplier";
    case NodeKind::Site:
      return "site";
    case NodeKind::Asset:
      break;
  }
  return node.assetKind;
}

std::string_view kindTextId(std::string_view kindId) {
  const auto at = std::ranges::find(kKindTexts, kindId, &KindText::id);
  return at == kKindTexts.end() ? std::string_view() : at->textId;
}

std::span<const std::string_view> dependencyKinds() {
  return kKindIds;
}

// Gathers nodes, then links by their ids, then puts both in order.
class DependencyBuilder {
 public:
  explicit DependencyBuilder(const RowSource& source)
      : services_("service", source),
        functions_("service_function", source),
        assets_("asset", source),
        suppliers_("supplier", source) {}

  DependencyGraph build() {
    addNodes();
    sortNodes();
    addLinks();
    graph_.needs_ = LinkTable(graph_.nodes_.size(), std::move(links_));
    graph_.neededBy_ = graph_.needs_.reversed();
    return std::move(graph_);
  }

 private:
  bool isRetired(const Row& row) const { return assets_.text(row, "status") == "retired"; }

  void addNodes() {
    for (const auto& row : services_.rows()) add(NodeKind::Service, row, services_);
    for (const auto& row : functions_.rows()) add(NodeKind::Function, row, functions_);
    addAssets();
    for (const auto& row : suppliers_.rows()) {
      add(NodeKind::Supplier, row, suppliers_).abroad = suppliers_.isYes(row, "abroad");
    }
    addSites();
  }
  DependencyNode& add(NodeKind kind, const Row& row, const Register& of) {
    auto& node = graph_.nodes_.emplace_back();
    node.kind = kind;
    node.id = textOf(row.front());
    node.name = of.text(row, "name");
    return node;
  }
  void addAssets() {
    const auto highest = assets_.choices("importance").front().id;
    const auto derived = DerivedValues::of(assets_.description(), assets_.rows());
    for (const auto& row : assets_.rows()) {
      if (isRetired(row)) continue;
      auto& node = add(NodeKind::Asset, row, assets_);
      node.assetKind = assets_.choice(row, "kind");
      node.importance = derived.value("derived_importance", node.id).choice;
      node.isHighest = node.importance == highest;
      const auto typed = assets_.choice(row, "importance");
      node.dispensable = !typed.empty() && !node.isHighest;
      node.irreplaceable = typed == highest;
      node.abroad = assets_.isYes(row, "overseas");
      if (node.assetKind == "facility") {
        // Of two facilities of one name the first by id: the order of rows decides nothing.
        auto& facility = facilities_.try_emplace(folded(trimmed(node.name)), node.id).first->second;
        facility = std::min(facility, node.id);
      }
    }
  }
  // Of a site written in several ways the first in order is its name.
  void addSites() {
    struct Place {
      std::string name;
      int assets = 0;
    };
    std::map<std::string, Place> places;
    for (const auto& row : assets_.rows()) {
      const auto location = assets_.text(row, "location");
      const std::string name(trimmed(location));
      const auto key = folded(name);
      if (isRetired(row) || key.empty() || facilities_.contains(key)) continue;
      auto& place = places[key];
      if (++place.assets == 1 || name < place.name) place.name = name;
    }
    for (const auto& [key, place] : places) {
      if (place.assets > 1) graph_.nodes_.push_back({NodeKind::Site, key, place.name, {}, {}});
    }
  }

  void sortNodes() {
    auto& nodes = graph_.nodes_;
    std::ranges::sort(nodes, {}, [](const DependencyNode& node) {
      return std::tuple(placeOfKind(node), node.name, node.id);
    });
    graph_.byId_.resize(nodes.size());
    std::iota(graph_.byId_.begin(), graph_.byId_.end(), 0u);
    std::ranges::sort(graph_.byId_, {}, [&](std::uint32_t at) {
      return std::tuple(nodes[at].kind, std::string_view(nodes[at].id));
    });
  }

  void link(NodeKind fromKind, std::string_view from, NodeKind toKind, std::string_view to) {
    const auto begin = graph_.find(fromKind, from), end = graph_.find(toKind, to);
    if (begin && end) links_.push_back({*begin, *end});
  }
  void linkAll(NodeKind fromKind, const Row& row, const Register& of, std::string_view field,
               NodeKind toKind) {
    for (const auto& id : idsOf(of.value(row, field))) {
      link(fromKind, textOf(row.front()), toKind, id);
    }
  }
  void addLinks() {
    for (const auto& row : functions_.rows()) {
      link(NodeKind::Service, functions_.text(row, "service"), NodeKind::Function,
           textOf(row.front()));
      linkAll(NodeKind::Function, row, functions_, "needs", NodeKind::Asset);
      linkAll(NodeKind::Function, row, functions_, "suppliers", NodeKind::Supplier);
    }
    for (const auto& row : assets_.rows()) addLinksOfAsset(row);
    for (const auto& row : suppliers_.rows()) {
      const auto id = textOf(row.front());
      for (const auto& service : idsOf(suppliers_.value(row, "services"))) {
        link(NodeKind::Service, service, NodeKind::Supplier, id);
      }
      linkAll(NodeKind::Supplier, row, suppliers_, "subcontractors", NodeKind::Supplier);
    }
  }
  void addLinksOfAsset(const Row& row) {
    const auto id = textOf(row.front());
    for (const auto& service : idsOf(assets_.value(row, "services"))) {
      link(NodeKind::Service, service, NodeKind::Asset, id);
    }
    linkAll(NodeKind::Asset, row, assets_, "depends_on", NodeKind::Asset);
    linkAll(NodeKind::Asset, row, assets_, "suppliers", NodeKind::Supplier);
    const auto location = folded(trimmed(assets_.text(row, "location")));
    const auto facility = facilities_.find(location);
    if (facility != facilities_.end()) {
      link(NodeKind::Asset, id, NodeKind::Asset, facility->second);
    } else if (!location.empty()) {
      link(NodeKind::Asset, id, NodeKind::Site, location);
    }
  }

  Register services_, functions_, assets_, suppliers_;
  std::map<std::string, Id> facilities_;  // by folded name
  std::vector<LinkTable::Link> links_;
  DependencyGraph graph_;
};

DependencyGraph DependencyGraph::of(const RowSource& rows) {
  return DependencyBuilder(rows).build();
}

std::optional<std::uint32_t> DependencyGraph::find(NodeKind kind, std::string_view id) const {
  const auto at =
      std::ranges::lower_bound(byId_, std::pair(kind, id), {}, [&](std::uint32_t index) {
        return std::pair(nodes_[index].kind, std::string_view(nodes_[index].id));
      });
  if (at == byId_.end() || nodes_[*at].kind != kind || nodes_[*at].id != id) return std::nullopt;
  return *at;
}

std::vector<std::uint32_t> DependencyGraph::named(std::string_view name,
                                                  std::optional<NodeKind> kind) const {
  const auto wanted = folded(trimmed(name));
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if ((!kind || nodes_[i].kind == *kind) && folded(trimmed(nodes_[i].name)) == wanted) {
      found.push_back(i);
    }
  }
  return found;
}

}  // namespace kijun
