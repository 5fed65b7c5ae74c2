// The parts of one item on the Assess page: memo, checkpoints, documents, assignment, comments,
// related items, history.
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <filesystem>

#include "ui/assess_support.h"
#include "ui/pages/assess/memo_section.h"
#include "ui/pages/assess/rating_section.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"

namespace kijun::ui::assess {
namespace {

using kijun::testing::until;

class AssessEditorTest : public kijun::testing::AssessTest {
 protected:
  // The field with that name for screen readers.
  template <typename T>
  T* field(const QString& name) {
    for (auto* found : editor().findChildren<T*>()) {
      if (found->isVisible() && found->accessibleName() == name) return found;
    }
    return nullptr;
  }
  QPlainTextEdit& memo() { return *editor().findChild<MemoEdit*>(); }
};

TEST_F(AssessEditorTest, TheMemoIsSavedAsItIsTypedAndLeft) {
  at("3.4-1");
  const auto level = stored("3.4-1")->level;
  press(Qt::Key_M);
  ASSERT_TRUE(memo().hasFocus());
  memo().selectAll();
  QTest::keyClicks(&memo(), "3 posts named, 2026-11");
  const auto head = workspace().session().head().number;
  EXPECT_EQ(stored("3.4-1")->level, level) << "digits in a text are text";
  press(Qt::Key_Tab);
  ASSERT_TRUE(until([&] { return stored("3.4-1")->note == "3 posts named, 2026-11"; }));
  EXPECT_EQ(workspace().session().head().number, head + 1) << "one entry for all that was typed";
  ASSERT_TRUE(until([&] { return workspace().session().drafts().empty(); }));
}

TEST_F(AssessEditorTest, AMemoIsSavedWithoutLeavingItAndBeforeAnotherItem) {
  at("3.4-1");
  press(Qt::Key_M);
  memo().selectAll();
  QTest::keyClicks(&memo(), "after a pause");
  ASSERT_TRUE(until([&] { return stored("3.4-1")->note == "after a pause"; }));
  EXPECT_TRUE(memo().hasFocus());
  QTest::keyClicks(&memo(), " and more");
  page().focusItem("item:3.4-2");
  settle();
  ASSERT_TRUE(until([&] { return stored("3.4-1")->note == "after a pause and more"; }));
  EXPECT_NE(memo().toPlainText(), QStringLiteral("after a pause and more"));
}

TEST_F(AssessEditorTest, TheMemoGrowsWithItsLinesUpToSixAndNeverSideways) {
  at("3.4-1");
  press(Qt::Key_M);
  const auto heightOf = [&](int lines) {
    memo().setPlainText(QString("word\n").repeated(lines).chopped(1));
    settle();
    return memo().height();
  };
  const int two = heightOf(1);
  EXPECT_EQ(heightOf(2), two);
  const int six = heightOf(6);
  EXPECT_GT(six, heightOf(4));
  EXPECT_GT(heightOf(4), two);
  EXPECT_EQ(heightOf(30), six);
  memo().setPlainText(QString("long words of a memo ").repeated(12));
  settle();
  EXPECT_GT(memo().height(), two) << "long lines wrap";
}

// The file as it lies on the disk when the program dies.
TEST_F(AssessEditorTest, WhatWasTypedBeforeACrashIsOfferedAndTakenIn) {
  const QString file = sampleFile();
  open(file);
  at("3.4-1");
  press(Qt::Key_M);
  memo().selectAll();
  QTest::keyClicks(&memo(), "typed before the end");
  const auto drafted = [&] {
    const auto drafts = workspace().session().drafts();
    return !drafts.empty() && drafts.front().text == "typed before the end";
  };
  ASSERT_TRUE(until(drafted));
  const auto left = folder_ / "後に 残った.kijun";
  const std::string name = file.toStdString();
  std::filesystem::copy_file(name, left);
  if (std::filesystem::exists(name + "-wal")) {
    std::filesystem::copy_file(name + "-wal", left.string() + "-wal");
  }
  closeWindow();

  open(QString::fromStdString(left.string()));
  at("3.4-1");
  EXPECT_NE(stored("3.4-1")->note, "typed before the end");
  Banner* offer = nullptr;
  ASSERT_TRUE(until([&] {
    for (auto* banner : page().findChildren<Banner*>()) {
      if (banner->isVisible() && banner->words().contains("3.4-1")) offer = banner;
    }
    return offer != nullptr;
  }));
  click(QStringLiteral("反映する"));
  ASSERT_TRUE(until([&] { return stored("3.4-1")->note == "typed before the end"; }));
  ASSERT_TRUE(until([&] { return workspace().session().drafts().empty(); }));
  EXPECT_FALSE(offer->isVisible());
}

TEST_F(AssessEditorTest, CheckpointsHaveThreeStatesByKey) {
  at("3.7-2");
  const auto& checkpoint = itemOf("3.7-2").checkpoints.at(1).id;
  workspace().post(commands::setTick(workspace().key("3.7-2"), checkpoint, {}));
  settle();
  for (const Tick wanted : {Tick::Yes, Tick::No, Tick::NotApplicable, Tick::Yes}) {
    press(Qt::Key_2, Qt::AltModifier);
    EXPECT_EQ(stored("3.7-2")->ticks.at(checkpoint), wanted);
  }
  const auto head = workspace().session().head().number;
  press(Qt::Key_8, Qt::AltModifier);
  EXPECT_EQ(workspace().session().head().number, head + 1) << "the eighth has a key as well";
  at("3.4-1");
  ASSERT_TRUE(itemOf("3.4-1").checkpoints.size() < 8);
  press(Qt::Key_8, Qt::AltModifier);
  EXPECT_EQ(workspace().session().head().number, head + 1) << "this one has no eighth";
}

TEST_F(AssessEditorTest, AnOpenCheckpointUnderAHighLevelIsPointedOut) {
  at("3.7-2");
  const QString doubt = QStringLiteral("満たしていない確認点");
  pressLevel(2);
  EXPECT_FALSE(reads(doubt));
  pressLevel(3);
  EXPECT_TRUE(reads(doubt));
}

TEST_F(AssessEditorTest, LevelsReadInThisItemsWordsAndNothingJumps) {
  at("3.4-1");
  const Item& item = itemOf("3.4-1");
  int y = -1;
  for (int level = 0; level <= 5; ++level) {
    pressLevel(level);
    if (const auto own = item.levels.find(level); own != item.levels.end()) {
      EXPECT_TRUE(reads(toQt(own->second.ja))) << level;
    }
    auto* stipulation = button(QStringLiteral("○"));
    const int now = stipulation->mapTo(&editor(), QPoint()).y();
    EXPECT_TRUE(y < 0 || now == y) << level << ": " << y << " to " << now;
    y = now;
  }
  pressLevel(2);
  press(Qt::Key_Return);
  press(Qt::Key_Right);
  EXPECT_TRUE(reads(toQt(item.levels.at(3).ja))) << "what the focus stands on";
  press(Qt::Key_Escape);
  EXPECT_FALSE(reads(toQt(item.levels.at(3).ja)));
}

TEST_F(AssessEditorTest, TheControlsAreNamedForScreenReaders) {
  at("3.4-1");
  int targets = 0;
  for (const auto* found : editor().findChildren<QToolButton*>()) {
    if (!found->isVisible() || found->parentWidget()->inherits("QLineEdit")) continue;
    EXPECT_FALSE(found->accessibleName().isEmpty() && found->text().isEmpty())
        << found->metaObject()->className() << " in " << found->parent()->metaObject()->className()
        << found->toolTip().toStdString();
    targets += found->accessibleName().startsWith(QStringLiteral("目標"));
  }
  EXPECT_EQ(targets, 6);
}

TEST_F(AssessEditorTest, ADocumentAndItsClauseAreReferredTo) {
  at("3.4-1");
  const auto before = stored("3.4-1")->references;
  click(QStringLiteral("＋ 文書"));
  auto* documents = qobject_cast<QComboBox*>(QApplication::focusWidget());
  ASSERT_NE(documents, nullptr);
  EXPECT_TRUE(documents->itemText(0).contains(QStringLiteral("④")) ||
              documents->itemText(0).contains(QStringLiteral("①")))
      << "its class is seen: " << documents->itemText(0).toStdString();
  documents->setCurrentIndex(0);
  const Id chosen = documents->itemData(0).toString().toStdString();
  press(Qt::Key_Tab);
  QTest::keyClicks(QApplication::focusWidget(), "art. 9");
  press(Qt::Key_Return);
  auto wanted = before;
  wanted.push_back({chosen, "art. 9"});
  EXPECT_EQ(stored("3.4-1")->references, wanted);
  page().list()->setFocus();  // in the field Ctrl+Z takes back typing
  press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(stored("3.4-1")->references, before);
}

TEST_F(AssessEditorTest, DepartmentRespondentDueAndStateAreKept) {
  at("3.4-1");
  const auto& snapshot = workspace().snapshot();
  const auto pick = [&](const QString& name, const QString& entry) {
    auto* box = field<QComboBox>(name);
    ASSERT_NE(box, nullptr) << name.toStdString();
    const int row = box->findText(entry);
    ASSERT_GE(row, 0) << entry.toStdString();
    box->setCurrentIndex(row);
    Q_EMIT box->activated(row);
    settle();
  };
  const auto department = snapshot.departments.back();
  const auto person = snapshot.people.back();
  pick(QStringLiteral("担当部署"), toQt(department.name));
  pick(QStringLiteral("回答者"), toQt(person.name));
  pick(QStringLiteral("状態"), QStringLiteral("差戻し"));
  auto* due = field<QLineEdit>(QStringLiteral("期限"));
  ASSERT_NE(due, nullptr);
  due->setFocus();
  due->selectAll();
  QTest::keyClicks(due, "2026/12/24");
  press(Qt::Key_Return);
  const auto answer = stored("3.4-1");
  EXPECT_EQ(answer->department, department.id);
  EXPECT_EQ(answer->respondent, person.id);
  EXPECT_EQ(answer->due, "2026-12-24");
  EXPECT_EQ(answer->state, AnswerState::Returned);
}

TEST_F(AssessEditorTest, ASectionIsAssignedAsOneStep) {
  goTo("section:3.4");
  const auto department = workspace().snapshot().departments.back();
  ask::answerNextDialog([&](QDialog& dialog) {
    auto* box = dialog.findChild<QComboBox*>(QStringLiteral("assignDepartment"));
    box->setCurrentIndex(box->findText(toQt(department.name)));
    for (auto* each : dialog.findChildren<QPushButton*>()) {
      if (each->text().contains(QStringLiteral("割り当てる"))) each->click();
    }
  });
  const auto head = workspace().session().head().number;
  click(QStringLiteral("担当を割り当て"));
  EXPECT_EQ(workspace().session().head().number, head + 1);
  for (const auto& id : listed()) {
    EXPECT_EQ(stored(toQt(id))->department, department.id) << id;
  }
}

TEST_F(AssessEditorTest, CommentsAreWrittenReadAndTickedOff) {
  at("3.4-1");
  auto& comments = fold(QStringLiteral("コメント"));
  comments.setOpen(true);
  auto* line = field<QLineEdit>(QStringLiteral("コメントを書く"));
  ASSERT_NE(line, nullptr);
  line->setFocus();
  QTest::keyClicks(line, "who signs this?");
  press(Qt::Key_Return);
  ASSERT_EQ(stored("3.4-1")->comments.size(), 1u);
  EXPECT_TRUE(reads(QStringLiteral("who signs this?")));
  EXPECT_TRUE(line->text().isEmpty());
  click(QStringLiteral("対応済み"));
  EXPECT_TRUE(stored("3.4-1")->comments.front().done);
}

TEST_F(AssessEditorTest, ACommentHalfWrittenWaitsWithItsItem) {
  at("3.4-1");
  fold(QStringLiteral("コメント")).setOpen(true);
  auto* line = field<QLineEdit>(QStringLiteral("コメントを書く"));
  line->setFocus();
  QTest::keyClicks(line, "half a thou");
  page().focusItem("item:3.4-2");
  settle();
  EXPECT_TRUE(line->text().isEmpty());
  page().focusItem("item:3.4-1");
  settle();
  EXPECT_EQ(line->text(), QStringLiteral("half a thou"));
}

TEST_F(AssessEditorTest, ARelatedItemIsShownWithItsLevelAndLedTo) {
  at("4.2-1");
  ASSERT_FALSE(itemOf("4.2-1").related.empty());
  const QString other = toQt(itemOf("4.2-1").related.front());
  click(other);
  EXPECT_EQ(here(), other);
}

TEST_F(AssessEditorTest, AnAnswerIsCopiedFromARelatedItem) {
  openSample();
  std::string to, from;
  for (const auto& item : workspace().catalog().items()) {
    for (const auto& other : item.related) {
      const auto* a = workspace().itemScore(item.id);
      const auto* b = workspace().itemScore(other);
      if (!a->byUnit && !b->byUnit && a->level != b->level && a->level && b->level) {
        to = item.id;
        from = other;
      }
    }
  }
  ASSERT_FALSE(to.empty());
  at(toQt(to));
  EXPECT_TRUE(reads(QStringLiteral("段階が異なる")));
  for (auto* found : editor().findChildren<QToolButton*>()) {
    if (found->isVisible() && found->menu() && found->accessibleName().startsWith(toQt(from))) {
      found->menu()->actions().front()->trigger();
      break;
    }
  }
  settle();
  EXPECT_EQ(stored(toQt(to))->level, workspace().itemScore(from)->level);
  EXPECT_EQ(stored(toQt(to))->note, stored(toQt(from))->note);
}

TEST_F(AssessEditorTest, TheHistoryListsWhatChangedByWhom) {
  at("3.4-1");
  pressLevel(2);
  fold(QStringLiteral("変更履歴")).header()->click();
  const QString change = QStringLiteral("実施 4 → 2");
  EXPECT_TRUE(until([&] { return reads(change); }));
  press(Qt::Key_Escape);
  press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_TRUE(until([&] { return reads(QStringLiteral("実施 2 → 4")); }));
  EXPECT_TRUE(reads(QStringLiteral("元に戻す操作")));
  pressLevel(5, Qt::ControlModifier);
  EXPECT_TRUE(until([&] { return reads(QStringLiteral("目標 ")); }));
}

TEST_F(AssessEditorTest, TheLastCyclesAnswerStandsBesideThisOne) {
  at("3.4-1");
  ASSERT_TRUE(workspace().snapshot().previous);
  EXPECT_TRUE(reads(toQt(workspace().snapshot().previous->cycle.name)));
  const auto* answer = workspace().previousAnswer("3.4-1");
  ASSERT_NE(answer, nullptr);
  if (!answer->note.empty()) {
    EXPECT_TRUE(reads(toQt(answer->note)));
  }
}

}  // namespace
}  // namespace kijun::ui::assess
