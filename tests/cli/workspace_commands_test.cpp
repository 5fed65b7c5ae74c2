#include "cli/command_line.h"
#include "workspace/session.h"

namespace kijun::testing {
namespace {

namespace fs = std::filesystem;

class SampleCommand : public CommandLine {};

TEST_F(SampleCommand, WritesACompletelyAnsweredWorkspace) {
  const auto scores = outputJson({"score", sample(), "--json"});
  EXPECT_EQ(scores.at("overall").at("answered_rate"), 1.0);
  EXPECT_EQ(scores.at("overall").at("counts").at("unconfirmed"), 0);
  EXPECT_GT(scores.at("overall").at("counts").at("not_applicable"), 0);
  EXPECT_GT(scores.at("overall").at("counts").at("not_adopted"), 0);
}

TEST_F(SampleCommand, NeverReplacesAFile) {
  const auto file = path("大事な 記録.kijun");
  writeBytes(file, "something else");
  EXPECT_NE(refused(1, {"sample", file}).find(file), std::string::npos);
  EXPECT_EQ(bytesOf(file), "something else");
}

TEST_F(SampleCommand, AlwaysWritesTheSameWorkspace) {
  const auto first = sample("一.kijun");
  const auto second = sample("二.kijun");
  EXPECT_EQ(output({"score", first, "--json"}), output({"score", second, "--json"}));
  OpenOptions options;
  options.access = Access::ReadOnly;
  const auto headOf = [&](const std::string& file) {
    return toHex(Session::open(file, options)->head().hash);
  };
  EXPECT_EQ(headOf(first), headOf(second));
  EXPECT_EQ(headOf(first).size(), 64u);
  for (const std::string format : {"html", "pdf"}) {
    const auto reportOf = [&](const std::string& file) {
      output({"report", file, "--kind", "assessment", "--format", format, "--out", path("r")});
      return bytesOf(path("r"));
    };
    EXPECT_EQ(reportOf(first), reportOf(second)) << format;
  }
}

TEST_F(SampleCommand, SaysThatThereIsNoSuchFolder) {
  EXPECT_NE(refused(1, {"sample", path("無い/標本.kijun")}).find("無い"), std::string::npos);
  EXPECT_FALSE(fs::exists(path("無い")));
}

class NewCommand : public CommandLine {
 protected:
  std::vector<std::string> with(std::map<std::string, std::string> options) const {
    std::map<std::string, std::string> all{
        {"--name", "架空市"}, {"--sector", "water"}, {"--as-of", "2026-09-30"}};
    for (const auto& [name, value] : options) all[name] = value;
    std::vector<std::string> arguments{"new", path("新しい.kijun")};
    for (const auto& [name, value] : all) {
      if (!value.empty()) arguments.insert(arguments.end(), {name, value});
    }
    return arguments;
  }
};

TEST_F(NewCommand, StartsAnEmptyWorkspace) {
  output(with({{"--cycle", "令和8年度 上期"},
               {"--scope", "浄水場と配水管理"},
               {"--assessors", "情報システム課"}}));
  const auto scores = outputJson({"score", path("新しい.kijun"), "--json"});
  EXPECT_EQ(scores.at("overall").at("answered_rate"), 0.0);
  OpenOptions options;
  options.access = Access::ReadOnly;
  const auto snapshot = Session::open(path("新しい.kijun"), options)->snapshot();
  EXPECT_EQ(snapshot.organisation.name, "架空市");
  EXPECT_EQ(snapshot.organisation.sector, "water");
  EXPECT_EQ(snapshot.current.cycle.name, "令和8年度 上期");
  EXPECT_EQ(snapshot.current.cycle.asOf, "2026-09-30");
  EXPECT_EQ(snapshot.current.cycle.scope, "浄水場と配水管理");
  EXPECT_EQ(snapshot.current.cycle.assessors, "情報システム課");
}

TEST_F(NewCommand, NamesTheCycleAfterTheFiscalYear) {
  output(with({{"--as-of", "2027-03-31"}}));
  OpenOptions options;
  options.access = Access::ReadOnly;
  EXPECT_EQ(Session::open(path("新しい.kijun"), options)->snapshot().current.cycle.name,
            "令和8年度");
}

TEST_F(NewCommand, WantsNameSectorAndDay) {
  for (const std::string option : {"--name", "--sector", "--as-of"}) {
    EXPECT_NE(refused(2, with({{option, ""}})).find(option), std::string::npos);
  }
  EXPECT_NE(refused(2, with({{"--sector", "beer"}})).find("water"), std::string::npos)
      << "the sectors there are";
  EXPECT_NE(refused(2, with({{"--as-of", "2026-13-01"}})).find("2026-13-01"), std::string::npos);
  EXPECT_FALSE(fs::exists(path("新しい.kijun")));
}

TEST_F(NewCommand, NeverReplacesAFile) {
  const auto file = path("新しい.kijun");
  output(with({}));
  const auto before = bytesOf(file);
  refused(1, with({}));
  EXPECT_EQ(bytesOf(file), before);
}

}  // namespace
}  // namespace kijun::testing
