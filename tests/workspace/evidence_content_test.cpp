// The bytes of evidence: in and out in pieces, whole or not at all.
#include "workspace/evidence_content.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "base/atomic_file.h"
#include "workspace/session_door.h"
#include "workspace/store/content_store.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

std::string someBytes(std::size_t count, unsigned seed = 1) {
  std::string bytes(count, '\0');
  for (auto& byte : bytes) {
    seed = seed * 1664525 + 1013904223;
    byte = static_cast<char>(seed >> 24);
  }
  return bytes;
}

class ContentTest : public WorkspaceTest {
 protected:
  std::filesystem::path fileOf(const std::string& bytes, const std::string& name = "元.bin") {
    const auto path = folder / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  std::int64_t rowsIn(const std::string& table) {
    return SessionDoor::read(*session, [&](SQLite::Database& database) {
      return database.execAndGet("SELECT count(*) FROM " + table).getInt64();
    });
  }
  void onFile(const std::string& statement) {
    session.reset();
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(statement);
    session = Session::open(file, readWrite());
  }
};

TEST_F(ContentTest, whatGoesInComesOut) {
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{1} << 20, (std::size_t{1} << 20) + 1, std::size_t{3} << 20}) {
    SCOPED_TRACE(size);
    const auto bytes = someBytes(size, static_cast<unsigned>(size));
    const auto revision = storeContent(*session, fileOf(bytes));
    EXPECT_EQ(revision.content, toHex(sha256(bytes)));
    EXPECT_EQ(revision.size, static_cast<std::int64_t>(size));
    EXPECT_EQ(revision.fileName, "元.bin");
    const auto out = folder / "出力.bin";
    exportContent(*session, revision.content, out);
    EXPECT_EQ(readFile(out, 1 << 30), bytes);
    ContentReader reader(*session, revision.content);
    EXPECT_EQ(reader.size(), revision.size);
    const std::int64_t offset = revision.size / 2;
    EXPECT_EQ(reader.read(offset, 2 << 20), bytes.substr(size / 2, 2 << 20));
    EXPECT_EQ(reader.read(revision.size, 5), "");
    EXPECT_EQ(reader.read(0, 0), "");
  }
}

TEST_F(ContentTest, theSameBytesAreKeptOnce) {
  const auto before = contentTotals(*session);
  const auto first = storeContent(*session, fileOf(someBytes(2'000'000), "一.bin"));
  const auto chunks = rowsIn("evidence_chunk");
  const auto second = storeContent(*session, fileOf(someBytes(2'000'000), "二.bin"));
  EXPECT_EQ(first.content, second.content);
  EXPECT_EQ(second.fileName, "二.bin");
  EXPECT_EQ(rowsIn("evidence_chunk"), chunks);
  EXPECT_EQ(contentTotals(*session).count, before.count + 1);
  EXPECT_EQ(contentTotals(*session).bytes, before.bytes + 2'000'000);
}

TEST_F(ContentTest, storingLeavesNoEntryAndUndoNoHole) {
  const auto head = session->head().number;
  const auto revision = contentOf("まだ名のない中身");
  EXPECT_EQ(session->head().number, head);
  session->run(
      commands::addEvidence({{}, "題", "record", {}, {}, {}, {}, {}, {}, {}}, revision, {}));
  session->undo();
  EXPECT_EQ(beginningOf(*session, revision.content, 6), "まだ");
  session->redo();
  EXPECT_TRUE(checkContents(*session).empty());
}

TEST_F(ContentTest, filesThatAreNoneAreRefused) {
  const auto contents = contentTotals(*session).count;
  const auto refused = [&](const std::filesystem::path& path) {
    return refusalOf([&] { storeContent(*session, path); });
  };
  EXPECT_EQ(refused(folder / "ない.pdf"), "base.file.missing");
  EXPECT_EQ(refused(folder.path()), "base.file.is_folder");
  EXPECT_EQ(refused(fileOf("", "空.txt")), "evidence.empty");
  EXPECT_EQ(refused("/dev/null"), "evidence.no_file");
  const auto pipe = folder / "管";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(refused(pipe), "evidence.no_file");
  EXPECT_EQ(refusalOf([&] { contentOf(""); }), "evidence.empty");
  EXPECT_EQ(contentTotals(*session).count, contents);
}

TEST_F(ContentTest, aFileThatCannotBeReadIsRefused) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  const auto path = fileOf("秘密", "読めない.txt");
  ::chmod(path.c_str(), 0);
  EXPECT_EQ(refusalOf([&] { storeContent(*session, path); }), "base.file.no_permission");
}

TEST_F(ContentTest, aFileThatChangesMeanwhileLeavesNothing) {
  const auto bytes = someBytes(3 << 20);
  const auto chunks = rowsIn("evidence_chunk");
  const auto changing = [&](std::int64_t when, const std::function<void(const std::string&)>& how) {
    const auto path = fileOf(bytes);
    bool changed = false;
    ContentWork work;
    work.progress = [&](std::int64_t done, std::int64_t) {
      if (done >= when && !std::exchange(changed, true)) how(path.string());
    };
    const auto refusal = refusalOf([&] { storeContent(*session, path, work); });
    EXPECT_TRUE(changed);
    EXPECT_EQ(rowsIn("evidence_chunk"), chunks);
    return refusal;
  };
  const auto shorten = [](const std::string& path) { std::filesystem::resize_file(path, 100); };
  const auto extend = [](const std::string& path) {
    std::ofstream(path, std::ios::binary | std::ios::app) << "もっと";
  };
  const auto overwrite = [](const std::string& path) {
    std::fstream(path, std::ios::binary | std::ios::in | std::ios::out).write("違う", 6);
  };
  EXPECT_EQ(changing(1 << 20, shorten), "evidence.changed");
  EXPECT_EQ(changing(1 << 20, extend), "evidence.changed");
  EXPECT_EQ(changing(3 << 20, overwrite), "evidence.changed") << "between the readings";
  EXPECT_EQ(changing(4 << 20, shorten), "evidence.changed");
}

TEST_F(ContentTest, cancellingLeavesNothing) {
  const auto path = fileOf(someBytes(4 << 20));
  const auto chunks = rowsIn("evidence_chunk");
  for (const std::int64_t when : {std::int64_t{1}, std::int64_t{5} << 20}) {
    std::atomic<bool> cancelled = false;
    ContentWork work;
    work.cancelled = &cancelled;
    std::int64_t last = 0;
    work.progress = [&](std::int64_t done, std::int64_t total) {
      EXPECT_GE(done, last);
      EXPECT_EQ(total, std::int64_t{8} << 20);
      last = done;
      if (done >= when) cancelled = true;
    };
    EXPECT_THROW(storeContent(*session, path, work), Cancelled);
    EXPECT_EQ(rowsIn("evidence_chunk"), chunks);
  }
}

TEST_F(ContentTest, aFullDiskLeavesNothing) {
  const auto path = fileOf(someBytes(8 << 20));
  const auto before = contentTotals(*session).count;
  SessionDoor::write(*session, [](Store& store) {
    const auto pages = sql::pragmaNumber(store.database(), "page_count");
    store.database().execAndGet("PRAGMA max_page_count = " + std::to_string(pages + 600));
  });
  EXPECT_EQ(refusalOf([&] { storeContent(*session, path); }), "base.file.disk_full");
  EXPECT_EQ(contentTotals(*session).count, before);
  EXPECT_EQ(rowsIn("evidence_chunk"), before) << "one chunk for each";
  EXPECT_TRUE(session->run(commands::setFlag(key("5.1-1"), true))) << "goes on working";
}

TEST_F(ContentTest, commandsComeBetweenThePieces) {
  const auto path = fileOf(someBytes(6 << 20));
  ContentWork work;
  int level = 0;
  work.progress = [&](std::int64_t, std::int64_t) {
    session->run(commands::setFlag(key("5.1-1"), ++level % 2 == 1));
  };
  const auto revision = storeContent(*session, path, work);
  EXPECT_GE(level, 12);
  EXPECT_EQ(beginningOf(*session, revision.content, 3), someBytes(3));
}

TEST_F(ContentTest, whatNoEntryNamesIsSweptAtTheNextOpening) {
  const auto orphan = contentOf("名のない中身");
  SessionDoor::write(*session, [](Store& store) {
    storeChunk(store.database(), std::string(64, 'f'), 0, "半端");
  });
  EXPECT_EQ(contentTotals(*session).count, 3);
  session.reset();
  { Session::open(file, readOnly()); }
  session = Session::open(file, readWrite());
  EXPECT_EQ(contentTotals(*session).count, 2);
  EXPECT_EQ(rowsIn("evidence_chunk"), 2);
  EXPECT_EQ(refusalOf([&] { ContentReader(*session, orphan.content); }),
            "evidence.content_missing");
  // What only the journal names stays.
  session->run(commands::deleteEvidence({loose.record.id}, Linked::Refuse));
  reopen();
  EXPECT_EQ(contentTotals(*session).count, 2);
  EXPECT_TRUE(checkContents(*session).empty());
}

TEST_F(ContentTest, alteredAndMissingContentIsFound) {
  const auto big = storeContent(*session, fileOf(someBytes(2'500'000)));
  session->run(
      commands::addEvidence({{}, "大きな証跡", "record", {}, {}, {}, {}, {}, {}, {}}, big, {}));
  EXPECT_TRUE(checkContents(*session).empty());
  session.reset();
  const auto original = markOf(file).bytes;
  const auto faultAfter = [&](const std::string& statement) {
    session.reset();
    std::ofstream(file, std::ios::binary | std::ios::trunc) << original;
    onFile(statement);
    const auto faults = checkContents(*session);
    EXPECT_EQ(faults.size(), 1u) << statement;
    EXPECT_EQ(faults.front().hash, big.content);
    EXPECT_EQ(faults.front().titles, std::vector<std::string>{"大きな証跡"});
    return faults.front().what;
  };
  const auto where = " WHERE hash = '" + big.content + "'";
  using What = ContentFault::What;
  EXPECT_EQ(faultAfter("UPDATE evidence_chunk SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB)" +
                       where + " AND position = 1"),
            What::Altered);
  EXPECT_EQ(refusalOf([&] { exportContent(*session, big.content, folder / "出力"); }),
            "evidence.content_altered");
  EXPECT_FALSE(std::filesystem::exists(folder / "出力"));
  EXPECT_EQ(faultAfter("DELETE FROM evidence_chunk" + where + " AND position = 2"), What::Altered);
  EXPECT_EQ(faultAfter("UPDATE evidence_content SET size = 5" + where), What::Altered);
  EXPECT_EQ(faultAfter("UPDATE evidence_content SET size = -5" + where), What::Altered);
  EXPECT_EQ(faultAfter("DELETE FROM evidence_content" + where), What::Missing);
}

TEST_F(ContentTest, anotherFileGetsWhatItLacks) {
  const auto big = storeContent(*session, fileOf(someBytes(2'500'000)));
  session->run(
      commands::addEvidence({{}, "大きな証跡", "record", {}, {}, {}, {}, {}, {}, {}}, big, {}));
  const auto other = Session::create(folder / "写し.kijun", newWorkspace(), readWrite());
  storeContent(*other, "第1版", "記録.txt");
  EXPECT_EQ(copyContents(*other, *session, {}, {loose.newest().content}), 1);
  EXPECT_EQ(copyContents(*other, *session), 1);
  EXPECT_EQ(copyContents(*other, *session), 0);
  EXPECT_EQ(contentTotals(*other).bytes, contentTotals(*session).bytes);
  EXPECT_TRUE(checkContents(*other).empty());
  onFile("UPDATE evidence_chunk SET bytes = CAST('x' AS BLOB) WHERE hash = '" +
         loose.newest().content + "'");
  const auto third = Session::create(folder / "別.kijun", newWorkspace(), readWrite());
  EXPECT_EQ(refusalOf([&] { copyContents(*third, *session); }), "evidence.content_altered");
}

TEST_F(ContentTest, whoMayNotAddIsToldBeforeTheReading) {
  addPerson("監査 一郎", "auditor");
  session->actAs("監査 一郎");
  EXPECT_EQ(refusalOf([&] { contentOf("中身"); }), "workspace.role.refused");
  session.reset();
  session = Session::open(file, readOnly());
  EXPECT_EQ(refusalOf([&] { contentOf("中身"); }), "workspace.read_only");
  EXPECT_EQ(beginningOf(*session, minutes.newest().content, 100), "第1版");
}

// The child adds and exports a file of 300 MB and says how much its memory grew, in KiB.
TEST_F(ContentTest, aLargeFileIsNeverInMemory) {
  constexpr std::int64_t kSize = 300 * std::int64_t{1000} * 1000;
  constexpr long kMostKibibytes = 48 * 1024;
  session.reset();
  const auto big = fileOf("先頭");
  std::filesystem::resize_file(big, kSize);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const auto peak = [] {
      rusage usage{};
      ::getrusage(RUSAGE_SELF, &usage);
      return usage.ru_maxrss;
    };
    int result = 1;
    try {
      const auto open = Session::open(file, readWrite());
      const auto before = peak();
      const auto revision = storeContent(*open, big);
      std::int64_t out = 0;
      streamContent(*open, revision.content, [&](std::string_view bytes) {
        out += static_cast<std::int64_t>(bytes.size());
      });
      const auto growth = peak() - before;
      if (growth > kMostKibibytes) ::dprintf(2, "grew by %ld KiB\n", growth);
      result = growth <= kMostKibibytes && out == kSize ? 0 : 2;
    } catch (const std::exception& failure) {
      ::dprintf(2, "%s\n", failure.what());
    }
    ::_exit(result);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

}  // namespace
}  // namespace kijun::testing
