#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "ui/dashboard_support.h"
#include "ui/pages/dashboard/contribution.h"
#include "ui/pages/dashboard/standing.h"
#include "ui/pages/dashboard/why.h"

namespace kijun::ui::dashboard {
namespace {

using testing::twoCycles;

class DashboardWhy : public ::testing::Test {
 protected:
  Ground ground() const {
    return {*cycles.catalog, cycles.scoresNow, &cycles.before, &cycles.scoresBefore};
  }
  std::set<std::string> rowsOf(const Question& question) const {
    std::set<std::string> ids;
    for (const auto& row : answer(question, ground()).rows) ids.insert(row.id);
    return ids;
  }
  // The figure made anew from the rows alone.
  Figure fromRows(const Question& question) const {
    std::int64_t part = 0, whole = 0;
    for (const auto& row : answer(question, ground()).rows) {
      const auto one =
          contributionOf(question.asked, *cycles.catalog, cycles.scoresNow.items[row.index]);
      part += one.part;
      whole += one.whole;
    }
    return ratio(part, whole);
  }
  testing::TwoCycles cycles = twoCycles();
};

TEST_F(DashboardWhy, TheRowsOfAFigureMakeTheFigure) {
  const auto& overall = cycles.scoresNow.overall;
  EXPECT_EQ(fromRows({Asked::Answered}), overall.answeredRate);
  EXPECT_EQ(fromRows({Asked::Maturity}), overall.maturity);
  EXPECT_EQ(fromRows({Asked::Floor}), overall.maturityFloor);
  EXPECT_EQ(fromRows({Asked::Target}), overall.target);
  EXPECT_EQ(fromRows({Asked::Fulfilment}), overall.fulfilment);
  EXPECT_EQ(fromRows({Asked::Stipulated}), overall.stipulated);
  for (std::size_t axis = 0; axis < cycles.scoresNow.radar.size(); ++axis) {
    const auto& group = cycles.scoresNow.radar[axis];
    EXPECT_EQ(fromRows({Asked::Maturity, group.id}), group.maturity) << group.id;
    for (std::size_t at = 0; at < cycles.catalog->functions().size(); ++at) {
      const auto& function = cycles.catalog->functions()[at].id;
      EXPECT_EQ(fromRows({Asked::Maturity, group.id, function}), cycles.scoresNow.heat[axis][at])
          << group.id << " " << function;
    }
  }
}

TEST_F(DashboardWhy, CountsHaveAsManyRowsAsTheyCount) {
  const auto& counts = cycles.scoresNow.overall.counts;
  EXPECT_EQ(rowsOf({Asked::Unconfirmed}).size(), static_cast<std::size_t>(counts.unconfirmed));
  EXPECT_EQ(rowsOf({Asked::NotApplicable}), std::set<std::string>{"5.1-1"});
  EXPECT_EQ(rowsOf({Asked::Low}), std::set<std::string>{"4.1-2"});
  EXPECT_EQ(rowsOf({Asked::Expected}).size(), 5u);
  EXPECT_EQ(answer({Asked::Low}, ground()).value, QStringLiteral("1"));
}

TEST_F(DashboardWhy, AChangeListsOnlyWhatChanged) {
  EXPECT_EQ(rowsOf({Asked::MaturityChange}),
            (std::set<std::string>{"3.1-1", "3.1-2", "4.1-2", "5.1-2"}));
  EXPECT_EQ(rowsOf({Asked::FulfilmentChange}), (std::set<std::string>{"3.1-1", "3.1-2", "5.1-1"}));
  EXPECT_EQ(rowsOf({Asked::Gained}), std::set<std::string>{"3.1-2"});
  EXPECT_EQ(rowsOf({Asked::Lost}), std::set<std::string>{"3.1-1"});
}

TEST_F(DashboardWhy, TheFormulaCarriesItsNumbers) {
  // 3.1-2 and 4.1-1 of the four that are not set aside.
  EXPECT_EQ(answer({Asked::Fulfilment}, ground()).numbers, QStringLiteral("2 ÷ 4 = 50.0%"));
  // 2 + 4 + 3 + 1 at weight 1.0 and 2 at 0.5, over 4.5.
  EXPECT_EQ(answer({Asked::Maturity}, ground()).numbers, QStringLiteral("11.0 ÷ 4.5 = 2.4"));
}

TEST_F(DashboardWhy, APriorityIsOfOneItem) {
  const auto why = answer({Asked::Priority, {}, {}, "4.1-2"}, ground());
  ASSERT_EQ(why.rows.size(), 1u);
  EXPECT_EQ(why.numbers.toStdString(), priorityFormula(cycles.scoresNow.items[3]));
}

TEST_F(DashboardWhy, AnUnsetLevelIsNotShownAsZero) {
  const auto why = answer({Asked::Floor, "3"},
                          {*cycles.catalog, score(testing::testCycle(cycles.catalog, 3, {}), {})});
  ASSERT_EQ(why.rows.size(), 2u);
  EXPECT_FALSE(why.rows.front().level);
}

TEST(DashboardLink, QuestionsComeBackFromTheirLinks) {
  const std::vector<Question> questions = {{Asked::Answered},
                                           {Asked::Maturity, "5.1"},
                                           {Asked::Maturity, "5.1", "protect"},
                                           {Asked::Priority, {}, {}, "5.1.1.1-1"}};
  for (const auto& question : questions) EXPECT_EQ(questionOf(linkOf(question)), question);
  for (const char* bad : {"", "why", "why:", "why:nothing", "section:5.1", "cycle:2:maturity",
                          "why:maturity:1:2:3:4"}) {
    EXPECT_FALSE(questionOf(bad)) << bad;
  }
}

}  // namespace
}  // namespace kijun::ui::dashboard
