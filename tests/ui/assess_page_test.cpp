// The Assess page in the real window, worked by keys: what is pressed is what the file holds.
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>

#include "assessment/gaps.h"
#include "ui/assess_support.h"
#include "ui/shell/palette.h"
#include "ui/widgets/ask.h"

namespace kijun::ui::assess {
namespace {

class AssessPageTest : public kijun::testing::AssessTest {};

TEST_F(AssessPageTest, DigitsSetTheLevelAndWithControlTheTarget) {
  at("3.4-1");
  for (const int level : {0, 5, 3}) {
    pressLevel(level);
    EXPECT_EQ(stored("3.4-1")->level, level);
    EXPECT_EQ(workspace().itemScore("3.4-1")->level, level);
  }
  pressLevel(5, Qt::ControlModifier);
  EXPECT_EQ(workspace().target("3.4-1"), 5);
  pressLevel(1, Qt::KeypadModifier);
  EXPECT_EQ(stored("3.4-1")->level, 1) << "the number pad works too";
  pressLevel(2, Qt::KeypadModifier | Qt::ControlModifier);
  EXPECT_EQ(workspace().target("3.4-1"), 2);
  press(Qt::Key_6);
  EXPECT_EQ(stored("3.4-1")->level, 1) << "6 is no level";
  press(Qt::Key_Delete);
  EXPECT_EQ(stored("3.4-1")->level, std::nullopt);
}

TEST_F(AssessPageTest, ManyItemsAnsweredByKeysAloneAreThereAfterReopening) {
  constexpr int kItems = 20;
  const QString file = sampleFile();
  open(file);
  at("3.1.1-1");
  std::vector<QString> visited;
  while (visited.size() < kItems) {
    const QString item = here();
    if (workspace().itemScore(item.toStdString())->byUnit) {
      press(Qt::Key_J);
      continue;
    }
    const int place = static_cast<int>(visited.size());
    pressLevel(place % 6);
    press(Qt::Key_S);
    if (place % 3 == 0) press(Qt::Key_F);
    visited.push_back(item);
    press(Qt::Key_J);
    ASSERT_NE(here(), item);
  }
  std::vector<std::optional<Answer>> before;
  for (const auto& item : visited) before.push_back(stored(item));
  closeWindow();
  open(file);
  for (std::size_t i = 0; i < visited.size(); ++i) {
    const auto answer = stored(visited[i]);
    ASSERT_TRUE(answer) << visited[i].toStdString();
    EXPECT_EQ(answer->level, static_cast<int>(i % 6)) << visited[i].toStdString();
    EXPECT_EQ(answer->stipulation, before[i]->stipulation);
    EXPECT_EQ(answer->flagged, before[i]->flagged);
  }
}

TEST_F(AssessPageTest, SGoesThroughTheStipulations) {
  at("3.4-1");
  workspace().post(commands::setStipulation(workspace().key("3.4-1"), Stipulation::None));
  settle();
  for (const auto next : {Stipulation::Partial, Stipulation::Full, Stipulation::None}) {
    press(Qt::Key_S);
    EXPECT_EQ(stored("3.4-1")->stipulation, next);
  }
}

TEST_F(AssessPageTest, FPutsAFlagAndTakesItAway) {
  at("3.4-1");
  const bool before = stored("3.4-1")->flagged;
  press(Qt::Key_F);
  EXPECT_EQ(stored("3.4-1")->flagged, !before);
  press(Qt::Key_F);
  EXPECT_EQ(stored("3.4-1")->flagged, before);
}

TEST_F(AssessPageTest, GLeadsToTheItemAmongTheGapsAndSaysWhereItHasNone) {
  at(QStringLiteral("5.4.2-1"));
  auto* link = editor().findChild<QToolButton*>(QStringLiteral("itemGap"));
  ASSERT_NE(link, nullptr);
  EXPECT_TRUE(link->text().contains(QStringLiteral("目標まで3・優先度 9.00")));
  press(Qt::Key_G);
  EXPECT_EQ(window().currentPage(), QStringLiteral("gaps"));
  ASSERT_TRUE(testing::until([&] {
    return window().page(QStringLiteral("gaps"))->place() == QStringLiteral("item:5.4.2-1");
  }));
  at(QStringLiteral("4.3.3-2"));
  EXPECT_TRUE(link->text().contains(QStringLiteral("台帳と不一致")))
      << "level 3 of 3, contradicted";
  const auto& scores = workspace().scores().items;
  const auto reached = std::ranges::find_if_not(scores, isAmongGaps);
  ASSERT_NE(reached, scores.end());
  at(toQt(workspace().catalog().items()[reached->index].id));
  EXPECT_TRUE(link->isHidden());
  press(Qt::Key_G);
  EXPECT_EQ(window().currentPage(), QStringLiteral("assess"));
}

TEST_F(AssessPageTest, EveryStepIsUndoneAndRedoneUnderItsName) {
  at("3.4-1");
  const auto before = stored("3.4-1");
  const int target = workspace().target("3.4-1") == 5 ? 4 : 5;
  const int level = before->level == 2 ? 1 : 2;
  const auto name = [&](const char* action) { return window().actions().action(action)->text(); };
  pressLevel(level);
  const QString ofLevel = name("edit.undo");
  EXPECT_TRUE(ofLevel.contains("3.4-1") && ofLevel.contains(QString::number(level)))
      << ofLevel.toStdString();
  pressLevel(target, Qt::ControlModifier);
  EXPECT_TRUE(name("edit.undo").contains(QStringLiteral("目標")))
      << name("edit.undo").toStdString();
  press(Qt::Key_F);
  EXPECT_NE(name("edit.undo"), ofLevel);

  press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(stored("3.4-1")->flagged, before->flagged);
  EXPECT_EQ(workspace().target("3.4-1"), target);
  EXPECT_TRUE(name("edit.undo").contains(QStringLiteral("目標")));
  press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_NE(workspace().target("3.4-1"), target);
  EXPECT_EQ(name("edit.undo"), ofLevel);
  press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(stored("3.4-1")->level, before->level);
  press(Qt::Key_Y, Qt::ControlModifier);
  EXPECT_EQ(stored("3.4-1")->level, level);
  EXPECT_TRUE(name("edit.redo").contains(QStringLiteral("目標")));
}

TEST_F(AssessPageTest, JAndKWalkOverTheEndOfASection) {
  at("3.4-4");
  press(Qt::Key_J);
  EXPECT_EQ(here(), "3.5-1");
  press(Qt::Key_K);
  EXPECT_EQ(here(), "3.4-4");
  press(Qt::Key_Up);
  EXPECT_EQ(here(), "3.4-3");
  press(Qt::Key_Down);
  EXPECT_EQ(here(), "3.4-4");
}

TEST_F(AssessPageTest, TheWalkByJPassesEveryItemOnceAndStopsAtTheLast) {
  openSample();
  const auto& items = workspace().catalog().items();
  at(toQt(items.front().id));
  for (std::size_t i = 0; i < items.size(); ++i) {
    ASSERT_EQ(here().toStdString(), items[i].id);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_J);
  }
  EXPECT_EQ(here().toStdString(), items.back().id);
}

TEST_F(AssessPageTest, SpaceFindsTheNextUnansweredItem) {
  at("3.4-1");
  workspace().post(commands::setLevel(workspace().key("3.6-1"), {}));
  workspace().post(commands::setLevel(workspace().key("3.2-1"), {}));
  settle();
  press(Qt::Key_Space);
  EXPECT_EQ(here(), "3.6-1");
  press(Qt::Key_Space);
  EXPECT_EQ(here(), "3.2-1") << "round the end to the beginning";
  pressLevel(3);
  press(Qt::Key_Space);
  EXPECT_EQ(here(), "3.6-1");
  pressLevel(3);
  press(Qt::Key_Space);
  EXPECT_EQ(here(), "3.6-1") << "nothing is left";
}

TEST_F(AssessPageTest, OutOfScopeAsksForAReasonFirst) {
  at("3.4-1");
  press(Qt::Key_N);
  auto* reason = qobject_cast<QLineEdit*>(QApplication::focusWidget());
  ASSERT_NE(reason, nullptr) << "the reason is asked for";
  EXPECT_EQ(stored("3.4-1")->applicability, Applicability::Applicable);
  press(Qt::Key_Return);
  EXPECT_EQ(stored("3.4-1")->applicability, Applicability::Applicable) << "no reason, no change";
  reason->setFocus();
  QTest::keyClicks(reason, "no plant of our own");
  press(Qt::Key_Return);
  EXPECT_EQ(stored("3.4-1")->applicability, Applicability::NotApplicable);
  EXPECT_EQ(stored("3.4-1")->reason, "no plant of our own");
  press(Qt::Key_N);
  EXPECT_EQ(stored("3.4-1")->applicability, Applicability::Applicable) << "N takes it back";
}

TEST_F(AssessPageTest, EscapeGivesUpTheQuestionOfScope) {
  at("3.4-1");
  press(Qt::Key_N);
  QTest::keyClicks(QApplication::focusWidget(), "half a reason");
  press(Qt::Key_Escape);
  EXPECT_EQ(stored("3.4-1")->applicability, Applicability::Applicable);
  pressLevel(1);
  EXPECT_EQ(stored("3.4-1")->level, 1) << "keys act on the item again";
}

TEST_F(AssessPageTest, AnExpectedItemMayNotBeDeclined) {
  at("3.4-1");
  ASSERT_EQ(itemOf("3.4-1").modality, Modality::Expected);
  const auto head = workspace().session().head().number;
  click(QStringLiteral("不採用"));
  EXPECT_TRUE(reads(QStringLiteral("期待事項のため")));
  EXPECT_EQ(workspace().session().head().number, head);
}

TEST_F(AssessPageTest, ControlKFindsAnythingFromHere) {
  at("3.4-1");
  press(Qt::Key_K, Qt::ControlModifier);
  EXPECT_TRUE(window().palette().isVisible());
}

TEST_F(AssessPageTest, EnterGoesIntoTheItemAndEscapeBackToTheList) {
  at("3.4-1");
  press(Qt::Key_Return);
  auto* segment = qobject_cast<QToolButton*>(QApplication::focusWidget());
  ASSERT_NE(segment, nullptr);
  EXPECT_EQ(segment->text(), QString::number(*stored("3.4-1")->level));
  press(Qt::Key_Left);
  press(Qt::Key_Space);
  EXPECT_EQ(stored("3.4-1")->level, 3) << "arrows move, Space chooses";
  press(Qt::Key_J);
  EXPECT_EQ(here(), "3.4-2") << "single keys act from a button too";
  press(Qt::Key_Escape);
  EXPECT_TRUE(page().list()->hasFocus());
}

TEST_F(AssessPageTest, SingleKeysAreTextInsideATextField) {
  at("3.4-1");
  const auto head = workspace().session().head().number;
  press(Qt::Key_Slash);
  auto* box = qobject_cast<QLineEdit*>(QApplication::focusWidget());
  ASSERT_NE(box, nullptr);
  QTest::keyClicks(box, "3sfncjk");
  settle();
  EXPECT_EQ(box->text(), QStringLiteral("3sfncjk"));
  EXPECT_EQ(workspace().session().head().number, head);
}

TEST_F(AssessPageTest, TheLanguageChangesInPlace) {
  at("5.1.3.3-1");
  const int scrolled = page().list()->verticalScrollBar()->value();
  setLanguage(Language::English);
  settle();
  EXPECT_EQ(here(), "5.1.3.3-1");
  EXPECT_EQ(page().list()->verticalScrollBar()->value(), scrolled);
  EXPECT_TRUE(reads(toQt(itemOf("5.1.3.3-1").question.en)));
  EXPECT_TRUE(reads(toQt(itemOf("5.1.3.3-1").evidence.front().en)));
  EXPECT_NE(button("Unanswered"), nullptr);
  EXPECT_NE(button("Previous"), nullptr);
  for (const auto* label : page().findChildren<QLabel*>()) {
    if (label->isVisible()) {
      EXPECT_FALSE(label->text().contains(QStringLiteral("項目では")));
    }
  }
  setLanguage(Language::Japanese);
  settle();
  EXPECT_TRUE(reads(toQt(itemOf("5.1.3.3-1").question.ja)));
  EXPECT_NE(button(QStringLiteral("未回答")), nullptr);
}

// Qt keeps what it knows of a widget's style until the widget says that it goes.
TEST_F(AssessPageTest, TheLookChangesAfterAWorkspaceIsClosed) {
  at("3.4-1");
  window().actions().action("file.close")->trigger();
  settle();
  kijun::testing::look().setChoice(LookChoice::Dark);
  kijun::testing::look().setChoice(LookChoice::Light);
  EXPECT_EQ(window().workspace(), nullptr);
}

TEST_F(AssessPageTest, ReadOnlyItShowsEverythingAndOffersNoEditor) {
  const QString file = sampleFile();
  const auto holder = Session::open(file.toStdString());
  const auto head = holder->head().number;
  ask::answerNext("readOnly");
  open(file);
  at("3.7-2");
  const auto level = workspace().itemScore("3.7-2")->level;
  for (const auto key : {Qt::Key_0, Qt::Key_S, Qt::Key_F, Qt::Key_C, Qt::Key_N, Qt::Key_M}) {
    press(key);
  }
  press(Qt::Key_1, Qt::AltModifier);
  pressLevel(5, Qt::ControlModifier);
  click(QStringLiteral("不採用"));
  EXPECT_EQ(holder->head().number, head);
  EXPECT_EQ(workspace().itemScore("3.7-2")->level, level) << "nothing is shown that is not so";
  for (const auto* field : editor().findChildren<QWidget*>()) {
    const bool edits = field->inherits("QLineEdit") || field->inherits("QPlainTextEdit") ||
                       field->inherits("QComboBox");
    if (edits) {
      EXPECT_FALSE(field->isVisible()) << field->accessibleName().toStdString();
    }
  }
  for (const char16_t* act : {u"担当を割り当て", u"回答を写す", u"＋ 文書"}) {
    for (const auto* found : page().findChildren<QToolButton*>()) {
      const bool offered = found->isVisible() && found->text().startsWith(QString::fromUtf16(act));
      EXPECT_FALSE(offered) << found->text().toStdString();
    }
  }
  EXPECT_TRUE(reads(toQt(workspace().answer("3.7-2")->note))) << "the memo is there to be read";
  ask::takeAsked();
}

}  // namespace
}  // namespace kijun::ui::assess
