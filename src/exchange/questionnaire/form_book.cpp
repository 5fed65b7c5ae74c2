#include "exchange/questionnaire/form_book.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/table.h"
#include "exchange/xlsx/cell_text.h"
#include "exchange/xlsx/sheet_state.h"

namespace kijun {
namespace {

constexpr std::size_t kMostText = 32'766;  // with an apostrophe before it, what a cell holds
constexpr std::uintmax_t kMostWritten = 256u * 1024 * 1024;
constexpr double kLineHeight = 16.5;  // of 10 points in Japanese fonts
constexpr double kTallestRow = 409;   // that spreadsheets know

}  // namespace

FormBook::FormBook(std::string fontName)
    : folder_("questionnaire"),
      file_((folder_.path() / "form.xlsx").string()),
      within_(folder_.path().string()),
      fontName_(std::move(fontName)) {
  lxw_workbook_options options{};
  options.tmpdir = within_.data();
  book_ = workbook_new_opt(file_.c_str(), &options);
  lxw_doc_properties properties{};
  properties.created = 1;
  workbook_set_properties(book_, &properties);
}

FormBook::~FormBook() {
  if (book_) workbook_close(book_);
}

lxw_worksheet* FormBook::addSheet(const std::string& name) {
  return workbook_add_worksheet(book_, name.c_str());
}

lxw_format* FormBook::look(const Look& look) {
  auto* format = workbook_add_format(book_);
  format_set_font_name(format, fontName_.c_str());
  format_set_font_size(format, look.size);
  format_set_font_color(format, look.ink);
  if (look.bold) format_set_bold(format);
  if (look.ground) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, look.ground);
  }
  if (look.framed) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, 0xC5CDD5);
  }
  if (look.unlocked) format_set_unlocked(format);
  if (look.wrapped) format_set_text_wrap(format);
  format_set_align(format, look.middle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  return format;
}

std::string FormBook::bytes() {
  auto* book = std::exchange(book_, nullptr);
  const auto failure = workbook_close(book);
  if (failure != LXW_NO_ERROR) {
    throw Error(
        Fault::Machine, msg("questionnaire.file.unwritten", lxw_strerror(failure)),
        msg("questionnaire.file.unwritten.todo", std::filesystem::temp_directory_path().string()));
  }
  hideFromMenus(file_);
  return readFile(file_, kMostWritten);
}

std::string cellText(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') plain += '\n';
    } else {
      plain += text[i];
    }
  }
  return codePointCount(plain) > kMostText ? shortened(plain, kMostText) : plain;
}

void writeText(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
               lxw_format* look) {
  if (text.empty()) {
    worksheet_write_blank(sheet, row, column, look);
  } else {
    worksheet_write_string(sheet, row, column, escapedCell(neutralised(cellText(text))).c_str(),
                           look);
  }
}

int wrappedLines(std::string_view text, double columnWidth) {
  const double room = std::max(columnWidth - 1.5, 1.0);
  int lines = 0;
  for (const auto line : split(text, '\n')) {
    // Wide signs take two places.
    const auto points = codePointCount(line);
    const auto places = static_cast<double>(points + (line.size() - points) / 2);
    lines += std::max(1, static_cast<int>(std::ceil(places / room)));
  }
  return std::max(lines, 1);
}

double formRowHeight(int lines) {
  return std::min(kTallestRow, lines * kLineHeight + 5);
}

}  // namespace kijun
