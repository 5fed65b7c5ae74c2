// Every call by which `kijun` writes fails in turn under the real program: it says so with exit
// code 3 and the file's name, and leaves what stood there as it stood, or it has done its work.
#include <sys/resource.h>

#include <functional>
#include <set>
#include <sstream>

#include "cli/command_line.h"
#include "workspace/backup_settings.h"
#include "workspace/session.h"
#include "workspace/verify.h"

namespace kijun::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kItem = "3.1.1-1";

// A subcommand that writes, with its arguments: @W a workspace, @C a copy of it that went on, @P a
// package of it, @S its passphrase, @D any document, @I a list of
// assets, @Q a questionnaire that came back, @T what is written.
struct Writing {
  std::string name;
  std::vector<std::string> arguments;
  enum class Target { Workspace, NewWorkspace, NewFile, File } target;
  int most = 12;  // how many calls of a kind are tried; the first ones, then ever wider apart
};

const std::vector<Writing>& writings() {
  using enum Writing::Target;
  static const std::vector<Writing> all{
      {"answer", {"answer", "@W", kItem, "--level", "5"}, Workspace},
      {"report", {"report", "@W", "--kind", "assessment", "--format", "html", "--out", "@T"}, File},
      {"sample", {"sample", "@T"}, NewWorkspace, 4},
      {"new",
       {"new", "@T", "--name", "架空市", "--sector", "water", "--as-of", "2026-09-30"},
       NewWorkspace},
      {"seal", {"seal", "@W", "--out", "@T", "--passphrase-file", "@S"}, NewFile, 2},
      {"unseal", {"unseal", "@P", "--out", "@T", "--passphrase-file", "@S"}, NewWorkspace, 2},
      {"extract", {"extract", "@W", "--out", "@T", "--section", "3"}, NewWorkspace, 4},
      {"merge", {"merge", "@W", "@C", "--prefer", "theirs", "--yes", "--no-backup"}, Workspace, 8},
      {"approve",
       {"approve", "@W", "--step", "draft", "--section", "3", "--incomplete", "--as",
        "佐藤 真理子"},
       Workspace,
       4},
      {"evidence", {"evidence", "add", "@W", "@D", "--item", kItem}, Workspace},
      {"evidence_export", {"evidence", "export", "@W", "@E", "--out", "@T"}, File},
      {"import", {"import", "@W", "@I", "--register", "asset", "--yes"}, Workspace, 6},
      {"export", {"export", "@W", "--register", "department", "--out", "@T"}, File},
      {"map", {"map", "@W", "--out", "@T"}, File},
      {"calendar", {"calendar", "@W", "--out", "@T"}, File},
      {"questionnaire",
       {"questionnaire", "out", "@W", "--department", "施設課", "--format", "html", "--out", "@T",
        "--replace"},
       File,
       4},
      {"questionnaire_in",
       {"questionnaire", "in", "@W", "@Q", "--yes", "--as", "佐藤 真理子"},
       Workspace,
       4},
      {"setting", {"setting", "@W", "approval_terms", "public_body"}, Workspace},
  };
  return all;
}

// Subcommands that write nothing but what goes to stdout.
const std::set<std::string>& readings() {
  static const std::set<std::string> all{"catalog", "score", "verify", "search",  "approvals",
                                         "history", "risk",  "plan",   "signals", "gaps"};
  return all;
}

// Subcommands whose files lie in places of their own: tests/workspace tries their faults.
const std::set<std::string>& elsewhere() {
  static const std::set<std::string> all{"backup", "restore"};
  return all;
}

struct Failure {
  const char* call;
  const char* action;
  bool fromThenOn;
};

constexpr Failure kFailures[] = {
    {"write", "errno:28", false},    // ENOSPC
    {"write", "short:1", true},      // in part, then the disk is full
    {"write", "errno:5", true},      // EIO
    {"sync", "errno:5", false},      //
    {"truncate", "errno:5", false},  //
    {"open", "errno:28", false},     //
    {"open", "errno:13", false},     // EACCES
    {"rename", "errno:28", false},   //
    {"close", "errno:5", false},     //
    {"unlink", "errno:5", false},    //
};

class Program : public CommandLine {
 protected:
  std::set<std::string> subcommands() const {
    std::istringstream help(output({"--messages", "en", "--help"}));
    std::set<std::string> names;
    bool listed = false;
    for (std::string line; std::getline(help, line);) {
      if (line.starts_with("Commands:")) listed = true;
      if (!listed || !line.starts_with("  ") || line.starts_with("   ")) continue;
      names.insert(line.substr(2, line.find(' ', 2) - 2));
    }
    return names;
  }
};

TEST_F(Program, HasAFaultTestForEverySubcommandThatWrites) {
  const auto names = subcommands();
  EXPECT_GE(names.size(), 6u);
  for (const auto& name : names) {
    const bool known =
        readings().contains(name) || elsewhere().contains(name) ||
        std::ranges::any_of(writings(), [&](const auto& writing) { return writing.name == name; });
    EXPECT_TRUE(known) << name << " needs a line in writings(), or in readings()";
  }
}

// A log that cannot be written, in whatever way, is no reason to fail or to say less.
TEST_F(Program, WorksWithoutItsLog) {
  const auto file = path("台帳.kijun");
  empty("台帳.kijun");
  int level = 0;
  for (const auto& failure : kFailures) {
    SCOPED_TRACE(std::string(failure.call) + " " + failure.action);
    level = level % 5 + 1;
    auto call = launch({"answer", file, kItem, "--level", std::to_string(level)});
    call.environment["LD_PRELOAD"] = KIJUN_FAULT_IO;
    call.environment["ASAN_OPTIONS"] = "verify_asan_link_order=0:detect_leaks=0";
    call.environment["KIJUN_FAULT_PATH"] = "state";
    call.environment["KIJUN_FAULT_CALL"] = failure.call;
    call.environment["KIJUN_FAULT_AT"] = "1";
    call.environment["KIJUN_FAULT_ACTION"] = failure.action;
    call.environment["KIJUN_FAULT_STICKY"] = "1";
    EXPECT_EQ(run(call).code, 0);
    OpenOptions options;
    options.access = Access::ReadOnly;
    const auto session = Session::open(file, options);
    const auto cycle = session->snapshot().current;
    const auto answers = session->answers({{cycle.cycle.id, cycle.whole().id, kItem}});
    ASSERT_EQ(answers.size(), 1u);
    EXPECT_EQ(answers.front().level, level);
  }
}

// The user's own settings, which only the window writes: the worker does as it does.
TEST_F(Program, KeepsTheSettingsThatStoodWhereTheyCannotBeWritten) {
  const auto file = path("台帳.kijun");
  empty("台帳.kijun");
  OpenOptions options;
  options.environment.settingsFolder = folder_ / ".state";
  fs::create_directory(options.environment.settingsFolder);
  const auto kept = [&] { return backupSettingsOf(*Session::open(file, options)).keep; };
  setBackupSettings(*Session::open(file, options), {});
  const int stood = kept();
  int failures = 0;
  for (const auto& failure : kFailures) {
    SCOPED_TRACE(std::string(failure.call) + " " + failure.action);
    fs::remove(path("起きた"));
    Launch call;
    call.command = {KIJUN_BIN_DIR "/fault_worker", "settings", file, "1", "1"};
    call.environment = {{"HOME", path("")},
                        {"LD_PRELOAD", KIJUN_FAULT_IO},
                        {"ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0"},
                        {"KIJUN_FAULT_PATH", ".state"},
                        {"KIJUN_FAULT_CALL", failure.call},
                        {"KIJUN_FAULT_AT", "1"},
                        {"KIJUN_FAULT_ACTION", failure.action},
                        {"KIJUN_FAULT_FIRED", path("起きた")}};
    if (failure.fromThenOn) call.environment["KIJUN_FAULT_STICKY"] = "1";
    const auto finished = run(call);
    if (!fs::exists(path("起きた"))) {
      setBackupSettings(*Session::open(file, options), {});
      continue;
    }
    ++failures;
    const bool done = finished.code == 0;
    EXPECT_EQ(done, finished.out.find("made ") != std::string::npos) << finished.err;
    EXPECT_EQ(kept(), done ? stood + 1 : stood) << finished.err;
    EXPECT_TRUE(done || finished.err.find(".state") != std::string::npos) << finished.err;
    setBackupSettings(*Session::open(file, options), {});
  }
  EXPECT_GE(failures, 4);
}

class FailingProgram : public Program, public ::testing::WithParamInterface<std::size_t> {
 protected:
  void SetUp() override {
    writing = writings().at(GetParam());
    ASSERT_TRUE(subcommands().contains(writing.arguments.front()));
    fs::create_directory(path("元"));
    fs::create_directory(path("仕事"));
    // Who signs is in the register, and what is signed is answered.
    const bool asked = writing.name.starts_with("questionnaire");
    if (writing.name == "approve" || asked) {
      output({"sample", path("元/台帳.kijun")});
    } else {
      empty("元/台帳.kijun");
    }
    fs::copy_file(path("元/台帳.kijun"), path("元/写し.kijun"));
    output({"answer", path("元/写し.kijun"), "1.2-1", "--level", "2"});
    writeBytes(path("元/合言葉"), "正しい馬 電池 ホチキス 73\n");
    writeBytes(path("元/資料.txt"), std::string(5000, 'd'));
    writeBytes(path("元/一覧.csv"), "資産名,種類,状態\n監視盤,制御システム,承認済み\n");
    if (asked) {
      output({"questionnaire", "out", path("元/台帳.kijun"), "--department", "配水管理課",
              "--format", "kijun", "--out", path("元/回答票.kijun")});
      output({"answer", path("元/回答票.kijun"), "5.1.4-1", "--unit", "制御系", "--level", "2"});
    }
    if (writing.name == "map") {
      writeBytes(path("元/つながり.csv"),
                 "資産名,種類,状態,設置・保管場所\n監視盤,制御システム,承認済み,浄水場\n"
                 "操作卓,制御システム,承認済み,浄水場\n");
      output({"import", path("元/台帳.kijun"), path("元/つながり.csv"), "--register", "asset",
              "--yes"});
    }
    if (writing.name == "evidence_export") {
      writeBytes(path("元/写真.bin"), std::string(2'500'000, 'p'));
      evidence_ = output({"evidence", "add", path("元/台帳.kijun"), path("元/写真.bin")});
      evidence_.pop_back();  // the line's end
    }
    if (writing.name == "unseal") {
      output({"seal", path("元/台帳.kijun"), "--out", path("元/荷.kijunpkg"), "--passphrase-file",
              path("元/合言葉")});
    }
  }

  fs::path target() const {
    if (writing.target == Writing::Target::Workspace) return path("仕事/台帳.kijun");
    if (writing.name == "map") return path("仕事/成果.svg");
    if (writing.name == "calendar") return path("仕事/成果.ics");
    return path(writing.name == "export" ? "仕事/成果.csv" : "仕事/成果");
  }
  std::vector<std::string> arguments() const {
    const std::map<std::string, std::string> places{
        {"@W",
         writing.target == Writing::Target::Workspace ? target().string() : path("元/台帳.kijun")},
        {"@C", path("元/写し.kijun")},
        {"@P", path("元/荷.kijunpkg")},
        {"@S", path("元/合言葉")},
        {"@D", path("元/資料.txt")},
        {"@I", path("元/一覧.csv")},
        {"@Q", path("元/回答票.kijun")},
        {"@E", evidence_},
        {"@T", target().string()}};
    auto result = writing.arguments;
    for (auto& argument : result) {
      if (const auto place = places.find(argument); place != places.end()) argument = place->second;
    }
    return result;
  }

  // The work folder as before the command.
  void reset() const {
    fs::remove_all(path("仕事"));
    fs::create_directory(path("仕事"));
    if (writing.target == Writing::Target::Workspace) {
      fs::copy_file(path("元/台帳.kijun"), target());
    }
    if (writing.target == Writing::Target::File) writeBytes(target(), kBefore);
  }

  std::string headOf(const fs::path& file) const {
    OpenOptions options;
    options.access = Access::ReadOnly;
    return toHex(Session::open(file, options)->head().hash);
  }

  void expectUntouched() const {
    switch (writing.target) {
      case Writing::Target::Workspace:
        EXPECT_TRUE(verify(target()).isSound());
        EXPECT_EQ(headOf(target()), headOf(path("元/台帳.kijun")));
        break;
      case Writing::Target::File:
        EXPECT_EQ(bytesOf(target()), kBefore);
        break;
      default:
        EXPECT_FALSE(fs::exists(target()));
    }
  }
  void expectDone() const {
    switch (writing.target) {
      case Writing::Target::Workspace:
        EXPECT_TRUE(verify(target()).isSound());
        EXPECT_NE(headOf(target()), headOf(path("元/台帳.kijun")));
        break;
      case Writing::Target::NewWorkspace:
        EXPECT_TRUE(verify(target()).isSound());
        break;
      case Writing::Target::File:
        EXPECT_EQ(bytesOf(target()).size(), whole);
        break;
      case Writing::Target::NewFile:
        EXPECT_EQ(fs::file_size(target()), whole);
        break;
    }
  }
  void expectNothingBesides() const {
    for (const auto& entry : fs::directory_iterator(path("仕事"))) {
      EXPECT_EQ(entry.path().filename(), target().filename()) << "is left behind";
    }
  }

  void judge(const Finished& finished) const {
    const bool isWorkspace = writing.target == Writing::Target::Workspace ||
                             writing.target == Writing::Target::NewWorkspace;
    // What the full disk kept from being tidied up is tidied up with the next opening.
    if (isWorkspace && fs::exists(target())) Session::open(target()).reset();
    if (finished.code == 0) return expectDone();
    EXPECT_EQ(finished.code, 3) << finished.err;
    // The place written to, or the folder where a copy lies for the moment; never what is only
    // read.
    EXPECT_TRUE(finished.err.find("仕事") != std::string::npos ||
                (finished.err.find("元") != std::string::npos &&
                 finished.err.find("台帳.kijun") == std::string::npos))
        << finished.err;
    expectUntouched();
  }

  // What the command makes where nothing fails.
  void learn() {
    reset();
    output(arguments());
    if (!fs::is_directory(target())) whole = fs::file_size(target());
    expectDone();
  }

  // Whether the failure came to pass.
  bool fails(const Failure& failure, int n) {
    SCOPED_TRACE(writing.name + ": " + failure.call + " " + std::to_string(n) + " " +
                 failure.action + (failure.fromThenOn ? " from then on" : ""));
    reset();
    fs::remove(path("起きた"));
    auto call = launch(arguments());
    call.environment["LD_PRELOAD"] = KIJUN_FAULT_IO;
    call.environment["ASAN_OPTIONS"] = "verify_asan_link_order=0:detect_leaks=0";
    call.environment["KIJUN_FAULT_PATH"] = "仕事";
    call.environment["KIJUN_FAULT_CALL"] = failure.call;
    call.environment["KIJUN_FAULT_AT"] = std::to_string(n);
    call.environment["KIJUN_FAULT_ACTION"] = failure.action;
    if (failure.fromThenOn) call.environment["KIJUN_FAULT_STICKY"] = "1";
    call.environment["KIJUN_FAULT_FIRED"] = path("起きた");
    try {
      judge(run(call));
    } catch (const std::exception& problem) {
      ADD_FAILURE() << problem.what();
    }
    if (std::string_view(failure.call) != "unlink") expectNothingBesides();
    return fs::exists(path("起きた"));
  }

  Writing writing;
  std::string evidence_;
  std::size_t whole = 0;
  static constexpr const char* kBefore = "what stood there before";
};

TEST_P(FailingProgram, SaysSoAndLeavesWhatStoodThere) {
  learn();
  int failures = 0;
  for (const auto& failure : kFailures) {
    int n = 1;
    for (int i = 0; i < writing.most && !HasFailure(); ++i) {
      if (!fails(failure, n)) break;
      ++failures;
      n += 1 + n / 2;
    }
  }
  std::cout << failures << " failures\n";
  EXPECT_GT(failures, 0);
}

// The system's own limit, not a stand-in: files may not grow beyond so many bytes.
TEST_P(FailingProgram, SaysSoAtALimitOfTheSystem) {
  learn();
  for (const int kilobytes : {1, 64, 160}) {
    SCOPED_TRACE(std::to_string(kilobytes) + " KiB");
    reset();
    auto call = launch(arguments());
    std::string command = "trap '' XFSZ; ulimit -f " + std::to_string(kilobytes) + "; exec \"$@\"";
    call.command.insert(call.command.begin(), {"/bin/bash", "-c", command, "kijun"});
    judge(run(call));
    expectNothingBesides();
  }
}

INSTANTIATE_TEST_SUITE_P(Writings, FailingProgram,
                         ::testing::Range(std::size_t{0}, writings().size()),
                         [](const auto& test) { return writings()[test.param].name; });

}  // namespace
}  // namespace kijun::testing
