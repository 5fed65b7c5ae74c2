// A table of texts, as spreadsheets and lists of other programs hold it. Cells are what a person
// reads, never formulas. Any thread.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kijun {

struct TextRow {
  std::size_t line = 0;  // where it stands in its file, from 1
  std::vector<std::string> cells;
  // Empty where the row has fewer cells.
  const std::string& cell(std::size_t column) const;
};

struct TextTable {
  std::vector<std::string> header;
  std::vector<TextRow> rows;
  std::string source;                    // how it was read: "CSV UTF-8 ','", "XLSX 「資産」"
  std::vector<std::string> sheets = {};  // those of a workbook that can be read, in its order
  std::string sheet = {};                // the one that was
};

inline constexpr std::uintmax_t kMostTableBytes = 256u * 1024 * 1024;
inline constexpr std::size_t kMostTableRows = 1'000'000;

// Finds the format by the content: .xlsx, CycloneDX JSON, nmap XML, else CSV. Throws Error naming
// the file, the line where there is one, and what to do. sheet: of a workbook; empty: the first.
TextTable readTable(const std::filesystem::path& file, const std::string& sheet = {});
// The same of bytes that were read from the file, which is only named.
TextTable tableOf(std::string_view bytes, const std::filesystem::path& file,
                  const std::string& sheet = {});

// By the ending: .csv (UTF-8 with a byte order mark) or .xlsx. Cells that a spreadsheet would read
// as a formula are neutralised. Throws Error; a file that is there is replaced when the new one is
// whole.
void writeTable(const std::filesystem::path& file, const TextTable& table, const std::string& name);

// A spreadsheet runs what begins with = + - @ or a tab: such a text gets an apostrophe before it.
// Numbers stay. And back.
std::string neutralised(const std::string& cell);
std::string restored(const std::string& cell);

}  // namespace kijun
