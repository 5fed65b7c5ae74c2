#include <xlsxwriter.h>

#include <algorithm>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/private_folder.h"
#include "base/text.h"
#include "exchange/xlsx/cell_text.h"
#include "exchange/xlsx/xlsx.h"

namespace kijun {
namespace {

constexpr std::size_t kMostSheetName = 31;
constexpr std::size_t kMostCell = 32'767;
constexpr std::uintmax_t kMostWritten = 1024u * 1024 * 1024;

// What a sheet may be called.
std::string sheetName(const std::string& name) {
  std::string fit;
  for (const char c : name) {
    if (std::string_view("[]:*?/\\").find(c) == std::string_view::npos) fit += c;
  }
  return shortened(fit, kMostSheetName);
}

// Wide signs take two places.
double widthOf(const std::string& text) {
  std::size_t width = 0;
  for (const auto line : split(text, '\n')) {
    const auto points = codePointCount(line);
    width = std::max(width, points + (line.size() - points) / 2);
  }
  return static_cast<double>(std::clamp<std::size_t>(width + 2, 8, 48));
}

std::string fitting(const std::string& cell) {
  return codePointCount(cell) > kMostCell ? shortened(cell, kMostCell) : cell;
}

}  // namespace

std::string writtenXlsx(const TextTable& table, const std::string& name) {
  // The library writes to files only.
  const PrivateFolder folder("sheet");
  const auto place = (folder.path() / "sheet.xlsx").string();
  const auto within = folder.path().string();
  lxw_workbook_options options{};
  options.tmpdir = const_cast<char*>(within.c_str());
  auto* workbook = workbook_new_opt(place.c_str(), &options);
  lxw_doc_properties properties{};
  properties.created = 1;  // the same table gives the same bytes
  workbook_set_properties(workbook, &properties);
  auto* sheet = workbook_add_worksheet(workbook, sheetName(name).c_str());
  auto* head = workbook_add_format(workbook);
  format_set_bold(head);
  format_set_bottom(head, LXW_BORDER_THIN);
  auto* body = workbook_add_format(workbook);
  format_set_text_wrap(body);
  format_set_align(body, LXW_ALIGN_VERTICAL_TOP);
  std::vector<double> widths;
  const auto write = [&](std::size_t line, const std::vector<std::string>& cells, lxw_format* how) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (widths.size() <= i) widths.resize(i + 1);
      widths[i] = std::max(widths[i], widthOf(cells[i]));
      if (cells[i].empty()) continue;
      worksheet_write_string(sheet, static_cast<lxw_row_t>(line), static_cast<lxw_col_t>(i),
                             escapedCell(fitting(neutralised(cells[i]))).c_str(), how);
    }
  };
  write(0, table.header, head);
  for (std::size_t i = 0; i < table.rows.size(); ++i) write(i + 1, table.rows[i].cells, body);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet, column, column, widths[i], nullptr);
  }
  worksheet_freeze_panes(sheet, 1, 1);
  if (!table.header.empty()) {
    worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                         static_cast<lxw_col_t>(table.header.size() - 1));
  }
  const auto failure = workbook_close(workbook);
  if (failure != LXW_NO_ERROR) {
    throw Error(Fault::Machine, msg("exchange.xlsx.unwritten", lxw_strerror(failure)),
                msg("exchange.xlsx.unwritten.todo"));
  }
  return readFile(place, kMostWritten);
}

}  // namespace kijun
