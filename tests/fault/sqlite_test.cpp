// Every call that SQLite makes on the disk fails once, or from then on. What is done is either
// refused with the file's name and what to do, and nothing is changed; or it is done and stands
// after reopening. The session goes on when the disk does.
#include <SQLiteCpp/SQLiteCpp.h>
#include <spdlog/spdlog.h>

#include "fault/faulty_vfs.h"
#include "workspace/session_door.h"
#include "workspace/store/schema.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

namespace fs = std::filesystem;

enum class Result { Refused, Done };

class SqliteFault : public WorkspaceTest {
 protected:
  void SetUp() override {
    FaultyVfs::install();
    spdlog::set_level(spdlog::level::off);  // failures are what this is about
    WorkspaceTest::SetUp();
    session.reset();
    original = contentsOf(file, Tables::All);
    spare = folder / "写し";
    fs::copy_file(file, spare);
  }
  void TearDown() override { FaultyVfs::disarm(); }

  // Each call fails, or each so many-th.
  int stride = 1;

  // Runs it, once for each call in it that can fail, on a fresh copy.
  // before: opens what it needs. act: gives nothing; its Error is a refusal.
  void everyCallFails(const std::function<void()>& before, const std::function<void()>& act,
                      const std::function<void(Result)>& after) {
    for (const auto lasting : {Lasting::Once, Lasting::FromThenOn}) {
      for (const auto trouble :
           {Trouble::Full, Trouble::CutShort, Trouble::Input, Trouble::Operation}) {
        for (int n = 1; n < kMostCalls && !HasFailure(); n += stride) {
          fs::remove(file);
          fs::copy_file(spare, file);
          before();
          FaultyVfs::arm(trouble, n, lasting);
          const auto result = resultOf(act);
          FaultyVfs::disarm();
          SCOPED_TRACE(std::string("call ") + std::to_string(n) + " of trouble " +
                       std::to_string(static_cast<int>(trouble)) + " (" + FaultyVfs::where() +
                       (lasting == Lasting::Once ? ") once" : ") from then on") +
                       (result == Result::Done ? ", done" : ", refused: " + refusal));
          if (!FaultyVfs::fired()) {
            EXPECT_EQ(result, Result::Done);
            after(result);
            session.reset();
            break;
          }
          ++faults;
          after(result);
          session.reset();
          expectSound();
        }
      }
    }
    std::cout << faults << " faults\n";
    EXPECT_GT(faults, 0);
  }

  Result resultOf(const std::function<void()>& act) {
    refusal.clear();
    try {
      act();
      return Result::Done;
    } catch (const Error& error) {
      refusal = error.text(Language::English);
      // The file, or the folder of its backups beside it.
      EXPECT_NE(refusal.find((folder.path() / file.stem()).string()), std::string::npos) << refusal;
      EXPECT_FALSE(error.todo().empty()) << refusal;
      EXPECT_EQ(error.exitCode(), 3) << refusal;
    } catch (const std::exception& failure) {
      ADD_FAILURE() << "not an Error: " << failure.what();
    }
    return Result::Refused;
  }

  // Closed and opened again: the tables as before, or changed by what was done.
  void expectSound() {
    for (const auto& entry : fs::directory_iterator(folder.path())) {
      const auto name = entry.path().filename();
      EXPECT_TRUE(name == file.filename() || name == file.stem().string() + " のバックアップ" ||
                  name.string().starts_with(spare.filename().string()))
          << name;
    }
    SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
    EXPECT_EQ(database.execAndGet("PRAGMA integrity_check").getString(), "ok");
    const auto reader = Session::open(file, readOnly());
    EXPECT_FALSE(reader->firstBrokenEntry());
  }

  std::int64_t headNumber() { return session->head().number; }
  void openToWrite() { session = Session::open(file, readWrite()); }
  // Several pages of the file.
  Command longRecord() const {
    return commands::putRecord(documentType().description,
                               documentType().row({document, "情報セキュリティ規程", "4", "3", "",
                                                   department, std::string(9000, 'x')}));
  }
  std::size_t lengthOfRecord() const {
    const auto& documents = documentType().description;
    return textOf(session->rows(documents).front()[documents.indexOf("note").value() + 1]).size();
  }
  // The session is as good as new.
  void expectUsable() {
    const auto before = headNumber();
    session->run(commands::setSetting("approval_style", "signature"));
    EXPECT_EQ(headNumber(), before + 1);
    session->undo();
    EXPECT_EQ(session->setting("approval_style"), "seal");
  }

  // One change by a command, then what came of it, in this session and after reopening.
  void changeFails(
      const std::function<void()>& act, std::int64_t entries,
      const std::function<void()>& prepare = [] {}) {
    std::int64_t start = 0;
    everyCallFails(
        [&] {
          openToWrite();
          prepare();
          start = headNumber();
        },
        act,
        [&](Result result) {
          const auto expected = start + (result == Result::Done ? entries : 0);
          EXPECT_EQ(headNumber(), expected);
          expectUsable();
          session.reset();
          openToWrite();
          EXPECT_EQ(headNumber(), expected + 2);
        });
  }

  static constexpr int kMostCalls = 2000;
  TableContents original;
  fs::path spare;
  std::string refusal;
  int faults = 0;
};

TEST_F(SqliteFault, InAnAnswer) {
  changeFails([&] { session->run(commands::setLevel(key("4.1-1"), 5)); }, 1);
}

TEST_F(SqliteFault, InAnEditOfManyPages) {
  changeFails([&] { session->run(longRecord()); }, 1);
}

TEST_F(SqliteFault, InAnUndo) {
  changeFails([&] { session->undo(); }, 1, [&] { session->run(longRecord()); });
}

TEST_F(SqliteFault, InACheckpoint) {
  std::int64_t start = 0;
  everyCallFails(
      [&] {
        openToWrite();
        session->run(longRecord());
        start = headNumber();
      },
      [&] { SessionDoor::write(*session, [](Store& store) { store.checkpoint(); }); },
      [&](Result) {
        EXPECT_EQ(headNumber(), start);
        EXPECT_EQ(lengthOfRecord(), 9000u);
        expectUsable();
      });
}

TEST_F(SqliteFault, InClosing) {
  everyCallFails(
      [&] {
        openToWrite();
        session->run(longRecord());
      },
      [&] { session.reset(); },
      [&](Result) {
        openToWrite();
        EXPECT_EQ(lengthOfRecord(), 9000u);
      });
}

TEST_F(SqliteFault, InOpening) {
  everyCallFails([] {}, [&] { openToWrite(); },
                 [&](Result result) {
                   if (result == Result::Refused) openToWrite();
                   expectUsable();
                 });
}

TEST_F(SqliteFault, InOpeningAfterACrash) {
  // A copy taken while the log still holds the newest change.
  openToWrite();
  session->run(longRecord());
  const auto log = folder / "写し-wal";
  fs::copy_file(file, spare, fs::copy_options::overwrite_existing);
  fs::copy_file(file.string() + "-wal", log);
  session.reset();
  everyCallFails(
      [&] { fs::copy_file(log, file.string() + "-wal", fs::copy_options::overwrite_existing); },
      [&] { openToWrite(); },
      [&](Result result) {
        if (result == Result::Refused) openToWrite();
        EXPECT_EQ(lengthOfRecord(), 9000u);
        expectUsable();
        session.reset();
        fs::remove(log.string() + "-shm");
      });
}

TEST_F(SqliteFault, InReading) {
  everyCallFails([&] { openToWrite(); }, [&] { session->snapshot(); },
                 [&](Result) {
                   EXPECT_EQ(session->snapshot().current.units.size(), 2u);
                   expectUsable();
                 });
}

TEST_F(SqliteFault, InKeepingADraft) {
  everyCallFails([&] { openToWrite(); },
                 [&] {
                   session->postDraft("note:a", "下書き");
                   session->flush();
                 },
                 [&](Result) {
                   // Kept with the next one at the latest, or at closing.
                   session.reset();
                   openToWrite();
                   ASSERT_EQ(session->drafts().size(), 1u);
                   EXPECT_EQ(session->drafts().front().text, "下書き");
                 });
}

TEST_F(SqliteFault, InMigrating) {
  stride = 37;  // a backup, its reading back and every step: hundreds of calls
  fs::copy_file(KIJUN_SOURCE_DIR "/tests/data/workspaces/v1.kijun", spare,
                fs::copy_options::overwrite_existing);
  const auto versionOf = [](const fs::path& path) {
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE);
    return database.execAndGet("PRAGMA user_version").getInt();
  };
  const auto entriesOf = [](const fs::path& path) {
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE);
    return database.execAndGet("SELECT count(*) FROM journal_entry").getInt();
  };
  const auto entries = entriesOf(spare);
  everyCallFails([] {}, [&] { openToWrite(); },
                 [&](Result result) {
                   if (result == Result::Refused) {
                     // Old, or new where something after the migration failed.
                     const bool migrated = versionOf(file) == kSchemaVersion;
                     EXPECT_TRUE(migrated || versionOf(file) == 1);
                     EXPECT_EQ(entriesOf(file),
                               entries + (migrated ? kSchemaVersion - 1 : 0));  // one a step
                     openToWrite();
                   }
                   EXPECT_FALSE(session->cycles().empty());
                   EXPECT_GE(headNumber(), entries);
                 });
}

TEST_F(SqliteFault, InCreating) {
  const auto made = folder / "新しい.kijun";
  everyCallFails([&] { fs::remove(made); },
                 [&] {
                   try {
                     session = Session::create(made, newWorkspace(), readWrite());
                   } catch (const Error& error) {
                     // The fixture looks for the other name.
                     EXPECT_EQ(error.message().arguments.front(), made.string());
                     throw machineError(file.string(), EIO);
                   }
                 },
                 [&](Result result) {
                   EXPECT_EQ(fs::exists(made), result == Result::Done) << "or the file is complete";
                   session.reset();
                   if (result == Result::Done) {
                     EXPECT_FALSE(Session::open(made, readOnly())->firstBrokenEntry());
                     EXPECT_EQ(Session::open(made, readOnly())->cycles().size(), 1u);
                   }
                   fs::remove(made);
                 });
}

}  // namespace
}  // namespace kijun::testing
