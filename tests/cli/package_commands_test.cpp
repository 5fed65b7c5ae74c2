// seal, unseal and extract as their users run them.
#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>

#include "cli/command_line.h"

namespace kijun::testing {
namespace {

namespace fs = std::filesystem;

class PackageCommands : public CommandLine {
 protected:
  void SetUp() override { writeBytes(path("合言葉.txt"), "正しい 馬の 電池と 留め具\n"); }
  std::string passphraseFile() const { return path("合言葉.txt"); }
  std::string sealed(const std::string& file) const {
    const auto package = path("提出 用.kijunpkg");
    output({"seal", file, "--out", package, "--passphrase-file", passphraseFile()});
    return package;
  }
  std::set<std::string> names() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      names.insert(entry.path().filename());
    }
    return names;
  }
};

// The value of a line of what the commands print.
std::string lineOf(const std::string& out, const std::string& name) {
  const auto at = out.find(name + '\t');
  if (at == std::string::npos) return {};
  const auto start = at + name.size() + 1;
  return out.substr(start, out.find('\n', start) - start);
}

TEST_F(PackageCommands, BringTheSampleBack) {
  const auto file = sample();
  const auto finished = kijun(
      {"seal", file, "--out", path("標本 用.kijunpkg"), "--passphrase-file", passphraseFile()});
  ASSERT_EQ(finished.code, 0) << finished.err;
  EXPECT_NE(finished.err.find("復元できません"), std::string::npos) << finished.err;
  EXPECT_EQ(lineOf(finished.out, "organisation"), "架空市水道局");
  EXPECT_EQ(lineOf(finished.out, "size"), std::to_string(fs::file_size(path("標本 用.kijunpkg"))));
  const auto back = output({"unseal", path("標本 用.kijunpkg"), "--out", path("受け取り.kijun"),
                            "--passphrase-file", passphraseFile()});
  EXPECT_EQ(lineOf(back, "head_hash"), lineOf(finished.out, "head_hash"));
  EXPECT_EQ(output({"score", path("受け取り.kijun"), "--json"}), output({"score", file, "--json"}));
}

TEST_F(PackageCommands, TakeAPart) {
  const auto file = sample();
  const auto said = output({"extract", file, "--out", path("部分.kijun"), "--cycle", "2",
                            "--section", "4", "--item", "5.1.1.1-1"});
  EXPECT_EQ(lineOf(said, "cycles"), "1");
  EXPECT_EQ(lineOf(said, "head_entry"), "1");
  EXPECT_NE(lineOf(said, "part").find("5.1.1.1-1"), std::string::npos) << said;
  const auto scores = outputJson({"score", path("部分.kijun"), "--json"});
  EXPECT_FALSE(itemOf(scores, "5.1.1.1-1").at("level").is_null());
  EXPECT_TRUE(itemOf(scores, "3.1.1-1").at("level").is_null());
  output({"seal", file, "--out", path("部分.kijunpkg"), "--section", "4", "--passphrase-file",
          passphraseFile()});
  const auto back = output({"unseal", path("部分.kijunpkg"), "--out", path("部分 2.kijun"),
                            "--passphrase-file", passphraseFile()});
  EXPECT_NE(lineOf(back, "part"), "");
}

TEST_F(PackageCommands, OfADepartmentByItsName) {
  const auto file = sample();
  const auto whole = output({"extract", file, "--out", path("全.kijun"), "--cycle", "2"});
  const auto one = output(
      {"extract", file, "--out", path("一.kijun"), "--cycle", "2", "--department", "浄水課"});
  EXPECT_LT(std::stoi(lineOf(one, "answers")), std::stoi(lineOf(whole, "answers")));
  EXPECT_GT(std::stoi(lineOf(one, "answers")), 0);
  refused(1, {"extract", file, "--out", path("無.kijun"), "--department", "無い課"});
  refused(1, {"extract", file, "--out", path("無.kijun"), "--cycle", "9"});
  EXPECT_FALSE(fs::exists(path("無.kijun")));
}

TEST_F(PackageCommands, SayWhatIsWrong) {
  const auto file = empty();
  const auto package = sealed(file);
  const auto before = names();
  writeBytes(path("違う.txt"), "違う 馬の 電池と 留め具\n");
  const std::vector<std::string> call{"unseal", package, "--out", path("出.kijun"),
                                      "--passphrase-file"};
  const auto with = [&](const std::string& passphrase, const std::string& of = {}) {
    auto arguments = call;
    if (!of.empty()) arguments[1] = of;
    arguments.push_back(passphrase);
    return refused(1, arguments);
  };
  std::set<std::string> messages;
  messages.insert(with(path("違う.txt")));
  const auto bytes = bytesOf(package);
  const auto damaged = path("提出 用 2.kijunpkg");
  auto header = bytes;
  header[50] ^= 1;
  auto content = bytes;
  content[bytes.size() / 2] ^= 1;
  for (const auto& each :
       {header, content, bytes.substr(0, bytes.size() / 2), bytes + "x", std::string("plain")}) {
    writeBytes(damaged, each);
    messages.insert(with(passphraseFile(), damaged));
  }
  messages.insert(with(passphraseFile(), path("無い.kijunpkg")));
  EXPECT_EQ(messages.size(), 7u) << "each has a message of its own";
  fs::remove(damaged);
  fs::remove(path("違う.txt"));
  EXPECT_EQ(names(), before);
}

TEST_F(PackageCommands, ReplaceOnlyWhereTold) {
  const auto file = empty();
  const auto package = sealed(file);
  const auto before = bytesOf(package);
  refused(1, {"seal", file, "--out", package, "--passphrase-file", passphraseFile()});
  EXPECT_EQ(bytesOf(package), before);
  output({"seal", file, "--out", package, "--passphrase-file", passphraseFile(), "--replace"});
  EXPECT_NE(bytesOf(package), before);
  refused(1, {"unseal", package, "--out", file, "--passphrase-file", passphraseFile()});
  refused(1, {"extract", file, "--out", file});
}

TEST_F(PackageCommands, TakeAPassphraseFromAPipeAndNeverAWeakOne) {
  const auto file = empty();
  auto call = launch({"seal", file, "--out", path("管.kijunpkg")});
  call.command.insert(call.command.begin(),
                      {"sh", "-c", "printf '正しい 馬の 電池と 留め具\\r\\n' | \"$@\"", "sh"});
  const auto finished = run(call);
  EXPECT_EQ(finished.code, 0) << finished.err;
  output({"unseal", path("管.kijunpkg"), "--out", path("管.kijun"), "--passphrase-file",
          passphraseFile()});
  writeBytes(path("弱い.txt"), "短い\n");
  refused(1, {"seal", file, "--out", path("弱.kijunpkg"), "--passphrase-file", path("弱い.txt")});
  writeBytes(path("空.txt"), "\n");
  refused(2, {"seal", file, "--out", path("弱.kijunpkg"), "--passphrase-file", path("空.txt")});
  EXPECT_FALSE(fs::exists(path("弱.kijunpkg")));
}

// Types at a terminal of its own and gives what it showed.
std::pair<int, std::string> atTerminal(const Launch& call, const std::vector<std::string>& typed) {
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    for (const auto& [name, value] : call.environment) {
      ::setenv(name.c_str(), value.value_or("").c_str(), 1);
    }
    std::vector<char*> arguments;
    for (const auto& argument : call.command)
      arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }
  std::string shown;
  std::array<char, 4096> buffer{};
  std::size_t asked = 0;
  while (true) {
    const auto count = ::read(terminal, buffer.data(), buffer.size());
    if (count <= 0) break;
    shown.append(buffer.data(), static_cast<std::size_t>(count));
    // Each question ends in a colon and a space.
    const bool isAsking = shown.ends_with(": ");
    if (isAsking && asked < typed.size()) {
      const auto& line = typed[asked++];
      if (::write(terminal, line.data(), line.size()) < 0) break;
    }
  }
  ::close(terminal);
  int status = 0;
  ::waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), shown};
}

TEST_F(PackageCommands, AskUnseenAtTheTerminal) {
  const auto file = empty();
  const auto call = launch({"seal", file, "--out", path("端末.kijunpkg")});
  // A slip is taken back with the delete key, a whole line with Ctrl+U.
  const auto [code, shown] = atTerminal(
      call, {"ちがう\x15正しい 馬の 電池と 留め金\x7f具\r", "正しい 馬の 電池と 留め具\r"});
  EXPECT_EQ(code, 0) << shown;
  for (const char* secret : {"正しい", "電池"}) {
    EXPECT_EQ(shown.find(secret), std::string::npos) << shown;
  }
  output({"unseal", path("端末.kijunpkg"), "--out", path("端末.kijun"), "--passphrase-file",
          passphraseFile()});
  const auto other = launch({"seal", file, "--out", path("端末 2.kijunpkg")});
  EXPECT_EQ(atTerminal(other, {"正しい 馬の 電池と 留め具\r", "違う 馬の 電池と 留め具\r"}).first,
            1);
  EXPECT_EQ(atTerminal(other, {"\x03"}).first, 2) << "Ctrl+C";
  EXPECT_EQ(atTerminal(other, {"短い\r"}).first, 1);
  EXPECT_FALSE(fs::exists(path("端末 2.kijunpkg")));
}

TEST_F(PackageCommands, NeverPutAPassphraseInTheLog) {
  const auto file = empty();
  sealed(file);
  EXPECT_EQ(bytesOf(path("state/kijun/kijun.log")).find("正しい"), std::string::npos);
}

}  // namespace
}  // namespace kijun::testing
