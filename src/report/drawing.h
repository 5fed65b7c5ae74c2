// A drawing: shapes computed without a device, painted on the screen, into SVG and into PDF by
// their painters. Units are CSS pixels (1/96 in), y grows downward. A plain value, in one language.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "report/theme.h"

namespace kijun {

struct Point {
  double x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

enum class Anchor { Start, Middle, End };
enum class Weight { Regular, Bold };

struct Stroke {
  ColourRole role = ColourRole::Line;
  double width = 1;
  std::vector<double> dashes;  // lengths on, off, …; empty is solid
  bool operator==(const Stroke&) const = default;
};

struct Rectangle {
  double x = 0, y = 0, width = 0, height = 0;
  double radius = 0;
  bool operator==(const Rectangle&) const = default;
};

// A line, polyline or (closed) polygon.
struct Path {
  std::vector<Point> points;
  bool closed = false;
  bool operator==(const Path&) const = default;
};

struct Circle {
  Point centre;
  double radius = 0;
  bool operator==(const Circle&) const = default;
};

// One line of text; its colour is the shape's fill. Tabular figures.
struct Label {
  Point at;  // on the base line, at the anchor
  std::string text;
  double size = 12;
  Anchor anchor = Anchor::Start;
  Weight weight = Weight::Regular;
  bool operator==(const Label&) const = default;
};

// Painted in order: fill, then stroke. With neither it is an invisible area to point at.
struct Shape {
  std::variant<Rectangle, Path, Circle, Label> geometry;
  std::optional<ColourRole> fill;
  std::optional<Stroke> stroke;
  std::string tooltip;  // may be empty
  std::string target;   // where a click or Enter leads: "section:5.1", "item:5.1.1.1-1"; or empty
  bool operator==(const Shape&) const = default;
};

// The table behind a chart: the first column names the row.
struct DataTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  bool operator==(const DataTable&) const = default;
};

struct Drawing {
  double width = 0, height = 0;
  std::string title;
  std::string alternative;  // says in words what the picture says
  std::vector<Shape> shapes;
  DataTable table;
  bool operator==(const Drawing&) const = default;
};

// The smallest rectangle that holds the shape (text by the shipped advance table).
Rectangle boundsOf(const Shape& shape);

// The shape as one to point at, topmost first: its index, or nullopt. Only shapes with a tooltip
// or a target answer; slack widens thin ones.
std::optional<std::size_t> shapeAt(const Drawing& drawing, Point point, double slack = 3);

// The shapes with a target, in drawing order without repeats: stops for the keyboard.
std::vector<std::size_t> targetsOf(const Drawing& drawing);

// SVG with role=img, title and description; colours as var(--role) so that one picture serves
// light and dark. idPrefix keeps ids unique within a document.
std::string toSvg(const Drawing& drawing, std::string_view idPrefix);

// The same as a file of its own, in the colours of one theme on its surface: other programs know
// no variables of CSS.
std::string toSvgFile(const Drawing& drawing, Theme theme);

}  // namespace kijun
