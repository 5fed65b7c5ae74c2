#include <gtest/gtest.h>

#include <QTableView>

#include "ui/dashboard_support.h"
#include "ui/pages/dashboard/gap_model.h"
#include "ui/pages/dashboard/why_dialog.h"
#include "ui/pages/dashboard/why_model.h"

namespace kijun::ui::dashboard {
namespace {

using testing::twoCycles;

ChartValuesPtr valuesOf(const CycleData& cycle) {
  return std::make_shared<const ChartValues>(ChartValues{cycle.catalog, score(cycle, {}), {}});
}

TEST(DashboardGaps, StandInTheOrderOfTheirPriority) {
  testing::testApplication();
  const auto cycles = twoCycles();
  GapModel model;
  model.setValues(valuesOf(cycles.now));
  // 4.1-2 lacks two levels, 3.1-1 one, the recommended 5.1-2 one at half the weight.
  ASSERT_EQ(model.rowCount(), 3);
  EXPECT_EQ(model.itemAt(0), QStringLiteral("4.1-2"));
  EXPECT_EQ(model.itemAt(1), QStringLiteral("3.1-1"));
  EXPECT_EQ(model.itemAt(2), QStringLiteral("5.1-2"));
  EXPECT_EQ(model.index(0, GapModel::Priority).data().toString(), QStringLiteral("2.0"));
  EXPECT_EQ(model.itemAt(-1), QString());
  EXPECT_EQ(model.itemAt(3), QString());
}

TEST(DashboardGaps, AreTenAtMost) {
  testing::testApplication();
  std::vector<testing::TestItem> items;
  std::vector<testing::TestAnswer> answers;
  for (int i = 1; i <= 14; ++i) {
    items.push_back({"3.1-" + std::to_string(i)});
    answers.push_back({items.back().id, 1});
  }
  GapModel model;
  model.setValues(valuesOf(testing::testCycle(testing::testCatalog(items), 1, answers)));
  EXPECT_EQ(model.rowCount(), 10);
}

TEST(DashboardGaps, KeepTheSelectionWhereTheRowsStay) {
  testing::testApplication();
  const auto cycles = twoCycles();
  GapModel model;
  model.setValues(valuesOf(cycles.now));
  const QPersistentModelIndex kept = model.index(1, 0);
  auto again = cycles.now;
  again.answers.at("3.1-2").front().level = 5;
  model.setValues(valuesOf(again));
  EXPECT_TRUE(kept.isValid());
  again.answers.at("4.1-2").front().level = 3;
  model.setValues(valuesOf(again));
  EXPECT_FALSE(kept.isValid());
  EXPECT_EQ(model.rowCount(), 2);
}

class DashboardWhyRows : public ::testing::Test {
 protected:
  void SetUp() override { testing::testApplication(); }
  Why why(const Question& question) const {
    return answer(question,
                  {*cycles.catalog, cycles.scoresNow, &cycles.before, &cycles.scoresBefore});
  }
  testing::TwoCycles cycles = twoCycles();
};

TEST_F(DashboardWhyRows, SortByValueNotByWords) {
  WhyModel model(why({Asked::Floor}).rows, *cycles.catalog);
  WhyFilter rows;
  rows.setSourceModel(&model);
  rows.sort(WhyModel::Level, Qt::DescendingOrder);
  EXPECT_EQ(rows.index(0, WhyModel::Level).data().toString(), QStringLiteral("4"));
  rows.sort(WhyModel::ItemId, Qt::AscendingOrder);
  EXPECT_EQ(rows.index(0, WhyModel::ItemId).data().toString(), QStringLiteral("3.1-1"));
}

TEST_F(DashboardWhyRows, AreFoundWhateverTheWidthOfTheLetters) {
  WhyModel model(why({Asked::Expected}).rows, *cycles.catalog);
  WhyFilter rows;
  rows.setSourceModel(&model);
  rows.setWords(QStringLiteral("４．１"));
  EXPECT_EQ(rows.rowCount(), 2);
  rows.setWords(QStringLiteral("どこにもない"));
  EXPECT_EQ(rows.rowCount(), 0);
}

TEST_F(DashboardWhyRows, AreCopiedAsShownWithTheirHead) {
  WhyDialog dialog(why({Asked::Fulfilment}), *cycles.catalog);
  dialog.filter(QStringLiteral("3.1-2"));
  const auto lines = dialog.asTsv().split(u'\n', Qt::SkipEmptyParts);
  ASSERT_EQ(lines.size(), 2);
  EXPECT_EQ(lines[0].count(u'\t'), lines[1].count(u'\t'));
  EXPECT_TRUE(lines[1].startsWith(QStringLiteral("3.1-2\t")));
}

TEST_F(DashboardWhyRows, LeadToTheirItem) {
  WhyDialog dialog(why({Asked::Low}), *cycles.catalog);
  EXPECT_TRUE(dialog.chosenItem().isEmpty());
  Q_EMIT dialog.table()->doubleClicked(dialog.table()->model()->index(0, 0));
  EXPECT_EQ(dialog.chosenItem(), QStringLiteral("4.1-2"));
  EXPECT_EQ(dialog.result(), QDialog::Accepted);
}

}  // namespace
}  // namespace kijun::ui::dashboard
