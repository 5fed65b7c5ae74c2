// What stands in the way of opening, each with its own message, and the file left as it was.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "base/error.h"
#include "workspace/store/schema.h"
#include "workspace/store/writer_lock.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

class OpenTest : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    session.reset();
  }
  // Refused for writing and for reading, without a byte or a time changed.
  void expectRefused(const std::filesystem::path& path, const std::string& id) {
    const auto before = markOf(path);
    for (const auto access : {Access::ReadWrite, Access::ReadOnly}) {
      EXPECT_EQ(refusalOf([&] { Session::open(path, {access, {}, fixedEnvironment()}); }), id);
    }
    EXPECT_EQ(markOf(path), before);
    EXPECT_FALSE(std::filesystem::exists(lockPathOf(path)));
    EXPECT_FALSE(std::filesystem::exists(path.string() + "-wal"));
  }
  void overwrite(std::size_t at, const std::string& bytes) {
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(static_cast<std::streamoff>(at));
    out << bytes;
  }
  std::filesystem::path write(const std::string& name, const std::string& bytes) {
    const auto path = folder / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
};

TEST_F(OpenTest, missing) {
  for (const auto access : {Access::ReadWrite, Access::ReadOnly}) {
    EXPECT_EQ(refusalOf([&] {
                Session::open(folder / "ない.kijun", {access, {}, {}});
              }),
              "base.file.missing");
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "ない.kijun"));
}

TEST_F(OpenTest, aSecondNameForTheSameFile) {
  const auto second = folder / "別名.kijun";
  std::filesystem::create_hard_link(file, second);
  const auto before = markOf(file);
  for (const auto& name : {file, second}) {
    EXPECT_EQ(refusalOf([&] { Session::open(name, readWrite()); }), "workspace.open.second_name");
    EXPECT_FALSE(std::filesystem::exists(lockPathOf(name)));
    EXPECT_EQ(Session::open(name, readOnly())->cycles().size(), 2u);
  }
  EXPECT_EQ(markOf(file), before);
  std::filesystem::remove(second);
  const auto writing = Session::open(file, readWrite());
  // Made while it is open: the first writer goes on, no second one comes.
  std::filesystem::create_hard_link(file, second);
  EXPECT_EQ(refusalOf([&] { Session::open(second, readWrite()); }), "workspace.open.second_name");
  EXPECT_TRUE(writing->run(commands::setNote(key("4.1-1"), "続けて書く")));
}

TEST_F(OpenTest, aSecondNameThatACutOffRestoreLeft) {
  const auto left = folder / "評価 台帳 2026-11-27T00-00-00.000Z before-restore.kijun";
  std::filesystem::create_hard_link(file, left);
  EXPECT_EQ(Session::open(file, readWrite())->cycles().size(), 2u);
  EXPECT_FALSE(std::filesystem::exists(left));
  EXPECT_TRUE(std::filesystem::exists(file));
}

TEST_F(OpenTest, folder) {
  EXPECT_EQ(refusalOf([&] { Session::open(folder.path(), readWrite()); }), "base.file.is_folder");
}

TEST_F(OpenTest, emptyFile) {
  expectRefused(write("空.kijun", ""), "workspace.open.empty");
}

TEST_F(OpenTest, somethingElse) {
  expectRefused(write("表 計算.kijun", "PK\x03\x04" + std::string(5000, 'x')),
                "workspace.open.not_workspace");
  expectRefused(write("短い.kijun", "a"), "workspace.open.not_workspace");
}

TEST_F(OpenTest, headerCutShort) {
  expectRefused(write("頭だけ.kijun", std::string("SQLite format 3\0", 16)),
                "workspace.open.truncated");
}

TEST_F(OpenTest, databaseOfAnotherProgram) {
  overwrite(68, std::string("\x47\x50\x4b\x47", 4));
  expectRefused(file, "workspace.open.other_application");
}

TEST_F(OpenTest, newerVersion) {
  overwrite(60, std::string("\0\0\0\x63", 4));
  expectRefused(file, "workspace.open.newer");
}

TEST_F(OpenTest, versionThatNeverWas) {
  overwrite(60, std::string("\0\0\0\0", 4));
  expectRefused(file, "workspace.open.damaged");
}

TEST_F(OpenTest, cutShort) {
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 4096);
  expectRefused(file, "workspace.open.truncated");
  std::filesystem::resize_file(file, 1000);
  expectRefused(file, "workspace.open.truncated");
}

TEST_F(OpenTest, damagedInside) {
  overwrite(4096, std::string(64, '\xff'));
  overwrite(100, std::string(64, '\xff'));
  EXPECT_EQ(refusalOf([&] { Session::open(file, readOnly())->snapshot(); }),
            "workspace.open.damaged");
}

TEST_F(OpenTest, closedFileIsWholeAndAlone) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    names.push_back(entry.path().filename().string());
  }
  EXPECT_EQ(names, std::vector<std::string>{file.filename().string()});
  EXPECT_EQ(markOf(file).bytes[18], 1) << "no write-ahead log is asked for";
}

TEST_F(OpenTest, secondWriterHearsWhoWrites) {
  const auto writer = Session::open(file, {Access::ReadWrite, {}, fixedEnvironment("佐藤")});
  try {
    Session::open(file, readWrite());
    FAIL() << "two writers";
  } catch (const Error& error) {
    EXPECT_EQ(error.message().id, "workspace.open.held");
    EXPECT_EQ(error.message().arguments[1], "佐藤");
    EXPECT_EQ(error.message().arguments[3], std::to_string(::getpid()));
  }
}

TEST_F(OpenTest, readerBesideWriterSeesChangesAndWhoWrites) {
  const auto writer = Session::open(file, {Access::ReadWrite, {}, fixedEnvironment("佐藤")});
  const auto reader = Session::open(file, readOnly());
  ASSERT_TRUE(reader->holder());
  EXPECT_EQ(reader->holder()->name, "佐藤");
  writer->run(commands::setLevel(key("5.1-1"), 2));
  EXPECT_EQ(reader->answers({key("5.1-1")}).front().level, 2);
  EXPECT_EQ(refusalOf([&] { reader->run(commands::setLevel(key("5.1-1"), 3)); }),
            "workspace.open.held");
}

TEST_F(OpenTest, readerKeepsReadingWhenTheWriterLeaves) {
  auto writer = Session::open(file, readWrite());
  const auto reader = Session::open(file, readOnly());
  writer->run(commands::setLevel(key("5.1-1"), 2));
  writer.reset();
  EXPECT_EQ(reader->answers({key("5.1-1")}).front().level, 2);
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal"));
}

TEST_F(OpenTest, lockFileLeftByACrashHoldsNobody) {
  std::ofstream(lockPathOf(file)) << R"({"name":"佐藤"})";
  EXPECT_NO_THROW(Session::open(file, readWrite()));
  EXPECT_FALSE(std::filesystem::exists(lockPathOf(file)));
}

TEST_F(OpenTest, readOnlyChangesNothing) {
  const auto before = markOf(file);
  {
    const auto reader = Session::open(file, readOnly());
    EXPECT_FALSE(reader->holder());
    EXPECT_EQ(reader->cycles().size(), 2u);
    EXPECT_EQ(refusalOf([&] { reader->run(commands::setLevel(key("5.1-1"), 3)); }),
              "workspace.read_only");
    EXPECT_EQ(refusalOf([&] { reader->undo(); }), "workspace.read_only");
    EXPECT_EQ(refusalOf([&] { reader->postDraft("a", "b"); }), "workspace.read_only");
    bool refused = false;
    reader->post(commands::setLevel(key("5.1-1"), 3),
                 [&](const Outcome& outcome) { refused = outcome.failure != nullptr; });
    EXPECT_TRUE(refused);
  }
  EXPECT_EQ(markOf(file), before);
}

TEST_F(OpenTest, networkFileSystemGetsTheRollbackJournal) {
  auto options = readWrite();
  std::filesystem::path asked;
  options.environment.isNetworkFileSystem = [&](const std::filesystem::path& path) {
    asked = path;
    return true;
  };
  const auto writer = Session::open(file, options);
  EXPECT_EQ(asked, std::filesystem::canonical(folder.path()));
  writer->run(commands::setLevel(key("5.1-1"), 2));
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-shm"));
  EXPECT_EQ(writer->answers({key("5.1-1")}).front().level, 2);
}

TEST_F(OpenTest, createNeverReplaces) {
  const auto before = markOf(file);
  EXPECT_EQ(refusalOf([&] { Session::create(file, newWorkspace(), readWrite()); }),
            "workspace.create.exists");
  EXPECT_EQ(markOf(file), before);
  EXPECT_EQ(refusalOf([&] {
              Session::create(folder / "無い" / "新しい.kijun", newWorkspace(), readWrite());
            }),
            "base.file.missing");
}

TEST_F(OpenTest, createThatFailsLeavesNothing) {
  auto workspace = newWorkspace();
  workspace.cycle.asOf = "昨日";
  const auto path = folder / "新しい.kijun";
  EXPECT_EQ(refusalOf([&] { Session::create(path, workspace, readWrite()); }), "record.unfit");
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    ++count;
  }
  EXPECT_EQ(count, 1u) << "only the workspace of the fixture";
}

// Killed while a transaction was reaching the file: the rollback journal holds the way back.
TEST_F(OpenTest, changeCutOffHalfway) {
  const auto before = contentsOf(file, Tables::All);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    database.exec("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN;");
    for (int i = 0; i < 200; ++i) {
      database.exec("UPDATE draft SET text = 'x'; INSERT INTO meta VALUES ('k" + std::to_string(i) +
                    "', hex(randomblob(2000)))");
    }
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(std::filesystem::exists(file.string() + "-journal"));
  EXPECT_EQ(refusalOf([&] { Session::open(file, readOnly())->cycles(); }),
            "workspace.open.needs_recovery");
  Session::open(file, readWrite()).reset();
  EXPECT_EQ(contentsOf(file, Tables::All), before);
  EXPECT_EQ(Session::open(file, readOnly())->cycles().size(), 2u);
}

// As an ordinary user in a folder that takes no files: the exit code says what went wrong.
int openInReadOnlyFolder(const std::filesystem::path& file) {
  if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return 10;
  try {
    Session::open(file, readWrite());
    return 11;
  } catch (const Error& error) {
    if (error.message().id != "workspace.open.folder_not_writable") return 12;
  }
  try {
    if (Session::open(file, readOnly())->cycles().size() != 2) return 13;
    const auto withLog = file.parent_path() / "記録 付き.kijun";
    if (Session::open(withLog, readOnly())->cycles().size() != 2) return 16;
    Session::create(file.parent_path() / "新しい.kijun", newWorkspace(), readWrite());
    return 14;
  } catch (const Error& error) {
    if (error.message().id != "base.file.no_permission") return 15;
  }
  return 0;
}

TEST_F(OpenTest, readOnlyFolder) {
  using std::filesystem::perms;
  // The header still asks for a write-ahead log, as after a writer that others were reading beside.
  const auto withLog = folder / "記録 付き.kijun";
  std::filesystem::copy_file(file, withLog);
  SQLite::Database(withLog.string(), SQLite::OPEN_READWRITE).exec("PRAGMA journal_mode = WAL");
  ASSERT_EQ(markOf(withLog).bytes[18], 2);
  ASSERT_FALSE(std::filesystem::exists(withLog.string() + "-wal"));
  std::filesystem::permissions(withLog, perms::owner_read | perms::others_read);
  std::filesystem::permissions(folder.path(), perms::owner_read | perms::owner_exec |
                                                  perms::others_read | perms::others_exec);
  std::filesystem::permissions(file, perms::owner_read | perms::others_read);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) ::_exit(openInReadOnlyFolder(file));
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace kijun::testing
