// Several rows changed at once, after a preview, by hand.
#include "ui/registers/bulk_edit_dialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>

#include "support/gui.h"
#include "ui/register_support.h"
#include "ui/registers/bulk_table.h"
#include "ui/shell/text.h"

namespace kijun::ui::registers {
namespace {

using testing::eventually;

class BulkEditTest : public testing::RegisterDialogTest {
 protected:
  void open() {
    std::vector<Row> rows = session().rows(assets);
    dialog = std::make_unique<BulkEditDialog>(*workspace.model, assets, std::move(rows));
    dialog->show();
    settle();
  }
  // The preview of what is asked for now, and the names to choose from.
  void settle() {
    eventually([&] {
      auto* owner = dialog->findChild<QComboBox*>("bulk.owner");
      return owner->count() == 2;
    });
    QSignalSpy previewed(dialog.get(), &BulkEditDialog::previewed);
    // Asked for again, so that the last one is seen.
    on("vendor").toggle();
    on("vendor").toggle();
    ASSERT_TRUE(eventually([&] { return previewed.count() > 0; }));
  }
  QCheckBox& on(const char* field) {
    return *dialog->findChild<QCheckBox*>(QStringLiteral("bulkOn.") + QLatin1String(field));
  }
  template <typename T>
  T& editor(const char* field) {
    return *dialog->findChild<T*>(QStringLiteral("bulk.") + QLatin1String(field));
  }
  QTableView& table() { return *dialog->findChild<QTableView*>(); }
  QPushButton& apply() { return *dialog->findChild<QPushButton*>("bulkApply"); }
  QString count() { return dialog->findChild<QLabel*>("bulkCount")->text(); }
  QString cell(int row, int column) {
    return table().model()->index(row, column).data().toString();
  }
  void tick(const char* field, const char* name) {
    auto* list = dialog->findChild<QListView*>(QStringLiteral("bulkList.") + QLatin1String(field));
    auto* model = list->model();
    ASSERT_TRUE(eventually([&] { return model->rowCount() > 0; }));
    for (int row = 0; row < model->rowCount(); ++row) {
      if (model->index(row, 0).data().toString() != QString::fromUtf8(name)) continue;
      list->setCurrentIndex(model->index(row, 0));
      list->setFocus();
      QTest::keyClick(list, Qt::Key_Space);
      return;
    }
    ADD_FAILURE() << "nothing called " << name;
  }
  std::unique_ptr<BulkEditDialog> dialog;
};

TEST_F(BulkEditTest, OnlyRowsThatChangeAreShownAndOneUndoTakesThemBack) {
  add("甲", {{"location", "本館"}});
  add("乙", {{"location", "別館"}});
  add("丙");
  open();
  QAbstractItemModelTester tester(table().model());
  EXPECT_FALSE(apply().isEnabled()) << "nothing would change";
  EXPECT_FALSE(dialog->findChild<QCheckBox*>("bulkOn.name")) << "a name is each row's own";
  on("location").setFocus();
  QTest::keyClick(&on("location"), Qt::Key_Space);
  editor<QLineEdit>("location").setText(QStringLiteral("本館"));
  settle();
  EXPECT_EQ(table().model()->rowCount(), 2);
  EXPECT_EQ(cell(0, BulkTable::FieldName), text("record.asset.location"));
  on("owner").toggle();
  settle();
  EXPECT_EQ(table().model()->rowCount(), 2) << "no value is chosen yet";
  editor<QComboBox>("owner").setCurrentIndex(1);
  settle();
  EXPECT_EQ(table().model()->rowCount(), 5);
  EXPECT_EQ(count(), text("bulkedit.count", 3, 3));
  bool named = false;
  for (int row = 0; row < 5; ++row)
    named |= cell(row, BulkTable::After) == QStringLiteral("水道部");
  EXPECT_TRUE(named);
  shoot(*dialog, QStringLiteral("bulk-edit"));
  const auto before = head();
  apply().setFocus();
  QTest::keyClick(&apply(), Qt::Key_Space);
  ASSERT_TRUE(eventually([&] { return dialog->result() == QDialog::Accepted; }));
  EXPECT_EQ(head(), before + 1);
  for (const char* name : {"甲", "乙", "丙"}) {
    EXPECT_EQ(valueOf(name, "location"), Value("本館"));
    EXPECT_EQ(valueOf(name, "owner"), Value(department));
  }
  session().undo();
  EXPECT_EQ(valueOf("乙", "location"), Value("別館"));
  EXPECT_EQ(valueOf("丙", "owner"), Value());
}

TEST_F(BulkEditTest, WhatAFieldNeedsIsAskedForByRow) {
  add("甲");
  add("乙", {{"own_grades_reason", "監督官庁の指定"}});
  open();
  on("own_grades").toggle();
  editor<QComboBox>("own_grades").setCurrentIndex(0);
  settle();
  auto* problems = dialog->findChild<QListWidget*>("bulkProblems");
  ASSERT_EQ(problems->count(), 1);
  EXPECT_TRUE(problems->item(0)->text().startsWith(QStringLiteral("甲")));
  EXPECT_EQ(count(), text("bulkedit.blocked", 1));
  EXPECT_FALSE(apply().isEnabled());
  on("own_grades_reason").toggle();
  editor<QWidget>("own_grades_reason").setFocus();
  QTest::keyClicks(&editor<QWidget>("own_grades_reason"), "policy");
  settle();
  EXPECT_EQ(problems->count(), 0);
  EXPECT_TRUE(apply().isEnabled());
  apply().click();
  ASSERT_TRUE(eventually([&] { return dialog->result() == QDialog::Accepted; }));
  EXPECT_EQ(valueOf("甲", "own_grades"), Value(std::int64_t{1}));
  EXPECT_EQ(valueOf("甲", "own_grades_reason"), Value("policy"));
}

TEST_F(BulkEditTest, ReferencesAreAddedTakenAwayOrReplaced) {
  const auto net = add("ネットワーク");
  const auto power = add("電源");
  add("甲", {{"depends_on", net}});
  const auto run = [&](int mode, const char* name) {
    open();
    on("depends_on").toggle();
    dialog->findChild<QComboBox*>("bulkMode.depends_on")->setCurrentIndex(mode);
    tick("depends_on", name);
    settle();
    ASSERT_TRUE(apply().isEnabled());
    apply().click();
    ASSERT_TRUE(eventually([&] { return dialog->result() == QDialog::Accepted; }));
  };
  run(1, "電源");
  EXPECT_EQ(valueOf("甲", "depends_on"), valueOfIds({net, power}));
  EXPECT_EQ(valueOf("ネットワーク", "depends_on"), Value(power));
  run(2, "ネットワーク");
  EXPECT_EQ(valueOf("甲", "depends_on"), Value(power));
  EXPECT_EQ(valueOf("電源", "depends_on"), Value()) << "nothing depends on itself";
  run(0, "ネットワーク");
  EXPECT_EQ(valueOf("甲", "depends_on"), Value(net));
  EXPECT_EQ(valueOf("電源", "depends_on"), Value(net));
  EXPECT_EQ(valueOf("ネットワーク", "depends_on"), Value());
  session().undo();
  EXPECT_EQ(valueOf("甲", "depends_on"), Value(power));
}

TEST_F(BulkEditTest, AWheelThatPassesOverAChoiceLeavesIt) {
  add("甲");
  open();
  on("kind").toggle();
  auto& box = editor<QComboBox>("kind");
  box.setCurrentIndex(0);
  dialog->findChild<QLineEdit*>("bulkFilter")->setFocus();
  const auto turn = [&] {
    QWheelEvent wheel(QPointF(5, 5), box.mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120),
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&box, &wheel);
  };
  turn();
  EXPECT_EQ(box.currentIndex(), 0);
  box.setFocus();
  turn();
  EXPECT_EQ(box.currentIndex(), 1) << "whoever is at it may turn";
}

TEST_F(BulkEditTest, WhatIsNoDayStopsIt) {
  add("甲");
  open();
  on("support_end").toggle();
  auto* edit = editor<QWidget>("support_end").findChild<QLineEdit*>();
  ASSERT_NE(edit, nullptr);
  QTest::keyClicks(edit, "someday");
  settle();
  EXPECT_TRUE(count().contains(QStringLiteral("someday"))) << count().toStdString();
  EXPECT_FALSE(apply().isEnabled());
  edit->setText(QStringLiteral("2027/3/31"));
  settle();
  EXPECT_TRUE(apply().isEnabled());
  apply().click();
  ASSERT_TRUE(eventually([&] { return dialog->result() == QDialog::Accepted; }));
  EXPECT_EQ(valueOf("甲", "support_end"), Value("2027-03-31"));
}

TEST_F(BulkEditTest, FieldsAreFoundByWordsAndAnAuditorChangesNothing) {
  add("甲");
  session().run(commands::putRecord(personType().description,
                                    personType().row({{}, "監査 係", "", {}, "auditor"})));
  ASSERT_TRUE(eventually([&] { return workspace.model->snapshot().people.size() == 1; }));
  open();
  dialog->findChild<QLineEdit*>("bulkFilter")->setText(text("record.asset.location"));
  EXPECT_TRUE(on("location").isVisible());
  EXPECT_FALSE(on("vendor").isVisible());
  dialog.reset();
  workspace.model->actAs(QStringLiteral("監査 係"));
  open();
  EXPECT_FALSE(apply().isEnabled());
  EXPECT_FALSE(on("location").isEnabled());
  EXPECT_TRUE(count().contains(QStringLiteral("監査 係"))) << count().toStdString();
}

TEST_F(BulkEditTest, SpeaksEnglishAndWearsTheDarkLook) {
  setLanguage(Language::English);
  kijun::testing::look().setChoice(LookChoice::Dark);
  add("Panel");
  add("Pump");
  open();
  on("own_grades").toggle();
  editor<QComboBox>("own_grades").setCurrentIndex(0);
  on("depends_on").toggle();
  tick("depends_on", "Pump");
  settle();
  shoot(*dialog, QStringLiteral("bulk-edit-en-dark"));
  for (const auto* label : dialog->findChildren<QLabel*>()) {
    for (const QChar c : label->text()) EXPECT_LT(c.unicode(), 0x3000);
  }
  dialog.reset();
  setLanguage(Language::Japanese);
  kijun::testing::look().setChoice(LookChoice::Light);
}

TEST_F(BulkEditTest, TenThousandRowsAreOneStep) {
  std::vector<Row> many;
  for (int i = 0; i < 10'000; ++i) many.push_back(asset("機器 " + std::to_string(i)));
  session().run(commands::putRecords(assets, many));
  open();
  on("location").toggle();
  editor<QLineEdit>("location").setText(QStringLiteral("第2棟"));
  settle();
  EXPECT_EQ(table().model()->rowCount(), 10'000);
  const auto before = head();
  apply().click();
  ASSERT_TRUE(eventually([&] { return dialog->result() == QDialog::Accepted; }));
  EXPECT_EQ(head(), before + 1);
  EXPECT_EQ(valueOf("機器 9999", "location"), Value("第2棟"));
}

}  // namespace
}  // namespace kijun::ui::registers
