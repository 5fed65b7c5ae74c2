// `kijun backup` and `kijun restore`, as scripts use them.
#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class BackupCommand : public CommandLine {
 protected:
  std::string trimmed(std::string text) const {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }
  std::string backup(const std::string& file) const { return trimmed(output({"backup", file})); }
};

TEST_F(BackupCommand, makesAndListsBackups) {
  const auto file = empty();
  EXPECT_EQ(outputJson({"backup", "list", file, "--json"}), json::array());
  const auto made = backup(file);
  EXPECT_TRUE(std::filesystem::exists(made));
  const auto list = outputJson({"backup", "list", file, "--json"});
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0]["file"], made);
  EXPECT_EQ(list[0]["state"], "sound");
  EXPECT_EQ(list[0]["reason"], "manual");
  EXPECT_EQ(list[0]["entries"], 1);
}

TEST_F(BackupCommand, goesToTheFolderGiven) {
  const auto file = empty();
  refused(3, {"backup", file, "--to", path("ない")});
  std::filesystem::create_directory(path("控え"));
  const auto made = trimmed(output({"backup", file, "--to", path("控え")}));
  EXPECT_EQ(std::filesystem::path(made).parent_path(), path("控え"));
  refused(2, {"backup", file, "--keep", "0"});
  refused(2, {"backup"});
}

TEST_F(BackupCommand, restoresWhatWas) {
  const auto file = empty();
  const auto item = outputJson({"score", file, "--json"})["items"][0]["id"].get<std::string>();
  const auto made = backup(file);
  output({"answer", file, item, "--level", "3"});
  const auto preview = output({"restore", file, made});
  EXPECT_NE(preview.find(item), std::string::npos);
  EXPECT_EQ(itemOf(outputJson({"score", file, "--json"}), item)["level"], 3);
  output({"restore", file, made, "--yes"});
  EXPECT_TRUE(itemOf(outputJson({"score", file, "--json"}), item)["level"].is_null());
}

TEST_F(BackupCommand, restoringBacksUpFirstUnlessToldOtherwise) {
  const auto file = empty();
  const auto item = outputJson({"score", file, "--json"})["items"][0]["id"].get<std::string>();
  const auto made = backup(file);
  output({"answer", file, item, "--level", "3"});
  output({"restore", file, made, "--yes"});
  const auto list = outputJson({"backup", "list", file, "--json"});
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0]["reason"], "restore");
  output({"restore", file, list[0]["file"], "--yes", "--no-backup"});
  EXPECT_EQ(itemOf(outputJson({"score", file, "--json"}), item)["level"], 3);
  EXPECT_EQ(outputJson({"backup", "list", file, "--json"}).size(), 2u);
}

TEST_F(BackupCommand, aDamagedFileComesBackFromItsBackup) {
  const auto file = empty();
  const auto made = backup(file);
  writeBytes(file, "nonsense");
  EXPECT_EQ(outputJson({"backup", "list", file, "--json"}).size(), 1u);
  output({"restore", file, made});
  output({"restore", file, made, "--yes"});
  output({"verify", file});
}

}  // namespace
}  // namespace kijun::testing
