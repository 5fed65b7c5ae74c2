// The window around the pages: opening, what the head and foot say, keys, language, refusal.
#include <QAction>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <fstream>

#include "support/gui.h"
#include "ui/pages/registry.h"
#include "ui/pages/start/recent_files.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"

namespace kijun::ui {
namespace {

class WindowTest : public testing::GuiTest {
 protected:
  AnswerKey firstKey() { return window().workspace()->key(itemId()); }
  std::string itemId() { return window().workspace()->catalog().items().front().id; }
};

TEST_F(WindowTest, BeginsWithoutAWorkspaceAndOffersThreeWays) {
  EXPECT_EQ(window().workspace(), nullptr);
  for (const char* name : {"startSample", "startNew", "startOpen"}) {
    EXPECT_NE(child<QPushButton>(name), nullptr) << name;
  }
  EXPECT_FALSE(window().actions().action("file.close")->isEnabled());
  shoot("start");
}

TEST_F(WindowTest, ShowsWhoseWorkspaceWhichCycleAndHowFar) {
  auto& workspace = openSample();
  EXPECT_TRUE(window().windowTitle().contains("架空市水道局"))
      << window().windowTitle().toStdString();
  const auto& counts = workspace.scores().overall.counts;
  EXPECT_EQ(window().statusLine().answeredWords(),
            QStringLiteral("回答 %1 / %2").arg(counts.answered).arg(counts.items));
  EXPECT_EQ(window().statusLine().integrityWords(), QStringLiteral("改ざん検査：異常なし"));
  shoot("open");
}

TEST_F(WindowTest, ChangesAreDurableUndoneAndRedoneByKeysWithTheirName) {
  auto& workspace = openSample();
  const auto before =
      workspace.answer(itemId()) ? workspace.answer(itemId())->level : std::optional<int>();
  const int other = before == 1 ? 2 : 1;
  workspace.post(commands::setLevel(firstKey(), other));
  settle();
  EXPECT_EQ(workspace.answer(itemId())->level, other);
  EXPECT_EQ(workspace.itemScore(itemId())->level, other);
  EXPECT_TRUE(window().statusLine().savedWords().startsWith(QStringLiteral("保存済み")));
  const QString undo = window().actions().action("edit.undo")->text();
  EXPECT_TRUE(undo.contains(QString::fromStdString(itemId())) && undo.contains("元に戻す"))
      << undo.toStdString();

  QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
  settle();
  const auto* answer = workspace.answer(itemId());
  EXPECT_EQ(answer ? answer->level : std::optional<int>(), before);
  QTest::keyClick(&window(), Qt::Key_Y, Qt::ControlModifier);
  settle();
  EXPECT_EQ(workspace.answer(itemId())->level, other);
}

TEST_F(WindowTest, ACommandThatIsRefusedSaysSoAndChangesNothing) {
  auto& workspace = openSample();
  bool told = false, durable = true;
  workspace.post(commands::setLevel(firstKey(), 99), [&](bool ok) {
    told = true;
    durable = ok;
  });
  settle();
  EXPECT_TRUE(told);
  EXPECT_FALSE(durable);
  EXPECT_TRUE(window().banner().isVisible());
  EXPECT_TRUE(window().banner().words().contains("99"));
}

TEST_F(WindowTest, TheLanguageChangesWhileItIsOpen) {
  openSample();
  window().actions().action("view.language")->trigger();
  EXPECT_EQ(window().actions().action("file.close")->text(), QStringLiteral("Close the workspace"));
  EXPECT_TRUE(window().statusLine().answeredWords().startsWith("Answered"));
  EXPECT_EQ(settings_->value("view/language").toString(), QStringLiteral("en"));
  shoot("english");
  window().actions().action("view.language")->trigger();
  EXPECT_EQ(window().statusLine().answeredWords().left(2), QStringLiteral("回答"));
}

TEST_F(WindowTest, ASecondWindowIsOfferedTheFileReadOnly) {
  const QString file = sampleFile();
  const auto holder = Session::open(file.toStdString());
  ask::answerNext("readOnly");
  window().openFile(file);
  ASSERT_TRUE(testing::until([this] { return window().workspace() != nullptr; }));
  settle();
  const auto asked = ask::takeAsked();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_FALSE(asked.front().what.isEmpty());
  EXPECT_TRUE(window().workspace()->isReadOnly());
  EXPECT_TRUE(window().banner().isVisible());
  EXPECT_EQ(window().statusLine().savedWords(), QStringLiteral("読み取り専用"));
  EXPECT_FALSE(window().actions().action("cycle.new")->isEnabled());

  // What the other one changes is there after reloading.
  holder->run(commands::setLevel(firstKey(), 5));
  window().actions().action("file.reload")->trigger();
  settle();
  EXPECT_EQ(window().workspace()->answer(itemId())->level, 5);
}

TEST_F(WindowTest, ABrokenFileIsRefusedInWordsAndLeftAsItIs) {
  const auto path = folder_ / "壊れた ファイル.kijun";
  std::ofstream(path) << "this is no workspace";
  window().openFile(QString::fromStdString(path.string()));
  ASSERT_TRUE(testing::until([this] { return !window().isOpening(); }));
  const auto asked = ask::takeAsked();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_TRUE(asked.front().what.contains("壊れた ファイル.kijun"));
  EXPECT_FALSE(asked.front().todo.isEmpty());
  EXPECT_TRUE(asked.front().choices.empty());
  EXPECT_EQ(window().workspace(), nullptr);
  EXPECT_EQ(std::filesystem::file_size(path), 20u);
}

TEST_F(WindowTest, AFileDroppedOnItOpens) {
  const QString file = sampleFile();
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(file)});
  QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window(), &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window(), &drop);
  ASSERT_TRUE(testing::until([this] { return window().workspace() != nullptr; }));
  settle();
}

TEST_F(WindowTest, AnyOtherFileDroppedIsNotTaken) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile("/tmp/some.xlsx")});
  QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  enter.ignore();
  QCoreApplication::sendEvent(&window(), &enter);
  EXPECT_FALSE(enter.isAccepted());
}

TEST_F(WindowTest, ReopensWhereItWasLeft) {
  openSample();
  const auto item = QString::fromStdString(window().workspace()->catalog().items()[40].id);
  window().goTo("assess", "item:" + item);
  closeWindow();
  window().reopenLast();
  ASSERT_TRUE(testing::until([this] { return window().workspace() != nullptr; }));
  settle();
  EXPECT_EQ(window().currentPage(), QStringLiteral("assess"));
  EXPECT_EQ(window().page("assess")->place(), "item:" + item);
  const auto recent = RecentFiles(*settings_).all();
  ASSERT_EQ(recent.size(), 1u);
  EXPECT_EQ(recent.front().name, QStringLiteral("架空市水道局"));
}

TEST_F(WindowTest, ClosingLeavesOneWholeFile) {
  const QString file = sampleFile();
  open(file);
  window().workspace()->post(commands::setNote(firstKey(), "閉じる前のメモ"));
  closeWindow();
  EXPECT_FALSE(std::filesystem::exists(file.toStdString() + "-wal"));
  const auto session = Session::open(file.toStdString());
  const auto snapshot = session->snapshot();
  const auto& answers = snapshot.current.answers;
  const auto found = answers.find(snapshot.current.catalog->items().front().id);
  ASSERT_NE(found, answers.end());
  EXPECT_EQ(found->second.front().note, "閉じる前のメモ");
}

TEST_F(WindowTest, EveryPageAndActionHasTextsInBothLanguages) {
  for (const auto language : {Language::Japanese, Language::English}) {
    for (const auto& page : pages()) {
      EXPECT_NE(render({std::string(page.textId), {}}, language), page.textId);
    }
    for (const auto& spec : actionSpecs()) {
      EXPECT_NE(render({std::string(spec.textId), {}}, language), spec.textId);
    }
  }
}

TEST_F(WindowTest, NoTwoActionsShareAKeyWhereBothAct) {
  const auto specs = actionSpecs();
  for (const auto& a : specs) {
    for (const auto& b : specs) {
      if (&a == &b || (a.context != b.context && a.context != "window" && b.context != "window")) {
        continue;
      }
      for (const auto& key : window().actions().action(a.id)->shortcuts()) {
        EXPECT_FALSE(window().actions().action(b.id)->shortcuts().contains(key))
            << a.id << " and " << b.id << ": " << key.toString().toStdString();
      }
    }
  }
}

}  // namespace
}  // namespace kijun::ui
