#include "report/pdf/flow.h"

#include <algorithm>

namespace kijun::pdf {
namespace {

constexpr double kHeadingSizes[] = {21, 13, 10.5};
constexpr double kSpaceBefore[] = {0, 22, 17};
constexpr double kSpaceAfter[] = {16, 7, 3};

double sizeOf(TextStyle style) {
  switch (style) {
    case TextStyle::Lead:
      return 14.5;
    case TextStyle::Body:
      return 9.5;
    case TextStyle::Small:
      return 8;
  }
  return 9.5;
}

double spaceAfter(TextStyle style) {
  return style == TextStyle::Lead ? 20 : 8;
}

std::size_t place(int level) {
  return static_cast<std::size_t>(std::clamp(level, 1, 3) - 1);
}

}  // namespace

Flow::Flow(const ReportDocument& document, Pages& pages, const Known& known)
    : document_(document), pages_(pages), known_(known) {}

void Flow::run(const Progress& progress) {
  const auto& blocks = document_.blocks;
  for (index_ = 0; index_ < blocks.size(); ++index_) {
    if (progress && index_ % 8 == 0) {
      progress(static_cast<double>(index_) / static_cast<double>(blocks.size()));
    }
    std::visit([this](const auto& block) { add(block); }, blocks[index_]);
  }
}

void Flow::newPage() {
  pages_.nextPage();
  y_ = kTop;
  runningHeads();
}

void Flow::ensure(double height) {
  if (y_ + height > kBottom && !pageIsEmpty()) newPage();
}

void Flow::runningHeads() {
  const double top = 34;
  const auto title = set(document_.running, ColourRole::Muted, Weight::Regular, {7.5, 0});
  const auto subject = set(document_.subject, ColourRole::Muted, Weight::Regular, {7.5, 0});
  const auto number =
      set(render(msg("report.page", pages_.number(), known_.pages), document_.language),
          ColourRole::Muted, Weight::Regular, {8, 0});
  draw(title, kSide, top, nullptr);
  draw(subject, kSide + kTextWidth - subject.width(), top, nullptr);
  pages_.line({kSide, top + 15}, {kSide + kTextWidth, top + 15}, ColourRole::Line, 0.6);
  draw(number, kSide + kTextWidth - number.width(), kPageHeight - 42, nullptr);
}

void Flow::drawLines(const SetText& text, double x, double y, std::size_t first, std::size_t last) {
  if (pages_.draws()) text.draw(pages_.pen(), x, y, first, last);
}

void Flow::draw(const SetText& text, double x, double y, const char* tag) {
  if (tag) pages_.beginTag(tag);
  if (tag && !text.target().empty()) {
    pages_.beginLink(text.target());
    drawLines(text, x, y, 0, text.lines().size());
    pages_.endLink();
  } else {
    drawLines(text, x, y, 0, text.lines().size());
  }
  if (tag) pages_.endTag(tag);
}

void Flow::flowText(const SetText& text, double x, const char* tag) {
  const auto& lines = text.lines();
  for (std::size_t first = 0; first < lines.size();) {
    ensure(lines[first].height);
    std::size_t last = first;
    double used = 0;
    while (last < lines.size() && (last == first || y_ + used + lines[last].height <= kBottom)) {
      used += lines[last++].height;
    }
    const Tag part(pages_, tag);
    drawLines(text, x, y_, first, last);
    y_ += used;
    first = last;
  }
}

SetText Flow::headingText(const Heading& heading) const {
  return set(heading.text, ColourRole::Text, Weight::Bold,
             {kHeadingSizes[place(heading.level)], kTextWidth});
}

SetText Flow::paragraphText(const Paragraph& paragraph) const {
  const double leading = paragraph.style == TextStyle::Small ? 1.05 : 1.12;
  TextLook look{sizeOf(paragraph.style), kTextWidth, Align::Start, leading};
  if (paragraph.style == TextStyle::Lead) look.width = balancedWidth(paragraph.text, look);
  return set(paragraph.text, look);
}

double Flow::balancedWidth(const Inline& text, TextLook look) const {
  const auto lines = set(text, look).lines().size();
  double low = look.width / 2, high = look.width;
  for (int step = 0; lines > 1 && step < 8; ++step) {
    look.width = (low + high) / 2;
    (set(text, look).lines().size() > lines ? low : high) = look.width;
  }
  return high;
}

double Flow::leastHeight(std::size_t index) const {
  constexpr double kSome = 36;
  if (index >= document_.blocks.size()) return 0;
  const Block& block = document_.blocks[index];
  if (const auto* heading = std::get_if<Heading>(&block)) {
    return heading->level == 1
               ? 0
               : kSpaceBefore[place(heading->level)] + headingText(*heading).height() +
                     kSpaceAfter[place(heading->level)] + leastHeight(index + 1);
  }
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    const Block* next =
        index + 1 < document_.blocks.size() ? &document_.blocks[index + 1] : nullptr;
    const bool leadsOn =
        next && (paragraph->leadsOn || std::get_if<Table>(next) || std::get_if<Heading>(next));
    return paragraphText(*paragraph).height() + spaceAfter(paragraph->style) +
           (leadsOn ? leastHeight(index + 1) : 0);
  }
  if (const auto* table = std::get_if<Table>(&block)) {
    if (table->together) return tableHeight(*table);
    const double head = table->hasHead() ? rowHeight(setHead(*table)) : 0;
    if (table->rows.empty()) return head;
    const double row = rowHeight(setRow(*table, table->rows.front()));
    return head + (row > kTallestRow ? kTallestRow / 3 : row);
  }
  if (const auto* figure = std::get_if<Illustration>(&block)) {
    return figure->drawing.height * std::min(0.75, kTextWidth / figure->drawing.width);
  }
  return kSome;
}

void Flow::add(const Heading& heading) {
  const auto text = headingText(heading);
  const std::size_t level = place(heading.level);
  if (heading.level == 1) {
    if (!pageIsEmpty()) newPage();
  } else {
    y_ += pageIsEmpty() ? 0 : kSpaceBefore[level];
    // A heading stays with what follows, but for what no page can hold.
    const double together = text.height() + kSpaceAfter[level] + leastHeight(index_ + 1);
    ensure(std::min(together, kBottom - kTop));
  }
  static constexpr const char* kTags[] = {"H1", "H2", "H3"};
  pages_.beginTag(kTags[level]);
  pages_.beginPlace(heading.id);
  drawLines(text, kSide, y_, 0, text.lines().size());
  pages_.endPlace();
  pages_.endTag(kTags[level]);
  pages_.addBookmark(heading.level, heading.text, heading.id);
  y_ += text.height();
  if (heading.level == 1) {
    pages_.rectangle({kSide, y_ + 5, 36, 2.2}, ColourRole::Accent);
    y_ += 7;
  }
  y_ += kSpaceAfter[level];
}

void Flow::add(const Paragraph& paragraph) {
  const auto text = paragraphText(paragraph);
  if (paragraph.style != TextStyle::Lead) ensure(std::min(text.height(), 60.0));
  const auto* table = index_ + 1 < document_.blocks.size()
                          ? std::get_if<Table>(&document_.blocks[index_ + 1])
                          : nullptr;
  if (table || paragraph.leadsOn) ensure(std::min(leastHeight(index_), kBottom - kTop));
  flowText(text, kSide, "P");
  y_ += spaceAfter(paragraph.style);
}

void Flow::add(const Illustration& figure) {
  const double scale = std::min(0.75, kTextWidth / figure.drawing.width);
  const double height = figure.drawing.height * scale;
  ensure(height);
  if (!figure.caption.empty()) {
    const auto caption = set(figure.caption, ColourRole::Text, Weight::Bold, {9.5, kTextWidth});
    draw(caption, kSide, y_, "Caption");
    y_ += caption.height() + 4;
  }
  pages_.figure(figure.drawing, {kSide + (kTextWidth - figure.drawing.width * scale) / 2, y_},
                scale);
  y_ += height + 14;
}

void Flow::add(const List& list) {
  constexpr double kIndent = 13;
  const Tag tag(pages_, "L");
  int number = 0;
  for (const auto& item : list.items) {
    ++number;
    const auto mark = set(list.ordered ? std::to_string(number) + "." : "•", ColourRole::Muted,
                          Weight::Regular, {9.5, 0});
    const auto text = set(item, {9.5, kTextWidth - kIndent, Align::Start, 1.1});
    ensure(text.height());
    const Tag entry(pages_, "LI");
    draw(mark, kSide + 2, y_ + text.baseline() - mark.baseline(), "Lbl");
    flowText(text, kSide + kIndent, "LBody");
    y_ += 2;
  }
  y_ += 8;
}

void Flow::add(const Callout& callout) {
  constexpr double kPad = 11;
  const double width = kTextWidth - 2 * kPad - 3;
  std::vector<SetText> parts;
  if (!callout.title.empty()) {
    parts.push_back(set(callout.title, ColourRole::Muted, Weight::Regular, {8, width}));
  }
  for (const auto& line : callout.lines) {
    parts.push_back(set(line, {9.5, width, Align::Start, 1.08}));
  }
  double height = 2 * kPad + 3 * static_cast<double>(parts.size() - 1);
  for (const auto& part : parts) height += part.height();
  ensure(height);
  const bool warning = callout.kind == CalloutKind::Warning;
  pages_.rectangle({kSide, y_, kTextWidth, height},
                   warning ? ColourRole::WarningSoft : ColourRole::AccentSoft);
  pages_.rectangle({kSide, y_, 2.5, height}, warning ? ColourRole::Warning : ColourRole::Accent);
  double top = y_ + kPad;
  for (const auto& part : parts) {
    draw(part, kSide + kPad + 3, top, "P");
    top += part.height() + 3;
  }
  y_ += height + 14;
}

}  // namespace kijun::pdf
