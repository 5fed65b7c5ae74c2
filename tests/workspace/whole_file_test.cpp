#include "workspace/store/whole_file.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <fstream>

#include "support/temporary_folder.h"

namespace kijun::testing {
namespace {

namespace fs = std::filesystem;

class WholeFileTest : public ::testing::Test {
 protected:
  void write(const fs::path& path) const { std::ofstream(path) << "x"; }
  std::string refusal(WholeFile& whole) const {
    try {
      whole.moveIntoPlace();
    } catch (const Error& error) {
      return error.message().id;
    }
    return {};
  }
  TemporaryFolder folder;
  fs::path target = folder / "新しい 台帳.kijun";
};

TEST_F(WholeFileTest, appearsOnlyWhenItIsMoved) {
  WholeFile whole(target);
  write(whole.path());
  EXPECT_FALSE(fs::exists(target));
  whole.moveIntoPlace();
  EXPECT_TRUE(fs::exists(target));
  EXPECT_FALSE(fs::exists(whole.path()));
}

TEST_F(WholeFileTest, leavesNothingWhereItFails) {
  try {
    WholeFile whole(target);
    write(whole.path());
    write(whole.path().string() + "-journal");
    whole.make([](const fs::path& path) { throw machineError(path.string(), ENOSPC); });
    FAIL() << "no failure";
  } catch (const Error& error) {
    EXPECT_EQ(error.message().arguments.front(), target.string());
  }
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST_F(WholeFileTest, neverReplacesAndNeverLeavesALogBehind) {
  {
    WholeFile whole(target);
    write(whole.path());
    write(target);
    EXPECT_EQ(refusal(whole), "workspace.create.exists");
  }
  fs::remove(target);
  WholeFile whole(target);
  write(whole.path());
  write(whole.path().string() + "-wal");
  EXPECT_EQ(refusal(whole), "base.file.failed");
  EXPECT_FALSE(fs::exists(target));
}

TEST_F(WholeFileTest, removesWhatAnEarlierAttemptLeft) {
  const std::string left = ".新しい 台帳.kijun.0123456789abcdef.new";
  for (const auto& name : {left, left + "-journal", left + "-wal", "." + left + ".lock"}) {
    write(folder / name);
  }
  const std::vector<std::string> others{"新しい 台帳.kijun.bak", ".新しい 台帳.kijun.lock",
                                        ".新しい 台帳.kijun.mine.new",
                                        ".別の.kijun.0123456789abcdef.new"};
  for (const auto& name : others) write(folder / name);
  const WholeFile whole(target);
  for (const auto& name : others) EXPECT_TRUE(fs::exists(folder / name)) << name;
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()),
            std::ptrdiff_t(others.size()));
}

}  // namespace
}  // namespace kijun::testing
