// What is changed behind the journal's back is found and named: cases generated from the schema.
#include <algorithm>
#include <map>
#include <set>

#include "workspace/migrations/migrations.h"
#include "workspace/store/schema.h"
#include "workspace/table_words.h"
#include "workspace/verify_fixture.h"

namespace kijun::testing {
namespace {

struct Column {
  std::string name;
  std::string type;
  bool required = false;
  bool key = false;
};

std::vector<Column> columnsWithTypes(SQLite::Database& database, const std::string& table) {
  std::vector<Column> columns;
  SQLite::Statement row(
      database, "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) ORDER BY cid");
  row.bind(1, table);
  while (row.executeStep()) {
    columns.push_back({row.getColumn(0).getString(), row.getColumn(1).getString(),
                       row.getColumn(2).getInt() != 0, row.getColumn(3).getInt() != 0});
  }
  return columns;
}

// Expressions that give the column another value than the row has.
std::vector<std::string> otherValues(const Column& column) {
  const auto& name = column.name;
  std::vector<std::string> values;
  if (column.type == "INTEGER") {
    values = {"coalesce(" + name + ", 0) + 1", "coalesce(" + name + ", 0) + 4294967296"};
  } else if (column.type == "BLOB") {
    values = {"CAST(coalesce(" + name + ", x'') || x'00' AS BLOB)",
              "coalesce(zeroblob(length(" + name + ")), x'07')"};
    if (!column.required) values.push_back("CASE WHEN " + name + " IS NULL THEN x'' END");
  } else {
    values = {"coalesce(" + name + ", '') || 'x'"};
    if (!column.required) values.push_back("CASE WHEN " + name + " IS NULL THEN '' END");
  }
  return values;
}

// The first row's key as a condition and joined by '/'.
struct RowPlace {
  std::string condition;
  std::string key;
};

class TamperTest : public VerifyTest {
 protected:
  void SetUp() override {
    VerifyTest::SetUp();
    fillAndClose();
  }

  RowPlace firstRow(const std::string& table, const std::string& where = "1") {
    auto database = raw();
    RowPlace place;
    std::string list;
    const auto keys = keyColumnsOf(database, table);
    for (const auto& key : keys) list += (list.empty() ? "" : ", ") + key;
    SQLite::Statement row(database, "SELECT " + list + " FROM " + table + " WHERE " + where +
                                        " ORDER BY " + list + " LIMIT 1");
    if (!row.executeStep()) {
      ADD_FAILURE() << "no row of " << table << " to tamper with: let everyCommand() make one";
      return {"0", {}};
    }
    for (int i = 0; i < static_cast<int>(keys.size()); ++i) {
      const auto value = row.getColumn(i).getString();
      place.condition +=
          (i ? " AND " : "") + keys[static_cast<std::size_t>(i)] + " = '" + value + "'";
      place.key += (i ? "/" : "") + value;
    }
    return place;
  }

  VerifyReport afterTampering(const std::string& statement) {
    restore();
    tamper(statement);
    auto report = verify(file);
    EXPECT_FALSE(report.isSound()) << statement;
    told(report);
    return report;
  }
};

TEST_F(TamperTest, everyColumnOfEveryJournalledTable) {
  std::size_t cases = 0;
  for (const auto tableName : journalledTables()) {
    const std::string table(tableName);
    std::vector<Column> columns;
    {
      auto database = raw();
      columns = columnsWithTypes(database, table);
    }
    for (const auto& column : columns) {
      for (const auto& value : otherValues(column)) {
        restore();
        const auto place = firstRow(table);
        const auto statement = "UPDATE " + table + " SET " + column.name + " = " + value +
                               " WHERE " + place.condition + " AND " + column.name + " IS NOT (" +
                               value + ")";
        SCOPED_TRACE(statement);
        {
          auto database = raw();
          if (database.exec(statement) == 0) continue;
        }
        ++cases;
        const auto report = verify(file);
        if (column.key) {
          EXPECT_TRUE(hasFinding(report, FindingKind::RowMissing, table, place.key))
              << told(report);
          EXPECT_GE(report.findings.size(), 2u);
        } else {
          EXPECT_TRUE(hasFinding(report, FindingKind::RowDiffers, table, place.key, column.name))
              << told(report);
        }
        for (const auto& finding : report.findings) {
          EXPECT_NE(finding.kind, FindingKind::EntryAltered);
        }
      }
    }
  }
  EXPECT_GT(cases, 2 * std::size(journalledTables()));
}

TEST_F(TamperTest, rowsTakenOutAndPutIn) {
  for (const auto tableName : journalledTables()) {
    const std::string table(tableName);
    SCOPED_TRACE(table);
    restore();
    const auto place = firstRow(table);
    auto report = afterTampering("DELETE FROM " + table + " WHERE " + place.condition);
    EXPECT_TRUE(hasFinding(report, FindingKind::RowMissing, table, place.key)) << told(report);

    restore();
    std::string columns;
    {
      auto database = raw();
      const auto lastKey = keyColumnsOf(database, table).back();
      for (const auto& column : columnsWithTypes(database, table)) {
        const auto copy = column.type == "INTEGER" ? column.name + " + 77" : column.name + "||'z'";
        columns += (columns.empty() ? "" : ", ") + (column.name == lastKey ? copy : column.name);
      }
    }
    report = afterTampering("INSERT INTO " + table + " SELECT " + columns + " FROM " + table +
                            " WHERE " + place.condition);
    EXPECT_TRUE(std::ranges::any_of(report.findings, [&](const Finding& finding) {
      return finding.kind == FindingKind::RowAdded && finding.table == table;
    })) << told(report);
  }
}

TEST_F(TamperTest, everyColumnOfTheJournal) {
  std::vector<Column> columns;
  std::int64_t last = 0;
  {
    auto database = raw();
    columns = columnsWithTypes(database, "journal_entry");
    last = database.execAndGet("SELECT max(number) FROM journal_entry").getInt64();
  }
  // The first, the second, one with a person, an undo, the last.
  for (const std::int64_t number : {std::int64_t{1}, std::int64_t{2}, last / 2, last - 1, last}) {
    for (const auto& column : columns) {
      for (const auto& value : otherValues(column)) {
        const auto statement = "UPDATE journal_entry SET " + column.name + " = " + value +
                               " WHERE number = " + std::to_string(number) + " AND " + column.name +
                               " IS NOT (" + value + ")";
        SCOPED_TRACE(statement);
        if (value == "coalesce(number, 0) + 1") continue;  // taken
        restore();
        {
          auto database = raw();
          if (database.exec(statement) == 0) continue;
        }
        const auto report = verify(file);
        EXPECT_FALSE(report.isSound());
        EXPECT_TRUE(hasEntryFinding(report, number)) << told(report);
      }
    }
  }
}

TEST_F(TamperTest, entriesTakenOutSwappedRepeatedAndCutOff) {
  auto last = [&] {
    auto database = raw();
    return database.execAndGet("SELECT max(number) FROM journal_entry").getInt64();
  }();
  for (std::int64_t number = 1; number < last; ++number) {
    const auto report =
        afterTampering("DELETE FROM journal_entry WHERE number = " + std::to_string(number));
    EXPECT_TRUE(std::ranges::any_of(report.findings, [&](const Finding& finding) {
      return finding.kind == FindingKind::EntryMissing && finding.entry == number;
    })) << number;
  }
  // The last entry and its index cut off: the rows tell.
  auto report = afterTampering("DELETE FROM journal_entry WHERE number = " + std::to_string(last) +
                               "; DELETE FROM journal_row WHERE entry = " + std::to_string(last));
  EXPECT_TRUE(std::ranges::any_of(report.findings, [](const Finding& finding) {
    return finding.kind == FindingKind::RowMissing || finding.kind == FindingKind::RowAdded ||
           finding.kind == FindingKind::RowDiffers;
  })) << told(report);
  // Everything after the tenth.
  report = afterTampering("DELETE FROM journal_entry WHERE number > 10");
  EXPECT_TRUE(hasFinding(report, FindingKind::RowAdded, "answer", cycle + "/" + whole + "/4.1-1"))
      << told(report);
  // Two neighbours swapped.
  for (const std::int64_t number : {std::int64_t{1}, std::int64_t{7}, last - 1}) {
    const auto one = std::to_string(number);
    const auto two = std::to_string(number + 1);
    report =
        afterTampering("UPDATE journal_entry SET number = -1 WHERE number = " + one +
                       "; UPDATE journal_entry SET number = " + one + " WHERE number = " + two +
                       "; UPDATE journal_entry SET number = " + two + " WHERE number = -1");
    EXPECT_TRUE(hasEntryFinding(report, number)) << told(report);
    EXPECT_TRUE(hasEntryFinding(report, number + 1)) << told(report);
  }
  // The last one once more at the end.
  report = afterTampering("CREATE TEMP TABLE again AS SELECT * FROM journal_entry WHERE number = " +
                          std::to_string(last) +
                          "; UPDATE again SET number = number + 1; "
                          "INSERT INTO journal_entry SELECT * FROM again");
  EXPECT_TRUE(hasEntryFinding(report, last + 1)) << told(report);
  // All of them.
  report = afterTampering("DELETE FROM journal_entry");
  EXPECT_TRUE(hasEntryFinding(report, 1)) << told(report);
}

TEST_F(TamperTest, theIndexOfTheJournal) {
  for (const std::string change : {"DELETE FROM journal_row WHERE entry = 5",
                                   "UPDATE journal_row SET table_name = 'unit' WHERE entry = 5",
                                   "UPDATE journal_row SET key = key || 'x' WHERE entry = 5",
                                   "UPDATE journal_row SET entry = 6 WHERE entry = 5",
                                   "INSERT INTO journal_row VALUES ('answer', 'a/b/c', 5)"}) {
    const auto report = afterTampering(change);
    EXPECT_TRUE(std::ranges::any_of(report.findings,
                                    [](const Finding& finding) {
                                      return finding.kind == FindingKind::IndexDiffers &&
                                             finding.entry == 5;
                                    }))
        << change << told(report);
  }
}

TEST_F(TamperTest, catalogsAndWhatNamesTheFile) {
  using enum FindingKind;
  for (const auto& [change, kinds] : std::map<std::string, std::set<FindingKind>>{
           {"UPDATE catalog SET bytes = CAST(bytes || x'20' AS BLOB)", {CatalogAltered}},
           {"UPDATE catalog SET hash = hash || '0'", {CatalogAltered, CatalogMissing}},
           {"DELETE FROM catalog", {CatalogMissing}},
           {"UPDATE meta SET value = 'x'", {FileIdentity}},
           {"UPDATE meta SET key = 'x'", {FileIdentity}},
           {"DELETE FROM meta", {FileIdentity}}}) {
    const auto report = afterTampering(change);
    std::set<FindingKind> found;
    for (const auto& finding : report.findings) found.insert(finding.kind);
    EXPECT_EQ(found, kinds) << change << told(report);
  }
}

TEST_F(TamperTest, theSchema) {
  for (const auto& [change, name] : std::map<std::string, std::string>{
           {"CREATE TABLE extra (a)", "extra"},
           {"CREATE TRIGGER sly AFTER INSERT ON unit BEGIN DELETE FROM unit; END", "sly"},
           {"CREATE VIEW seen AS SELECT * FROM unit", "seen"},
           {"CREATE INDEX another ON unit (name)", "another"},
           {"DROP INDEX answer_respondent", "answer_respondent"},
           {"ALTER TABLE unit ADD COLUMN colour TEXT", "unit"},
           {"DROP TABLE answer_comment", "answer_comment"},
           {"ALTER TABLE answer RENAME COLUMN note TO memo", "answer"},
           {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, "
            "'name TEXT NOT NULL', 'name TEXT') WHERE name = 'unit'",
            "unit"},
           {"PRAGMA user_version = 1", "journal_entry"}}) {
    restore();
    {
      auto database = raw();
      database.exec(change);
    }
    const auto report = verify(file);
    EXPECT_TRUE(std::ranges::any_of(report.findings,
                                    [&](const Finding& finding) {
                                      return finding.kind == FindingKind::Schema &&
                                             finding.message.arguments.back() == name;
                                    }))
        << change << told(report);
  }
}

TEST_F(TamperTest, aTypedTextIsNotRepeatedInTheFinding) {
  const auto report =
      afterTampering("UPDATE answer SET note = 'ひみつのメモ' WHERE item = '4.1-1'");
  const auto words = told(report);
  EXPECT_EQ(words.find("ひみつ"), std::string::npos) << words;
  EXPECT_NE(words.find("6文字の文字列"), std::string::npos) << words;
  EXPECT_NE(words.find("根拠・メモ"), std::string::npos) << words;
}

TEST_F(TamperTest, aFindingNamesTheLastEntryThatTouchedTheRow) {
  const auto report =
      afterTampering("UPDATE department SET headcount = 99 WHERE id = '" + department + "'");
  ASSERT_EQ(report.findings.size(), 1u) << told(report);
  const auto session_ = Session::open(file, readOnly());
  EXPECT_GT(report.findings.front().entry, 1);
  EXPECT_NE(inWords(report.findings.front(), Language::Japanese).find("情報管理部"),
            std::string::npos);
}

TEST_F(TamperTest, aSearchIndexThatSaysOtherThanTheRecordIsNamed) {
  for (const std::string statement :
       {"UPDATE search_text SET body = replace(body, '規程', '規定') WHERE body LIKE '%規程%'",
        "DELETE FROM search_row WHERE kind = 'document'",
        "UPDATE search_row SET kind = 'unit' WHERE kind = 'department'",
        "INSERT INTO search_index (search_index) VALUES ('delete-all')",
        "UPDATE search_index_data SET block = x'00' WHERE id > 10",
        "DELETE FROM search_index_config"}) {
    SCOPED_TRACE(statement);
    const auto report = afterTampering(statement);
    for (const auto& finding : report.findings) {
      EXPECT_TRUE(finding.kind == FindingKind::DerivedDiffers ||
                  finding.kind == FindingKind::Damaged)
          << told(report);
    }
  }
  // Not whole is no fault: it is made when the file is next opened.
  restore();
  tamper("DELETE FROM search_state");
  EXPECT_TRUE(verify(file).isSound());
}

TEST_F(TamperTest, contentThatIsNotWhatItsHashSaysIsNamed) {
  for (const std::string statement :
       {"UPDATE evidence_chunk SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB)",
        "UPDATE evidence_chunk SET bytes = CAST(bytes || x'00' AS BLOB)",
        "UPDATE evidence_chunk SET bytes = x''",
        "UPDATE evidence_chunk SET position = position + 1", "DELETE FROM evidence_chunk",
        "UPDATE evidence_content SET size = size + 1", "DELETE FROM evidence_content"}) {
    SCOPED_TRACE(statement);
    const auto report = afterTampering(statement);
    EXPECT_TRUE(std::ranges::all_of(report.findings, [](const Finding& finding) {
      return finding.kind == FindingKind::ContentAltered;
    })) << told(report);
  }
}

// The tests above go over journalled tables by themselves; every other table is named here.
TEST(Tamper, everyTableIsTamperedWith) {
  const std::set<std::string_view> here = {
      "catalog",
      "journal_entry",
      "journal_row",
      "meta",
      "evidence_content",
      "evidence_chunk",
      "evidence_text",  // tests/workspace/evidence_text_test.cpp
      "evidence_page",  // the same
      "search_row",
      "search_text",
      "search_state",
      "search_index",
      "search_index_data",
      "search_index_idx",  // where terms begin in search_index_data: quicker, but not needed
      "search_index_config",
      "search_trigram",
      "draft",  // not part of the record: what is typed there becomes a command, or nothing
  };
  for (const auto& table : excludedTables()) {
    EXPECT_TRUE(here.contains(table.name))
        << table.name << ": write a test that tampers with it, and name it here";
  }
}

TEST(TableWords, everyJournalledColumnHasAName) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrateFrom(database, 0);
  for (const auto table : journalledTables()) {
    EXPECT_FALSE(tableTextId(table).empty()) << table << ": name it in table_words.cpp";
    const auto keys = keyColumnsOf(database, table);
    for (const auto& column : columnsOf(database, table)) {
      const bool key = std::ranges::find(keys, column) != keys.end();
      EXPECT_TRUE(key || fieldOf(table, column)) << table << "." << column;
    }
  }
}

}  // namespace
}  // namespace kijun::testing
