// The page over two real copies: look, decide by keys, merge, undo.
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTextEdit>
#include <QTreeWidget>

#include "ui/page_support.h"
#include "ui/pages/merge/merge_page.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"

namespace kijun::ui::merge {
namespace {

using testing::eventually;

class MergePageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    first = workspace.model->catalog().items()[0].id;
    second = workspace.model->catalog().items()[1].id;
    workspace.answer(first, 3);
    theirs = workspace.folder / "相手 コピー.kijun";
    workspace.model->session().flush();
    copyOpenFile();
    page = std::make_unique<MergePage>(shell, *workspace.model);
    page->resize(1190, 670);
    page->show();
    page->activate();
  }
  void TearDown() override { EXPECT_TRUE(ask::allAnswered()); }

  // As a person would have it: everything saved so far, in a file of its own.
  void copyOpenFile() {
    const auto& file = workspace.model->session().file();
    std::filesystem::copy_file(file, theirs);
    const auto log = file.string() + "-wal";
    if (std::filesystem::exists(log)) std::filesystem::copy_file(log, theirs.string() + "-wal");
  }

  void editTheirs(const std::vector<Command>& commands) {
    const auto session = Session::open(theirs);
    for (const auto& command : commands) session->run(command);
  }
  void editMine(Command command) {
    bool done = false;
    workspace.model->post(std::move(command), [&](bool) { done = true; });
    ASSERT_TRUE(eventually([&] { return done; }));
  }
  AnswerKey key(const std::string& item) const { return workspace.model->key(item); }

  QPushButton* button(const char* textId) const {
    for (auto* found : page->findChildren<QPushButton*>()) {
      if (found->text() == toQt(render({textId, {}}, kijun::ui::language()))) return found;
    }
    return nullptr;
  }
  QString banner() const {
    auto* found = page->findChild<Banner*>();
    return found->isVisible() ? found->words() : QString();
  }
  QTableView* table() const { return page->findChild<QTableView*>(); }
  void look() {
    ask::answerNextFile(QString::fromStdU16String(theirs.u16string()));
    button("mergepage.choose")->click();
    ASSERT_TRUE(eventually([&] { return button("mergepage.merge")->isVisible(); }));
  }
  void merge() {
    button("mergepage.merge")->click();
    ASSERT_TRUE(eventually([&] { return !banner().isEmpty(); }));
  }

  testing::OpenWorkspace workspace;
  testing::RecordingShell shell;
  std::unique_ptr<MergePage> page;
  std::filesystem::path theirs;
  std::string first, second;
};

TEST_F(MergePageTest, ShowsWhatComesInAndTakesItInAndBack) {
  editTheirs({commands::setNote(key(first), "現地で確認"), commands::setLevel(key(second), 2)});
  look();
  EXPECT_EQ(page->findChild<QTreeWidget*>()->topLevelItemCount(), 2);
  EXPECT_FALSE(table()->isVisible());
  EXPECT_TRUE(button("mergepage.merge")->isEnabled());
  EXPECT_FALSE(workspace.model->answer(second));
  merge();
  ASSERT_TRUE(eventually([&] { return workspace.model->answer(second) != nullptr; }));
  EXPECT_EQ(workspace.model->answer(second)->level, 2);
  button("mergepage.undo")->click();
  EXPECT_TRUE(eventually([&] { return workspace.model->answer(second) == nullptr; }));
}

TEST_F(MergePageTest, EveryConflictIsDecidedBeforeTheButtonWorks) {
  editTheirs({commands::setLevel(key(first), 2), commands::setNote(key(first), "相手の文")});
  editMine(commands::setLevel(key(first), 4));
  editMine(commands::setNote(key(first), "自分の文"));
  look();
  ASSERT_EQ(table()->model()->rowCount(), 2);
  const QAbstractItemModelTester tester(table()->model());
  EXPECT_FALSE(button("mergepage.merge")->isEnabled());
  const auto texts = page->findChildren<QTextEdit*>();
  ASSERT_EQ(texts.size(), 2);
  EXPECT_EQ(texts[0]->toPlainText(), "4");
  EXPECT_EQ(texts[1]->toPlainText(), "2");

  table()->setFocus();
  shell.actions().action("merge.both")->trigger();  // a level cannot be both
  EXPECT_FALSE(button("mergepage.merge")->isEnabled());
  EXPECT_EQ(table()->currentIndex().row(), 0);
  shell.actions().action("merge.theirs")->trigger();
  EXPECT_EQ(table()->currentIndex().row(), 1);
  EXPECT_FALSE(button("mergepage.merge")->isEnabled());
  shell.actions().action("merge.both")->trigger();
  EXPECT_TRUE(button("mergepage.merge")->isEnabled());
  EXPECT_TRUE(button("mergepage.merge")->hasFocus());
  merge();
  ASSERT_TRUE(eventually([&] { return workspace.model->answer(first)->level == 2; }));
  EXPECT_EQ(workspace.model->answer(first)->note, "自分の文\n相手の文");
}

TEST_F(MergePageTest, LeavingChangesNothing) {
  editTheirs({commands::setLevel(key(first), 2)});
  const auto head = workspace.model->session().head().hash;
  look();
  button("mergepage.leave")->click();
  EXPECT_TRUE(button("mergepage.choose")->isVisible());
  EXPECT_EQ(workspace.model->session().head().hash, head);
}

TEST_F(MergePageTest, SaysThatNothingIsNewAndWhatIsNoCopy) {
  ask::answerNextFile(QString::fromStdU16String(theirs.u16string()));
  button("mergepage.choose")->click();
  EXPECT_TRUE(eventually([&] { return banner() == text("merge.nothing"); }));
  ask::answerNextFile(QString::fromStdU16String(workspace.model->session().file().u16string()));
  button("mergepage.choose")->click();
  EXPECT_TRUE(eventually([&] { return banner().contains(text("merge.same_file.todo")); }))
      << banner().toStdString();
}

TEST_F(MergePageTest, LooksAtADroppedFileAtOnce) {
  editTheirs({commands::setLevel(key(first), 2)});
  EXPECT_TRUE(
      page->focusItem(QStringLiteral("file:") + QString::fromStdU16String(theirs.u16string())));
  EXPECT_TRUE(eventually([&] { return button("mergepage.merge")->isVisible(); }));
  EXPECT_FALSE(page->focusItem(QStringLiteral("item:1")));
}

}  // namespace
}  // namespace kijun::ui::merge
