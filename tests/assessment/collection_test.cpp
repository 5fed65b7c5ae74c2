// Who owes what, and what a questionnaire of it holds.
#include "assessment/collection.h"

#include <gtest/gtest.h>

#include "assessment/questionnaire.h"
#include "base/error.h"
#include "support/test_catalog.h"

namespace kijun::testing {
namespace {

const Date kToday = *Date::parse("2026-10-01");

class CollectionTest : public ::testing::Test {
 protected:
  void SetUp() override {
    snapshot.current.catalog = testCatalog({{"4.1-1"}, {"4.1-2"}, {"5.1-1"}, {"5.1-2"}});
    snapshot.current.cycle.id = "c";
    snapshot.current.cycle.due = "2026-12-31";
    snapshot.current.units = {
        {"all", "全体", true, 0}, {"it", "情報系", false, 1}, {"ot", "制御系", false, 2}};
    snapshot.departments = {{"hr", "人事課", {}, 1}, {"plant", "浄水課", {}, 2}};
    snapshot.people = {{"ito", "伊藤", "", "hr", "respondent"}};
    snapshot.asOf = kToday;
  }
  Answer& add(const std::string& item, const Id& unit = "all") {
    auto& answers = snapshot.current.answers[item];
    answers.emplace_back();
    answers.back().key = {"c", unit, item};
    return answers.back();
  }
  std::vector<DueAnswer> due() const { return dueAnswers(snapshot, kToday); }

  Snapshot snapshot;
};

void complete(Answer& answer, int level) {
  answer.level = level;
  answer.stipulation = Stipulation::Full;
}

TEST_F(CollectionTest, EveryItemIsOwedOnceAndNobodysComesLast) {
  add("4.1-1").department = "plant";
  add("5.1-1").respondent = "ito";  // her department's, since the answer has none
  const auto all = due();
  ASSERT_EQ(all.size(), 4u);
  const auto standings = standingsOf(snapshot, all);
  ASSERT_EQ(standings.size(), 3u);
  EXPECT_EQ(standings[0].department, "hr");
  EXPECT_EQ(standings[0].respondents, std::vector<Id>{"ito"});
  EXPECT_EQ(standings[1].department, "plant");
  EXPECT_EQ(standings[2].department, "");
  EXPECT_EQ(standings[2].items, 2);
  EXPECT_EQ(standings[2].of(AnswerState::NotStarted), 2);
}

TEST_F(CollectionTest, OverdueIsWhatIsOwedAfterItsDay) {
  for (const auto& [item, state] : {std::pair{"4.1-1", AnswerState::InProgress},
                                    {"4.1-2", AnswerState::Submitted},
                                    {"5.1-1", AnswerState::Returned},
                                    {"5.1-2", AnswerState::Confirmed}}) {
    auto& answer = add(item);
    answer.department = "hr";
    answer.state = state;
    answer.due = "2026-09-30";
  }
  auto standing = standingsOf(snapshot, due()).front();
  EXPECT_EQ(standing.overdue, 2);
  EXPECT_EQ(standing.owed(), 2);
  EXPECT_EQ(standing.nextDue, "2026-09-30");
  // The day itself is in time, and without a day the cycle's counts.
  for (auto& [item, answers] : snapshot.current.answers) answers.front().due = kToday.iso();
  EXPECT_EQ(standingsOf(snapshot, due()).front().overdue, 0);
  for (auto& [item, answers] : snapshot.current.answers) answers.front().due.clear();
  EXPECT_EQ(standingsOf(snapshot, due()).front().overdue, 0);
  snapshot.current.cycle.due = "2026-09-01";
  EXPECT_EQ(standingsOf(snapshot, due()).front().overdue, 2);
}

TEST_F(CollectionTest, UnitsOweWhatTheyWereGivenAndStandAsTheWholeUntilTheyAnswer) {
  auto& whole = add("5.1-1");
  whole.department = "hr";
  whole.due = "2026-11-30";
  complete(whole, 3);
  auto& plant = add("5.1-1", "ot");
  plant.department = "plant";
  auto all = due();
  ASSERT_EQ(all.size(), 5u);
  EXPECT_EQ(all[2].key.unit, "all");
  EXPECT_EQ(all[3].key.unit, "ot");
  EXPECT_EQ(all[3].department, "plant");
  EXPECT_EQ(all[3].due, "2026-11-30") << "given away together";
  EXPECT_FALSE(all[3].answered);
  // An assignment is no answer.
  EXPECT_FALSE(snapshot.current.answeredByUnit("5.1-1"));
  EXPECT_FALSE(unitSpread(snapshot.current, "5.1-1"));
  complete(snapshot.current.answers["5.1-1"][1], 1);
  EXPECT_TRUE(snapshot.current.answeredByUnit("5.1-1"));
  const auto spread = unitSpread(snapshot.current, "5.1-1");
  ASSERT_TRUE(spread);
  EXPECT_EQ(spread->lowest, 1);
  EXPECT_EQ(spread->highest, 3);
  EXPECT_EQ(spread->width(), 2);
  ASSERT_EQ(spread->levels.size(), 2u);
  EXPECT_EQ(spread->levels[0].unit, "it");
  EXPECT_FALSE(spread->levels[0].ownAnswer) << "stands as 全体 stands";
  EXPECT_TRUE(spread->levels[1].ownAnswer);
  // What only the units answer is owed by them alone.
  snapshot.current.answers["5.1-1"].erase(snapshot.current.answers["5.1-1"].begin());
  EXPECT_EQ(due().size(), 4u);
}

TEST_F(CollectionTest, OpenThreadsAreCountedNotTheirReplies) {
  auto& answer = add("4.1-1");
  answer.department = "hr";
  answer.comments = {{"1", "", "A", "2026-09-01T00:00:00Z", "なぜ", false, {}},
                     {"2", "", "B", "2026-09-02T00:00:00Z", "はい", false, "1"},
                     {"3", "", "A", "2026-09-03T00:00:00Z", "済み", true, {}},
                     {"4", "", "A", "2026-09-04T00:00:00Z", "始めがない返信", false, "gone"}};
  EXPECT_EQ(due().front().openComments, 2);
}

TEST_F(CollectionTest, AQuestionnaireHoldsOneDepartmentsItemsInOrder) {
  snapshot.previous.emplace(snapshot.current);
  snapshot.previous->cycle.id = "before";
  snapshot.previous->cycle.name = "2025年度";
  Answer before;
  before.key = {"before", "all", "5.1-1"};
  complete(before, 2);
  snapshot.previous->answers["5.1-1"] = {before};
  add("5.1-1").department = "hr";
  add("4.1-2").department = "hr";
  add("4.1-1").department = "plant";
  const auto form = questionnaireOf(snapshot, {"人事課", {}, {}, QuestionnaireFill::Filled},
                                    {{{"c", "all", "4.1-2"}, {"議事録"}}});
  ASSERT_EQ(form.rows.size(), 2u);
  EXPECT_EQ(form.itemOf(form.rows[0]).id, "4.1-2");
  EXPECT_EQ(form.rows[0].evidence, std::vector<std::string>{"議事録"});
  EXPECT_FALSE(form.rows[0].lastCycle);
  ASSERT_TRUE(form.rows[1].lastCycle);
  EXPECT_EQ(form.rows[1].lastCycle->level, 2);
  EXPECT_EQ(form.lastCycleName, "2025年度");
  EXPECT_TRUE(form.unitName.empty());
  // By section.
  EXPECT_EQ(questionnaireOf(snapshot, {"hr", {}, {"5"}}, {}).rows.size(), 1u);
  const auto refusal = [&](const QuestionnaireWish& wish) -> std::string {
    try {
      questionnaireOf(snapshot, wish, {});
    } catch (const Error& error) {
      EXPECT_FALSE(error.todo().empty());
      return error.message().id;
    }
    return "nothing";
  };
  EXPECT_EQ(refusal({"営業課"}), "questionnaire.no_department");
  EXPECT_EQ(refusal({"hr", {}, {"2"}}), "questionnaire.nothing");
  EXPECT_EQ(refusal({"hr", "ito"}), "questionnaire.nothing");
}

TEST_F(CollectionTest, AQuestionnaireForOneUnitNamesIt) {
  add("5.1-1", "ot").department = "plant";
  add("5.1-2", "ot").department = "plant";
  const auto form = questionnaireOf(snapshot, {"plant"}, {});
  EXPECT_EQ(form.rows.size(), 2u);
  EXPECT_EQ(form.unitName, "制御系");
  EXPECT_FALSE(form.manyUnits());
  add("5.1-1").department = "plant";
  complete(snapshot.current.answers["5.1-1"].back(), 3);
  EXPECT_TRUE(questionnaireOf(snapshot, {"plant"}, {}).manyUnits());
}

}  // namespace
}  // namespace kijun::testing
