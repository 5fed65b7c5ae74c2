// Attack trees edited as an outline, by keys.
#include "ui/governance/attack_tree_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>

#include "ui/register_page_support.h"
#include "ui/widgets/ask.h"

namespace kijun::ui {
namespace {

using testing::until;
using testing::words;

class AttackTreeTest : public testing::RegisterTest {
 protected:
  AttackTreeTest() {
    openBare();
    damage_ = put("damage_scenario",
                  {row("damage_scenario", {{"title", words("断水")}, {"damage", words("3")}})})
                  .front();
    scenarios_ = put("attack_scenario", {scenario("保守回線から"), scenario("持込み媒体から")});
  }
  Row scenario(const char* title) {
    return row(
        "attack_scenario",
        {{"title", words(title)}, {"damage_scenario", Value(damage_)}, {"threat", words("2")}});
  }
  // The dialog at the first scenario, read.
  void show(AttackTreeDialog& dialog) {
    dialog.showScenario(scenarios_.front());
    dialog.show();
    ASSERT_TRUE(until([&] {
      return dialog.findChild<QComboBox*>(QStringLiteral("attackScenario"))->count() == 2;
    }));
  }
  static QPlainTextEdit& outline(AttackTreeDialog& dialog) {
    return *dialog.findChild<QPlainTextEdit*>(QStringLiteral("attackOutline"));
  }
  static QString problem(AttackTreeDialog& dialog) {
    return dialog.findChild<QLabel*>(QStringLiteral("attackProblem"))->text();
  }
  std::vector<std::string> steps(const Id& scenario) {
    std::vector<std::string> list;
    for (const auto& step : outlineOfRows(stored("attack_step"), scenario)) {
      list.push_back(std::to_string(step.depth) + ' ' + step.step.what + ' ' +
                     std::to_string(step.step.countermeasure));
    }
    return list;
  }

  Id damage_;
  std::vector<Id> scenarios_;
};

TEST_F(AttackTreeTest, IsWrittenByKeysSeenAtOnceAndSavedAsOneStep) {
  AttackTreeDialog dialog(workspace());
  show(dialog);
  auto& edit = outline(dialog);
  edit.setFocus();
  QTest::keyClicks(&edit, "line");
  QTest::keyClick(&edit, Qt::Key_2, Qt::ControlModifier);
  QTest::keyClick(&edit, Qt::Key_Return);
  QTest::keyClicks(&edit, "server");
  QTest::keyClick(&edit, Qt::Key_Tab);
  QTest::keyClick(&edit, Qt::Key_End);
  QTest::keyClick(&edit, Qt::Key_Return);
  QTest::keyClicks(&edit, "terminal [3]");
  auto* trees = dialog.findChild<QTreeWidget*>(QStringLiteral("attackTrees"));
  ASSERT_EQ(trees->topLevelItemCount(), 1);
  const auto* line = trees->topLevelItem(0);
  EXPECT_EQ(line->text(1), QStringLiteral("2"));
  EXPECT_TRUE(line->text(2).isEmpty()) << "not the end of a tree";
  ASSERT_EQ(line->childCount(), 2);
  EXPECT_EQ(line->child(0)->text(2), QStringLiteral("B")) << "2 x 2 x 3";
  EXPECT_EQ(line->child(1)->text(2), QStringLiteral("C")) << "2 x 1 x 3";
  EXPECT_TRUE(stored("attack_step").empty()) << "not before it is said";
  dialog.findChild<QPushButton*>(QStringLiteral("attackSave"))->click();
  ASSERT_TRUE(until([&] { return stored("attack_step").size() == 3; }));
  EXPECT_EQ(steps(scenarios_.front()),
            (std::vector<std::string>{"0 line 2", "1 server 1", "1 terminal 3"}));
  settle();
  workspace().undo();
  ASSERT_TRUE(until([&] { return stored("attack_step").empty(); })) << "one step back";
}

TEST_F(AttackTreeTest, WhatIsTakenOutIsDeletedAndTheRestKeepsItsRows) {
  put("attack_step", {row("attack_step", {{"what", words("line")},
                                          {"scenario", Value(scenarios_.front())},
                                          {"place", Value(std::int64_t{1})},
                                          {"depth", Value(std::int64_t{0})},
                                          {"measure", words("常時切断")}}),
                      row("attack_step", {{"what", words("server")},
                                          {"scenario", Value(scenarios_.front())},
                                          {"place", Value(std::int64_t{2})},
                                          {"depth", Value(std::int64_t{1})}})});
  AttackTreeDialog dialog(workspace());
  show(dialog);
  ASSERT_TRUE(
      until([&] { return outline(dialog).toPlainText().contains(QStringLiteral("server")); }));
  outline(dialog).setPlainText(QStringLiteral("line [3]\n"));
  QTest::keyClick(&dialog, Qt::Key_Escape);
  EXPECT_FALSE(dialog.isVisible());
  ASSERT_TRUE(until([&] { return stored("attack_step").size() == 1; }));
  EXPECT_EQ(field(stored("attack_step").front(), "attack_step", "measure"), words("常時切断"));
}

TEST_F(AttackTreeTest, ALineTooDeepIsNamedAndNotLostUnasked) {
  AttackTreeDialog dialog(workspace());
  show(dialog);
  outline(dialog).setPlainText(QStringLiteral("line\n　　server"));
  EXPECT_TRUE(problem(dialog).contains(QStringLiteral("2行目「server」")))
      << problem(dialog).toStdString();
  EXPECT_FALSE(dialog.findChild<QPushButton*>(QStringLiteral("attackSave"))->isEnabled());
  ask::answerNext(QString());
  dialog.reject();
  EXPECT_TRUE(dialog.isVisible()) << "back to correct it";
  ask::answerNext(QStringLiteral("leave"));
  dialog.reject();
  EXPECT_FALSE(dialog.isVisible());
  EXPECT_TRUE(stored("attack_step").empty());
}

TEST_F(AttackTreeTest, AnotherScenarioIsSavedFirstAndSharedStepsAreNamed) {
  AttackTreeDialog dialog(workspace());
  show(dialog);
  outline(dialog).setPlainText(QStringLiteral("探索 [1]\n　停止命令 [1]"));
  auto* choice = dialog.findChild<QComboBox*>(QStringLiteral("attackScenario"));
  const int other = choice->findData(toQt(scenarios_.back()));
  choice->setCurrentIndex(other);
  Q_EMIT choice->activated(other);
  ASSERT_TRUE(until([&] { return stored("attack_step").size() == 2; }));
  EXPECT_TRUE(outline(dialog).toPlainText().isEmpty());
  settle();
  outline(dialog).setPlainText(QStringLiteral("媒体 [2]\n　停止命令 [1]"));
  ASSERT_TRUE(until([&] {
    return dialog.findChild<QLabel*>(QStringLiteral("attackShared"))
        ->text()
        .contains(QStringLiteral("「停止命令」（ほか1件）"));
  }));
}

TEST_F(AttackTreeTest, WhoMayNotChangeItReadsIt) {
  workspace().actAs(toQt(personWith("executive").id));
  AttackTreeDialog dialog(workspace());
  show(dialog);
  EXPECT_TRUE(outline(dialog).isReadOnly());
  EXPECT_FALSE(problem(dialog).isEmpty());
}

}  // namespace
}  // namespace kijun::ui
