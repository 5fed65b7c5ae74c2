#include "ui/pages/asset_sheet/asset_sheet_page.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>

#include "ui/pages/asset_sheet/copy_dialog.h"
#include "ui/pages/asset_sheet/sheet_view.h"
#include "ui/register_page_support.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"

namespace kijun::ui::asset_sheet {
namespace {

using testing::until;
using testing::words;

class AssetSheetTest : public testing::RegisterTest {
 protected:
  // A server of importance 3, an application that lends it to nobody, and one that has none.
  void SetUp() override {
    openBare();
    server_ = putAsset("監視サーバ", "control_system", "3");
    pump_ = putAsset("配水ポンプ盤", "hardware", "2");
    plain_ = putAsset("名札プリンタ", "hardware", nullptr);
  }
  Id putAsset(const char* name, const char* kind, const char* importance) {
    std::map<std::string, Value> values{
        {"name", words(name)}, {"kind", words(kind)}, {"status", words("approved")}};
    if (importance) values["importance"] = words(importance);
    return put("asset", {row("asset", values)}).front();
  }
  void openSheet() {
    window().goTo(QStringLiteral("asset_sheet"));
    settle();
    ASSERT_TRUE(until([&] { return sheet().model()->rowCount() > 0; }));
    sheet().setFocus();
  }
  SheetView& sheet() { return *window().findChild<SheetView*>(); }
  SheetModel& model() { return *static_cast<SheetModel*>(sheet().model()); }
  template <typename T = QWidget>
  T& inPage(const char* name) {
    auto* found = window().findChild<T*>(QLatin1String(name));
    if (!found) throw std::runtime_error(std::string("no ") + name);
    return *found;
  }
  QModelIndex cell(const Id& asset, const char* threat) { return model().indexOf(asset, threat); }
  void go(const Id& asset, const char* threat) {
    sheet().goTo(cell(asset, threat));
    sheet().setFocus();
  }
  void hit(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(&sheet(), key, modifiers);
  }
  QString shown(const Id& asset, const char* threat) {
    return cell(asset, threat).data().toString();
  }
  std::vector<Row> cells() { return stored("asset_threat"); }
  Value of(const Row& row, std::string_view id) { return field(row, "asset_threat", id); }
  void putCell(const Id& asset, const char* threat, std::map<std::string, Value> values) {
    values["asset"] = Value(asset);
    values["threat"] = words(threat);
    workspace().session().run(
        commands::putRecords(description("asset_threat"), {row("asset_threat", values)}));
    settle();
  }
  Id server_, pump_, plain_;
};

TEST_F(AssetSheetTest, DigitsSetBothLevelsAndTheResultStandsAtOnce) {
  openSheet();
  go(server_, "不正アクセス");
  hit(Qt::Key_3);
  EXPECT_EQ(shown(server_, "不正アクセス"), QStringLiteral("3/–")) << "before it is durable";
  hit(Qt::Key_1, Qt::ShiftModifier);
  EXPECT_EQ(shown(server_, "不正アクセス"), QStringLiteral("3/1 A"));
  hit(Qt::Key_2, Qt::AltModifier);
  EXPECT_EQ(shown(server_, "不正アクセス"), QStringLiteral("3/2 A"));
  settle();
  ASSERT_TRUE(until([&] { return cells().size() == 1; })) << "typed fast, one row";
  ASSERT_TRUE(until([&] { return of(cells().front(), kCountermeasure) == words("2"); }));
  EXPECT_EQ(of(cells().front(), "threat"), words("不正アクセス"));
  EXPECT_EQ(of(cells().front(), "asset"), Value(server_));
  EXPECT_EQ(of(cells().front(), kThreat), words("3"));
  settle();
  EXPECT_EQ(shown(server_, "不正アクセス"), QStringLiteral("3/2 A")) << "read again";
  EXPECT_EQ(window().banner().words(), QString());
  EXPECT_EQ(sheet().currentIndex(), cell(server_, "不正アクセス"));
}

TEST_F(AssetSheetTest, ArrowsMoveAndTheResultFollowsTheImportance) {
  openSheet();
  go(server_, "不正アクセス");
  hit(Qt::Key_2);
  hit(Qt::Key_2, Qt::ShiftModifier);
  hit(Qt::Key_Down);
  EXPECT_EQ(sheet().currentIndex(), cell(pump_, "不正アクセス"));
  hit(Qt::Key_2);
  hit(Qt::Key_2, Qt::ShiftModifier);
  hit(Qt::Key_Right);
  EXPECT_EQ(sheet().currentIndex(), cell(pump_, "物理的侵入"));
  // 2 × (4 − 2) × 3 and × 2.
  EXPECT_EQ(shown(server_, "不正アクセス"), QStringLiteral("2/2 B"));
  EXPECT_EQ(shown(pump_, "不正アクセス"), QStringLiteral("2/2 C"));
  settle();
}

TEST_F(AssetSheetTest, AnAssetWithoutImportanceSaysSoInsteadOfALevel) {
  openSheet();
  go(plain_, "窃盗");
  hit(Qt::Key_3);
  hit(Qt::Key_1, Qt::ShiftModifier);
  EXPECT_EQ(shown(plain_, "窃盗"), QStringLiteral("3/1 重要度未設定"));
  EXPECT_TRUE(cell(plain_, "窃盗").data(SheetModel::LevelRole).toString().isEmpty());
  EXPECT_TRUE(cell(plain_, "窃盗").data(SheetModel::UnratedRole).toBool());
  settle();
}

TEST_F(AssetSheetTest, ImportanceIsInheritedWithItsPath) {
  put("asset", {row("asset", {{"name", words("料金計算")},
                              {"kind", words("software")},
                              {"status", words("approved")},
                              {"importance", words("3")},
                              {"depends_on", Value(plain_)}})});
  openSheet();
  const auto at = cell(plain_, "窃盗");
  EXPECT_EQ(model().headerData(at.row(), Qt::Vertical, SheetModel::ImportanceRole).toInt(), 3);
  EXPECT_TRUE(model().headerData(at.row(), Qt::Vertical, SheetModel::InheritedRole).toBool());
  EXPECT_TRUE(model()
                  .headerData(at.row(), Qt::Vertical, Qt::ToolTipRole)
                  .toString()
                  .contains(QStringLiteral("料金計算")));
}

TEST_F(AssetSheetTest, ADigitSetsAllChosenCellsInOneStepToUndo) {
  openSheet();
  go(server_, "不正アクセス");
  hit(Qt::Key_Right, Qt::ShiftModifier);
  hit(Qt::Key_Down, Qt::ShiftModifier);
  ASSERT_EQ(sheet().chosen().size(), 4U);
  hit(Qt::Key_2);
  settle();
  ASSERT_TRUE(until([&] { return cells().size() == 4; }));
  EXPECT_EQ(sheet().chosen().size(), 4U) << "they stay chosen";
  hit(Qt::Key_Z, Qt::ControlModifier);
  ASSERT_TRUE(until([&] { return cells().empty(); }));
  ASSERT_TRUE(until([&] { return shown(server_, "不正アクセス").isEmpty(); }));
}

TEST_F(AssetSheetTest, DeleteClearsAndAsksOnlyWhereMoreWouldBeLost) {
  putCell(server_, "窃盗", {{"threat_level", words("2")}, {"countermeasure", words("2")}});
  putCell(server_, "盗聴", {{"threat_level", words("2")}, {"detect", words("回線の監視")}});
  openSheet();
  go(server_, "窃盗");
  hit(Qt::Key_Delete);
  ASSERT_TRUE(until([&] { return cells().size() == 1; }));
  settle();
  EXPECT_TRUE(ask::takeAsked().empty());
  go(server_, "盗聴");
  ask::answerNext(QString());
  hit(Qt::Key_Delete);
  settle();
  EXPECT_EQ(shown(server_, "盗聴"), QStringLiteral("2/–")) << "cancelled";
  ask::answerNext(QStringLiteral("levels"));
  hit(Qt::Key_Delete);
  ASSERT_TRUE(until([&] { return isNull(of(cells().front(), kThreat)); }));
  EXPECT_EQ(of(cells().front(), "detect"), words("回線の監視"));
  settle();
  ask::answerNext(QStringLiteral("all"));
  hit(Qt::Key_Delete);
  ASSERT_TRUE(until([&] { return cells().empty(); }));
  EXPECT_EQ(ask::takeAsked().size(), 3U);
  settle();
}

TEST_F(AssetSheetTest, ClearingSomeAndEmptyingOthersIsOneStep) {
  putCell(server_, "窃盗", {{"threat_level", words("2")}});
  putCell(server_, "盗聴", {{"threat_level", words("2")}, {"note", words("要確認")}});
  openSheet();
  sheet().selectRow(cell(server_, "窃盗").row());
  ask::answerNext(QStringLiteral("levels"));
  hit(Qt::Key_Delete);
  ASSERT_TRUE(until([&] { return cells().size() == 1; }));
  settle();
  hit(Qt::Key_Z, Qt::ControlModifier);
  ASSERT_TRUE(until([&] { return cells().size() == 2; }));
  ASSERT_TRUE(until([&] { return shown(server_, "盗聴") == QStringLiteral("2/–"); }));
}

TEST_F(AssetSheetTest, EnterLeadsToTheMeasuresAndWhatIsTypedIsKept) {
  openSheet();
  go(server_, "マルウェア感染");
  hit(Qt::Key_Return);
  auto& first = inPage<QPlainTextEdit>("cell.prevent_intrusion");
  ASSERT_EQ(QApplication::focusWidget(), &first);
  type(QStringLiteral("USB 1"));
  EXPECT_EQ(first.toPlainText(), QStringLiteral("USB 1")) << "digits in a text are text";
  press(Qt::Key_Tab);
  ASSERT_TRUE(until([&] { return cells().size() == 1; }));
  ASSERT_TRUE(until([&] { return of(cells().front(), "prevent_intrusion") == words("USB 1"); }));
  EXPECT_TRUE(isNull(of(cells().front(), kThreat)));
  EXPECT_EQ(QApplication::focusWidget(), &inPage<QPlainTextEdit>("cell.prevent_objective"));
  type(QStringLiteral("allow list"));
  // A change from elsewhere does not disturb what is being typed.
  putCell(pump_, "窃盗", {{"threat_level", words("1")}});
  ASSERT_TRUE(until([&] { return shown(pump_, "窃盗") == QStringLiteral("1/–"); }));
  EXPECT_EQ(inPage<QPlainTextEdit>("cell.prevent_objective").toPlainText(),
            QStringLiteral("allow list"));
  press(Qt::Key_Escape);
  EXPECT_EQ(QApplication::focusWidget(), &sheet());
  ASSERT_TRUE(until([&] {
    const auto all = cells();
    return std::ranges::any_of(
        all, [&](const Row& each) { return of(each, "prevent_objective") == words("allow list"); });
  }));
  settle();
}

TEST_F(AssetSheetTest, TypedMeasuresAreKeptForTheirCellWhenAnotherIsShown) {
  openSheet();
  go(server_, "マルウェア感染");
  hit(Qt::Key_F2);
  type(QStringLiteral("scan"));
  sheet().goTo(cell(pump_, "窃盗"));
  EXPECT_EQ(inPage<QPlainTextEdit>("cell.prevent_intrusion").toPlainText(), QString());
  ASSERT_TRUE(until([&] { return cells().size() == 1; }));
  EXPECT_EQ(of(cells().front(), "asset"), Value(server_));
  EXPECT_EQ(of(cells().front(), "prevent_intrusion"), words("scan"));
  settle();
}

TEST_F(AssetSheetTest, ARiskIsMadeFromTheAssetAndItsProposalAccepted) {
  putCell(server_, "窃盗", {{"threat_level", words("2")}, {"countermeasure", words("2")}});
  openSheet();
  go(server_, "窃盗");
  inPage<QPushButton>("cellNewRisk").click();
  ASSERT_TRUE(until([&] { return stored("risk").size() == 1; }));
  const auto risk = stored("risk").front();
  EXPECT_EQ(textOf(field(risk, "risk", "method")), "asset");
  EXPECT_EQ(textOf(field(risk, "risk", "title")), "監視サーバへの脅威");
  EXPECT_EQ(field(risk, "risk", "assets"), Value(server_));
  ASSERT_TRUE(until([&] { return of(cells().front(), "risk") == risk.front(); }));
  auto& accept = inPage<QPushButton>("cellAccept");
  ASSERT_TRUE(until([&] { return accept.isVisible(); }));
  EXPECT_EQ(accept.text(), QStringLiteral("提案 B を現在のレベルにする"));
  accept.click();
  ASSERT_TRUE(
      until([&] { return field(stored("risk").front(), "risk", "current") == words("B"); }));
  ASSERT_TRUE(until([&] { return !accept.isVisible(); })) << "it is the level now";
}

TEST_F(AssetSheetTest, AnAssessmentIsCopiedToOthersAndDifferencesAreMarked) {
  putCell(server_, "窃盗",
          {{"threat_level", words("2")},
           {"countermeasure", words("1")},
           {"detect", words("警報")},
           {"note", words("ここだけ")}});
  putCell(server_, "盗聴", {{"threat_level", words("3")}, {"countermeasure", words("3")}});
  putCell(pump_, "窃盗", {{"threat_level", words("1")}});
  openSheet();
  go(server_, "窃盗");
  ask::answerNextDialog([&](QDialog& asked) {
    auto& dialog = dynamic_cast<CopyDialog&>(asked);
    auto* targets = dialog.findChild<QListWidget*>("copyTargets");
    auto* apply = dialog.findChild<QPushButton*>("copyApply");
    ASSERT_EQ(targets->count(), 2);
    EXPECT_FALSE(apply->isEnabled());
    for (int i = 0; i < targets->count(); ++i) {
      if (targets->item(i)->text() == QStringLiteral("配水ポンプ盤")) {
        targets->item(i)->setCheckState(Qt::Checked);
      }
    }
    ASSERT_TRUE(apply->isEnabled());
    EXPECT_EQ(dialog.findChild<QLabel*>("copyCount")->text(),
              QStringLiteral("2セルが変わります（1資産）。"));
    apply->click();
  });
  hit(Qt::Key_D);
  ASSERT_TRUE(until([&] { return cells().size() == 4; }));
  settle();
  EXPECT_EQ(shown(pump_, "窃盗"), QStringLiteral("2/1 B"));
  EXPECT_EQ(shown(pump_, "盗聴"), QStringLiteral("3/3 C"));
  for (const auto& each : cells()) {
    if (of(each, "asset") != Value(pump_)) continue;
    EXPECT_TRUE(isNull(of(each, "note"))) << "notes are the asset's own";
    if (of(each, "threat") == words("窃盗")) {
      EXPECT_EQ(of(each, "detect"), words("警報"));
    }
  }
  window().activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window()));
  EXPECT_TRUE(inPage("sheetComparing").isVisible());
  EXPECT_FALSE(cell(pump_, "窃盗").data(SheetModel::DiffersRole).toBool());
  EXPECT_FALSE(cell(plain_, "窃盗").data(SheetModel::DiffersRole).toBool()) << "not assessed yet";
  go(pump_, "窃盗");
  hit(Qt::Key_3);
  EXPECT_TRUE(cell(pump_, "窃盗").data(SheetModel::DiffersRole).toBool());
  settle();
  inPage<QAbstractButton>("sheetComparing").click();
  EXPECT_FALSE(cell(pump_, "窃盗").data(SheetModel::DiffersRole).toBool());
  hit(Qt::Key_Z, Qt::ControlModifier);
  settle();
  hit(Qt::Key_Z, Qt::ControlModifier);
  ASSERT_TRUE(until([&] { return cells().size() == 3; })) << "one undo for the copy";
  settle();
}

TEST_F(AssetSheetTest, ChosenCellsAreCopiedAsATable) {
  putCell(server_, "不正アクセス", {{"threat_level", words("3")}, {"countermeasure", words("2")}});
  openSheet();
  go(server_, "不正アクセス");
  hit(Qt::Key_Right, Qt::ShiftModifier);
  hit(Qt::Key_C, Qt::ControlModifier);
  const auto lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
  ASSERT_EQ(lines.size(), 2);
  EXPECT_EQ(lines[0].trimmed(), QStringLiteral("資産\t重要度\t不正アクセス\t物理的侵入"));
  EXPECT_TRUE(lines[1].startsWith(QStringLiteral("監視サーバ\t3\t3/2 A")));
}

TEST_F(AssetSheetTest, AssetsAreFilteredByKindWordsAndAssessment) {
  putCell(pump_, "窃盗", {{"threat_level", words("1")}});
  openSheet();
  go(pump_, "窃盗");
  EXPECT_EQ(model().rowCount(), 3);
  inPage<QAbstractButton>("sheetOnly").click();
  EXPECT_EQ(model().rowCount(), 1);
  EXPECT_EQ(sheet().currentIndex(), cell(pump_, "窃盗")) << "the cell stays chosen";
  inPage<QAbstractButton>("sheetOnly").click();
  auto& kind = inPage<QComboBox>("sheetKind");
  kind.setCurrentIndex(kind.findData(QStringLiteral("hardware")));
  EXPECT_EQ(model().rowCount(), 2);
  hit(Qt::Key_F, Qt::ControlModifier);
  auto& typed = inPage<QLineEdit>("sheetWords");
  ASSERT_EQ(QApplication::focusWidget(), &typed);
  typed.setText(QStringLiteral("名札"));
  EXPECT_EQ(model().rowCount(), 1);
  press(Qt::Key_Escape);
  EXPECT_EQ(QApplication::focusWidget(), &sheet());
  EXPECT_EQ(model().rowCount(), 2);
}

TEST_F(AssetSheetTest, ThreatsOfOnesOwnGetColumnsAndNamesInTheOtherLanguageDoNot) {
  const auto catalog = 21;
  putCell(server_, "職員の引抜き", {{"threat_level", words("1")}});
  putCell(server_, "Malware", {{"threat_level", words("2")}});
  openSheet();
  EXPECT_EQ(model().columnCount(), catalog + 1);
  EXPECT_EQ(shown(server_, "職員の引抜き"), QStringLiteral("1/–"));
  EXPECT_EQ(shown(server_, "Malware"), QStringLiteral("2/–"));
  EXPECT_EQ(model().headerData(cell(server_, "Malware").column(), Qt::Horizontal, Qt::DisplayRole),
            QStringLiteral("マルウェア感染"));
}

TEST_F(AssetSheetTest, WhatIsChangedElsewhereComesInWithoutMovingAnything) {
  openSheet();
  go(pump_, "盗聴");
  hit(Qt::Key_Right, Qt::ShiftModifier);
  putCell(server_, "窃盗", {{"threat_level", words("2")}});
  ASSERT_TRUE(until([&] { return shown(server_, "窃盗") == QStringLiteral("2/–"); }));
  EXPECT_EQ(sheet().chosen().size(), 2U);
  putAsset("新しい端末", "hardware", "1");
  ASSERT_TRUE(until([&] { return model().rowCount() == 4; }));
  EXPECT_EQ(sheet().chosen().size(), 2U);
  EXPECT_EQ(sheet().chosen().front(), model().placeOf(cell(pump_, "盗聴")));
}

TEST_F(AssetSheetTest, WhoMayNotChangeItSeesWhy) {
  workspace().actAs(toQt(personWith("executive").id));
  openSheet();
  go(server_, "窃盗");
  hit(Qt::Key_3);
  hit(Qt::Key_Delete);
  settle();
  EXPECT_TRUE(cells().empty());
  EXPECT_TRUE(shown(server_, "窃盗").isEmpty());
  EXPECT_FALSE(inPage<QLabel>("cellWhyNot").text().isEmpty());
  EXPECT_TRUE(inPage<QPlainTextEdit>("cell.detect").isReadOnly());
  EXPECT_FALSE(inPage<QPushButton>("sheetCopy").isEnabled());
}

TEST_F(AssetSheetTest, ALargeSheetStaysFluid) {
  std::vector<Row> assets;
  for (int i = 0; i < 297; ++i) {
    assets.push_back(row("asset", {{"name", Value("機器 " + std::to_string(i))},
                                   {"kind", words("hardware")},
                                   {"status", words("approved")},
                                   {"importance", words("2")}}));
  }
  workspace().session().run(commands::putRecords(description("asset"), std::move(assets)));
  std::vector<Row> filled;
  for (const auto& asset : stored("asset")) {
    for (int threat = 0; threat < 30; ++threat) {
      filled.push_back(row("asset_threat", {{"asset", asset.front()},
                                            {"threat", Value("脅威 " + std::to_string(threat))},
                                            {"threat_level", words("2")},
                                            {"countermeasure", words("2")}}));
    }
  }
  workspace().session().run(commands::putRecords(description("asset_threat"), std::move(filled)));
  settle();
  openSheet();
  ASSERT_EQ(model().rowCount(), 300);
  go(server_, "脅威 0");
  // What a key costs the UI thread, drawing included; wide of the 50 ms it may take, for slow and
  // busy machines.
  QElapsedTimer timer;
  timer.start();
  constexpr int kKeys = 40;
  for (int i = 0; i < kKeys; ++i) {
    hit(i % 2 == 0 ? Qt::Key_3 : Qt::Key_1);
    hit(Qt::Key_Down);
    sheet().viewport()->repaint();
  }
  const auto each = timer.elapsed() / kKeys;
  RecordProperty("ms_per_cell", static_cast<int>(each));
  EXPECT_LT(each, 200);
  settle();
  EXPECT_EQ(shown(server_, "脅威 0"), QStringLiteral("3/2 A"));
}

TEST_F(AssetSheetTest, SpeaksBothLanguages) {
  putCell(server_, "窃盗", {{"threat_level", words("2")}, {"countermeasure", words("2")}});
  openSheet();
  setLanguage(Language::English);
  settle();
  ASSERT_TRUE(until([&] {
    return model().headerData(0, Qt::Horizontal, Qt::DisplayRole) ==
           QStringLiteral("Unauthorised access");
  }));
  EXPECT_EQ(shown(server_, "窃盗"), QStringLiteral("2/2 B"));
}

}  // namespace
}  // namespace kijun::ui::asset_sheet
