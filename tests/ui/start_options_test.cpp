// What the workbench is started with.
#include "ui/shell/start_options.h"

#include <gtest/gtest.h>

#include <vector>

namespace kijun::ui {
namespace {

StartOptions read(std::vector<const char*> words) {
  words.insert(words.begin(), "kijun-workbench");
  return readStartOptions(static_cast<int>(words.size()), words.data());
}

TEST(StartOptionsTest, TakesAFileAndAPlace) {
  const auto options =
      read({"評価 用.kijun", "--page", "assess", "--place", "item:3.1.1-1", "--theme=dark"});
  EXPECT_FALSE(options.exitCode);
  EXPECT_EQ(options.file, QStringLiteral("評価 用.kijun"));
  EXPECT_EQ(options.page, QStringLiteral("assess"));
  EXPECT_EQ(options.place, QStringLiteral("item:3.1.1-1"));
  EXPECT_EQ(options.theme, LookChoice::Dark);
}

TEST(StartOptionsTest, HelpsInTheLanguageAskedFor) {
  const auto japanese = read({"--help", "--lang", "ja"});
  const auto english = read({"--lang=en", "--help"});
  EXPECT_EQ(japanese.exitCode, 0);
  EXPECT_NE(japanese.message.find("画面の言語"), std::string::npos) << japanese.message;
  EXPECT_NE(english.message.find("Language of the window"), std::string::npos) << english.message;
  EXPECT_EQ(english.message.find("オプション"), std::string::npos) << english.message;
}

TEST(StartOptionsTest, AWrongCallIsRefusedWithWhereToLook) {
  for (const auto& words : {std::vector<const char*>{"--nothing"},
                            {"--page", "nowhere"},
                            {"--theme", "blue"},
                            {"--place", "item:1"},
                            {"a", "b"}}) {
    const auto options = read(words);
    EXPECT_EQ(options.exitCode, 2) << words.front();
    EXPECT_NE(options.message.find("--help"), std::string::npos);
  }
}

}  // namespace
}  // namespace kijun::ui
