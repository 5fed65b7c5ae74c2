// Text as search reads it, and the way back to where a hit stands.
#include "base/search_text.h"

#include <gtest/gtest.h>

#include <random>

#include "base/text.h"

namespace kijun {
namespace {

std::string found(const std::string& original, const std::string& word) {
  const SearchText text(original);
  const auto ranges = text.find({searchFolded(word)});
  if (ranges.empty()) return "nothing";
  const auto [from, to] = ranges.front();
  return original.substr(from, to - from);
}

TEST(SearchText, FoldsWidthCaseAndComposition) {
  EXPECT_EQ(searchFolded("ｶﾀｶﾅ ＡＢＣ"), "カタカナ abc");
  EXPECT_EQ(searchFolded("ﾊﾞｯｸｱｯﾌﾟ"), "バックアップ");
  EXPECT_EQ(searchFolded("㈱基準①"), searchFolded("(株)基準1"));
  EXPECT_EQ(searchFolded("e\u0301"), "\u00e9");
  EXPECT_EQ(searchFolded(""), "");
}

TEST(SearchText, JapaneseWordsGoOnOverLinesAndBlanks) {
  EXPECT_EQ(searchFolded("情報セキュ\nリティ　規程"), "情報セキュリティ規程");
  EXPECT_EQ(searchFolded("  the\r\n  plant \t network "), "the plant network");
  EXPECT_EQ(searchFolded("OT 制御"), "ot 制御");
  EXPECT_EQ(searchFolded("자산 목록"), "자산 목록") << "Korean keeps its blanks";
}

TEST(SearchText, AHitIsMarkedWhereItStandsInTheOriginal) {
  EXPECT_EQ(found("旧システムのﾊﾞｯｸｱｯﾌﾟ手順", "バックアップ"), "ﾊﾞｯｸｱｯﾌﾟ");
  EXPECT_EQ(found("山田 太郎が確認", "山田太郎"), "山田 太郎");
  EXPECT_EQ(found("前の情報セキュ\nリティ規程", "セキュリティ"), "セキュ\nリティ");
  EXPECT_EQ(found("ＣＳＩＲＴ要綱", "csirt"), "ＣＳＩＲＴ");
  EXPECT_EQ(found("㈱架空", "株"), "㈱") << "part of what one character stands for";
  EXPECT_EQ(found("資産目録", "目標"), "nothing");
}

TEST(SearchText, RangesOfSeveralWordsAreInOrderAndApart) {
  const SearchText text("資産目録と資産管理");
  const auto ranges = text.find({"資産", "産目"});
  ASSERT_EQ(ranges.size(), 2u);
  EXPECT_EQ(text.original().substr(ranges[0].first, ranges[0].second - ranges[0].first), "資産目");
  EXPECT_EQ(text.original().substr(ranges[1].first, ranges[1].second - ranges[1].first), "資産");
}

TEST(SearchText, WordsAreCutAtBlanksUnlessQuoted) {
  EXPECT_EQ(searchWords("　資産 ｻｰﾊﾞ 資産 "), (std::vector<std::string>{"資産", "サーバ"}));
  EXPECT_EQ(searchWords("\"plant network\" OT"), (std::vector<std::string>{"plant network", "ot"}));
  EXPECT_EQ(searchWords("\"5.1"), (std::vector<std::string>{"5.1"}));
  EXPECT_TRUE(searchWords(" \"\" 　").empty());
}

TEST(SearchText, ASnippetShowsTheHitInOneLine) {
  std::string before, after;
  for (int i = 0; i < 100; ++i) before += "前";
  for (int i = 0; i < 100; ++i) after += "後";
  const auto snippet = snippetOf(SearchText(before + "ﾊﾞｯｸ\nｱｯﾌﾟ" + after), {"バックアップ"}, 40);
  EXPECT_TRUE(snippet.text.starts_with("…前"));
  EXPECT_TRUE(snippet.text.ends_with("後…"));
  EXPECT_LE(codePointCount(snippet.text), 42u);
  ASSERT_EQ(snippet.marks.size(), 1u);
  const auto [from, to] = snippet.marks.front();
  EXPECT_EQ(snippet.text.substr(from, to - from), "ﾊﾞｯｸ ｱｯﾌﾟ");
}

TEST(SearchText, AShortTextIsItsOwnSnippet) {
  const auto snippet = snippetOf(SearchText("資産目録"), {"目録"}, 40);
  EXPECT_EQ(snippet.text, "資産目録");
  EXPECT_EQ(snippet.marks, (std::vector<ByteRange>{{6, 12}}));
  EXPECT_TRUE(snippetOf(SearchText(""), {"目録"}, 40).text.empty());
  EXPECT_EQ(snippetOf(SearchText("資産"), {"無い"}, 40).text, "資産");
}

TEST(SearchText, ASnippetGoesToWhereTheWordsMeet) {
  std::string filler(400, 'x');
  const auto snippet = snippetOf(SearchText("資産" + filler + "資産のバックアップ" + filler),
                                 {"資産", "バックアップ"}, 40);
  EXPECT_NE(snippet.text.find("資産のバックアップ"), std::string::npos);
}

// Any bytes: ranges lie in the original and begin and end at whole characters of it.
TEST(SearchText, TheWayBackHoldsForAnything) {
  std::mt19937 random(20260401);
  const std::vector<std::string> pieces{"ﾊ",        "ﾞ",    "バ",     "ッ",   " ",  "\n",
                                        "Ａ",       "a",    "\u0301", "資産", "㌔", "😀",
                                        "\xe7\x9b", "\x01", "ﬁ",      "İ",    "한", "\u200b"};
  for (int round = 0; round < 2000; ++round) {
    std::string original;
    for (int i = 0; i < 12; ++i) original += pieces[random() % pieces.size()];
    const SearchText text(original);
    EXPECT_EQ(text.folded(), searchFolded(original));
    EXPECT_TRUE(isValidUtf8(text.folded()));
    if (text.folded().size() < 2) continue;
    const auto from = random() % (text.folded().size() - 1);
    const auto word = text.folded().substr(from, 1 + random() % (text.folded().size() - from));
    for (const auto& [begin, end] : text.find({word})) {
      EXPECT_LT(begin, end);
      EXPECT_LE(end, original.size());
    }
    EXPECT_FALSE(text.find({word}).empty());
    snippetOf(text, {word}, 5);
  }
}

}  // namespace
}  // namespace kijun
