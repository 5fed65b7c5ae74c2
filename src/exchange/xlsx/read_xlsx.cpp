#include <zip.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/time.h"
#include "exchange/xlsx/cell_text.h"
#include "exchange/xlsx/xlsx.h"
#include "exchange/xml.h"

namespace kijun {
namespace {

constexpr std::size_t kMostColumns = 1024;

class Archive {
 public:
  Archive(std::string_view bytes, const std::filesystem::path& file, std::uint64_t most)
      : file_(file.string()), most_(most) {
    zip_error_t failure;
    zip_error_init(&failure);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failure);
    handle_ = source ? zip_open_from_source(source, ZIP_RDONLY, &failure) : nullptr;
    if (!handle_ && source) zip_source_free(source);
    zip_error_fini(&failure);
    if (!handle_) throw damaged();
  }
  ~Archive() { zip_discard(handle_); }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  Error damaged() const {
    return {Fault::Input, msg("exchange.xlsx.damaged", file_), msg("exchange.xlsx.damaged.todo")};
  }

  Error noSheet(const std::string& sheet, const std::string& known) const {
    return {Fault::Usage, msg("exchange.xlsx.no_sheet", file_, sheet, known)};
  }

  // Nothing where there is no such part.
  std::optional<std::string> part(const std::string& name) {
    zip_stat_t about;
    zip_stat_init(&about);
    const auto index = zip_name_locate(handle_, name.c_str(), ZIP_FL_NOCASE);
    if (index < 0) return std::nullopt;
    if (zip_stat_index(handle_, static_cast<zip_uint64_t>(index), 0, &about) != 0) throw damaged();
    std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> in(
        zip_fopen_index(handle_, static_cast<zip_uint64_t>(index), 0), zip_fclose);
    if (!in) throw damaged();
    std::string bytes;
    std::string piece(256 * 1024, '\0');
    while (true) {
      const auto count = zip_fread(in.get(), piece.data(), piece.size());
      if (count < 0) throw damaged();
      if (count == 0) return bytes;
      unpacked_ += static_cast<std::uint64_t>(count);
      // The size a part states is not to be trusted: what comes out counts.
      if (unpacked_ > most_) {
        throw Error(Fault::Input, msg("exchange.xlsx.too_large", file_, most_ / (1024 * 1024)),
                    msg("exchange.too_long.todo"));
      }
      bytes.append(piece.data(), static_cast<std::size_t>(count));
    }
  }

  std::string what(const std::string& name) const { return file_ + " (" + name + ")"; }

 private:
  std::string file_;
  zip_t* handle_ = nullptr;
  std::uint64_t most_;
  std::uint64_t unpacked_ = 0;
};

struct Styles {
  std::vector<bool> isDay;  // by cell style
};

struct Sheet {
  std::string name;
  std::string part;
  bool hidden = false;
};

std::string namesOf(const std::vector<Sheet>& sheets) {
  std::string names;
  for (const auto& sheet : sheets) names += (names.empty() ? "" : ", ") + sheet.name;
  return names;
}

struct Workbook {
  std::vector<Sheet> sheets;
  bool since1904 = false;
};

std::map<std::string, std::string> relationsOf(Archive& archive, const std::string& name) {
  std::map<std::string, std::string> targets;
  const auto bytes = archive.part(name);
  if (!bytes) return targets;
  XmlReader xml(*bytes, archive.what(name));
  while (xml.next()) {
    if (xml.isStart() && xml.name() == "Relationship") {
      targets[xml.attribute("Id")] = xml.attribute("Target");
    }
  }
  return targets;
}

Workbook workbookOf(Archive& archive) {
  const std::string name = "xl/workbook.xml";
  const auto bytes = archive.part(name);
  if (!bytes) throw archive.damaged();
  const auto targets = relationsOf(archive, "xl/_rels/workbook.xml.rels");
  Workbook workbook;
  XmlReader xml(*bytes, archive.what(name));
  while (xml.next()) {
    if (!xml.isStart()) continue;
    if (xml.name() == "workbookPr") {
      const auto since = xml.attribute("date1904");
      workbook.since1904 = since == "1" || since == "true";
    }
    if (xml.name() != "sheet") continue;
    const auto state = xml.attribute("state");
    const auto target = targets.find(xml.attribute("r:id"));
    if (target == targets.end()) continue;
    const auto& part = target->second;
    workbook.sheets.push_back({xml.attribute("name"),
                               part.starts_with('/') ? part.substr(1) : "xl/" + part,
                               state == "hidden" || state == "veryHidden"});
  }
  if (workbook.sheets.empty()) throw archive.damaged();
  return workbook;
}

// The text of <si> or <is>, whose start was just read; runs of furigana are left out.
std::string richText(XmlReader& xml) {
  std::string text;
  if (xml.isEmpty()) return text;
  const int depth = xml.depth();
  bool reading = false;
  int furigana = 0;
  while (xml.next()) {
    if (xml.isEnd() && xml.depth() == depth) return text;
    if (xml.isStart() && !xml.isEmpty()) {
      if (xml.name() == "rPh") ++furigana;
      if (xml.name() == "t" && furigana == 0) reading = true;
    } else if (xml.isEnd()) {
      if (xml.name() == "rPh") --furigana;
      if (xml.name() == "t") reading = false;
    } else if (reading && xml.isText()) {
      text += xml.value();
    }
  }
  return text;
}

std::vector<std::string> sharedTexts(Archive& archive) {
  std::vector<std::string> texts;
  const std::string name = "xl/sharedStrings.xml";
  const auto bytes = archive.part(name);
  if (!bytes) return texts;
  XmlReader xml(*bytes, archive.what(name));
  while (xml.next()) {
    if (xml.isStart() && xml.name() == "si") texts.push_back(unescapedCell(richText(xml)));
  }
  return texts;
}

int number(const std::string& text, int otherwise = 0) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Styles stylesOf(Archive& archive) {
  Styles styles;
  const std::string name = "xl/styles.xml";
  const auto bytes = archive.part(name);
  if (!bytes) return styles;
  std::map<int, std::string> codes;
  bool ofCells = false;
  XmlReader xml(*bytes, archive.what(name));
  while (xml.next()) {
    if (xml.isStart() && xml.name() == "numFmt") {
      codes[number(xml.attribute("numFmtId"))] = xml.attribute("formatCode");
    } else if (xml.name() == "cellXfs") {
      ofCells = xml.isStart() && !xml.isEmpty();
    } else if (ofCells && xml.isStart() && xml.name() == "xf") {
      const int id = number(xml.attribute("numFmtId"));
      const auto code = codes.find(id);
      styles.isDay.push_back(isDayFormat(id, code == codes.end() ? "" : code->second));
    }
  }
  return styles;
}

// "C7" is column 2.
std::size_t columnOf(const std::string& reference, std::size_t otherwise) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  return column == 0 ? otherwise : column - 1;
}

// As a spreadsheet shows it: 12 rather than 12.0.
std::string plainNumber(const std::string& text) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) return text;
  if (value == std::floor(value) && std::abs(value) < 1e15) {
    return std::to_string(static_cast<long long>(value));
  }
  char out[32];
  const auto written = std::to_chars(out, out + sizeof out, value);
  return {out, written.ptr};
}

class SheetReader {
 public:
  SheetReader(Archive& archive, const Workbook& workbook)
      : archive_(archive),
        since1904_(workbook.since1904),
        shared_(sharedTexts(archive)),
        styles_(stylesOf(archive)) {}

  TextTable read(const Sheet& sheet) {
    const auto bytes = archive_.part(sheet.part);
    if (!bytes) throw archive_.damaged();
    TextTable table;
    table.sheet = sheet.name;
    table.source = "XLSX " + sheet.name;
    XmlReader xml(*bytes, archive_.what(sheet.part));
    std::size_t line = 0;
    while (xml.next()) {
      if (!xml.isStart() || xml.name() != "row") continue;
      line = static_cast<std::size_t>(number(xml.attribute("r"), static_cast<int>(line) + 1));
      auto cells = row(xml);
      const bool blank =
          std::ranges::all_of(cells, [](const std::string& cell) { return trimmed(cell).empty(); });
      if (table.header.empty()) {
        if (!blank) table.header = std::move(cells);
        continue;
      }
      if (blank) continue;
      if (table.rows.size() == kMostTableRows) {
        throw Error(Fault::Input, msg("exchange.too_long", archive_.what(""), kMostTableRows),
                    msg("exchange.too_long.todo"));
      }
      table.rows.push_back({line, std::move(cells)});
    }
    return table;
  }

 private:
  std::vector<std::string> row(XmlReader& xml) {
    std::vector<std::string> cells;
    if (xml.isEmpty()) return cells;
    const int depth = xml.depth();
    while (xml.next()) {
      if (xml.isEnd() && xml.depth() == depth) break;
      if (!xml.isStart() || xml.name() != "c") continue;
      const auto column = columnOf(xml.attribute("r"), cells.size());
      if (column >= kMostColumns) continue;
      if (cells.size() <= column) cells.resize(column + 1);
      cells[column] = cell(xml);
    }
    return cells;
  }

  std::string cell(XmlReader& xml) {
    const auto type = xml.attribute("t");
    const auto style = static_cast<std::size_t>(number(xml.attribute("s")));
    if (xml.isEmpty()) return {};
    const int depth = xml.depth();
    std::string value;
    bool reading = false;
    while (xml.next()) {
      if (xml.isEnd() && xml.depth() == depth) break;
      if (xml.isStart() && xml.name() == "is") {
        value = unescapedCell(richText(xml));
      } else if (xml.isStart() && xml.name() == "v" && !xml.isEmpty()) {
        reading = true;
      } else if (xml.isEnd() && xml.name() == "v") {
        reading = false;
      } else if (reading && xml.isText()) {
        value += xml.value();
      }
    }
    if (type == "s") {
      const auto place = static_cast<std::size_t>(number(value, -1));
      return place < shared_.size() ? shared_[place] : std::string();
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (type == "e") return {};
    if (!type.empty() && type != "n") return value;
    if (style < styles_.isDay.size() && styles_.isDay[style]) {
      double serial = 0;
      const auto end = value.data() + value.size();
      if (std::from_chars(value.data(), end, serial).ptr == end && !value.empty()) {
        return daySerial(serial, since1904_);
      }
    }
    return plainNumber(value);
  }

  Archive& archive_;
  bool since1904_;
  std::vector<std::string> shared_;
  Styles styles_;
};

}  // namespace

std::string daySerial(double serial, bool since1904) {
  // Whole minutes: a serial is a binary fraction of a day.
  const auto minutes = static_cast<std::int64_t>(std::llround(serial * 1440));
  auto day = minutes / 1440;
  const auto rest = minutes - day * 1440;
  // Spreadsheets believe in 29 February 1900 (serial 60); days before it are one off.
  const Date start = since1904  ? *Date::parse("1904-01-01")
                     : day < 60 ? *Date::parse("1899-12-31")
                                : *Date::parse("1899-12-30");
  if (day < 0 || day > 2'958'465) return std::to_string(serial);
  auto text = start.plusDays(static_cast<int>(day)).iso();
  if (rest == 0) return text;
  const auto two = [](std::int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  return text + ' ' + two(rest / 60) + ':' + two(rest % 60);
}

bool isDayFormat(int id, std::string_view code) {
  if (code.empty()) {
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
           (id >= 50 && id <= 54) || id == 57 || id == 58;
  }
  // Quoted texts, escaped signs and [conditions] are no part of the format.
  std::string plain;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '"') {
      i = code.find('"', i + 1);
      if (i == std::string_view::npos) break;
    } else if (code[i] == '[') {
      i = code.find(']', i + 1);
      if (i == std::string_view::npos) break;
    } else if (code[i] == '\\') {
      ++i;
    } else if (code[i] == ';') {
      break;
    } else {
      plain += code[i];
    }
  }
  return plain.find_first_of("yYdDeEgG") != std::string::npos &&
         plain.find_first_of("0#") == std::string::npos && folded(plain) != "general";
}

TextTable readXlsx(std::string_view bytes, const std::filesystem::path& file,
                   const std::string& sheet, std::uint64_t mostUnpacked) {
  Archive archive(bytes, file, mostUnpacked);
  auto workbook = workbookOf(archive);
  std::erase_if(workbook.sheets, &Sheet::hidden);
  if (workbook.sheets.empty()) throw archive.damaged();
  const auto at = sheet.empty() ? workbook.sheets.begin()
                                : std::ranges::find(workbook.sheets, sheet, &Sheet::name);
  if (at == workbook.sheets.end()) throw archive.noSheet(sheet, namesOf(workbook.sheets));
  auto table = SheetReader(archive, workbook).read(*at);
  for (const auto& each : workbook.sheets) table.sheets.push_back(each.name);
  return table;
}

std::vector<XlsxSheet> readXlsxSheets(std::string_view bytes, const std::filesystem::path& file,
                                      std::uint64_t mostUnpacked) {
  Archive archive(bytes, file, mostUnpacked);
  const auto workbook = workbookOf(archive);
  SheetReader reader(archive, workbook);
  std::vector<XlsxSheet> sheets;
  for (const auto& sheet : workbook.sheets) sheets.push_back({reader.read(sheet), sheet.hidden});
  return sheets;
}

}  // namespace kijun
