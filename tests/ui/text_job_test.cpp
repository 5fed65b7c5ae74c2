// The window keeps evidence readable for search: what an opened workspace lacks, what is added.
#include "ui/models/text_job.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QSignalSpy>
#include <thread>

#include "support/temporary_folder.h"
#include "ui/models/workspace_model.h"
#include "workspace/evidence_content.h"
#include "workspace/evidence_text.h"
#include "workspace/search.h"

namespace kijun::ui {
namespace {

class TextJobTest : public ::testing::Test {
 protected:
  void SetUp() override {
    NewWorkspace workspace;
    workspace.organisation.name = "架空市";
    workspace.cycle.name = "令和8年度";
    workspace.cycle.asOf = "2026-09-30";
    session = Session::create(folder / "台帳.kijun", workspace);
    add("はじめからある控え", "はじめの本文");
  }
  void add(const std::string& title, const std::string& text) {
    Evidence record;
    record.title = title;
    record.kind = "record";
    session->run(commands::addEvidence(record, storeContent(*session, text, title + ".txt"), {}));
  }
  std::size_t hits(const std::string& typed) const {
    SearchRequest request;
    request.words = searchWords(typed);
    request.kinds = {"evidence"};
    return search(*session, request).total;
  }

  kijun::testing::TemporaryFolder folder;
  std::shared_ptr<Session> session;
};

TEST_F(TextJobTest, readsWhatIsThereAndWhatIsAdded) {
  EXPECT_EQ(hits("はじめの本文"), 0u);
  TextJob job(session);
  QSignalSpy finished(&job, &TextJob::finished);
  ASSERT_TRUE(finished.wait(20'000));
  EXPECT_EQ(hits("はじめの本文"), 1u);
  add("あとから", "あとからの本文");
  ASSERT_TRUE(finished.wait(20'000));
  EXPECT_EQ(hits("あとからの本文"), 1u);
  session->run(commands::setFlag(
      {session->cycles().back().record.id, session->snapshot().current.whole().id, "3.1.1-1"},
      true));
  EXPECT_FALSE(finished.wait(300)) << "a change without evidence asks for nothing";
}

TEST_F(TextJobTest, theModelOfAnOpenWorkspaceHasOne) {
  const WorkspaceModel model(session, loadCycle(*session, {}));
  auto* job = model.findChild<TextJob*>();
  ASSERT_TRUE(job);
  QSignalSpy finished(job, &TextJob::finished);
  ASSERT_TRUE(finished.wait(20'000));
  EXPECT_EQ(hits("はじめの本文"), 1u);
}

TEST_F(TextJobTest, lookingOnReadsNothing) {
  session.reset();
  OpenOptions options;
  options.access = Access::ReadOnly;
  session = Session::open(folder / "台帳.kijun", options);
  TextJob job(session);
  QSignalSpy finished(&job, &TextJob::finished);
  EXPECT_FALSE(finished.wait(300));
}

// The file is closed whole although a text was being read.
TEST_F(TextJobTest, endsWithTheWindow) {
  {
    TextJob job(session);
    QCoreApplication::processEvents();
  }
  const auto file = session->file();
  session.reset();
  for (int i = 0; i < 200 && std::filesystem::exists(file.string() + "-wal"); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal"));
  EXPECT_EQ(Session::open(file)->cycles().size(), 1u);
}

}  // namespace
}  // namespace kijun::ui
