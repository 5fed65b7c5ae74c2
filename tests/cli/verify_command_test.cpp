#include <SQLiteCpp/SQLiteCpp.h>

#include "cli/command_line.h"

namespace kijun::testing {
namespace {

using VerifyCommand = CommandLine;

void tamper(const std::string& file, const std::string& statement) {
  SQLite::Database database(file, SQLite::OPEN_READWRITE);
  database.exec(statement);
}

TEST_F(VerifyCommand, aSoundFileEndsWellAndSaysWhatWasCompared) {
  const auto file = sample();
  const auto words = output({"verify", file});
  EXPECT_NE(words.find("改ざんや破損は見つかりませんでした"), std::string::npos) << words;
  EXPECT_NE(output({"--messages", "en", "verify", file}).find("Nothing was altered"),
            std::string::npos);
  const auto json = outputJson({"verify", file, "--json"});
  EXPECT_TRUE(json.at("sound"));
  EXPECT_GT(json.at("entries"), 1);
  EXPECT_GT(json.at("rows"), 100);
  EXPECT_EQ(json.at("head_hash").get<std::string>().size(), 64u);
  EXPECT_TRUE(json.at("findings").empty());
}

TEST_F(VerifyCommand, anAlteredRowIsNamedAndTheEndIsOne) {
  const auto file = sample();
  tamper(file, "UPDATE organisation SET headcount = coalesce(headcount, 0) + 1");
  const auto words = kijun({"verify", file});
  EXPECT_EQ(words.code, 1) << words.err;
  EXPECT_TRUE(words.err.empty()) << words.err;
  EXPECT_NE(words.out.find("組織"), std::string::npos) << words.out;
  EXPECT_NE(words.out.find("職員数"), std::string::npos) << words.out;
  const auto finished = kijun({"verify", file, "--json"});
  EXPECT_EQ(finished.code, 1);
  const auto json = json::parse(finished.out);
  EXPECT_FALSE(json.at("sound"));
  ASSERT_EQ(json.at("findings").size(), 1u);
  const auto& finding = json.at("findings").front();
  EXPECT_EQ(finding.at("kind"), "row_differs");
  EXPECT_EQ(finding.at("table"), "organisation");
  EXPECT_EQ(finding.at("field"), "headcount");
}

TEST_F(VerifyCommand, anAlteredEntryIsNamed) {
  const auto file = sample();
  tamper(file, "UPDATE journal_entry SET actor_name = actor_name || 'x' WHERE number = 2");
  const auto finished = kijun({"verify", file, "--json"});
  EXPECT_EQ(finished.code, 1);
  const auto findings = json::parse(finished.out).at("findings");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings.front().at("kind"), "entry_altered");
  EXPECT_EQ(findings.front().at("entry"), 2);
}

TEST_F(VerifyCommand, whatIsNoWorkspaceIsRefusedWithItsOwnWords) {
  writeBytes(path("memo.kijun"), "これは台帳ではありません");
  EXPECT_FALSE(refused(1, {"verify", path("memo.kijun")}).empty());
  const auto file = sample();
  const auto bytes = bytesOf(file);
  writeBytes(path("half.kijun"), bytes.substr(0, bytes.size() / 2));
  EXPECT_FALSE(refused(1, {"verify", path("half.kijun")}).empty());
  EXPECT_EQ(kijun({"verify"}).code, 2);
}

}  // namespace
}  // namespace kijun::testing
