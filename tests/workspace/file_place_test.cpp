// An open file that is deleted, moved away or replaced: nothing is written into it silently, and
// nothing that was recorded is lost.
#include "workspace/file_place.h"

#include "workspace/backup.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

class FilePlaceTest : public WorkspaceTest {
 protected:
  void keepRollbackJournal() {
    session.reset();
    auto options = readWrite();
    options.environment.isNetworkFileSystem = [](const auto&) { return true; };
    session = Session::open(file, options);
  }
  std::string attempt() {
    return refusalOf([&] { session->run(commands::setLevel(key("5.1-1"), 4)); });
  }
  // What the open session still holds goes to a new file whole.
  void expectSaved() {
    const auto copy = folder / "写し.kijun";
    saveCopy(*session, copy);
    const auto saved = Session::open(copy, readOnly());
    EXPECT_EQ(saved->answers({key("4.1-1")}).front().level, 3);
    EXPECT_FALSE(saved->firstBrokenEntry());
    EXPECT_EQ(saved->answers({key("5.1-1")}).size(), 0u);
  }
};

TEST_F(FilePlaceTest, deleted) {
  EXPECT_EQ(placeOf(*session), FilePlace::There);
  std::filesystem::remove(file);
  EXPECT_EQ(placeOf(*session), FilePlace::Missing);
  EXPECT_EQ(attempt(), "backup.place.missing");
  EXPECT_EQ(refusalOf([&] { session->undo(); }), "backup.place.missing");
  expectSaved();
  session.reset();
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(FilePlaceTest, deletedUnderARollbackJournal) {
  keepRollbackJournal();
  std::filesystem::remove(file);
  EXPECT_EQ(attempt(), "backup.place.missing");
  expectSaved();
}

TEST_F(FilePlaceTest, replaced) {
  const auto other = folder / "ほか.kijun";
  Session::create(other, newWorkspace(), readWrite());
  const auto before = markOf(other);
  std::filesystem::rename(other, file);
  EXPECT_EQ(placeOf(*session), FilePlace::Replaced);
  EXPECT_EQ(attempt(), "backup.place.replaced");
  expectSaved();
  session.reset();
  EXPECT_EQ(markOf(file).bytes, before.bytes);
  EXPECT_EQ(Session::open(file, readOnly())->head().number, 1);
}

TEST_F(FilePlaceTest, readersDoNotReadTheOtherFile) {
  session.reset();
  session = Session::open(file, readOnly());
  const auto other = folder / "ほか.kijun";
  Session::create(other, newWorkspace(), readWrite());
  std::filesystem::rename(other, file);
  EXPECT_EQ(refusalOf([&] { session->head(); }), "backup.place.replaced");
}

TEST_F(FilePlaceTest, movedAwayAndBack) {
  std::filesystem::rename(file, folder / "よそ.kijun");
  EXPECT_EQ(attempt(), "backup.place.missing");
  std::filesystem::rename(folder / "よそ.kijun", file);
  EXPECT_EQ(attempt(), "nothing");
  EXPECT_EQ(answer(key("5.1-1")).level, 4);
}

TEST_F(FilePlaceTest, aCopyReplacesNothing) {
  EXPECT_EQ(refusalOf([&] { saveCopy(*session, file); }), "workspace.create.exists");
  EXPECT_EQ(attempt(), "nothing");
}

}  // namespace
}  // namespace kijun::testing
