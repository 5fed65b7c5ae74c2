// Office Open XML spreadsheets (ECMA-376). Values only: what a formula last gave is read as text,
// formulas are never run. Furigana beside a text is left out, dates come
// as ISO days. What is unpacked is bounded.
#pragma once
#include "exchange/table.h"

namespace kijun {

inline constexpr std::uint64_t kMostUnpacked = 512u * 1024 * 1024;

// One visible sheet. The first row that is not blank is the header. sheet: by name; empty: the
// first. Throws Error: no spreadsheet, encrypted, damaged, no such sheet, larger than mostUnpacked.
TextTable readXlsx(std::string_view bytes, const std::filesystem::path& file,
                   const std::string& sheet = {}, std::uint64_t mostUnpacked = kMostUnpacked);

// Every sheet, hidden ones too, in the workbook's order. A blank one has no header. Throws as
// readXlsx(); mostUnpacked: of all together.
struct XlsxSheet {
  TextTable table;
  bool hidden = false;
};
std::vector<XlsxSheet> readXlsxSheets(std::string_view bytes, const std::filesystem::path& file,
                                      std::uint64_t mostUnpacked = kMostUnpacked);

// Texts only, with a frozen header and a filter over all columns. name: the sheet's.
std::string writtenXlsx(const TextTable& table, const std::string& name);

// Days since 1899-12-30 as spreadsheets count them (1904: since 1904-01-01), as an ISO day, with
// HH:MM where it is not midnight.
std::string daySerial(double serial, bool since1904);

// Whether a number format shows days, by ECMA-376 18.8.30 with the Japanese built-in formats.
bool isDayFormat(int id, std::string_view code);

}  // namespace kijun
