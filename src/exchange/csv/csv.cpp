#include "exchange/csv/csv.h"

#include <map>

#include "base/charset.h"
#include "base/error.h"
#include "base/text.h"

namespace kijun {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::size_t kRowsLookedAt = 30;

// Reads one row after another. Quotation marks count at the beginning of a cell only, so that
// 3.5" stays as it is.
class Reader {
 public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool atEnd() const { return at_ >= text_.size(); }
  std::size_t line() const { return line_; }
  // The line on which a quotation began that never ends; 0 where all is well.
  std::size_t openQuotation() const { return open_; }

  std::vector<std::string> row() {
    std::vector<std::string> cells;
    while (true) {
      cells.push_back(cell());
      if (atEnd()) return cells;
      const char next = text_[at_++];
      if (next == separator_) {
        if (atEnd()) cells.emplace_back();
        continue;
      }
      if (next == '\r' && !atEnd() && text_[at_] == '\n') ++at_;
      ++line_;
      return cells;
    }
  }

 private:
  bool endsCell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  std::string cell() {
    std::string cell;
    if (!atEnd() && text_[at_] == '"') quoted(cell);
    while (!atEnd() && !endsCell(text_[at_])) cell += text_[at_++];
    return cell;
  }

  void quoted(std::string& cell) {
    const auto began = line_;
    ++at_;
    while (!atEnd()) {
      const char c = text_[at_++];
      if (c == '"') {
        if (atEnd() || text_[at_] != '"') return;
        ++at_;
      } else if (c == '\r') {
        if (!atEnd() && text_[at_] == '\n') continue;
      } else if (c == '\n') {
        ++line_;
      }
      cell += c == '\r' ? '\n' : c;
    }
    open_ = began;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t open_ = 0;
};

std::string quotedCell(const std::string& cell, char separator) {
  if (cell.find_first_of("\"\r\n") == std::string::npos &&
      cell.find(separator) == std::string::npos) {
    return cell;
  }
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string written(const TextTable& table, char separator) {
  std::string out;
  const auto write = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += separator;
      out += quotedCell(neutralised(cells[i]), separator);
    }
    out += "\r\n";
  };
  write(table.header);
  for (const auto& row : table.rows) write(row.cells);
  return out;
}

}  // namespace

char separatorOf(std::string_view text) {
  char best = ',';
  std::size_t bestScore = 0;
  for (const char candidate : {',', '\t', ';'}) {
    Reader reader(text, candidate);
    std::map<std::size_t, std::size_t> widths;
    for (std::size_t i = 0; i < kRowsLookedAt && !reader.atEnd(); ++i)
      ++widths[reader.row().size()];
    std::size_t score = 0;
    for (const auto& [width, rows] : widths) {
      if (width > 1) score = std::max(score, rows * 1000 + width);
    }
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

TextTable readCsv(std::string_view bytes, const std::filesystem::path& file) {
  if (bytes.find('\0') != std::string_view::npos && !bytes.starts_with("\xFF\xFE") &&
      !bytes.starts_with("\xFE\xFF")) {
    throw Error(Fault::Input, msg("exchange.no_text", file.string()), msg("exchange.no_text.todo"));
  }
  auto decoded = decodedText(bytes);
  std::string_view text = decoded.text;
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  const char separator = separatorOf(text);
  Reader reader(text, separator);
  TextTable table;
  table.source = "CSV " + decoded.charset;
  while (!reader.atEnd()) {
    const auto line = reader.line();
    auto cells = reader.row();
    if (reader.openQuotation() > 0) {
      throw Error(Fault::Input, msg("exchange.csv.open", file.string(), reader.openQuotation()),
                  msg("exchange.csv.open.todo"));
    }
    if (table.header.empty()) {
      bool blank = true;
      for (const auto& cell : cells) blank = blank && trimmed(cell).empty();
      if (!blank) table.header = std::move(cells);
      continue;
    }
    if (table.rows.size() == kMostTableRows) {
      throw Error(Fault::Input, msg("exchange.too_long", file.string(), kMostTableRows),
                  msg("exchange.too_long.todo"));
    }
    table.rows.push_back({line, std::move(cells)});
  }
  return table;
}

std::string writtenCsv(const TextTable& table) {
  return std::string(kMark) + written(table, ',');
}

std::string writtenTsv(const TextTable& table) {
  return written(table, '\t');
}

}  // namespace kijun
