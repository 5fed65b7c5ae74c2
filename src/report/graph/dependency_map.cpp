#include "report/graph/dependency_map.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "report/graph/layout.h"
#include "report/graph/map_columns.h"
#include "report/graph/map_shapes.h"
#include "report/measure.h"

namespace kijun {
namespace {

using chart::Canvas;

constexpr double kMargin = 24, kTitleSize = 16, kHeadSize = 11;
constexpr double kHeadTop = 66, kBodyTop = 92, kBandPad = 18;

class Drafting {
 public:
  Drafting(const DependencyGraph& graph, const MapFilter& filter, Language language)
      : graph_(graph), filter_(filter), language_(language) {}

  DependencyMap run(const std::function<bool()>& cancelled) {
    selection_ = selectForMap(graph_, filter_);
    map_.unlinked = selection_.unlinked;
    if (selection_.nodes.empty()) return std::move(map_);
    if (selection_.nodes.size() > kMostMapNodes) {
      throw Error(Fault::Input, msg("map.too_many", selection_.nodes.size(), kMostMapNodes),
                  msg("map.too_many.todo"));
    }
    map_.singlePoints = singlePoints(graph_, selection_.nodes);
    columns_ = mapColumns(graph_, selection_);
    layOut(cancelled);
    draw();
    return std::move(map_);
  }

 private:
  std::string words(std::string_view id) const { return render({std::string(id), {}}, language_); }
  std::size_t placeOf(std::uint32_t node) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(selection_.nodes, node) -
                                    selection_.nodes.begin());
  }
  std::size_t stopsOf(std::uint32_t node) const {
    const auto at = std::ranges::find(map_.singlePoints, node, &SinglePoint::node);
    return at == map_.singlePoints.end() ? 0 : at->services.size();
  }

  void layOut(const std::function<bool()>& cancelled) {
    std::vector<LayoutBox> boxes;
    for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
      texts_.push_back(map::boxText(graph_.node(selection_.nodes[i])));
      boxes.push_back({map::kBoxWidth, texts_.back().height, columns_.columns[i]});
    }
    std::vector<LayoutLine> lines;
    for (const auto& link : selection_.links) {
      lines.push_back({static_cast<std::uint32_t>(placeOf(link.from)),
                       static_cast<std::uint32_t>(placeOf(link.to))});
    }
    layout_ = layoutGraph(boxes, lines, cancelled);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const auto centre = moved(layout_.centres[i]);
      boxes_.push_back({centre.x - boxes[i].width / 2, centre.y - boxes[i].height / 2,
                        boxes[i].width, boxes[i].height});
    }
  }
  static Point moved(Point point) { return {point.x + kMargin + kBandPad, point.y + kBodyTop}; }

  void draw() {
    auto& drawing = map_.drawing;
    const double bottom = kBodyTop + layout_.height;
    drawing.width = layout_.width + 2 * (kMargin + kBandPad);
    drawBands(bottom + kBandPad);
    drawLinks();
    drawNodes();
    const bool anyIndirect = std::ranges::any_of(
        selection_.links, [](const MapSelection::Link& link) { return !link.direct; });
    const double keyHeight = map::drawKey(canvas_, {kMargin, bottom + kBandPad + 14},
                                          drawing.width - 2 * kMargin, anyIndirect, language_);
    drawing.height = bottom + kBandPad + 14 + keyHeight + kMargin;
    drawTitle();
    drawing.shapes = canvas_.take();
    fillTable();
  }

  // What the map is of, in words.
  std::string scope() const {
    std::string out;
    const auto add = [&](const Message& message) {
      out += (out.empty() ? "" : " · ") + render(message, language_);
    };
    const auto name = [&](std::uint32_t node) { return graph_.node(node).name; };
    if (filter_.service) add(msg("map.scope.service", name(*filter_.service)));
    if (filter_.supplier) add(msg("map.scope.supplier", name(*filter_.supplier)));
    if (filter_.focus) add(msg("map.scope.focus", name(*filter_.focus)));
    if (!filter_.kind.empty()) {
      add(msg("map.scope.kind", "@" + std::string(kindTextId(filter_.kind))));
    }
    add(msg("map.scope.counts", selection_.nodes.size(), map_.singlePoints.size()));
    if (selection_.unlinked > 0) add(msg("map.scope.unlinked", selection_.unlinked));
    return out;
  }
  void drawTitle() {
    auto& drawing = map_.drawing;
    drawing.title = words(KIJUN_TEXT("map.title"));
    const auto room = drawing.width - 2 * kMargin;
    canvas_.text({kMargin, 32}, fittedText(drawing.title, kTitleSize, Weight::Bold, room),
                 kTitleSize, ColourRole::Text, Anchor::Start, Weight::Bold);
    const auto below = scope();
    canvas_.text({kMargin, 51}, fittedText(below, kHeadSize, Weight::Regular, room), kHeadSize,
                 ColourRole::Muted);
    std::string worst;
    for (const auto& point : map_.singlePoints) {
      if (point.services.size() < map_.singlePoints.front().services.size()) break;
      worst += (worst.empty() ? "" : words(KIJUN_TEXT("map.list.separator"))) +
               graph_.node(point.node).name;
    }
    drawing.alternative = worst.empty() ? render(msg("map.alternative.none", below), language_)
                                        : render(msg("map.alternative", below, worst,
                                                     map_.singlePoints.front().services.size()),
                                                 language_);
  }

  // A band behind the columns of each heading.
  void drawBands(double bottom) {
    struct Span {
      double left = 1e9, right = -1e9;
    };
    std::map<std::uint32_t, Span> spans;
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      auto& span = spans[columns_.headings[i]];
      span.left = std::min(span.left, boxes_[i].x);
      span.right = std::max(span.right, boxes_[i].x + boxes_[i].width);
    }
    for (const auto& [heading, span] : spans) {
      const Rectangle band{span.left - kBandPad, kHeadTop, span.right - span.left + 2 * kBandPad,
                           bottom - kHeadTop, 8};
      canvas_.rectangle(band, ColourRole::Window, Stroke{ColourRole::Line, 1, {}});
      canvas_.text(
          {band.x + band.width / 2, kHeadTop + 17},
          fittedText(words(kMapColumnTexts[heading]), kHeadSize, Weight::Bold, band.width - 12),
          kHeadSize, ColourRole::Muted, Anchor::Middle, Weight::Bold);
    }
  }

  void drawLinks() {
    for (std::size_t i = 0; i < selection_.links.size(); ++i) {
      const auto& link = selection_.links[i];
      MapLinkPart part{link.from, link.to, {}, canvas_.size(), 0};
      std::vector<Point> points;
      for (const auto& point : layout_.lines[i]) points.push_back(moved(point));
      part.bounds = boundsOf({Path{points, false}, {}, {}, {}, {}});
      map::drawLink(canvas_, std::move(points), link.direct);
      part.endShape = canvas_.size();
      map_.links.push_back(part);
    }
  }

  void drawNodes() {
    std::vector<std::size_t> order(selection_.nodes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(
        order, {}, [&](std::size_t i) { return std::tuple(columns_.columns[i], boxes_[i].y, i); });
    for (const auto i : order) {
      const auto index = selection_.nodes[i];
      const auto& node = graph_.node(index);
      MapNodePart part{index, boxes_[i], canvas_.size(), 0};
      map::BoxLook look;
      look.stops = stopsOf(index);
      look.tooltip = tooltip(node, look.stops);
      look.target = mapTarget(node);
      look.marked = filter_.focus == index;
      map::drawBox(canvas_, node, texts_[i], boxes_[i], look, language_);
      part.endShape = canvas_.size();
      map_.nodes.push_back(part);
    }
  }
  std::string tooltip(const DependencyNode& node, std::size_t stops) const {
    std::string out = node.name + "\n" + words(kindTextId(kindId(node)));
    if (node.abroad) out += words(KIJUN_TEXT("map.abroad"));
    if (!node.importance.empty()) {
      out += "\n" + render(msg("map.tip.importance", node.importance), language_);
    }
    if (stops > 0) out += "\n" + render(msg("map.tip.stops", stops), language_);
    return out;
  }

  void fillTable() {
    auto& table = map_.drawing.table;
    for (const auto id : {KIJUN_TEXT("map.table.name"), KIJUN_TEXT("map.table.kind"),
                          KIJUN_TEXT("record.asset.importance"), KIJUN_TEXT("map.table.needs"),
                          KIJUN_TEXT("map.table.needed_by"), KIJUN_TEXT("map.table.stops")}) {
      table.columns.push_back(words(id));
    }
    for (const auto& part : map_.nodes) {
      const auto& node = graph_.node(part.node);
      const auto point = std::ranges::find(map_.singlePoints, part.node, &SinglePoint::node);
      table.rows.push_back({node.name, words(kindTextId(kindId(node))),
                            std::string(node.importance), names(graph_.needs().from(part.node)),
                            names(graph_.neededBy().from(part.node)),
                            point == map_.singlePoints.end() ? "" : names(point->services)});
    }
  }
  std::string names(std::span<const std::uint32_t> nodes) const {
    std::string out;
    for (const auto node : nodes) {
      out += (out.empty() ? "" : words(KIJUN_TEXT("map.list.separator"))) + graph_.node(node).name;
    }
    return out;
  }

  const DependencyGraph& graph_;
  const MapFilter& filter_;
  Language language_;
  MapSelection selection_;
  MapColumns columns_;
  GraphLayout layout_;
  std::vector<map::BoxText> texts_;  // of the selection's nodes, as the boxes
  std::vector<Rectangle> boxes_;
  Canvas canvas_;
  DependencyMap map_;
};

}  // namespace

std::string mapTarget(const DependencyNode& node) {
  const auto kind = node.kind == NodeKind::Asset ? "asset" : std::string(kindId(node));
  return kind + ":" + node.id;
}

DependencyMap dependencyMap(const DependencyGraph& graph, const MapFilter& filter,
                            Language language, const std::function<bool()>& cancelled) {
  return Drafting(graph, filter, language).run(cancelled);
}

}  // namespace kijun
