// The registers as tables, by rules over their field tables: the first field names the row; short
// fields become columns while the page has room; the others stand below the name.
#include <algorithm>

#include "report/measure.h"
#include "report/sections/register_words.h"
#include "report/sections/words.h"

namespace kijun::sections {
namespace {

// Of which the report speaks elsewhere.
constexpr std::string_view kToldElsewhere[] = {"organisation", "unit", "cycle"};
// A register with more rows leaves its long texts and its lists of references out, …
constexpr std::size_t kRowsInFull = 60;
// … and one with more than this its later rows.
constexpr std::size_t kRowsShown = 500;
// The place in a list, which the rows' order says already.
constexpr std::string_view kOrder = "position";

// Widths in characters (full width): of the page, of the name's column and of others at least and
// at most.
constexpr double kPageCharacters = 54, kNameCharacters = 29;
constexpr double kLeastCharacters = 4, kMostCharacters = 8;
constexpr double kGap = 1;

bool isBulky(FieldKind kind) {
  return kind == FieldKind::LongText || kind == FieldKind::References;
}

bool mayBeColumn(FieldKind kind) {
  return kind == FieldKind::Choice || kind == FieldKind::Day || kind == FieldKind::Number ||
         kind == FieldKind::Level || kind == FieldKind::Reference;
}

struct Part {
  const RecordDescription* description = nullptr;
  const std::vector<Row>* rows = nullptr;
};

// What is printed of one register, and how.
struct Plan {
  struct Placed {
    std::size_t field = 0;
    double characters = 0;
  };
  std::vector<Placed> columns;
  std::vector<std::size_t> details;  // below the name
  std::vector<std::size_t> leftOut;  // what is bulky in a long register
  std::vector<const Row*> rows;      // in the order printed
  std::size_t rowsLeftOut = 0;
};

bool isEmpty(const Field& field, const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  if (number) return field.kind == FieldKind::YesNo && *number == 0;
  return textOf(value).empty();
}

// A row that belongs to another stands by it, in the order written; what happened on a day, by day.
std::vector<const Row*> ordered(const Part& part, const RegisterWords& words) {
  const auto& fields = part.description->fields;
  const auto needed = [&](FieldKind kind) {
    return std::ranges::find_if(fields, [&](const Field& field) {
      return field.kind == kind && field.need == Need::Required;
    });
  };
  const auto parent = needed(FieldKind::Reference), day = needed(FieldKind::Day);
  const auto valueOf = [&](const Row& row, auto field) {
    return textOf(row[static_cast<std::size_t>(field - fields.begin()) + 1]);
  };
  struct Key {
    std::size_t parent = 0;
    std::string day, id;
    auto operator<=>(const Key&) const = default;
  };
  std::vector<std::pair<Key, const Row*>> keyed;
  for (const auto& row : *part.rows) {
    Key key;
    if (parent != fields.end())
      key = {words.placeOf(valueOf(row, parent)), {}, textOf(row.front())};
    if (day != fields.end()) key.day = valueOf(row, day);
    keyed.emplace_back(std::move(key), &row);
  }
  std::ranges::stable_sort(keyed, {}, [](const auto& one) -> const Key& { return one.first; });
  std::vector<const Row*> rows;
  for (const auto& [key, row] : keyed) rows.push_back(row);
  return rows;
}

double charactersOf(const Field& field, const std::vector<const Row*>& rows, std::size_t index,
                    const RegisterWords& words) {
  double widest = textWidth(words.label(field), 1);
  for (const auto* row : rows) {
    widest = std::max(widest, textWidth(words.of(field, (*row)[index + 1]), 1));
  }
  return std::clamp(widest, kLeastCharacters, kMostCharacters);
}

Plan planOf(const Part& part, const RegisterWords& words) {
  Plan plan;
  plan.rows = ordered(part, words);
  const bool isLong = plan.rows.size() > kRowsInFull;
  if (plan.rows.size() > kRowsShown) {
    plan.rowsLeftOut = plan.rows.size() - kRowsShown;
    plan.rows.resize(kRowsShown);
  }
  double room = kPageCharacters - kNameCharacters;
  const auto& fields = part.description->fields;
  for (std::size_t i = 1; i < fields.size(); ++i) {
    const auto& field = fields[i];
    const bool used = std::ranges::any_of(
        plan.rows, [&](const Row* row) { return !isEmpty(field, (*row)[i + 1]); });
    if (!used || field.id == kOrder) continue;
    if (isLong && isBulky(field.kind)) {
      plan.leftOut.push_back(i);
      continue;
    }
    const double width = charactersOf(field, plan.rows, i, words) + kGap;
    if (mayBeColumn(field.kind) && width <= room) {
      plan.columns.push_back({i, width});
      room -= width;
    } else {
      plan.details.push_back(i);
    }
  }
  return plan;
}

Cell nameCell(const Part& part, const Plan& plan, const Row& row, const RegisterWords& words) {
  Cell out{{{strong(textOf(row[1]))}}};
  Inline line;
  for (const auto index : plan.details) {
    const auto& field = part.description->fields[index];
    if (isEmpty(field, row[index + 1])) continue;
    const auto value = words.of(field, row[index + 1]);
    if (value.empty()) continue;
    Inline one{muted(words.label(field) + " "), plain(value)};
    if (field.kind == FieldKind::LongText) {
      out.lines.push_back(std::move(one));
      continue;
    }
    if (!line.empty()) line.push_back(muted(" · "));
    std::ranges::move(one, std::back_inserter(line));
  }
  if (!line.empty()) out.lines.insert(out.lines.begin() + 1, std::move(line));
  return out;
}

Table tableOf(const ReportInput& input, const Part& part, const Plan& plan,
              const RegisterWords& words) {
  const auto& fields = part.description->fields;
  Table table;
  table.caption = render({std::string(part.description->textId), {}}, input.language);
  double taken = 0;
  for (const auto& column : plan.columns) taken += column.characters;
  table.columns.push_back({words.label(fields.front()), kPageCharacters - taken, Align::Start});
  for (const auto& column : plan.columns) {
    const auto& field = fields[column.field];
    table.columns.push_back({words.label(field), column.characters,
                             field.kind == FieldKind::Number ? Align::End : Align::Start});
  }
  for (const auto* row : plan.rows) {
    TableRow out{{nameCell(part, plan, *row, words)}};
    for (const auto& column : plan.columns) {
      const auto value = words.of(fields[column.field], (*row)[column.field + 1]);
      out.cells.push_back(value.empty() ? cell({muted("—")}) : cell(value));
    }
    table.rows.push_back(std::move(out));
  }
  return table;
}

std::string countSentence(const ReportInput& input, const Part& part, const Plan& plan,
                          const RegisterWords& words) {
  auto sentence = text(input, "report.registers.count", part.rows->size());
  if (plan.rowsLeftOut > 0) {
    sentence += text(input, "report.registers.rows_left_out", kRowsShown, plan.rowsLeftOut);
  }
  if (!plan.leftOut.empty()) {
    std::vector<std::string> labels;
    for (const auto index : plan.leftOut) {
      labels.push_back(words.label(part.description->fields[index]));
    }
    sentence += text(input, "report.registers.left_out", kRowsInFull, joined(input, labels));
  }
  return sentence;
}

}  // namespace

Blocks registers(const ReportInput& input) {
  std::vector<Part> shown;
  std::size_t rows = 0;
  for (const auto* description : recordDescriptions()) {
    const auto part = input.registers.find(description->id);
    const bool elsewhere =
        std::ranges::find(kToldElsewhere, description->id) != std::end(kToldElsewhere);
    if (elsewhere || part == input.registers.end() || part->second.empty()) continue;
    shown.push_back({description, &part->second});
    rows += part->second.size();
  }
  if (shown.empty()) return {};
  Blocks out;
  out.push_back(Heading{1, text(input, "report.registers.title"), "registers"});
  out.push_back(body(text(input, "report.registers.about", shown.size(), rows)));
  const RegisterWords words(input);
  for (const auto& part : shown) {
    const auto plan = planOf(part, words);
    out.push_back(Heading{2, render({std::string(part.description->textId), {}}, input.language),
                          "register-" + std::string(part.description->id)});
    out.push_back(small(countSentence(input, part, plan, words)));
    out.push_back(tableOf(input, part, plan, words));
  }
  return out;
}

}  // namespace kijun::sections
