// What goes wrong outside: damaged files, full disks, permissions, other writers. Each has its exit
// code, says what happened on stderr in the language asked for, and leaves the file as it was.
#include <sys/stat.h>
#include <unistd.h>

#include "base/time.h"
#include "cli/command_line.h"
#include "workspace/commands.h"
#include "workspace/session.h"

namespace kijun::testing {
namespace {

namespace fs = std::filesystem;

class Fault : public CommandLine {
 protected:
  // Everything that reads or writes a workspace refuses this one, with the code, and leaves it.
  void expectRefused(const std::string& file, int code = 1) const {
    const auto before = bytesOf(file);
    const std::vector<std::vector<std::string>> calls{
        {"score", file, "--json"},
        {"answer", file, "3.1.1-1", "--level", "3"},
        {"report", file, "--kind", "assessment", "--format", "html", "--out", path("r.html")}};
    for (const auto& call : calls) {
      EXPECT_NE(refused(code, call).find(file), std::string::npos) << call.front();
    }
    EXPECT_EQ(bytesOf(file), before);
    EXPECT_FALSE(fs::exists(path("r.html")));
  }
  std::string damaged(std::string bytes) const {
    const auto file = path("壊れた 台帳.kijun");
    writeBytes(file, bytes);
    return file;
  }
};

TEST_F(Fault, OfAFileThatIsMissing) {
  EXPECT_NE(refused(1, {"score", path("無い.kijun")}).find("無い.kijun"), std::string::npos);
  refused(1, {"answer", path("無い.kijun"), "3.1.1-1", "--level", "3"});
  EXPECT_FALSE(fs::exists(path("無い.kijun")));
}

TEST_F(Fault, OfAFileThatIsNoWorkspace) {
  expectRefused(damaged(""));
  expectRefused(damaged("{\"answers\": []}"));
  expectRefused(damaged(std::string(100'000, '\0')));
  refused(1, {"score", folder_.path().string()});
  refused(1, {"score", "/dev/null"});
}

TEST_F(Fault, OfAnotherProgramsDatabase) {
  auto bytes = bytesOf(empty());
  bytes.replace(68, 4, "\x0f\x05\x51\x14");  // application_id, big-endian
  expectRefused(damaged(bytes));
}

TEST_F(Fault, OfANewerVersion) {
  auto bytes = bytesOf(empty());
  bytes[60] = '\x7f';  // user_version, big-endian
  expectRefused(damaged(bytes));
}

TEST_F(Fault, OfAFileCutShort) {
  const auto bytes = bytesOf(empty());
  for (const std::size_t size :
       {std::size_t{50}, std::size_t{4096}, bytes.size() / 2, bytes.size() - 1}) {
    expectRefused(damaged(bytes.substr(0, size)));
  }
}

TEST_F(Fault, OfPagesOverwritten) {
  auto bytes = bytesOf(empty());
  std::fill(bytes.begin() + 100, bytes.end(), '\xa5');
  expectRefused(damaged(bytes));
}

TEST_F(Fault, OfAnyPageOverwrittenIsNoCrash) {
  const auto whole = bytesOf(empty());
  constexpr std::size_t kPage = 4096;
  for (std::size_t page = 1; page * kPage < whole.size(); page += whole.size() / kPage / 12 + 1) {
    auto bytes = whole;
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page * kPage), kPage, '\x5a');
    const auto finished = kijun({"score", damaged(bytes), "--json"});
    EXPECT_TRUE(finished.code == 0 || finished.code == 1) << page << ": " << finished.err;
    EXPECT_EQ(finished.out.empty(), finished.code == 1) << page;
  }
}

TEST_F(Fault, OfAFullDiskBehindStdout) {
  const auto file = sample();
  for (const std::vector<std::string>& call :
       {std::vector<std::string>{"score", file, "--json"},
        {"score", file},
        {"catalog", "list"},
        {"catalog", "list", "--json"},
        {"catalog", "check", KIJUN_SOURCE_DIR "/guideline-catalog/ci-guideline-2025.json"},
        {"--help"},
        {"--version"}}) {
    auto full = launch(call);
    full.output = "/dev/full";
    const auto finished = run(full);
    EXPECT_EQ(finished.code, 3) << call.front();
    EXPECT_NE(finished.err, "") << call.front();
  }
}

class ReadOnlyFolder : public Fault {
 protected:
  // A folder that an ordinary user can read and not write, with a workspace in it.
  std::string file() {
    fs::create_directory(path("閲覧 専用"));
    const auto file = path("閲覧 専用/台帳.kijun");
    fs::copy_file(sample(), file);
    fs::permissions(file, fs::perms(0444));
    fs::permissions(path("閲覧 専用"), fs::perms(0555));
    return file;
  }
  Finished ordinarily(std::vector<std::string> arguments) const {
    return run(asOrdinaryUser(launch(std::move(arguments))));
  }
};

TEST_F(ReadOnlyFolder, IsReadAllTheSame) {
  const auto file = this->file();
  const auto before = bytesOf(file);
  const auto finished = ordinarily({"score", file, "--json"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.out, output({"score", file, "--json"}));
  EXPECT_EQ(bytesOf(file), before);
}

TEST_F(ReadOnlyFolder, IsNotWrittenTo) {
  const auto file = this->file();
  const auto before = bytesOf(file);
  for (const std::vector<std::string>& call :
       {std::vector<std::string>{"answer", file, "3.1.1-1", "--level", "3"},
        {"sample", path("閲覧 専用/標本.kijun")},
        {"report", file, "--kind", "assessment", "--format", "html", "--out",
         path("閲覧 専用/r.html")}}) {
    const auto finished = ordinarily(call);
    EXPECT_EQ(finished.code, 3) << call.front() << ": " << finished.err;
    EXPECT_NE(finished.err.find("閲覧 専用"), std::string::npos) << finished.err;
    EXPECT_EQ(finished.out, "");
  }
  EXPECT_EQ(bytesOf(file), before);
  EXPECT_EQ(std::distance(fs::directory_iterator(path("閲覧 専用")), fs::directory_iterator()), 1);
}

TEST_F(ReadOnlyFolder, OfTheUserKeepsNoLogAndStillWorks) {
  auto call = asOrdinaryUser(launch({"score", file(), "--json"}));
  fs::create_directory(path("家"));
  fs::permissions(path("家"), fs::perms(0555));
  call.environment["HOME"] = path("家");
  call.environment["XDG_STATE_HOME"] = path("家/state");
  EXPECT_EQ(run(call).code, 0);
}

TEST_F(Fault, OfAFileNobodyMayRead) {
  const auto file = sample();
  const auto call = asOrdinaryUser(launch({"score", file, "--json"}));
  fs::permissions(file, fs::perms::none);
  const auto finished = run(call);
  EXPECT_EQ(finished.code, 3) << finished.err;
  EXPECT_EQ(finished.out, "");
}

TEST_F(Fault, OfASecondWriterNamesTheFirst) {
  const auto file = sample();
  const auto session = Session::open(file);
  const auto said = refused(1, {"answer", file, "3.1.1-1", "--level", "5", "--messages", "en"});
  EXPECT_NE(said.find(std::to_string(::getpid())), std::string::npos) << said;
  // Reading goes on beside the writer, and sees what it has written.
  const auto cycle = session->snapshot().current;
  const AnswerKey key{cycle.cycle.id, cycle.whole().id, "1.2-1"};
  for (const int level : {0, 5}) {
    session->run(commands::setLevel(key, level));
    EXPECT_EQ(itemOf(outputJson({"score", file, "--json"}), "1.2-1").at("level"), level);
  }
  output({"report", file, "--kind", "assessment", "--format", "html", "--out", path("r.html")});
}

TEST_F(Fault, OfAWriterThatIsGoneHoldsNobodyUp) {
  const auto file = sample();
  { const auto session = Session::open(file); }
  output({"answer", file, "3.1.1-1", "--level", "5"});
}

TEST_F(Fault, SpeaksTheLanguageAskedFor) {
  const auto japanese = refused(1, {"score", path("無い.kijun")});
  const auto english = refused(1, {"score", path("無い.kijun"), "--messages", "en"});
  EXPECT_NE(japanese.find("見つかりません"), std::string::npos) << japanese;
  EXPECT_NE(english.find("does not exist"), std::string::npos) << english;
  for (const char* locale : {"en_US.UTF-8", "C", "ja_JP.UTF-8"}) {
    auto call = launch({"score", path("無い.kijun")});
    call.environment["LC_ALL"] = locale;
    EXPECT_EQ(run(call).err, japanese) << "never by locale";
  }
}

class Usage : public CommandLine {};

TEST_F(Usage, IsRefusedWhereItIsWrong) {
  const auto file = empty();
  for (const std::vector<std::string>& call : {std::vector<std::string>{},
                                               {"nonsense"},
                                               {"score"},
                                               {"score", file, "extra"},
                                               {"score", file, "--nonsense"},
                                               {"catalog"},
                                               {"catalog", "nonsense"},
                                               {"answer", file},
                                               {"sample"},
                                               {"score", file, "--lang", "fr"},
                                               {"score", file, "--messages", "fr"}}) {
    for (const std::string language : {"ja", "en"}) {
      auto arguments = call;
      if (!std::ranges::count(call, "--messages")) {
        arguments.insert(arguments.begin(), {"--messages", language});
      }
      const auto said = refused(2, arguments);
      EXPECT_NE(said.find("--help"), std::string::npos) << said;
    }
  }
}

TEST_F(Usage, IsExplainedInBothLanguages) {
  for (const std::vector<std::string>& call :
       {std::vector<std::string>{"--help"}, {"answer", "--help"}, {"catalog", "list", "--help"}}) {
    auto english = call;
    english.insert(english.begin(), {"--messages", "en"});
    const auto inJapanese = output(call);
    const auto inEnglish = output(english);
    EXPECT_TRUE(std::ranges::any_of(inJapanese, [](char c) { return c < 0; })) << inJapanese;
    EXPECT_TRUE(std::ranges::none_of(inEnglish, [](char c) { return c < 0; })) << inEnglish;
  }
}

TEST_F(Usage, TellsTheVersion) {
  EXPECT_TRUE(output({"--version"}).starts_with("0."));
}

class Log : public CommandLine {};

TEST_F(Log, GoesToTheUsersStateFolderWithoutAnswersOrNames) {
  const auto file = sample();
  output({"answer", file, "1.2-1", "--level", "4", "--note", "秘密の根拠", "--as", "佐藤 真理子",
          "--verbose"});
  ASSERT_TRUE(fs::exists(path("state/kijun/kijun.log")));
  const auto log = bytesOf(path("state/kijun/kijun.log"));
  for (const char* secret : {"秘密の根拠", "佐藤"}) {
    EXPECT_EQ(log.find(secret), std::string::npos) << secret;
  }
}

}  // namespace
}  // namespace kijun::testing
