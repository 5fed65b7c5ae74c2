// The journal holds every change, in a chain that shows tampering.
#include <fstream>
#include <set>

#include "workspace/migrations/migrations.h"
#include "workspace/store/answer_store.h"
#include "workspace/store/changeset.h"
#include "workspace/store/entries.h"
#include "workspace/store/schema.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

using JournalTest = WorkspaceTest;

std::set<std::string> tablesOf(SQLite::Database& database) {
  std::set<std::string> tables;
  SQLite::Statement row(database, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  while (row.executeStep()) tables.insert(row.getColumn(0).getString());
  return tables;
}

TEST(Schema, everyTableIsJournalledOrExcludedWithAReason) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrateFrom(database, 0);
  std::set<std::string> known;
  for (const auto table : journalledTables()) EXPECT_TRUE(known.emplace(table).second) << table;
  for (const auto& table : excludedTables()) {
    EXPECT_TRUE(known.emplace(table.name).second) << table.name;
    EXPECT_GT(table.reason.size(), 10u) << table.name;
  }
  EXPECT_EQ(tablesOf(database), known);
}

TEST(Schema, journalledTablesCanBeReplayed) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrateFrom(database, 0);
  EXPECT_EQ(database
                .execAndGet("SELECT count(*) FROM sqlite_schema WHERE type IN "
                            "('trigger', 'view')")
                .getInt(),
            0);
  EXPECT_EQ(database
                .execAndGet("SELECT count(*) FROM sqlite_schema WHERE sql LIKE "
                            "'%UNIQUE%' OR sql LIKE '%CASCADE%' OR sql LIKE '%GENERATED%'")
                .getInt(),
            0);
  for (const auto table : journalledTables()) {
    EXPECT_TRUE(sql::exists(database, "SELECT 1 FROM pragma_table_info(?) WHERE pk > 0", table))
        << table;
    EXPECT_TRUE(sql::exists(database, "SELECT 1 FROM pragma_table_list(?) WHERE strict = 1", table))
        << table;
  }
}

TEST(Schema, fieldTablesAndColumnsAgree) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrateFrom(database, 0);
  for (const auto* description : recordDescriptions()) {
    std::vector<std::string> expected{"id"};
    for (const auto& field : description->fields) {
      if (isColumn(field)) expected.emplace_back(field.id);
    }
    EXPECT_EQ(columnsOf(database, description->id), expected) << description->id;
    for (const auto& field : description->fields) {
      if (!isColumn(field)) continue;
      SCOPED_TRACE(std::string(description->id) + "." + std::string(field.id));
      const bool number = field.kind == FieldKind::Number || field.kind == FieldKind::Level ||
                          field.kind == FieldKind::YesNo;
      EXPECT_EQ(textOf(sql::first(database, "SELECT type FROM pragma_table_info(?) WHERE name = ?",
                                  description->id, field.id)),
                number ? "INTEGER" : "TEXT");
      if (field.kind == FieldKind::Reference) {
        EXPECT_EQ(
            textOf(sql::first(database,
                              "SELECT \"table\" FROM pragma_foreign_key_list(?) WHERE \"from\" = ?",
                              description->id, field.id)),
            field.target);
      }
      if (field.need == Need::Required) {
        EXPECT_TRUE(sql::exists(
            database, "SELECT 1 FROM pragma_table_info(?) WHERE name = ? AND \"notnull\" = 1",
            description->id, field.id));
      }
    }
  }
  std::vector<std::string> expected{"cycle", "unit", "item"};
  for (const auto& field : answerDescription().fields) expected.emplace_back(field.id);
  EXPECT_EQ(columnsOf(database, "answer"), expected);
  EXPECT_EQ(answerValues(Answer{}).size(), answerDescription().fields.size());
}

TEST_F(JournalTest, aChangeOfNothingLeavesNoEntry) {
  session->run(commands::setLevel(key("5.1-1"), 2));
  const auto before = session->head().number;
  EXPECT_FALSE(session->run(commands::setLevel(key("5.1-1"), 2)));
  EXPECT_FALSE(session->run(commands::setLevel(key("4.1-3"), std::nullopt)));
  EXPECT_FALSE(session->run(commands::confirm({key("5.1-1"), key("4.1-3")})));
  EXPECT_FALSE(session->run(commands::setNote(key("4.1-3"), "")));
  EXPECT_FALSE(session->run(commands::setTick(key("4.1-3"), "a", std::nullopt)));
  EXPECT_FALSE(session->run(commands::setTarget(cycle, "5.1-1", std::nullopt)));
  EXPECT_FALSE(session->run(commands::setSetting("approval_style", "seal")));
  EXPECT_FALSE(session->run(commands::putRecord(
      departmentType().description, departmentType().row({department, "情報システム部", 12, 1}))));
  EXPECT_EQ(session->head().number, before);
  EXPECT_TRUE(session->answers({key("4.1-3")}).empty());
}

TEST_F(JournalTest, anEntrySaysWhatWhoAndWhen) {
  session->actAs("山田 太郎");
  const auto notice = session->run(commands::setLevel(key("4.1-1"), 2));
  const auto& entry = notice->entry;
  EXPECT_EQ(entry.name.id, "command.set_level");
  EXPECT_EQ(entry.name.arguments, (std::vector<std::string>{"4.1-1", "2"}));
  EXPECT_EQ(entry.actor.person, respondent);
  EXPECT_EQ(entry.actor.role, Role::Respondent);
  EXPECT_TRUE(isId(entry.id));
  EXPECT_TRUE(Instant::parse(entry.at));
  EXPECT_EQ(entry.schemaVersion, kSchemaVersion);
  const auto head = session->head();
  EXPECT_EQ(head.id, entry.id);
  EXPECT_EQ(head.hash, entry.hash);
  EXPECT_EQ(head.number, entry.number);
  EXPECT_EQ(head.lamport, entry.lamport);
  EXPECT_EQ(session->lastSaved(), Instant::parse(entry.at));
  EXPECT_EQ(session->snapshot().headHash, toHex(entry.hash));
}

TEST_F(JournalTest, namesRenderInBothLanguages) {
  for (const auto& [kind, command] : everyCommand()) {
    for (const auto language : {Language::Japanese, Language::English}) {
      const auto text = render(command.name, language);
      EXPECT_NE(text, command.name.id);
      EXPECT_EQ(text.find('@'), std::string::npos) << text;
      EXPECT_EQ(text.find('%'), std::string::npos) << text;
    }
  }
}

TEST_F(JournalTest, theJournalAloneGivesTheTables) {
  for (const auto& [kind, command] : everyCommand()) {
    session->run(command);
    session->undo();
    session->redo();
    if (kind->id == "start_cycle") session->undo();
  }
  session.reset();
  const auto copy = folder / "再現.kijun";
  {
    SQLite::Database journal(file.string(), SQLite::OPEN_READONLY);
    SQLite::Database database(copy.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrateFrom(database, 0);
    database.exec("PRAGMA foreign_keys = ON");
    const auto head = headEntry(journal);
    for (std::int64_t number = 1; number <= head->number; ++number) {
      EXPECT_FALSE(applyChangeset(database, changesetOf(journal, number)).any()) << number;
    }
  }
  EXPECT_EQ(contentsOf(copy), contentsOf(file));
}

TEST_F(JournalTest, tamperingIsFound) {
  EXPECT_EQ(session->firstBrokenEntry(), std::nullopt);
  session.reset();
  const auto original = markOf(file).bytes;
  for (const std::string change :
       {"UPDATE journal_entry SET actor_name = 'だれか' WHERE number = 4",
        "UPDATE journal_entry SET at = '2020-01-01T00:00:00.000Z' WHERE number = 4",
        "UPDATE journal_entry SET name_arguments = '[]' WHERE number = 4",
        "UPDATE journal_entry SET role = 'administrator' WHERE number = 4",
        "UPDATE journal_entry SET changeset = CAST(changeset || x'00' AS BLOB) WHERE number = 4",
        "UPDATE journal_entry SET hash = zeroblob(32) WHERE number = 4",
        "PRAGMA foreign_keys = OFF; DELETE FROM journal_entry WHERE number = 4",
        "PRAGMA foreign_keys = OFF; DELETE FROM journal_entry WHERE number = 4; "
        "UPDATE journal_entry SET number = number - 1 WHERE number > 4"}) {
    SCOPED_TRACE(change);
    {
      SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
      database.exec(change);
    }
    EXPECT_EQ(Session::open(file, readOnly())->firstBrokenEntry(), 4);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << original;
  }
}

TEST_F(JournalTest, historyTellsFieldsNewestFirst) {
  const auto of = key("4.1-1");
  session->run(commands::setLevel(of, 4));
  session->run(commands::setTick(of, "b", Tick::No));
  session->run(commands::setTarget(cycle, "4.1-1", 5));
  session->run(commands::setNote(key("5.1-1"), "別の項目"));
  const auto history = session->historyOf(of);
  ASSERT_EQ(history.size(), 5u);
  EXPECT_EQ(history[0].changes.front().record, "cycle_item");
  EXPECT_EQ(history[0].changes.front().field, "target");
  EXPECT_EQ(history[0].changes.front().after, Value(std::int64_t{5}));
  EXPECT_EQ(history[1].changes.front().field, "b");
  EXPECT_EQ(history[1].changes.front().after, Value(std::string("no")));
  std::map<std::string, std::pair<Value, Value>> fields;
  for (const auto& change : history[2].changes) {
    EXPECT_EQ(change.key, "4.1-1");
    fields[change.field] = {change.before, change.after};
  }
  EXPECT_EQ(fields.at("level"), std::pair(Value(std::int64_t{3}), Value(std::int64_t{4})));
  EXPECT_TRUE(fields.contains("carried_over"));
  EXPECT_TRUE(fields.contains("state"));
  EXPECT_EQ(fields.size(), 3u);
  EXPECT_EQ(history[3].entry.command, "add_evidence");
  EXPECT_EQ(history[4].entry.command, "start_cycle");
  EXPECT_EQ(session->historyOf(of, 1).size(), 1u);
}

TEST_F(JournalTest, itemsChangedAreThoseAnsweredAndNotTakenBack) {
  EXPECT_TRUE(session->itemsChangedIn(cycle).empty()) << "carried over, assigned, commented on";
  session->run(commands::setLevel(key("5.1-1"), 2));
  session->run(commands::confirm({key("4.1-1")}));
  session->run(commands::assign({key("4.1-3")}, department, {}, ""));
  EXPECT_EQ(session->itemsChangedIn(cycle), (std::vector<std::string>{"4.1-1", "5.1-1"}));
  session->undo();
  session->undo();
  EXPECT_EQ(session->itemsChangedIn(cycle), std::vector<std::string>{"5.1-1"});
  session->redo();
  EXPECT_EQ(session->itemsChangedIn(cycle), (std::vector<std::string>{"4.1-1", "5.1-1"}));
  EXPECT_EQ(session->itemsChangedIn(previousCycle), std::vector<std::string>{"4.1-1"});
}

}  // namespace
}  // namespace kijun::testing
