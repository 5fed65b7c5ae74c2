// A part of a workspace as a workspace of its own: what was chosen is there, and no byte of the
// rest.
#include "workspace/selection.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "workspace/store/schema.h"
#include "workspace/store/selection_rules.h"
#include "workspace/verify.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

class SelectionTest : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    session->run(commands::setNote(key("5.1-1"), "残しておく秘密のメモ"));
    session->run(commands::assign({key("5.1-1")}, unusedDepartment,
                                  addPerson("鈴木 花子", "approver"), "2026-10-01"));
    session->run(commands::linkEvidence({loose.record.id}, {linkTo(key("4.1-2"))}));
    session->postDraft("note:下書き", "書きかけの秘密の文");
    session->flush();
  }
  std::filesystem::path part(const Selection& selection) {
    const auto place = folder / "部署 用.kijun";
    std::filesystem::remove(place);
    extracted = extractSelection(*session, selection, place);
    EXPECT_TRUE(verify(place).isSound());
    return place;
  }
  WorkspaceContents extracted;
};

// Every text that a file holds in a row, catalogs apart.
std::set<std::string> textsOf(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY, 5000);
  std::vector<std::string> tables;
  SQLite::Statement table(database, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  while (table.executeStep()) tables.push_back(table.getColumn(0).getString());
  std::set<std::string> texts;
  for (const auto& name : tables) {
    if (name == "catalog" || name.starts_with("search_")) continue;
    SQLite::Statement row(database, "SELECT * FROM \"" + name + "\"");
    while (row.executeStep()) {
      for (int i = 0; i < row.getColumnCount(); ++i) {
        if (row.getColumn(i).isText()) texts.insert(row.getColumn(i).getString());
      }
    }
  }
  return texts;
}

// Short ones would be found in anything.
constexpr std::size_t kTelling = 6;

void expectNothingElse(const std::filesystem::path& source, const std::filesystem::path& file,
                       const std::vector<std::string>& leftOut) {
  const auto bytes = markOf(file).bytes;
  const auto kept = textsOf(file);
  // The schema and the catalog are in every workspace.
  const TemporaryFolder elsewhere;
  Session::create(elsewhere / "x.kijun", newWorkspace(), readWrite("x"));
  const auto anyWorkspace = markOf(elsewhere / "x.kijun").bytes;
  for (const auto& text : leftOut) {
    EXPECT_EQ(bytes.find(text), std::string::npos) << text;
  }
  std::size_t looked = 0;
  for (const auto& text : textsOf(source)) {
    if (text.size() < kTelling || std::ranges::any_of(kept, [&](const std::string& whole) {
          return whole.find(text) != std::string::npos;
        })) {
      continue;
    }
    if (anyWorkspace.find(text) != std::string::npos) continue;
    ++looked;
    EXPECT_EQ(bytes.find(text), std::string::npos) << text;
  }
  EXPECT_GT(looked, 10u);
}

TEST_F(SelectionTest, EveryTableHasItsRule) {
  std::set<std::string_view> ruled;
  for (const auto& rule : selectionRules()) EXPECT_TRUE(ruled.insert(rule.table).second);
  for (const auto table : journalledTables()) EXPECT_TRUE(ruled.contains(table)) << table;

  std::set<std::string_view> told;
  for (const auto& rule : contentRules()) EXPECT_TRUE(told.insert(rule.table).second);
  for (const auto& table : tablesLeftBehind()) EXPECT_TRUE(told.insert(table.table).second);
  for (const auto& table : excludedTables()) EXPECT_TRUE(told.contains(table.name)) << table.name;
}

TEST_F(SelectionTest, OfEverythingHoldsWhatStandsNow) {
  const auto taken = part({.comments = true, .everybody = true, .everyUnit = true});
  const auto copy = Session::open(taken, readOnly());
  EXPECT_FALSE(copy->firstBrokenEntry());
  auto expected = contentsOf(file);
  // Documents come along where an answer refers to them, and by their title.
  expected.erase("document");
  // Stamps stand for the set in the file where it was signed.
  for (const char* table : {"approval", "approval_step", "approval_answer"}) {
    EXPECT_FALSE(expected.at(table).empty());
    expected.at(table).clear();
  }
  auto found = contentsOf(taken);
  found.erase("document");
  EXPECT_EQ(found, expected);
  EXPECT_EQ(extracted.answers, static_cast<std::int64_t>(expected.at("answer").size()));
  EXPECT_EQ(copy->snapshot().documents.front().title, "情報セキュリティ規程");
}

TEST_F(SelectionTest, BeginsWithABaselineThatNamesItsSource) {
  const auto head = session->head();
  const auto taken = part({.items = {"4.1-1"}});
  const auto copy = Session::open(taken, readOnly());
  const auto entry = copy->head();
  EXPECT_EQ(entry.number, 1);
  EXPECT_EQ(entry.kind, EntryKind::Baseline);
  EXPECT_EQ(entry.command, "extract_selection");
  for (const auto language : {Language::Japanese, Language::English}) {
    const auto name = render(entry.name, language);
    EXPECT_NE(name.find(toHex(head.hash)), std::string::npos) << name;
    EXPECT_NE(name.find(std::to_string(head.number)), std::string::npos) << name;
    EXPECT_NE(name.find("4.1-1"), std::string::npos) << name;
    EXPECT_EQ(name.find("%"), std::string::npos) << name;
    EXPECT_EQ(name.find("workspace."), std::string::npos) << name;
  }
  EXPECT_TRUE(extracted.part);
  EXPECT_EQ(extracted.headEntry, 1);
  EXPECT_EQ(extracted.headHash, toHex(entry.hash));
  EXPECT_EQ(refusalOf([&] { Session::open(taken, readWrite())->undoEntry(1); }).substr(0, 14),
            "workspace.undo");
}

TEST_F(SelectionTest, OfOneItemLeavesNoByteOfTheOthers) {
  const auto taken = part({.cycles = {cycle}, .items = {"4.1-1"}});
  session.reset();
  expectNothingElse(file, taken,
                    {"残しておく秘密のメモ", "書きかけの秘密の文", "確認をお願いします",
                     "前回のコメント", "鈴木 花子", "総務課", "2025年度", unusedDepartment,
                     previousCycle, "監視画面", "画面の写し"});
  const auto copy = Session::open(taken, readOnly());
  ASSERT_EQ(allEvidence(*copy).size(), 1u);
  EXPECT_EQ(allEvidence(*copy).front().record.title, "会議の議事録");
  EXPECT_EQ(beginningOf(*copy, minutes.newest().content, 100), "第1版");
  const auto snapshot = copy->snapshot();
  ASSERT_EQ(snapshot.current.answers.size(), 1u);
  const auto& answers = snapshot.current.answers.at("4.1-1");
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_EQ(snapshot.organisation.name, "架空市水道局");
  EXPECT_EQ(snapshot.current.units.size(), 2u) << "the plant has an answer of its own";
  EXPECT_FALSE(snapshot.previous);
}

TEST_F(SelectionTest, OfOneDepartmentTakesItsAnswersOnly) {
  const auto taken = part({.cycles = {cycle}, .departments = {unusedDepartment}});
  session.reset();
  expectNothingElse(file, taken, {"制御系は別", "制御系", "山田 太郎", "情報システム部"});
  const auto copy = Session::open(taken, readOnly());
  const auto snapshot = copy->snapshot();
  ASSERT_EQ(snapshot.current.answers.size(), 1u);
  EXPECT_EQ(snapshot.current.answers.begin()->first, "5.1-1");
  EXPECT_EQ(snapshot.current.units.size(), 1u);
  ASSERT_EQ(snapshot.people.size(), 1u);
  EXPECT_EQ(snapshot.people.front().name, "鈴木 花子");
}

TEST_F(SelectionTest, TakesWhatIsReferredToByNameOnly) {
  session->run(commands::putRecord(
      personType().description,
      personType().row({respondent, "山田 太郎", "秘密の役職", department, "respondent"})));
  session->run(
      commands::putRecord(documentType().description,
                          documentType().row({document, "情報セキュリティ規程", "4", "秘密の版",
                                              "2025-04-01", unusedDepartment, "秘密の備考"})));
  const auto taken = part({.cycles = {previousCycle}, .items = {"4.1-1"}});
  const auto copy = Session::open(taken, readOnly());
  const auto snapshot = copy->snapshot();
  ASSERT_EQ(snapshot.people.size(), 1u);
  EXPECT_EQ(snapshot.people.front().name, "山田 太郎");
  EXPECT_EQ(snapshot.people.front().title, "");
  EXPECT_EQ(snapshot.people.front().department, "");
  ASSERT_EQ(snapshot.documents.size(), 1u);
  EXPECT_EQ(snapshot.documents.front().title, "情報セキュリティ規程");
  EXPECT_EQ(snapshot.documents.front().owner, "");
  ASSERT_EQ(snapshot.departments.size(), 1u);
  EXPECT_EQ(snapshot.departments.front().name, "情報システム部");
  EXPECT_FALSE(snapshot.departments.front().headcount);
  session.reset();
  expectNothingElse(file, taken, {"秘密の役職", "秘密の版", "秘密の備考", "総務課"});
}

TEST_F(SelectionTest, TakesCommentsOnlyWhereAsked) {
  const Selection one{.cycles = {previousCycle}, .items = {"4.1-1"}};
  auto withComments = one;
  withComments.comments = true;
  EXPECT_TRUE(contentsOf(part(one)).at("answer_comment").empty());
  EXPECT_EQ(contentsOf(part(withComments)).at("answer_comment").size(), 1u);
}

TEST_F(SelectionTest, TakesEvidenceOnlyWhereAsked) {
  const auto taken = part({.cycles = {cycle}, .items = {"4.1-1"}, .evidence = false});
  const auto copy = Session::open(taken, readOnly());
  EXPECT_TRUE(allEvidence(*copy).empty());
  EXPECT_EQ(contentTotals(*copy).count, 0);
}

TEST_F(SelectionTest, OfASectionTakesWhatStandsBelow) {
  const auto copy = Session::open(part({.cycles = {cycle}, .sections = {"4"}}), readOnly());
  for (const auto& [item, answers] : copy->snapshot().current.answers) {
    EXPECT_TRUE(item.starts_with("4.")) << item;
  }
  EXPECT_EQ(copy->snapshot().current.answers.count("4.1-1"), 1u);
}

TEST_F(SelectionTest, IsAWorkspaceToWorkIn) {
  const auto taken = part({.cycles = {cycle}, .items = {"4.1-1"}});
  {
    const auto copy = Session::open(taken, readWrite());
    copy->run(commands::setLevel(key("4.1-1"), 5));
    copy->undo();
    copy->run(commands::setLevel(key("4.1-1"), 4));
    EXPECT_FALSE(copy->firstBrokenEntry());
  }
  EXPECT_EQ(Session::open(taken, readOnly())->answers({key("4.1-1")}).front().level, 4);
}

TEST_F(SelectionTest, RefusesWhatItDoesNotKnow) {
  const auto refused = [&](const Selection& selection) {
    const auto id = refusalOf([&] { extractSelection(*session, selection, folder / "x.kijun"); });
    EXPECT_FALSE(std::filesystem::exists(folder / "x.kijun"));
    return id;
  };
  EXPECT_EQ(refused({.cycles = {"無い"}}), "workspace.cycle.unknown");
  EXPECT_EQ(refused({.sections = {"9.9"}}), "workspace.selection.unknown_section");
  EXPECT_EQ(refused({.items = {"9.9-1"}}), "workspace.item.unknown");
  EXPECT_EQ(refused({.departments = {"無い"}}), "workspace.selection.unknown_department");
}

TEST_F(SelectionTest, KeepsWhatStandsAtItsPlace) {
  const auto taken = folder / "ある.kijun";
  std::filesystem::copy_file(file, taken);
  const auto before = markOf(taken);
  EXPECT_EQ(refusalOf([&] { extractSelection(*session, {}, taken); }), "workspace.place.taken");
  EXPECT_EQ(refusalOf([&] { extractSelection(*session, {}, file, Existing::Replace); }),
            "workspace.open.held_by_unknown");
  EXPECT_EQ(markOf(taken), before);
  {
    const auto other = Session::open(taken, readWrite());
    EXPECT_EQ(refusalOf([&] { extractSelection(*session, {}, taken, Existing::Replace); }),
              "workspace.open.held_by_unknown");
  }
  extractSelection(*session, {}, taken, Existing::Replace);
  EXPECT_EQ(Session::open(taken, readOnly())->head().number, 1);
  std::ofstream(folder / "前の.kijun-journal") << "x";
  EXPECT_EQ(refusalOf([&] { extractSelection(*session, {}, folder / "前の.kijun"); }),
            "workspace.place.leftover");
  EXPECT_EQ(refusalOf([&] { extractSelection(*session, {}, folder / "無い" / "x.kijun"); }),
            "base.file.missing");
  EXPECT_EQ(refusalOf([&] { extractSelection(*session, {}, folder.path()); }),
            "base.file.is_folder");
}

TEST_F(SelectionTest, CancelledLeavesNothing) {
  const auto count = [&] {
    return std::distance(std::filesystem::directory_iterator(folder.path()),
                         std::filesystem::directory_iterator());
  };
  const auto before = count();
  EXPECT_THROW(extractSelection(*session, {}, folder / "x.kijun", Existing::Keep,
                                [](double) { throw Cancelled(); }),
               Cancelled);
  EXPECT_EQ(count(), before);
}

}  // namespace
}  // namespace kijun::testing
