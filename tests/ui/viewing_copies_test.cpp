// Copies for looking at: private, read-only, gone with the program or swept after it.
#include "ui/evidence/viewing_copies.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "base/error.h"
#include "support/temporary_folder.h"
#include "workspace/sample.h"

namespace kijun::ui {
namespace {

namespace fs = std::filesystem;

class ViewingCopiesTest : public ::testing::Test {
 protected:
  int entries() const {
    return static_cast<int>(std::distance(fs::directory_iterator(folder.path()), {}));
  }
  testing::TemporaryFolder folder;
};

TEST_F(ViewingCopiesTest, AreReadOnlyInAFolderOfOnesOwnAndGoWithIt) {
  const testing::TemporaryFolder elsewhere;
  writeSample(elsewhere / "s.kijun");
  OpenOptions options;
  options.access = Access::ReadOnly;
  const auto session = Session::open(elsewhere / "s.kijun", options);
  const auto piece = allEvidence(*session).front();
  fs::path folderOfCopies;
  {
    ViewingCopies copies(folder.path());
    folderOfCopies = copies.folder();
    EXPECT_EQ(fs::status(folderOfCopies).permissions(), fs::perms::owner_all);
    const auto copy = copies.copy(*session, piece.newest().content, "../../名前.txt");
    EXPECT_EQ(copy.filename(), "名前.txt") << "no way out of the folder";
    EXPECT_EQ(copy.parent_path().parent_path(), folderOfCopies);
    EXPECT_EQ(fs::status(copy).permissions(), fs::perms::owner_read);
    EXPECT_EQ(copies.copy(*session, piece.newest().content, "../../名前.txt"), copy);
    EXPECT_NE(copies.copy(*session, piece.newest().content, "other.txt"), copy);
    EXPECT_THROW(copies.copy(*session, std::string(64, '0'), "x"), Error);
  }
  EXPECT_FALSE(fs::exists(folderOfCopies));
}

TEST_F(ViewingCopiesTest, WhatAKilledProgramLeftIsSweptAndNothingElse) {
  const auto left = folder / "kijun-view-AbCdEf";
  fs::create_directories(left / "1");
  std::ofstream(left / "1" / "evidence.txt") << "left";
  fs::permissions(left / "1" / "evidence.txt", fs::perms::owner_read);
  fs::create_directories(folder / "other");
  fs::create_directory_symlink(folder / "other", folder / "kijun-view-link");
  std::ofstream(folder / "other" / "kept") << "kept";
  const ViewingCopies running(folder.path());
  ViewingCopies::sweep(folder.path());
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(running.folder())) << "another program's, still open";
  EXPECT_TRUE(fs::exists(folder / "other" / "kept"));
}

}  // namespace
}  // namespace kijun::ui
