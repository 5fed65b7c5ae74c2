// The text inside evidence: read once, found by search, and never in the way of anything.
#include "workspace/evidence_text.h"

#include <sys/stat.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "support/process.h"
#include "workspace/backup.h"
#include "workspace/merge_fixture.h"
#include "workspace/package.h"
#include "workspace/search.h"
#include "workspace/selection.h"
#include "workspace/store/text_store.h"
#include "workspace/verify.h"

namespace kijun::testing {
namespace {

std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

// 特記仕様書: a page about reporting accidents.
std::string contract() {
  return bytesOf(KIJUN_SOURCE_DIR "/resources/sample/evidence/maintenance-contract.pdf");
}

std::vector<SearchHit> evidenceHits(const Session& session, const std::string& typed) {
  SearchRequest request;
  request.words = searchWords(typed);
  request.kinds = {"evidence"};
  const auto result = search(session, request);
  return result.kinds.empty() ? std::vector<SearchHit>{} : result.kinds.front().hits;
}

class EvidenceTextTest : public WorkspaceTest {
 protected:
  EvidencePiece addFile(const std::string& title, const std::string& bytes,
                        const std::string& fileName) {
    const auto revision = contentOf(bytes, fileName);
    session->run(commands::addEvidence({{}, title, "record", "", "", "", "", "", "", ""}, revision,
                                       {linkTo(key("4.1-1"))}));
    for (const auto& piece : allEvidence(*session)) {
      if (piece.record.title == title) return piece;
    }
    ADD_FAILURE() << title;
    return {};
  }
  // Stands for pdftotext.
  TextOptions readBy(const std::string& script) {
    const auto path = folder / "偽の 読み手";
    std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
    ::chmod(path.c_str(), 0755);
    TextOptions options;
    options.pdfReader = path;
    return options;
  }
  std::optional<TextState> stateOf(const EvidencePiece& piece) {
    const auto states = textStates(*session);
    const auto at = states.find(piece.newest().content);
    return at == states.end() ? std::nullopt : std::optional(at->second);
  }
  void expectSound() {
    const auto state = searchIndexState(*session);
    EXPECT_TRUE(state.whole);
    EXPECT_TRUE(state.differing.empty()) << state.differing.front();
    session.reset();
    const auto report = verify(file);
    EXPECT_TRUE(report.isSound());
    reopen();
  }
};

TEST_F(EvidenceTextTest, aJapanesePdfIsFoundByItsWordsWithPageAndSnippet) {
  if (!programExists("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  const auto piece = addFile("保守の委託", contract(), "契約 書.pdf");
  EXPECT_TRUE(evidenceHits(*session, "危機管理室").empty());
  EXPECT_EQ(textTotals(*session).unread, 3u);
  const auto reading = readTexts(*session);
  EXPECT_EQ(reading.read, 3u);
  EXPECT_EQ(reading.failed + reading.left, 0u);
  EXPECT_EQ(textTotals(*session).unread, 0u);
  EXPECT_EQ(stateOf(piece), TextState::Read);
  // The line breaks within 報告する and the half-width letters are the reader's matter.
  for (const auto* typed : {"危機管理室へ報告", "ｷｷ 危機管理室", "漏えい 切断"}) {
    const auto hits =
        evidenceHits(*session, typed == std::string("ｷｷ 危機管理室") ? "危機" : typed);
    ASSERT_EQ(hits.size(), 1u) << typed;
    EXPECT_EQ(hits.front().id, piece.record.id);
    EXPECT_EQ(hits.front().title.text, "保守の委託");
    EXPECT_EQ(hits.front().field, "page/1");
    EXPECT_EQ(hits.front().place, "証跡 · 本文 1 ページ");
    EXPECT_FALSE(hits.front().snippet.marks.empty());
  }
  // One word in the title, one inside.
  EXPECT_EQ(evidenceHits(*session, "保守の委託 危機管理室").size(), 1u);
  EXPECT_TRUE(evidenceHits(*session, "議事録 危機管理室").empty());
  expectSound();
  EXPECT_EQ(evidenceHits(*session, "危機管理室").size(), 1u);
}

TEST_F(EvidenceTextTest, textFilesAreFoundInWhateverEncoding) {
  // 復旧手順 in Shift_JIS and in UTF-16.
  const auto sjis =
      addFile("甲", "\x95\x9c\x8b\x8c\x8e\xe8\x8f\x87\x82\xcc\x8b\x4c\x98\x5e\r\n", "a.txt");
  const auto utf16 =
      addFile("乙", std::string("\xff\xfe\xa9\x5f\xe7\x65\x4b\x62\x06\x98", 10), "b.txt");
  readTexts(*session);
  const auto hits = evidenceHits(*session, "復旧手順");
  ASSERT_GE(hits.size(), 1u);
  EXPECT_EQ(hits.front().place, "証跡 · 本文");
  EXPECT_EQ(stateOf(sjis), TextState::Read);
  EXPECT_EQ(evidenceHits(*session, "第1版").size(), 1u) << "the minutes of the fixture";
  expectSound();
}

TEST_F(EvidenceTextTest, onlyTheNewestRevisionOfAPieceThatIsThereIsFound) {
  readTexts(*session);
  ASSERT_EQ(evidenceHits(*session, "第1版").size(), 1u);
  session->run(commands::addEvidenceRevision(minutes.record.id, contentOf("第二の版の本文")));
  readTexts(*session);
  EXPECT_TRUE(evidenceHits(*session, "第1版").empty());
  EXPECT_EQ(evidenceHits(*session, "第二の版").size(), 1u);
  session->undo();
  EXPECT_EQ(evidenceHits(*session, "第1版").size(), 1u);
  session->run(commands::deleteEvidence({minutes.record.id}, Linked::Unlink));
  EXPECT_TRUE(evidenceHits(*session, "第1版").empty());
  session->undo();
  EXPECT_EQ(evidenceHits(*session, "第1版").size(), 1u);
  expectSound();
}

TEST_F(EvidenceTextTest, aPieceFoundByTitleAndTextIsOneHit) {
  const auto piece = addFile("遠隔接続の記録", "遠隔接続を切断した。", "記録.txt");
  readTexts(*session);
  const auto hits = evidenceHits(*session, "遠隔接続");
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_FALSE(hits.front().title.marks.empty());
  EXPECT_FALSE(hits.front().snippet.marks.empty());
}

TEST_F(EvidenceTextTest, theSameContentIsReadOnceAndFoundAsEachPiece) {
  addFile("一つめ", "共有する本文", "甲.txt");
  addFile("二つめ", "共有する本文", "乙.txt");
  EXPECT_EQ(readTexts(*session).read, 3u);
  EXPECT_EQ(evidenceHits(*session, "共有する").size(), 2u);
  EXPECT_EQ(evidenceHits(*session, "二つめ 共有する").size(), 1u);
}

TEST_F(EvidenceTextTest, whyAPdfCouldNotBeReadIsKept) {
  struct Case {
    std::string script;
    TextState state;
  };
  const std::vector<Case> cases = {
      {"exec /bin/sleep 600", TextState::TookTooLong},
      {"echo 'Command Line Error: Incorrect password' >&2; exit 1", TextState::Locked},
      {"echo 'Syntax Error' >&2; exit 1", TextState::Unreadable},
      {"kill -SEGV $$", TextState::Unreadable},
      {"printf '\\f\\f'", TextState::NoText}};
  for (const auto& one : cases) {
    SCOPED_TRACE(one.script);
    const auto piece = addFile("題 " + one.script, "%PDF-1.4 " + one.script, "x.pdf");
    auto options = readBy(one.script);
    options.time = std::chrono::milliseconds(700);
    const auto reading = readTexts(*session, options);
    EXPECT_EQ(reading.failed, one.state == TextState::NoText ? 0u : 1u);
    EXPECT_EQ(stateOf(piece), one.state);
    EXPECT_EQ(readTexts(*session, options).failed, 0u) << "it is not tried again unasked";
  }
  EXPECT_EQ(textTotals(*session).failed, 4u);
  expectSound();
  auto again = readBy("echo 読めた");
  again.which = TextsToRead::All;
  EXPECT_EQ(readTexts(*session, again).failed, 0u);
  EXPECT_EQ(evidenceHits(*session, "読めた").size(), 5u);
  EXPECT_EQ(evidenceHits(*session, "第1版").size(), 1u) << "what was read before is there";
  expectSound();
}

TEST_F(EvidenceTextTest, garbageAndLockedFilesOfTheRealReader) {
  if (!programExists("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  const auto garbage = addFile("壊れた控え", "%PDF-1.7\n" + std::string(5000, '\x93'), "x.pdf");
  auto cut = contract();
  cut.resize(cut.size() / 3);
  addFile("切れた控え", cut, "y.pdf");
  if (programExists("qpdf")) {
    std::ofstream(folder / "in.pdf", std::ios::binary) << contract();
    run({.command = {"qpdf", "--encrypt", "user", "owner", "256", "--",
                     (folder / "in.pdf").string(), (folder / "locked.pdf").string()}});
    const auto locked = addFile("錠前", bytesOf(folder / "locked.pdf"), "z.pdf");
    readTexts(*session);
    EXPECT_EQ(stateOf(locked), TextState::Locked);
  }
  readTexts(*session);
  EXPECT_EQ(stateOf(garbage), TextState::Unreadable);
  EXPECT_EQ(textTotals(*session).unread, 0u);
  expectSound();
}

TEST_F(EvidenceTextTest, moreTextThanIsKeptIsCutAndSaidSo) {
  const auto pdf = addFile("長い PDF", "%PDF-1.4 long", "x.pdf");
  auto options = readBy("i=0; while :; do i=$((i+1)); printf '見出し%s 水道の記録\\n\\f' $i; done");
  options.mostText = 300'000;
  const auto text =
      addFile("長い記録", "はじめの語\n" + std::string(400'000, 'a') + "\n終わりの語\n", "x.txt");
  readTexts(*session, options);
  EXPECT_EQ(stateOf(pdf), TextState::Shortened);
  EXPECT_EQ(stateOf(text), TextState::Shortened);
  const auto hits = evidenceHits(*session, "見出し137");
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits.front().field, "page/137");
  EXPECT_EQ(evidenceHits(*session, "はじめの語").size(), 1u);
  EXPECT_TRUE(evidenceHits(*session, "終わりの語").empty());
  expectSound();
  // A long text is indexed anew in several steps, and commands come between.
  const auto before = contentsOf(file, Tables::All)["search_text"].size();
  std::jthread writing([&](const std::stop_token& stop) {
    for (int i = 0; !stop.stop_requested(); ++i) {
      session->run(commands::setNote(key("5.1-1"), "メモ" + std::to_string(i)));
    }
  });
  remakeSearchIndex(*session);
  writing.request_stop();
  writing.join();
  session->run(commands::setNote(key("5.1-1"), ""));
  EXPECT_EQ(contentsOf(file, Tables::All)["search_text"].size(), before);
  expectSound();
}

TEST_F(EvidenceTextTest, withoutAReaderTextFilesAreReadAndPdfWaits) {
  const auto pdf = addFile("契約", contract(), "x.pdf");
  const std::string path = std::getenv("PATH");
  ::setenv("PATH", folder.path().c_str(), 1);
  EXPECT_FALSE(isPdfReaderThere());
  const auto reading = readTexts(*session);
  ::setenv("PATH", path.c_str(), 1);
  EXPECT_TRUE(reading.readerMissing);
  EXPECT_EQ(reading.left, 1u);
  EXPECT_EQ(reading.read, 2u);
  EXPECT_EQ(stateOf(pdf), std::nullopt);
  EXPECT_EQ(textTotals(*session).unread, 1u);
  EXPECT_EQ(readTexts(*session, readBy("echo 後から")).read, 1u);
  EXPECT_EQ(evidenceHits(*session, "後から").size(), 1u);
}

TEST_F(EvidenceTextTest, isBoundedAndGoesOnWhereItStopped) {
  for (int i = 0; i < 5; ++i)
    addFile("控え" + std::to_string(i), "本文" + std::to_string(i), "x.txt");
  TextOptions few;
  few.atMost = 3;
  EXPECT_EQ(readTexts(*session, few).left, 4u);
  std::stop_source stop;
  TextOptions stopped;
  stopped.stop = stop.get_token();
  stopped.progress = [&](std::size_t done, std::size_t) {
    if (done == 2) stop.request_stop();
  };
  EXPECT_THROW(readTexts(*session, stopped), Cancelled);
  EXPECT_EQ(textTotals(*session).unread, 2u);
  EXPECT_EQ(readTexts(*session).read, 2u);
  EXPECT_EQ(readTexts(*session).read, 0u);
  expectSound();
}

TEST_F(EvidenceTextTest, commandsAreServedWhileAReaderHangs) {
  addFile("固まる", "%PDF-1.4 hang", "x.pdf");
  auto options = readBy("exec /bin/sleep 600");
  options.time = std::chrono::seconds(60);
  std::stop_source stop;
  options.stop = stop.get_token();
  std::thread reading([&] { EXPECT_THROW(readTexts(*session, options), Cancelled); });
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  const auto begun = std::chrono::steady_clock::now();
  session->run(commands::setNote(key("4.1-1"), "その間のメモ"));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
  stop.request_stop();
  reading.join();
}

TEST_F(EvidenceTextTest, aTextThatWasCutOffIsBegunAnew) {
  const auto piece = addFile("途中", "途中までの本文", "x.txt");
  session.reset();
  {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    storePages(database, piece.newest().content, 1, {"前の試み", "その続き"});
  }
  reopen();
  readTexts(*session);
  EXPECT_TRUE(evidenceHits(*session, "前の試み").empty());
  EXPECT_EQ(evidenceHits(*session, "途中までの").size(), 1u);
  expectSound();
}

TEST_F(EvidenceTextTest, aReadOnlyWorkspaceIsSearchedByWhatIsKept) {
  readTexts(*session);
  session = Session::open(file, readOnly());
  EXPECT_EQ(evidenceHits(*session, "第1版").size(), 1u);
  EXPECT_THROW(
      {
        TextOptions all;
        all.which = TextsToRead::All;
        readTexts(*session, all);
      },
      Error);
}

TEST_F(EvidenceTextTest, withoutTheIndexItIsReadThrough) {
  readTexts(*session);
  session.reset();
  {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    database.exec("DELETE FROM search_state");
  }
  session = Session::open(file, readOnly());
  const auto hits = evidenceHits(*session, "第1版");
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits.front().field, "page/1");
}

TEST_F(EvidenceTextTest, aPartHoldsNoTextOfWhatWasLeftOut) {
  addFile("外に出さない控え", "門外不出の言葉", "x.txt");
  readTexts(*session);
  ASSERT_EQ(evidenceHits(*session, "門外不出").size(), 1u);
  Selection selection;
  selection.items = {"4.1-2"};
  const auto part = folder / "一部.kijun";
  extractSelection(*session, selection, part);
  EXPECT_EQ(bytesOf(part).find("門外不出"), std::string::npos);
  selection.items = {"4.1-1"};
  const auto with = folder / "証跡つき.kijun";
  selection.evidence = true;
  extractSelection(*session, selection, with);
  session = Session::open(with, readWrite());
  EXPECT_GT(readTexts(*session).read, 0u);
  EXPECT_EQ(evidenceHits(*session, "門外不出").size(), 1u);
  session.reset();
  EXPECT_TRUE(verify(with).isSound());
}

TEST_F(EvidenceTextTest, aBackupKeepsTheTexts) {
  readTexts(*session);
  const auto backup = makeBackup(*session, BackupReason::Manual, {});
  session = Session::open(backup.file, readOnly());
  EXPECT_EQ(evidenceHits(*session, "第1版").size(), 1u);
}

TEST_F(EvidenceTextTest, whatNobodyNamesLosesItsTextToo) {
  const auto orphan = contentOf("誰のものでもない本文");
  session.reset();
  {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    storePages(database, orphan.content, 1, {"誰のものでもない本文"});
    completeText(database, orphan.content, TextState::Read);
  }
  reopen();
  EXPECT_FALSE(textStates(*session).contains(orphan.content));
  const auto contents = contentsOf(file, Tables::All);
  for (const auto* table : {"evidence_page", "search_text"}) {
    for (const auto& row : contents.at(table)) {
      EXPECT_EQ(row.find("誰のもの"), std::string::npos) << table;
    }
  }
  expectSound();
}

TEST_F(EvidenceTextTest, verifyNamesATextThatIsNotWhole) {
  readTexts(*session);
  session.reset();
  const auto original = markOf(file).bytes;
  for (const std::string damage :
       {"UPDATE evidence_text SET state = 'x'", "UPDATE evidence_text SET state = 'no_text'",
        "UPDATE evidence_text SET pages = pages + 1", "UPDATE evidence_text SET hash = hash || 'x'",
        "DELETE FROM evidence_page", "UPDATE evidence_page SET text = text || '偽'",
        "UPDATE evidence_page SET page = page + 1",
        "UPDATE evidence_page SET hash = hash || 'x'"}) {
    SCOPED_TRACE(damage);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << original;
    {
      SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
      ASSERT_GT(database.exec(damage), 0);
    }
    const auto report = verify(file);
    EXPECT_FALSE(report.isSound());
    for (const auto& finding : report.findings) {
      EXPECT_EQ(finding.kind, FindingKind::DerivedDiffers);
    }
  }
}

class EvidenceTextMergeTest : public MergeTest {};

TEST_F(EvidenceTextMergeTest, whatAMergeBringsIsReadNext) {
  part([](Session&) {},
       [](Session& other) {
         other.run(commands::addEvidence({{}, "あちらの控え", "record", "", "", "", "", "", "", ""},
                                         storeContent(other, "あちらの本文", "x.txt"), {}));
       });
  const auto found = preview();
  ASSERT_TRUE(applyMerge(*session, found, {}));
  EXPECT_GT(readTexts(*session).read, 0u);
  EXPECT_EQ(evidenceHits(*session, "あちらの本文").size(), 1u);
  const auto state = searchIndexState(*session);
  EXPECT_TRUE(state.differing.empty()) << state.differing.front();
}

}  // namespace
}  // namespace kijun::testing
