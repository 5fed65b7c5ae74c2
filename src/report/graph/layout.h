// Places boxes in columns from left to right and leads lines between them around what is not
// concerned, by Graphviz's dot. The caller says which column a box stands in; dot finds the order
// in the columns that crosses fewest lines, the places and the lines' ways. The same input gives
// the same places. Units are those of a Drawing.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "report/drawing.h"

namespace kijun {

struct LayoutBox {
  double width = 0, height = 0;
  std::uint32_t column = 0;  // from 0, left to right; columns without a box take no room
};

struct LayoutLine {
  std::uint32_t from = 0, to = 0;  // indices of boxes, not the same
};

struct GraphLayout {
  double width = 0, height = 0;
  std::vector<Point> centres;             // of the boxes
  std::vector<std::vector<Point>> lines;  // of the lines, from the edge of one box to the other's
};

// Any thread; Graphviz works for one at a time, others wait. cancelled (may be empty) is asked
// before the work begins, which cannot be interrupted. Throws Error where Graphviz fails, and
// Cancelled.
GraphLayout layoutGraph(std::span<const LayoutBox> boxes, std::span<const LayoutLine> lines,
                        const std::function<bool()>& cancelled = {});

}  // namespace kijun
