// Who refers to whom, both ways, and what happened to one row: generic over the field tables.
#include "workspace/references.h"

#include <algorithm>

#include "workspace/bulk_records.h"
#include "workspace/evidence.h"
#include "workspace/row_history.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

class ReferencesTest : public WorkspaceTest {
 protected:
  const RecordDescription& assets = *findDescription("asset");

  Row asset(const std::string& name) {
    Row row(assets.fields.size() + 1);
    row[1] = name;
    row[assets.indexOf("kind").value() + 1] = "hardware";
    row[assets.indexOf("status").value() + 1] = "approved";
    return row;
  }
  Id add(const std::string& name) {
    session->run(commands::putRecord(assets, asset(name)));
    return idOf(assets, name);
  }
  void patch(const Id& id, const RecordPatch& patch) {
    session->run(commands::patchRecords(assets, {id}, patch));
  }
  std::vector<RowLink> to(std::string_view record, const Id& id) {
    return referencesTo(*session, record, id, Language::Japanese);
  }
};

bool holds(const std::vector<RowLink>& links, std::string_view table, const Id& id,
           std::string_view fieldTextId) {
  return std::ranges::any_of(links, [&](const RowLink& link) {
    return link.table == table && link.key.front() == id && link.fieldTextId == fieldTextId;
  });
}

TEST_F(ReferencesTest, EveryReferenceOfEveryRegisterIsFoundFromBothEnds) {
  fillRegisters();
  int seen = 0;
  for (const auto* description : recordDescriptions()) {
    for (const auto& row : session->rows(*description)) {
      const auto id = textOf(row.front());
      const auto from = referencesFrom(*session, description->id, id, Language::Japanese);
      for (std::size_t i = 0; i < description->fields.size(); ++i) {
        const auto& field = description->fields[i];
        if (field.target.empty()) continue;
        for (const auto& target : idsOf(row[i + 1])) {
          SCOPED_TRACE(std::string(description->id) + "." + std::string(field.id));
          EXPECT_TRUE(holds(from, field.target, target, field.textId));
          const auto back = field.target == kItemTarget
                                ? rowsOfItem(*session, target, Language::Japanese)
                                : to(field.target, target);
          EXPECT_TRUE(holds(back, description->id, id, field.textId));
          ++seen;
        }
      }
    }
  }
  EXPECT_GT(seen, 40);
}

TEST_F(ReferencesTest, AnswersAndEvidenceThatPointToARowAreAmongThem) {
  const auto ofDocument = to("document", document);
  ASSERT_FALSE(ofDocument.empty());
  EXPECT_EQ(ofDocument.front().table, "answer_reference");
  EXPECT_EQ(ofDocument.front().key.front(), cycle) << "the newest cycle comes first";
  EXPECT_EQ(ofDocument.front().name, "4.1-1（全体・2026年度）");
  EXPECT_TRUE(holds(to("department", department), "answer", cycle, "record.answer.department"));
  EXPECT_TRUE(holds(to("person", respondent), "answer", cycle, "record.answer.respondent"));
  EXPECT_TRUE(holds(to("person", drafter), "approval_step", previousCycle, "record.person"));
  session->run(commands::linkEvidence({minutes.record.id}, {{"document", document}}));
  EXPECT_TRUE(
      holds(to("document", document), "evidence", minutes.record.id, "record.evidence.link"));
  const auto ofEvidence = to("evidence", minutes.record.id);
  EXPECT_TRUE(holds(ofEvidence, "document", document, "record.evidence"));
  EXPECT_TRUE(holds(ofEvidence, "answer", cycle, "record.evidence"));
  EXPECT_TRUE(to("department", unusedDepartment).empty());
  EXPECT_TRUE(to("nothing", document).empty());
}

TEST_F(ReferencesTest, NamesAreThoseOfTheLanguageAndOfTheCatalog) {
  const auto id = add("監視盤");
  patch(id, {{}, {{"items", {{"5.1-1"}, {}}}}});
  const auto title = session->snapshot().current.catalog->item("5.1-1")->title;
  for (const auto language : {Language::Japanese, Language::English}) {
    const auto from = referencesFrom(*session, "asset", id, language);
    ASSERT_EQ(from.size(), 1u);
    EXPECT_EQ(from.front().name, "5.1-1 " + title.in(language));
    EXPECT_EQ(from.front().table, kItemTarget);
  }
  const auto rows = rowsOfItem(*session, "5.1-1", Language::Japanese);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.front().name, "監視盤");
  EXPECT_TRUE(rowsOfItem(*session, "4.1-1", Language::Japanese).empty());
  EXPECT_TRUE(referencesFrom(*session, "asset", "gone", Language::Japanese).empty());
}

TEST_F(ReferencesTest, LinksArePatchedAsTheyStandAndInOneStep) {
  const auto a = add("甲");
  const auto b = add("乙");
  const auto c = add("丙");
  const auto field = assets.indexOf("depends_on").value() + 1;
  const auto linksOf = [&](const Id& id) {
    for (const auto& row : session->rows(assets)) {
      if (textOf(row.front()) == id) return idsOf(row[field]);
    }
    return std::vector<std::string>{"no row"};
  };
  patch(a, {{}, {{"depends_on", {{b}, {}}}}});
  const auto before = session->head().number;
  session->run(commands::patchRecords(
      assets, {a, b}, RecordPatch{{{"location", "本館"}}, {{"depends_on", {{c}, {b}}}}}));
  EXPECT_EQ(session->head().number, before + 1);
  EXPECT_EQ(linksOf(a), std::vector{c});
  EXPECT_EQ(linksOf(b), std::vector{c});
  session->undo();
  EXPECT_EQ(linksOf(a), std::vector{b});
  EXPECT_TRUE(linksOf(b).empty());
  EXPECT_FALSE(session->run(
      commands::patchRecords(assets, {a}, RecordPatch{{}, {{"depends_on", {{b}, {}}}}})))
      << "it is there already";
}

TEST_F(ReferencesTest, ABulkCommandTellsHowFarItIsAndCanBeStopped) {
  std::vector<Row> rows;
  for (int i = 0; i < 1000; ++i) rows.push_back(asset("機器 " + std::to_string(i)));
  std::vector<double> told;
  session->run(commands::putRecords(assets, rows, [&](double share) { told.push_back(share); }));
  EXPECT_GE(told.size(), 5u);
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_EQ(told.back(), 1);
  const auto head = session->head().number;
  for (auto& row : rows) row[1] = textOf(row[1]) + " 続き";
  EXPECT_THROW(session->run(commands::putRecords(assets, rows,
                                                 [&](double share) {
                                                   if (share > 0.5) throw Cancelled();
                                                 })),
               Cancelled);
  EXPECT_EQ(session->head().number, head);
  EXPECT_EQ(session->rows(assets).size(), 1000u);
}

TEST_F(ReferencesTest, ARowsHistoryIsItsOwnAlone) {
  const auto a = add("甲");
  const auto b = add("乙");
  session->run(commands::patchRecords(assets, {a, b}, RecordPatch{{{"location", "本館"}}, {}}));
  patch(b, {{{"location", "別館"}}, {{"depends_on", {{a}, {}}}}});
  session->run(commands::linkEvidence({minutes.record.id}, {{"asset", b}}));
  const auto read = rowHistory(*session, "asset", b, Language::Japanese);
  ASSERT_EQ(read.entries.size(), 4u);
  const auto& linked = read.entries[0];
  ASSERT_EQ(linked.fields.size(), 1u);
  EXPECT_EQ(linked.fields[0].after, "会議の議事録");
  const auto& patched = read.entries[1];
  ASSERT_EQ(patched.fields.size(), 2u);
  const auto depends = std::ranges::find(patched.fields, "甲", &FieldInWords::after);
  ASSERT_NE(depends, patched.fields.end());
  EXPECT_EQ(depends->before, "–");
  const auto moved = std::ranges::find(patched.fields, "「別館」", &FieldInWords::after);
  ASSERT_NE(moved, patched.fields.end());
  EXPECT_EQ(moved->before, "「本館」");
  patch(b, {{}, {{"depends_on", {{}, {a}}}, {"items", {{"4.1-1", "5.1-1"}, {}}}}});
  const auto several = rowHistory(*session, "asset", b, Language::Japanese).entries.front();
  ASSERT_EQ(several.fields.size(), 2u) << "the links of one field are told together";
  EXPECT_NE(std::ranges::find(several.fields, "4.1-1、5.1-1", &FieldInWords::after),
            several.fields.end());
  EXPECT_NE(std::ranges::find(several.fields, "甲", &FieldInWords::before), several.fields.end());
  session->undo();
  EXPECT_EQ(read.entries[2].fields.size(), 1u) << "the other row's change is not told";
  EXPECT_EQ(read.entries[3].deed, Deed::Added);
  EXPECT_EQ(rowHistory(*session, "asset", a, Language::Japanese).entries.size(), 2u);
  session->undo();
  const auto again = rowHistory(*session, "asset", b, Language::Japanese, 3);
  ASSERT_EQ(again.entries.size(), 3u);
  EXPECT_EQ(again.untold, 4u);
  EXPECT_TRUE(again.entries[2].line.takenBack);
  EXPECT_EQ(again.entries[0].fields[0].before, "会議の議事録");
}

}  // namespace
}  // namespace kijun::testing
