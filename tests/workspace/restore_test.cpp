// Going back to a backup: what the preview says, what the file holds afterwards, and what refuses.
#include "workspace/restore.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

#include "workspace/backup.h"
#include "workspace/store/writer_lock.h"
#include "workspace/verify.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

class RestoreTest : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    backup = makeBackup(*session, BackupReason::Manual, {}).file;
    atBackup = contentsOf(file);
    entriesThen = session->head().number;
    session->run(commands::setLevel(key("5.1-1"), 4));
    session->run(commands::setNote(key("4.1-1"), "あとから"));
    session->run(commands::deleteRecord(departmentType().description, unusedDepartment));
    session.reset();
  }
  RestoreDone restore() { return restoreBackup(file, backup, fixedEnvironment("佐藤")); }

  std::filesystem::path backup;
  TableContents atBackup;
  std::int64_t entriesThen = 0;
};

TEST_F(RestoreTest, thePreviewSaysWhatIsLost) {
  const auto before = markOf(file);
  const auto preview = previewRestore(file, backup, fixedEnvironment());
  EXPECT_EQ(preview.lostCount, 3);
  ASSERT_EQ(preview.lost.size(), 3u);
  EXPECT_EQ(preview.lost.front().command, "delete_record");
  EXPECT_EQ(preview.lost.back().command, "set_level");
  EXPECT_EQ(preview.regainedCount, 0);
  EXPECT_EQ(preview.backupEntries, entriesThen);
  EXPECT_FALSE(preview.presentDamage);
  EXPECT_FALSE(preview.isSame());
  const auto of = [&](const std::string& table) {
    const auto at = std::ranges::find(preview.tables, table, &TableDifference::table);
    return at == preview.tables.end() ? TableDifference{} : *at;
  };
  EXPECT_EQ(of("department").added, 1);
  EXPECT_EQ(of("answer").removed, 1);
  EXPECT_EQ(of("answer").changed, 1);
  EXPECT_EQ(preview.tables.size(), 2u);
  EXPECT_EQ(markOf(file), before);
}

TEST_F(RestoreTest, theBackupBeforeItThinsOutNothing) {
  auto environment = fixedEnvironment("佐藤");
  environment.settingsFolder = folder / "設定";
  const auto late = *Instant::parse("2031-01-01T00:00:00Z");
  environment.clock = std::make_shared<SteppingClock>(late);
  {
    session = Session::open(file, {Access::ReadWrite, {}, environment});
    BackupSettings few;
    few.keep = few.days = 1;
    setBackupSettings(*session, few);
    session.reset();
  }
  const auto made = backupBeforeRestore(file, environment);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->reason, BackupReason::Restore);
  EXPECT_TRUE(std::filesystem::exists(backup)) << "the one to go back to";
  EXPECT_EQ(contentsOf(made->file), contentsOf(file));
  std::ofstream(file) << "nonsense";
  EXPECT_FALSE(backupBeforeRestore(file, environment));
  std::filesystem::remove(file);
  EXPECT_FALSE(backupBeforeRestore(file, environment));
}

TEST_F(RestoreTest, bringsBackWhatWasAndSaysSoInTheJournal) {
  const auto replaced = markOf(file);
  const auto done = restore();
  EXPECT_EQ(contentsOf(file), atBackup);
  EXPECT_EQ(markOf(done.kept).bytes, replaced.bytes);
  EXPECT_EQ(done.entries, entriesThen + 1);
  EXPECT_TRUE(verify(file).isSound());
  reopen();
  const auto head = session->head();
  EXPECT_EQ(head.command, "restore_backup");
  EXPECT_EQ(head.actor.name, "佐藤");
  EXPECT_EQ(head.name.arguments.front(), std::to_string(entriesThen + 3));
  EXPECT_TRUE(session->run(commands::setLevel(key("5.1-1"), 1)));
  EXPECT_FALSE(std::filesystem::exists(lockPathOf(done.kept)));
}

TEST_F(RestoreTest, andForwardAgain) {
  const auto kept = restore().kept;
  const auto preview = previewRestore(file, kept, fixedEnvironment());
  EXPECT_EQ(preview.regainedCount, 3);
  EXPECT_EQ(preview.lostCount, 1);  // that it was restored
  restoreBackup(file, kept, fixedEnvironment());
  reopen();
  EXPECT_EQ(answer(key("5.1-1")).level, 4);
}

TEST_F(RestoreTest, aFileBeyondOpeningIsReplacedAndKept) {
  for (const auto& bytes : std::vector<std::string>{"", "nonsense", std::string(9000, 'x')}) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    const auto preview = previewRestore(file, backup, fixedEnvironment());
    ASSERT_TRUE(preview.presentDamage);
    EXPECT_EQ(preview.backupEntries, entriesThen);
    const auto done = restore();
    EXPECT_EQ(markOf(done.kept).bytes, bytes);
    EXPECT_EQ(contentsOf(file), atBackup);
  }
}

TEST_F(RestoreTest, aLogLeftByACrashDoesNotReachTheRestoredFile) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << "nonsense";
  std::ofstream(file.string() + "-wal", std::ios::binary) << "left behind";
  const auto done = restore();
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal"));
  EXPECT_EQ(markOf(done.kept.string() + "-wal").bytes, "left behind");
  EXPECT_EQ(contentsOf(file), atBackup);
}

TEST_F(RestoreTest, aMissingFileComesBack) {
  std::filesystem::remove(file);
  const auto done = restore();
  EXPECT_TRUE(done.kept.empty());
  EXPECT_EQ(contentsOf(file), atBackup);
}

TEST_F(RestoreTest, isRefusedWhileSomebodyWrites) {
  reopen();
  EXPECT_EQ(refusalOf([&] { restore(); }), "workspace.open.held");
  EXPECT_EQ(answer(key("5.1-1")).level, 4);
}

TEST_F(RestoreTest, whatIsNotThisWorkspaceOrNotSoundIsRefused) {
  const auto before = markOf(file);
  const auto other = folder / "ほか.kijun";
  Session::create(other, newWorkspace(), readWrite());
  EXPECT_EQ(refusalOf([&] { restoreBackup(file, other, fixedEnvironment()); }),
            "backup.restore.other");
  {
    SQLite::Database database(backup.string(), SQLite::OPEN_READWRITE);
    database.exec("UPDATE answer SET note = 'すり替え'");
  }
  EXPECT_EQ(refusalOf([&] { restore(); }), "backup.restore.unsound");
  std::filesystem::resize_file(backup, 9000);
  EXPECT_NE(refusalOf([&] { restore(); }), "nothing");
  EXPECT_EQ(markOf(file).bytes, before.bytes);
}

TEST_F(RestoreTest, cancellingChangesNothing) {
  const auto before = markOf(file);
  EXPECT_THROW(restoreBackup(file, backup, fixedEnvironment(),
                             [](double share) {
                               if (share > 0.2) throw Cancelled();
                             }),
               Cancelled);
  EXPECT_EQ(markOf(file).bytes, before.bytes);
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    files += entry.is_regular_file();
  }
  EXPECT_EQ(files, 1);
}

}  // namespace
}  // namespace kijun::testing
