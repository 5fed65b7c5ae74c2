// Dialogs of the window: a new workspace, a new cycle, units, and the registers needed for
// answering.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

#include "support/gui.h"
#include "ui/models/record_list_model.h"
#include "ui/pages/start/new_workspace_dialog.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/record_dialog.h"
#include "ui/widgets/units_dialog.h"

namespace kijun::ui {
namespace {

class DialogsTest : public testing::GuiTest {};

void type(QWidget& dialog, const char* name, const QString& words) {
  auto* edit = dialog.findChild<QLineEdit*>(name);
  ASSERT_NE(edit, nullptr) << name;
  edit->selectAll();
  QTest::keyClicks(edit, words);
}

TEST_F(DialogsTest, MakesAWorkspaceWhereItWasTold) {
  const auto place = QString::fromStdString((folder_ / "新しい 組織.kijun").string());
  ask::answerNextDialog([&](QDialog& dialog) {
    type(dialog, "newName", "Test");
    auto* sector = dialog.findChild<QComboBox*>("newSector");
    sector->setCurrentIndex(sector->count() - 1);
    dialog.findChild<QLineEdit*>("newPath")->selectAll();
    dialog.findChild<QLineEdit*>("newPath")->insert(place);
    dialog.accept();
  });
  window().actions().action("file.new")->trigger();
  ASSERT_TRUE(testing::until([this] { return window().workspace() != nullptr; }));
  settle();
  EXPECT_TRUE(std::filesystem::exists(place.toStdString()));
  EXPECT_EQ(window().workspace()->snapshot().organisation.name, "Test");
  EXPECT_EQ(window().workspace()->unit().name, "全体");
  EXPECT_EQ(window().workspace()->scores().overall.counts.answered, 0);
}

TEST_F(DialogsTest, NewWorkspaceSuggestsAFileAndAsksForWhatIsMissing) {
  NewWorkspaceDialog dialog("/folder");
  auto* make = dialog.findChild<QPushButton*>();
  type(dialog, "newName", "a/b:c");
  EXPECT_EQ(dialog.path(), QStringLiteral("/folder/abc.kijun"));
  ASSERT_NE(make, nullptr);
  dialog.findChild<QComboBox*>("newSector")->setCurrentIndex(0);
  EXPECT_EQ(dialog.workspace().organisation.name, "a/b:c");
  EXPECT_FALSE(dialog.workspace().cycle.name.empty());
}

TEST_F(DialogsTest, ANewCycleStartsFromTheLastAndIsShown) {
  auto& workspace = openSample();
  const int before = workspace.cycleNumber();
  ask::answerNextDialog([](QDialog& dialog) {
    type(dialog, "cycleName", "FY2030");
    dialog.accept();
  });
  window().actions().action("cycle.new")->trigger();
  ASSERT_TRUE(testing::until([&] { return workspace.cycleNumber() == before + 1; }));
  settle();
  EXPECT_EQ(workspace.cycle().cycle.name, "FY2030");
  EXPECT_GT(workspace.scores().overall.counts.unconfirmed, 0);
  EXPECT_EQ(workspace.scores().overall.counts.answered, 0);
  EXPECT_NE(workspace.previousScores(), nullptr);
  workspace.setCycle(before);
  ASSERT_TRUE(testing::until([&] { return workspace.cycleNumber() == before; }));
}

TEST_F(DialogsTest, UnitsAreAddedAndTakenOut) {
  auto& workspace = openSample();
  const auto before = workspace.cycle().units.size();
  UnitsDialog dialog(workspace);
  dialog.show();
  type(dialog, "unitName", "Site X");
  QTest::keyClick(dialog.findChild<QLineEdit*>("unitName"), Qt::Key_Return);
  ASSERT_TRUE(testing::until([&] { return workspace.cycle().units.size() == before + 1; }));
  const Id added = workspace.cycle().units.back().id;
  workspace.setUnit(added);
  EXPECT_EQ(workspace.unit().name, "Site X");
  workspace.post(commands::removeUnit(workspace.cycle().cycle.id, added));
  ASSERT_TRUE(testing::until([&] { return workspace.cycle().units.size() == before; }));
  EXPECT_EQ(workspace.unit().id, workspace.cycle().whole().id);
}

TEST_F(DialogsTest, APersonIsAddedByTypingAndLeavingTheField) {
  auto& workspace = openSample();
  workspace.actAs(QStringLiteral("伊藤 大輔"));  // the administrator
  const auto before = workspace.snapshot().people.size();
  RecordDialog dialog(workspace, personType().description);
  dialog.show();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog));
  QTest::mouseClick(dialog.findChild<QPushButton*>("recordNew"), Qt::LeftButton);
  type(dialog, "field.name", "Hanako");
  QTest::keyClick(dialog.findChild<QLineEdit*>("field.name"), Qt::Key_Tab);
  type(dialog, "field.title", "Chief");
  QTest::keyClick(dialog.findChild<QLineEdit*>("field.title"), Qt::Key_Tab);
  ASSERT_TRUE(testing::until([&] {
    const Person* made = workspace.snapshot().person(dialog.current());
    return made && made->name == "Hanako" && made->title == "Chief";
  }));
  EXPECT_EQ(workspace.snapshot().people.size(), before + 1) << "one person, not two";
}

TEST_F(DialogsTest, ARequiredFieldLeftEmptyIsAskedForAndNothingIsStored) {
  auto& workspace = openSample();
  const auto head = workspace.snapshot().headEntry;
  RecordDialog dialog(workspace, documentType().description);
  dialog.show();
  QTest::mouseClick(dialog.findChild<QPushButton*>("recordNew"), Qt::LeftButton);
  type(dialog, "field.version", "1.0");
  QTest::keyClick(dialog.findChild<QLineEdit*>("field.version"), Qt::Key_Return);
  settle();
  EXPECT_EQ(workspace.snapshot().headEntry, head);
}

TEST_F(DialogsTest, TheRecordListIsASoundModel) {
  RecordListModel model(documentType().description);
  QAbstractItemModelTester tester(&model);
  const auto row = [](const char* id, const char* title) {
    return documentType().row(Document{id, title, "4", {}, {}, {}, {}});
  };
  model.setRows({row("a", "情報セキュリティ規程"), row("b", "ﾊﾞｯｸｱｯﾌﾟ手順")});
  EXPECT_EQ(model.rowCount(), 2);
  model.setFilter(QStringLiteral("バックアップ"));
  ASSERT_EQ(model.rowCount(), 1);
  EXPECT_EQ(model.idAt(model.index(0)), "b");
}

TEST_F(DialogsTest, DaysAreUnderstoodAsPeopleTypeThem) {
  const auto iso = [](const QString& typed) {
    const auto day = dayFromTyped(typed);
    return day ? day->iso() : std::string();
  };
  EXPECT_EQ(iso("2026-3-1"), "2026-03-01");
  EXPECT_EQ(iso("２０２６／０３／３１"), "2026-03-31");
  EXPECT_EQ(iso("2026年3月31日"), "2026-03-31");
  EXPECT_EQ(iso("20260331"), "2026-03-31");
  EXPECT_EQ(iso("2026-02-30"), "");
  EXPECT_EQ(iso("soon"), "");
}

}  // namespace
}  // namespace kijun::ui
