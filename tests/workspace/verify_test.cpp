// Sound files verify clean; what cannot be opened, cancelling, progress, a writer at work.
#include "workspace/verify.h"

#include <filesystem>
#include <fstream>

#include "workspace/merge.h"
#include "workspace/verify_fixture.h"

namespace kijun::testing {
namespace {

const std::filesystem::path kFirstVersion =
    std::filesystem::path(KIJUN_SOURCE_DIR) / "tests/data/workspaces/v1.kijun";

TEST_F(VerifyTest, aNewWorkspaceIsSound) {
  const auto fresh = folder / "new.kijun";
  Session::create(fresh, newWorkspace(), readWrite()).reset();
  const auto report = verify(fresh);
  EXPECT_TRUE(report.isSound()) << told(report);
  EXPECT_EQ(report.entries, 1);
  EXPECT_GT(report.rows, 4);
}

TEST_F(VerifyTest, everyKindOfChangeWithUndoAndRedoIsSound) {
  for (const auto& [kind, command] : everyCommand()) {
    session->run(command);
    session->undo();
    session->redo();
    if (kind->id == "start_cycle") session->undo();
  }
  const auto report = verify(*session);
  EXPECT_TRUE(report.isSound()) << told(report);
  EXPECT_EQ(report.entries, session->head().number);
  EXPECT_EQ(report.headHash, toHex(session->head().hash));
}

TEST_F(VerifyTest, worksBesideTheWriterAndLeavesTheFileAlone) {
  session->run(commands::setLevel(key("5.1-1"), 2));
  EXPECT_TRUE(verify(file).isSound());
  session->run(commands::setLevel(key("5.1-1"), 3));
  const auto report = verify(file);
  EXPECT_TRUE(report.isSound()) << told(report);
  EXPECT_EQ(report.entries, session->head().number);
  session.reset();
  const auto before = markOf(file);
  EXPECT_TRUE(verify(file).isSound());
  EXPECT_EQ(markOf(file), before);
}

TEST_F(VerifyTest, aFileOfTheFirstVersionIsSoundAsItIsAndMigrated) {
  const auto old = folder / "v1.kijun";
  std::filesystem::copy_file(kFirstVersion, old);
  const auto before = markOf(old);
  const auto untouched = verify(old);
  EXPECT_TRUE(untouched.isSound()) << told(untouched);
  EXPECT_EQ(markOf(old), before);
  {
    const auto migrated = Session::open(old, readWrite());
    migrated->run(commands::setSetting("approval_style", "signature"));
    migrated->undo();
  }
  const auto report = verify(old);
  EXPECT_TRUE(report.isSound()) << told(report);
  EXPECT_GT(report.entries, untouched.entries);
}

TEST_F(VerifyTest, aMergedFileIsSoundAlsoOnceTheMergeIsTakenBack) {
  session.reset();
  const auto copy = folder / "copy.kijun";
  std::filesystem::copy_file(file, copy);
  {
    const auto other = Session::open(copy, readWrite());
    other->run(commands::setLevel(key("4.1-1"), 5));
    other->run(commands::setNote(key("5.1-1"), "写しで書いた"));
    other->undo();
  }
  reopen();
  session->run(commands::setLevel(key("4.1-1"), 1));
  const auto preview = previewMerge(*session, copy);
  ASSERT_TRUE(applyMerge(*session, preview, chooseAll(preview, MergeSide::Theirs)));
  auto report = verify(*session);
  EXPECT_TRUE(report.isSound()) << told(report);
  session->run(commands::setLevel(key("5.1-1"), 2));
  session->undo();
  session->undo();
  report = verify(*session);
  EXPECT_TRUE(report.isSound()) << told(report);
  EXPECT_EQ(answer(key("4.1-1")).level, 1);
}

TEST_F(VerifyTest, progressGoesUpToOne) {
  std::vector<double> shares;
  VerifyOptions options;
  options.progress = [&](double share) { shares.push_back(share); };
  EXPECT_TRUE(verify(*session, options).isSound());
  ASSERT_GT(shares.size(), 5u);
  EXPECT_TRUE(std::ranges::is_sorted(shares));
  EXPECT_GE(shares.front(), 0);
  EXPECT_DOUBLE_EQ(shares.back(), 1);
}

TEST_F(VerifyTest, canBeCancelledAtAnyMomentAndTheSessionGoesOn) {
  for (int after = 0; after < 12; ++after) {
    VerifyOptions options;
    int asked = 0;
    options.cancelled = [&] { return asked++ >= after; };
    EXPECT_THROW(verify(*session, options), Cancelled) << after;
  }
  EXPECT_TRUE(verify(*session).isSound());
  EXPECT_TRUE(session->run(commands::setLevel(key("5.1-1"), 2)));
}

TEST_F(VerifyTest, whatCannotBeOpenedSaysSo) {
  fillAndClose();
  const auto write = [&](const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
  };
  EXPECT_EQ(refusalOf([&] { verify(folder / "なし.kijun"); }), "base.file.missing");
  write("これは台帳ではありません");
  EXPECT_EQ(refusalOf([&] { verify(file); }), "workspace.open.not_workspace");
  write(original.substr(0, original.size() / 2));
  EXPECT_EQ(refusalOf([&] { verify(file); }), "workspace.open.truncated");
  write({});
  EXPECT_EQ(refusalOf([&] { verify(file); }), "workspace.open.empty");
}

TEST_F(VerifyTest, flippedBytesAnywhereNeverPassWhereTheyMatter) {
  fillAndClose();
  // Beginning with the second page: the first holds the header and the schema.
  const std::size_t step = original.size() / 61;
  for (std::size_t at = 4096; at < original.size(); at += step) {
    auto bytes = original;
    for (std::size_t i = at; i < std::min(at + 256, bytes.size()); ++i) {
      bytes[i] = static_cast<char>(~bytes[i]);
    }
    std::ofstream(file, std::ios::binary) << bytes;
    std::string outcome;
    try {
      const auto report = verify(file);
      told(report);
      if (!report.isSound()) continue;
      // Free space, and what is not part of the record.
      restore();
      const auto sound = contentsOf(file, Tables::All);
      std::ofstream(file, std::ios::binary) << bytes;
      auto flipped = contentsOf(file, Tables::All);
      flipped["draft"] = sound.at("draft");
      EXPECT_EQ(flipped, sound) << at;
    } catch (const Error& error) {
      EXPECT_FALSE(error.text(Language::English).empty());
    }
  }
}

TEST_F(VerifyTest, manyFindingsAreCountedBeyondTheFirst) {
  fillAndClose();
  tamper(
      "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1200) "
      "INSERT INTO department SELECT 'x' || i, 'x', NULL, NULL FROM n");
  const auto report = verify(file);
  EXPECT_EQ(report.findings.size(), kMostFindings);
  EXPECT_GE(report.untold, 200u);
}

}  // namespace
}  // namespace kijun::testing
