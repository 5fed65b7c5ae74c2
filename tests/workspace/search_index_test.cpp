// The index says what the workspace holds after whatever was done, and can always be made anew.
#include "workspace/store/search_index.h"

#include <fstream>
#include <random>
#include <thread>

#include "workspace/merge_fixture.h"
#include "workspace/migrations/migrations.h"
#include "workspace/search.h"
#include "workspace/store/record_store.h"

namespace kijun::testing {
namespace {

class SearchIndexTest : public WorkspaceTest {
 protected:
  void expectRight() {
    const auto state = searchIndexState(*session);
    EXPECT_TRUE(state.whole);
    EXPECT_TRUE(state.differing.empty()) << state.differing.front();
  }
  // The texts in the index, whatever their numbers.
  static std::set<std::string> texts(const std::filesystem::path& of) {
    SQLite::Database database(of.string(), SQLite::OPEN_READONLY, 5000);
    SQLite::Statement row(database,
                          "SELECT kind, key, field, body FROM search_text t JOIN search_row r ON "
                          "r.number = t.number >> 20");
    std::set<std::string> found;
    while (row.executeStep()) {
      std::string line;
      for (int i = 0; i < 4; ++i) line += row.getColumn(i).getString() + "|";
      EXPECT_TRUE(found.insert(line).second) << line;
    }
    return found;
  }
  void change(const std::string& statements) {
    session.reset();
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    database.exec("PRAGMA foreign_keys = OFF");
    database.exec(statements);
  }
  void waitForIndex() {
    for (int i = 0; i < 500 && !searchIndexState(*session).whole; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
  std::size_t hits(const std::string& typed) {
    SearchRequest request;
    request.words = searchWords(typed);
    return search(*session, request).total;
  }
};

TEST_F(SearchIndexTest, isRightFromTheFirstChangeOn) {
  expectRight();
  EXPECT_FALSE(texts(file).empty());
}

TEST_F(SearchIndexTest, isRightAfterEveryCommandItsUndoAndRedo) {
  for (const auto& [kind, command] : everyCommand()) {
    SCOPED_TRACE(kind->id);
    const auto before = texts(file);
    ASSERT_TRUE(session->run(command));
    expectRight();
    session->undo();
    EXPECT_EQ(texts(file), before);
    expectRight();
    session->redo();
    expectRight();
    session->undo();
  }
}

TEST_F(SearchIndexTest, randomChangesAndUndosLeaveWhatARebuildMakes) {
  std::mt19937 random(20261127);
  const std::vector<std::string> words{"資産目録", "ﾊﾞｯｸｱｯﾌﾟ", "保守", "OT network",
                                       "",         "㈱架空",   "\"'%"};
  const auto word = [&] { return words[random() % words.size()] + words[random() % words.size()]; };
  const std::vector<std::string> items{"4.1-1", "4.1-2", "4.1-3", "5.1-1"};
  for (int round = 0; round < 300; ++round) {
    const auto of = AnswerKey{cycle, random() % 2 ? whole : plant, items[random() % items.size()]};
    try {
      switch (random() % 8) {
        case 0:
          session->run(commands::setNote(of, word()));
          break;
        case 1:
          session->run(commands::setLevel(of, static_cast<int>(random() % 5)));
          break;
        case 2:
          session->run(commands::addComment(of, "意見 " + word()));
          break;
        case 3:
          session->run(commands::setReferences(of, {{document, word()}, {document, "別表"}}));
          break;
        case 4:
          session->run(commands::putRecord(
              documentType().description,
              documentType().row({document, "規程 " + word(), "4", word(), "", "", word()})));
          break;
        case 5:
          session->run(commands::putRecord(departmentType().description,
                                           departmentType().row({{}, "課 " + word(), {}, 7})));
          break;
        case 6:
          session->undo();
          break;
        default:
          session->redo();
      }
    } catch (const Error&) {  // nothing to take back, or a later change stands in the way
    }
    if (round % 50 == 49) expectRight();
  }
  expectRight();
  const auto kept = texts(file);
  change("DELETE FROM search_state");
  reopen();
  waitForIndex();
  expectRight();
  EXPECT_EQ(texts(file), kept);
}

TEST_F(SearchIndexTest, anOlderFileIsIndexedWhenOpenedForWriting) {
  const auto old = folder / "v1.kijun";
  std::filesystem::copy_file(KIJUN_SOURCE_DIR "/tests/data/workspaces/v1.kijun", old);
  {
    const auto reading = Session::open(old, readOnly());
    SearchRequest request;
    request.words = {reading->rows(unitType().description).empty()
                         ? std::string("全体")
                         : searchFolded(textOf(reading->rows(unitType().description)[0][1]))};
    const auto result = search(*reading, request);
    EXPECT_EQ(result.by, SearchedBy::Reading);
    EXPECT_GT(result.total, 0u);
  }
  session = Session::open(old, readWrite());
  waitForIndex();
  expectRight();
  EXPECT_FALSE(texts(old).empty());
}

TEST_F(SearchIndexTest, whatIsChangedWhileItIsMadeIsInIt) {
  session.reset();
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  SearchIndexing indexing;
  database.exec("DELETE FROM search_state");
  ASSERT_TRUE(indexing.step(database));
  const auto rename = [&](const char* title) {
    database.exec(std::string("UPDATE document SET title = '") + title + "'");
    indexRow(database, {"document", {document}});
  };
  rename("改訂した規程");
  while (indexing.step(database)) rename("さらに改訂した規程");
  EXPECT_TRUE(isSearchIndexWhole(database));
  const auto differences = checkSearchIndex(database);
  // The answers that refer to the document were not told here.
  for (const auto& difference : differences) EXPECT_EQ(difference.field, "references");
}

TEST_F(SearchIndexTest, differencesAreFoundAndNamed) {
  for (const std::string damage :
       {"UPDATE document SET title = '別の規程'", "DELETE FROM search_text WHERE field = 'title'",
        "UPDATE search_text SET body = body || 'x' WHERE field = 'title'",
        "INSERT INTO search_index (search_index) VALUES ('delete-all')",
        "DELETE FROM search_row WHERE kind = 'document'",
        "INSERT INTO search_text (number, field, body) VALUES (99 << 20, 'title', 'x')"}) {
    SCOPED_TRACE(damage);
    session.reset();
    const auto original = markOf(file).bytes;
    change(damage);
    reopen();
    EXPECT_FALSE(searchIndexState(*session).differing.empty());
    session.reset();
    std::ofstream(file, std::ios::binary | std::ios::trunc) << original;
    reopen();
    expectRight();
  }
}

TEST_F(SearchIndexTest, aDamagedIndexStopsNothingAndIsMadeAnew) {
  change("UPDATE search_index_data SET block = x'00' WHERE id > 10");
  reopen();
  EXPECT_GT(hits("規程"), 0u) << "everything is read instead";
  session->run(commands::setNote(key("5.1-1"), "壊れた索引のもとで書いたメモ"));
  session->run(commands::putRecord(
      documentType().description,
      documentType().row({document, "改訂した規程", "4", "3", "2025-04-01", department, ""})));
  EXPECT_EQ(answer(key("5.1-1")).note, "壊れた索引のもとで書いたメモ");
  remakeSearchIndex(*session);
  waitForIndex();
  expectRight();
  EXPECT_EQ(hits("壊れた索引"), 1u);
}

TEST_F(SearchIndexTest, aReadOnlyWorkspaceWithoutIndexIsReadThrough) {
  session->run(commands::setNote(key("5.1-1"), "索引のない控え"));
  change("DELETE FROM search_state");
  session = Session::open(file, readOnly());
  SearchRequest request;
  request.words = searchWords("控え");
  const auto result = search(*session, request);
  EXPECT_EQ(result.by, SearchedBy::Reading);
  EXPECT_EQ(result.total, 1u);
}

TEST_F(SearchIndexTest, aChangeWithoutTextTouchesNoText) {
  session->run(commands::setNote(key("5.1-1"), "メモ"));
  const auto before = texts(file);
  session->run(commands::setLevel(key("5.1-1"), 2));
  EXPECT_EQ(texts(file), before);
}

class SearchIndexMergeTest : public MergeTest, public ::testing::WithParamInterface<MergeSide> {};

TEST_P(SearchIndexMergeTest, isRightAfterAMergeAndItsUndo) {
  using namespace commands;
  const auto rename = [&](const char* title) {
    return putRecord(documentType().description,
                     documentType().row({document, title, "4", "3", "", "", title}));
  };
  part(
      [&](Session& mine) {
        mine.run(setNote(key("4.1-1"), "こちらのメモ"));
        mine.run(rename("こちらの規程"));
        mine.run(removeUnit(cycle, plant));
      },
      [&](Session& other) {
        other.run(setNote(key("4.1-1"), "あちらのメモ"));
        other.run(rename("あちらの規程"));
        other.run(setNote(plantKey("5.1-1"), "現地のメモ"));
        other.run(addComment(key("4.1-1"), "あちらの意見"));
        other.run(setReferences(key("4.1-3"), {{document, "第1条"}}));
      });
  const auto found = preview();
  EXPECT_FALSE(found.conflicts.empty());
  ASSERT_TRUE(applyMerge(*session, found, chooseAll(found, GetParam())));
  const auto merged = searchIndexState(*session);
  EXPECT_TRUE(merged.whole);
  EXPECT_TRUE(merged.differing.empty()) << merged.differing.front();
  session->undo();
  const auto undone = searchIndexState(*session);
  EXPECT_TRUE(undone.differing.empty()) << undone.differing.front();
}

INSTANTIATE_TEST_SUITE_P(Sides, SearchIndexMergeTest,
                         ::testing::Values(MergeSide::Mine, MergeSide::Theirs));

}  // namespace
}  // namespace kijun::testing
