// From the dashboard to the rows behind a figure, and from a row to its item, in the real window.
#include <QDialog>
#include <QLineEdit>
#include <QTableView>
#include <QTableWidget>

#include "support/gui.h"
#include "ui/pages/dashboard/figure_card.h"
#include "ui/pages/dashboard/gap_card.h"
#include "ui/pages/dashboard/number_button.h"
#include "ui/pages/dashboard/why_dialog.h"
#include "ui/pages/dashboard/why_model.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/drawing_view.h"

namespace kijun::ui::dashboard {
namespace {

class DashboardWindowTest : public testing::GuiTest {
 protected:
  void SetUp() override {
    openSample();
    window().goTo("dashboard");
    settle();
  }
  NumberButton* number(const QString& words) {
    for (auto* button : window().findChildren<NumberButton*>()) {
      if (button->isVisible() && button->accessibleName().startsWith(words)) return button;
    }
    return nullptr;
  }
  DrawingView* chart(const QString& words) {
    for (auto* view : window().findChildren<DrawingView*>()) {
      if (view->isVisible() && view->accessibleName().contains(words)) return view;
    }
    return nullptr;
  }
};

TEST_F(DashboardWindowTest, RisksAndPlansThatWaitAreSeenAndLeadToTheirRows) {
  const auto find = [&](const char* words) -> NumberButton* {
    NumberButton* found = nullptr;
    testing::until([&] { return (found = number(text(words))) != nullptr; });
    return found;
  };
  auto* overdue = find("dashboard.risks.overdue");
  ASSERT_NE(overdue, nullptr);
  const auto count = overdue->value().toInt();
  EXPECT_GT(count, 0) << "the sample has some";
  EXPECT_NE(find("dashboard.plans.overdue"), nullptr);
  overdue->setFocus();
  QTest::keyClick(overdue, Qt::Key_Return);
  auto* table = window().findChild<QTableView*>(QStringLiteral("riskTable"));
  ASSERT_NE(table, nullptr);
  ASSERT_TRUE(testing::until([&] { return table->model()->rowCount() == count; }));
  EXPECT_TRUE(table->isVisible());
  window().goTo("dashboard");
  settle();
  const auto high = find("dashboard.risks.accepted");
  ASSERT_NE(high, nullptr);
}

TEST_F(DashboardWindowTest, AFigureLeadsToItsRowsAndARowToItsItem) {
  const int low = window().workspace()->scores().overall.counts.low;
  ASSERT_GT(low, 1);
  auto* button = number(QStringLiteral("レベル0・1"));
  ASSERT_NE(button, nullptr);
  EXPECT_EQ(button->value(), QString::number(low));
  QString item;
  ask::answerNextDialog([&](QDialog& dialog) {
    auto* table = dynamic_cast<WhyDialog&>(dialog).table();
    auto* rows = table->model();
    EXPECT_EQ(rows->rowCount(), low);
    for (int row = 0; row < rows->rowCount(); ++row) {
      EXPECT_LE(rows->index(row, WhyModel::Level).data().toInt(), 1);
    }
    item = rows->index(rows->rowCount() - 1, WhyModel::ItemId).data().toString();
    QTest::keyClicks(dialog.findChild<QLineEdit*>(), item);
    EXPECT_EQ(rows->rowCount(), 1);
    table->setFocus();
    table->setCurrentIndex(rows->index(0, WhyModel::Title));
    QTest::keyClick(table, Qt::Key_Return);
  });
  button->setFocus();
  QTest::keyClick(button, Qt::Key_Return);
  settle();
  EXPECT_EQ(window().currentPage(), QStringLiteral("assess"));
  EXPECT_EQ(window().page("assess")->place(), "item:" + item);
}

TEST_F(DashboardWindowTest, AFieldOfTheHeatMapLeadsToItsRowsByKeys) {
  auto* heat = chart(QStringLiteral("機能"));
  ASSERT_NE(heat, nullptr);
  bool asked = false;
  ask::answerNextDialog([&](QDialog& dialog) {
    asked = true;
    EXPECT_GT(dynamic_cast<WhyDialog&>(dialog).table()->model()->rowCount(), 0);
    QTest::keyClick(&dialog, Qt::Key_Escape);
  });
  heat->setFocus(Qt::TabFocusReason);
  QTest::keyClick(heat, Qt::Key_Right);
  QTest::keyClick(heat, Qt::Key_Return);
  EXPECT_TRUE(asked);
  EXPECT_EQ(window().currentPage(), QStringLiteral("dashboard"));
}

TEST_F(DashboardWindowTest, EveryChartShowsItsTable) {
  int charts = 0;
  for (auto* view : window().findChildren<DrawingView*>()) {
    if (!view->isVisible()) continue;
    ++charts;
    int rows = 0;
    ask::answerNextDialog([&](QDialog& dialog) {
      rows = dialog.findChild<QTableWidget*>()->rowCount();
      QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    view->setFocus();
    QTest::keyClick(view, Qt::Key_T);
    EXPECT_GT(rows, 1) << view->accessibleName().toStdString();
  }
  EXPECT_EQ(charts, 6) << "radar, heat map, two trends, risks and plans";
}

TEST_F(DashboardWindowTest, TheTenLargestGapsLeadToTheirItems) {
  auto* gaps = window().findChild<GapView*>();
  ASSERT_NE(gaps, nullptr);
  EXPECT_EQ(gaps->model()->rowCount(), 10);
  gaps->setFocus();
  QTest::keyClick(gaps, Qt::Key_Down);
  const QString item =
      gaps->model()->index(gaps->currentIndex().row(), GapModel::ItemId).data().toString();
  QTest::keyClick(gaps, Qt::Key_Return);
  settle();
  EXPECT_EQ(window().page("assess")->place(), "item:" + item);
}

// A column that is squeezed tells nothing.
TEST_F(DashboardWindowTest, TheTitlesOfTheRowsHaveRoom) {
  for (const auto spoken : {Language::Japanese, Language::English}) {
    setLanguage(spoken);
    settle();
    int width = 0;
    ask::answerNextDialog([&](QDialog& dialog) {
      QCoreApplication::processEvents();
      width = dynamic_cast<WhyDialog&>(dialog).table()->columnWidth(WhyModel::Title);
      dialog.reject();
    });
    window().findChild<FigureCard*>()->findChild<NumberButton*>()->click();
    EXPECT_GE(width, px(200));
  }
}

TEST_F(DashboardWindowTest, IsOneScreenInBothLanguages) {
  for (const auto spoken : {Language::Japanese, Language::English}) {
    setLanguage(spoken);
    settle();
    auto* gaps = window().findChild<GapCard*>();
    const int bottom = gaps->mapTo(&window(), QPoint(0, gaps->height())).y();
    EXPECT_LE(bottom, window().height() - px(20));
    shoot(spoken == Language::Japanese ? "dashboard-ja" : "dashboard-en");
  }
}

}  // namespace
}  // namespace kijun::ui::dashboard
