#include "report/drawing.h"

#include <algorithm>
#include <cmath>

#include "report/measure.h"

namespace kijun {
namespace {

Rectangle boundsOfPoints(const std::vector<Point>& points) {
  if (points.empty()) return {};
  double left = points[0].x, right = left, top = points[0].y, bottom = top;
  for (const auto& point : points) {
    left = std::min(left, point.x);
    right = std::max(right, point.x);
    top = std::min(top, point.y);
    bottom = std::max(bottom, point.y);
  }
  return {left, top, right - left, bottom - top};
}

Rectangle boundsOfLabel(const Label& label) {
  const double width = textWidth(label.text, label.size, label.weight);
  const double shift = label.anchor == Anchor::Start    ? 0
                       : label.anchor == Anchor::Middle ? width / 2
                                                        : width;
  return {label.at.x - shift, label.at.y - 0.88 * label.size, width, 1.0 * label.size};
}

double distanceToSegment(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double squared = dx * dx + dy * dy;
  const double t =
      squared == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0);
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

bool insidePolygon(const std::vector<Point>& points, Point p) {
  bool inside = false;
  for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
    const Point &a = points[i], &b = points[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
      inside = !inside;
    }
  }
  return inside;
}

bool hitsPath(const Path& path, Point point, double slack) {
  if (path.points.empty()) return false;
  if (path.closed && insidePolygon(path.points, point)) return true;
  for (std::size_t i = 1; i < path.points.size(); ++i) {
    if (distanceToSegment(point, path.points[i - 1], path.points[i]) <= slack) return true;
  }
  return false;
}

bool hits(const Shape& shape, Point point, double slack) {
  if (const auto* path = std::get_if<Path>(&shape.geometry)) return hitsPath(*path, point, slack);
  if (const auto* circle = std::get_if<Circle>(&shape.geometry)) {
    return std::hypot(point.x - circle->centre.x, point.y - circle->centre.y) <=
           circle->radius + slack;
  }
  const Rectangle box = boundsOf(shape);
  return point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y &&
         point.y <= box.y + box.height;
}

}  // namespace

Rectangle boundsOf(const Shape& shape) {
  if (const auto* rectangle = std::get_if<Rectangle>(&shape.geometry)) return *rectangle;
  if (const auto* path = std::get_if<Path>(&shape.geometry)) return boundsOfPoints(path->points);
  if (const auto* circle = std::get_if<Circle>(&shape.geometry)) {
    return {circle->centre.x - circle->radius, circle->centre.y - circle->radius,
            2 * circle->radius, 2 * circle->radius};
  }
  return boundsOfLabel(std::get<Label>(shape.geometry));
}

std::optional<std::size_t> shapeAt(const Drawing& drawing, Point point, double slack) {
  for (std::size_t i = drawing.shapes.size(); i-- > 0;) {
    const Shape& shape = drawing.shapes[i];
    if ((!shape.tooltip.empty() || !shape.target.empty()) && hits(shape, point, slack)) return i;
  }
  return std::nullopt;
}

std::vector<std::size_t> targetsOf(const Drawing& drawing) {
  std::vector<std::size_t> stops;
  for (std::size_t i = 0; i < drawing.shapes.size(); ++i) {
    const auto& target = drawing.shapes[i].target;
    if (target.empty()) continue;
    const bool known = std::ranges::any_of(
        stops, [&](std::size_t stop) { return drawing.shapes[stop].target == target; });
    if (!known) stops.push_back(i);
  }
  return stops;
}

}  // namespace kijun
