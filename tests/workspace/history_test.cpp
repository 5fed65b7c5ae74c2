// The journal as people read it.
#include "workspace/history.h"

#include <algorithm>
#include <set>

#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

class HistoryTest : public WorkspaceTest {
 protected:
  std::vector<std::int64_t> numbers(const HistoryFilter& filter) const {
    return historyNumbers(*session, filter);
  }
  EntryInWords last() const {
    return *entryInWords(*session, session->head().number, Language::Japanese);
  }
  // "label: before → after" of the only row.
  static std::vector<std::string> fieldsOf(const RowInWords& row) {
    std::vector<std::string> lines;
    for (const auto& field : row.fields) {
      lines.push_back(field.label + ": " + field.before + " → " + field.after);
    }
    return lines;
  }
};

using Lines = std::vector<std::string>;

TEST_F(HistoryTest, everythingNewestFirst) {
  session->run(commands::addComment(key("4.1-2"), "もう一度お願いします"));
  const auto all = numbers({});
  ASSERT_EQ(static_cast<std::int64_t>(all.size()), session->head().number);
  EXPECT_EQ(all.front(), session->head().number);
  EXPECT_EQ(all.back(), 1);
  EXPECT_TRUE(std::ranges::is_sorted(all, std::ranges::greater()));
  const auto lines = historyLines(*session, std::span(all).first(3), Language::Japanese);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].entry.command, "add_comment");
  EXPECT_EQ(lines[0].subject, "4.1-2");
}

TEST_F(HistoryTest, filtersByPersonRoleTimeKindTableAndRow) {
  session->actAs("山田 太郎");
  session->run(commands::setLevel(key("4.1-1"), 2));
  const auto number = session->head().number;
  const auto only = std::vector{number};
  EXPECT_EQ(numbers({.person = respondent}), only);
  EXPECT_EQ(numbers({.person = "山田 太郎"}), only);
  EXPECT_EQ(numbers({.role = Role::Respondent}), only);
  EXPECT_EQ(numbers({.from = Instant::parse(session->head().at)}), only);
  const auto before = numbers({.until = Instant::parse(session->head().at)});
  EXPECT_EQ(before.front(), number - 1);
  EXPECT_EQ(numbers({.group = "comments"}).size(), 2u);
  EXPECT_EQ(numbers({.group = "workspace"}), std::vector<std::int64_t>{1});
  EXPECT_EQ(numbers({.table = "document"}).size(), 1u);
  const auto row = numbers({.table = "department", .key = department});
  EXPECT_EQ(row.size(), 1u);
  EXPECT_TRUE(numbers({.person = "だれか"}).empty());
  EXPECT_EQ(numbers({.role = Role::Respondent, .group = "comments"}).size(), 0u);
}

TEST_F(HistoryTest, looksForTextInNamesAuthorsAndWhatChanged) {
  session->run(commands::setNote(key("5.1-1"), "ﾌｧｲｱｳｫｰﾙの設定を確認"));
  const auto only = std::vector{session->head().number};
  EXPECT_EQ(numbers({.text = "ファイアウォール"}), only);
  session->run(commands::setNote(key("5.1-1"), "別の内容"));
  // As it was and as it became.
  EXPECT_EQ(numbers({.text = "ファイアウォール"}).size(), 2u);
  EXPECT_FALSE(numbers({.text = "評価単位"}).empty()) << "the name of an entry";
  EXPECT_FALSE(numbers({.text = "情報システム部"}).empty());
  EXPECT_TRUE(numbers({.text = "どこにもない語"}).empty());
}

TEST_F(HistoryTest, canBeCancelled) {
  for (int i = 0; i < 300; ++i) session->run(commands::setLevel(key("5.1-1"), i % 6));
  EXPECT_THROW(historyNumbers(*session, {}, [] { return true; }), Cancelled);
}

TEST_F(HistoryTest, tellsAnAnswersFieldsBeforeAndAfter) {
  session->run(commands::setLevel(key("5.1-1"), 2));
  auto told = last();
  ASSERT_EQ(told.rows.size(), 1u);
  EXPECT_EQ(told.rows[0].deed, Deed::Added);
  EXPECT_EQ(told.rows[0].title, "回答 5.1-1（全体・2026年度）");
  EXPECT_EQ(fieldsOf(told.rows[0]), (Lines{"実施: – → 2", "状態: 未着手 → 回答中"}));
  session->run(commands::setApplicability(key("4.1-2"), Applicability::NotAdopted, "費用"));
  const auto lines = fieldsOf(last().rows[0]);
  EXPECT_TRUE(std::ranges::count(lines, "適用: 対象 → 不採用")) << lines.front();
  EXPECT_TRUE(std::ranges::count(lines, "理由: – → 「費用」"));
}

TEST_F(HistoryTest, tellsReferencesByNameAlsoOfWhatIsGone) {
  session->run(commands::assign({key("5.1-1")}, unusedDepartment, respondent, "2026-12-01"));
  const auto number = session->head().number;
  auto lines = fieldsOf(last().rows[0]);
  EXPECT_TRUE(std::ranges::count(lines, "担当部署: – → 総務課")) << lines.front();
  EXPECT_TRUE(std::ranges::count(lines, "回答者: – → 山田 太郎"));
  EXPECT_TRUE(std::ranges::count(lines, "期限: – → 2026-12-01"));
  session->run(commands::assign({key("5.1-1")}, {}, respondent, "2026-12-01"));
  session->run(commands::deleteRecord(departmentType().description, unusedDepartment));
  const auto gone = last();
  EXPECT_EQ(gone.rows[0].deed, Deed::Removed);
  EXPECT_EQ(gone.rows[0].title, "部署 総務課");
  lines = fieldsOf(entryInWords(*session, number, Language::Japanese)->rows[0]);
  EXPECT_TRUE(std::ranges::count(lines, "担当部署: – → 総務課"));
}

TEST_F(HistoryTest, tellsEveryKindOfCommandInBothLanguages) {
  for (const auto& [kind, command] : everyCommand()) {
    SCOPED_TRACE(std::string(kind->id));
    session->run(command);
    for (const auto language : {Language::Japanese, Language::English}) {
      const auto told = entryInWords(*session, session->head().number, language);
      ASSERT_TRUE(told);
      EXPECT_FALSE(told->line.subject.empty());
      ASSERT_FALSE(told->rows.empty());
      for (const auto& row : told->rows) {
        EXPECT_FALSE(row.title.empty());
        EXPECT_EQ(row.title.find("words."), std::string::npos) << row.title;
        for (const auto& field : row.fields) {
          EXPECT_FALSE(field.label.empty());
          EXPECT_NE(field.before, field.after) << row.title << " " << field.label;
        }
      }
    }
    session->undo();
  }
}

TEST_F(HistoryTest, knowsWhatWasTakenBackAndMadeAgain) {
  session->run(commands::setLevel(key("5.1-1"), 2));
  const auto number = session->head().number;
  const auto takenBack = [&](std::int64_t of) {
    return entryInWords(*session, of, Language::Japanese)->line.takenBack;
  };
  EXPECT_FALSE(takenBack(number));
  session->undo();
  EXPECT_TRUE(takenBack(number));
  EXPECT_EQ(last().undoes, number);
  EXPECT_EQ(last().line.entry.kind, EntryKind::Undo);
  session->redo();
  EXPECT_FALSE(takenBack(number));
  EXPECT_TRUE(takenBack(number + 1));
  session->undoEntry(number + 2);
  EXPECT_TRUE(takenBack(number));
}

TEST_F(HistoryTest, aPastChangeIsTakenBackOffTheCallingThread) {
  session->run(commands::setLevel(key("5.1-1"), 2));
  const auto number = session->head().number;
  session->run(commands::setLevel(key("4.1-1"), 4));
  bool done = false;
  session->postUndoEntry(number,
                         [&](const Outcome& outcome) { done = outcome.change.has_value(); });
  session->flush();
  EXPECT_TRUE(done);
  EXPECT_TRUE(session->answers({key("5.1-1")}).empty());
}

TEST_F(HistoryTest, namesEverybodyWhoMadeAnEntry) {
  const auto before = historyAuthors(*session).size();
  session->actAs("山田 太郎");
  session->run(commands::setLevel(key("4.1-1"), 2));
  session->run(commands::setLevel(key("4.1-1"), 3));
  const auto authors = historyAuthors(*session);
  ASSERT_EQ(authors.size(), before + 1);
  EXPECT_TRUE(std::ranges::any_of(authors, [&](const HistoryAuthor& author) {
    return author.person == respondent && author.name == "山田 太郎";
  }));
}

TEST(EntryGroups, eachHasAName) {
  std::set<std::string_view> ids;
  for (const auto& group : entryGroups()) EXPECT_TRUE(ids.insert(group.id).second);
  for (const auto* kind : commandKinds()) {
    Entry entry;
    entry.command = kind->id;
    EXPECT_TRUE(ids.contains(groupOf(entry))) << kind->id;
  }
}

}  // namespace
}  // namespace kijun::testing
