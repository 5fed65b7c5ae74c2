#include "exchange/table.h"

#include <algorithm>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/csv/csv.h"
#include "exchange/cyclonedx/cyclonedx.h"
#include "exchange/nmap/nmap.h"
#include "exchange/xlsx/xlsx.h"

namespace kijun {
namespace {

bool isNumber(std::string_view cell) {
  const auto digits = cell.substr(cell.starts_with('-') || cell.starts_with('+') ? 1 : 0);
  return !digits.empty() && digits.find_first_not_of("0123456789.,") == std::string_view::npos;
}

bool wouldRun(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

}  // namespace

const std::string& TextRow::cell(std::size_t column) const {
  static const std::string kNone;
  return column < cells.size() ? cells[column] : kNone;
}

std::string neutralised(const std::string& cell) {
  // What has an apostrophe before such a sign already gets one more, so that none is lost.
  const bool guarded = cell.starts_with('\'') &&
                       (wouldRun(std::string_view(cell).substr(1)) || cell.starts_with("''"));
  return guarded || (wouldRun(cell) && !isNumber(cell)) ? '\'' + cell : cell;
}

std::string restored(const std::string& cell) {
  const bool guarded = cell.starts_with('\'') &&
                       (wouldRun(std::string_view(cell).substr(1)) || cell.starts_with("''"));
  return guarded ? cell.substr(1) : cell;
}

TextTable readTable(const std::filesystem::path& file, const std::string& sheet) {
  return tableOf(readFile(file, kMostTableBytes), file, sheet);
}

TextTable tableOf(std::string_view bytes, const std::filesystem::path& file,
                  const std::string& sheet) {
  TextTable table;
  if (bytes.starts_with("PK\x03\x04")) {
    table = readXlsx(bytes, file, sheet);
  } else if (!sheet.empty()) {
    throw Error(Fault::Usage, msg("exchange.no_sheets", file.string()));
  } else if (isCycloneDx(bytes)) {
    table = readCycloneDx(bytes, file);
  } else if (isNmap(bytes)) {
    table = readNmap(bytes, file);
  } else {
    table = readCsv(bytes, file);
  }
  for (auto& row : table.rows) {
    for (auto& cell : row.cells) cell = restored(cell);
  }
  std::erase_if(table.rows, [](const TextRow& row) {
    return std::ranges::all_of(row.cells, [](const auto& cell) { return trimmed(cell).empty(); });
  });
  if (table.header.empty()) {
    throw Error(Fault::Input, msg("exchange.empty", file.string()), msg("exchange.empty.todo"));
  }
  return table;
}

void writeTable(const std::filesystem::path& file, const TextTable& table,
                const std::string& name) {
  const auto ending = folded(file.extension().string());
  if (ending == ".csv") {
    writeFileAtomically(file, writtenCsv(table));
  } else if (ending == ".xlsx") {
    writeFileAtomically(file, writtenXlsx(table, name));
  } else {
    throw Error(Fault::Usage, msg("exchange.ending", file.string()), msg("exchange.ending.todo"));
  }
}

}  // namespace kijun
