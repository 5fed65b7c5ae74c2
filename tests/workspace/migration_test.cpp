// Files of earlier versions, kept as they were written then: what they hold, their history and what
// can be taken back stay.
#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "workspace/backup.h"
#include "workspace/migration.h"
#include "workspace/migrations/migrations.h"
#include "workspace/store/migrate.h"
#include "workspace/store/schema.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

const std::filesystem::path kFixtures =
    std::filesystem::path(KIJUN_SOURCE_DIR) / "tests/data/workspaces";

std::filesystem::path fixture(int version) {
  return kFixtures / ("v" + std::to_string(version) + ".kijun");
}
std::filesystem::path expectation(int version) {
  return kFixtures / ("v" + std::to_string(version) + ".expected.txt");
}

std::string textOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Every row of every journalled table and the journal, a line each, without what is empty: columns
// and tables that later versions add do not show while they hold nothing.
std::string described(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY, 5000);
  std::vector<std::string> lines;
  const auto add = [&](const std::string& table, const std::string& columns) {
    SQLite::Statement row(database, "SELECT " + columns + " FROM " + table);
    while (row.executeStep()) {
      std::string line = table;
      for (int i = 0; i < row.getColumnCount(); ++i) {
        if (row.getColumn(i).isNull()) continue;
        line +=
            ' ' + std::string(row.getColumnName(i)) + "=\"" + row.getColumn(i).getString() + '"';
      }
      lines.push_back(line);
    }
  };
  for (const auto table : journalledTables()) {
    if (database.tableExists(std::string(table))) add(std::string(table), "*");
  }
  add("journal_entry",
      "number, id, kind, command, name_id, name_arguments, actor_name, role, at, schema_version, "
      "hex(hash) AS hash");
  std::ranges::sort(lines);
  std::string text;
  for (const auto& line : lines) text += line + '\n';
  return text;
}

std::vector<std::string> schemaOf(SQLite::Database& database) {
  std::vector<std::string> schema;
  SQLite::Statement row(database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1");
  while (row.executeStep()) schema.push_back(row.getColumn(0).getString());
  return schema;
}

std::string withoutMigrations(const std::string& text) {
  std::istringstream in(text);
  std::string kept;
  for (std::string line; std::getline(in, line);) {
    if (line.find("kind=\"migration\"") == std::string::npos) kept += line + '\n';
  }
  return kept;
}

std::int64_t entriesIn(const std::string& text) {
  std::istringstream in(text);
  std::int64_t entries = 0;
  for (std::string line; std::getline(in, line);) entries += line.starts_with("journal_entry ");
  return entries;
}

class MigrationTest : public ::testing::TestWithParam<int> {
 protected:
  std::filesystem::path copyOf(int version) {
    std::filesystem::copy_file(fixture(version), file);
    return file;
  }
  std::vector<Backup> backups() const { return backupsIn(backupFolderOf(file, {}), file); }

  TemporaryFolder folder;
  std::filesystem::path file = folder / "前の 版.kijun";
};

// The version before the present one is the newest that anybody's file may have; the present one is
// written when it is released: docs/extending.md says how.
std::vector<int> keptVersions() {
  std::vector<int> versions;
  for (int version = 1; version < kSchemaVersion; ++version) versions.push_back(version);
  if (std::filesystem::exists(fixture(kSchemaVersion))) versions.push_back(kSchemaVersion);
  return versions;
}

TEST_P(MigrationTest, theFixtureIsThere) {
  EXPECT_TRUE(std::filesystem::exists(fixture(GetParam())));
  EXPECT_TRUE(std::filesystem::exists(expectation(GetParam())));
}

TEST_P(MigrationTest, theStepsStillMakeWhatTheyMade) {
  SQLite::Database kept(fixture(GetParam()).string(), SQLite::OPEN_READONLY);
  SQLite::Database made(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  for (const auto& step : migrations()) {
    if (step.version <= GetParam()) applyMigration(made, step);
  }
  EXPECT_EQ(schemaOf(kept), schemaOf(made));
}

TEST_P(MigrationTest, whatItHoldsStays) {
  copyOf(GetParam());
  const auto expected = textOf(expectation(GetParam()));
  ASSERT_FALSE(expected.empty());
  EXPECT_EQ(described(file), expected);
  Session::open(file, readWrite());
  EXPECT_EQ(withoutMigrations(described(file)), withoutMigrations(expected));
}

TEST_P(MigrationTest, isToldAndBackedUpFirst) {
  copyOf(GetParam());
  const auto before = described(file);
  const auto session = Session::open(file, readWrite());
  const auto done = migrationOf(*session);
  if (GetParam() == kSchemaVersion) {
    EXPECT_FALSE(done);
    EXPECT_TRUE(backups().empty());
    return;
  }
  ASSERT_TRUE(done);
  EXPECT_EQ(done->from, GetParam());
  EXPECT_EQ(done->to, kSchemaVersion);
  ASSERT_EQ(backups().size(), 1u);
  EXPECT_EQ(backups().front().file, done->backup);
  EXPECT_EQ(backups().front().reason, BackupReason::Migration);
  EXPECT_EQ(backups().front().state, BackupState::Sound);
  EXPECT_EQ(backups().front().schemaVersion, GetParam());
  EXPECT_EQ(described(done->backup), before);
}

TEST_P(MigrationTest, hasAnEntryForEachStep) {
  copyOf(GetParam());
  const auto entries = [&] {
    const auto text = described(file);
    return std::ranges::count(text, '\n') - std::ranges::count(withoutMigrations(text), '\n');
  };
  const auto before = entries();
  auto session = Session::open(file, readWrite());
  EXPECT_EQ(entries() - before, kSchemaVersion - GetParam());
  EXPECT_FALSE(session->firstBrokenEntry());
  EXPECT_EQ(session->head().schemaVersion, kSchemaVersion);
  if (GetParam() == kSchemaVersion) return;
  EXPECT_EQ(session->head().kind, EntryKind::Migration);
  EXPECT_EQ(session->head().actor.name, "test");
  EXPECT_EQ(refusalOf([&] { session->undoEntry(session->head().number); }), "workspace.undo.first");
  session.reset();
  session = Session::open(file, readWrite());
  EXPECT_FALSE(migrationOf(*session));
}

TEST_P(MigrationTest, historyAndUndoReachBackAcrossIt) {
  copyOf(GetParam());
  const auto session = Session::open(file, readWrite());
  const auto cycle = session->cycles().front().record.id;
  const AnswerKey key{cycle, session->snapshot(1).current.units.front().id, "4.1-1"};
  const auto history = session->historyOf(key);
  const auto at = std::ranges::find(history, "set_stipulation",
                                    [](const HistoryEntry& told) { return told.entry.command; });
  ASSERT_NE(at, history.end());
  EXPECT_EQ(at->entry.schemaVersion, GetParam());
  EXPECT_EQ(session->answers({key}).front().stipulation, Stipulation::Full);
  session->undoEntry(at->entry.number);
  EXPECT_EQ(session->answers({key}).front().stipulation, std::nullopt);
  EXPECT_EQ(session->answers({key}).front().level, 3);
  session->undo();
  EXPECT_EQ(session->answers({key}).front().stipulation, Stipulation::Full);
  EXPECT_FALSE(session->firstBrokenEntry());
}

TEST_P(MigrationTest, readingLeavesTheFileAlone) {
  copyOf(GetParam());
  const auto before = markOf(file);
  {
    const auto session = Session::open(file, readOnly());
    EXPECT_EQ(migrationOf(*session).has_value(), GetParam() < kSchemaVersion);
    EXPECT_EQ(session->cycles().size(), 2u);
    EXPECT_EQ(session->snapshot().organisation.name, "架空市水道局");
    EXPECT_EQ(session->head().number, entriesIn(described(file)));
    EXPECT_EQ(session->file(), file);
    // A backup of it is one of the file, not of what is shown.
    const auto backup = makeBackup(*session, BackupReason::Manual, {});
    EXPECT_EQ(backup.schemaVersion, GetParam());
  }
  EXPECT_EQ(markOf(file), before);
}

TEST_P(MigrationTest, withoutABackupNothingIsMigrated) {
  if (GetParam() == kSchemaVersion) GTEST_SKIP() << "nothing to migrate";
  copyOf(GetParam());
  // Something else stands where the folder would.
  std::ofstream(backupFolderOf(file, {})) << "x";
  const auto before = markOf(file);
  EXPECT_NE(refusalOf([&] { Session::open(file, readWrite()); }), "nothing");
  EXPECT_EQ(markOf(file), before);
  EXPECT_EQ(Session::open(file, readOnly())->cycles().size(), 2u);
}

TEST_P(MigrationTest, aStepThatFailsLeavesTheFileAsItWas) {
  if (GetParam() == kSchemaVersion) GTEST_SKIP() << "nothing to migrate";
  copyOf(GetParam());
  {
    // What a later step adds is in the way.
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    SQLite::Database now(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const auto& step : migrations()) applyMigration(now, step);
    SQLite::Statement column(
        now,
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c "
        "WHERE t.type = 'table' ORDER BY t.rowid, c.cid");
    std::string inTheWay;
    while (column.executeStep()) {
      const auto table = column.getColumn(0).getString();
      const auto name = column.getColumn(1).getString();
      if (!database.tableExists(table)) {
        inTheWay = "CREATE TABLE " + table + " (inTheWay TEXT)";
      } else if (SQLite::Statement there(database, "SELECT 1 FROM pragma_table_info('" + table +
                                                       "') WHERE name = '" + name + "'");
                 !there.executeStep()) {
        inTheWay = "ALTER TABLE " + table + " ADD COLUMN " + name + " TEXT";
      }
    }
    ASSERT_FALSE(inTheWay.empty());
    database.exec(inTheWay);
  }
  const auto before = markOf(file);
  EXPECT_EQ(refusalOf([&] { Session::open(file, readWrite()); }), "migration.failed");
  EXPECT_EQ(markOf(file).bytes, before.bytes);
  EXPECT_EQ(backups().size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(Kept, MigrationTest, ::testing::ValuesIn(keptVersions()),
                         [](const auto& told) { return "v" + std::to_string(told.param); });

// ---- what may be undone across steps that change tables ----

TEST(ReshapedTables, areThoseWhoseColumnsALaterStepChanges) {
  const std::vector<Migration> steps = {
      {1, migration0001},
      {2, [](SQLite::Database& database) { database.exec("CREATE TABLE added (id TEXT)"); }},
      {3,
       [](SQLite::Database& database) {
         database.exec("ALTER TABLE answer_tick ADD COLUMN certain INTEGER");
       }},
      {4, [](SQLite::Database& database) { database.exec("DROP TABLE answer_comment"); }}};
  using Names = std::set<std::string, std::less<>>;
  EXPECT_EQ(tablesReshaped(steps, 1), (Names{"answer_comment", "answer_tick"}));
  EXPECT_EQ(tablesReshaped(steps, 2), (Names{"answer_comment", "answer_tick"}));
  EXPECT_EQ(tablesReshaped(steps, 3), (Names{"answer_comment"}));
  EXPECT_EQ(tablesReshaped(steps, 4), (Names{}));
  EXPECT_EQ(tablesReshapedSince(kSchemaVersion), (Names{}));
}

// ---- writing the fixture of the present version ----

class KeptFixture : public WorkspaceTest {};

// scripts/keep-fixture runs this with the variable set when a version is released; a fixture that
// exists is never written again.
TEST_F(KeptFixture, ofThePresentVersion) {
  const auto kept = fixture(kSchemaVersion);
  session.reset();
  const auto text = described(file);
  EXPECT_NE(text.find("架空市水道局"), std::string::npos);
  if (!std::getenv("KIJUN_KEEP_FIXTURE") || std::filesystem::exists(kept)) return;
  std::filesystem::copy_file(file, kept);
  std::ofstream(expectation(kSchemaVersion), std::ios::binary) << text;
}

}  // namespace
}  // namespace kijun::testing
