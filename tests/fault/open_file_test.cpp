// What happens around an open workspace: clocks that go back, the same file by other names, locks
// that are no locks.
#include <unistd.h>

#include <fstream>

#include "workspace/store/writer_lock.h"
#include "workspace/verify.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

namespace fs = std::filesystem;

class AroundAnOpenFile : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    session.reset();
  }
};

TEST_F(AroundAnOpenFile, aClockThatGoesBackKeepsTheOrder) {
  const auto clock = std::make_shared<SteppingClock>(*Instant::parse("2026-06-10T00:00:00.000Z"));
  auto options = readWrite();
  options.environment.clock = clock;
  session = Session::open(file, options);
  session->run(commands::setLevel(key("5.1-1"), 2));
  const auto before = session->head();
  session->postDraft("note:a", "先");
  session->flush();
  clock->set(*Instant::parse("2026-06-01T00:00:00.000Z"));
  session->run(commands::setLevel(key("5.1-1"), 3));
  session->postDraft("note:a", "後");
  session->flush();
  const auto after = session->head();
  EXPECT_LT(after.at, before.at);
  EXPECT_EQ(after.number, before.number + 1);
  EXPECT_GT(after.lamport, before.lamport);
  EXPECT_EQ(session->lastSaved(), Instant::parse(after.at)) << "the newest, whatever its time";
  const auto history = session->historyOf(key("5.1-1"), 2);
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].entry.number, after.number) << "newest first";
  ASSERT_EQ(session->drafts().size(), 1u);
  EXPECT_EQ(session->drafts().front().text, "後");
  session->undo();
  EXPECT_EQ(answer(key("5.1-1")).level, 2);
  session.reset();
  EXPECT_TRUE(verify(file).isSound());
}

TEST_F(AroundAnOpenFile, theSameFileByAnotherNameIsHeld) {
  session = Session::open(file, readWrite());
  const auto link = folder / "別名.kijun";
  fs::create_symlink(file, link);
  for (const auto& path : {link, folder / "." / file.filename(), fs::relative(file)}) {
    EXPECT_EQ(refusalOf([&] { Session::open(path, readWrite()); }), "workspace.open.held") << path;
    const auto reader = Session::open(path, readOnly());
    ASSERT_TRUE(reader->holder()) << path;
    EXPECT_EQ(reader->holder()->process, ::getpid());
  }
  session->run(commands::setLevel(key("5.1-1"), 2));
  session.reset();
  EXPECT_NO_THROW(Session::open(link, readWrite()));
}

TEST_F(AroundAnOpenFile, aLockOfAnotherMachineThatNobodyHoldsIsTakenOver) {
  std::ofstream(lockPathOf(file))
      << R"({"name":"佐藤","host":"別の機械","pid":1,"since":"2020-01-01T00:00:00.000Z"})";
  EXPECT_FALSE(Session::open(file, readOnly())->holder());
  session = Session::open(file, readWrite());
  session->run(commands::setLevel(key("5.1-1"), 2));
  session.reset();
  EXPECT_FALSE(fs::exists(lockPathOf(file)));
}

TEST_F(AroundAnOpenFile, whatIsNoLockIsLeftAlone) {
  const auto before = markOf(file);
  const auto elsewhere = folder / "大事な 記録";
  std::ofstream(elsewhere) << "x";
  fs::create_symlink(elsewhere, lockPathOf(file));
  EXPECT_EQ(refusalOf([&] { Session::open(file, readWrite()); }), "base.file.failed");
  EXPECT_EQ(markOf(elsewhere).bytes, "x");
  fs::remove(lockPathOf(file));
  fs::create_directory(lockPathOf(file));
  EXPECT_EQ(refusalOf([&] { Session::open(file, readWrite()); }), "base.file.failed");
  EXPECT_TRUE(fs::is_directory(lockPathOf(file)));
  EXPECT_EQ(markOf(file), before);
  EXPECT_EQ(Session::open(file, readOnly())->cycles().size(), 2u) << "reading needs no lock";
}

}  // namespace
}  // namespace kijun::testing
