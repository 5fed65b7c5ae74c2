#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class MergeCommand : public CommandLine {
 protected:
  void SetUp() override {
    mine_ = sample("自分.kijun");
    answer(mine_, "--level", "3");
    theirs_ = path("相手 コピー.kijun");
    std::filesystem::copy_file(mine_, theirs_);
  }
  void answer(const std::string& file, const std::string& option, const std::string& value) {
    output({"answer", file, "5.1.1.1-1", option, value});
  }
  int levelOf(const std::string& file) const {
    return itemOf(outputJson({"score", file, "--json"}), "5.1.1.1-1").at("level");
  }

  std::string mine_;
  std::string theirs_;
};

TEST_F(MergeCommand, ShowsWhatWouldComeInAndChangesNothing) {
  answer(theirs_, "--note", "相手の追記");
  const auto before = bytesOf(mine_);
  const auto shown = output({"merge", mine_, theirs_});
  EXPECT_NE(shown.find("5.1.1.1-1"), std::string::npos);
  EXPECT_EQ(bytesOf(mine_), before);
}

TEST_F(MergeCommand, TakesInWhatOnlyTheOtherChanged) {
  answer(mine_, "--level", "1");
  answer(theirs_, "--note", "相手の追記");
  const auto merged = outputJson({"merge", mine_, theirs_, "--yes", "--json"});
  EXPECT_EQ(merged.at("merged"), true);
  EXPECT_EQ(merged.at("incoming").size(), 1u);
  EXPECT_TRUE(merged.at("conflicts").empty());
  EXPECT_EQ(levelOf(mine_), 1);
  EXPECT_EQ(kijun({"verify", mine_}).code, 0);
  const auto again = outputJson({"merge", mine_, theirs_, "--yes", "--json"});
  EXPECT_EQ(again.at("merged"), false);
}

TEST_F(MergeCommand, UndecidedConflictsEndWithOneAndChangeNothing) {
  answer(mine_, "--level", "1");
  answer(theirs_, "--level", "2");
  const auto before = bytesOf(mine_);
  const auto finished = kijun({"merge", mine_, theirs_, "--yes"});
  EXPECT_EQ(finished.code, 1);
  EXPECT_NE(finished.out.find("5.1.1.1-1"), std::string::npos);
  EXPECT_NE(finished.err.find("--prefer"), std::string::npos);
  EXPECT_EQ(bytesOf(mine_), before);
}

TEST_F(MergeCommand, PrefersOneSideInEveryConflict) {
  answer(mine_, "--level", "1");
  answer(theirs_, "--level", "2");
  const auto kept = path("自分を優先.kijun");
  std::filesystem::copy_file(mine_, kept);
  output({"merge", kept, theirs_, "--prefer", "mine", "--yes"});
  EXPECT_EQ(levelOf(kept), 1);
  output({"merge", mine_, theirs_, "--prefer", "theirs", "--yes"});
  EXPECT_EQ(levelOf(mine_), 2);
}

TEST_F(MergeCommand, BacksUpFirstAndRefusesWhereThatFails) {
  answer(theirs_, "--level", "2");
  const auto folder = path("自分 のバックアップ");
  writeBytes(folder, "in the way");
  const auto why = refused(1, {"merge", mine_, theirs_, "--prefer", "theirs", "--yes"});
  EXPECT_NE(why.find("--no-backup"), std::string::npos) << why;
  EXPECT_EQ(levelOf(mine_), 3);
  output({"merge", mine_, theirs_, "--yes", "--no-backup"});
  EXPECT_EQ(levelOf(mine_), 2);

  std::filesystem::remove(folder);
  answer(theirs_, "--level", "4");
  output({"merge", mine_, theirs_, "--yes"});
  const auto list = outputJson({"backup", "list", mine_, "--json"});
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0]["reason"], "merge");
  EXPECT_EQ(levelOf(list[0]["file"]), 2);
  EXPECT_EQ(levelOf(mine_), 4);
}

TEST_F(MergeCommand, RefusesAnotherWorkspace) {
  refused(1, {"merge", mine_, empty(), "--yes"});
  refused(1, {"merge", mine_, mine_});
  refused(2, {"merge", mine_, theirs_, "--prefer", "both"});
}

}  // namespace
}  // namespace kijun::testing
