// Cycles start from the one before; snapshots read a cycle whole.
#include <SQLiteCpp/SQLiteCpp.h>

#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

using CycleTest = WorkspaceTest;

TEST_F(CycleTest, answersAreCarriedOverUnconfirmed) {
  const auto carried = answer(key("4.1-1"));
  EXPECT_EQ(carried.level, 3);
  EXPECT_EQ(carried.stipulation, Stipulation::Full);
  EXPECT_EQ(carried.confirmation, Confirmation::CarriedOver);
  EXPECT_EQ(carried.state, AnswerState::NotStarted);
  EXPECT_EQ(carried.ticks, (std::map<std::string, Tick>{{"a", Tick::Yes}}));
  EXPECT_EQ(carried.references, (std::vector<DocumentReference>{{document, "第8条"}}));
  EXPECT_EQ(carried.department, department);
  EXPECT_EQ(carried.respondent, respondent);
  EXPECT_EQ(carried.due, "");
  EXPECT_TRUE(carried.comments.empty());
  EXPECT_EQ(answer(plantKey("4.1-1")).note, "制御系は別");
  EXPECT_EQ(session->settings(cycle, "4.1-1")->target, 4);
  const auto before = answer({previousCycle, whole, "4.1-1"});
  EXPECT_EQ(before.confirmation, Confirmation::Confirmed);
  EXPECT_EQ(before.comments.size(), 1u);
}

TEST_F(CycleTest, anAssignmentAloneIsNothingToConfirm) {
  session->run(commands::assign({key("5.1-1")}, department, {}, "2026-12-01"));
  session->run(commands::setFlag(key("5.1-1"), true));
  session->run(commands::startCycle("次", "2028-03-31", "", "", ""));
  const AnswerKey next{session->cycles().back().record.id, whole, "5.1-1"};
  EXPECT_EQ(answer(next).confirmation, Confirmation::Confirmed);
  EXPECT_EQ(answer(next).department, department);
  EXPECT_FALSE(answer(next).flagged);
}

TEST_F(CycleTest, theCycleBeforeIsClosedAndNumbered) {
  const auto cycles = session->cycles();
  ASSERT_EQ(cycles.size(), 2u);
  EXPECT_EQ(cycles[0].record.state, "closed");
  EXPECT_EQ(cycles[0].record.number, 1);
  EXPECT_FALSE(cycles[0].newest);
  EXPECT_EQ(cycles[1].record.state, "open");
  EXPECT_EQ(cycles[1].record.number, 2);
  EXPECT_EQ(cycles[1].record.catalog, cycles[0].record.catalog);
  EXPECT_TRUE(cycles[1].newest);
}

TEST_F(CycleTest, cycleFieldsAreChecked) {
  EXPECT_EQ(refusalOf([&] { session->run(commands::startCycle("", "2028-03-31", "", "", "")); }),
            "record.missing");
  EXPECT_EQ(refusalOf([&] { session->run(commands::startCycle("次", "3月", "", "", "")); }),
            "record.unfit");
  auto record = session->cycles().back().record;
  record.number = 7;
  EXPECT_EQ(refusalOf([&] { session->run(commands::editCycle(record)); }), "workspace.cycle.fixed");
  record = session->cycles().front().record;
  record.state = "open";
  EXPECT_TRUE(session->run(commands::editCycle(record))) << "opened again";
  EXPECT_TRUE(session->run(commands::setLevel({previousCycle, whole, "4.1-1"}, 1)));
}

TEST_F(CycleTest, unitsComeAndGoWithTheirAnswers) {
  EXPECT_EQ(refusalOf([&] { session->run(commands::addUnit(cycle, "制御系")); }),
            "workspace.unit.exists");
  EXPECT_EQ(refusalOf([&] { session->run(commands::addUnit(cycle, " ")); }),
            "workspace.unit.no_name");
  EXPECT_EQ(refusalOf([&] { session->run(commands::removeUnit(cycle, whole)); }),
            "workspace.unit.whole");
  session->run(commands::setTick(plantKey("4.1-1"), "a", Tick::No));
  session->run(commands::addComment(plantKey("4.1-1"), "現場を確認"));
  session->run(commands::removeUnit(cycle, plant));
  EXPECT_TRUE(session->answers({plantKey("4.1-1")}).empty());
  EXPECT_EQ(session->snapshot().current.units.size(), 1u);
  EXPECT_EQ(session->snapshot(1).current.units.size(), 2u) << "the cycle before keeps it";
  session->run(commands::addUnit(cycle, "制御系"));
  EXPECT_EQ(session->snapshot().current.units.back().id, plant) << "the same unit again";
  session->run(commands::addUnit(cycle, "情報系"));
  const auto office = session->snapshot().current.units.back().id;
  session->run(commands::removeUnit(cycle, office));
  EXPECT_EQ(session->rows(unitType().description).size(), 2u) << "a unit of no cycle is gone";
}

TEST_F(CycleTest, snapshotIsTheCycleWhole) {
  session->run(commands::setLevel(key("5.1-1"), 2));
  const auto snapshot = session->snapshot();
  EXPECT_EQ(snapshot.organisation.name, "架空市水道局");
  EXPECT_EQ(snapshot.departments.size(), 2u);
  EXPECT_EQ(snapshot.person(respondent)->name, "山田 太郎");
  EXPECT_EQ(snapshot.document(document)->owner, department);
  EXPECT_EQ(snapshot.current.cycle.id, cycle);
  EXPECT_EQ(snapshot.current.catalog->hash(), workspaceCatalog()->hash());
  EXPECT_TRUE(snapshot.current.units.front().whole);
  EXPECT_EQ(snapshot.current.answers.at("4.1-1").size(), 2u);
  EXPECT_EQ(snapshot.current.answers.at("4.1-1")[0].key.unit, whole);
  EXPECT_EQ(snapshot.current.answers.at("4.1-1")[1].key.unit, plant);
  EXPECT_EQ(snapshot.current.answers.at("5.1-1")[0].level, 2);
  EXPECT_EQ(snapshot.current.settings.at("4.1-1").target, 4);
  ASSERT_TRUE(snapshot.previous);
  EXPECT_EQ(snapshot.previous->cycle.id, previousCycle);
  EXPECT_EQ(snapshot.previous->answers.at("4.1-1")[0].comments.size(), 1u);
  EXPECT_EQ(snapshot.asOf, Date(2027, 3, 31));
  EXPECT_EQ(snapshot.headEntry, session->head().number);
  EXPECT_EQ(snapshot.offsetMinutes, 540);
  EXPECT_TRUE(snapshot.riskLevels.empty());
}

TEST_F(CycleTest, snapshotOfAnotherCycleOrDay) {
  const auto first = session->snapshot(1, Date(2026, 1, 2));
  EXPECT_EQ(first.current.cycle.id, previousCycle);
  EXPECT_FALSE(first.previous);
  EXPECT_EQ(first.asOf, Date(2026, 1, 2));
  EXPECT_EQ(refusalOf([&] { session->snapshot(3); }), "workspace.cycle.unknown_number");
  session->run(commands::setSetting("time_zone", "0"));
  EXPECT_EQ(session->snapshot().offsetMinutes, 0);
}

TEST_F(CycleTest, theFilesCatalogMustBeWhatTheCycleNames) {
  session.reset();
  {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    database.exec("UPDATE catalog SET bytes = CAST('{}' AS BLOB)");
  }
  session = Session::open(file, readOnly());
  EXPECT_EQ(refusalOf([&] { session->snapshot(); }), "workspace.catalog.altered");
  session.reset();
  {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    database.exec("DELETE FROM catalog");
  }
  session = Session::open(file, readOnly());
  EXPECT_EQ(refusalOf([&] { session->snapshot(); }), "workspace.catalog.missing");
}

}  // namespace
}  // namespace kijun::testing
