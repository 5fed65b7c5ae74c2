// kijun approve and kijun approvals.
#include <algorithm>

#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class ApprovalCommands : public CommandLine {
 protected:
  json set(const std::string& file, const std::string& section) const {
    const auto all = outputJson({"approvals", file, "--json"});
    for (const auto& one : all.at("sets")) {
      if (one.at("section") == section) return one;
    }
    ADD_FAILURE() << "no set " << section;
    return {};
  }
  std::vector<std::string> step(const std::string& file, const std::string& which,
                                std::vector<std::string> more) const {
    std::vector<std::string> arguments{"approve", file, "--step", which};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
  void sign(const std::string& file, const std::string& which,
            std::vector<std::string> more) const {
    const auto finished = kijun(step(file, which, std::move(more)));
    EXPECT_EQ(finished.code, 0) << finished.err;
    EXPECT_TRUE(finished.out.empty());
    EXPECT_FALSE(finished.err.empty()) << "says what was signed";
  }
};

TEST_F(ApprovalCommands, ShowsTheSample) {
  const auto file = sample();
  const auto previous = outputJson({"approvals", file, "--json", "--cycle", "1"});
  EXPECT_EQ(previous.at("sets").at(0).at("section"), "");
  EXPECT_EQ(previous.at("sets").at(0).at("state"), "approved");
  const auto& stamps = previous.at("sets").at(0).at("rounds").at(0).at("stamps");
  ASSERT_EQ(stamps.size(), 3u);
  EXPECT_EQ(stamps[0].at("name"), "佐藤 真理子");
  EXPECT_EQ(stamps[2].at("role"), "executive");
  const auto approved = set(file, "2");
  EXPECT_EQ(approved.at("state"), "approved");
  ASSERT_EQ(approved.at("reopened").size(), 1u);
  EXPECT_EQ(approved.at("reopened")[0].at("item"), "2.3-1");
  EXPECT_EQ(approved.at("reopened")[0].at("by"), "中村 修");
  EXPECT_EQ(set(file, "1").at("state"), "reviewed");
  EXPECT_EQ(set(file, "3").at("state"), "none");
  const auto table = output({"approvals", file});
  EXPECT_NE(table.find("起案\t審査\t承認\t再開"), std::string::npos) << table;
  EXPECT_NE(table.find("吉田 昭 2026-09-29"), std::string::npos) << table;
  EXPECT_NE(output({"approvals", file, "--lang", "en"}).find("Reopened"), std::string::npos);
}

TEST_F(ApprovalCommands, GoThroughTheStepsOfASet) {
  const auto file = sample();
  sign(file, "draft", {"--section", "4", "--as", "佐藤 真理子", "--note", "よろしく"});
  EXPECT_EQ(set(file, "4").at("state"), "drafted");
  EXPECT_NE(refused(1, step(file, "review", {"--section", "4", "--as", "佐藤 真理子"}))
                .find("佐藤 真理子"),
            std::string::npos);
  refused(1, step(file, "review", {"--section", "4", "--as", "鈴木 健一"}));
  sign(file, "review", {"--section", "4", "--as", "田中 誠"});
  refused(1, step(file, "return", {"--section", "4", "--as", "吉田 昭"}));
  sign(file, "return", {"--section", "4", "--as", "吉田 昭", "--note", "4.10節をもう一度"});
  EXPECT_EQ(set(file, "4").at("state"), "returned");
  sign(file, "approve", {"--section", "1", "--as", "吉田 昭"});
  EXPECT_EQ(set(file, "1").at("state"), "approved");
}

TEST_F(ApprovalCommands, NeedARegisteredPersonAndAKnownHeading) {
  const auto file = sample();
  refused(1, step(file, "draft", {"--section", "4"}));
  refused(1, step(file, "draft", {"--section", "4.99", "--as", "佐藤 真理子"}));
  refused(2, step(file, "sign", {}));
  refused(2, {"approve", file});
}

TEST_F(ApprovalCommands, AskBeforeAnIncompleteSetGoesForward) {
  const auto file = empty();
  kijun({"answer", file, "1.2-1", "--level", "3", "--stipulation", "full"});
  const auto said = refused(1, step(file, "draft", {"--section", "1"}));
  EXPECT_NE(said.find("--incomplete"), std::string::npos) << said;
}

TEST_F(ApprovalCommands, AreNamedAndHeldBySettings) {
  const auto file = sample();
  refused(1, {"setting", file, "approval_terms", "public_body", "--as", "佐藤 真理子"});
  refused(1, {"setting", file, "approval_terms", "other", "--as", "伊藤 大輔"});
  output({"setting", file, "approval_terms", "public_body", "--as", "伊藤 大輔"});
  EXPECT_EQ(output({"setting", file, "approval_terms"}), "public_body\n");
  EXPECT_NE(output({"approvals", file}).find("起案\t合議\t決裁"), std::string::npos);
  output({"setting", file, "unknown_users", "executive", "--as", "伊藤 大輔"});
  refused(1, {"answer", file, "1.2-1", "--level", "4"});
  refused(2, {"setting", file, "colour"});
}

}  // namespace
}  // namespace kijun::testing
