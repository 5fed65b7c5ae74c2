// kijun import and export, as people call them.
#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class ImportCommand : public CommandLine {
 protected:
  std::string list(std::string_view bytes, const std::string& name = "資産 一覧.csv") const {
    writeBytes(path(name), bytes);
    return path(name);
  }
  json imported(const std::string& file, const std::string& input, const std::string& name,
                std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"import", file, input, "--register", name, "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return outputJson(arguments);
  }
};

TEST_F(ImportCommand, PreviewsWithoutYesAndImportsOnce) {
  const auto file = empty();
  const auto input = list("資産名,種類,状態\r\n浄水場 監視盤,制御システム,承認済み\r\n");
  const auto before = bytesOf(file);
  const auto preview = imported(file, input, "assets");
  EXPECT_EQ(preview.at("new"), 1);
  EXPECT_EQ(preview.at("applied"), false);
  EXPECT_EQ(bytesOf(file), before);
  EXPECT_EQ(imported(file, input, "資産", {"--yes"}).at("applied"), true);
  const auto again = imported(file, input, "asset", {"--yes"});
  EXPECT_EQ(again.at("unchanged"), 1);
  EXPECT_EQ(again.at("applied"), false);
  output({"verify", file});
}

TEST_F(ImportCommand, ColumnsCanBeNamedAndWhatIsLeftOutIsSaid) {
  const auto file = empty();
  const auto input = list("装置;色;種類;状態\r\nポンプ;青;機器;承認済み\r\n");
  EXPECT_EQ(kijun({"import", file, input, "--register", "assets"}).code, 1);
  const auto named = imported(file, input, "assets", {"--map", "装置=資産名", "--yes"});
  EXPECT_EQ(named.at("columns").at("装置"), "name");
  EXPECT_EQ(named.at("left_out"), json::array({"色"}));
  const auto out = path("書き出し 先.csv");
  output({"export", file, "--register", "assets", "--out", out});
  EXPECT_NE(bytesOf(out).find("ポンプ,機器"), std::string::npos);
  EXPECT_TRUE(bytesOf(out).starts_with("\xEF\xBB\xBF資産名,"));
}

TEST_F(ImportCommand, RowsWithProblemsAreToldAndTheOthersComeIn) {
  const auto file = empty();
  const auto input = list("資産名,種類,状態\r\n甲,機器,承認済み\r\n乙,宇宙船,承認済み\r\n");
  const auto finished = kijun({"import", file, input, "--register", "assets", "--yes"});
  EXPECT_EQ(finished.code, 1);
  EXPECT_NE(finished.out.find("宇宙船"), std::string::npos);
  EXPECT_NE(finished.err.find("新規 1 件"), std::string::npos);
  EXPECT_EQ(
      imported(file, list("資産名,種類,状態\r\n甲,機器,承認済み\r\n"), "assets").at("unchanged"),
      1);
}

TEST_F(ImportCommand, AMappingThatWasGivenOnceIsKnownFromThenOn) {
  const auto file = empty();
  const auto input = list("装置,種類,状態\r\nポンプ,機器,承認済み\r\n");
  imported(file, input, "assets", {"--map", "装置=name", "--yes"});
  const auto entries = [&] { return outputJson({"verify", file, "--json"}).at("entries"); };
  const auto before = entries();
  const auto again = imported(file, input, "assets", {"--yes"});
  EXPECT_EQ(again.at("columns").at("装置"), "name");
  EXPECT_EQ(again.at("unchanged"), 1);
  EXPECT_EQ(entries(), before) << "nothing is written for nothing";
  EXPECT_EQ(kijun({"import", file, input, "--register", "assets", "--map", "装置="}).code, 1)
      << "what is said now wins: no column names the assets";
  refused(2, {"import", file, input, "--register", "assets", "--sheet", "資産"});
}

TEST_F(ImportCommand, AnswersOfAnotherToolComeInByWords) {
  const auto file = empty();
  const auto input =
      list("No.,評価,備考\n5.1.1.1-1,できている,台帳あり\n5.1.1.1-2,2,\n", "昨年.csv");
  const auto plan = imported(file, input, "answers", {"--level", "できている=4", "--yes"});
  EXPECT_EQ(plan.at("applied"), true);
  const auto scores = outputJson({"score", file, "--json"});
  EXPECT_EQ(itemOf(scores, "5.1.1.1-1").at("level"), 4);
  EXPECT_EQ(itemOf(scores, "5.1.1.1-2").at("level"), 2);
}

TEST_F(ImportCommand, WrongCallsSayWhatIsKnown) {
  const auto file = empty();
  const auto input = list("資産名\r\n甲\r\n");
  EXPECT_NE(refused(2, {"import", file, input, "--register", "宇宙"}).find("asset"),
            std::string::npos);
  refused(2, {"import", file, input, "--register", "assets", "--map", "資産名"});
  refused(2, {"export", file, "--register", "assets", "--out", path("表.ods")});
  refused(1, {"import", file, list("\"閉じない", "壊れ.csv"), "--register", "assets"});
}

}  // namespace
}  // namespace kijun::testing
