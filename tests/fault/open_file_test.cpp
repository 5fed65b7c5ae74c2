// What happens around an open workspace: clocks that go back, the same file by other names, locks
// that are no locks.
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <iostream>

#include "base/error.h"
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
  void giveToOrdinaryUser() {
    if (::geteuid() != 0) return;
    for (const auto& path : {folder.path(), file}) {
      ASSERT_EQ(::chown(path.c_str(), 65534, 65534), 0);
    }
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

// Runs in a child that is nobody special: root may write to everything.
int asOrdinaryUser(const std::function<bool()>& act) {
  const auto child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(10);
    bool right = false;
    try {
      right = act();
    } catch (const Error& error) {
      std::cerr << error.text(Language::English) << '\n';
    }
    ::_exit(right ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// The right to write is asked for at opening: what is open goes on, the next opening says so.
TEST_F(AroundAnOpenFile, madeReadOnlyWhileItIsOpen) {
  giveToOrdinaryUser();
  EXPECT_EQ(asOrdinaryUser([&] {
              auto open = Session::open(file, readWrite());
              const auto before = open->head().number;
              fs::permissions(file, fs::perms(0444));
              open->run(commands::setLevel(key("5.1-1"), 2));
              const bool saved = open->head().number == before + 1;
              open.reset();
              return saved && refusalOf([&] { Session::open(file, readWrite()); }) ==
                                  "workspace.open.file_not_writable";
            }),
            0);
  EXPECT_TRUE(verify(file).isSound());
}

// Cut short behind our back: whatever is said then, it is not that all is well, and the next
// opening refuses the file instead of repairing it.
TEST_F(AroundAnOpenFile, cutShortWhileItIsOpen) {
  giveToOrdinaryUser();
  for (const int share : {0, 1, 3}) {
    SCOPED_TRACE(share);
    const auto original = markOf(file).bytes;
    EXPECT_EQ(asOrdinaryUser([&] {
                auto open = Session::open(file, readWrite());
                fs::resize_file(file, original.size() * static_cast<std::size_t>(share) / 4);
                try {
                  open->run(commands::setLevel(key("5.1-1"), 2));
                } catch (const Error&) {
                }
                open.reset();
                try {
                  return !verify(file).isSound();
                } catch (const Error&) {
                  return true;
                }
              }),
              0);
    for (const char* beside : {"-wal", "-shm"}) fs::remove(file.string() + beside);
    fs::remove(lockPathOf(file));
    std::ofstream(file, std::ios::binary | std::ios::trunc) << original;
  }
}

}  // namespace
}  // namespace kijun::testing
