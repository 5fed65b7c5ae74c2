// Who owes what, in the real window: the departments' states, their items, filters, and items given
// away by one act.
#include "ui/pages/collect/collect_page.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

#include "ui/collect_support.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/state_bar.h"

namespace kijun::ui::collect {
namespace {

using testing::until;
using Departments = DepartmentTable;

class CollectPageTest : public testing::CollectTest {};

TEST_F(CollectPageTest, SaysHowFarEachDepartmentIsInWordsAndNumbers) {
  fill();
  show();
  const QAbstractItemModelTester tester(departments().model());
  const QAbstractItemModelTester other(answers().model());
  auto& table = departments();
  ASSERT_EQ(table.model()->rowCount(), 3);
  EXPECT_EQ(cell(table, 0, Departments::Name), QStringLiteral("浄水課"));
  EXPECT_EQ(cell(table, 0, Departments::Items), "3");
  EXPECT_EQ(cell(table, 0, Departments::Progress), QStringLiteral("提出済 1、差戻し 1、回答中 1"));
  EXPECT_EQ(cell(table, 0, Departments::Answered), "2");
  EXPECT_EQ(cell(table, 0, Departments::Owed), "2");
  EXPECT_EQ(cell(table, 0, Departments::Overdue), "1");
  EXPECT_EQ(cell(table, 0, Departments::NextDue), "2020-01-31");
  EXPECT_EQ(cell(table, 0, Departments::Respondents), QStringLiteral("浄水 太郎"));
  EXPECT_EQ(cell(table, 1, Departments::Overdue), QStringLiteral("–"));
  EXPECT_EQ(cell(table, 2, Departments::Name), QStringLiteral("未割当"));
  EXPECT_EQ(cell(table, 2, Departments::Items),
            QString::number(workspace().catalog().items().size() - 5));
  // An answer given elsewhere shows.
  run(commands::setState({key(1)}, AnswerState::Submitted));
  EXPECT_TRUE(until([&] { return cell(table, 0, Departments::Owed) == QStringLiteral("1"); }));
}

TEST_F(CollectPageTest, ADepartmentListsItsItemsAndAFilterNarrowsThem) {
  fill();
  show();
  departments().setFocus();
  departments().selectRow(0);
  EXPECT_EQ(listed(), (std::vector{items_[0], items_[1], items_[2]}));
  EXPECT_TRUE(answers().isColumnHidden(AnswerTable::Department)) << "the same in every row";
  EXPECT_EQ(cell(answers(), 0, AnswerTable::Due), QStringLiteral("2020-01-31 超過"));
  EXPECT_EQ(cell(answers(), 0, AnswerTable::State), QStringLiteral("差戻し"));
  EXPECT_EQ(cell(answers(), 0, AnswerTable::Level), "3");
  press(departments(), Qt::Key_Down, Qt::ShiftModifier);
  EXPECT_EQ(listed().size(), 5u) << "two departments";
  EXPECT_FALSE(answers().isColumnHidden(AnswerTable::Department));

  auto& state = of<QComboBox>(collectPage(), "collectState");
  state.setCurrentIndex(state.findText(QStringLiteral("確定")));
  EXPECT_EQ(listed(), std::vector{items_[3]});
  of<QToolButton>(collectPage(), "collectClear").click();
  EXPECT_EQ(listed().size(), workspace().catalog().items().size());
  EXPECT_FALSE(departments().selectionModel()->hasSelection());

  press(departments(), Qt::Key_Slash);
  QTest::keyClicks(QApplication::focusWidget(), items_[4].c_str());
  EXPECT_EQ(listed().front(), items_[4]);
  EXPECT_TRUE(collectPage().focusItem(QStringLiteral("mark:overdue")));
  EXPECT_EQ(listed(), std::vector{items_[0]});
  EXPECT_TRUE(collectPage().focusItem(QStringLiteral("department:")));
  EXPECT_EQ(listed().size(), workspace().catalog().items().size() - 5) << "nobody's";
  EXPECT_FALSE(collectPage().focusItem(QStringLiteral("state:unheard")));
}

TEST_F(CollectPageTest, OverdueIsHeldAgainstTheDayThatIsSet) {
  fill();
  show(QStringLiteral("mark:overdue"));
  EXPECT_EQ(listed().size(), 1u);
  of<DayEdit>(collectPage(), "collectAsOf").setDay(Date(2099, 3, 1));
  ASSERT_TRUE(until([&] { return listed().size() == 2; }));
  EXPECT_EQ(listed(), (std::vector{items_[0], items_[4]}));
}

TEST_F(CollectPageTest, EnterGoesToTheItemAndCopyTakesTheTable) {
  fill();
  show();
  departments().selectRow(1);
  press(departments(), Qt::Key_Return);
  EXPECT_TRUE(answers().hasFocus());
  answers().selectRow(1);
  press(answers(), Qt::Key_C, Qt::ControlModifier);
  const auto copied = QGuiApplication::clipboard()->text();
  EXPECT_TRUE(copied.startsWith(QStringLiteral("項目\t内容"))) << fromQt(copied);
  EXPECT_TRUE(copied.contains(toQt(items_[4]))) << fromQt(copied);
  EXPECT_FALSE(copied.contains(toQt(items_[3]))) << "not chosen";
  press(answers(), Qt::Key_Return);
  EXPECT_EQ(window().currentPage(), "assess");
  EXPECT_EQ(window().page(QStringLiteral("assess"))->place(), "item:" + toQt(items_[4]));
}

TEST_F(CollectPageTest, ChosenItemsAreGivenAwayByOneActSeenBefore) {
  fill();
  show();
  departments().selectRow(0);
  answers().setFocus();
  answers().selectAll();
  ask::answerNextDialog([&](QDialog& dialog) {
    auto& make = of<QPushButton>(dialog, "assignDo");
    EXPECT_FALSE(make.isEnabled()) << "nothing is chosen yet";
    auto& department = of<QComboBox>(dialog, "assignDepartment");
    department.setCurrentIndex(department.findText(QStringLiteral("総務課")));
    EXPECT_TRUE(of<QComboBox>(dialog, "assignRespondent")
                    .currentText()
                    .startsWith(QStringLiteral("総務 花子")))
        << "its only person";
    const auto& summary = of<QLabel>(dialog, "assignSummary").text();
    EXPECT_TRUE(summary.contains(QStringLiteral("3件のうち3件"))) << fromQt(summary);
    EXPECT_TRUE(summary.contains(QStringLiteral("3件は別の部署から移ります"))) << fromQt(summary);
    EXPECT_TRUE(summary.contains(QStringLiteral("1件は提出済または確定"))) << fromQt(summary);
    const auto& preview = of<QTreeWidget>(dialog, "assignPreview");
    EXPECT_EQ(preview.topLevelItemCount(), 1);
    EXPECT_EQ(preview.topLevelItem(0)->text(0), QStringLiteral("浄水課"));
    make.click();
  });
  const auto head = workspace().session().head().number;
  press(answers(), Qt::Key_A);
  EXPECT_EQ(workspace().session().head().number, head + 1) << "one act";
  for (const std::size_t i : {0u, 1u, 2u}) {
    EXPECT_EQ(answerAt(i).department, office_);
    EXPECT_EQ(answerAt(i).respondent, hanako_);
  }
  EXPECT_EQ(answerAt(0).due, "2020-01-31") << "left as it was";
  EXPECT_EQ(answerAt(1).due, "2099-03-31");
  EXPECT_EQ(answerAt(2).state, AnswerState::Submitted) << "the answer stays";
  ASSERT_TRUE(until([&] { return departments().model()->rowCount() == 2; }));
  press(answers(), Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(answerAt(0).department, water_);
}

TEST_F(CollectPageTest, ASectionIsGivenAwayWithADayAndADayThatIsNoneIsRefused) {
  fill();
  show();
  const auto& sections = workspace().catalog().sections();
  const auto& chapter = *std::ranges::find_if(
      sections, [](const Section& section) { return !section.allItems.empty(); });
  ask::answerNextDialog([&](QDialog& dialog) {
    auto& what = of<QComboBox>(dialog, "assignWhat");
    int at = -1;
    for (int i = 0; i < what.count(); ++i) {
      if (what.itemText(i).trimmed().startsWith(toQt(chapter.id) + u' ')) at = i;
    }
    ASSERT_GE(at, 0);
    what.setCurrentIndex(at);
    auto* day = of<DayEdit>(dialog, "assignDue").findChild<QLineEdit*>();
    day->setFocus();
    QTest::keyClicks(day, "2099-13-01");
    EXPECT_FALSE(of<QPushButton>(dialog, "assignDo").isEnabled());
    day->clear();
    QTest::keyClicks(day, "2099-12-01");
    of<QPushButton>(dialog, "assignDo").click();
  });
  press(departments(), Qt::Key_A);
  for (const auto item : chapter.allItems) {
    const auto& id = workspace().catalog().items()[item].id;
    const auto stored = workspace().session().answers({workspace().key(id)});
    ASSERT_EQ(stored.size(), 1u) << id;
    EXPECT_EQ(stored.front().due, "2099-12-01") << id;
  }
  EXPECT_EQ(answerAt(0).department, water_) << "departments stay as they were";
}

TEST_F(CollectPageTest, ItemsAreGivenForOneUnitWhereThereAreSeveral) {
  fill();
  run(commands::addUnit(workspace().cycle().cycle.id, "制御系"));
  show();
  departments().selectRow(1);
  answers().setFocus();
  answers().selectRow(1);
  ask::answerNextDialog([&](QDialog& dialog) {
    auto& unit = of<QComboBox>(dialog, "assignUnit");
    unit.setCurrentIndex(unit.findText(QStringLiteral("制御系")));
    auto& department = of<QComboBox>(dialog, "assignDepartment");
    department.setCurrentIndex(department.findText(QStringLiteral("浄水課")));
    of<QPushButton>(dialog, "assignDo").click();
  });
  press(answers(), Qt::Key_A);
  const auto& units = workspace().cycle().units;
  const auto at = std::ranges::find(units, "制御系", &Unit::name);
  ASSERT_NE(at, units.end());
  const auto stored =
      workspace().session().answers({{workspace().cycle().cycle.id, at->id, items_[4]}});
  ASSERT_EQ(stored.size(), 1u);
  EXPECT_EQ(stored.front().department, water_);
  EXPECT_EQ(answerAt(4).department, office_) << "the whole stays with whom it was";
}

TEST_F(CollectPageTest, WhoMayNotAssignIsToldWhy) {
  fill();
  workspace().actAs(toQt(personWith("executive").id));
  show();
  const auto& assign = of<QPushButton>(collectPage(), "collectAssign");
  EXPECT_FALSE(assign.isEnabled());
  EXPECT_FALSE(assign.toolTip().isEmpty());
  const auto head = workspace().session().head().number;
  press(departments(), Qt::Key_A);
  EXPECT_EQ(workspace().session().head().number, head);
}

TEST_F(CollectPageTest, TheBarTellsItsStatesInWords) {
  EXPECT_EQ(stateCountsInWords({1, 0, 2, 0, 3}), QStringLiteral("確定 3、提出済 2、未着手 1"));
}

TEST_F(CollectPageTest, TheSampleInBothLanguagesAndLooks) {
  openSample();
  for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
    window().resize(size);
    for (const auto choice : {LookChoice::Light, LookChoice::Dark}) {
      testing::look().setChoice(choice);
      for (const auto of : {Language::Japanese, Language::English}) {
        setLanguage(of);
        show();
        ASSERT_TRUE(until([&] { return answers().model()->rowCount() > 0; }));
        EXPECT_GE(answers().columnWidth(AnswerTable::Title), 180) << "room for words";
        shoot(QStringLiteral("collect-%1-%2-%3")
                  .arg(toQt(languageCode(of)), choice == LookChoice::Dark ? QStringLiteral("dark")
                                                                          : QStringLiteral("light"))
                  .arg(size.width()));
      }
    }
  }
  testing::look().setChoice(LookChoice::Light);
  setLanguage(Language::Japanese);
}

}  // namespace
}  // namespace kijun::ui::collect
