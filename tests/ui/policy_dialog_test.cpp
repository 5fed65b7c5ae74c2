// Individual policies and due dates, in their dialogs.
#include "ui/governance/policy_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

#include "base/atomic_file.h"
#include "ui/governance/calendar_dialog.h"
#include "ui/register_page_support.h"
#include "ui/widgets/ask.h"

namespace kijun::ui {
namespace {

using testing::until;
using testing::words;

class PolicyDialogTest : public testing::RegisterTest {
 protected:
  PolicyDialogTest() {
    openBare();
    document_ = put("document", {row("document", {{"title", words("Media rules")},
                                                  {"document_class", words("4")},
                                                  {"kind", words("procedure")},
                                                  {"audience", words("全職員")}})})
                    .front();
    plan_ = put("plan", {row("plan", {{"title", words("持出しの管理")},
                                      {"state", words("approved")},
                                      {"due", words("2026-12-01")}})})
                .front();
  }
  void show(PolicyDialog& dialog) {
    dialog.show();
    ASSERT_TRUE(until([&] { return table(dialog).rowCount() == 1; }));
    table(dialog).setFocus();
  }
  static QTableWidget& table(QDialog& dialog) {
    return *dialog.findChild<QTableWidget*>(QStringLiteral("policyMeasures"));
  }
  static QString cell(QDialog& dialog, int column) { return table(dialog).item(0, column)->text(); }
  std::vector<std::string> policiesOfThePlan() {
    return idsOf(field(stored("plan").front(), "plan", "policies"));
  }
  Id document_, plan_;
};

TEST_F(PolicyDialogTest, ADocumentIsLinkedByKeys) {
  PolicyDialog dialog(workspace());
  show(dialog);
  EXPECT_EQ(cell(dialog, 2), QStringLiteral("方針なし"));
  QTest::keyClick(&table(dialog), Qt::Key_L);
  auto* edit = dialog.findChild<QLineEdit*>(QStringLiteral("policyDocument"));
  EXPECT_EQ(QApplication::focusWidget(), edit);
  edit->setText(QStringLiteral("no such"));
  QTest::keyClick(edit, Qt::Key_Return);
  EXPECT_TRUE(dialog.findChild<QLabel*>(QStringLiteral("policyProblem"))
                  ->text()
                  .contains(QStringLiteral("no such")));
  edit->setText(QStringLiteral("media rules"));
  QTest::keyClick(edit, Qt::Key_Return);
  ASSERT_TRUE(until([&] { return policiesOfThePlan() == std::vector<std::string>{document_}; }));
  ASSERT_TRUE(until([&] { return cell(dialog, 2) == QStringLiteral("Media rules"); }));
  EXPECT_EQ(cell(dialog, 3), QStringLiteral("全職員"));
}

TEST_F(PolicyDialogTest, ANewOneIsMadeForTheMeasureAndLinked) {
  PolicyDialog dialog(workspace());
  show(dialog);
  QTest::keyClick(&table(dialog), Qt::Key_N);
  ASSERT_TRUE(until([&] { return policiesOfThePlan().size() == 1; }));
  const auto id = policiesOfThePlan().front();
  ASSERT_EQ(stored("document").size(), 2u);
  for (const auto& document : stored("document")) {
    if (textOf(document[0]) != id) continue;
    EXPECT_EQ(field(document, "document", "kind"), words("individual_policy"));
    EXPECT_EQ(field(document, "document", "title"), words("持出しの管理に関する個別方針"));
  }
  ASSERT_TRUE(until([&] { return cell(dialog, 3) == QStringLiteral("周知の記録なし"); }));
  QTest::keyClick(&table(dialog), Qt::Key_Return);
  EXPECT_EQ(dialog.rowWanted(), (std::pair<std::string, Id>{"document", id}));
}

TEST_F(PolicyDialogTest, ThePlanIsAKeyAway) {
  at("document");
  ask::answerNextDialog([](QDialog& dialog) {
    ASSERT_TRUE(until([&] { return table(dialog).rowCount() == 1; }));
    QTest::keyClick(&table(dialog), Qt::Key_P);
  });
  part<QPushButton>("registerTool.policies").click();
  EXPECT_TRUE(ask::allAnswered());
  EXPECT_EQ(window().currentPage(), QStringLiteral("plans"));
}

TEST_F(PolicyDialogTest, WhoMayNotChangeReads) {
  workspace().actAs(toQt(personWith("executive").id));
  settle();
  PolicyDialog dialog(workspace());
  show(dialog);
  QTest::keyClick(&table(dialog), Qt::Key_N);
  QTest::keyClick(&table(dialog), Qt::Key_L);
  EXPECT_FALSE(dialog.findChild<QLineEdit*>(QStringLiteral("policyDocument"))->isVisible());
  settle();
  EXPECT_EQ(stored("document").size(), 1u);
}

TEST_F(PolicyDialogTest, DueDatesAreWrittenToAFile) {
  const auto path = folder_ / "期日 一.ics";
  CalendarDialog dialog(workspace());
  dialog.show();
  auto* dates = dialog.findChild<QTableWidget*>(QStringLiteral("calendarDates"));
  ASSERT_TRUE(until([&] { return dates->rowCount() == 1; }));
  EXPECT_EQ(dates->item(0, 0)->text(), QStringLiteral("2026-12-01"));
  auto* save = dialog.findChild<QPushButton*>(QStringLiteral("calendarSave"));
  ask::answerNextFile(QString::fromStdU16String(path.u16string()));
  save->click();
  EXPECT_NE(readFile(path, 1 << 20).find("SUMMARY:リスク対応計画の期限：持出しの管理"),
            std::string::npos);
  // A place that cannot be written to is named, and nothing is lost.
  ask::answerNextFile(QString::fromStdU16String((folder_ / "ない" / "x.ics").u16string()));
  save->click();
  EXPECT_TRUE(dialog.findChild<QLabel*>(QStringLiteral("calendarProblem"))
                  ->text()
                  .contains(QStringLiteral("x.ics")));
  // Of a department that has nothing to do there is nothing to write.
  auto* whose = dialog.findChild<QComboBox*>(QStringLiteral("calendarDepartment"));
  whose->setCurrentIndex(1);
  Q_EMIT whose->activated(1);
  EXPECT_EQ(dates->rowCount(), 0);
  EXPECT_FALSE(save->isEnabled());
}

}  // namespace
}  // namespace kijun::ui
