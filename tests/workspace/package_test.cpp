// Sealed packages: whole workspaces and parts of them there and back, and every way in which a
// package can be wrong.
#include "workspace/package.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <set>

#include "workspace/store/schema.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

constexpr KdfCost kCheap{1, 8};

Passphrase phrase(std::string text = "正しい 馬の 電池と 留め具") {
  return Passphrase(text);
}

class PackageTest : public WorkspaceTest {
 protected:
  SealedPackage seal(const std::filesystem::path& place, SealOptions options = {}) {
    options.cost = kCheap;
    return sealWorkspace(*session, place, phrase(), options);
  }
  std::string refused(const std::filesystem::path& sealed) {
    const auto place = folder / "出ない.kijun";
    const auto id = refusalOf([&] { unsealWorkspace(sealed, place, phrase()); });
    EXPECT_FALSE(std::filesystem::exists(place));
    return id;
  }
  std::string refusedBytes(const std::string& bytes) {
    std::ofstream(folder / "変.kijunpkg", std::ios::binary) << bytes;
    return refused(folder / "変.kijunpkg");
  }
  std::set<std::string> names() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
      names.insert(entry.path().filename());
    }
    return names;
  }
  std::filesystem::path package = folder / "監査 提出用.kijunpkg";
  std::filesystem::path opened = folder / "受け取った もの.kijun";
};

TEST_F(PackageTest, BringsAWholeWorkspaceBack) {
  session->postDraft("note:下書き", "書きかけ");
  session->flush();
  const auto sealed = seal(package);
  EXPECT_EQ(sealed.size, std::filesystem::file_size(package));
  EXPECT_EQ(sealed.contents.headHash, toHex(session->head().hash));
  EXPECT_EQ(sealed.contents.headEntry, session->head().number);
  EXPECT_EQ(sealed.contents.organisation, "架空市水道局");
  EXPECT_FALSE(sealed.contents.part);
  const auto [place, contents, report] = unsealWorkspace(package, opened, phrase());
  EXPECT_TRUE(report.isSound());
  EXPECT_EQ(contents.headHash, sealed.contents.headHash);
  EXPECT_EQ(contents.answers, sealed.contents.answers);
  EXPECT_EQ(contentsOf(opened, Tables::All), contentsOf(file, Tables::All));
  EXPECT_FALSE(Session::open(opened, readWrite())->firstBrokenEntry());
}

TEST_F(PackageTest, IsMadeBesideARunningWriter) {
  const auto atBeginning = session->head();
  auto level = 0;
  const auto sealed = sealWorkspace(*session, package, phrase(), {.cost = kCheap}, [&](double) {
    session->run(commands::setLevel(key("4.1-1"), level++ % 5));
  });
  EXPECT_GT(session->head().number, atBeginning.number);
  EXPECT_EQ(sealed.contents.headHash, toHex(atBeginning.hash));
  EXPECT_EQ(unsealWorkspace(package, opened, phrase()).contents.headHash, toHex(atBeginning.hash));
}

TEST_F(PackageTest, HoldsNoReadableByte) {
  seal(package);
  const auto bytes = markOf(package).bytes;
  for (const char* text : {"SQLite", "架空市", "kijun package", "山田"}) {
    EXPECT_EQ(bytes.find(text), std::string::npos) << text;
  }
}

TEST_F(PackageTest, HoldsAPartOfAWorkspace) {
  session->run(commands::setNote(key("5.1-1"), "残しておく秘密のメモ"));
  const auto sealed =
      seal(package, {.selection = Selection{.cycles = {cycle}, .items = {"4.1-1"}}});
  EXPECT_TRUE(sealed.contents.part);
  const auto [place, contents, report] = unsealWorkspace(package, opened, phrase());
  EXPECT_TRUE(report.isSound());
  EXPECT_TRUE(contents.part);
  EXPECT_EQ(contents.selection, sealed.contents.selection);
  EXPECT_EQ(contents.headEntry, 1);
  EXPECT_EQ(markOf(opened).bytes.find("残しておく秘密のメモ"), std::string::npos);
}

TEST_F(PackageTest, BringsAnOlderWorkspaceToThisVersion) {
  session.reset();
  const auto older = folder / "古い 版.kijun";
  std::filesystem::copy_file(KIJUN_SOURCE_DIR "/tests/data/workspaces/v1.kijun", older);
  const auto before = markOf(older);
  session = Session::open(older, {.access = Access::ReadOnly, .as = {}, .environment = {}});
  const auto sealed = seal(package);
  EXPECT_EQ(sealed.contents.schemaVersion, kSchemaVersion);
  EXPECT_EQ(markOf(older), before);
  EXPECT_TRUE(unsealWorkspace(package, opened, phrase()).report.isSound());
  EXPECT_FALSE(Session::open(opened, readWrite())->firstBrokenEntry());
}

TEST_F(PackageTest, NeedsItsPassphrase) {
  seal(package);
  EXPECT_EQ(refusalOf([&] { unsealWorkspace(package, opened, phrase("違う 馬の 電池と 留め具")); }),
            "base.sealed.wrong_passphrase");
  EXPECT_FALSE(std::filesystem::exists(opened));
  EXPECT_EQ(refusalOf([&] { sealWorkspace(*session, folder / "弱.kijunpkg", phrase("弱い")); }),
            "base.passphrase.too_short");
  EXPECT_FALSE(std::filesystem::exists(folder / "弱.kijunpkg"));
}

TEST_F(PackageTest, TellsWhatIsWrongWithIt) {
  seal(package);
  const auto good = markOf(package).bytes;
  const auto flipped = [&](std::size_t at) {
    auto bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    return refusedBytes(bytes);
  };
  EXPECT_EQ(flipped(0), "base.sealed.not_sealed");
  EXPECT_EQ(flipped(9), "base.sealed.newer");
  for (const std::size_t at : {12u, 16u, 20u, 24u, 32u, 40u, 60u, 85u, 100u, 130u, 159u}) {
    EXPECT_EQ(flipped(at), "base.sealed.damaged") << at;
  }
  for (const std::size_t at : {kSealHeaderBytes, kSealHeaderBytes + 5, good.size() / 2,
                               good.size() - 17, good.size() - 1}) {
    EXPECT_EQ(flipped(at), "base.sealed.altered") << at;
  }
  for (const std::size_t size : {std::size_t{20}, kSealHeaderBytes - 1, kSealHeaderBytes,
                                 good.size() / 2, good.size() - 1}) {
    EXPECT_EQ(refusedBytes(good.substr(0, size)), "base.sealed.truncated") << size;
  }
  EXPECT_EQ(refusedBytes(good + '\0'), "base.sealed.appended");
  EXPECT_EQ(refusedBytes(""), "base.sealed.not_sealed");
  EXPECT_EQ(refused(file), "base.sealed.not_sealed");
  EXPECT_EQ(refused(folder / "無い.kijunpkg"), "base.file.missing");
  EXPECT_EQ(refused(folder.path()), "base.file.is_folder");
  EXPECT_TRUE(looksLikePackage(package));
  EXPECT_FALSE(looksLikePackage(file));
  EXPECT_FALSE(looksLikePackage(folder / "無い.kijunpkg"));
}

// Well sealed, by somebody who knows the passphrase, around something else.
std::string sealedBytes(const std::string& content) {
  std::string sealed;
  SealWriter writer(
      content.size(), phrase(), [&](std::string_view bytes) { sealed += bytes; }, kCheap);
  writer.write(content);
  writer.finish();
  return sealed;
}

std::string manifested(std::string json, const std::string& database) {
  for (const auto& [mark, text] : std::vector<std::pair<std::string, std::string>>{
           {"SIZE", std::to_string(database.size())}, {"HASH", toHex(blake2b(database))}}) {
    if (const auto at = json.find(mark); at != std::string::npos) {
      json.replace(at, mark.size(), text);
    }
  }
  std::string bytes;
  for (unsigned i = 0; i < 4; ++i) bytes += static_cast<char>(json.size() >> (8 * i) & 0xff);
  return bytes + json + database;
}

std::string manifestNaming(const Entry& head) {
  return R"({"format": "kijun package 1", "organisation": "", "workspace": "", "sealed_at": "",
 "schema_version": 2, "head_entry": )" +
         std::to_string(head.number) + R"(, "head_hash": ")" + toHex(head.hash) +
         R"(", "size": SIZE, "blake2b": "HASH"})";
}

TEST_F(PackageTest, RefusesAContentThatIsNoWorkspace) {
  for (const auto& content : {std::string(), std::string("abc"), std::string("\0\0\0\0", 4),
                              std::string("\xff\xff\xff\xff"), std::string("\x02\0\0\0{}", 6),
                              std::string("\x02\0\0\0[]", 6), std::string("\x02\0\0\0\xff\xff", 6),
                              std::string(100'000, 'x')}) {
    EXPECT_EQ(refusedBytes(sealedBytes(content)), "package.content") << content.size();
  }
  const std::string wrongTypes = R"({"format": "kijun package 1", "organisation": 3})";
  EXPECT_EQ(refusedBytes(sealedBytes(manifested(wrongTypes, "x"))), "package.content");
  const auto head = session->head();
  EXPECT_EQ(refusedBytes(sealedBytes(manifested(manifestNaming(head), "no database"))),
            "package.content");
  session.reset();
  const auto database = markOf(file).bytes;
  EXPECT_EQ(refusedBytes(sealedBytes(manifested(manifestNaming(Entry{}), database))),
            "package.content");
  // The same, told right, is taken.
  std::ofstream(package, std::ios::binary)
      << sealedBytes(manifested(manifestNaming(head), database));
  EXPECT_EQ(unsealWorkspace(package, opened, phrase()).contents.headHash, toHex(head.hash));
}

// What could not be taken out again is not sealed, and what others sealed is not taken out.
TEST_F(PackageTest, RefusesAWorkspaceWhoseJournalWasChanged) {
  const auto head = session->head();
  session.reset();
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
      .exec("UPDATE journal_entry SET actor_name = '別人' WHERE number = 2");
  const auto database = markOf(file).bytes;
  session = Session::open(file, readOnly());
  EXPECT_EQ(refusalOf([&] { seal(package); }), "package.source_broken");
  EXPECT_EQ(refusedBytes(sealedBytes(manifested(manifestNaming(head), database))),
            "package.content");
}

TEST_F(PackageTest, TellsOfRowsChangedBehindTheJournal) {
  session.reset();
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
      .exec("UPDATE answer SET level = 5 WHERE level = 3");
  session = Session::open(file, readOnly());
  seal(package);
  const auto unsealed = unsealWorkspace(package, opened, phrase());
  EXPECT_FALSE(unsealed.report.isSound());
  EXPECT_EQ(contentsOf(opened), contentsOf(file));
}

TEST_F(PackageTest, KeepsWhatStandsAtItsPlace) {
  seal(package);
  const auto before = markOf(package);
  EXPECT_EQ(refusalOf([&] { seal(package); }), "workspace.place.taken");
  EXPECT_EQ(markOf(package), before);
  seal(package, {.existing = Existing::Replace});
  EXPECT_NE(markOf(package), before);
  EXPECT_EQ(refusalOf([&] { seal(file, {.existing = Existing::Replace}); }),
            "workspace.place.same");
  unsealWorkspace(package, opened, phrase());
  EXPECT_EQ(refusalOf([&] { unsealWorkspace(package, opened, phrase()); }),
            "workspace.place.taken");
  unsealWorkspace(package, opened, phrase(), {.existing = Existing::Replace});
  EXPECT_EQ(refusalOf([&] {
              unsealWorkspace(package, package, phrase(), {.existing = Existing::Replace});
            }),
            "workspace.place.same");
  // A log of another workspace would be taken into the new one.
  std::ofstream(folder / "別.kijun-wal") << "x";
  EXPECT_EQ(refusalOf([&] { unsealWorkspace(package, folder / "別.kijun", phrase()); }),
            "workspace.place.leftover");
}

TEST_F(PackageTest, CancelledLeavesNothing) {
  const auto before = names();
  // At each moment in turn, until it runs to its end.
  for (int allowed = 0;; ++allowed) {
    int calls = 0;
    try {
      sealWorkspace(*session, package, phrase(), {.cost = kCheap}, [&](double share) {
        EXPECT_GE(share, 0.0);
        EXPECT_LE(share, 1.0);
        if (calls++ == allowed) throw Cancelled();
      });
      break;
    } catch (const Cancelled&) {
      EXPECT_EQ(names(), before);
    }
  }
  const auto sealed = names();
  EXPECT_THROW(unsealWorkspace(package, opened, phrase(), {}, [](double) { throw Cancelled(); }),
               Cancelled);
  EXPECT_EQ(names(), sealed);
}

// Runs in a process of its own and gives its exit code.
template <typename Work>
int inChild(Work work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int withFilesUpTo(rlim_t bytes, const std::function<void()>& work) {
  ::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  try {
    work();
  } catch (const Error& error) {
    return error.fault() == Fault::Machine ? 1 : 2;
  }
  return 0;
}

TEST_F(PackageTest, FullDiskIsNoSuccess) {
  seal(package);
  const auto size = std::filesystem::file_size(package);
  session.reset();
  const auto before = names();
  const auto place = folder / "入らない.kijunpkg";
  for (const auto limit : {size / 3, size - 1000}) {
    EXPECT_EQ(inChild([&] {
                const auto reader = Session::open(file, readOnly());
                return withFilesUpTo(
                    limit, [&] { sealWorkspace(*reader, place, phrase(), {.cost = kCheap}); });
              }),
              1)
        << limit;
    EXPECT_EQ(inChild([&] {
                return withFilesUpTo(limit, [&] { unsealWorkspace(package, opened, phrase()); });
              }),
              1)
        << limit;
    EXPECT_EQ(names(), before);
  }
}

// The most memory this process has had, in KiB.
long mostMemory() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word && word != "VmHWM:") continue;
  long kibibytes = 0;
  status >> kibibytes;
  return kibibytes;
}

TEST_F(PackageTest, OfAnySizeIsStreamed) {
  session.reset();
  constexpr int kMebibytes = 64;
  {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    SQLite::Transaction transaction(database);
    SQLite::Statement insert(database, "INSERT INTO draft VALUES (?, hex(randomblob(524288)), '')");
    for (int i = 0; i < kMebibytes; ++i) {
      insert.bind(1, i);
      insert.exec();
      insert.reset();
    }
    transaction.commit();
  }
  ASSERT_GT(std::filesystem::file_size(file), std::uintmax_t{kMebibytes} << 20);
  EXPECT_EQ(inChild([&] {
              const auto before = mostMemory();
              const auto reader = Session::open(file, readOnly());
              sealWorkspace(*reader, package, phrase(), {.cost = kCheap});
              unsealWorkspace(package, opened, phrase());
              constexpr long kMost = 32 * 1024;
              return mostMemory() - before < kMost ? 0 : 1;
            }),
            0);
  EXPECT_EQ(contentsOf(opened), contentsOf(file));
}

TEST_F(PackageTest, KilledLeavesNoPlaintext) {
  session.reset();
  const auto before = names();
  const int code = inChild([&] {
    const auto reader = Session::open(file, readOnly());
    sealWorkspace(*reader, package, phrase(), {.cost = kCheap}, [](double share) {
      if (share > 0.25) ::kill(::getpid(), SIGKILL);
    });
    return 0;
  });
  EXPECT_EQ(code, 128 + SIGKILL);
  for (const auto& name : names()) {
    if (before.contains(name)) continue;
    EXPECT_EQ(markOf(folder / name).bytes.find("SQLite format"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace kijun::testing
