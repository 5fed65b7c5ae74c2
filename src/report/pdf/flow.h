// Blocks flowing down pages. Run twice over the same blocks: once to learn where everything comes
// to stand, once to draw with page numbers known.
#pragma once
#include <optional>

#include "report/document.h"
#include "report/pdf/page.h"

namespace kijun::pdf {

// What the first pass learned.
struct Known {
  PageNumbers places;
  int pages = 0;
};

class Flow {
 public:
  Flow(const ReportDocument& document, Pages& pages, const Known& known);
  void run(const Progress& progress);

 private:
  // A cell's lines of text, and how many of them are drawn already.
  struct CellText {
    std::vector<SetText> paragraphs;
    std::size_t paragraph = 0, line = 0;
    int ruled = 0;  // lines to write on, still to be drawn
    bool done() const { return paragraph == paragraphs.size(); }
  };
  struct RowText {
    std::vector<CellText> cells;
    double height = 0;
  };

  void add(const Heading& heading);
  void add(const Paragraph& paragraph);
  void add(const Table& table);
  void add(const Illustration& figure);
  void add(const List& list);
  void add(const Callout& callout);
  void add(const KeyFigures& row);
  void add(const PageBreak&) { newPage(); }
  void add(const SignatureBox& box);
  void add(const Contents& contents);
  void add(const Cover& cover);

  // Room below, or a new page.
  void ensure(double height);
  void newPage();
  void runningHeads();
  bool pageIsEmpty() const { return y_ <= kTop; }

  SetText set(const Inline& text, const TextLook& look) const {
    return SetText(pages_.context(), text, look);
  }
  SetText set(const std::string& words, ColourRole role, Weight weight,
              const TextLook& look) const {
    return set({{words, role, weight, {}, {}}}, look);
  }
  // Draws under a tag; as decoration with nullptr.
  void draw(const SetText& text, double x, double y, const char* tag);
  void drawLines(const SetText& text, double x, double y, std::size_t first, std::size_t last);
  // A paragraph that may go over pages, under one tag per page.
  void flowText(const SetText& text, double x, const char* tag);

  SetText headingText(const Heading& heading) const;
  SetText paragraphText(const Paragraph& paragraph) const;
  // The narrowest width with as few lines: no word alone on the last one.
  double balancedWidth(const Inline& text, TextLook look) const;
  // What must stand on the page with a heading before it, from block index on.
  double leastHeight(std::size_t index) const;

  std::vector<double> columnLefts(const Table& table) const;
  RowText setRow(const Table& table, const TableRow& row) const;
  RowText setHead(const Table& table) const;
  double rowHeight(const RowText& row) const;
  double tableHeight(const Table& table) const;
  enum class HeadKind { First, Repeated };
  void drawHead(const Table& table, HeadKind kind);
  void drawRow(const Table& table, RowText& row, const std::string& id);
  void drawRowPart(const Table& table, RowText& row, const std::string& id, double height);
  // Draws the lines of the cell that fit into height; says what height they took.
  double drawCell(CellText& cell, double x, double y, double height, const char* tag,
                  const std::string& id);
  void drawKeyFigure(const KeyFigure& figure, double x, double width, double valueSize);
  double keyFigureHeight(const KeyFigures& row, double width, double valueSize) const;
  void drawContentsLine(const Heading& heading, double size);

  const ReportDocument& document_;
  Pages& pages_;
  const Known& known_;
  double y_ = kTop;
  std::size_t index_ = 0;
};

}  // namespace kijun::pdf
