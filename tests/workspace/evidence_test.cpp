// Pieces of evidence, their revisions and their links.
#include "workspace/evidence.h"

#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

class EvidenceTest : public WorkspaceTest {
 protected:
  EvidencePiece reread(const EvidencePiece& piece) const {
    return findEvidence(*session, piece.record.id).value();
  }
  std::vector<std::string> titlesAt(const LinkTarget& target) const {
    std::vector<std::string> titles;
    for (const auto& piece : evidenceOf(*session, target)) titles.push_back(piece.record.title);
    return titles;
  }
};

TEST_F(EvidenceTest, aPieceHasItsFileAndItsLinks) {
  EXPECT_EQ(minutes.record.title, "会議の議事録");
  ASSERT_EQ(minutes.revisions.size(), 1u);
  const auto& revision = minutes.newest();
  EXPECT_EQ(revision.content, toHex(sha256("第1版")));
  EXPECT_EQ(revision.size, 7);
  EXPECT_EQ(revision.fileName, "記録.txt");
  EXPECT_EQ(revision.mediaType, "text/plain");
  EXPECT_EQ(revision.addedBy, "test");
  EXPECT_TRUE(Instant::parse(revision.addedAt));
  EXPECT_EQ(minutes.links, std::vector<LinkTarget>{linkTo(key("4.1-1"))});
  EXPECT_EQ(answerOf(minutes.links.front()), key("4.1-1"));
  EXPECT_FALSE(answerOf({"document", document}));
  EXPECT_EQ(allEvidence(*session).size(), 2u);
  EXPECT_EQ(evidenceWithContent(*session, revision.content).size(), 1u);
  EXPECT_FALSE(findEvidence(*session, document));
}

TEST_F(EvidenceTest, onePieceServesManyThings) {
  session->run(commands::linkEvidence(
      {minutes.record.id, loose.record.id},
      {linkTo(key("4.1-2")), linkTo(plantKey("4.1-1")), {"document", document}}));
  EXPECT_EQ(reread(minutes).links.size(), 4u);
  EXPECT_EQ(titlesAt({"document", document}),
            (std::vector<std::string>{"会議の議事録", "監視画面"}));
  const auto counts = evidenceCounts(*session, cycle);
  EXPECT_EQ(counts.at(key("4.1-1")), 1);
  EXPECT_EQ(counts.at(key("4.1-2")), 2);
  EXPECT_EQ(counts.at(plantKey("4.1-1")), 2);
  EXPECT_EQ(counts.size(), 3u);
  EXPECT_FALSE(session->run(commands::linkEvidence({minutes.record.id}, {linkTo(key("4.1-2"))})));
  session->run(commands::unlinkEvidence({minutes.record.id}, {linkTo(key("4.1-2"))}));
  EXPECT_EQ(titlesAt(linkTo(key("4.1-2"))), std::vector<std::string>{"監視画面"});
}

TEST_F(EvidenceTest, linksGoWithWhatTheyHangOn) {
  session->run(commands::linkEvidence(
      {minutes.record.id}, {linkTo(plantKey("4.1-1")), {"department", unusedDepartment}}));
  session->run(commands::removeUnit(cycle, plant));
  session->run(commands::deleteRecord(departmentType().description, unusedDepartment));
  EXPECT_EQ(reread(minutes).links, std::vector<LinkTarget>{linkTo(key("4.1-1"))});
  session->undo();
  session->undo();
  EXPECT_EQ(reread(minutes).links.size(), 3u);
}

TEST_F(EvidenceTest, aNewCycleStartsWithWhatTheAnswersHad) {
  session->run(commands::linkEvidence({loose.record.id}, {{"document", document}}));
  session->run(commands::startCycle("2027年度", "2028-03-31", "", "", ""));
  const AnswerKey next{session->cycles().back().record.id, whole, "4.1-1"};
  EXPECT_EQ(titlesAt(linkTo(next)), std::vector<std::string>{"会議の議事録"});
  EXPECT_EQ(titlesAt(linkTo(key("4.1-1"))), std::vector<std::string>{"会議の議事録"});
  EXPECT_EQ(reread(loose).links.size(), 1u);
  EXPECT_EQ(refusalOf([&] {
              session->run(commands::unlinkEvidence({minutes.record.id}, {linkTo(key("4.1-1"))}));
            }),
            "workspace.cycle.closed");
  EXPECT_EQ(refusalOf([&] {
              session->run(commands::deleteEvidence({minutes.record.id}, Linked::Unlink));
            }),
            "workspace.cycle.closed");
}

TEST_F(EvidenceTest, whatDoesNotExistIsRefused) {
  const auto refused = [&](const Command& command) {
    return refusalOf([&] { session->run(command); });
  };
  const auto& revision = minutes.newest();
  const NewRevision stored{revision.content, revision.size, "a.txt", "text/plain"};
  EXPECT_EQ(refused(commands::linkEvidence({"ない"}, {linkTo(key("4.1-2"))})), "evidence.unknown");
  EXPECT_EQ(refused(commands::linkEvidence({minutes.record.id}, {{"document", "ない"}})),
            "evidence.link_unknown");
  EXPECT_EQ(refused(commands::linkEvidence({minutes.record.id}, {{"evidence", loose.record.id}})),
            "evidence.link_unknown");
  EXPECT_EQ(refused(commands::linkEvidence({minutes.record.id}, {linkTo(key("9.9-9"))})),
            "workspace.item.unknown");
  Evidence record{{}, "新しい証跡", "record", {}, {}, {}, {}, {}, {}, {}};
  EXPECT_EQ(refused(commands::addEvidence(record, {std::string(64, '0'), 7, "a", "b"}, {})),
            "evidence.content_missing");
  auto wrongSize = stored;
  ++wrongSize.size;
  EXPECT_EQ(refused(commands::addEvidence(record, wrongSize, {})), "evidence.content_missing");
  record.kind = "噂";
  EXPECT_EQ(refused(commands::addEvidence(record, stored, {})), "record.unfit");
  record.kind = "record";
  record.title.clear();
  EXPECT_EQ(refused(commands::addEvidence(record, stored, {})), "record.missing");
  auto edited = minutes.record;
  edited.expiresOn = "来月";
  EXPECT_EQ(refused(commands::editEvidence(edited)), "record.unfit");
  EXPECT_EQ(refused(commands::putRecord(
                evidenceType().description,
                evidenceType().row({{}, "題", "record", {}, {}, {}, {}, {}, {}, {}}))),
            "workspace.record.own_command");
  EXPECT_EQ(allEvidence(*session).size(), 2u);
}

TEST_F(EvidenceTest, revisionsAreKept) {
  session->run(commands::addEvidenceRevision(minutes.record.id, contentOf("第2版", "改訂.txt")));
  EXPECT_EQ(refusalOf([&] {
              session->run(commands::addEvidenceRevision(minutes.record.id, contentOf("第2版")));
            }),
            "evidence.same_as_last");
  session->run(commands::addEvidenceRevision(minutes.record.id, contentOf("第1版")));
  const auto piece = reread(minutes);
  ASSERT_EQ(piece.revisions.size(), 3u);
  EXPECT_EQ(piece.revisions[1].fileName, "改訂.txt");
  EXPECT_EQ(piece.newest().content, piece.revisions[0].content) << "back to the first";
  EXPECT_EQ(contentTotals(*session).count, 3) << "each content once";
}

TEST_F(EvidenceTest, deletingSaysWhereItIsLinked) {
  session->run(commands::linkEvidence({minutes.record.id}, {{"document", document}}));
  try {
    session->run(commands::deleteEvidence({minutes.record.id}, Linked::Refuse));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.message().id, "evidence.linked");
    const auto text = error.text(Language::Japanese);
    EXPECT_NE(text.find("4.1-1"), std::string::npos) << text;
    EXPECT_NE(text.find("情報セキュリティ規程"), std::string::npos) << text;
  }
  session->run(commands::deleteEvidence({minutes.record.id}, Linked::Unlink));
  EXPECT_FALSE(findEvidence(*session, minutes.record.id));
  EXPECT_EQ(contentTotals(*session).count, 2) << "the journal still names it";
  reopen();
  session->undoEntry(session->head().number);
  EXPECT_EQ(reread(minutes).links.size(), 2u);
  EXPECT_EQ(beginningOf(*session, minutes.newest().content, 100), "第1版");
}

TEST_F(EvidenceTest, severalAtOnceAreOneStep) {
  EvidencePatch patch;
  patch.tlp = "GREEN";
  patch.expiresOn = "2027-03-31";
  patch.addTags = {"監査", "2026"};
  session->run(commands::patchEvidence({minutes.record.id, loose.record.id}, patch));
  EXPECT_EQ(reread(minutes).record.tags, "監査, 2026");
  EXPECT_EQ(reread(loose).record.tlp, "GREEN");
  EvidencePatch without;
  without.removeTags = {"監査"};
  session->run(commands::patchEvidence({minutes.record.id, loose.record.id}, without));
  EXPECT_EQ(reread(minutes).record.tags, "2026");
  EXPECT_EQ(reread(loose).record.expiresOn, "2027-03-31");
  session->undo();
  session->undo();
  EXPECT_EQ(reread(loose).record.tlp, "");
}

TEST_F(EvidenceTest, aFileOfTheFirstVersionHasNone) {
  const auto old = folder / "v1.kijun";
  std::filesystem::copy_file(KIJUN_SOURCE_DIR "/tests/data/workspaces/v1.kijun", old);
  const auto reading = Session::open(old, readOnly());
  EXPECT_TRUE(allEvidence(*reading).empty());
  EXPECT_TRUE(evidenceOf(*reading, {"document", document}).empty());
  EXPECT_TRUE(evidenceCounts(*reading, cycle).empty());
  EXPECT_FALSE(findEvidence(*reading, document));
  EXPECT_EQ(contentTotals(*reading).count, 0);
  EXPECT_TRUE(checkContents(*reading).empty());
}

TEST_F(EvidenceTest, theItemsHistoryTellsOfItsEvidence) {
  const auto notice =
      session->run(commands::linkEvidence({loose.record.id}, {linkTo(key("4.1-2"))}));
  EXPECT_EQ(notice->answers, std::vector<AnswerKey>{key("4.1-2")});
  const auto history = session->historyOf(key("4.1-2"));
  ASSERT_FALSE(history.empty());
  EXPECT_EQ(history.front().entry.command, "link_evidence");
  ASSERT_EQ(history.front().changes.size(), 1u);
  EXPECT_EQ(history.front().changes.front().field, "evidence");
  EXPECT_EQ(history.front().changes.front().key, "4.1-2");
  EXPECT_EQ(history.front().changes.front().after, Value(loose.record.id));
  EXPECT_EQ(session->historyOf(key("4.1-3")).size(), 0u);
}

}  // namespace
}  // namespace kijun::testing
