// A workspace's own risk model, changed by keys, seen before it holds, and approved as one step.
#include "ui/governance/risk_model_dialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>
#include <QTreeWidget>

#include "ui/register_page_support.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"

namespace kijun::ui {
namespace {

using testing::until;
using testing::words;

enum Tab { Scenario, Control, Words, Threats, Factors, Change };

class RiskModelTest : public testing::RegisterTest {
 protected:
  RiskModelTest() {
    openBare();
    service_ = put("service", {row("service", {{"name", words("給水")}})}).front();
    risk_ = put("risk", {row("risk", {{"title", words("停電で断水")},
                                      {"method", words("scenario")},
                                      {"state", words("open")},
                                      {"current", words("A")},
                                      {"items", words("4.1-1")}})})
                .front();
    put("scenario", {row("scenario", {{"title", words("長い停電")},
                                      {"service", Value(service_)},
                                      {"hazard", words("natural-disaster")},
                                      {"likelihood", words("4")},
                                      {"impact_service", words("5")},
                                      {"risk", Value(risk_)}})});
    const auto asset = put("asset", {row("asset", {{"name", words("PLC")},
                                                   {"kind", words("control_system")},
                                                   {"status", words("approved")},
                                                   {"importance", words("3")}})})
                           .front();
    put("asset_threat", {row("asset_threat", {{"threat", words("不正アクセス")},
                                              {"asset", Value(asset)},
                                              {"threat_level", words("2")},
                                              {"countermeasure", words("2")}})});
  }
  template <typename Part>
  static Part& in(RiskModelDialog& dialog, const char* name) {
    auto* found = dialog.findChild<Part*>(QLatin1String(name));
    EXPECT_TRUE(found) << name;
    return *found;
  }
  void show(RiskModelDialog& dialog) {
    dialog.show();
    ASSERT_TRUE(until([&] { return versions(dialog).count() > 0; }));
  }
  static QComboBox& versions(RiskModelDialog& dialog) {
    return in<QComboBox>(dialog, "riskModelVersions");
  }
  static void go(RiskModelDialog& dialog, Tab tab) {
    in<QTabBar>(dialog, "riskModelTabs").setCurrentIndex(tab);
  }
  static QString problem(RiskModelDialog& dialog) {
    return in<QLabel>(dialog, "riskModelProblem").text();
  }
  static void choose(RiskModelDialog& dialog, int version) {
    versions(dialog).setCurrentIndex(version);
    Q_EMIT versions(dialog).activated(version);
  }
  // Likelihood 4 × impact 5 becomes B, by keys.
  void lower(RiskModelDialog& dialog) {
    auto& grid = in<QTableWidget>(dialog, "riskScenarioGrid");
    grid.setFocus();
    grid.setCurrentCell(0, 0);
    QTest::keyClick(&grid, Qt::Key_Down);
    for (int i = 0; i < 4; ++i) QTest::keyClick(&grid, Qt::Key_Right);
    QTest::keyClick(&grid, Qt::Key_B);
    EXPECT_EQ(grid.currentItem()->text(), QStringLiteral("B"));
  }
  void approve(RiskModelDialog& dialog, const char* title) {
    go(dialog, Change);
    auto& button = in<QPushButton>(dialog, "riskModelApprove");
    auto& name = in<QLineEdit>(dialog, "riskModelTitle");
    name.setFocus();
    QTest::keyClicks(&name, QLatin1String(title));
    auto& reason = in<QPlainTextEdit>(dialog, "riskModelReason");
    QTest::keyClicks(&reason, QStringLiteral("review"));
    auto& approver = in<QComboBox>(dialog, "riskModelApprover");
    if (approver.count() > 1) approver.setCurrentIndex(1);
    ASSERT_TRUE(until([&] { return button.isEnabled(); })) << problem(dialog).toStdString();
    const auto before = stored("risk_model").size();
    button.click();
    ASSERT_TRUE(until([&] { return stored("risk_model").size() == before + 1; }));
    settle();
  }

  Id service_, risk_;
};

TEST_F(RiskModelTest, ACellIsSetByItsLetterSeenBeforeItHoldsAndUndoneInOneStep) {
  RiskModelDialog dialog(workspace());
  show(dialog);
  lower(dialog);
  EXPECT_FALSE(in<QPushButton>(dialog, "riskModelApprove").isEnabled()) << "not seen yet";
  go(dialog, Change);
  auto& tree = in<QTreeWidget>(dialog, "riskChange");
  ASSERT_TRUE(until([&] { return tree.topLevelItemCount() > 0; }));
  const auto* risk = tree.topLevelItem(0)->child(0);
  ASSERT_TRUE(risk);
  EXPECT_EQ(risk->text(0), QStringLiteral("停電で断水"));
  EXPECT_EQ(risk->text(2), QStringLiteral("A"));
  EXPECT_EQ(risk->text(3), QStringLiteral("B"));
  EXPECT_TRUE(stored("risk_model").empty());
  const auto before = RiskModel::of(workspace().catalog()).version();
  approve(dialog, "FY2026");
  EXPECT_EQ(RiskModel::of(workspace().catalog()).scenario(4, {5}), "B");
  EXPECT_EQ(versions(dialog).count(), 3) << "the draft, the edition, the catalog's";
  EXPECT_TRUE(versions(dialog).itemText(0).contains(QStringLiteral("FY2026")));
  const auto row = stored("risk_model").front();
  EXPECT_EQ(field(row, "risk_model", "reason"), words("review"));
  workspace().undo();
  ASSERT_TRUE(until([&] { return stored("risk_model").empty(); }));
  settle();
  EXPECT_EQ(RiskModel::of(workspace().catalog()).version(), before);
}

TEST_F(RiskModelTest, AMatrixThatFallsIsNamedAndCannotBeApproved) {
  RiskModelDialog dialog(workspace());
  show(dialog);
  auto& grid = in<QTableWidget>(dialog, "riskScenarioGrid");
  grid.setCurrentCell(2, 2);
  QTest::keyClick(&grid, Qt::Key_A);
  EXPECT_TRUE(problem(dialog).contains(QStringLiteral("3 × 4"))) << problem(dialog).toStdString();
  go(dialog, Change);
  EXPECT_FALSE(in<QPushButton>(dialog, "riskModelApprove").isEnabled());
  // Back again: nothing is left of it.
  go(dialog, Scenario);
  QTest::keyClick(&grid, Qt::Key_C);
  EXPECT_TRUE(problem(dialog).isEmpty());
  dialog.reject();
  EXPECT_FALSE(dialog.isVisible());
}

TEST_F(RiskModelTest, SeveralCellsOfTheControlMatrixAreSetTogether) {
  RiskModelDialog dialog(workspace());
  show(dialog);
  go(dialog, Control);
  auto& grid = in<QTableWidget>(dialog, "riskControlGrid");
  EXPECT_EQ(grid.rowCount() * grid.columnCount(), 27);
  EXPECT_EQ(grid.item(0, 8)->text(), QStringLiteral("A")) << "threat 3, vulnerability 3, worth 3";
  EXPECT_EQ(grid.item(2, 0)->text(), QStringLiteral("E"));
  grid.setCurrentCell(2, 0);
  QTest::keyClick(&grid, Qt::Key_Right, Qt::ShiftModifier);
  QTest::keyClick(&grid, Qt::Key_D);
  EXPECT_EQ(grid.item(2, 0)->data(Qt::UserRole).toString(), QStringLiteral("E"));
  EXPECT_EQ(grid.item(2, 1)->text(), QStringLiteral("D"));
  ask::answerNext(QStringLiteral("leave"));
  dialog.reject();
  EXPECT_TRUE(stored("risk_model").empty());
}

TEST_F(RiskModelTest, WordsThreatsAndFactorsArePartOfTheSameEdition) {
  RiskModelDialog dialog(workspace());
  show(dialog);
  go(dialog, Words);
  auto& table = in<QTableWidget>(dialog, "riskWords");
  table.item(0, 1)->setText(QStringLiteral("最も高い"));
  go(dialog, Threats);
  auto& threats = in<QTableWidget>(dialog, "riskThreats");
  EXPECT_EQ(threats.item(0, 5)->text(), QStringLiteral("1")) << "used once";
  threats.item(0, 1)->setText(QStringLiteral("侵入"));
  EXPECT_EQ(threats.item(0, 5)->text(), QStringLiteral("1")) << "still found";
  threats.setFocus();
  threats.setCurrentCell(0, 1);
  QTest::keyClick(&threats, Qt::Key_Down, Qt::AltModifier);
  EXPECT_EQ(threats.currentRow(), 1);
  EXPECT_EQ(threats.item(1, 1)->text(), QStringLiteral("侵入"));
  go(dialog, Factors);
  in<QDoubleSpinBox>(dialog, "riskFactor.A").setValue(3);
  go(dialog, Change);
  approve(dialog, "FY2026");
  const auto model = RiskModel::of(workspace().catalog());
  EXPECT_EQ(model.levels()[0].label.ja, "最も高い");
  EXPECT_EQ(model.threats()[1].label.ja, "侵入");
  EXPECT_EQ(workspace().itemScore("4.1-1")->riskFactor, 300);
}

TEST_F(RiskModelTest, AThreatInUseIsNotRemovedUnasked) {
  RiskModelDialog dialog(workspace());
  show(dialog);
  go(dialog, Threats);
  auto& threats = in<QTableWidget>(dialog, "riskThreats");
  const int before = threats.rowCount();
  threats.setFocus();
  threats.setCurrentCell(0, 1);
  ask::answerNext(QString());
  QTest::keyClick(&threats, Qt::Key_Delete);
  EXPECT_EQ(threats.rowCount(), before);
  ask::answerNext(QStringLiteral("remove"));
  QTest::keyClick(&threats, Qt::Key_Delete);
  EXPECT_EQ(threats.rowCount(), before - 1);
  threats.setCurrentCell(0, 1);
  QTest::keyClick(&threats, Qt::Key_Delete);
  EXPECT_EQ(threats.rowCount(), before - 2) << "nobody uses this one: no question";
  QTest::keyClick(&threats, Qt::Key_Insert);
  EXPECT_EQ(threats.rowCount(), before - 1);
  // An unapproved draft is not lost unasked.
  ask::answerNext(QString());
  dialog.reject();
  EXPECT_TRUE(dialog.isVisible());
  ask::answerNext(QStringLiteral("leave"));
  dialog.reject();
  EXPECT_FALSE(dialog.isVisible());
}

TEST_F(RiskModelTest, AnEarlierVersionIsReadAndTheCatalogsTakenUpAgain) {
  RiskModelDialog dialog(workspace());
  show(dialog);
  lower(dialog);
  approve(dialog, "FY2026");
  choose(dialog, 2);
  auto& grid = in<QTableWidget>(dialog, "riskScenarioGrid");
  EXPECT_EQ(grid.item(1, 4)->text(), QStringLiteral("A")) << "as in the catalog";
  grid.setCurrentCell(1, 4);
  QTest::keyClick(&grid, Qt::Key_C);
  EXPECT_EQ(grid.item(1, 4)->text(), QStringLiteral("A")) << "it is read only";
  choose(dialog, 1);
  EXPECT_EQ(grid.item(1, 4)->text(), QStringLiteral("B"));
  EXPECT_TRUE(in<QLabel>(dialog, "riskModelAbout").text().contains(QStringLiteral("review")));
  choose(dialog, 2);
  in<QPushButton>(dialog, "riskModelTakeUp").click();
  EXPECT_EQ(versions(dialog).currentIndex(), 0);
  approve(dialog, "Back");
  EXPECT_EQ(RiskModel::of(workspace().catalog()).scenario(4, {5}), "A");
  int empty = 0;
  for (const auto& row : stored("risk_model")) {
    empty += isNull(row[*findDescription("risk_model")->indexOf("model") + 1]);
  }
  EXPECT_EQ(empty, 1) << "the catalog's is not copied: it is followed";
}

TEST_F(RiskModelTest, WhoMayNotChangeItReadsIt) {
  workspace().actAs(toQt(personWith("executive").id));
  RiskModelDialog dialog(workspace());
  show(dialog);
  auto& grid = in<QTableWidget>(dialog, "riskScenarioGrid");
  grid.setCurrentCell(1, 4);
  QTest::keyClick(&grid, Qt::Key_B);
  EXPECT_EQ(grid.item(1, 4)->text(), QStringLiteral("A"));
  EXPECT_FALSE(problem(dialog).isEmpty());
}

}  // namespace
}  // namespace kijun::ui
