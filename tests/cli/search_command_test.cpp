#include <algorithm>

#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class SearchCommand : public CommandLine {
 protected:
  json found(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "search");
    arguments.push_back("--json");
    return outputJson(arguments);
  }
};

TEST_F(SearchCommand, FindsNotesByShortAndHalfWidthWords) {
  const auto file = empty();
  output({"answer", file, "5.1.1.1-1", "--level", "2", "--note", "旧サーバのﾊﾞｯｸｱｯﾌﾟは週次"});
  for (const std::string word : {"旧", "週次", "バックアップ", "ﾊﾞｯｸｱｯﾌﾟ", "ｻｰﾊﾞ"}) {
    const auto hits = found({file, word, "--kind", "answer"});
    ASSERT_EQ(hits.size(), 1u) << word;
    EXPECT_EQ(hits[0].at("kind"), "answer");
    EXPECT_EQ(hits[0].at("target").at("item"), "5.1.1.1-1");
    EXPECT_EQ(hits[0].at("target").at("field"), "note");
    EXPECT_EQ(hits[0].at("target").at("cycle_number"), 1);
    EXPECT_EQ(hits[0].at("snippet"), "旧サーバのﾊﾞｯｸｱｯﾌﾟは週次");
    EXPECT_EQ(hits[0].at("place"), "5.1.1.1-1 · 全体 · 根拠・メモ");
  }
  EXPECT_EQ(found({file, "旧", "週次", "--kind", "answer"}).size(), 1u);
  EXPECT_EQ(found({file, "旧", "月次", "--kind", "answer"}).size(), 0u);
}

TEST_F(SearchCommand, NothingFoundIsNoFaultAndSaysSo) {
  const auto file = empty();
  const auto finished = kijun({"search", file, "どこにも無い語"});
  EXPECT_EQ(finished.code, 0);
  EXPECT_TRUE(finished.out.empty());
  EXPECT_NE(finished.err.find("どこにも無い語"), std::string::npos);
  EXPECT_EQ(found({file, "どこにも無い語"}), json::array());
}

TEST_F(SearchCommand, ReadsTheSampleBesideItsWorkbench) {
  const auto file = sample();
  const auto before = bytesOf(file);
  const auto lines = output({"search", file, "制御系"});
  EXPECT_NE(lines.find("unit\t"), std::string::npos);
  const auto english = output({"search", file, "資産", "--lang", "en", "--kind", "item"});
  EXPECT_NE(english.find("item\t5.1.1.1 "), std::string::npos);
  EXPECT_EQ(bytesOf(file), before);
}

TEST_F(SearchCommand, SaysWhenThereIsMore) {
  const auto finished = kijun({"search", sample(), "の", "--kind", "item", "--limit", "3"});
  EXPECT_EQ(finished.code, 0);
  EXPECT_EQ(std::ranges::count(finished.out, '\n'), 3);
  EXPECT_NE(finished.err.find("--limit"), std::string::npos);
}

TEST_F(SearchCommand, WrongCallsAreRefused) {
  const auto file = empty();
  EXPECT_NE(refused(2, {"search", file, "x", "--kind", "nonsense"}).find("answer"),
            std::string::npos);
  refused(2, {"search", file});
  refused(2, {"search", file, "　"});
  refused(1, {"search", path("missing.kijun"), "x"});
}

TEST_F(SearchCommand, RemakesTheIndex) {
  const auto file = empty();
  output({"answer", file, "5.1.1.1-1", "--level", "2", "--note", "作り直す前"});
  const auto finished = kijun({"search", file, "作り直す前", "--remake-index"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_NE(finished.out.find("作り直す前"), std::string::npos);
  EXPECT_EQ(kijun({"verify", file}).code, 0);
}

}  // namespace
}  // namespace kijun::testing
