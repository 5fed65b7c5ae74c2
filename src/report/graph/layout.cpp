#include "report/graph/layout.h"

#include <fmt/format.h>
#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <string>

#include "base/error.h"
#include "base/log.h"

extern "C" gvplugin_library_t gvplugin_dot_layout_LTX_library;

namespace kijun {
namespace {

constexpr double kPointsPerInch = 72;  // one point of Graphviz is one unit of a drawing
constexpr double kBetweenColumns = 48;
// Lines that pass between boxes keep this distance; boxes keep a margin of their own besides.
constexpr double kBetweenLines = 4, kMargin = 4;
constexpr int kStepsOfCurve = 8;
constexpr std::size_t kManyLines = 500;

// What Graphviz says while it works; it is asked for by one thread at a time.
std::string& complaints() {
  static std::string words;
  return words;
}

int noteComplaint(char* words) {
  complaints() += words;
  return 0;
}

// cgraph takes its texts as char*, and changes none.
char* mutableText(const char* text) {
  return const_cast<char*>(text);
}

// One layout from the first node to the last; nothing of it outlives it.
class Dot {
 public:
  explicit Dot(std::size_t lines) {
    agseterr(AGWARN);
    agseterrf(noteComplaint);
    complaints().clear();
    context_.reset(gvContextPlugins(plugins(), 0));
    graph_.reset(agopen(mutableText("map"), Agdirected, nullptr));
    if (!context_ || !graph_) fail();
    graphAttribute("rankdir", "LR");
    graphAttribute("splines", "true");
    graphAttribute("ranksep", inches(kBetweenColumns));
    graphAttribute("nodesep", inches(kBetweenLines));
    // How long dot seeks a better order and better places: a small map is worth it, a large one
    // would take many seconds for little.
    const std::string effort = lines > kManyLines ? "0.2" : "2";
    for (const auto* limit : {"nslimit", "nslimit1", "mclimit"}) graphAttribute(limit, effort);
    attribute(AGNODE, "label", "");
    attribute(AGNODE, "shape", "box");
    attribute(AGNODE, "fixedsize", "true");
    attribute(AGNODE, "width", "0");
    attribute(AGNODE, "height", "0");
    attribute(AGEDGE, "arrowhead", "none");
    attribute(AGEDGE, "style", "");
    attribute(AGEDGE, "weight", "1");
    attribute(AGEDGE, "tailport", "");
    attribute(AGEDGE, "headport", "");
  }
  ~Dot() {
    if (laidOut_) gvFreeLayout(context_.get(), graph_.get());
  }
  Dot(const Dot&) = delete;
  Dot& operator=(const Dot&) = delete;

  void add(const LayoutBox& box) {
    auto* node = agnode(graph_.get(), nullptr, 1);
    set(node, "width", inches(box.width));
    set(node, "height", inches(box.height + 2 * kMargin));
    nodes_.push_back(node);
  }
  // Every line is given to dot from left to right, for the ones that lead back would turn columns
  // around.
  void add(const LayoutLine& line, std::span<const LayoutBox> boxes) {
    const auto left = boxes[line.from].column, right = boxes[line.to].column;
    const bool turned = left > right;
    auto* edge = agedge(graph_.get(), nodes_[turned ? line.to : line.from],
                        nodes_[turned ? line.from : line.to], nullptr, 1);
    if (left != right) {
      set(edge, "tailport", "e");
      set(edge, "headport", "w");
    }
    edges_.push_back({edge, turned});
  }
  // Each column is a rank, held in its place by an invisible chain.
  void setColumns(std::span<const LayoutBox> boxes) {
    std::vector<std::uint32_t> columns;
    for (const auto& box : boxes) columns.push_back(box.column);
    std::ranges::sort(columns);
    const auto repeated = std::ranges::unique(columns);
    columns.erase(repeated.begin(), repeated.end());
    Agnode_t* before = nullptr;
    for (const auto column : columns) {
      auto* rank = agsubg(graph_.get(), nullptr, 1);
      agsafeset(rank, mutableText("rank"), mutableText("same"), mutableText(""));
      auto* anchor = agnode(graph_.get(), nullptr, 1);
      set(anchor, "style", "invis");
      agsubnode(rank, anchor, 1);
      for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].column == column) agsubnode(rank, nodes_[i], 1);
      }
      if (before) {
        auto* chain = agedge(graph_.get(), before, anchor, nullptr, 1);
        set(chain, "style", "invis");
        set(chain, "weight", "100");
      }
      before = anchor;
    }
  }

  GraphLayout run() {
    if (gvLayout(context_.get(), graph_.get(), "dot") != 0) fail();
    laidOut_ = true;
    if (!complaints().empty()) spdlog::debug("Graphviz: {}", complaints());
    GraphLayout out;
    const boxf area = GD_bb(graph_.get());
    out.width = area.UR.x - area.LL.x;
    out.height = area.UR.y - area.LL.y;
    const auto place = [&](pointf at) { return Point{at.x - area.LL.x, area.UR.y - at.y}; };
    for (auto* node : nodes_) out.centres.push_back(place(ND_coord(node)));
    for (const auto& [edge, turned] : edges_) {
      auto& line = out.lines.emplace_back(lineOf(edge, place));
      if (turned) std::ranges::reverse(line);
    }
    return out;
  }

 private:
  struct Free {
    void operator()(GVC_t* context) const { gvFreeContext(context); }
    void operator()(Agraph_t* graph) const { agclose(graph); }
  };

  static const lt_symlist_t* plugins() {
    static const lt_symlist_t list[] = {
        {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {nullptr, nullptr}};
    return list;
  }
  static std::string inches(double units) { return fmt::format("{:.4f}", units / kPointsPerInch); }
  void attribute(int kind, const char* name, const char* value) {
    agattr(graph_.get(), kind, mutableText(name), mutableText(value));
  }
  void graphAttribute(const char* name, const std::string& value) {
    attribute(AGRAPH, name, value.c_str());
  }
  static void set(void* thing, const char* name, const std::string& value) {
    agsafeset(thing, mutableText(name), mutableText(value.c_str()), mutableText(""));
  }
  [[noreturn]] static void fail() {
    throw Error(Fault::Machine, msg("graph.layout.failed", complaints()),
                msg("graph.layout.failed.todo"));
  }

  // Béziers of Graphviz as a line of short pieces.
  template <typename Place>
  static std::vector<Point> lineOf(Agedge_t* edge, const Place& place) {
    std::vector<Point> out;
    const splines* way = ED_spl(edge);
    if (!way) return out;
    for (std::size_t i = 0; i < static_cast<std::size_t>(way->size); ++i) {
      const bezier& curve = way->list[i];
      const auto count = static_cast<std::size_t>(curve.size);
      if (count == 0) continue;
      out.push_back(place(curve.list[0]));
      for (std::size_t at = 0; at + 3 < count; at += 3) addCurve(out, curve.list + at, place);
    }
    return out;
  }
  template <typename Place>
  static void addCurve(std::vector<Point>& out, const pointf* p, const Place& place) {
    for (int step = 1; step <= kStepsOfCurve; ++step) {
      const double t = static_cast<double>(step) / kStepsOfCurve, u = 1 - t;
      const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
      out.push_back(place({a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                           a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y}));
    }
  }

  std::unique_ptr<GVC_t, Free> context_;
  std::unique_ptr<Agraph_t, Free> graph_;  // closed before its context
  std::vector<Agnode_t*> nodes_;
  struct Edge {
    Agedge_t* edge = nullptr;
    bool turned = false;
  };
  std::vector<Edge> edges_;
  bool laidOut_ = false;
};

}  // namespace

GraphLayout layoutGraph(std::span<const LayoutBox> boxes, std::span<const LayoutLine> lines,
                        const std::function<bool()>& cancelled) {
  // Graphviz keeps its state in globals.
  static std::mutex one;
  const std::lock_guard lock(one);
  if (cancelled && cancelled()) throw Cancelled();
  if (boxes.empty()) return {};
  Dot dot(lines.size());
  for (const auto& box : boxes) dot.add(box);
  for (const auto& line : lines) dot.add(line, boxes);
  dot.setColumns(boxes);
  return dot.run();
}

}  // namespace kijun
