// 回答の確認 in the real window: what is listed, confirming, returning and correcting by keys, many
// at once, and who may do so.
#include "ui/pages/review/review_page.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QToolButton>
#include <QTreeWidget>

#include "ui/review_support.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::review {
namespace {

using testing::until;
using Items = std::vector<std::string>;

class ReviewPageTest : public testing::ReviewTest {
 protected:
  QString chip(const char* state) {
    return part<QToolButton>(QStringLiteral("reviewState.") + QLatin1String(state)).text();
  }
  // An item answered by unit with levels far apart, none of those.
  std::string spreadItem(const Items& others) {
    for (const auto& item : workspace().catalog().items()) {
      const auto& units = workspace().cycle().units;
      if (units.size() < 3 || workspace().cycle().answeredByUnit(item.id)) continue;
      if (std::ranges::find(others, item.id) != others.end()) continue;
      commands::AnswerPatch low = complete(), high = complete();
      low.level = 1;
      high.level = 4;
      const auto cycle = workspace().cycle().cycle.id;
      run(commands::patchAnswer({{cycle, units[1].id, item.id}}, low));
      run(commands::patchAnswer({{cycle, units[2].id, item.id}}, high));
      return item.id;
    }
    ADD_FAILURE() << "no item for it";
    return {};
  }
};

TEST_F(ReviewPageTest, WhatIsSubmittedStandsThereFirst) {
  const auto items = plainItems(3);
  submit(items);
  show();
  EXPECT_EQ(listedAnswers(), items);
  EXPECT_EQ(looked(), items[0]);
  EXPECT_TRUE(chip("submitted").endsWith(QStringLiteral(" 3"))) << chip("submitted").toStdString();
  EXPECT_TRUE(chip("returned").endsWith(QStringLiteral(" 0")));
  const auto all = rows().model()->rowCount();
  press(QStringLiteral("reviewState.any"));
  EXPECT_GT(rows().model()->rowCount(), all);
  press(QStringLiteral("reviewState.submitted"));
  // Words narrow what the chips count, too.
  key(Qt::Key_Slash);
  auto* words = qobject_cast<QLineEdit*>(QApplication::focusWidget());
  ASSERT_NE(words, nullptr);
  QTest::keyClicks(words, QString::fromStdString(items[1]));
  EXPECT_EQ(listedAnswers(), Items{items[1]});
  EXPECT_TRUE(chip("submitted").endsWith(QStringLiteral(" 1")));
  shoot("review");
}

TEST_F(ReviewPageTest, OneKeyConfirmsAndGoesOnAndUndoTakesItBack) {
  const auto items = plainItems(3);
  submit(items);
  show();
  key(Qt::Key_J);
  EXPECT_EQ(looked(), items[1]);
  key(Qt::Key_K);
  EXPECT_EQ(looked(), items[0]);
  key(Qt::Key_Down);
  key(Qt::Key_Up);
  EXPECT_EQ(looked(), items[0]);
  const auto head = workspace().session().head().number;
  key(Qt::Key_C);
  EXPECT_EQ(answerOf(items[0]).state, AnswerState::Confirmed);
  EXPECT_EQ(workspace().session().head().number, head + 1);
  EXPECT_EQ(looked(), items[1]);
  EXPECT_EQ(listedAnswers(), (Items{items[1], items[2]}));
  key(Qt::Key_C);
  key(Qt::Key_C);
  EXPECT_TRUE(listedAnswers().empty());
  EXPECT_EQ(answerOf(items[2]).state, AnswerState::Confirmed);
  window().actions().action("edit.undo")->trigger();
  settle();
  EXPECT_EQ(listedAnswers(), Items{items[2]});
  EXPECT_EQ(looked(), items[2]);
}

TEST_F(ReviewPageTest, ReturningAsksForTheReasonAndGoesOn) {
  const auto items = plainItems(3);
  submit(items);
  show();
  key(Qt::Key_R);
  auto* reason = &part<QPlainTextEdit>(QStringLiteral("returnReason"));
  ASSERT_TRUE(reason->hasFocus());
  EXPECT_FALSE(part<QPushButton>(QStringLiteral("returnSend")).isEnabled());
  key(Qt::Key_Return, Qt::ControlModifier);
  EXPECT_EQ(answerOf(items[0]).state, AnswerState::Submitted) << "not without a reason";
  QTest::keyClicks(reason, "which plant?");
  // What is typed is not lost by looking again first.
  key(Qt::Key_Escape);
  EXPECT_FALSE(reason->isVisible());
  EXPECT_TRUE(rows().hasFocus());
  key(Qt::Key_R);
  EXPECT_EQ(reason->toPlainText(), QStringLiteral("which plant?"));
  shoot("review-return");
  key(Qt::Key_Return, Qt::ControlModifier);
  ASSERT_EQ(answerOf(items[0]).state, AnswerState::Returned);
  EXPECT_EQ(answerOf(items[0]).comments.back().text, "which plant?");
  EXPECT_TRUE(answerOf(items[0]).comments.back().parent.empty());
  EXPECT_EQ(looked(), items[1]);
  EXPECT_TRUE(rows().hasFocus());
  EXPECT_TRUE(until([&] { return workspace().session().drafts().empty(); }));

  key(Qt::Key_J);
  EXPECT_EQ(looked(), items[2]);
  run(commands::returnAnswers({keyOf(items[2])}, "and this?"));
  // N and P lead through the returned ones, wherever the list stood.
  key(Qt::Key_P);
  EXPECT_EQ(looked(), items[0]);
  EXPECT_EQ(listedAnswers(), (Items{items[0], items[2]}));
  key(Qt::Key_N);
  EXPECT_EQ(looked(), items[2]);
  key(Qt::Key_N);
  EXPECT_EQ(looked(), items[2]) << "none follows";
}

TEST_F(ReviewPageTest, WhatTheReviewerCorrectsIsSeenBesideWhatWasSubmitted) {
  const auto items = plainItems(1);
  const auto respondent = personWith(Role::Respondent);
  const auto item = items[0];
  be(personWith(Role::Administrator).id);
  run(commands::assign({keyOf(item)}, respondent.department, respondent.id, ""));
  submit(items);
  show();
  const auto label = [&](const char* cell) {
    auto& holder = part<QWidget>(QLatin1String(cell));
    QStringList words;
    for (const auto* each : holder.findChildren<QLabel*>()) {
      if (each->isVisible()) words << each->text();
    }
    return words.join(u'|');
  };
  ASSERT_TRUE(until([&] { return label("review.1.4").contains(QStringLiteral("handed in")); }))
      << label("review.1.4").toStdString();
  EXPECT_TRUE(label("review.1.1").startsWith(u'3')) << label("review.1.1").toStdString();
  key(Qt::Key_F2);
  auto* level = &part<SegmentedControl>(QStringLiteral("reviewLevel"));
  EXPECT_TRUE(level->button(QStringLiteral("3"))->hasFocus());
  QTest::mouseClick(level->button(QStringLiteral("2")), Qt::LeftButton);
  settle();
  EXPECT_EQ(answerOf(item).level, 2);
  EXPECT_EQ(answerOf(item).state, AnswerState::Submitted) << "a correction leaves it submitted";
  EXPECT_TRUE(label("review.1.1").startsWith(u'3')) << "what was submitted stays seen";
  EXPECT_TRUE(label("review.2.1").contains(QStringLiteral("3 を 2 に修正")))
      << label("review.2.1").toStdString();
  auto* note = &part<QPlainTextEdit>(QStringLiteral("reviewNote"));
  note->setFocus();
  note->selectAll();
  QTest::keyClicks(note, "seen on site");
  rows().setFocus();
  ASSERT_TRUE(until([&] { return answerOf(item).note == "seen on site"; }));
  settle();
  EXPECT_TRUE(label("review.2.4").contains(QStringLiteral("提出時と違う")));
  EXPECT_TRUE(isSaid(QStringLiteral("提出時との違い：実施")));
  shoot("review-corrected");
}

TEST_F(ReviewPageTest, OutOfScopeAsksForAReason) {
  const auto items = plainItems(1);
  submit(items);
  show();
  auto* choice = &part<QComboBox>(QStringLiteral("reviewApplicability"));
  choice->setFocus();
  QTest::keyClick(choice, Qt::Key_Down);
  settle();
  EXPECT_EQ(answerOf(items[0]).applicability, Applicability::Applicable) << "no reason yet";
  auto* reason = &part<QLineEdit>(QStringLiteral("reviewReason"));
  ASSERT_TRUE(reason->hasFocus());
  QTest::keyClicks(reason, "no such plant");
  QTest::keyClick(reason, Qt::Key_Return);
  settle();
  EXPECT_EQ(answerOf(items[0]).applicability, Applicability::NotApplicable);
  EXPECT_EQ(answerOf(items[0]).reason, "no such plant");
}

TEST_F(ReviewPageTest, ManyAreConfirmedAsOneStepAfterALookAtWhatSpeaksAgainstIt) {
  const auto items = plainItems(4);
  submit(items);
  const auto spread = spreadItem(items);
  run(commands::addComment(keyOf(items[1]), "really?"));
  run(commands::setLevel(keyOf(items[2]), std::nullopt));
  run(commands::setState({keyOf(items[2])}, AnswerState::Submitted));
  std::vector<AnswerKey> units;
  for (const auto& answer : workspace().cycle().answers.at(spread)) units.push_back(answer.key);
  run(commands::setState(units, AnswerState::Submitted));
  show();
  QStringList lines;
  QString summary;
  ask::answerNextDialog([&](QDialog& dialog) {
    auto* list = dialog.findChild<QTreeWidget*>(QStringLiteral("bulkList"));
    summary = dialog.findChild<QLabel*>(QStringLiteral("bulkConcerns"))->text();
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
      const auto* line = list->topLevelItem(i);
      const bool in = line->checkState(0) == Qt::Checked;
      lines << (in ? QStringLiteral("x ") : QStringLiteral("- ")) + line->text(0) + u' ' +
                   line->text(4);
    }
    // One more is left out, and the rest is confirmed.
    list->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    dialog.findChild<QPushButton*>(QStringLiteral("bulkConfirm"))->click();
  });
  const auto head = workspace().session().head().number;
  key(Qt::Key_B);
  ASSERT_EQ(lines.size(), static_cast<int>(4 + units.size())) << lines.join(u'\n').toStdString();
  const auto all = lines.join(u'\n');
  EXPECT_TRUE(all.contains(QStringLiteral("x %1 未対応のコメント 1").arg(toQt(items[1]))))
      << all.toStdString();
  EXPECT_TRUE(all.contains(QStringLiteral("- %1 未回答").arg(toQt(items[2])))) << all.toStdString();
  EXPECT_TRUE(all.contains(QStringLiteral("単位間の差 3"))) << all.toStdString();
  EXPECT_TRUE(summary.contains(QStringLiteral("未回答 1 件"))) << summary.toStdString();
  EXPECT_EQ(workspace().session().head().number, head + 1) << "one step";
  EXPECT_EQ(answerOf(items[0]).state, AnswerState::Submitted) << "left out";
  EXPECT_EQ(answerOf(items[1]).state, AnswerState::Confirmed);
  EXPECT_EQ(answerOf(items[2]).state, AnswerState::Submitted) << "nobody answered it";
  EXPECT_EQ(answerOf(items[3]).state, AnswerState::Confirmed);
}

TEST_F(ReviewPageTest, ChosenRowsAloneAreConfirmedAndConcernsLeftOutAtOnce) {
  const auto items = plainItems(3);
  submit(items);
  run(commands::addComment(keyOf(items[0]), "really?"));
  show();
  key(Qt::Key_Down, Qt::ShiftModifier);
  ask::answerNextDialog([&](QDialog& dialog) {
    dialog.findChild<QPushButton*>(QStringLiteral("bulkWithout"))->click();
    dialog.findChild<QPushButton*>(QStringLiteral("bulkConfirm"))->click();
  });
  press(QStringLiteral("reviewBulk"));
  EXPECT_EQ(answerOf(items[0]).state, AnswerState::Submitted);
  EXPECT_EQ(answerOf(items[1]).state, AnswerState::Confirmed);
  EXPECT_EQ(answerOf(items[2]).state, AnswerState::Submitted);
}

// A single answer too: the spread between units shows before it is confirmed.
TEST_F(ReviewPageTest, OneAnswerWithSomethingAgainstItIsSeenFirst) {
  const auto items = plainItems(1);
  submit(items);
  const auto spread = spreadItem(items);
  std::vector<AnswerKey> units;
  for (const auto& answer : workspace().cycle().answers.at(spread)) units.push_back(answer.key);
  run(commands::setState(units, AnswerState::Submitted));
  show(QStringLiteral("item:") + toQt(spread));
  ASSERT_EQ(looked(), spread);
  EXPECT_TRUE(part<QWidget>(QStringLiteral("reviewSpread")).isVisible());
  EXPECT_TRUE(isSaid(QStringLiteral("差 3（1–4）")));
  shoot("review-spread");
  const auto head = workspace().session().head().number;
  ask::answerNextDialog([](QDialog& dialog) { dialog.reject(); });
  key(Qt::Key_C);
  EXPECT_EQ(workspace().session().head().number, head);
}

TEST_F(ReviewPageTest, RespondentsReadAndApproversConfirmButCorrectNothing) {
  const auto items = plainItems(2);
  submit(items);
  show();
  be(personWith(Role::Respondent).id);
  show();
  EXPECT_FALSE(part<QPushButton>(QStringLiteral("reviewConfirm")).isEnabled());
  EXPECT_FALSE(part<QPushButton>(QStringLiteral("reviewConfirm")).toolTip().isEmpty());
  EXPECT_FALSE(part<QPushButton>(QStringLiteral("reviewReturn")).isEnabled());
  EXPECT_FALSE(part<QPushButton>(QStringLiteral("reviewBulk")).isEnabled());
  const auto head = workspace().session().head().number;
  key(Qt::Key_C);
  key(Qt::Key_R);
  EXPECT_EQ(workspace().session().head().number, head);
  be(personWith(Role::Approver).id);
  show();
  EXPECT_TRUE(part<QPushButton>(QStringLiteral("reviewConfirm")).isEnabled());
  auto* level = &part<SegmentedControl>(QStringLiteral("reviewLevel"));
  QTest::mouseClick(level->button(QStringLiteral("5")), Qt::LeftButton);
  settle();
  EXPECT_EQ(answerOf(items[0]).level, 3) << "an approver corrects nothing";
  rows().setFocus();
  key(Qt::Key_C);
  EXPECT_EQ(answerOf(items[0]).state, AnswerState::Confirmed);
}

TEST_F(ReviewPageTest, AWhollyConfirmedChapterLeadsToItsApproval) {
  openSample();
  // Of which nothing is approved yet.
  const std::string chapter = "3";
  const auto first = workspace().catalog().section(chapter)->allItems.front();
  submit({workspace().catalog().items()[first].id});
  show();
  const auto link = QStringLiteral("reviewApprove.") + toQt(chapter);
  EXPECT_EQ(child<QToolButton>(link), nullptr) << "one is still open";
  key(Qt::Key_C);
  ASSERT_TRUE(until([&] { return child<QToolButton>(link) != nullptr; }));
  child<QToolButton>(link)->click();
  settle();
  EXPECT_EQ(window().currentPage(), QStringLiteral("approval"));
  EXPECT_EQ(window().page(QStringLiteral("approval"))->place(),
            QStringLiteral("set:") + toQt(chapter));
}

}  // namespace
}  // namespace kijun::ui::review
