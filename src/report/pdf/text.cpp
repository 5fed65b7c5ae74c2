#include "report/pdf/text.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <numbers>

namespace kijun::pdf {
namespace {

constexpr std::string_view kNoBreakSpace = "\xc2\xa0";

double points(int pangoUnits) {
  return static_cast<double>(pangoUnits) / PANGO_SCALE;
}

void addAttribute(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin,
                  std::size_t end) {
  attribute->start_index = static_cast<guint>(begin);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(list, attribute);
}

PangoAttribute* inkAttribute(ColourRole role) {
  const Colour ink = colour(Theme::Print, role);
  const auto wide = [](std::uint8_t channel) { return static_cast<guint16>(channel * 257); };
  return pango_attr_foreground_new(wide(ink.red), wide(ink.green), wide(ink.blue));
}

// A chip's words hold together and have room at both ends.
std::string chipText(const std::string& words) {
  std::string out(kNoBreakSpace);
  for (const char c : words) {
    if (c == ' ') {
      out += kNoBreakSpace;
    } else {
      out += c;
    }
  }
  return out.append(kNoBreakSpace);
}

PangoAlignment alignment(Align align) {
  if (align == Align::Centre) return PANGO_ALIGN_CENTER;
  return align == Align::End ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

}  // namespace

void setColour(cairo_t* cairo, ColourRole role) {
  const Colour ink = colour(Theme::Print, role);
  cairo_set_source_rgb(cairo, ink.red / 255.0, ink.green / 255.0, ink.blue / 255.0);
}

void roundedRectangle(cairo_t* cairo, const Rectangle& box, double radius) {
  const double r = std::min({radius, box.width / 2, box.height / 2});
  if (r <= 0) {
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    return;
  }
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, box.x + box.width - r, box.y + r, r, -kQuarter, 0);
  cairo_arc(cairo, box.x + box.width - r, box.y + box.height - r, r, 0, kQuarter);
  cairo_arc(cairo, box.x + r, box.y + box.height - r, r, kQuarter, 2 * kQuarter);
  cairo_arc(cairo, box.x + r, box.y + r, r, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(cairo);
}

SetText::SetText(PangoContext* context, const Inline& text, const TextLook& look)
    : layout_(pango_layout_new(context)), size_(look.size) {
  std::string words;
  const AttributesHandle attributes(pango_attr_list_new());
  for (const auto& span : text) {
    const std::size_t begin = words.size();
    words += span.field ? chipText(span.text) : span.text;
    addAttribute(attributes.get(), inkAttribute(span.role), begin, words.size());
    if (span.weight == Weight::Bold) {
      addAttribute(attributes.get(), pango_attr_weight_new(PANGO_WEIGHT_BOLD), begin, words.size());
    }
    if (span.field) {
      addAttribute(attributes.get(), pango_attr_allow_breaks_new(FALSE), begin, words.size());
      chips_.push_back({static_cast<int>(begin), static_cast<int>(words.size()), *span.field});
    }
    if (target_.empty()) target_ = span.target;
  }
  addAttribute(attributes.get(),
               pango_attr_size_new(static_cast<int>(look.size * PANGO_SCALE + 0.5)), 0,
               words.size());
  addAttribute(attributes.get(), pango_attr_font_features_new("liga=0, clig=0, dlig=0"), 0,
               words.size());
  pango_layout_set_text(layout_.get(), words.c_str(), static_cast<int>(words.size()));
  pango_layout_set_attributes(layout_.get(), attributes.get());
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout_.get(), alignment(look.align));
  pango_layout_set_auto_dir(layout_.get(), FALSE);
  if (look.width > 0) {
    pango_layout_set_width(layout_.get(), static_cast<int>(look.width * PANGO_SCALE));
  }
  PangoLayoutIter* at = pango_layout_get_iter(layout_.get());
  do {
    PangoRectangle box;
    pango_layout_iter_get_line_extents(at, nullptr, &box);
    Line line;
    line.line = pango_layout_iter_get_line_readonly(at);
    line.height = points(box.height) * look.leading;
    line.top = height_;
    line.x = points(box.x);
    line.width = points(box.width);
    line.baseline = points(pango_layout_iter_get_baseline(at) - box.y) +
                    points(box.height) * (look.leading - 1) / 2;
    height_ += line.height;
    width_ = std::max(width_, line.width);
    lines_.push_back(line);
  } while (pango_layout_iter_next_line(at));
  pango_layout_iter_free(at);
}

void SetText::drawChips(cairo_t* cairo, const Line& line, double x, double y) const {
  for (const auto& chip : chips_) {
    const int begin = std::max(chip.begin, line.line->start_index);
    const int end = std::min(chip.end, line.line->start_index + line.line->length);
    if (begin >= end) continue;
    int left = 0, right = 0;
    pango_layout_line_index_to_x(line.line, begin, FALSE, &left);
    pango_layout_line_index_to_x(line.line, end - 1, TRUE, &right);
    setColour(cairo, chip.field);
    cairo_new_path(cairo);
    roundedRectangle(cairo,
                     {x + line.x + points(left), y + line.baseline - 1.02 * size_,
                      points(right - left), 1.32 * size_},
                     2);
    cairo_fill(cairo);
  }
}

void SetText::draw(cairo_t* cairo, double x, double y, std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last && i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    const double top = y + line.top - lines_[first].top;
    drawChips(cairo, line, x, top);
    setColour(cairo, ColourRole::Text);
    cairo_move_to(cairo, x + line.x, top + line.baseline);
    pango_cairo_show_layout_line(cairo, line.line);
  }
}

}  // namespace kijun::pdf
