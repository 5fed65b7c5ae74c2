// The appendix of registers: every described register, every row, and every value that its rules
// print, in HTML and in the PDF's text; what is left out is named.
#include <gtest/gtest.h>

#include <algorithm>

#include "records/registers.h"
#include "records/told_hash.h"
#include "report/document.h"
#include "report/pdf_text.h"
#include "report/report_fixture.h"
#include "report/sections/sections.h"

namespace kijun::testing {
namespace {

constexpr std::string_view kElsewhere[] = {"organisation", "unit", "cycle"};

bool isShown(const RecordDescription& description) {
  return std::ranges::find(kElsewhere, description.id) == std::end(kElsewhere);
}

std::string idOf(const RecordDescription& description, std::size_t row) {
  return "id-" + std::string(description.id) + "-" + std::to_string(row);
}

// A value of its own for every field and row.
Value valueOf(const RecordDescription& description, const Field& field, std::size_t row) {
  const auto mark = std::string(description.id) + "." + std::string(field.id);
  const auto number = static_cast<std::int64_t>(row);
  switch (field.kind) {
    case FieldKind::Choice:
      return std::string(field.choices[row % field.choices.size()].id);
    case FieldKind::Day:
      return "2026-09-" + std::to_string(10 + row % 20);
    case FieldKind::Number:
    case FieldKind::Level:
      return 7000 + number;
    case FieldKind::YesNo:
      return std::int64_t{1};
    case FieldKind::Reference:
    case FieldKind::References:
      if (field.target == kItemTarget) return std::string("5.1.1.1-1");
      return "id-" + std::string(field.target) + "-0";
    default:
      return "値" + mark + "＃" + std::to_string(row);
  }
}

struct Part {
  const RecordDescription* description = nullptr;
  std::vector<Row> rows;
};

Part filled(const RecordDescription& description, std::size_t count) {
  Part part{&description, {}};
  for (std::size_t row = 0; row < count; ++row) {
    Row values{idOf(description, row)};
    for (const auto& field : description.fields) {
      values.push_back(valueOf(description, field, row));
    }
    part.rows.push_back(std::move(values));
  }
  return part;
}

// The value as a reader finds it.
std::string shown(const Field& field, const Value& value, Language language) {
  if (field.kind == FieldKind::YesNo) return render(msg("words.yes"), language);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  const auto text = textOf(value);
  if (field.kind == FieldKind::Hash) {
    return render(msg("words.version", toldHash(text)), language);
  }
  if (field.target == kItemTarget) return text;
  if (!field.target.empty()) {
    const auto& target = *findDescription(field.target);
    return textOf(valueOf(target, target.fields.front(), 0));
  }
  for (const auto& choice : field.choices) {
    if (choice.id == text) return render({std::string(choice.textId), {}}, language);
  }
  return text;
}

std::vector<Part> everyRegister(std::size_t rows) {
  std::vector<Part> all;
  for (const auto* description : recordDescriptions()) all.push_back(filled(*description, rows));
  return all;
}

const RecordDescription& registerNamed(std::string_view id) {
  return *findDescription(id);
}

ReportInput inputOf(const std::vector<Part>& parts, Language language = Language::Japanese) {
  RegisterRows registers;
  for (const auto& part : parts) registers.emplace(part.description->id, part.rows);
  return reportInput(sampleSnapshot(), language, std::move(registers));
}

// The words of one register's part: from its heading to the next.
std::string wordsOf(const Blocks& blocks, std::string_view record) {
  std::string words;
  bool inside = false;
  for (const auto& block : blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) {
      inside = heading->id == "register-" + std::string(record);
    }
    if (!inside) continue;
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) words += plainText(paragraph->text);
    const auto* table = std::get_if<Table>(&block);
    if (!table) continue;
    for (const auto& column : table->columns) words += column.title + "\n";
    for (const auto& row : table->rows) {
      for (const auto& cell : row.cells) {
        for (const auto& line : cell.lines) words += plainText(line) + "\n";
      }
    }
  }
  return words;
}

const Table& tableOf(const Blocks& blocks, std::string_view record) {
  bool inside = false;
  for (const auto& block : blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) {
      inside = heading->id == "register-" + std::string(record);
    }
    if (const auto* table = std::get_if<Table>(&block); table && inside) return *table;
  }
  throw std::logic_error("no such table");
}

TEST(RegisterTables, HoldEveryFieldOfEveryRow) {
  for (const auto language : {Language::Japanese, Language::English}) {
    const auto parts = everyRegister(3);
    const auto blocks = sections::registers(inputOf(parts, language));
    for (const auto& part : parts) {
      const auto& description = *part.description;
      const auto words = wordsOf(blocks, description.id);
      EXPECT_EQ(words.empty(), !isShown(description)) << description.id;
      if (!isShown(description)) continue;
      for (std::size_t i = 0; i < description.fields.size(); ++i) {
        const auto& field = description.fields[i];
        if (field.id == "position") continue;  // what the order says
        EXPECT_NE(words.find(render({std::string(field.textId), {}}, language)), std::string::npos)
            << description.id << "." << field.id;
        for (const auto& row : part.rows) {
          EXPECT_NE(words.find(shown(field, row[i + 1], language)), std::string::npos)
              << description.id << "." << field.id;
        }
      }
    }
  }
}

TEST(RegisterTables, AreWholeInBothFormats) {
  const auto parts = everyRegister(3);
  const auto input = inputOf(parts);
  const auto html = makeReport(input, "assessment", ReportFormat::Html);
  std::string pdf;
  for (const auto& page :
       pdfPages(makeReport(input, "assessment", ReportFormat::Pdf), TextOrder::Content)) {
    pdf += withoutBlanks(page);
  }
  for (const auto& part : parts) {
    if (!isShown(*part.description)) continue;
    for (std::size_t i = 0; i < part.description->fields.size(); ++i) {
      const auto& field = part.description->fields[i];
      if (field.id == "position") continue;
      for (const auto& row : part.rows) {
        const auto value = shown(field, row[i + 1], Language::Japanese);
        EXPECT_NE(html.find(value), std::string::npos) << value;
        EXPECT_NE(pdf.find(withoutBlanks(value)), std::string::npos) << value;
      }
    }
  }
}

TEST(RegisterTables, FitThePage) {
  for (const auto language : {Language::Japanese, Language::English}) {
    const auto blocks = sections::registers(inputOf(everyRegister(3), language));
    for (const auto& block : blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (!table) continue;
      double width = 0;
      for (const auto& column : table->columns) width += column.share;
      EXPECT_GE(table->columns.front().share / width, 0.5) << table->caption;
      EXPECT_LE(table->columns.size(), 6U);
      for (const auto& row : table->rows) EXPECT_EQ(row.cells.size(), table->columns.size());
    }
  }
}

TEST(RegisterTables, LongRegistersNameTheFieldsTheyLeaveOut) {
  const auto& assets = registerNamed("asset");
  for (const std::size_t rows : {60U, 61U}) {
    auto registers = everyRegister(1);
    for (auto& part : registers) {
      if (part.description == &assets) part = filled(assets, rows);
    }
    const auto blocks = sections::registers(inputOf(registers));
    const auto words = wordsOf(blocks, "asset");
    const bool whole = rows == 60;
    EXPECT_EQ(tableOf(blocks, "asset").rows.size(), rows);
    EXPECT_EQ(words.find("60件を超える台帳") == std::string::npos, whole);
    for (const auto& field : assets.fields) {
      const bool bulky = field.kind == FieldKind::LongText || field.kind == FieldKind::References;
      if (!bulky) continue;
      // Where it is left out, its label stands in the note and nowhere else.
      EXPECT_NE(words.find(render({std::string(field.textId), {}}, Language::Japanese)),
                std::string::npos)
          << field.id;
      const auto value = textOf(valueOf(assets, field, 3));
      if (field.target.empty()) {
        EXPECT_EQ(words.find(value) != std::string::npos, whole) << value;
      }
    }
    EXPECT_NE(words.find("値asset.number＃59"), std::string::npos) << "short texts stay";
  }
}

TEST(RegisterTables, SayHowManyRowsAreNotPrinted) {
  const auto blocks = sections::registers(inputOf({filled(registerNamed("contact"), 512)}));
  EXPECT_EQ(tableOf(blocks, "contact").rows.size(), 500U);
  const auto words = wordsOf(blocks, "contact");
  EXPECT_NE(words.find("512件。"), std::string::npos);
  EXPECT_NE(words.find("残る12件は載せていない"), std::string::npos);
}

TEST(RegisterTables, EmptyRegistersAndEmptyFieldsAreNotPrinted) {
  EXPECT_TRUE(sections::registers(inputOf({})).empty());
  EXPECT_TRUE(sections::registers(inputOf({{&registerNamed("asset"), {}}})).empty());
  const auto& services = registerNamed("service");
  Row row(services.fields.size() + 1);
  row[0] = std::string("s");
  row[1] = std::string("送水");
  const auto blocks =
      sections::registers(inputOf({{&services, {row}}, {&registerNamed("asset"), {}}}));
  EXPECT_EQ(wordsOf(blocks, "asset"), "");
  EXPECT_EQ(tableOf(blocks, "service").columns.size(), 1U);
  EXPECT_EQ(tableOf(blocks, "service").rows.front().cells.front().lines.size(), 1U);
}

TEST(RegisterTables, ChronologiesStandByIncidentAndDay) {
  const auto& incidents = registerNamed("incident");
  const auto& events = registerNamed("incident_event");
  const Part parents = filled(incidents, 2);
  Part children{&events, {}};
  const auto add = [&](const std::string& id, const std::string& title, std::size_t incident,
                       const std::string& day) {
    Row row(events.fields.size() + 1);
    row[0] = id;
    row[1] = title;
    row[*events.indexOf("incident") + 1] = idOf(incidents, incident);
    row[*events.indexOf("day") + 1] = day;
    children.rows.push_back(row);
  };
  add("3", "え", 1, "2026-01-01");
  add("2", "い", 0, "2026-05-02");
  add("1", "う", 0, "2026-05-02");
  add("4", "あ", 0, "2026-05-01");
  const auto blocks = sections::registers(inputOf({parents, children}));
  std::string order;
  for (const auto& row : tableOf(blocks, "incident_event").rows) {
    order += plainText(row.cells.front().lines.front());
  }
  EXPECT_EQ(order, "あういえ");
}

TEST(RegisterTables, WhatIsGoneIsSaidToBe) {
  auto services = filled(registerNamed("service"), 1);
  const auto blocks = sections::registers(inputOf({services}));
  EXPECT_NE(wordsOf(blocks, "service").find("（削除済み）"), std::string::npos)
      << "its department is not among the rows";
}

TEST(RegisterTables, HeadsAreRepeatedOnEveryPage) {
  const auto input = inputOf({filled(registerNamed("contact"), 200)});
  const auto pages =
      pdfPages(makeReport(input, "assessment", ReportFormat::Pdf), TextOrder::Content);
  int withRows = 0;
  for (const auto& page : pages) {
    const auto words = withoutBlanks(page);
    if (words.find("値contact.name＃") == std::string::npos) continue;
    ++withRows;
    EXPECT_NE(words.find("確認した日"), std::string::npos) << words.substr(0, 200);
  }
  EXPECT_GE(withRows, 5);
}

TEST(RegisterTables, OnlyTheWholeReportHasThem) {
  for (const auto& kind : reportKinds()) {
    const auto document = makeDocument(inputOf(everyRegister(1)), kind.id, {});
    const bool has = std::ranges::any_of(document.blocks, [](const Block& block) {
      const auto* heading = std::get_if<Heading>(&block);
      return heading && heading->id == "registers";
    });
    EXPECT_EQ(has, kind.id == "assessment") << kind.id;
    EXPECT_TRUE(!has || readsRegisters(kind.id)) << kind.id;
  }
}

}  // namespace
}  // namespace kijun::testing
