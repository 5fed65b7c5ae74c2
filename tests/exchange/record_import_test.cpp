// Tables into registers and answers: mapping, preview, one step, and nothing the second time.
#include "exchange/record_import.h"

#include <fstream>

#include "exchange/answer_import.h"
#include "exchange/record_export.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

const RecordDescription& registerNamed(std::string_view id) {
  return *findDescription(id);
}

TextTable tableOf(std::vector<std::string> header, std::vector<std::vector<std::string>> rows) {
  TextTable table{std::move(header), {}, "CSV"};
  for (auto& cells : rows) table.rows.push_back({table.rows.size() + 2, std::move(cells)});
  return table;
}

std::vector<RowFate> fatesOf(const RecordImport& plan) {
  std::vector<RowFate> fates;
  for (const auto& row : plan.rows) fates.push_back(row.fate);
  return fates;
}

// What is wrong with the row, or would be changed in it.
std::string told(const PlannedRow& row) {
  std::string text;
  for (const auto& problem : row.problems) text += render(problem, Language::English) + '\n';
  for (const auto& edit : row.edits) {
    text += edit.field + ": " + textOf(edit.before) + " -> " + textOf(edit.after) + '\n';
  }
  return text;
}

class RecordImportTest : public WorkspaceTest {
 protected:
  const RecordDescription& assets = registerNamed("asset");

  RecordImport plan(const TextTable& table, const std::map<std::string, std::string>& chosen = {}) {
    return planImport(*session, assets, table, mappingFor(assets, table, chosen));
  }
  Value valueOf(const std::string& name, std::string_view field) {
    for (const auto& row : session->rows(assets)) {
      if (textOf(row[1]) == name) return row[assets.indexOf(field).value() + 1];
    }
    ADD_FAILURE() << "no asset " << name;
    return {};
  }
};

TEST_F(RecordImportTest, ColumnsAreKnownByLabelIdOrUsualName) {
  const auto table =
      tableOf({"機器名", "種類", "status", "管理責任部署", "メーカー", "置き場", "C"}, {});
  const auto mapping = mappingFor(assets, table, {{"置き場", "location"}});
  EXPECT_EQ(mapping, (ColumnMapping{"name", "kind", "status", "owner", "vendor", "location",
                                    "confidentiality"}));
  EXPECT_EQ(refusalOf([&] {
              mappingFor(assets, table, {{"無い列", "name"}});
            }),
            "exchange.map.no_column");
  EXPECT_EQ(refusalOf([&] {
              mappingFor(assets, table, {{"置き場", "nowhere"}});
            }),
            "exchange.map.no_field");
  EXPECT_EQ(mappingFor(assets, table, {{"C", ""}}).back(), "");
}

TEST_F(RecordImportTest, RowsReferToEachOtherAndToRegisters) {
  const auto table = tableOf(
      {"資産名", "種類", "状態", "管理責任部署", "サポート期限", "依存する資産", "国外にある"},
      {{"監視制御盤", "制御システム", "承認済み", "情報システム部", "令和9年3月31日",
        "幹線スイッチ", "いいえ"},
       {"幹線スイッチ", "network", "approved", "", "2027/3/31", "", "○"}});
  const auto planned = plan(table);
  EXPECT_EQ(fatesOf(planned), (std::vector{RowFate::New, RowFate::New}));
  for (const auto& row : planned.rows) EXPECT_EQ(told(row), "");
  const auto before = session->head().number;
  session->run(importCommand(planned));
  EXPECT_EQ(session->head().number, before + 1);
  EXPECT_EQ(valueOf("監視制御盤", "owner"), Value(department));
  EXPECT_EQ(valueOf("監視制御盤", "support_end"), Value("2027-03-31"));
  EXPECT_EQ(valueOf("監視制御盤", "depends_on"), Value(idOf(assets, "幹線スイッチ")));
  EXPECT_EQ(valueOf("幹線スイッチ", "overseas"), Value(std::int64_t{1}));
  EXPECT_FALSE(plan(table).changesAnything());
  session->undo();
  EXPECT_TRUE(session->rows(assets).empty());
}

TEST_F(RecordImportTest, EveryRowSaysWhatIsWrongWithIt) {
  const auto planned = plan(tableOf({"資産名", "種類", "状態", "管理責任部署", "サポート期限"},
                                    {{"甲", "宇宙船", "承認済み", "", ""},
                                     {"乙", "機器", "承認済み", "無い部署", ""},
                                     {"丙", "機器", "承認済み", "", "2026-02-30"},
                                     {"", "機器", "承認済み", "", ""},
                                     {"丁", "機器", "", "", ""},
                                     {"戊", "機器", "承認済み", "", ""},
                                     {"戊", "機器", "未承認", "", ""}}));
  std::vector<std::string> problems;
  for (const auto& row : planned.rows) {
    problems.push_back(row.problems.empty() ? "" : row.problems.front().id);
  }
  EXPECT_EQ(problems, (std::vector<std::string>{"record.unfit", "exchange.import.no_record",
                                                "record.unfit", "record.missing", "record.missing",
                                                "", "exchange.import.twice"}));
  EXPECT_EQ(planned.count(RowFate::Problem), 6u);
  session->run(importCommand(planned));
  EXPECT_EQ(session->rows(assets).size(), 1u);
}

TEST_F(RecordImportTest, ColumnsThatAreNotThereLeaveTheirFieldsAlone) {
  session->run(importCommand(
      plan(tableOf({"資産名", "種類", "状態", "備考"}, {{"甲", "機器", "承認済み", "大事"}}))));
  const auto planned = plan(tableOf({"資産名", "状態", "設置場所"}, {{"甲", "廃止", "倉庫"}}));
  ASSERT_EQ(fatesOf(planned), (std::vector{RowFate::Changed}));
  ASSERT_EQ(planned.rows[0].edits.size(), 2u);
  EXPECT_EQ(planned.rows[0].edits[0].before, Value("approved"));
  EXPECT_EQ(planned.rows[0].edits[0].after, Value("retired"));
  session->run(importCommand(planned));
  EXPECT_EQ(valueOf("甲", "note"), Value("大事"));
  EXPECT_EQ(valueOf("甲", "kind"), Value("hardware"));
  EXPECT_EQ(valueOf("甲", "location"), Value("倉庫"));
}

TEST_F(RecordImportTest, AMappingIsRememberedWithTheImportAndForgottenWithIt) {
  const auto table = tableOf({"装置", "種類", "状態", "置き場", "備考"},
                             {{"甲", "機器", "承認済み", "倉庫", "x"}});
  const auto mapped = [&] {
    return mappingFor(assets, table, {}, rememberedColumns(*session, "asset"));
  };
  const ColumnMapping wanted{"name", "kind", "status", "location", ""};
  EXPECT_EQ(mapped(), (ColumnMapping{"", "kind", "status", "", "note"}));
  const auto planned = plan(table, {{"装置", "name"}, {"置き場", "location"}, {"備考", ""}});
  EXPECT_EQ(planned.mapping, wanted);
  const auto before = session->head().number;
  session->run(importCommand(planned));
  EXPECT_EQ(session->head().number, before + 1) << "one step";
  EXPECT_EQ(mapped(), wanted);
  EXPECT_TRUE(rememberedColumns(*session, "supplier").empty());
  const auto again = planImport(*session, assets, table, mapped());
  EXPECT_FALSE(again.changesAnything());
  EXPECT_TRUE(again.notes.empty());
  EXPECT_EQ(
      mappingFor(assets, table, {{"置き場", "address"}}, rememberedColumns(*session, "asset"))[3],
      "address")
      << "what is said now wins";
  session->undo();
  EXPECT_TRUE(rememberedColumns(*session, "asset").empty());
  session->redo();
  // Said otherwise: the new meaning; said as the headings say themselves: nothing to remember.
  const auto own = tableOf({"装置", "種類", "状態", "備考"}, {{"乙", "機器", "承認済み", "y"}});
  session->run(importCommand(plan(own, {{"装置", "name"}, {"備考", "note"}})));
  EXPECT_EQ(rememberedColumns(*session, "asset"),
            (RememberedColumns{{"装置", "name"}, {"置き場", "location"}}));
}

TEST_F(RecordImportTest, WhatIsRememberedOfAFieldThatIsGoneOrTakenIsPassedOver) {
  const auto table = tableOf({"資産名", "置き場", "場所"}, {});
  EXPECT_EQ(mappingFor(assets, table, {},
                       {{"置き場", "no_such_field"}, {"資産名", "name"}, {"場所", "name"}}),
            mappingFor(assets, table));
}

TEST_F(RecordImportTest, WhoMayImportMayHaveTheMappingRemembered) {
  addPerson("管理 者", "administrator");
  const auto table = tableOf({"装置", "種類", "状態"}, {{"甲", "機器", "承認済み"}});
  runAs(drafter, importCommand(plan(table, {{"装置", "name"}})));
  EXPECT_EQ(rememberedColumns(*session, "asset"), (RememberedColumns{{"装置", "name"}}));
  EXPECT_EQ(refusalOf([&] { runAs(drafter, commands::setSetting("approval_style", "signature")); }),
            "workspace.role.administrators_only");
}

TEST_F(RecordImportTest, ALongChainOfProblemsIsFollowedToItsEnd) {
  constexpr int kRows = 20'000;
  std::vector<std::vector<std::string>> rows;
  for (int i = 0; i < kRows; ++i) {
    const auto next = i + 1 < kRows ? "機器 " + std::to_string(i + 1) : std::string();
    rows.push_back(
        {"機器 " + std::to_string(i), i + 1 < kRows ? "機器" : "宇宙船", "承認済み", next});
  }
  std::vector<double> told;
  const auto table = tableOf({"資産名", "種類", "状態", "依存する資産"}, rows);
  const auto planned = planImport(*session, assets, table, mappingFor(assets, table),
                                  [&](double share) { told.push_back(share); });
  EXPECT_EQ(planned.count(RowFate::Problem), static_cast<std::size_t>(kRows));
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_EQ(planned.rows.front().problems.front().id, "exchange.import.left_out");
  EXPECT_THROW(planImport(*session, assets, table, mappingFor(assets, table),
                          [](double share) {
                            if (share > 0.5) throw Cancelled();
                          }),
               Cancelled);
}

TEST_F(RecordImportTest, WordsForLevelsAndColumnsOfAnswersAreRememberedToo) {
  const auto table = tableOf({"項番", "できばえ"}, {{"4.1-1", "まあまあ"}, {"4.1-2", "ばっちり"}});
  AnswerImportOptions options;
  options.columns = {{"項番", "item"}, {"できばえ", "level"}};
  options.levelWords = {{"まあまあ", 2}};
  const auto planned = planAnswerImport(*session, table, options);
  EXPECT_EQ(planned.unknownLevels, std::vector<std::string>{"ばっちり"});
  session->run(importCommand(planned));
  EXPECT_EQ(answer(key("4.1-1")).level, 2);
  const auto again = planAnswerImport(*session, table);
  EXPECT_EQ(again.meanings, (ColumnMapping{"item", "level"}));
  EXPECT_EQ(again.count(RowFate::Unchanged), 1u);
  EXPECT_EQ(again.count(RowFate::Problem), 1u);
  EXPECT_TRUE(again.notes.empty());
  EXPECT_TRUE(again.levelNotes.empty());
  session->undo();
  EXPECT_TRUE(rememberedLevels(*session).empty());
}

TEST_F(RecordImportTest, WhatIsExportedComesBackWithoutAChange) {
  fillRegisters();
  for (const auto* description : recordDescriptions()) {
    if (description->id == "evidence" || description->id == "cycle" || description->id == "unit" ||
        description->id == "organisation") {
      continue;
    }
    SCOPED_TRACE(description->id);
    for (const auto language : {Language::Japanese, Language::English}) {
      for (const char* name : {"台帳.csv", "台帳.xlsx"}) {
        writeTable(folder / name, exportedTable(*session, *description, language), "台帳");
        const auto table = readTable(folder / name);
        const auto mapping = mappingFor(*description, table);
        // What the workbench writes is told, and never read back.
        EXPECT_EQ(std::ranges::count(mapping, ""),
                  std::ranges::count(description->fields, FieldKind::Hash, &Field::kind));
        const auto planned = planImport(*session, *description, table, mapping);
        EXPECT_EQ(planned.count(RowFate::Unchanged), session->rows(*description).size()) << name;
        for (const auto& row : planned.rows) EXPECT_EQ(told(row), "");
      }
    }
  }
}

TEST_F(RecordImportTest, CellsAreReadAsPeopleWriteThem) {
  const auto value = [](FieldKind kind, std::string_view cell) {
    return valueFromCell({"f", "record.note", kind}, cell);
  };
  for (const char* day : {"2026-04-01", "2026/4/1", "２０２６年４月１日", "20260401", "R8.4.1",
                          "令和８年4月1日", "2026-04-01 12:00"}) {
    EXPECT_EQ(value(FieldKind::Day, day), Value("2026-04-01")) << day;
  }
  EXPECT_EQ(value(FieldKind::Day, "平成元年1月8日"), Value("1989-01-08"));
  EXPECT_EQ(value(FieldKind::Day, "来年"), std::nullopt);
  EXPECT_EQ(value(FieldKind::Number, "１，２００"), Value(std::int64_t{1200}));
  EXPECT_EQ(value(FieldKind::Number, "12.0"), Value(std::int64_t{12}));
  EXPECT_EQ(value(FieldKind::Number, "12.5"), std::nullopt);
  EXPECT_EQ(value(FieldKind::YesNo, "有"), Value(std::int64_t{1}));
  EXPECT_EQ(value(FieldKind::YesNo, "×"), Value(std::int64_t{0}));
  EXPECT_EQ(value(FieldKind::YesNo, "たぶん"), std::nullopt);
}

TEST_F(RecordImportTest, AnswersAreMatchedByItemSectionOrTitle) {
  const auto catalog = session->snapshot().current.catalog;
  const auto title = catalog->item("4.1-2")->title.ja;
  const auto table = tableOf({"項目番号", "実施状況", "規定", "根拠"},
                             {{"4.1-1 何か", "実施済み", "あり", "台帳を確かめた"},
                              {title, "2", "", ""},
                              {"5.1", "1", "", ""},
                              {"4.1", "3", "", ""},
                              {"9.9-1", "3", "", ""},
                              {"4.1-3", "ばっちり", "", ""}});
  session->run(commands::addComment(key("4.1-1"), "残るコメント"));
  AnswerImportOptions options;
  options.levelWords = {{"実施済み", 3}};
  const auto planned = planAnswerImport(*session, table, options);
  std::vector<std::string> told;
  for (const auto& row : planned.rows) {
    told.push_back(row.problems.empty() ? row.item : row.problems.front().id);
  }
  EXPECT_EQ(told,
            (std::vector<std::string>{"4.1-1", "4.1-2", "5.1-1", "exchange.answers.section",
                                      "workspace.item.unknown", "exchange.answers.no_level"}));
  const auto before = session->head().number;
  session->run(importCommand(planned));
  EXPECT_EQ(session->head().number, before + 1);
  EXPECT_EQ(answer(key("4.1-1")).level, 3);
  EXPECT_EQ(answer(key("4.1-1")).note, "台帳を確かめた");
  ASSERT_EQ(answer(key("4.1-1")).comments.size(), 1u);
  EXPECT_EQ(answer(key("4.1-1")).comments.front().text, "残るコメント");
  EXPECT_EQ(answer(key("4.1-2")).level, 2);
  EXPECT_EQ(answer(key("5.1-1")).level, 1);
  EXPECT_FALSE(planAnswerImport(*session, table, options).changesAnything());
  session->undo();
}

}  // namespace
}  // namespace kijun::testing
