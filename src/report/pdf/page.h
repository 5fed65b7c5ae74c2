// The pages of one PDF being made: geometry, the pen, structure tags, links and bookmarks. With
// Pass::Measure nothing is drawn, only pages are counted.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/drawing.h"
#include "report/pdf/fonts.h"
#include "report/pdf/text.h"

namespace kijun::pdf {

// A4, in points.
inline constexpr double kPageWidth = 595.276;
inline constexpr double kPageHeight = 841.89;
inline constexpr double kSide = 52;
inline constexpr double kTop = 70;
inline constexpr double kBottom = kPageHeight - 62;
inline constexpr double kTextWidth = kPageWidth - 2 * kSide;
// A taller row goes over pages; the rest of a page holds headings and the table's head.
inline constexpr double kTallestRow = kBottom - kTop - 160;

enum class Pass { Measure, Draw };

// Page numbers (from 1) by the id of what stands there.
using PageNumbers = std::map<std::string, int, std::less<>>;

class Pages {
 public:
  Pages(const Fonts& fonts, Pass pass);
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  bool draws() const { return pass_ == Pass::Draw; }
  PangoContext* context() const { return fonts_.context(); }
  cairo_t* pen() const { return cairo_.get(); }

  int number() const { return number_; }
  void nextPage();

  // Structure. A tag holds other tags or content, not both; content outside of tags is decoration.
  void beginTag(const char* name);
  void endTag(const char* name);
  // Content that leads to a place in the report, with the tag Link.
  void beginLink(std::string_view target);
  void endLink();
  void beginPlace(std::string_view id);
  void endPlace();
  void notePlace(std::string_view id) { places_.emplace(id, number_); }
  const PageNumbers& places() const { return places_; }
  // level from 1.
  void addBookmark(int level, const std::string& text, std::string_view id);

  void line(Point from, Point to, ColourRole role, double width);
  void rectangle(const Rectangle& box, ColourRole role, double radius = 0);
  void frame(const Rectangle& box, ColourRole role, double width, double radius);
  // The drawing with its upper left at a point, scaled, as one Figure.
  void figure(const Drawing& drawing, Point at, double scale);
  // What each Figure shows in words, in order.
  const std::vector<std::string>& alternatives() const { return alternatives_; }

  // Ends the document: its bytes (empty when measuring).
  std::string finish();

 private:
  void paint(const Shape& shape);
  void paintLabel(const Label& label, ColourRole role);

  const Fonts& fonts_;
  Pass pass_;
  std::string bytes_;
  SurfaceHandle surface_;
  CairoHandle cairo_;
  int number_ = 1;
  PageNumbers places_;
  std::vector<std::string> alternatives_;
  std::vector<int> bookmarks_;  // the open one per level
};

// A tag for a scope.
class Tag {
 public:
  Tag(Pages& pages, const char* name) : pages_(pages), name_(name) { pages_.beginTag(name); }
  ~Tag() { pages_.endTag(name_); }
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;

 private:
  Pages& pages_;
  const char* name_;
};

}  // namespace kijun::pdf
