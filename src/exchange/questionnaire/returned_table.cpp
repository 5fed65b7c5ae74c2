// A questionnaire that came back as a spreadsheet or as CSV, whatever was done to it on the way.
#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "exchange/answer_words.h"
#include "exchange/csv/csv.h"
#include "exchange/questionnaire/form_columns.h"
#include "exchange/questionnaire/readers.h"
#include "exchange/xlsx/xlsx.h"

namespace kijun {
namespace {

constexpr std::size_t kMostLinesAbove = 200;  // the header stands within these
constexpr std::size_t kLongestItem = 16;      // a longer text beside nothing is a remark
constexpr std::uint64_t kMostUnpackedForm = 256u * 1024 * 1024;

struct SheetText {
  std::string name;
  std::string source;
  bool hidden = false;
  std::vector<TextRow> rows;  // the first is where something stands first
};

// What a person sees in the cell, with lines that end in LF.
std::string cellOf(const TextRow& row, std::size_t column) {
  std::string text;
  const auto whole = restored(row.cell(column));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i] != '\r') {
      text += whole[i];
    } else if (i + 1 == whole.size() || whole[i + 1] != '\n') {
      text += '\n';
    }
  }
  return text;
}

std::string key(std::string_view written) {
  return folded(trimmed(written));
}

SheetText sheetText(TextTable table, bool hidden, std::string source) {
  SheetText sheet{std::move(table.sheet), std::move(source), hidden, {}};
  if (!table.header.empty()) sheet.rows.push_back({0, std::move(table.header)});
  std::ranges::move(table.rows, std::back_inserter(sheet.rows));
  return sheet;
}

std::vector<SheetText> sheetsOf(std::string_view bytes, const std::filesystem::path& file) {
  std::vector<SheetText> sheets;
  if (bytes.starts_with("PK\x03\x04")) {
    for (auto& [table, hidden] : readXlsxSheets(bytes, file, kMostUnpackedForm)) {
      auto source = "XLSX 「" + table.sheet + "」";
      sheets.push_back(sheetText(std::move(table), hidden, std::move(source)));
    }
  } else {
    auto table = readCsv(bytes, file);
    auto source = table.source;
    sheets.push_back(sheetText(std::move(table), false, std::move(source)));
  }
  return sheets;
}

// What a column of the sheet of answers is, by its heading.
struct Columns {
  std::map<FormColumn, std::size_t> places;
  std::vector<std::string> leftOut;

  std::optional<std::size_t> at(FormColumn column) const {
    const auto found = places.find(column);
    return found == places.end() ? std::nullopt : std::optional(found->second);
  }
  bool has(FormColumn column) const { return places.contains(column); }
};

constexpr std::array<std::pair<std::string_view, FormColumn>, 7> kMeanings{
    {{"item", FormColumn::Item},
     {"level", FormColumn::Level},
     {"stipulation", FormColumn::Stipulation},
     {"applicability", FormColumn::Applicability},
     {"reason", FormColumn::Reason},
     {"note", FormColumn::Note},
     {"unit", FormColumn::Unit}}};
constexpr FormColumn kSays[] = {FormColumn::Level, FormColumn::Stipulation,
                                FormColumn::Applicability, FormColumn::Reason, FormColumn::Note};

FormColumn columnMeaning(std::string_view meaning) {
  return std::ranges::find(kMeanings, meaning, &std::pair<std::string_view, FormColumn>::first)
      ->second;
}

// The form's own headings first; what is left, by what such columns are usually headed.
Columns columnsOf(const TextRow& head) {
  Columns columns;
  std::vector<bool> known(head.cells.size());
  for (std::size_t i = 0; i < head.cells.size(); ++i) {
    const auto own = formColumnOf(head.cells[i]);
    known[i] = own && columns.places.emplace(*own, i).second;
  }
  for (const auto& usual : answerHeadings()) {
    const auto column = columnMeaning(usual.meaning);
    for (std::size_t i = 0; i < head.cells.size() && !columns.has(column); ++i) {
      if (known[i] || key(head.cells[i]) != folded(usual.heading)) continue;
      columns.places.emplace(column, i);
      known[i] = true;
    }
  }
  for (std::size_t i = 0; i < head.cells.size(); ++i) {
    if (!known[i] && !trimmed(head.cells[i]).empty()) columns.leftOut.push_back(head.cells[i]);
  }
  return columns;
}

// Where the answers begin.
struct Place {
  const SheetText* sheet = nullptr;
  std::size_t head = 0;  // index of the row of headings
  Columns columns;
  int likeness = 0;
};

std::optional<Place> placeIn(const SheetText& sheet) {
  for (std::size_t i = 0; i < std::min(sheet.rows.size(), kMostLinesAbove); ++i) {
    Place place{&sheet, i, columnsOf(sheet.rows[i]), 0};
    const auto says =
        std::ranges::count_if(kSays, [&](FormColumn column) { return place.columns.has(column); });
    const bool itself = place.columns.has(FormColumn::Key);
    if (says == 0 || !(place.columns.has(FormColumn::Item) || itself)) continue;
    const auto name = bilingual("questionnaire.sheet.answers");
    const bool named = key(sheet.name) == key(name.ja) || key(sheet.name) == key(name.en);
    place.likeness =
        (itself ? 100 : 0) + (named ? 20 : 0) + (sheet.hidden ? 0 : 10) + static_cast<int>(says);
    return place;
  }
  return std::nullopt;
}

// The value beside a label, in a sheet of any other shape.
std::string besideLabel(const SheetText& sheet, std::size_t rows, const Bilingual& label) {
  for (std::size_t i = 0; i < std::min(rows, sheet.rows.size()); ++i) {
    const auto& row = sheet.rows[i];
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      const auto written = key(row.cells[column]);
      if (written != key(label.ja) && written != key(label.en)) continue;
      for (std::size_t beside = column + 1; beside < row.cells.size(); ++beside) {
        const auto value = cellOf(row, beside);
        if (!trimmed(value).empty()) return std::string(trimmed(value));
      }
    }
  }
  return {};
}

std::string labelled(const std::vector<SheetText>& sheets, const Place& answers,
                     const Bilingual& label) {
  for (const auto& sheet : sheets) {
    const auto rows = &sheet == answers.sheet ? answers.head : kMostLinesAbove;
    if (auto value = besideLabel(sheet, rows, label); !value.empty()) return value;
  }
  return {};
}

bool isOrigin(const SheetText& sheet) {
  return !sheet.rows.empty() && sheet.rows.front().cell(0) == kOriginFormat;
}

void readOrigin(const SheetText& sheet, const std::filesystem::path& file,
                ReturnedQuestionnaire& out) {
  const auto value = [&](std::string_view name) -> std::string {
    for (const auto& row : sheet.rows) {
      if (row.cell(0) == name) return cellOf(row, 1);
    }
    return {};
  };
  const auto version = value(kOriginFormat);
  if (version != std::to_string(kOriginVersion)) {
    throw Error(Fault::Input, msg("questionnaire.returned.version", file.string(), version),
                msg("questionnaire.returned.version.todo"));
  }
  out.cycle = value(kOriginCycle);
  out.department = value(kOriginDepartment);
  out.departmentName = value(kOriginDepartmentName);
}

// What a hidden key says; unit is empty for 全体.
struct HandedOut {
  std::string item, unit, unitName;
};

std::optional<HandedOut> handedOut(const std::string& written) {
  const auto first = written.find('|');
  const auto second = first == std::string::npos ? first : written.find('|', first + 1);
  if (second == std::string::npos || first == 0) return std::nullopt;
  return HandedOut{written.substr(0, first), written.substr(first + 1, second - first - 1),
                   written.substr(second + 1)};
}

class AnswerReader {
 public:
  explicit AnswerReader(const Place& place) : rows_(place.sheet->rows), columns_(place.columns) {
    for (auto i = place.head + 1; i < rows_.size(); ++i) note(rows_[i]);
    first_ = place.head + 1;
  }

  std::vector<ReturnedAnswer> read() const {
    std::vector<ReturnedAnswer> answers;
    for (auto i = first_; i < rows_.size(); ++i) {
      if (!isRemark(rows_[i])) answers.push_back(answer(rows_[i]));
    }
    return answers;
  }

 private:
  std::optional<std::string> cell(const TextRow& row, FormColumn column) const {
    const auto at = columns_.at(column);
    return at ? std::optional(cellOf(row, *at)) : std::nullopt;
  }
  std::string text(const TextRow& row, FormColumn column) const {
    return std::string(trimmed(cell(row, column).value_or("")));
  }
  std::optional<HandedOut> keyOf(const TextRow& row) const {
    return handedOut(text(row, FormColumn::Key));
  }

  // Where only the visible columns were sorted, the hidden ones stand beside other rows: bases are
  // found by item and unit, not by row.
  void note(const TextRow& row) {
    const auto out = keyOf(row);
    if (!out) return;
    units_[key(out->unitName)] = out->unit;
    const auto base = decodedBase(text(row, FormColumn::Base));
    const auto [at, first] = bases_.try_emplace({out->item, out->unit}, base);
    if (!first) at->second.reset();
  }

  // A line of text, a repeated row of headings, or nothing that speaks of an answer.
  bool isRemark(const TextRow& row) const {
    const auto item = text(row, FormColumn::Item);
    if (answerColumnOf(item) == "item" || formColumnOf(item) == FormColumn::Item) return true;
    if (keyOf(row)) return false;
    const auto filled = std::ranges::count_if(
        row.cells, [](const std::string& written) { return !trimmed(written).empty(); });
    if (filled == 1) return item.empty() || codePointCount(item) > kLongestItem;
    return item.empty() && std::ranges::none_of(kSays, [&](FormColumn column) {
             return !text(row, column).empty();
           });
  }

  ReturnedAnswer answer(const TextRow& row) const {
    ReturnedAnswer out;
    out.line = row.line;
    const auto hidden = keyOf(row);
    out.item = text(row, FormColumn::Item);
    out.unit = text(row, FormColumn::Unit);
    const bool own = hidden && (out.item.empty() || out.item == hidden->item);
    if (out.item.empty() && hidden) out.item = hidden->item;
    std::optional<std::string> unit;  // as handed out
    if (!out.unit.empty()) {
      if (const auto known = units_.find(key(out.unit)); known != units_.end()) {
        unit = known->second;
      }
    } else if (own) {
      unit = hidden->unit;
      out.unit = hidden->unitName;
    } else {
      unit.emplace();
    }
    if (unit) {
      const auto base = bases_.find({out.item, *unit});
      if (base != bases_.end()) out.base = base->second;
    }
    out.level = cell(row, FormColumn::Level);
    out.stipulation = cell(row, FormColumn::Stipulation);
    out.applicability = cell(row, FormColumn::Applicability);
    out.reason = cell(row, FormColumn::Reason);
    out.note = cell(row, FormColumn::Note);
    out.message = text(row, FormColumn::Message);
    out.evidence = text(row, FormColumn::Evidence);
    return out;
  }

  const std::vector<TextRow>& rows_;
  const Columns& columns_;
  std::size_t first_ = 0;
  std::map<std::string, std::string> units_;  // ids by folded name; empty: 全体
  std::map<std::pair<std::string, std::string>, std::optional<Base>> bases_;
};

}  // namespace

ReturnedQuestionnaire readReturnedTable(std::string_view bytes, const std::filesystem::path& file) {
  const auto sheets = sheetsOf(bytes, file);
  std::optional<Place> answers;
  for (const auto& sheet : sheets) {
    auto place = placeIn(sheet);
    if (place && (!answers || place->likeness > answers->likeness)) answers = std::move(place);
  }
  if (!answers) {
    throw Error(Fault::Input, msg("questionnaire.returned.no_answers", file.string()),
                msg("questionnaire.returned.no_answers.todo"));
  }
  ReturnedQuestionnaire out;
  out.file = file;
  out.source = answers->sheet->source;
  if (const auto origin = std::ranges::find_if(sheets, isOrigin); origin != sheets.end()) {
    readOrigin(*origin, file, out);
  }
  if (out.departmentName.empty()) {
    out.departmentName = labelled(sheets, *answers, bilingual("questionnaire.guide.department"));
  }
  out.respondent = labelled(sheets, *answers, bilingual("questionnaire.guide.respondent"));
  out.leftOut = answers->columns.leftOut;
  out.rows = AnswerReader(*answers).read();
  return out;
}

}  // namespace kijun
