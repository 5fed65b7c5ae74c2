// Programs that misbehave in every way a reader of foreign files may.
#include "base/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "base/error.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace kijun::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class ProgramTest : public ::testing::Test {
 protected:
  // A script of this name, to be run as itself.
  ProgramCall script(const std::string& body, const std::string& name = "読む 道具") {
    const auto path = folder / name;
    std::ofstream(path) << "#!/bin/sh\n" << body << "\n";
    ::chmod(path.c_str(), 0755);
    ProgramCall call;
    call.program = path;
    call.limits.time = seconds(20);
    call.limits.written = 4096;
    return call;
  }
  std::string textOf(const std::filesystem::path& file) const {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
  }
  // The program wrote its process id there; nothing of it is left.
  void expectGone(const std::filesystem::path& file) {
    const auto id = std::stoi(textOf(file));
    EXPECT_TRUE(waitFor([&] { return ::kill(id, 0) != 0; }, seconds(5))) << id;
  }

  TemporaryFolder folder;
};

TEST_F(ProgramTest, whatItPrintsAndItsExitCode) {
  auto call = script("printf '%s|' \"$@\"; echo 苦情 >&2; exit 3");
  call.arguments = {"空白 のある引数", "", "$(touch x)", "'\"*"};
  const auto outcome = runProgram(call);
  EXPECT_EQ(outcome.end, ProgramEnd::Exited);
  EXPECT_EQ(outcome.exitCode, 3);
  EXPECT_EQ(outcome.printed, "空白 のある引数||$(touch x)|'\"*|");
  EXPECT_EQ(outcome.complaint, "苦情\n");
}

TEST_F(ProgramTest, getsNeitherOurVariablesNorOurFiles) {
  ::setenv("KIJUN_SECRET", "x", 1);
  const int open = ::open("/dev/null", O_RDONLY);  // without O_CLOEXEC
  ASSERT_GE(open, 3);
  auto call = script("exec /usr/bin/env");
  const auto environment = runProgram(call).printed;
  EXPECT_EQ(environment.find("KIJUN_SECRET"), std::string::npos);
  EXPECT_EQ(environment.find("HOME="), std::string::npos);
  EXPECT_NE(environment.find("LANG=C.UTF-8"), std::string::npos);
  ProgramCall list;
  list.program = "/bin/ls";
  list.arguments = {"/proc/self/fd"};
  // 3 is the folder that ls reads.
  EXPECT_EQ(runProgram(list).printed, "0\n1\n2\n3\n");
  ::close(open);
  ::unsetenv("KIJUN_SECRET");
}

TEST_F(ProgramTest, readsItsInputFromTheBeginning) {
  std::ofstream(folder / "入力") << "一行目\n";
  const int input = ::open((folder / "入力").c_str(), O_RDONLY | O_CLOEXEC);
  ::lseek(input, 0, SEEK_END);
  auto call = script("exec /bin/cat");
  EXPECT_EQ(runProgram(call).printed, "") << "nothing where there is no input";
  call.input = input;
  EXPECT_EQ(runProgram(call).printed, "一行目\n");
  ::close(input);
}

TEST_F(ProgramTest, oneThatHangsIsKilledWithWhatItStarted) {
  const auto ids = folder / "ids";
  auto call = script("trap '' TERM; /bin/sleep 600 & echo $! > '" + ids.string() + "'; wait");
  call.limits.time = milliseconds(500);
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(runProgram(call).end, ProgramEnd::TookTooLong);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, seconds(10));
  expectGone(ids);
}

TEST_F(ProgramTest, whatItLeavesBehindIsKilledToo) {
  const auto ids = folder / "ids";
  auto call =
      script("/bin/sleep 600 >/dev/null 2>&1 & echo $! > '" + ids.string() + "'; echo done");
  EXPECT_EQ(runProgram(call).printed, "done\n");
  expectGone(ids);
}

TEST_F(ProgramTest, oneThatPrintsWithoutEndIsStoppedAtTheLimit) {
  auto call = script("while :; do echo あいうえおかきくけこ; done");
  call.limits.output = 100'000;
  const auto outcome = runProgram(call);
  EXPECT_EQ(outcome.end, ProgramEnd::PrintedTooMuch);
  EXPECT_EQ(outcome.printed.size(), 100'000u);
}

TEST_F(ProgramTest, complaintsWithoutEndHarmNothing) {
  auto call =
      script("i=0; while [ $i -lt 20000 ]; do echo complaint >&2; i=$((i+1)); done; echo ok");
  const auto outcome = runProgram(call);
  EXPECT_EQ(outcome.printed, "ok\n");
  EXPECT_LE(outcome.complaint.size(), 4096u);
}

TEST_F(ProgramTest, writesNoFileAndTakesNoMoreThanItsShare) {
  const auto file = folder / "書いた";
  auto writing = script("echo x > '" + file.string() + "' || exit 9");
  writing.limits.written = 0;
  const auto written = runProgram(writing);
  EXPECT_FALSE(written.end == ProgramEnd::Exited && written.exitCode == 0);
  EXPECT_EQ(textOf(file), "");

  auto spinning = script("while :; do :; done");
  spinning.limits.cpu = seconds(1);
  EXPECT_EQ(runProgram(spinning).end, ProgramEnd::TookTooLong);

#if !defined(__SANITIZE_ADDRESS__)
  ProgramCall hungry;
  hungry.program = "/usr/bin/python3";
  hungry.arguments = {"-c", "x = bytearray(900_000_000); print('had it')"};
  if (programExists("python3")) {
    hungry.limits.memory = std::uint64_t{400} << 20;
    const auto outcome = runProgram(hungry);
    EXPECT_EQ(outcome.printed, "");
    EXPECT_NE(outcome.exitCode, 0);
  }
#endif
}

TEST_F(ProgramTest, aCrashIsTold) {
  EXPECT_EQ(runProgram(script("kill -SEGV $$")).end, ProgramEnd::Crashed);
}

TEST_F(ProgramTest, isEndedWhenNobodyWaitsAnyMore) {
  const auto ids = folder / "ids";
  const auto call = script("echo $$ > '" + ids.string() + "'; exec /bin/sleep 600");
  std::stop_source stop;
  std::thread other([&] {
    waitFor([&] { return !textOf(ids).empty(); });
    stop.request_stop();
  });
  EXPECT_THROW(runProgram(call, stop.get_token()), Cancelled);
  other.join();
  expectGone(ids);
}

TEST_F(ProgramTest, whatCannotBeStartedIsAnError) {
  ProgramCall missing;
  missing.program = folder / "ない";
  EXPECT_THROW(runProgram(missing), Error);
  std::ofstream(folder / "plain") << "not a program";
  ::chmod((folder / "plain").c_str(), 0755);
  missing.program = folder / "plain";
  EXPECT_THROW(runProgram(missing), Error);
}

TEST_F(ProgramTest, isLookedUpInAbsoluteFoldersOnly) {
  script("true", "道具");
  std::filesystem::create_directory(folder / "folder");
  std::filesystem::create_directory(folder / "folder" / "道具");
  std::ofstream(folder / "no-program") << "x";
  const auto in = folder.path().string();
  EXPECT_EQ(findProgram("道具", "/nowhere::" + in + "/folder:" + in), folder / "道具");
  EXPECT_FALSE(findProgram("道具", "."));
  EXPECT_FALSE(findProgram("no-program", in));
  EXPECT_FALSE(findProgram("道具", ""));
}

}  // namespace
}  // namespace kijun::testing
