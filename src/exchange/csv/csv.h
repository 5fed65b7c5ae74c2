// Comma-separated values by RFC 4180, as Japanese offices have them: UTF-8, Shift_JIS or EUC-JP,
// parted by commas, tabs or semicolons.
#pragma once
#include "exchange/table.h"

namespace kijun {

// The first row is the header. file is only named in the Error: a quotation that is not closed (by
// its line), more rows than kMostTableRows, bytes that are no text.
TextTable readCsv(std::string_view bytes, const std::filesystem::path& file);

// UTF-8 with a byte order mark, lines ended by CR LF.
std::string writtenCsv(const TextTable& table);

// The same parted by tabs, without the mark, as spreadsheets exchange it through the clipboard.
std::string writtenTsv(const TextTable& table);

// Which of comma, tab and semicolon parts the beginning of the text into rows of equal width.
char separatorOf(std::string_view text);

}  // namespace kijun
