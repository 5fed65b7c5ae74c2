// The writer thread, who listens to it, drafts, and what a crash leaves.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "base/error.h"
#include "support/process.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

using SessionTest = WorkspaceTest;

TEST_F(SessionTest, postedCommandsRunInOrder) {
  std::vector<int> levels;
  for (const int level : {1, 4, 2}) {
    session->post(commands::setLevel(key("5.1-1"), level), [&, level](const Outcome& outcome) {
      EXPECT_TRUE(outcome.change);
      levels.push_back(level);
    });
  }
  session->flush();
  EXPECT_EQ(levels, (std::vector{1, 4, 2}));
  EXPECT_EQ(answer(key("5.1-1")).level, 2);
}

TEST_F(SessionTest, failuresOfPostedCommandsAreHandedOver) {
  std::string id;
  session->post(commands::setLevel(key("5.1-1"), 9), [&](const Outcome& outcome) {
    id = refusalOf([&] { std::rethrow_exception(outcome.failure); });
  });
  session->postUndo();
  session->flush();
  EXPECT_EQ(id, "workspace.answer.level");
}

TEST_F(SessionTest, postedUndoAndRedo) {
  session->run(commands::setLevel(key("5.1-1"), 2));
  session->postUndo();
  session->flush();
  EXPECT_TRUE(session->answers({key("5.1-1")}).empty());
  session->postRedo();
  session->flush();
  EXPECT_EQ(answer(key("5.1-1")).level, 2);
}

TEST_F(SessionTest, whatIsPostedIsDoneBeforeTheSessionEnds) {
  for (int i = 0; i < 50; ++i) {
    session->post(commands::setNote(key("5.1-1"), "版 " + std::to_string(i)));
  }
  reopen();
  EXPECT_EQ(answer(key("5.1-1")).note, "版 49");
}

TEST_F(SessionTest, observersHearOfDurableChangesUntilTheirTokenEnds) {
  std::vector<ChangeNotice> heard;
  auto token = session->observe([&](const ChangeNotice& notice) {
    heard.push_back(notice);
    EXPECT_EQ(session->head().number, notice.entry.number) << "readers see it already";
  });
  session->run(commands::setTick(key("4.1-1"), "b", Tick::No));
  session->run(commands::setTarget(cycle, "5.1-1", 2));
  session->run(commands::setTarget(cycle, "5.1-1", 2));
  session->undo();
  ASSERT_EQ(heard.size(), 3u);
  EXPECT_EQ(heard[0].answers, std::vector{key("4.1-1")});
  EXPECT_EQ(heard[0].tables, (std::vector<std::string>{"answer", "answer_tick"}));
  EXPECT_EQ(heard[1].settings, (std::vector{std::pair(cycle, std::string("5.1-1"))}));
  EXPECT_EQ(heard[2].entry.kind, EntryKind::Undo);
  token.reset();
  session->run(commands::setFlag(key("5.1-1"), true));
  EXPECT_EQ(heard.size(), 3u);
}

TEST_F(SessionTest, anObserverMayPostAndEndItself) {
  std::shared_ptr<void> token;
  token = session->observe([&](const ChangeNotice&) {
    token.reset();
    session->run(commands::setFlag(key("4.1-3"), true));
  });
  session->run(commands::setFlag(key("5.1-1"), true));
  EXPECT_TRUE(answer(key("4.1-3")).flagged);
}

TEST_F(SessionTest, readersAndWriterTogether) {
  std::atomic<bool> done = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        // One command writes both, so every snapshot shows both alike.
        const auto snapshot = session->snapshot();
        const auto& answers = snapshot.current.answers;
        const auto a = answers.find("5.1-1");
        const auto b = answers.find("4.1-3");
        ASSERT_EQ(a == answers.end(), b == answers.end());
        if (a == answers.end()) continue;
        ASSERT_EQ(a->second[0].note, b->second[0].note);
      }
    });
  }
  for (int i = 0; i < 60; ++i) {
    commands::AnswerPatch patch;
    patch.note = "回 " + std::to_string(i);
    session->run(commands::patchAnswer({key("5.1-1"), key("4.1-3")}, patch));
  }
  done = true;
  for (auto& reader : readers) reader.join();
}

TEST_F(SessionTest, draftsSurviveAndAreNoPartOfTheRecord) {
  const auto head = session->head().number;
  for (const std::string text : {"書", "書き", "書きかけ"}) session->postDraft("note:1", text);
  session->postDraft("note:2", "捨てる");
  session->postDropDraft("note:2");
  reopen();
  const auto drafts = session->drafts();
  ASSERT_EQ(drafts.size(), 1u);
  EXPECT_EQ(drafts[0].key, "note:1");
  EXPECT_EQ(drafts[0].text, "書きかけ");
  EXPECT_TRUE(Instant::parse(drafts[0].at));
  EXPECT_EQ(session->head().number, head);
  session->postDropDraft("note:1");
  session->flush();
  EXPECT_TRUE(session->drafts().empty());
}

// The child answers one after the other and is killed in the middle of the queue. What it was told
// to be done comes through the pipe.
[[noreturn]] void answerUntilKilled(const std::filesystem::path& file, const AnswerKey& key,
                                    int pipe, bool network) {
  auto options = readWrite();
  options.environment.isNetworkFileSystem = [network](const std::filesystem::path&) {
    return network;
  };
  const auto session = Session::open(file, options);
  session->postDraft("note:x", "書きかけ");
  session->flush();
  for (int i = 1; i <= 200; ++i) {
    session->post(commands::setNote(key, std::to_string(i)), [pipe, i](const Outcome& outcome) {
      if (outcome.failure) ::_exit(1);
      if (::write(pipe, &i, sizeof i) != sizeof i) ::_exit(2);
      if (i == 57) ::kill(::getpid(), SIGKILL);
    });
  }
  session->flush();
  ::_exit(3);
}

class CrashTest : public WorkspaceTest, public ::testing::WithParamInterface<bool> {};

TEST_P(CrashTest, everyAcknowledgedChangeIsThere) {
  session.reset();
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) answerUntilKilled(file, key("5.1-1"), ends[1], GetParam());
  ::close(ends[1]);
  int acknowledged = 0;
  while (::read(ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged) {
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
  ASSERT_EQ(acknowledged, 57);

  if (!GetParam()) {
    EXPECT_TRUE(std::filesystem::exists(file.string() + "-wal"));
    const auto reader = Session::open(file, readOnly());
    EXPECT_FALSE(reader->holder());
    EXPECT_GE(std::stoi(reader->answers({key("5.1-1")}).front().note), 57);
  }
  session = Session::open(file, readWrite());
  EXPECT_GE(std::stoi(answer(key("5.1-1")).note), 57);
  EXPECT_EQ(session->firstBrokenEntry(), std::nullopt);
  EXPECT_EQ(session->drafts().size(), 1u);
  // 57 acknowledged, each with an entry of its own.
  EXPECT_GE(session->historyOf(key("5.1-1"), 1000).size(), 57u);
  session.reset();
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal"));
}

INSTANTIATE_TEST_SUITE_P(Journals, CrashTest, ::testing::Values(false, true));

TEST_F(SessionTest, anIdleWriterEmptiesItsLog) {
  session.reset();
  auto options = readWrite();
  options.environment.idle = std::chrono::milliseconds(5);
  session = Session::open(file, options);
  session->run(commands::setLevel(key("5.1-1"), 2));
  EXPECT_TRUE(waitFor([&] { return std::filesystem::file_size(file.string() + "-wal") == 0; }));
  EXPECT_EQ(answer(key("5.1-1")).level, 2);
}

// A limit on the size of files stands for a full disk.
TEST_F(SessionTest, aWriteThatFailsChangesNothingAndTheSessionGoesOn) {
  session->run(commands::setLevel(key("5.1-1"), 2));
  const auto head = session->head().number;
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  rlimit full = before;
  full.rlim_cur = std::filesystem::file_size(file.string() + "-wal");
  ::setrlimit(RLIMIT_FSIZE, &full);
  const auto refusal =
      refusalOf([&] { session->run(commands::setNote(key("5.1-1"), std::string(100000, 'x'))); });
  session->postDraft("note:1", "書きかけ");
  session->flush();
  ::setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_TRUE(refusal == "base.file.failed" || refusal == "base.file.disk_full") << refusal;
  EXPECT_EQ(session->head().number, head);
  EXPECT_EQ(answer(key("5.1-1")).note, "");
  EXPECT_TRUE(session->run(commands::setNote(key("5.1-1"), "今度は書ける")));
  reopen();
  EXPECT_EQ(answer(key("5.1-1")).note, "今度は書ける");
  EXPECT_EQ(session->firstBrokenEntry(), std::nullopt);
  EXPECT_EQ(session->drafts().size(), 1u) << "kept until it could be written";
}

TEST_F(SessionTest, aCopyOfAClosedFileIsWhole) {
  session->run(commands::setLevel(key("5.1-1"), 2));
  session.reset();
  const auto copy = folder / "写し 1.kijun";
  std::filesystem::copy_file(file, copy);
  EXPECT_EQ(Session::open(copy, readOnly())->answers({key("5.1-1")}).front().level, 2);
}

TEST_F(SessionTest, aRealClockAndRandomIdsDo) {
  const auto path = folder / "実物.kijun";
  auto workspace = newWorkspace();
  workspace.catalog = nullptr;
  const auto real = Session::create(path, workspace);
  EXPECT_EQ(real->head().number, 1);
  EXPECT_EQ(real->head().kind, EntryKind::Baseline);
  EXPECT_EQ(real->snapshot().current.catalog, shippedCatalogs().front());
  EXPECT_FALSE(real->actor().name.empty());
}

}  // namespace
}  // namespace kijun::testing
