// Tables: heads repeat on every page, rows hold together; a row taller than a page goes on with a
// note.
#include <algorithm>
#include <utility>

#include "report/pdf/flow.h"

namespace kijun::pdf {
namespace {

constexpr double kFirstSize = 8.6, kRestSize = 7.9, kHeadSize = 7.6;
constexpr double kCellGap = 8;  // between columns
constexpr double kPadTop = 5, kPadBottom = 5.5;
constexpr double kLineGap = 1.5;     // between a cell's paragraphs
constexpr double kRuledHeight = 18;  // of a line to write on by hand

}  // namespace

std::vector<double> Flow::columnLefts(const Table& table) const {
  double shares = 0;
  for (const auto& column : table.columns) shares += column.share;
  std::vector<double> lefts{0};
  for (const auto& column : table.columns) {
    lefts.push_back(lefts.back() + column.share / shares * (kTextWidth + kCellGap));
  }
  return lefts;
}

Flow::RowText Flow::setRow(const Table& table, const TableRow& row) const {
  const auto lefts = columnLefts(table);
  RowText out;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    auto& cell = out.cells.emplace_back();
    const double width = lefts[i + 1] - lefts[i] - kCellGap;
    for (const auto& line : row.cells[i].lines) {
      const double size = cell.paragraphs.empty() ? kFirstSize : kRestSize;
      cell.paragraphs.push_back(set(line, {size, width, table.columns[i].align, 1.0}));
    }
    cell.ruled = row.cells[i].ruled;
  }
  out.height = rowHeight(out);
  return out;
}

Flow::RowText Flow::setHead(const Table& table) const {
  const auto lefts = columnLefts(table);
  RowText out;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    out.cells.emplace_back().paragraphs.push_back(
        set(column.title, ColourRole::Muted, Weight::Regular,
            {kHeadSize, lefts[i + 1] - lefts[i] - kCellGap, column.align, 1.0}));
  }
  out.height = rowHeight(out);
  return out;
}

double Flow::rowHeight(const RowText& row) const {
  double tallest = 0;
  for (const auto& cell : row.cells) {
    double height = 0;
    for (std::size_t i = cell.paragraph; i < cell.paragraphs.size(); ++i) {
      const auto& lines = cell.paragraphs[i].lines();
      for (std::size_t j = i == cell.paragraph ? cell.line : 0; j < lines.size(); ++j) {
        height += lines[j].height;
      }
      if (i + 1 < cell.paragraphs.size()) height += kLineGap;
    }
    height += cell.ruled * kRuledHeight;
    tallest = std::max(tallest, height);
  }
  return tallest + kPadTop + kPadBottom;
}

double Flow::tableHeight(const Table& table) const {
  double height = table.hasHead() ? rowHeight(setHead(table)) : 0;
  for (const auto& row : table.rows) height += rowHeight(setRow(table, row));
  return height;
}

void Flow::drawHead(const Table& table, HeadKind kind) {
  if (!table.hasHead()) {
    pages_.line({kSide, y_}, {kSide + kTextWidth, y_}, ColourRole::Line, 0.6);
    return;
  }
  auto row = setHead(table);
  const auto lefts = columnLefts(table);
  if (kind == HeadKind::First) pages_.beginTag("TR");
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    draw(row.cells[i].paragraphs.front(), kSide + lefts[i], y_ + kPadTop,
         kind == HeadKind::First ? "TH" : nullptr);
  }
  if (kind == HeadKind::First) pages_.endTag("TR");
  y_ += row.height;
  pages_.line({kSide, y_}, {kSide + kTextWidth, y_}, ColourRole::Muted, 0.8);
}

double Flow::drawCell(CellText& cell, double x, double y, double height, const char* tag,
                      const std::string& id) {
  pages_.beginTag(tag);
  double used = 0;
  bool full = false;
  while (!cell.done() && !full) {
    const SetText& text = cell.paragraphs[cell.paragraph];
    const auto& lines = text.lines();
    std::size_t last = cell.line;
    double taken = 0;
    while (last < lines.size() && used + taken + lines[last].height <= height + 0.01) {
      taken += lines[last++].height;
    }
    full = last < lines.size();
    if (last > cell.line) {
      pages_.beginTag("P");
      if (!id.empty() && cell.paragraph == 0 && cell.line == 0) {
        pages_.beginPlace(id);
        drawLines(text, x, y + used, cell.line, last);
        pages_.endPlace();
      } else if (!text.target().empty()) {
        pages_.beginLink(text.target());
        drawLines(text, x, y + used, cell.line, last);
        pages_.endLink();
      } else {
        drawLines(text, x, y + used, cell.line, last);
      }
      pages_.endTag("P");
    }
    used += taken + kLineGap;
    cell.line = full ? last : 0;
    if (!full) ++cell.paragraph;
  }
  pages_.endTag(tag);
  return used;
}

void Flow::drawRowPart(const Table& table, RowText& row, const std::string& id, double height) {
  const auto lefts = columnLefts(table);
  std::vector<double> used;
  {
    const Tag tag(pages_, "TR");
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      used.push_back(drawCell(row.cells[i], kSide + lefts[i], y_ + kPadTop,
                              height - kPadTop - kPadBottom, i == table.headerColumn ? "TH" : "TD",
                              i == 0 ? id : std::string()));
    }
  }
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    auto& cell = row.cells[i];
    const int ruled = cell.done() ? std::exchange(cell.ruled, 0) : 0;
    // The last one is the row's own line.
    for (int line = 1; line < ruled; ++line) {
      const double at = y_ + kPadTop + used[i] + line * kRuledHeight;
      pages_.line({kSide + lefts[i], at}, {kSide + lefts[i + 1] - kCellGap, at}, ColourRole::Line,
                  0.5);
    }
  }
  y_ += height;
}

void Flow::drawRow(const Table& table, RowText& row, const std::string& id) {
  const auto left = [&] { return rowHeight(row); };
  const bool tooTall = row.height > kTallestRow;
  if (!tooTall && y_ + row.height > kBottom) {
    newPage();
    drawHead(table, HeadKind::Repeated);
  }
  if (!tooTall) {
    drawRowPart(table, row, id, row.height);
  } else {
    const auto note = set(render(msg("report.row_split"), document_.language), ColourRole::Muted,
                          Weight::Regular, {kRestSize, 0});
    if (kBottom - y_ < kTallestRow / 3) {
      newPage();
      drawHead(table, HeadKind::Repeated);
    }
    bool first = true;
    while (y_ + left() > kBottom) {
      drawRowPart(table, row, first ? id : std::string(), kBottom - y_ - note.height() - 4);
      draw(note, kSide + kTextWidth - note.width(), y_, nullptr);
      first = false;
      newPage();
      drawHead(table, HeadKind::Repeated);
    }
    drawRowPart(table, row, first ? id : std::string(), left());
  }
  pages_.line({kSide, y_}, {kSide + kTextWidth, y_}, ColourRole::Line, 0.6);
}

void Flow::add(const Table& table) {
  ensure(std::min(leastHeight(index_), kBottom - kTop));
  const Tag tag(pages_, "Table");
  drawHead(table, HeadKind::First);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    auto text = setRow(table, table.rows[i]);
    // The last row takes the one before it along to a new page.
    if (i > 0 && i + 2 == table.rows.size()) {
      const double both = text.height + setRow(table, table.rows[i + 1]).height;
      if (y_ + both > kBottom && both < kTallestRow) {
        newPage();
        drawHead(table, HeadKind::Repeated);
      }
    }
    drawRow(table, text, table.rows[i].id);
  }
  y_ += 12;
}

}  // namespace kijun::pdf
