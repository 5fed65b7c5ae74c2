#include "base/text.h"

#include <gtest/gtest.h>

namespace kijun {
namespace {

TEST(Text, FoldsWidthAndCase) {
  EXPECT_TRUE(containsFolded("カタカナの資産目録", "ｶﾀｶﾅ"));
  EXPECT_TRUE(containsFolded("ＣＳＩＲＴ要綱", "csirt"));
  EXPECT_FALSE(containsFolded("資産目録", "目標"));
}

TEST(Text, KnowsBrokenUtf8) {
  EXPECT_TRUE(isValidUtf8("目標"));
  EXPECT_TRUE(isValidUtf8(""));
  EXPECT_FALSE(isValidUtf8("\xe7\x9b"));
  EXPECT_FALSE(isValidUtf8("\x83\x4a"));  // カ in Shift_JIS
}

TEST(Text, TrimsAsciiAndIdeographicBlanks) {
  EXPECT_EQ(trimmed("　 理由　\n"), "理由");
  EXPECT_EQ(trimmed(" 　 "), "");
}

TEST(Text, ShortensByCharacters) {
  EXPECT_EQ(shortened("資産目録の整備", 5), "資産目録…");
  EXPECT_EQ(shortened("資産", 5), "資産");
}

TEST(Text, EscapesMarkup) {
  EXPECT_EQ(escapedXml("<script>\"&'\x01</script>"),
            "&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;");
}

}  // namespace
}  // namespace kijun
