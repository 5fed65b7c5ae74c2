// What the charts share: short ways to make shapes.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "report/drawing.h"
#include "report/figures.h"

namespace kijun::chart {

inline constexpr double kTextSize = 12;
inline constexpr double kSmallSize = 10.5;

// Collects shapes; tip() and leadsTo() say more of the last one.
class Canvas {
 public:
  Canvas& line(Point from, Point to, Stroke stroke) { return path({from, to}, false, {}, stroke); }
  Canvas& path(std::vector<Point> points, bool closed, std::optional<ColourRole> fill,
               std::optional<Stroke> stroke) {
    return add({Path{std::move(points), closed}, fill, std::move(stroke), {}, {}});
  }
  Canvas& rectangle(Rectangle box, std::optional<ColourRole> fill,
                    std::optional<Stroke> stroke = {}) {
    return add({box, fill, std::move(stroke), {}, {}});
  }
  Canvas& circle(Point centre, double radius, std::optional<ColourRole> fill,
                 std::optional<Stroke> stroke = {}) {
    return add({Circle{centre, radius}, fill, std::move(stroke), {}, {}});
  }
  Canvas& text(Point at, std::string words, double size, ColourRole role,
               Anchor anchor = Anchor::Start, Weight weight = Weight::Regular) {
    return add({Label{at, std::move(words), size, anchor, weight}, role, {}, {}, {}});
  }
  Canvas& tip(std::string words) {
    shapes_.back().tooltip = std::move(words);
    return *this;
  }
  Canvas& leadsTo(std::string target) {
    shapes_.back().target = std::move(target);
    return *this;
  }
  std::size_t size() const { return shapes_.size(); }
  std::vector<Shape> take() { return std::move(shapes_); }

 private:
  Canvas& add(Shape shape) {
    shapes_.push_back(std::move(shape));
    return *this;
  }
  std::vector<Shape> shapes_;
};

// A key to the lines of a chart, centred on x, on the base line y; returns nothing drawn for an
// empty list.
struct LegendEntry {
  std::string label;
  Stroke stroke;
};
void legend(Canvas& canvas, const std::vector<LegendEntry>& entries, double centreX, double y);

// Of the words between blanks that may not be broken: "Governance", not 組織統治. 0 without one.
double widestWord(std::string_view text, double size);

// "section:5.1" for a radar axis that stands for a section, else its first one.
std::string targetOf(const RadarAxis& axis);

// The lowest and highest group with a figure, in words; empty without any.
std::string extremes(std::span<const GroupScore> groups, const std::vector<std::string>& names,
                     Language language);

}  // namespace kijun::chart
