// What a report is made of. Sections make blocks from values; backends make HTML and PDF of them.
// Blocks are in one language already and hold no markup.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "report/drawing.h"
#include "report/theme.h"

namespace kijun {

// A run of text. field makes it a chip: text on a coloured ground, in the field's On role.
struct Span {
  std::string text;
  ColourRole role = ColourRole::Text;
  Weight weight = Weight::Regular;
  std::optional<ColourRole> field;
  std::string target;  // id of a heading in the same report; empty: no link
};

// One paragraph's text.
using Inline = std::vector<Span>;

enum class TextStyle { Lead, Body, Small };

// level 1 begins a new page. id is unique in a report; links and bookmarks lead there.
struct Heading {
  int level = 1;
  std::string text;
  std::string id;
};

struct Paragraph {
  Inline text;
  TextStyle style = TextStyle::Body;
  bool leadsOn = false;  // stays on the page of what follows
};

enum class Align { Start, Centre, End };

struct Column {
  std::string title;
  double share = 1;  // of the table's width
  Align align = Align::Start;
};

// A cell's lines, one paragraph each; the style of all lines after the first is Small.
struct Cell {
  std::vector<Inline> lines;
  int ruled = 0;  // lines to write on by hand, under the others
};

struct TableRow {
  std::vector<Cell> cells;
  std::string id = {};  // where links lead; may be empty
};

// Heads repeat on every page and rows are not split. Without a title in any column there is no
// head.
struct Table {
  std::string caption;  // for those who cannot see it; not printed
  std::vector<Column> columns;
  std::vector<TableRow> rows;
  std::size_t headerColumn = 0;  // whose cells name their row
  bool together = false;         // on one page, where a page can hold it
  bool hasHead() const;
};

struct Illustration {
  Drawing drawing;
  std::string caption;  // printed above
};

struct List {
  bool ordered = false;
  std::vector<Inline> items;
};

enum class CalloutKind { Note, Warning };

struct Callout {
  CalloutKind kind = CalloutKind::Note;
  std::string title;
  std::vector<Inline> lines;
};

struct KeyFigure {
  std::string label;
  std::string value;   // "54.0"
  std::string unit;    // "%"
  std::string change;  // against the last cycle: "+0.4"; empty without one
  std::string note;
};

struct KeyFigures {
  std::vector<KeyFigure> figures;
};

struct PageBreak {};

// A place to sign or seal per role.
struct SignatureBox {
  std::vector<std::string> roles;
  std::string nameLabel;
  std::string dateLabel;
};

// The table of contents: headings up to that level, made by the backend.
struct Contents {
  std::string title;
  int levels = 2;
};

// The first page: whose report, of what, as of when.
struct Cover {
  std::string kind;
  std::string organisation;
  std::string subject;
  std::vector<std::pair<std::string, std::string>> facts;
  std::string notice;
};

using Block = std::variant<Heading, Paragraph, Table, Illustration, List, Callout, KeyFigures,
                           PageBreak, SignatureBox, Contents, Cover>;
using Blocks = std::vector<Block>;

// Short ways to write text.
Span plain(std::string text);
Span strong(std::string text);
Span muted(std::string text);
Span coloured(std::string text, ColourRole role);
Span linked(std::string text, std::string target);
Span chip(std::string text, ColourRole field);
// The role text takes on a field: onLevel3 for level3, accent for accentSoft, …
ColourRole onField(ColourRole field);
// The words alone.
std::string plainText(const Inline& text);

}  // namespace kijun
