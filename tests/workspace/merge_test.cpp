// Two copies of a workspace, edited apart, become one: what only one side changed comes in, what
// both changed is asked, and all of it is one step back.
#include "workspace/merge_fixture.h"
#include "workspace/merge_text.h"
#include "workspace/verify.h"

namespace kijun::testing {
namespace {

using commands::addComment;
using commands::removeUnit;
using commands::setLevel;
using commands::setNote;

TEST_F(MergeTest, whatOnlyTheOtherSideChangedComesIn) {
  part([&](Session& mine) { mine.run(setLevel(key("4.1-1"), 4)); },
       [&](Session& other) {
         other.run(setNote(key("4.1-1"), "現地で確認"));
         other.run(setLevel(key("5.1-1"), 2));
       });
  const auto found = preview();
  EXPECT_TRUE(found.conflicts.empty());
  ASSERT_EQ(found.incoming.size(), 2u);
  EXPECT_EQ(found.incoming.front().entry.actor.name, "test");
  EXPECT_EQ(found.incoming.front().changes.front().field, "note");
  EXPECT_EQ(found.onlyHere, 1u);
  const auto notice = applyMerge(*session, found, {});
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->entry.kind, EntryKind::Merge);
  EXPECT_EQ(answer(key("4.1-1")).level, 4);
  EXPECT_EQ(answer(key("4.1-1")).note, "現地で確認");
  EXPECT_EQ(answer(key("5.1-1")).level, 2);
  EXPECT_EQ(session->firstBrokenEntry(), std::nullopt);
}

TEST_F(MergeTest, nothingIsChangedByAPreview) {
  part([&](Session& mine) { mine.run(setLevel(key("4.1-1"), 4)); },
       [&](Session& other) { other.run(setLevel(key("4.1-1"), 2)); });
  const auto mark = markOf(theirs);
  const auto before = contentsOf(file, Tables::All);
  preview();
  EXPECT_EQ(markOf(theirs), mark);
  EXPECT_EQ(contentsOf(file, Tables::All), before);
}

TEST_F(MergeTest, theSameFieldChangedOnBothSidesIsAsked) {
  part([&](Session& mine) { mine.run(setLevel(key("4.1-1"), 4)); },
       [&](Session& other) { other.run(setLevel(key("4.1-1"), 2)); });
  const auto found = preview();
  ASSERT_EQ(found.conflicts.size(), 1u);
  const auto& conflict = found.conflicts.front();
  EXPECT_EQ(conflict.kind, MergeConflict::Kind::Field);
  EXPECT_EQ(conflict.record, "answer");
  EXPECT_EQ(conflict.name, "4.1-1");
  EXPECT_EQ(conflict.unit, "全体");
  EXPECT_EQ(conflict.field, "level");
  EXPECT_EQ(conflict.base, Value(std::int64_t{3}));
  EXPECT_EQ(conflict.mine, Value(std::int64_t{4}));
  EXPECT_EQ(conflict.theirs, Value(std::int64_t{2}));
  EXPECT_FALSE(conflict.bothPossible);
  ASSERT_TRUE(conflict.mineBy && conflict.theirsBy);

  const auto before = contentsOf(file, Tables::All);
  EXPECT_EQ(refusalOf([&] { applyMerge(*session, found, {}); }), "merge.undecided");
  EXPECT_EQ(refusalOf([&] {
              applyMerge(*session, found, {{0, MergeChoice::Both}});
            }),
            "merge.undecided");
  EXPECT_EQ(contentsOf(file, Tables::All), before);
  applyMerge(*session, found, chooseAll(found, MergeSide::Theirs));
  EXPECT_EQ(answer(key("4.1-1")).level, 2);
}

TEST_F(MergeTest, theSameChangeOnBothSidesIsNoConflict) {
  part([&](Session& mine) { mine.run(setLevel(key("4.1-1"), 4)); },
       [&](Session& other) { other.run(setLevel(key("4.1-1"), 4)); });
  EXPECT_TRUE(preview().conflicts.empty());
}

TEST_F(MergeTest, bothNotesCanBeKept) {
  part([&](Session& mine) { mine.run(setNote(key("4.1-1"), "自分のメモ")); },
       [&](Session& other) { other.run(setNote(key("4.1-1"), "相手のメモ")); });
  const auto found = preview();
  ASSERT_EQ(found.conflicts.size(), 1u);
  EXPECT_TRUE(found.conflicts.front().bothPossible);
  applyMerge(*session, found, {{0, MergeChoice::Both}});
  EXPECT_EQ(answer(key("4.1-1")).note, "自分のメモ\n相手のメモ");
}

TEST_F(MergeTest, oneAnswerMadeTwiceIsOneAnswer) {
  part([&](Session& mine) { mine.run(setLevel(plantKey("5.1-1"), 3)); },
       [&](Session& other) { other.run(setNote(plantKey("5.1-1"), "制御盤を点検")); });
  const auto found = preview();
  EXPECT_TRUE(found.conflicts.empty());
  applyMerge(*session, found, {});
  EXPECT_EQ(answer(plantKey("5.1-1")).level, 3);
  EXPECT_EQ(answer(plantKey("5.1-1")).note, "制御盤を点検");
}

TEST_F(MergeTest, anEditAgainstADeletionIsAskedAndCanBeKept) {
  part([&](Session& mine) { mine.run(removeUnit(cycle, plant)); },
       [&](Session& other) {
         other.run(setLevel(plantKey("4.1-1"), 4));
         other.run(setNote(plantKey("5.1-1"), "新しい回答"));
       });
  const auto found = preview();
  ASSERT_EQ(found.conflicts.size(), 1u);
  const auto& conflict = found.conflicts.front();
  EXPECT_EQ(conflict.kind, MergeConflict::Kind::Deletion);
  EXPECT_EQ(conflict.deletedBy, MergeSide::Mine);
  EXPECT_EQ(conflict.record, "cycle_unit");
  EXPECT_EQ(conflict.name, "制御系");
  EXPECT_GE(conflict.changed.size(), 2u);
  applyMerge(*session, found, chooseAll(found, MergeSide::Theirs));
  EXPECT_EQ(answer(plantKey("4.1-1")).level, 4);
  EXPECT_EQ(answer(plantKey("4.1-1")).note, "制御系は別");
  EXPECT_EQ(answer(plantKey("5.1-1")).note, "新しい回答");
}

TEST_F(MergeTest, anEditAgainstADeletionCanBeGivenUp) {
  part([&](Session& mine) { mine.run(removeUnit(cycle, plant)); },
       [&](Session& other) { other.run(setLevel(plantKey("4.1-1"), 4)); });
  const auto before = contentsOf(file);
  const auto found = preview();
  applyMerge(*session, found, chooseAll(found, MergeSide::Mine));
  EXPECT_EQ(contentsOf(file), before);
}

TEST_F(MergeTest, aDeletionOnTheOtherSideAgainstMyEdit) {
  part([&](Session& mine) { mine.run(setNote(plantKey("5.1-1"), "自分の回答")); },
       [&](Session& other) { other.run(removeUnit(cycle, plant)); });
  const auto found = preview();
  ASSERT_EQ(found.conflicts.size(), 1u);
  EXPECT_EQ(found.conflicts.front().deletedBy, MergeSide::Theirs);
  const auto before = contentsOf(file);
  applyMerge(*session, found, chooseAll(found, MergeSide::Mine));
  EXPECT_EQ(contentsOf(file), before);
  session->undo();
  EXPECT_EQ(contentsOf(file), before);
}

TEST_F(MergeTest, aReferenceToADeletedRecordIsAsked) {
  const auto person = [&](const Id& of) {
    return commands::putRecord(personType().description,
                               personType().row({respondent, "山田 太郎", "", of, "respondent"}));
  };
  part(
      [&](Session& mine) {
        mine.run(commands::deleteRecord(departmentType().description, unusedDepartment));
      },
      [&](Session& other) { other.run(person(unusedDepartment)); });
  const auto found = preview();
  ASSERT_EQ(found.conflicts.size(), 1u);
  EXPECT_EQ(found.conflicts.front().name, "総務課");
  applyMerge(*session, found, chooseAll(found, MergeSide::Theirs));
  EXPECT_EQ(idOf(departmentType().description, "総務課"), unusedDepartment);
  EXPECT_TRUE(session->undo());
  const auto again = preview();
  EXPECT_TRUE(again.nothingToDo());
}

TEST_F(MergeTest, aMergeIsOneStepBackAndForth) {
  part([&](Session& mine) { mine.run(setLevel(key("4.1-1"), 4)); },
       [&](Session& other) {
         other.run(setLevel(key("4.1-1"), 2));
         other.run(addComment(key("4.1-2"), "確認済み"));
         other.run(setNote(key("5.1-1"), "追記"));
       });
  const auto before = contentsOf(file);
  const auto found = preview();
  applyMerge(*session, found, chooseAll(found, MergeSide::Theirs));
  const auto after = contentsOf(file);
  EXPECT_NE(before, after);
  EXPECT_EQ(session->undoName()->id, "command.merge");
  ASSERT_TRUE(session->undo());
  EXPECT_EQ(contentsOf(file), before);
  ASSERT_TRUE(session->redo());
  EXPECT_EQ(contentsOf(file), after);
  EXPECT_EQ(session->firstBrokenEntry(), std::nullopt);
}

TEST_F(MergeTest, theSecondTimeThereIsNothingToDo) {
  part([&](Session& mine) { mine.run(setLevel(key("4.1-1"), 4)); },
       [&](Session& other) { other.run(setLevel(key("5.1-1"), 2)); });
  const auto found = preview();
  applyMerge(*session, found, {});
  const auto before = contentsOf(file, Tables::All);
  const auto again = preview();
  EXPECT_TRUE(again.nothingToDo());
  EXPECT_FALSE(applyMerge(*session, again, {}));
  EXPECT_EQ(contentsOf(file, Tables::All), before);
  // The other way round, only what it lacks comes over.
  session.reset();
  mergeFiles(theirs, file);
  EXPECT_EQ(contentsOf(theirs), contentsOf(file));
  EXPECT_TRUE(previewMerge(*open(file), theirs).nothingToDo());
}

TEST_F(MergeTest, aCopyThatIsOnlyAheadOrBehind) {
  part([](Session&) {}, [&](Session& other) { other.run(setLevel(key("5.1-1"), 2)); });
  const auto found = preview();
  EXPECT_EQ(found.onlyHere, 0u);
  applyMerge(*session, found, {});
  EXPECT_EQ(contentsOf(file), contentsOf(theirs));
  session.reset();
  EXPECT_TRUE(previewMerge(*open(theirs), file).nothingToDo());
}

TEST_F(MergeTest, incomingEntriesKeepWhoWhenAndWhere) {
  part([&](Session& mine) { mine.run(setLevel(key("4.1-1"), 4)); },
       [&](Session& other) {
         other.actAs("山田 太郎");
         other.run(setNote(key("4.1-1"), "現地で確認"));
       });
  const auto made = open(theirs)->head();
  applyMerge(*session, preview(), {});
  const auto history = session->historyOf(key("4.1-1"));
  ASSERT_FALSE(history.empty());
  const auto& entry = history.front().entry;
  EXPECT_EQ(entry.id, made.id);
  EXPECT_EQ(entry.actor.name, "山田 太郎");
  EXPECT_EQ(entry.at, made.at);
  EXPECT_EQ(entry.lamport, made.lamport);
  EXPECT_EQ(entry.origin, made.hash);
  EXPECT_EQ(entry.batch, session->head().id);
  EXPECT_GT(session->head().lamport, made.lamport);
}

TEST_F(MergeTest, whatChangedSinceThePreviewIsRefused) {
  part([&](Session& mine) { mine.run(setLevel(key("4.1-1"), 4)); },
       [&](Session& other) { other.run(setLevel(key("5.1-1"), 2)); });
  const auto found = preview();
  session->run(setLevel(key("4.1-2"), 1));
  EXPECT_EQ(refusalOf([&] { applyMerge(*session, found, {}); }), "merge.changed");
  const auto again = preview();
  open(theirs)->run(setLevel(key("5.1-1"), 3));
  EXPECT_EQ(refusalOf([&] { applyMerge(*session, again, {}); }), "merge.changed");
}

TEST_F(MergeTest, filesThatDoNotBelongTogetherAreRefused) {
  const auto stranger = folder / "別.kijun";
  Session::create(stranger, newWorkspace(), readWrite());
  EXPECT_EQ(refusalOf([&] { previewMerge(*session, stranger); }), "merge.unrelated");
  EXPECT_EQ(refusalOf([&] { previewMerge(*session, file); }), "merge.same_file");
  EXPECT_EQ(refusalOf([&] { previewMerge(*session, folder / "ない.kijun"); }),
            refusalOf([&] { Session::open(folder / "ない.kijun", readOnly()); }));
}

TEST_F(MergeTest, onlyAssessorsAndAdministratorsMerge) {
  for (const auto role : kAllRoles) {
    addPerson(std::string(kijun::idOf(role)), std::string(kijun::idOf(role)));
  }
  theirs = copyAs("先.kijun");
  session = open(file);
  open(theirs, "assessor")->run(setLevel(key("5.1-1"), 3));
  for (const auto role : kAllRoles) {
    SCOPED_TRACE(kijun::idOf(role));
    session->actAs(std::string(kijun::idOf(role)));
    const bool may = role == Role::Assessor || role == Role::Administrator;
    EXPECT_EQ(refusalOf([&] { preview(); }), may ? "nothing" : "workspace.role.refused");
  }
}

TEST_F(MergeTest, aCancelledMergeChangesNothing) {
  part([&](Session& mine) { mine.run(setLevel(key("4.1-1"), 4)); },
       [&](Session& other) { other.run(setLevel(key("5.1-1"), 2)); });
  const auto found = preview();
  const auto before = contentsOf(file, Tables::All);
  const auto cancel = [](double share) {
    if (share > 0.5) throw Cancelled();
  };
  EXPECT_THROW(applyMerge(*session, found, {}, cancel), Cancelled);
  EXPECT_EQ(contentsOf(file, Tables::All), before);
  EXPECT_THROW(previewMerge(*session, theirs, cancel), Cancelled);
}

TEST_F(MergeTest, aMergedFileVerifiesCleanAndIsFound) {
  part(
      [&](Session& mine) {
        mine.run(setLevel(key("4.1-1"), 4));
        mine.run(removeUnit(cycle, plant));
      },
      [&](Session& other) {
        other.run(setLevel(key("4.1-1"), 2));
        other.run(setNote(plantKey("5.1-1"), "盤面の写真"));
      });
  const auto found = preview();
  applyMerge(*session, found, chooseAll(found, MergeSide::Mine));
  EXPECT_TRUE(verify(*session).isSound());
  session->undo();
  EXPECT_TRUE(verify(*session).isSound());
}

TEST_F(MergeTest, oneIncomingEntryCanBeUndoneByWhatItChangedHere) {
  part([&](Session& mine) { mine.run(setLevel(key("4.1-1"), 4)); },
       [&](Session& other) {
         other.run(setLevel(key("4.1-1"), 2));
         other.run(setNote(key("5.1-1"), "追記"));
       });
  const auto found = preview();
  applyMerge(*session, found, chooseAll(found, MergeSide::Mine));
  const auto number = session->head().number;
  session->undoEntry(number - 1);  // the note
  EXPECT_TRUE(session->answers({key("5.1-1")}).empty());
  EXPECT_EQ(answer(key("4.1-1")).level, 4);
  // The one that lost changed nothing here.
  EXPECT_EQ(refusalOf([&] { session->undoEntry(number - 2); }), "merge.undo.nothing_here");
}

TEST_F(MergeTest, aCopyFromBeforeTheMigrationIsMigratedAside) {
  const auto old = folder / "旧版.kijun";
  std::filesystem::copy_file(KIJUN_SOURCE_DIR "/tests/data/workspaces/v1.kijun", old);
  const auto mine = folder / "新版.kijun";
  std::filesystem::copy_file(old, mine);
  const auto on = open(mine);
  const auto mark = markOf(old);
  EXPECT_TRUE(previewMerge(*on, old).nothingToDo());
  EXPECT_EQ(markOf(old), mark);
}

TEST_F(MergeTest, conflictsAreToldInWords) {
  part([&](Session& mine) { mine.run(setNote(key("4.1-1"), "自分のメモ")); },
       [&](Session& other) { other.run(setNote(key("4.1-1"), "相手のメモ")); });
  const auto found = preview();
  const auto words = inWords(found.conflicts.front(), found, Language::Japanese);
  EXPECT_EQ(words.title, "回答 4.1-1（全体） ― 根拠・メモ");
  EXPECT_EQ(words.mine, "「自分のメモ」");
  EXPECT_EQ(words.theirs, "「相手のメモ」");
  EXPECT_NE(words.mineBy.find("test"), std::string::npos);
}

TEST_F(MergeTest, evidenceComesWithItsContent) {
  const auto add = [](Session& to, const std::string& title, const std::string& bytes,
                      const LinkTarget& link) {
    to.run(commands::addEvidence({{}, title, "record", {}, {}, {}, {}, {}, {}, {}},
                                 storeContent(to, bytes, title + ".txt"), {link}));
  };
  const auto link = linkTo(key("4.1-2"));
  part([&](Session& mine) { add(mine, "こちらの証跡", "共通の中身", link); },
       [&](Session& other) {
         add(other, "あちらの証跡", "あちらだけの中身", link);
         add(other, "あちらの写し", "共通の中身", link);
       });
  applyMerge(*session, preview(), {});
  EXPECT_EQ(evidenceOf(*session, link).size(), 3u);
  EXPECT_TRUE(checkContents(*session).empty());
  EXPECT_EQ(contentTotals(*session).count, 4) << "two of the fixture, two of the copies";
}

}  // namespace
}  // namespace kijun::testing
