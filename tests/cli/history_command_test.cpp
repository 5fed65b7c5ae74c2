#include "cli/command_line.h"

namespace kijun::testing {
namespace {

using HistoryCommand = CommandLine;

TEST_F(HistoryCommand, printsWhoDidWhatNewestFirst) {
  const auto file = sample();
  output({"answer", file, "5.1.1.1-1", "--level", "4"});
  const auto lines = output({"history", file});
  EXPECT_NE(lines.substr(0, lines.find('\n')).find("5.1.1.1-1"), std::string::npos) << lines;
  const auto one = output({"history", file, "--limit", "1"});
  EXPECT_EQ(std::count(one.begin(), one.end(), '\n'), 1);
  const auto workspace = output({"history", file, "--kind", "workspace"});
  EXPECT_NE(workspace.find("[開始]"), std::string::npos) << workspace;
}

TEST_F(HistoryCommand, jsonHoldsWhatWasChanged) {
  const auto file = sample();
  output({"answer", file, "5.1.1.1-1", "--level", "4"});
  const auto entries = outputJson({"history", file, "--json", "--limit", "1"});
  ASSERT_EQ(entries.size(), 1u);
  const auto& entry = entries.front();
  EXPECT_EQ(entry.at("kind"), "edit");
  EXPECT_EQ(entry.at("group"), "answers");
  ASSERT_FALSE(entry.at("rows").empty());
  EXPECT_EQ(entry.at("rows").front().at("table"), "answer");
  bool level = false;
  for (const auto& field : entry.at("rows").front().at("fields")) {
    level = level || (field.at("field") == "実施" && field.at("after") == "4");
  }
  EXPECT_TRUE(level) << entry.dump();
}

TEST_F(HistoryCommand, filtersAndRefusesWhatItDoesNotKnow) {
  const auto file = sample();
  EXPECT_TRUE(output({"history", file, "--person", "だれでもない人"}).empty());
  EXPECT_TRUE(output({"history", file, "--until", "1999-12-31"}).empty());
  EXPECT_TRUE(outputJson({"history", file, "--json", "--until", "1999-12-31"}).empty());
  EXPECT_FALSE(output({"history", file, "--table", "organisation"}).empty());
  refused(2, {"history", file, "--role", "king"});
  refused(2, {"history", file, "--kind", "magic"});
  refused(2, {"history", file, "--from", "きのう"});
}

}  // namespace
}  // namespace kijun::testing
