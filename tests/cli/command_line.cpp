#include "cli/command_line.h"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "support/sample.h"

namespace kijun::testing {

namespace fs = std::filesystem;

namespace {

constexpr uid_t kNobody = 65534;

const json& withId(const json& list, std::string_view id) {
  for (const auto& entry : list) {
    if (entry.at("id") == id) return entry;
  }
  throw std::out_of_range("no " + std::string(id));
}

}  // namespace

std::string bytesOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  EXPECT_TRUE(stream) << file;
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

void writeBytes(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

Launch CommandLine::launch(std::vector<std::string> arguments) const {
  Launch launch;
  launch.command = {KIJUN_BIN_DIR "/kijun"};
  launch.command.insert(launch.command.end(), arguments.begin(), arguments.end());
  launch.environment["HOME"] = folder_.path().string();
  launch.environment["XDG_STATE_HOME"] = (folder_ / "state").string();
  return launch;
}

Finished CommandLine::kijun(std::vector<std::string> arguments) const {
  return run(launch(std::move(arguments)));
}

std::string CommandLine::output(std::vector<std::string> arguments) const {
  const auto finished = kijun(std::move(arguments));
  EXPECT_EQ(finished.code, 0) << finished.err;
  return finished.out;
}

json CommandLine::outputJson(std::vector<std::string> arguments) const {
  const auto text = output(std::move(arguments));
  auto parsed = json::parse(text, nullptr, false);
  EXPECT_FALSE(parsed.is_discarded()) << text.substr(0, 200);
  return parsed;
}

std::string CommandLine::refused(int code, std::vector<std::string> arguments) const {
  const auto finished = kijun(std::move(arguments));
  EXPECT_EQ(finished.code, code) << finished.err;
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err, "");
  return finished.err;
}

std::string CommandLine::sample(const std::string& name) const {
  fs::copy_file(madeSample(), path(name));
  return path(name);
}

std::string CommandLine::empty(const std::string& name) const {
  EXPECT_EQ(
      output({"new", path(name), "--name", "架空市", "--sector", "water", "--as-of", "2026-09-30"}),
      "");
  return path(name);
}

Launch CommandLine::asOrdinaryUser(Launch launch) const {
  if (::geteuid() != 0) return launch;
  fs::permissions(folder_.path(), fs::perms(0755));
  const auto program = folder_ / "kijun";
  if (!fs::exists(program)) fs::copy_file(KIJUN_BIN_DIR "/kijun", program);
  launch.command.front() = program.string();
  launch.user = kNobody;
  return launch;
}

const json& itemOf(const json& scores, std::string_view id) {
  return withId(scores.at("items"), id);
}

const json& groupOf(const json& groups, std::string_view id) {
  return withId(groups, id);
}

}  // namespace kijun::testing
