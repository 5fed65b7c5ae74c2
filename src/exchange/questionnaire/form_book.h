// A workbook on its way to be a questionnaire: the sheets, looks and measures its parts share.
#pragma once
#include <xlsxwriter.h>

#include <string>
#include <string_view>

#include "base/private_folder.h"

namespace kijun {

// The library writes to files only: into a folder that nobody else can read.
class FormBook {
 public:
  // fontName: of every cell.
  explicit FormBook(std::string fontName);
  ~FormBook();
  FormBook(const FormBook&) = delete;
  FormBook& operator=(const FormBook&) = delete;

  // Sheets and looks belong to the book.
  lxw_worksheet* addSheet(const std::string& name);
  struct Look {
    double size = 10;
    bool bold = false;
    lxw_color_t ink = 0x1F2933;
    lxw_color_t ground = 0;  // 0: none
    bool framed = false;
    bool middle = false;    // else at the top
    bool wrapped = true;    // else it runs over its column
    bool unlocked = false;  // may be written to on a protected sheet
  };
  lxw_format* look(const Look& look);

  // Closes the book. Throws Error (Machine). The same calls give the same bytes.
  std::string bytes();

 private:
  PrivateFolder folder_;
  std::string file_, within_, fontName_;
  lxw_workbook* book_ = nullptr;
};

inline constexpr lxw_color_t kFormAccent = 0x1F5FA8;
inline constexpr lxw_color_t kFormHead = 0x2B3A4A;
inline constexpr lxw_color_t kFormHeadToFillIn = 0x8A5A00;
inline constexpr lxw_color_t kFormToFillIn = 0xFFF8DC;
inline constexpr lxw_color_t kFormQuiet = 0xF4F6F8;
inline constexpr lxw_color_t kFormMuted = 0x5B6773;
inline constexpr lxw_color_t kFormWarning = 0xFDE3D3;

// As a cell holds it and gives it back: lines end in LF, and no more of them than it holds.
std::string cellText(const std::string& text);
// Writes a text, never as a formula.
void writeText(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
               lxw_format* look);

// Lines that a text takes, wrapped, in a column of that width; at least one.
int wrappedLines(std::string_view text, double columnWidth);
// Of a row whose tallest cell has that many lines, in points.
double formRowHeight(int lines);

}  // namespace kijun
