#include <gtest/gtest.h>

#include <QLabel>
#include <QPushButton>

#include "ui/page_support.h"
#include "ui/pages/dashboard/dashboard_page.h"
#include "ui/pages/dashboard/figure_card.h"
#include "ui/pages/dashboard/gap_card.h"
#include "ui/pages/dashboard/headline.h"
#include "ui/pages/dashboard/number_button.h"
#include "ui/pages/dashboard/presenter.h"
#include "ui/pages/dashboard/why_dialog.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/empty_state.h"

namespace kijun::ui::dashboard {
namespace {

using testing::eventually;

class DashboardPageTest : public ::testing::Test {
 protected:
  void open() {
    page = std::make_unique<DashboardPage>(shell, *workspace.model);
    page->resize(1190, 670);
    page->show();
    QCoreApplication::processEvents();
  }
  QString numberOf(std::size_t card) const {
    const auto cards = page->findChildren<FigureCard*>();
    return cards.at(static_cast<qsizetype>(card))->findChildren<NumberButton*>().front()->value();
  }
  void TearDown() override { EXPECT_TRUE(ask::allAnswered()); }

  testing::OpenWorkspace workspace;
  testing::RecordingShell shell;
  std::unique_ptr<DashboardPage> page;
};

TEST_F(DashboardPageTest, AnEmptyWorkspaceOffersToBegin) {
  open();
  auto* empty = page->findChild<EmptyState*>();
  ASSERT_TRUE(empty->isVisible());
  empty->findChild<QPushButton*>()->click();
  ASSERT_EQ(shell.visits.size(), 1u);
  EXPECT_EQ(shell.visits.front().first, QStringLiteral("assess"));
}

TEST_F(DashboardPageTest, FollowsAnAnswerWhileItIsShown) {
  open();
  const auto& items = workspace.model->catalog().items();
  workspace.answer(items[0].id, 4);
  EXPECT_TRUE(eventually([&] { return numberOf(0) == QStringLiteral("4.0"); }));
  EXPECT_FALSE(page->findChild<EmptyState*>()->isVisible());
  workspace.answer(items[0].id, 1);
  EXPECT_TRUE(eventually([&] { return numberOf(0) == QStringLiteral("1.0"); }));
  EXPECT_EQ(page->findChild<GapCard*>()->model()->rowCount(), 1);
}

TEST_F(DashboardPageTest, CatchesUpWhenItIsShownAgain) {
  open();
  page->hide();
  workspace.answer(workspace.model->catalog().items()[0].id, 2);
  page->show();
  EXPECT_TRUE(eventually([&] { return numberOf(0) == QStringLiteral("2.0"); }));
}

TEST_F(DashboardPageTest, ANumberAsksWhyAndTheRowLeadsToItsItem) {
  const std::string item = workspace.model->catalog().items()[3].id;
  workspace.answer(item, 1);
  open();
  QString title;
  ask::answerNextDialog([&](QDialog& dialog) {
    auto& why = dynamic_cast<WhyDialog&>(dialog);
    title = why.windowTitle();
    EXPECT_EQ(why.table()->model()->rowCount(), 1);
    Q_EMIT why.table()->doubleClicked(why.table()->model()->index(0, 1));
  });
  page->findChildren<FigureCard*>().front()->findChildren<NumberButton*>().front()->click();
  EXPECT_FALSE(title.isEmpty());
  ASSERT_EQ(shell.visits.size(), 1u);
  EXPECT_EQ(shell.visits.front().second.toStdString(), "item:" + item);
}

TEST_F(DashboardPageTest, EveryNumberOnItOpensItsReason) {
  workspace.answer(workspace.model->catalog().items()[0].id, 1);
  open();
  const auto numbers = page->findChildren<NumberButton*>();
  int asked = 0;
  for (auto* number : numbers) {
    if (!number->isVisible()) continue;
    ask::answerNextDialog([&](QDialog& dialog) {
      ++asked;
      dialog.reject();
    });
    number->click();
  }
  EXPECT_GE(asked, 10);
  EXPECT_TRUE(shell.visits.empty());
}

TEST_F(DashboardPageTest, AGapLeadsToItsItemAndItsPriorityAsksWhy) {
  const std::string item = workspace.model->catalog().items()[5].id;
  workspace.answer(item, 0);
  open();
  auto* gaps = page->findChild<GapCard*>();
  Q_EMIT gaps->view()->itemChosen(gaps->model()->itemAt(0));
  ASSERT_EQ(shell.visits.size(), 1u);
  EXPECT_EQ(shell.visits.front().second.toStdString(), "item:" + item);
  bool opened = false;
  ask::answerNextDialog([&](QDialog& dialog) {
    opened = true;
    dialog.reject();
  });
  Q_EMIT gaps->view()->priorityAsked(gaps->model()->itemAt(0));
  EXPECT_TRUE(opened);
}

TEST_F(DashboardPageTest, PresentsPageByPageAndLeaves) {
  workspace.answer(workspace.model->catalog().items()[0].id, 3);
  open();
  shell.actions().action("dashboard.present")->trigger();
  ASSERT_TRUE(page->presenter());
  EXPECT_TRUE(page->presenter()->isFullScreen());
  EXPECT_EQ(page->presenter()->pageCount(), 5);
  page->presenter()->turnTo(9);
  EXPECT_EQ(page->presenter()->currentPage(), 4);
  shell.actions().action("dashboard.present")->trigger();
  EXPECT_TRUE(eventually([&] { return !page->presenter(); }));
}

TEST_F(DashboardPageTest, NothingIsCutOnOneScreen) {
  workspace.answer(workspace.model->catalog().items()[0].id, 3);
  open();
  for (auto* card : page->findChildren<FigureCard*>()) {
    EXPECT_GE(card->width(), card->minimumSizeHint().width());
    EXPECT_GE(card->height(), card->minimumSizeHint().height());
  }
}

}  // namespace
}  // namespace kijun::ui::dashboard
