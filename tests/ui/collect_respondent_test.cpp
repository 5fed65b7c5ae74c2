// A questionnaire opened as a small workspace: what its window says first, and submitting it.
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QTreeWidget>

#include "ui/collect_support.h"
#include "ui/pages/assess/assess_page.h"
#include "ui/pages/collect/hand_out_job.h"
#include "ui/pages/collect/respondent_bar.h"
#include "ui/widgets/ask.h"

namespace kijun::ui::collect {
namespace {

using testing::until;

class RespondentTest : public testing::CollectTest {
 protected:
  // 浄水課's questionnaire, opened in its own window as it is handed out.
  void openPart() {
    fill();
    handOutAndOpen(water_);
  }
  void handOutAndOpen(const Id& department) {
    const auto path = folder_ / "浄水課 回答票.kijun";
    HandOutWish wish;
    wish.parts = {{department, path, {}}};
    wish.format = HandOutFormat::Kijun;
    HandOutJob job;
    bool done = false;
    QObject::connect(&job, &HandOutJob::done, [&](const auto& written) {
      EXPECT_FALSE(written.front().failure);
      done = true;
    });
    job.start(workspace().sessionPtr(), wish);
    ASSERT_TRUE(until([&] { return done; }));
    file_ = QString::fromStdU16String(path.u16string());
    open(file_);
    ASSERT_TRUE(until([&] { return bar() && bar()->isVisible(); }));
  }
  RespondentBar* bar() {
    auto* page = window().page(QStringLiteral("assess"));
    return page ? page->findChild<RespondentBar*>() : nullptr;
  }
  std::vector<std::string> shownItems() {
    auto& page = dynamic_cast<assess::AssessPage&>(*window().page(QStringLiteral("assess")));
    std::vector<std::string> shown;
    const auto* model = page.list()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
      const auto item =
          model->index(row, 0).data(assess::ItemListModel::RowRole).value<assess::ItemRow>();
      if (!item.head) shown.push_back(fromQt(item.id));
    }
    return shown;
  }
  QString words() { return of<QLabel>(*bar(), "respondentWords").text(); }
  QString file_;
};

TEST_F(RespondentTest, TheWindowBeginsWithWhoseQuestionnaireItIs) {
  openPart();
  EXPECT_EQ(window().currentPage(), "assess");
  EXPECT_TRUE(words().contains(QStringLiteral("浄水課 の回答票"))) << fromQt(words());
  EXPECT_TRUE(words().contains(QStringLiteral("3項目中、未提出 2"))) << fromQt(words());
  EXPECT_TRUE(words().contains(QStringLiteral("差戻し 1"))) << fromQt(words());
  auto& page = dynamic_cast<assess::AssessPage&>(*window().page(QStringLiteral("assess")));
  EXPECT_EQ(shownItems(), (std::vector{items_[0], items_[1], items_[2]})) << "what it asks for";
  EXPECT_EQ(page.place(), "item:" + toQt(items_[0]));
  shoot(QStringLiteral("collect-respondent"));
}

TEST_F(RespondentTest, WhatIsOneUnitsToAnswerIsShownForThatUnit) {
  fill();
  const auto cycle = workspace().snapshot().current.cycle.id;
  run(commands::addUnit(cycle, "制御系"));
  const auto plant = workspace().snapshot().current.units.back().id;
  put("department", {row("department", {{"name", testing::words("配水課")}})});
  const auto pipes = workspace().snapshot().departments.back().id;
  run(commands::assign({{cycle, plant, items_[0]}, {cycle, plant, items_[4]}}, pipes, {}, {}));
  handOutAndOpen(pipes);
  EXPECT_EQ(shownItems(), (std::vector{items_[0], items_[4]}));
  EXPECT_EQ(workspace().unit().name, "制御系");
  auto& page = dynamic_cast<assess::AssessPage&>(*window().page(QStringLiteral("assess")));
  press(*page.list(), Qt::Key_2);
  EXPECT_TRUE(until([&] {
    const auto* given = workspace().snapshot().current.answer(items_[0], plant);
    return given && given->level == 2;
  })) << "the first key answers";
}

TEST_F(RespondentTest, OtherWorkspacesHaveNoSuchBar) {
  fill();
  window().goTo(QStringLiteral("assess"));
  settle();
  EXPECT_FALSE(bar()->isVisible());
}

TEST_F(RespondentTest, AnotherFileDroppedThereIsOpenedNotTakenBack) {
  openPart();
  ask::takeAsked();
  ask::answerNext({});
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(file_)});
  QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window(), &enter);
  QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window(), &drop);
  std::vector<ask::Question> asked;
  ASSERT_TRUE(until([&] {
    for (auto& each : ask::takeAsked()) asked.push_back(each);
    return !asked.empty();
  }));
  EXPECT_EQ(asked.front().title, text("mergepage.dropped.title"));
}

TEST_F(RespondentTest, SubmitsWhatIsAnsweredAndSaysWhatIsNot) {
  openPart();
  ask::answerNextDialog([&](QDialog& dialog) {
    const auto& open = of<QTreeWidget>(dialog, "submitOpen");
    ASSERT_EQ(open.topLevelItemCount(), 1);
    EXPECT_EQ(open.topLevelItem(0)->text(0), toQt(items_[1]));
    EXPECT_EQ(of<QPushButton>(dialog, "submitDo").text(), QStringLiteral("1項目を提出する"));
    of<QPushButton>(dialog, "submitDo").click();
  });
  ask::takeAsked();
  ask::answerNext({});
  of<QPushButton>(*bar(), "respondentSubmit").click();
  std::vector<ask::Question> asked;
  ASSERT_TRUE(until([&] {
    for (auto& each : ask::takeAsked()) asked.push_back(each);
    return !asked.empty();
  }));
  EXPECT_TRUE(asked.back().todo.contains(QStringLiteral("浄水課 回答票.kijun")));
  EXPECT_EQ(answerAt(0).state, AnswerState::Submitted);
  EXPECT_EQ(answerAt(1).state, AnswerState::InProgress);

  // The open one is gone to, answered, and submitted; then the file is closed and shown.
  ask::answerNextDialog([&](QDialog& dialog) {
    auto& open = of<QTreeWidget>(dialog, "submitOpen");
    open.setCurrentItem(open.topLevelItem(0));
    open.setFocus();
    QTest::keyClick(&open, Qt::Key_Return);
  });
  of<QPushButton>(*bar(), "respondentSubmit").click();
  EXPECT_EQ(window().page(QStringLiteral("assess"))->place(), "item:" + toQt(items_[1]));
  answer(1, 2);
  ask::answerNextDialog([&](QDialog& dialog) { of<QPushButton>(dialog, "submitDo").click(); });
  ask::answerNext(QStringLiteral("folder"));
  QUrl opened;
  bar()->setOpener([&](const QUrl& url) {
    opened = url;
    return true;
  });
  of<QPushButton>(*bar(), "respondentSubmit").click();
  ASSERT_TRUE(until([&] { return opened.isValid(); }));
  EXPECT_EQ(opened, QUrl::fromLocalFile(QString::fromStdString(folder_.path().string())));
  EXPECT_EQ(window().workspace(), nullptr) << "closed, it is one whole file";
  open(file_);
  ASSERT_TRUE(until([&] { return bar() && bar()->isVisible(); }));
  EXPECT_TRUE(words().contains(QStringLiteral("すべて提出しました"))) << fromQt(words());
  EXPECT_FALSE(of<QPushButton>(*bar(), "respondentSubmit").isVisible());
}

}  // namespace
}  // namespace kijun::ui::collect
