#include "ui/pages/registry.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>
#include <QWheelEvent>
#include <algorithm>
#include <fstream>

#include "assessment/risk_model.h"
#include "ui/models/row_places.h"
#include "ui/register_page_support.h"
#include "ui/registers/bulk_edit_dialog.h"
#include "ui/registers/import_dialog.h"
#include "ui/registers/register_tools.h"
#include "ui/registers/row_history.h"
#include "ui/shell/palette.h"
#include "ui/shell/shortcut_help.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"

namespace kijun::ui::registers {
namespace {

using testing::until;
using testing::words;

class RegisterPageTest : public testing::RegisterTest {
 protected:
  // Every field filled with something fit; references to what is there already.
  Row filled(const RecordDescription& description) {
    Row row(description.fields.size() + 1);
    for (std::size_t i = 0; i < description.fields.size(); ++i) {
      const auto& field = description.fields[i];
      switch (field.kind) {
        case FieldKind::Choice:
          row[i + 1] = Value(std::string(field.choices.back().id));
          break;
        case FieldKind::Day:
          row[i + 1] = words("2026-10-05");
          break;
        case FieldKind::Number:
          row[i + 1] = Value(std::int64_t{7});
          break;
        case FieldKind::Level:
          row[i + 1] = Value(std::int64_t{4});
          break;
        case FieldKind::YesNo:
          row[i + 1] = Value(std::int64_t{1});
          break;
        case FieldKind::Reference:
        case FieldKind::References:
          row[i + 1] = firstOf(field.target);
          break;
        case FieldKind::Hash:
          row[i + 1] = Value(RiskModel::partOf(workspace().catalog()).dump());
          break;
        default:
          row[i + 1] = Value("試し " + std::string(field.id));
      }
    }
    // Who may accept a risk, so that the risk filled after it may name who did.
    if (description.id == "risk_criterion") row[*description.indexOf("level") + 1] = words("E");
    return row;
  }
  Value firstOf(std::string_view target) {
    if (target == kItemTarget) return Value(workspace().catalog().items().front().id);
    const auto rows = stored(target);
    return rows.empty() ? Value() : rows.front().front();
  }
  std::vector<Id> threeAssets() {
    return put("asset", {row("asset", {{"name", words("監視サーバ")},
                                       {"kind", words("control_system")},
                                       {"status", words("approved")},
                                       {"support_end", words("2027-03-31")}}),
                         row("asset", {{"name", words("料金システム")},
                                       {"kind", words("information_system")},
                                       {"status", words("approved")},
                                       {"support_end", words("2026-12-31")}}),
                         row("asset", {{"name", words("保守端末")},
                                       {"kind", words("hardware")},
                                       {"status", words("unapproved")}})});
  }
  QString cell(int row, const char* heading) {
    const auto* model = table().model();
    for (int column = 0; column < model->columnCount(); ++column) {
      if (model->headerData(column, Qt::Horizontal).toString() == QString::fromUtf8(heading)) {
        return model->index(row, column).data().toString();
      }
    }
    return QStringLiteral("no such column");
  }
  std::vector<std::string> listed() {
    std::vector<std::string> names;
    for (int row = 0; row < rowCount(); ++row) {
      names.push_back(fromQt(table().model()->index(row, 0).data().toString()));
    }
    return names;
  }
};

TEST_F(RegisterPageTest, EveryRegisterHasExactlyOnePlace) {
  for (const auto* each : recordDescriptions()) {
    const bool elsewhere = each->id == "evidence" || each->id == "unit" || each->id == "cycle";
    const auto places = std::ranges::count_if(kRegisterGroups, [&](const RegisterGroup& group) {
      return std::ranges::find(group.registers, each->id) != group.registers.end();
    });
    EXPECT_EQ(places, elsewhere ? 0 : 1) << each->id;
  }
  for (const auto& group : kRegisterGroups) {
    EXPECT_NE(findPage(group.id), nullptr) << group.id;
    for (const auto record : group.registers) EXPECT_NE(findDescription(record), nullptr) << record;
  }
}

TEST_F(RegisterPageTest, EveryRegisterOpensInListAndFormWithEveryFieldFilled) {
  openBare();
  workspace().actAs(toQt(personWith("administrator").id));
  for (const auto* each : recordDescriptions()) {
    if (!groupOf(each->id)) continue;
    SCOPED_TRACE(std::string(each->id));
    Id id;
    if (holdsOneRow(*each)) {
      id = textOf(stored(each->id).front().front());
    } else {
      const auto made = put(each->id, {filled(*each)});
      ASSERT_EQ(made.size(), 1U);
      id = made.front();
    }
    at(each->id, id);
    ASSERT_TRUE(until([&] { return view().current() == id; }));
    if (!holdsOneRow(*each)) {
      EXPECT_TRUE(table().isVisible());
      EXPECT_GE(rowCount(), 1);
      EXPECT_EQ(view().chosen(), std::vector<Id>{id});
    }
    for (const auto& field : each->fields) {
      const auto name = "field." + std::string(field.id);
      EXPECT_TRUE(part(name.c_str()).isVisibleTo(&page())) << name;
      const auto trouble = "trouble." + std::string(field.id);
      EXPECT_FALSE(part(trouble.c_str()).isVisibleTo(&page()))
          << part<QLabel>(trouble.c_str()).text().toStdString();
    }
    const auto head = workspace().snapshot().headEntry;
    view().leave();
    settle();
    EXPECT_EQ(workspace().snapshot().headEntry, head) << "looking changes nothing";
  }
}

TEST_F(RegisterPageTest, ANewAssetIsMadeByKeysAndFieldsAreSavedAsTheyAreLeft) {
  at("asset");
  table().setFocus();
  press(Qt::Key_N);
  EXPECT_EQ(QApplication::focusWidget(), &typing("field.name"));
  type(QStringLiteral("Sluice gate PLC"));
  press(Qt::Key_Tab);
  ASSERT_TRUE(until([&] { return stored("asset").size() == 1 && rowCount() == 1; }));
  ASSERT_TRUE(until([&] { return !view().current().empty(); }));
  EXPECT_EQ(QApplication::focusWidget(), &part("field.kind")) << "the focus goes on";
  press(Qt::Key_Down);
  settle();
  typing("field.number").setFocus();
  type(QStringLiteral("A-1"));
  press(Qt::Key_Return);
  ASSERT_TRUE(until([&] {
    const auto rows = stored("asset");
    return rows.size() == 1 && field(rows.front(), "asset", "number") == words("A-1") &&
           field(rows.front(), "asset", "kind") == words("control_system");
  })) << "one asset, not two";
  ASSERT_TRUE(until([&] { return cell(0, "管理番号") == QStringLiteral("A-1"); }));
}

TEST_F(RegisterPageTest, ARowThatNeedsAReferenceIsMadeOnceItIsChosenByTyping) {
  put("service", {row("service", {{"name", words("Water supply")}}),
                  row("service", {{"name", words("Sewage")}})});
  at("service_function");
  table().setFocus();
  press(Qt::Key_N);
  type(QStringLiteral("Purification"));
  press(Qt::Key_Tab);
  settle();
  EXPECT_TRUE(stored("service_function").empty());
  EXPECT_TRUE(part<QLabel>("registerStanding").text().contains(QStringLiteral("重要サービス")));
  EXPECT_EQ(QApplication::focusWidget(), &typing("field.service"));
  type(QStringLiteral("water"));
  QTest::keyClick(QApplication::activePopupWidget() ? QApplication::activePopupWidget()
                                                    : QApplication::focusWidget(),
                  Qt::Key_Return);
  ASSERT_TRUE(until([&] { return stored("service_function").size() == 1; }));
  const auto made = stored("service_function").front();
  EXPECT_EQ(field(made, "service_function", "service"), stored("service").back().front());
}

TEST_F(RegisterPageTest, ARowThatNeedsADayIsMadeOnceItIsTyped) {
  at("incident");
  table().setFocus();
  press(Qt::Key_N);
  type(QStringLiteral("Phishing"));
  press(Qt::Key_Tab);
  type(QStringLiteral("20261001"));
  press(Qt::Key_Tab);
  ASSERT_TRUE(until([&] { return stored("incident").size() == 1; }));
  EXPECT_EQ(field(stored("incident").front(), "incident", "detected_on"), words("2026-10-01"));
}

TEST_F(RegisterPageTest, WhatIsBegunAndLeftComesBack) {
  threeAssets();
  at("incident");
  press(Qt::Key_N);
  type(QStringLiteral("Half an incident"));
  press(Qt::Key_Escape);
  settle();
  EXPECT_TRUE(stored("incident").empty());
  press(Qt::Key_N);
  EXPECT_EQ(typing("field.title").text(), QStringLiteral("Half an incident"));
}

TEST_F(RegisterPageTest, AFieldEmptiedThatIsNeededSaysSoAndIsNotSaved) {
  const auto ids = threeAssets();
  at("asset", ids.front());
  const auto head = workspace().snapshot().headEntry;
  typing("field.name").setFocus();
  typing("field.name").clear();
  press(Qt::Key_Tab);
  settle();
  EXPECT_EQ(workspace().snapshot().headEntry, head);
  EXPECT_TRUE(part<QLabel>("trouble.name").isVisible());
  // A reason is needed only while the own grades are kept.
  EXPECT_FALSE(part<QLabel>("trouble.own_grades_reason").isVisible());
  typing("field.name").setText(QStringLiteral("監視サーバ"));
  part<QCheckBox>("field.own_grades").click();
  settle();
  EXPECT_TRUE(part<QLabel>("trouble.own_grades_reason").isVisibleTo(&page()));
}

TEST_F(RegisterPageTest, FiltersAsOneTypesAndSaysHowMany) {
  threeAssets();
  at("asset");
  table().setFocus();
  press(Qt::Key_Slash);
  EXPECT_EQ(QApplication::focusWidget(), &part("registerWords"));
  part<QLineEdit>("registerWords").setText(QStringLiteral("ｼｽﾃﾑ"));
  ASSERT_TRUE(until([&] { return rowCount() == 2; })) << "a name and a kind";
  EXPECT_EQ(part<QLabel>("registerCount").text(), text("registerpage.count", 2, 3));
  press(Qt::Key_Escape);
  ASSERT_TRUE(until([&] { return rowCount() == 3; }));
}

TEST_F(RegisterPageTest, ConditionsAreChosenFromAMenuAndTakenAwayByTheirButton) {
  threeAssets();
  at("asset");
  auto* menu = part<QToolButton>("registerConditions").menu();
  Q_EMIT menu->aboutToShow();
  QAction* wanted = nullptr;
  for (QAction* top : menu->actions()) {
    if (!top->menu() || top->text() != text("record.asset.kind")) continue;
    for (QAction* action : top->menu()->actions()) {
      if (action->text() == text("record.asset.kind.hardware")) wanted = action;
    }
  }
  ASSERT_NE(wanted, nullptr);
  wanted->trigger();
  ASSERT_TRUE(until([&] { return listed() == std::vector<std::string>{"保守端末"}; }));
  settle();
  const auto buttons = view().findChildren<QToolButton*>();
  const auto chip = std::ranges::find_if(buttons, [](const QToolButton* button) {
    return button->text().startsWith(text("registerpage.condition", text("record.asset.kind"),
                                          text("record.asset.kind.hardware")));
  });
  ASSERT_NE(chip, buttons.end());
  (*chip)->click();
  ASSERT_TRUE(until([&] { return rowCount() == 3; }));
}

TEST_F(RegisterPageTest, SortsByAColumnAndRemembersIt) {
  threeAssets();
  at("asset");
  const auto column = static_cast<int>(*description("asset").indexOf("support_end"));
  table().sortByColumn(column, Qt::AscendingOrder);
  EXPECT_EQ(listed(), (std::vector<std::string>{"料金システム", "監視サーバ", "保守端末"}));
  closeWindow();
  openBare();
  at("asset");
  ASSERT_TRUE(until([&] {
    return listed() == std::vector<std::string>{"料金システム", "監視サーバ", "保守端末"};
  }));
}

TEST_F(RegisterPageTest, ColumnsChosenTheirOrderAndWidthAreRemembered) {
  threeAssets();
  at("asset");
  const auto column = static_cast<int>(*description("asset").indexOf("vendor"));
  EXPECT_TRUE(table().isColumnHidden(column));
  auto* menu = part<QToolButton>("registerColumns").menu();
  Q_EMIT menu->aboutToShow();
  const auto actions = menu->actions();
  const auto vendor = std::ranges::find_if(
      actions, [](const QAction* action) { return action->text() == text("record.asset.vendor"); });
  ASSERT_NE(vendor, actions.end());
  (*vendor)->trigger();
  EXPECT_FALSE(table().isColumnHidden(column));
  auto* head = table().horizontalHeader();
  head->moveSection(head->visualIndex(column), 1);
  head->resizeSection(column, 173);
  closeWindow();
  openBare();
  at("asset");
  EXPECT_FALSE(table().isColumnHidden(column));
  EXPECT_EQ(table().horizontalHeader()->visualIndex(column), 1);
  EXPECT_EQ(table().columnWidth(column), 173);
}

TEST_F(RegisterPageTest, SeveralRowsAreChosenByKeysAndDeletedTogetherAfterAsking) {
  threeAssets();
  at("asset");
  table().setFocus();
  press(Qt::Key_Home, Qt::ControlModifier);
  press(Qt::Key_Down, Qt::ShiftModifier);
  EXPECT_EQ(view().chosen().size(), 2U);
  EXPECT_TRUE(part("registerSeveral").isVisible());
  ask::answerNext(QString());
  press(Qt::Key_Delete);
  settle();
  EXPECT_EQ(stored("asset").size(), 3U) << "cancelled";
  ask::takeAsked();
  ask::answerNext(QStringLiteral("remove"));
  press(Qt::Key_Delete);
  ASSERT_TRUE(until([&] { return stored("asset").size() == 1 && rowCount() == 1; }));
  const auto asked = ask::takeAsked();
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_TRUE(asked.front().what.contains(QStringLiteral("2 件")));
  press(Qt::Key_Z, Qt::ControlModifier);
  ASSERT_TRUE(until([&] { return rowCount() == 3; })) << "one undo for both";
}

TEST_F(RegisterPageTest, WhatOthersUseIsNotDeletedAndTheyAreNamed) {
  const auto ids = threeAssets();
  auto user = row("asset", {{"name", words("配水ポンプ")},
                            {"kind", words("hardware")},
                            {"status", words("approved")},
                            {"depends_on", Value(ids.front())}});
  put("asset", {user});
  at("asset", ids.front());
  table().setFocus();
  ask::answerNext(QStringLiteral("remove"));
  press(Qt::Key_Delete);
  ASSERT_TRUE(until([&] {
    return window().banner().words().contains(QStringLiteral("配水ポンプ"));
  })) << window().banner().words().toStdString();
  EXPECT_EQ(stored("asset").size(), 4U);
}

TEST_F(RegisterPageTest, ARowIsDuplicatedWithoutItsNumber) {
  const auto made = put("asset", {row("asset", {{"name", words("監視サーバ")},
                                                {"number", words("A-1")},
                                                {"kind", words("control_system")},
                                                {"status", words("approved")}})});
  at("asset", made.front());
  table().setFocus();
  press(Qt::Key_D);
  ASSERT_TRUE(until([&] { return stored("asset").size() == 2 && rowCount() == 2; }));
  const auto rows = stored("asset");
  const auto copy = std::ranges::find_if(
      rows, [&](const Row& each) { return textOf(each.front()) != made.front(); });
  EXPECT_EQ(textOf((*copy)[1]), "監視サーバ（複製）");
  EXPECT_EQ(field(*copy, "asset", "kind"), words("control_system"));
  EXPECT_TRUE(isNull(field(*copy, "asset", "number")));
  ASSERT_TRUE(until([&] { return view().current() == textOf(copy->front()); }));
}

TEST_F(RegisterPageTest, ReferencesToManyAreTakenInByTypingAndOutByKeys) {
  const auto ids = threeAssets();
  at("asset", ids.front());
  auto& edit = typing("field.depends_on");
  edit.setFocus();
  QTest::keyClick(&edit, Qt::Key_Down);
  QTest::keyClick(QApplication::activePopupWidget() ? QApplication::activePopupWidget() : &edit,
                  Qt::Key_Escape);
  EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
  EXPECT_EQ(QApplication::focusWidget(), &edit);
  edit.setText(QStringLiteral("保守端末"));
  QTest::keyClick(&edit, Qt::Key_Return);
  EXPECT_EQ(edit.text(), QString()) << "taken in";
  settle();
  EXPECT_EQ(window().banner().words(), QString());
  ASSERT_TRUE(until([&] {
    const auto rows = stored("asset");
    const auto at = std::ranges::find_if(
        rows, [&](const Row& each) { return textOf(each.front()) == ids.front(); });
    return field(*at, "asset", "depends_on") == Value(ids.back());
  }));
  settle();
  QTest::keyClick(&edit, Qt::Key_Backspace);
  ASSERT_TRUE(until([&] {
    const auto rows = stored("asset");
    return std::ranges::all_of(
        rows, [&](const Row& each) { return isNull(field(each, "asset", "depends_on")); });
  }));
}

TEST_F(RegisterPageTest, HistorySearchAndPaletteLeadToTheRowInItsTab) {
  openBare();
  const auto made =
      put("circumstance",
          {row("circumstance", {{"title", words("半導体の供給難")}, {"side", words("external")}})});
  ASSERT_TRUE(hasPlace("circumstance", {made.front()}));
  goToRow(window(), workspace(), "circumstance", {made.front()});
  ASSERT_TRUE(until([&] { return view().current() == made.front(); }));
  EXPECT_EQ(window().currentPage(), QStringLiteral("scope"));
  EXPECT_EQ(page().place(), QStringLiteral("circumstance:") + toQt(made.front()));
  // A reference is seen where it is made.
  window().goTo(QStringLiteral("history"));
  goToRow(window(), workspace(), "record_link", {"circumstance", made.front(), "items", "3.1.1-1"});
  EXPECT_EQ(view().current(), made.front());
  window().goTo(QStringLiteral("dashboard"));
  settle();
  SearchHit hit;
  hit.kind = "circumstance";
  hit.id = made.front();
  Q_EMIT window().palette().hitChosen(hit, {});
  EXPECT_EQ(window().currentPage(), QStringLiteral("scope"));
  EXPECT_EQ(view().current(), made.front());
}

TEST_F(RegisterPageTest, ARowThatTheFilterHidesIsShownWhenGoneTo) {
  const auto ids = threeAssets();
  at("asset");
  part<QLineEdit>("registerWords").setText(QStringLiteral("料金"));
  ASSERT_TRUE(until([&] { return rowCount() == 1; }));
  window().goTo(QStringLiteral("assets"), QStringLiteral("asset:") + toQt(ids.back()));
  ASSERT_TRUE(until([&] { return view().current() == ids.back(); }));
  EXPECT_EQ(rowCount(), 3);
}

TEST_F(RegisterPageTest, TabsAreChangedByKeysAndRemembered) {
  at("incident");
  press(Qt::Key_PageDown, Qt::ControlModifier);
  EXPECT_EQ(view().description().id, "incident_event");
  press(Qt::Key_PageUp, Qt::ControlModifier);
  EXPECT_EQ(view().description().id, "incident");
  press(Qt::Key_PageUp, Qt::ControlModifier);
  EXPECT_EQ(view().description().id, "threat");
  settle();
  // The keys of one page do nothing on another.
  at("asset");
  table().setFocus();
  press(Qt::Key_PageDown, Qt::ControlModifier);
  window().goTo(QStringLiteral("incidents"));
  EXPECT_EQ(view().description().id, "threat");
}

TEST_F(RegisterPageTest, TheOrganisationIsAFormAlone) {
  at("organisation");
  EXPECT_FALSE(table().isVisible());
  ASSERT_TRUE(until([&] { return !typing("field.name").text().isEmpty(); }));
  auto& form = typing("field.legal_form");
  form.setFocus();
  form.setText(QStringLiteral("地方公営企業"));
  press(Qt::Key_Return);
  ASSERT_TRUE(
      until([&] { return workspace().snapshot().organisation.legalForm == "地方公営企業"; }));
}

TEST_F(RegisterPageTest, AFormThatIsReadLateTakesNoFocusFromAnotherPage) {
  openBare();
  window().goTo(QStringLiteral("scope"), QStringLiteral("organisation:"));
  window().goTo(QStringLiteral("assets"));
  settle();
  window().goTo(QStringLiteral("scope"), QStringLiteral("department:"));
  settle();
  EXPECT_EQ(QApplication::focusWidget(), &table());
}

TEST_F(RegisterPageTest, AWheelThatScrollsTheFormChangesNoChoice) {
  const auto ids = threeAssets();
  at("asset", ids.front());
  auto& kind = part<QComboBox>("field.kind");
  table().setFocus();
  const int before = kind.currentIndex();
  QWheelEvent wheel(QPointF(5, 5), kind.mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120),
                    Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(&kind, &wheel);
  EXPECT_EQ(kind.currentIndex(), before);
}

TEST_F(RegisterPageTest, LargeTextFitsASmallScreen) {
  const auto ids = threeAssets();
  at("asset", ids.front());
  testing::look().setTextSize(150);
  settle();
  EXPECT_LE(page().minimumSizeHint().width(), 1366 - px(168));
  testing::look().setTextSize(100);
}

TEST_F(RegisterPageTest, TheSectorIsChosenByItsNameInTheCatalog) {
  at("organisation");
  const auto& sector = workspace().catalog().sectors().back();
  auto& edit = typing("field.sector");
  edit.setFocus();
  edit.setText(inLanguage(sector.label));
  press(Qt::Key_Tab);
  ASSERT_TRUE(until([&] { return workspace().snapshot().organisation.sector == sector.id; }));
  EXPECT_EQ(edit.text(), inLanguage(sector.label));
}

TEST_F(RegisterPageTest, ToolsOfARegisterStandAboveItsList) {
  openBare();
  for (const auto& tool : registerTools()) {
    SCOPED_TRACE(std::string(tool.id));
    at(tool.record);
    QString title;
    ask::answerNextDialog([&](QDialog& dialog) {
      title = dialog.windowTitle();
      dialog.reject();
    });
    auto& button = part<QAbstractButton>(("registerTool." + std::string(tool.id)).c_str());
    EXPECT_TRUE(button.isVisible());
    button.click();
    EXPECT_FALSE(title.isEmpty());
  }
}

TEST_F(RegisterPageTest, SeveralRowsAreChangedTogetherInTheBulkDialog) {
  threeAssets();
  at("asset");
  table().setFocus();
  press(Qt::Key_A, Qt::ControlModifier);
  ASSERT_EQ(view().chosen().size(), 3U);
  bool opened = false;
  ask::answerNextDialog([&](QDialog& dialog) {
    opened = dynamic_cast<BulkEditDialog*>(&dialog) != nullptr;
    dialog.reject();
  });
  press(Qt::Key_B);
  EXPECT_TRUE(opened);
}

TEST_F(RegisterPageTest, ChosenRowsAreCopiedAsATableAndATableIsPastedAsAnImport) {
  threeAssets();
  at("asset");
  table().setFocus();
  press(Qt::Key_A, Qt::ControlModifier);
  auto* clipboard = QGuiApplication::clipboard();
  clipboard->clear();
  press(Qt::Key_C, Qt::ControlModifier);
  ASSERT_TRUE(until([&] { return !clipboard->text().isEmpty(); }));
  const auto lines = clipboard->text().split(u'\n', Qt::SkipEmptyParts);
  ASSERT_EQ(lines.size(), 4);
  EXPECT_TRUE(lines.front().startsWith(text("record.asset.name") + u'\t'));
  EXPECT_TRUE(clipboard->text().contains(QStringLiteral("料金システム\t情報システム")));
  clipboard->setText(QStringLiteral("資産名\t種類\t状態\n新しい端末\t機器\t承認済み\n"));
  ask::answerNextDialog([&](QDialog& asked) {
    auto& dialog = dynamic_cast<ImportDialog&>(asked);
    auto* apply = dialog.findChild<QPushButton*>("importApply");
    ASSERT_NE(apply, nullptr);
    ASSERT_TRUE(until([&] { return apply->isEnabled(); }));
    apply->click();
    ASSERT_TRUE(until([&] { return stored("asset").size() == 4; }));
    dialog.accept();
  });
  press(Qt::Key_V, Qt::ControlModifier);
  ASSERT_TRUE(until([&] { return rowCount() == 4; }));
}

TEST_F(RegisterPageTest, AFileDroppedOnTheListOpensTheImport) {
  at("asset");
  const auto path = folder_ / "資産.csv";
  std::ofstream(path) << "資産名,種類,状態\n監視サーバ,制御システム,承認済み\n";
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(QString::fromStdU16String(path.u16string()))});
  bool opened = false;
  ask::answerNextDialog([&](QDialog& dialog) {
    opened = dynamic_cast<ImportDialog*>(&dialog) != nullptr;
    dialog.reject();
  });
  QWidget* target = table().parentWidget();
  QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(target, &enter);
  QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(target, &drop);
  ASSERT_TRUE(until([&] { return opened; }));
}

TEST_F(RegisterPageTest, TheRowsReferencesAndHistoryStandBesideItsForm) {
  const auto ids = threeAssets();
  put("asset", {row("asset", {{"name", words("配水ポンプ")},
                              {"kind", words("hardware")},
                              {"status", words("approved")},
                              {"depends_on", Value(ids.front())}})});
  at("asset", ids.front());
  auto& tabs = part<QTabBar>("registerRowTabs");
  tabs.setCurrentIndex(1);
  auto* tree = view().findChild<QTreeWidget*>("rowReferences");
  ASSERT_NE(tree, nullptr);
  ASSERT_TRUE(until([&] {
    return !tree->findItems(QStringLiteral("配水ポンプ"), Qt::MatchContains | Qt::MatchRecursive)
                .isEmpty();
  }));
  tabs.setCurrentIndex(2);
  auto* history = view().findChild<RowHistory*>();
  ASSERT_NE(history, nullptr);
  ASSERT_TRUE(until([&] {
    const auto labels = history->findChildren<QLabel*>();
    return std::ranges::any_of(labels, [](const QLabel* label) {
      return label->text().contains(QStringLiteral("登録・変更"));
    });
  }));
}

TEST_F(RegisterPageTest, WhatIsTypedElsewhereComesInWithoutDisturbingWhatIsTypedHere) {
  const auto ids = threeAssets();
  at("asset", ids.front());
  auto& name = typing("field.name");
  name.setFocus();
  name.setText(QStringLiteral("監視サーバ 改"));
  workspace().session().run(commands::patchRecords(description("asset"), {ids.front()},
                                                   {{"location", words("第二浄水場")}}));
  ASSERT_TRUE(
      until([&] { return typing("field.location").text() == QStringLiteral("第二浄水場"); }));
  EXPECT_EQ(name.text(), QStringLiteral("監視サーバ 改"));
  press(Qt::Key_Return);
  ASSERT_TRUE(until([&] {
    const auto rows = stored("asset");
    return std::ranges::any_of(rows, [&](const Row& each) {
      return field(each, "asset", "name") == words("監視サーバ 改") &&
             field(each, "asset", "location") == words("第二浄水場");
    });
  }));
}

TEST_F(RegisterPageTest, WhoMayNotChangeItSeesWhy) {
  const auto ids = threeAssets();
  workspace().actAs(toQt(personWith("executive").id));
  at("asset", ids.front());
  EXPECT_FALSE(part<QAbstractButton>("registerNew").isEnabled());
  EXPECT_FALSE(part<QAbstractButton>("registerRemove").isEnabled());
  EXPECT_FALSE(part("field.name").isEnabled());
  EXPECT_FALSE(part<QLabel>("registerWhyNot").text().isEmpty());
  table().setFocus();
  press(Qt::Key_N);
  press(Qt::Key_Delete);
  settle();
  EXPECT_EQ(view().current(), ids.front());
  EXPECT_EQ(stored("asset").size(), 3U);
}

TEST_F(RegisterPageTest, PeopleAreShownWithWhatTheirRoleMayDo) {
  openBare();
  const Id approver = personWith("approver").id;
  workspace().actAs(toQt(personWith("administrator").id));
  window().actions().action("records.people")->trigger();
  EXPECT_EQ(view().description().id, "person");
  at("person", approver);
  ASSERT_TRUE(until([&] { return view().current() == approver; }));
  EXPECT_EQ(part<QLabel>("help.role").text(), text("record.role.approver.help"));
  auto& roles = part<QComboBox>("field.role");
  for (int i = 0; i < roles.count(); ++i) {
    EXPECT_FALSE(roles.itemData(i, Qt::ToolTipRole).toString().isEmpty());
  }
  roles.setFocus();
  press(Qt::Key_Down);
  EXPECT_EQ(part<QLabel>("help.role").text(), text("record.role.auditor.help"));
  ASSERT_TRUE(until([&] { return workspace().snapshot().person(approver)->role == "auditor"; }));
  workspace().actAs(toQt(personWith("assessor").id));
  settle();
  EXPECT_FALSE(part<QAbstractButton>("registerNew").isEnabled());
  EXPECT_TRUE(
      part<QLabel>("registerWhyNot").text().contains(toQt(personWith("administrator").name)));
}

TEST_F(RegisterPageTest, SpeaksBothLanguages) {
  const auto ids = threeAssets();
  at("asset", ids.front());
  setLanguage(Language::English);
  settle();
  EXPECT_EQ(table().model()->headerData(0, Qt::Horizontal).toString(), text("record.asset.name"));
  ASSERT_TRUE(until([&] {
    return cell(0, "Kind") == QStringLiteral("Control system") ||
           cell(1, "Kind") == QStringLiteral("Control system") ||
           cell(2, "Kind") == QStringLiteral("Control system");
  }));
  EXPECT_EQ(typing("field.name").text(), QStringLiteral("監視サーバ"));
}

}  // namespace
}  // namespace kijun::ui::registers
