// What people do to a questionnaire before it comes back.
#include "exchange/questionnaire/returned.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <fstream>
#include <functional>

#include "base/error.h"
#include "exchange/csv/csv.h"
#include "exchange/questionnaire/form_columns.h"
#include "exchange/questionnaire/form_xlsx.h"
#include "exchange/xlsx/xlsx.h"
#include "support/questionnaire_fixture.h"
#include "support/temporary_folder.h"

namespace kijun::testing {
namespace {

class QuestionnaireReturned : public ::testing::Test {
 protected:
  ReturnedQuestionnaire read(const std::string& name, std::string_view bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return readReturned(folder / name);
  }
  // The sheet of answers as a table, hidden columns and all.
  TextTable answers() const {
    auto table = readXlsxSheets(questionnaireXlsx(form, Language::Japanese), "form.xlsx")[1].table;
    for (auto& row : table.rows) {
      for (auto& cell : row.cells) cell = restored(cell);
    }
    return table;
  }
  static std::size_t at(const TextTable& table, FormColumn column) {
    const auto found = std::ranges::find_if(
        table.header, [&](const auto& heading) { return formColumnOf(heading) == column; });
    EXPECT_NE(found, table.header.end());
    return static_cast<std::size_t>(found - table.header.begin());
  }
  static void drop(TextTable& table, FormColumn column) {
    const auto place = static_cast<std::ptrdiff_t>(at(table, column));
    table.header.erase(table.header.begin() + place);
    for (auto& row : table.rows) {
      if (row.cells.size() > static_cast<std::size_t>(place)) {
        row.cells.erase(row.cells.begin() + place);
      }
    }
  }
  // A form with a part of its file changed, as other programs would.
  std::string changed(const std::string& part, const std::function<void(std::string&)>& edit) {
    const auto path = (folder / "changed.xlsx").string();
    std::ofstream(path, std::ios::binary) << questionnaireXlsx(form, Language::Japanese);
    int failure = 0;
    auto* archive = zip_open(path.c_str(), 0, &failure);
    const auto index = static_cast<zip_uint64_t>(zip_name_locate(archive, part.c_str(), 0));
    zip_stat_t about;
    zip_stat_index(archive, index, 0, &about);
    std::string text(about.size, '\0');
    auto* in = zip_fopen_index(archive, index, 0);
    EXPECT_EQ(zip_fread(in, text.data(), text.size()), static_cast<zip_int64_t>(text.size()));
    zip_fclose(in);
    edit(text);
    zip_file_replace(archive, index, zip_source_buffer(archive, text.data(), text.size(), 0), 0);
    EXPECT_EQ(zip_close(archive), 0);
    std::ifstream back(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(back), {}};
  }
  void expectEveryAnswer(const ReturnedQuestionnaire& back, bool bases) const {
    ASSERT_EQ(back.rows.size(), form.rows.size());
    for (const auto& out : form.rows) {
      const auto& unit = form.unitOf(out);
      const auto in = std::ranges::find_if(back.rows, [&](const ReturnedAnswer& row) {
        return row.item == form.itemOf(out).id && row.unit == unit.name;
      });
      ASSERT_NE(in, back.rows.end()) << form.itemOf(out).id;
      EXPECT_EQ(in->reason, out.answer.reason);
      EXPECT_EQ(in->note, out.answer.note);
      EXPECT_EQ(in->level.value().substr(0, 1),
                out.answer.level ? std::to_string(*out.answer.level) : "");
      ASSERT_EQ(in->base.has_value(), bases) << in->item;
      if (bases) {
        EXPECT_EQ(in->base->fields, fieldsOf(out.answer));
      }
    }
  }
  std::string refusal(const std::string& name, std::string_view bytes) {
    try {
      read(name, bytes);
    } catch (const Error& error) {
      EXPECT_NE(error.text(Language::Japanese).find(name), std::string::npos);
      EXPECT_FALSE(error.todo().empty());
      return error.message().id;
    }
    return "nothing";
  }

  TemporaryFolder folder;
  Questionnaire form = sampleQuestionnaire();
};

TEST_F(QuestionnaireReturned, SortedRowsComeBackWithTheLineAPersonSees) {
  auto table = answers();
  std::ranges::reverse(table.rows);
  const auto back = read("逆順.xlsx", writtenXlsx(table, "回答票"));
  expectEveryAnswer(back, true);
  EXPECT_EQ(back.rows.front().unit, "制御系");
  EXPECT_EQ(back.rows.front().line, 2u);
  EXPECT_EQ(back.cycle, "");  // it stood on the hidden sheet
}

TEST_F(QuestionnaireReturned, WhereOnlyVisibleColumnsWereSortedBasesAreFoundByItem) {
  auto table = answers();
  const auto key = at(table, FormColumn::Key), base = at(table, FormColumn::Base);
  const auto rows = table.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    table.rows[i].cells[key] = rows[rows.size() - 1 - i].cells[key];
    table.rows[i].cells[base] = rows[rows.size() - 1 - i].cells[base];
  }
  expectEveryAnswer(read("片側だけ.xlsx", writtenXlsx(table, "回答票")), true);
}

TEST_F(QuestionnaireReturned, InsertedColumnsAreToldAndDoNotDisturb) {
  auto table = answers();
  table.header.insert(table.header.begin() + 2, "担当メモ欄");
  for (auto& row : table.rows) row.cells.insert(row.cells.begin() + 2, "課内確認済み");
  const auto back = read("列あり.xlsx", writtenXlsx(table, "写し"));
  expectEveryAnswer(back, true);
  EXPECT_EQ(back.leftOut, std::vector<std::string>{"担当メモ欄"});
  EXPECT_EQ(back.source, "XLSX 「写し」");
}

TEST_F(QuestionnaireReturned, WithoutHiddenColumnsRowsComeByTheirItemAndBasesAreLost) {
  auto table = answers();
  drop(table, FormColumn::Key);
  drop(table, FormColumn::Base);
  expectEveryAnswer(read("隠し列なし.xlsx", writtenXlsx(table, "Sheet1")), false);
}

TEST_F(QuestionnaireReturned, AnEmptyItemIsTheHiddenOneAndAWrittenOneCounts) {
  auto table = answers();
  const auto item = at(table, FormColumn::Item), unit = at(table, FormColumn::Unit);
  const auto first = table.rows[0].cells[item], second = table.rows[1].cells[item];
  table.rows[0].cells[item] = "";
  table.rows[0].cells[unit] = "";
  table.rows[1].cells[item] = "99.9-9";
  table.rows.back().cells[item] = "";
  table.rows.back().cells[unit] = "";
  const auto back = read("番号なし.xlsx", writtenXlsx(table, "回答票"));
  ASSERT_EQ(back.rows.size(), form.rows.size());
  EXPECT_EQ(back.rows[0].item, first);
  EXPECT_EQ(back.rows[0].unit, "全体");
  EXPECT_TRUE(back.rows[0].base);
  EXPECT_EQ(back.rows[1].item, "99.9-9");
  EXPECT_FALSE(back.rows[1].base);  // what it was handed out with belongs to another item
  EXPECT_EQ(back.rows.back().unit, "制御系");
  EXPECT_TRUE(back.rows.back().base);
  EXPECT_TRUE(std::ranges::none_of(back.rows, [&](const auto& row) { return row.item == second; }));
}

TEST_F(QuestionnaireReturned, AnAlteredBaseIsNone) {
  auto table = answers();
  auto& base = table.rows[0].cells[at(table, FormColumn::Base)];
  base.back() = ']';
  table.rows.push_back(table.rows[1]);  // a copied row: which of them was handed out is not known
  const auto back = read("書き換え.xlsx", writtenXlsx(table, "回答票"));
  ASSERT_EQ(back.rows.size(), form.rows.size() + 1);
  EXPECT_FALSE(back.rows[0].base);
  EXPECT_FALSE(back.rows[1].base);
  EXPECT_TRUE(back.rows[2].base);
}

TEST_F(QuestionnaireReturned, LinesAboveAndBelowAreSurvived) {
  const auto table = answers();
  auto wider = table;
  wider.header = {"架空市水道局　回答票"};
  wider.rows = {{2, {"部署", "", "浄水課"}},
                {3, {"回答者氏名", "鈴木 次郎"}},
                {4, {"この欄より下を書いてください。"}},
                {5, table.header}};
  for (const auto& row : table.rows) wider.rows.push_back({0, row.cells});
  wider.rows.insert(wider.rows.begin() + 7, TextRow{0, table.header});  // a page's head, pasted
  wider.rows.push_back({0, {"※ 記入もれがないか、もう一度確かめてください。"}});
  wider.rows.push_back({0, {"", "合計", "6"}});
  const auto back = read("案内付き.xlsx", writtenXlsx(wider, "4月分"));
  expectEveryAnswer(back, true);
  EXPECT_EQ(back.departmentName, "浄水課");
  EXPECT_EQ(back.respondent, "鈴木 次郎");
  EXPECT_EQ(back.rows.front().line, 6u);
  const auto csv = read("案内付き.csv", writtenCsv(wider));
  expectEveryAnswer(csv, true);
  EXPECT_EQ(csv.departmentName, "浄水課");
  EXPECT_TRUE(csv.source.starts_with("CSV")) << csv.source;
}

TEST_F(QuestionnaireReturned, RenamedSheetsAndALostHiddenSheetAreSurvived) {
  const auto renamed = changed("xl/workbook.xml", [](std::string& text) {
    const std::string_view name = "name=\"回答票\"";
    text.replace(text.find(name), name.size(), "name=\"浄水課より\"");
  });
  const auto back = read("改名.xlsx", renamed);
  expectEveryAnswer(back, true);
  EXPECT_EQ(back.department, form.department.id);
  EXPECT_EQ(back.source, "XLSX 「浄水課より」");
  const auto lost = changed("xl/workbook.xml", [](std::string& text) {
    const auto begin = text.find("<sheet name=\"_kijun\"");
    text.erase(begin, text.find("/>", begin) + 2 - begin);
  });
  const auto without = read("隠しシートなし.xlsx", lost);
  expectEveryAnswer(without, true);
  EXPECT_EQ(without.department + without.cycle, "");
  EXPECT_EQ(without.departmentName, "浄水課");  // as the guide says
  EXPECT_EQ(without.respondent, "鈴木 花子");
}

TEST_F(QuestionnaireReturned, ATableOfAnotherHandIsReadByItsHeadings) {
  const auto back =
      read("手作り.csv",
           "No.,確認項目,評価結果,規定状況,備考,担当\n4.1-1,経営層,3,あり,\"一行\r\n二行\",山田\n"
           "5.1.1.1-1,資産,,,,\n");
  ASSERT_EQ(back.rows.size(), 2u);
  EXPECT_EQ(back.rows[0].item, "4.1-1");
  EXPECT_EQ(back.rows[0].level, "3");
  EXPECT_EQ(back.rows[0].stipulation, "あり");
  EXPECT_EQ(back.rows[0].note, "一行\n二行");
  EXPECT_FALSE(back.rows[0].applicability);  // there is no such column
  EXPECT_FALSE(back.rows[0].reason);
  EXPECT_EQ(back.rows[1].level, "");
  EXPECT_EQ(back.leftOut, (std::vector<std::string>{"確認項目", "担当"}));
  EXPECT_EQ(back.department + back.departmentName + back.respondent, "");
}

TEST_F(QuestionnaireReturned, WhatSpreadsheetsWriteForALineEndIsOne) {
  const auto bytes = changed("xl/sharedStrings.xml", [](std::string& text) {
    const std::string_view words = "代替の対策で足りると判断したため。";
    text.replace(text.find(words), words.size(), "代替の対策_x000D_\nがある");
  });
  const auto back = read("改行.xlsx", bytes);
  EXPECT_EQ(back.rows[3].reason, "代替の対策\nがある");
}

TEST_F(QuestionnaireReturned, OtherFilesAreRefusedWithAWayOut) {
  EXPECT_EQ(refusal("回答.pdf", "%PDF-1.4\n..."), "questionnaire.returned.paper");
  EXPECT_EQ(refusal("回答.html", "\xEF\xBB\xBF\n<!DOCTYPE HTML><html>"),
            "questionnaire.returned.paper");
  EXPECT_EQ(refusal("別の表.csv", "名称,台数\n浄水場,3\n"), "questionnaire.returned.no_answers");
  EXPECT_EQ(refusal("項目だけ.csv", "項目,名称\n4.1-1,甲\n"), "questionnaire.returned.no_answers");
  EXPECT_EQ(refusal("空.csv", ""), "questionnaire.returned.no_answers");
  const auto whole = questionnaireXlsx(form, Language::Japanese);
  EXPECT_EQ(refusal("途中.xlsx", std::string_view(whole).substr(0, whole.size() / 2)),
            "exchange.xlsx.damaged");
  EXPECT_EQ(refusal("破損.xlsx", changed("xl/worksheets/sheet2.xml",
                                         [](std::string& text) { text.resize(text.size() / 2); })),
            "exchange.xml.broken");
  EXPECT_EQ(refusal("新しい.xlsx", changed("xl/sharedStrings.xml",
                                           [](std::string& text) {
                                             const std::string_view version = "<t>1</t>";
                                             text.replace(text.find(version), version.size(),
                                                          "<t>2</t>");
                                           })),
            "questionnaire.returned.version");
  EXPECT_THROW(readReturned(folder / "ない.xlsx"), Error);
}

}  // namespace
}  // namespace kijun::testing
