// How the dependency map draws its nodes, links and key.
#pragma once
#include "assessment/dependency_queries.h"
#include "report/chart_parts.h"

namespace kijun::map {

inline constexpr double kBoxWidth = 188;

// Name (in at most two lines) and size of a node's box.
struct BoxText {
  std::vector<std::string> lines;
  double height = 0;
};
BoxText boxText(const DependencyNode& node);

struct BoxLook {
  std::string tooltip, target;
  std::size_t stops = 0;  // services that its loss alone stops
  bool marked = false;    // what the map was asked for
};
void drawBox(chart::Canvas& canvas, const DependencyNode& node, const BoxText& text,
             const Rectangle& box, const BoxLook& look, Language language);

// An arrow along the points, dashed where something was left out between its ends.
void drawLink(chart::Canvas& canvas, std::vector<Point> points, bool direct);

// The key, no wider than width; returns its height.
double drawKey(chart::Canvas& canvas, Point at, double width, bool anyIndirect, Language language);

}  // namespace kijun::map
