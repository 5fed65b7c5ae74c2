#include "report/graph/map_shapes.h"

#include <algorithm>
#include <cmath>

#include "report/measure.h"

namespace kijun::map {
namespace {

using chart::Canvas;

constexpr double kNameSize = 12, kNameLine = 15, kCaptionSize = 10;
constexpr double kPad = 14, kBadge = 16;

// What stands out in the look of a kind.
struct Look {
  ColourRole fill = ColourRole::Surface;
  ColourRole text = ColourRole::Text, caption = ColourRole::Muted;
  ColourRole edge = ColourRole::Muted;
  bool dashed = false;  // not in the organisation's own hands
};

Look lookOf(std::string_view kind) {
  if (kind == "service") {
    return {ColourRole::Accent, ColourRole::OnAccent, ColourRole::OnAccent, ColourRole::Accent};
  }
  if (kind == "service_function") {
    return {ColourRole::AccentSoft, ColourRole::Text, ColourRole::Muted, ColourRole::Accent};
  }
  Look look;
  look.dashed = kind == "external" || kind == "cloud" || kind == "supplier";
  return look;
}

using Outline = std::variant<Rectangle, Path>;

Outline outlineOf(std::string_view kind, const Rectangle& b) {
  const double left = b.x, right = b.x + b.width, top = b.y, bottom = b.y + b.height;
  const double middle = b.y + b.height / 2;
  const auto rounded = [&](double radius) {
    return Rectangle{b.x, b.y, b.width, b.height, radius};
  };
  const auto polygon = [](std::vector<Point> points) { return Path{std::move(points), true}; };
  if (kind == "service") return rounded(b.height / 2);
  if (kind == "service_function") return rounded(8);
  if (kind == "cloud") return rounded(b.height / 2.5);
  if (kind == "control_system") {
    constexpr double c = 8;
    return polygon({{left + c, top},
                    {right - c, top},
                    {right, top + c},
                    {right, bottom - c},
                    {right - c, bottom},
                    {left + c, bottom},
                    {left, bottom - c},
                    {left, top + c}});
  }
  if (kind == "network") {
    constexpr double c = 10;
    return polygon({{left + c, top},
                    {right - c, top},
                    {right, middle},
                    {right - c, bottom},
                    {left + c, bottom},
                    {left, middle}});
  }
  if (kind == "information") {
    constexpr double c = 12;
    return polygon(
        {{left, top}, {right - c, top}, {right, top + c}, {right, bottom}, {left, bottom}});
  }
  if (kind == "software") {
    constexpr double c = 9;
    return polygon({{left + c, top}, {right, top}, {right - c, bottom}, {left, bottom}});
  }
  if (kind == "supplier") {
    constexpr double c = 10;
    return polygon(
        {{left + c, top}, {right, top}, {right, bottom}, {left + c, bottom}, {left, middle}});
  }
  if (kind == "facility" || kind == "site") {
    constexpr double c = 12;
    return polygon({{left, top + c / 1.5},
                    {left + c, top},
                    {right - c, top},
                    {right, top + c / 1.5},
                    {right, bottom},
                    {left, bottom}});
  }
  return rounded(3);
}

void drawOutline(Canvas& canvas, const Outline& outline, ColourRole fill, const Stroke& stroke) {
  if (const auto* box = std::get_if<Rectangle>(&outline)) {
    canvas.rectangle(*box, fill, stroke);
  } else {
    canvas.path(std::get<Path>(outline).points, true, fill, stroke);
  }
}

// The importance's number: the highest is filled.
void drawImportance(Canvas& canvas, Point centre, const std::string& number, bool highest) {
  const Rectangle box{centre.x - kBadge / 2, centre.y - kBadge / 2, kBadge, kBadge, 3};
  canvas.rectangle(box, highest ? ColourRole::Text : ColourRole::Surface,
                   Stroke{ColourRole::Text, 1, {}});
  canvas.text({centre.x, centre.y + 3.8}, number, 10.5,
              highest ? ColourRole::Surface : ColourRole::Text, Anchor::Middle, Weight::Bold);
}

void drawRhombus(Canvas& canvas, Point centre, const std::string& count) {
  const double r = 10;
  canvas.path({{centre.x, centre.y - r},
               {centre.x + r, centre.y},
               {centre.x, centre.y + r},
               {centre.x - r, centre.y}},
              true, ColourRole::RiskA, Stroke{ColourRole::Surface, 1.5, {}});
  canvas.text({centre.x, centre.y + 3.5}, count, 10, ColourRole::OnRiskA, Anchor::Middle,
              Weight::Bold);
}

constexpr double kTextWidth = kBoxWidth - 2 * kPad;

}  // namespace

BoxText boxText(const DependencyNode& node) {
  BoxText out;
  out.lines = wrappedText(node.name, kNameSize, Weight::Bold, kTextWidth, 2);
  out.height = 29 + kNameLine * static_cast<double>(std::max<std::size_t>(1, out.lines.size()));
  return out;
}

void drawBox(Canvas& canvas, const DependencyNode& node, const BoxText& text, const Rectangle& box,
             const BoxLook& look, Language language) {
  const auto kind = kindId(node);
  const auto style = lookOf(kind);
  Stroke edge{style.edge, 1, {}};
  if (style.dashed) edge.dashes = {4, 3};
  if (look.stops > 0) edge = {ColourRole::RiskA, 1.75, edge.dashes};
  if (look.marked) {
    canvas.rectangle({box.x - 5, box.y - 5, box.width + 10, box.height + 10, 10}, {},
                     Stroke{ColourRole::Accent, 2, {}});
  }
  drawOutline(canvas, outlineOf(kind, box), style.fill, edge);
  canvas.tip(look.tooltip).leadsTo(look.target);
  if (kind == "hardware") {
    for (const double x : {box.x + 5, box.x + box.width - 5}) {
      canvas.line({x, box.y}, {x, box.y + box.height}, {edge.role, 1, {}});
    }
  }
  const double left = box.x + kPad;
  double y = box.y + 19;
  for (const auto& line : text.lines) {
    canvas.text({left, y}, line, kNameSize, style.text, Anchor::Start, Weight::Bold);
    y += kNameLine;
  }
  auto caption = render({std::string(kindTextId(kind)), {}}, language);
  if (node.abroad) caption += render(msg("map.abroad"), language);
  canvas.text({left, box.y + box.height - 10},
              fittedText(caption, kCaptionSize, Weight::Regular,
                         kTextWidth - (node.importance.empty() ? 0 : kBadge + 6)),
              kCaptionSize, style.caption);
  if (!node.importance.empty()) {
    drawImportance(canvas, {box.x + box.width - kPad - kBadge / 2 + 2, box.y + box.height - 14},
                   std::string(node.importance), node.isHighest);
  }
  if (look.stops > 0) {
    drawRhombus(canvas, {box.x + box.width - 12, box.y + 1}, std::to_string(look.stops));
  }
}

void drawLink(Canvas& canvas, std::vector<Point> points, bool direct) {
  if (points.size() < 2) return;
  constexpr double kLength = 7, kHalf = 3.2;
  const Point tip = points.back();
  points.pop_back();
  // Back along the line as far as the arrow is long, so that its direction is the line's.
  while (points.size() > 1 &&
         std::hypot(points.back().x - tip.x, points.back().y - tip.y) < kLength) {
    points.pop_back();
  }
  const double length =
      std::max(1e-6, std::hypot(tip.x - points.back().x, tip.y - points.back().y));
  const Point way{(tip.x - points.back().x) / length, (tip.y - points.back().y) / length};
  const Point foot{tip.x - way.x * kLength, tip.y - way.y * kLength};
  points.push_back(foot);
  Stroke stroke{ColourRole::Muted, 0.8, {}};
  if (!direct) stroke.dashes = {5, 4};
  canvas.path(std::move(points), false, {}, stroke);
  canvas.path({tip,
               {foot.x - way.y * kHalf, foot.y + way.x * kHalf},
               {foot.x + way.y * kHalf, foot.y - way.x * kHalf}},
              true, ColourRole::Muted, {});
}

double drawKey(Canvas& canvas, Point at, double width, bool anyIndirect, Language language) {
  constexpr double kLine = 24, kSample = 30, kGap = 8, kBetween = 26;
  struct Entry {
    std::string words;
    std::function<void(Point)> draw;  // the sample, by its middle left
  };
  std::vector<Entry> entries;
  const auto words = [&](std::string_view id) { return render({std::string(id), {}}, language); };
  const auto sampleLink = [&](bool direct) {
    return [&canvas, direct](Point p) { drawLink(canvas, {p, {p.x + kSample, p.y}}, direct); };
  };
  entries.push_back({words(KIJUN_TEXT("map.key.needs")), sampleLink(true)});
  if (anyIndirect) entries.push_back({words(KIJUN_TEXT("map.key.indirect")), sampleLink(false)});
  entries.push_back({words(KIJUN_TEXT("map.key.single")), [&](Point p) {
                       drawRhombus(canvas, {p.x + kSample / 2, p.y}, "1");
                     }});
  entries.push_back({words(KIJUN_TEXT("map.key.importance")), [&](Point p) {
                       drawImportance(canvas, {p.x + kSample / 2, p.y}, "3", true);
                     }});
  entries.push_back({words(KIJUN_TEXT("map.key.outside")), [&](Point p) {
                       canvas.rectangle({p.x + 2, p.y - 7, kSample - 4, 14, 3}, ColourRole::Surface,
                                        Stroke{ColourRole::Muted, 1, {4, 3}});
                     }});
  double x = at.x, y = at.y + kLine / 2;
  for (const auto& entry : entries) {
    const double taken = kSample + kGap + textWidth(entry.words, chart::kSmallSize);
    if (x > at.x && x + taken > at.x + width) {
      x = at.x;
      y += kLine;
    }
    entry.draw({x, y});
    canvas.text({x + kSample + kGap, y + 3.8}, entry.words, chart::kSmallSize, ColourRole::Muted);
    x += taken + kBetween;
  }
  return y + kLine / 2 - at.y;
}

}  // namespace kijun::map
