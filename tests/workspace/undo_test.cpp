// Every change can be taken back and made again, exactly; conflicts refuse and name the rows.
#include <set>

#include "base/error.h"
#include "workspace/store/sql.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

using UndoTest = WorkspaceTest;

TEST_F(UndoTest, everyKindOfCommandIsInTheList) {
  std::set<std::string_view> listed;
  for (const auto& known : everyCommand()) listed.insert(known.kind->id);
  for (const auto& stamp : everyStamp()) listed.insert(stamp.known.kind->id);
  std::set<std::string_view> all;
  for (const auto* kind : commandKinds()) {
    EXPECT_TRUE(all.insert(kind->id).second) << kind->id;
    EXPECT_EQ(findCommandKind(kind->id), kind);
  }
  all.erase("merge");  // needs another file: see merge_test.cpp
  EXPECT_EQ(listed, all);
}

TEST_F(UndoTest, undoAndRedoOfEveryCommandGiveTheTablesBack) {
  for (const auto& [kind, command] : everyCommand()) {
    SCOPED_TRACE(kind->id);
    const auto before = contentsOf(file);
    ASSERT_TRUE(session->run(command));
    const auto after = contentsOf(file);
    EXPECT_NE(before, after);
    EXPECT_EQ(session->undoName(), command.name);
    const auto undone = session->undo();
    ASSERT_TRUE(undone);
    EXPECT_EQ(undone->entry.kind, EntryKind::Undo);
    EXPECT_EQ(contentsOf(file), before);
    EXPECT_EQ(session->redoName(), command.name);
    ASSERT_TRUE(session->redo());
    EXPECT_EQ(contentsOf(file), after);
    ASSERT_TRUE(session->undo());
    EXPECT_EQ(contentsOf(file), before);
  }
  EXPECT_EQ(session->firstBrokenEntry(), std::nullopt);
}

TEST_F(UndoTest, aWholeSessionBackAndForth) {
  const auto commands = everyCommand();
  const auto before = contentsOf(file);
  int count = 0;
  for (const auto& [kind, command] : commands) {
    if (kind->id == "start_cycle") continue;  // closes the cycle that the rest changes
    if (session->run(command)) ++count;
  }
  const auto after = contentsOf(file);
  for (int i = 0; i < count; ++i) ASSERT_TRUE(session->undo());
  EXPECT_EQ(contentsOf(file), before);
  for (int i = 0; i < count; ++i) ASSERT_TRUE(session->redo());
  EXPECT_EQ(contentsOf(file), after);
  EXPECT_EQ(session->redoName(), std::nullopt);
}

TEST_F(UndoTest, anEntryNamesWhatItUndoes) {
  const auto done = session->run(commands::setLevel(key("5.1-1"), 2));
  const auto undone = session->undo();
  EXPECT_EQ(undone->entry.undoes, done->entry.id);
  EXPECT_EQ(undone->entry.name, done->entry.name);
  EXPECT_EQ(undone->entry.command, "set_level");
  EXPECT_EQ(undone->answers, std::vector{key("5.1-1")});
  const auto redone = session->redo();
  EXPECT_EQ(redone->entry.kind, EntryKind::Redo);
  EXPECT_EQ(redone->entry.undoes, undone->entry.id);
}

TEST_F(UndoTest, onlyThisSessionsOwnChanges) {
  reopen();
  EXPECT_EQ(session->undoName(), std::nullopt);
  EXPECT_EQ(refusalOf([&] { session->undo(); }), "workspace.undo.nothing");
  EXPECT_EQ(refusalOf([&] { session->redo(); }), "workspace.redo.nothing");
}

TEST_F(UndoTest, aNewChangeEndsRedo) {
  session->run(commands::setLevel(key("5.1-1"), 2));
  session->undo();
  session->run(commands::setLevel(key("5.1-1"), 1));
  EXPECT_EQ(session->redoName(), std::nullopt);
}

TEST_F(UndoTest, anEarlierEntryIsUndoneUnderLaterOnes) {
  const auto first = session->run(commands::setNote(key("5.1-1"), "一"));
  session->run(commands::setLevel(key("5.1-1"), 2));
  session->run(commands::setNote(key("4.1-3"), "別の項目"));
  // The row came with the first entry and was edited since: taking it away would lose the level.
  const auto before = contentsOf(file, Tables::All);
  EXPECT_EQ(refusalOf([&] { session->undoEntry(first->entry.number); }), "workspace.undo.conflict");
  EXPECT_EQ(contentsOf(file, Tables::All), before);

  const auto second = session->run(commands::setNote(key("5.1-1"), "二"));
  session->run(commands::setLevel(key("5.1-1"), 3));
  ASSERT_TRUE(session->undoEntry(second->entry.number))
      << "another field does not stand in the way";
  EXPECT_EQ(answer(key("5.1-1")).note, "一");
  EXPECT_EQ(answer(key("5.1-1")).level, 3);
}

TEST_F(UndoTest, conflictNamesTheRows) {
  const auto first = session->run(commands::setLevel(key("5.1-1"), 2));
  session->run(commands::setLevel(key("5.1-1"), 3));
  try {
    session->undoEntry(first->entry.number);
    FAIL() << "overwrote the later change";
  } catch (const Error& error) {
    EXPECT_EQ(error.message().arguments, std::vector<std::string>{"5.1-1"});
  }
  EXPECT_EQ(answer(key("5.1-1")).level, 3);
}

TEST_F(UndoTest, whatOthersReferToStays) {
  const auto added = session->run(commands::putRecord(departmentType().description,
                                                      departmentType().row({{}, "新設課", {}, 9})));
  const Id id = idOf(departmentType().description, "新設課");
  session->run(commands::assign({key("5.1-1")}, id, {}, ""));
  const auto before = contentsOf(file, Tables::All);
  EXPECT_EQ(refusalOf([&] { session->undoEntry(added->entry.number); }),
            "workspace.undo.referenced");
  EXPECT_EQ(contentsOf(file, Tables::All), before);
}

TEST_F(UndoTest, needsThePermissionOfWhatItUndoes) {
  session->run(commands::setTarget(cycle, "4.1-1", 5));
  session->actAs("山田 太郎");
  EXPECT_EQ(refusalOf([&] { session->undo(); }), "workspace.role.refused");
  EXPECT_EQ(session->settings(cycle, "4.1-1")->target, 5);
}

TEST_F(UndoTest, theFirstEntryStays) {
  EXPECT_EQ(refusalOf([&] { session->undoEntry(1); }), "workspace.undo.first");
  EXPECT_EQ(refusalOf([&] { session->undoEntry(9999); }), "workspace.undo.unknown");
}

TEST_F(UndoTest, anAlteredEntryIsNotApplied) {
  const auto done = session->run(commands::setLevel(key("5.1-1"), 2));
  session.reset();
  {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    database.exec(
        "UPDATE journal_entry SET changeset = (SELECT changeset FROM journal_entry "
        "WHERE number = 5) WHERE number = " +
        std::to_string(done->entry.number));
  }
  reopen();
  EXPECT_EQ(refusalOf([&] { session->undoEntry(done->entry.number); }), "workspace.undo.altered");
}

}  // namespace
}  // namespace kijun::testing
