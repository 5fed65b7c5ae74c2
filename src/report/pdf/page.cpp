#include "report/pdf/page.h"

#include <cairo-pdf.h>

#include <cassert>
#include <numbers>

#include "base/error.h"

namespace kijun::pdf {
namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

// Ids stand in quotes; ids of catalogs hold neither quotes nor backslashes.
std::string quoted(std::string_view key, std::string_view id) {
  std::string out(key);
  out += "='";
  for (const char c : id) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

}  // namespace

Pages::Pages(const Fonts& fonts, Pass pass) : fonts_(fonts), pass_(pass) {
  if (!draws()) return;
  surface_.reset(cairo_pdf_surface_create_for_stream(append, &bytes_, kPageWidth, kPageHeight));
  cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_4);
  cairo_.reset(cairo_create(surface_.get()));
  cairo_tag_begin(cairo_.get(), "Document", "");
}

void Pages::nextPage() {
  ++number_;
  if (draws()) cairo_show_page(cairo_.get());
}

void Pages::beginTag(const char* name) {
  if (draws()) cairo_tag_begin(cairo_.get(), name, "");
}

void Pages::endTag(const char* name) {
  if (draws()) cairo_tag_end(cairo_.get(), name);
}

void Pages::beginLink(std::string_view target) {
  if (draws()) cairo_tag_begin(cairo_.get(), CAIRO_TAG_LINK, quoted("dest", target).c_str());
}

void Pages::endLink() {
  endTag(CAIRO_TAG_LINK);
}

void Pages::beginPlace(std::string_view id) {
  notePlace(id);
  if (draws()) cairo_tag_begin(cairo_.get(), CAIRO_TAG_DEST, quoted("name", id).c_str());
}

void Pages::endPlace() {
  endTag(CAIRO_TAG_DEST);
}

void Pages::addBookmark(int level, const std::string& text, std::string_view id) {
  if (!draws()) return;
  bookmarks_.resize(static_cast<std::size_t>(level - 1), CAIRO_PDF_OUTLINE_ROOT);
  const int parent = bookmarks_.empty() ? CAIRO_PDF_OUTLINE_ROOT : bookmarks_.back();
  const auto flags = level == 1 ? CAIRO_PDF_OUTLINE_FLAG_BOLD : cairo_pdf_outline_flags_t{};
  bookmarks_.push_back(cairo_pdf_surface_add_outline(surface_.get(), parent, text.c_str(),
                                                     quoted("dest", id).c_str(), flags));
}

void Pages::line(Point from, Point to, ColourRole role, double width) {
  if (!draws()) return;
  setColour(pen(), role);
  cairo_set_line_width(pen(), width);
  cairo_set_dash(pen(), nullptr, 0, 0);
  cairo_new_path(pen());
  cairo_move_to(pen(), from.x, from.y);
  cairo_line_to(pen(), to.x, to.y);
  cairo_stroke(pen());
}

void Pages::rectangle(const Rectangle& box, ColourRole role, double radius) {
  if (!draws()) return;
  setColour(pen(), role);
  cairo_new_path(pen());
  roundedRectangle(pen(), box, radius);
  cairo_fill(pen());
}

void Pages::frame(const Rectangle& box, ColourRole role, double width, double radius) {
  if (!draws()) return;
  setColour(pen(), role);
  cairo_set_line_width(pen(), width);
  cairo_set_dash(pen(), nullptr, 0, 0);
  cairo_new_path(pen());
  roundedRectangle(pen(), box, radius);
  cairo_stroke(pen());
}

void Pages::paintLabel(const Label& label, ColourRole role) {
  const SetText text(context(), {{label.text, role, label.weight, {}, {}}}, {label.size, 0});
  const double shift = label.anchor == Anchor::Start    ? 0
                       : label.anchor == Anchor::Middle ? text.width() / 2
                                                        : text.width();
  text.draw(pen(), label.at.x - shift, label.at.y - text.baseline());
}

void Pages::paint(const Shape& shape) {
  if (const auto* label = std::get_if<Label>(&shape.geometry)) {
    paintLabel(*label, shape.fill.value_or(ColourRole::Text));
    return;
  }
  if (!shape.fill && !shape.stroke) return;
  cairo_new_path(pen());
  if (const auto* box = std::get_if<Rectangle>(&shape.geometry)) {
    roundedRectangle(pen(), *box, box->radius);
  } else if (const auto* path = std::get_if<Path>(&shape.geometry)) {
    for (const auto& point : path->points) cairo_line_to(pen(), point.x, point.y);
    if (path->closed) cairo_close_path(pen());
  } else {
    const auto& circle = std::get<Circle>(shape.geometry);
    cairo_new_sub_path(pen());
    cairo_arc(pen(), circle.centre.x, circle.centre.y, circle.radius, 0, 2 * std::numbers::pi);
  }
  if (shape.fill) {
    setColour(pen(), *shape.fill);
    shape.stroke ? cairo_fill_preserve(pen()) : cairo_fill(pen());
  }
  if (shape.stroke) {
    setColour(pen(), shape.stroke->role);
    cairo_set_line_width(pen(), shape.stroke->width);
    cairo_set_dash(pen(), shape.stroke->dashes.data(),
                   static_cast<int>(shape.stroke->dashes.size()), 0);
    cairo_stroke(pen());
  }
}

void Pages::figure(const Drawing& drawing, Point at, double scale) {
  if (!draws()) return;
  alternatives_.push_back(drawing.title + ". " + drawing.alternative);
  const Tag tag(*this, "Figure");
  cairo_save(pen());
  cairo_translate(pen(), at.x, at.y);
  cairo_scale(pen(), scale, scale);
  cairo_set_line_join(pen(), CAIRO_LINE_JOIN_ROUND);
  for (const auto& shape : drawing.shapes) paint(shape);
  cairo_restore(pen());
}

std::string Pages::finish() {
  if (!draws()) return {};
  cairo_tag_end(cairo_.get(), "Document");
  cairo_show_page(cairo_.get());
  const auto ofPen = cairo_status(cairo_.get());
  cairo_.reset();
  cairo_surface_finish(surface_.get());
  const auto ofSurface = cairo_surface_status(surface_.get());
  const auto status = ofPen != CAIRO_STATUS_SUCCESS ? ofPen : ofSurface;
  if (status != CAIRO_STATUS_SUCCESS) {
    throw Error(Fault::Machine,
                msg("report.pdf.failed", std::string_view(cairo_status_to_string(status))),
                msg("report.pdf.failed.todo"));
  }
  return std::move(bytes_);
}

}  // namespace kijun::pdf
