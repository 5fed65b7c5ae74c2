// A paragraph set in type: shaped once, measured in points, drawn line by line.
#pragma once
#include <vector>

#include "report/block.h"
#include "report/pdf/handles.h"

namespace kijun::pdf {

struct TextLook {
  double size = 9.5;  // points
  double width = 0;   // to wrap at; 0: one line
  Align align = Align::Start;
  double leading = 1.0;  // times the font's own line height
};

class SetText {
 public:
  SetText(PangoContext* context, const Inline& text, const TextLook& look);
  struct Line {
    PangoLayoutLine* line = nullptr;
    double x = 0, top = 0, height = 0, baseline = 0;  // from the paragraph's upper left
    double width = 0;
  };
  const std::vector<Line>& lines() const { return lines_; }
  double height() const { return height_; }
  double width() const { return width_; }  // of the widest line
  double baseline() const { return lines_.empty() ? 0 : lines_.front().baseline; }
  // Lines first to last (not included), the first one's top at (x, y).
  void draw(cairo_t* cairo, double x, double y, std::size_t first, std::size_t last) const;
  void draw(cairo_t* cairo, double x, double y) const { draw(cairo, x, y, 0, lines_.size()); }
  // The heading it leads to; empty without one. A paragraph leads to one place.
  const std::string& target() const { return target_; }

 private:
  struct Chip {
    int begin = 0, end = 0;  // bytes
    ColourRole field = ColourRole::Surface;
  };
  void drawChips(cairo_t* cairo, const Line& line, double x, double y) const;

  GObjectHandle<PangoLayout> layout_;
  std::vector<Line> lines_;
  std::vector<Chip> chips_;
  double size_ = 0, height_ = 0, width_ = 0;
  std::string target_;
};

// Sets the ink for what follows.
void setColour(cairo_t* cairo, ColourRole role);
void roundedRectangle(cairo_t* cairo, const Rectangle& box, double radius);

}  // namespace kijun::pdf
