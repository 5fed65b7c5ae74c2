// The parts of a report that stand alone: cover, contents, key figures, signatures.
#include <algorithm>
#include <cctype>

#include "report/pdf/flow.h"

namespace kijun::pdf {
namespace {

// A hash is one word too long for the ordinary size.
bool holdsHash(std::string_view words) {
  constexpr std::size_t kLong = 40;
  std::size_t run = 0;
  for (const char c : words) {
    run = std::isxdigit(static_cast<unsigned char>(c)) ? run + 1 : 0;
    if (run >= kLong) return true;
  }
  return false;
}

}  // namespace

void Flow::add(const Cover& cover) {
  pages_.rectangle({0, 0, kPageWidth, 6}, ColourRole::Accent);
  double y = 150;
  const auto kind = set(cover.kind, ColourRole::Accent, Weight::Bold, {12, kTextWidth});
  draw(kind, kSide, y, "P");
  y += kind.height() + 16;
  const auto name = set(cover.organisation, ColourRole::Text, Weight::Bold, {31, kTextWidth});
  draw(name, kSide, y, "H1");
  y += name.height() + 8;
  const auto subject = set(cover.subject, ColourRole::Muted, Weight::Regular, {15, kTextWidth});
  draw(subject, kSide, y, "P");
  y = std::max(y + subject.height() + 56, 350.0);

  constexpr double kLabelWidth = 128;
  pages_.line({kSide, y}, {kSide + kTextWidth, y}, ColourRole::Line, 0.6);
  pages_.beginTag("Table");
  for (const auto& [label, value] : cover.facts) {
    const auto left = set(label, ColourRole::Muted, Weight::Regular, {9, kLabelWidth - 8});
    const auto right = set(value, ColourRole::Text, Weight::Regular,
                           {holdsHash(value) ? 8 : 9.5, kTextWidth - kLabelWidth});
    const double height = std::max(left.height(), right.height()) + 11;
    pages_.beginTag("TR");
    draw(left, kSide, y + 5.5, "TH");
    draw(right, kSide + kLabelWidth, y + 5.5 + std::max(0.0, left.baseline() - right.baseline()),
         "TD");
    pages_.endTag("TR");
    y += height;
    pages_.line({kSide, y}, {kSide + kTextWidth, y}, ColourRole::Line, 0.6);
  }
  pages_.endTag("Table");
  const auto notice = set(cover.notice, ColourRole::Muted, Weight::Regular,
                          {8.5, kTextWidth - 14, Align::Start, 1.1});
  y = std::max(y + 24, kPageHeight - 72 - notice.height());
  pages_.rectangle({kSide, y, 2.2, notice.height()}, ColourRole::Accent);
  draw(notice, kSide + 14, y, "P");
  y_ = kBottom;
}

void Flow::drawContentsLine(const Heading& heading, double size) {
  const bool top = heading.level == 1;
  const double indent = top ? 0 : 16;
  const auto at = known_.places.find(heading.id);
  const auto number = set(at == known_.places.end() ? "0" : std::to_string(at->second),
                          top ? ColourRole::Text : ColourRole::Muted, Weight::Regular, {size, 0});
  const auto text = set(heading.text, top ? ColourRole::Text : ColourRole::Muted,
                        top ? Weight::Bold : Weight::Regular,
                        {size, kTextWidth - indent - 40, Align::Start, 1.0});
  y_ += top ? 7 : 1.5;
  ensure(text.height());
  {
    const Tag item(pages_, "TOCI");
    pages_.beginLink(heading.id);
    drawLines(text, kSide + indent, y_, 0, text.lines().size());
    drawLines(number, kSide + kTextWidth - number.width(), y_ + text.height() - number.height(), 0,
              1);
    pages_.endLink();
  }
  y_ += text.height();
  if (top) pages_.line({kSide, y_ + 2}, {kSide + kTextWidth, y_ + 2}, ColourRole::Line, 0.5);
  y_ += top ? 3 : 0;
}

void Flow::add(const Contents& contents) {
  if (!pageIsEmpty()) newPage();
  const auto title = set(contents.title, ColourRole::Text, Weight::Bold, {21, kTextWidth});
  draw(title, kSide, y_, "H1");
  y_ += title.height() + 5;
  pages_.rectangle({kSide, y_, 36, 2.2}, ColourRole::Accent);
  y_ += 14;
  const Tag tag(pages_, "TOC");
  for (const auto& block : document_.blocks) {
    const auto* heading = std::get_if<Heading>(&block);
    if (heading && heading->level <= contents.levels) {
      drawContentsLine(*heading, heading->level == 1 ? 10 : 9);
    }
  }
}

double Flow::keyFigureHeight(const KeyFigures& row, double width, double valueSize) const {
  double tallest = 0;
  for (const auto& figure : row.figures) {
    const auto note = set(figure.note, ColourRole::Muted, Weight::Regular, {7.6, width});
    tallest = std::max(
        tallest, 12 + valueSize * 1.5 + note.height() + (figure.change.empty() ? 0.0 : 13.0) + 8);
  }
  return tallest;
}

void Flow::drawKeyFigure(const KeyFigure& figure, double x, double width, double valueSize) {
  double y = y_ + 6;
  const auto label = set(figure.label, ColourRole::Muted, Weight::Regular, {8.2, width});
  draw(label, x, y, "P");
  y += label.height();
  const auto value = set(figure.value, ColourRole::Text, Weight::Regular, {valueSize, 0});
  const auto unit = set(figure.unit, ColourRole::Text, Weight::Regular, {valueSize * 0.55, 0});
  {
    const Tag tag(pages_, "P");
    drawLines(value, x, y - valueSize * 0.12, 0, 1);
    drawLines(unit, x + value.width() + 1.5,
              y - valueSize * 0.12 + value.baseline() - unit.baseline(), 0,
              figure.unit.empty() ? 0 : 1);
  }
  y += valueSize * 1.24;
  if (!figure.change.empty()) {
    const ColourRole role = figure.change.starts_with("−")   ? ColourRole::Bad
                            : figure.change.starts_with("+") ? ColourRole::Good
                                                             : ColourRole::Muted;
    const auto change = set(render(msg("report.change", figure.change), document_.language), role,
                            Weight::Bold, {8, width});
    draw(change, x, y, "P");
    y += change.height();
  }
  draw(set(figure.note, ColourRole::Muted, Weight::Regular, {7.6, width}), x, y, "P");
}

void Flow::add(const KeyFigures& row) {
  if (row.figures.empty()) return;
  constexpr double kGap = 16;
  const auto count = static_cast<double>(row.figures.size());
  const double width = (kTextWidth - kGap * (count - 1)) / count;
  // Rates are what the page is about; counts stand by.
  bool counts = true;
  for (const auto& figure : row.figures) counts &= figure.unit.empty() && figure.change.empty();
  const double valueSize = counts ? 16 : 25;
  const double height = keyFigureHeight(row, width, valueSize);
  ensure(height);
  double x = kSide;
  for (const auto& figure : row.figures) {
    pages_.line({x, y_}, {x + width, y_}, counts ? ColourRole::Line : ColourRole::Text,
                counts ? 0.8 : 1.2);
    drawKeyFigure(figure, x, width, valueSize);
    x += width + kGap;
  }
  y_ += height + 8;
}

void Flow::add(const SignatureBox& box) {
  constexpr double kGap = 14, kHeight = 150, kPad = 10;
  if (box.roles.empty()) return;
  const auto count = static_cast<double>(box.roles.size());
  const double width = (kTextWidth - kGap * (count - 1)) / count;
  y_ += 8;
  ensure(kHeight);
  double x = kSide;
  for (const auto& role : box.roles) {
    pages_.frame({x, y_, width, kHeight}, ColourRole::Line, 0.8, 3);
    draw(set(role, ColourRole::Text, Weight::Bold, {10, 0}), x + kPad, y_ + kPad, "P");
    double bottom = y_ + kHeight - 40;
    for (const auto& label : {box.nameLabel, box.dateLabel}) {
      draw(set(label, ColourRole::Muted, Weight::Regular, {7.6, 0}), x + kPad, bottom - 11, "P");
      pages_.line({x + kPad, bottom + 1}, {x + width - kPad, bottom + 1}, ColourRole::Line, 0.6);
      bottom += 27;
    }
    x += width + kGap;
  }
  y_ += kHeight + 20;
}

}  // namespace kijun::pdf
