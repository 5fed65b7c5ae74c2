// Beside a row: its history and its references both ways; and on an item, the rows that name it.
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <algorithm>

#include "support/gui.h"
#include "ui/pages/assess/register_section.h"
#include "ui/register_support.h"
#include "ui/registers/row_history.h"
#include "ui/registers/row_references.h"
#include "ui/shell/text.h"
#include "ui/widgets/chip.h"
#include "workspace/bulk_records.h"

namespace kijun::ui::registers {
namespace {

using testing::eventually;

class RowPanelsTest : public testing::RegisterDialogTest {
 protected:
  template <typename Panel>
  void show(Panel& panel, const RecordDescription& description, const Id& id) {
    panel.resize(360, 500);
    panel.show();
    QSignalSpy read(&panel, &Panel::read);
    panel.showRow(description, id);
    ASSERT_TRUE(eventually([&] { return read.count() > 0; }));
  }
  static QString wordsOf(const QWidget& panel) {
    QStringList all;
    for (const auto* label : panel.findChildren<QLabel*>()) {
      if (label->isVisible()) all << label->text();
    }
    return all.join(u'\n');
  }
  void patch(const Id& id, const RecordPatch& patch) {
    session().run(commands::patchRecords(assets, {id}, patch));
  }
};

TEST_F(RowPanelsTest, TheHistoryOfARowFollowsItsChangesAndLeadsToTheEntry) {
  const auto id = add("監視盤", {{"location", "本館"}});
  add("ほかの盤");
  RowHistory panel(shell, *workspace.model);
  show(panel, assets, id);
  EXPECT_TRUE(wordsOf(panel).contains(QStringLiteral("「本館」")));
  EXPECT_FALSE(wordsOf(panel).contains(QStringLiteral("ほかの盤")));
  const auto before = QStringLiteral("「本館」 → 「別館」");
  patch(id, {{{"location", "別館"}}, {}});
  EXPECT_TRUE(eventually([&] { return wordsOf(panel).contains(before); }));
  shoot(panel, QStringLiteral("row-history"));
  // The topmost: the newest.
  QPushButton* newest = nullptr;
  for (auto* link : panel.findChildren<QPushButton*>()) {
    if (!link->isVisible() || link->objectName() == QLatin1String("rowHistoryAll")) continue;
    const auto top = [&](QPushButton* of) { return of->mapTo(&panel, QPoint()).y(); };
    if (!newest || top(link) < top(newest)) newest = link;
  }
  ASSERT_NE(newest, nullptr);
  newest->setFocus();
  QTest::keyClick(newest, Qt::Key_Space);
  ASSERT_EQ(shell.visits.size(), 1u);
  EXPECT_EQ(shell.visits.back().first, QStringLiteral("history"));
  EXPECT_EQ(shell.visits.back().second, QStringLiteral("entry:%1").arg(head()));
  panel.findChild<QPushButton*>("rowHistoryAll")->click();
  EXPECT_EQ(shell.visits.back().second, QStringLiteral("row:asset/") + toQt(id));
  session().undo();
  EXPECT_TRUE(
      eventually([&] { return wordsOf(panel).contains(text("rowpanel.history.taken_back")); }));
  panel.showRow(assets, {});
  EXPECT_TRUE(eventually([&] { return wordsOf(panel).contains(text("rowpanel.none")); }));
}

TEST_F(RowPanelsTest, ReferencesAreShownBothWaysAndLeadThere) {
  const auto item = workspace.model->catalog().items()[3].id;
  const auto net = add("制御系ネットワーク");
  const auto id = add("監視盤", {{"owner", department}, {"depends_on", net}, {"items", item}});
  RowReferences panel(shell, *workspace.model);
  show(panel, assets, id);
  auto* tree = panel.findChild<QTreeWidget*>("rowReferences");
  const auto find = [&](const QString& begins) -> QTreeWidgetItem* {
    for (QTreeWidgetItemIterator at(tree); *at; ++at) {
      if ((*at)->text(0).startsWith(begins)) return *at;
    }
    return nullptr;
  };
  ASSERT_EQ(tree->topLevelItemCount(), 1) << "nothing refers to it";
  EXPECT_NE(find(QStringLiteral("水道部")), nullptr);
  ASSERT_NE(find(QStringLiteral("制御系ネットワーク")), nullptr);
  auto* ofItem = find(toQt(item));
  ASSERT_NE(ofItem, nullptr);
  tree->setFocus();
  tree->setCurrentItem(ofItem);
  QTest::keyClick(tree, Qt::Key_Return);
  ASSERT_EQ(shell.visits.size(), 1u);
  EXPECT_EQ(shell.visits.back().first, QStringLiteral("assess"));
  EXPECT_EQ(shell.visits.back().second, QStringLiteral("item:") + toQt(item));
  tree->setCurrentItem(find(QStringLiteral("制御系ネットワーク")));
  QTest::keyClick(tree, Qt::Key_Return);
  ASSERT_EQ(shell.visits.size(), 2u);
  EXPECT_EQ(shell.visits.back().second, QStringLiteral("asset:") + toQt(net));
  shoot(panel, QStringLiteral("row-references"));

  show(panel, assets, net);
  ASSERT_NE(find(QStringLiteral("監視盤")), nullptr) << "what depends on it";
  patch(id, {{}, {{"depends_on", {{}, {net}}}}});
  EXPECT_TRUE(eventually([&] { return !find(QStringLiteral("監視盤")); }))
      << "changes are followed";
  EXPECT_TRUE(wordsOf(panel).contains(text("rowpanel.references.empty")));
  show(panel, departmentType().description, department);
  EXPECT_NE(find(QStringLiteral("監視盤")), nullptr);
}

TEST_F(RowPanelsTest, WhatIsNotSeenIsReadWhenItIs) {
  const auto id = add("監視盤", {{"owner", department}});
  RowReferences panel(shell, *workspace.model);
  panel.showRow(assets, id);
  auto* tree = panel.findChild<QTreeWidget*>("rowReferences");
  EXPECT_EQ(tree->topLevelItemCount(), 0);
  panel.show();
  EXPECT_TRUE(eventually([&] { return tree->topLevelItemCount() == 1; }));
  setLanguage(Language::English);
  EXPECT_TRUE(eventually([&] {
    return tree->topLevelItemCount() == 1 &&
           tree->topLevelItem(0)->text(0).startsWith(text("rowpanel.references.from"));
  }));
  setLanguage(Language::Japanese);
}

class ItemRowsTest : public kijun::testing::GuiTest {};

TEST_F(ItemRowsTest, AnItemShowsTheRowsThatNameIt) {
  auto& model = openSample();
  const auto& description = *findDescription("asset");
  Row row(description.fields.size() + 1);
  row[1] = "薬品注入制御盤";
  row[description.indexOf("kind").value() + 1] = "control_system";
  row[description.indexOf("status").value() + 1] = "approved";
  row[description.indexOf("items").value() + 1] = "5.1.1.1-1";
  window().goTo(QStringLiteral("assess"), QStringLiteral("item:5.1.1.1-1"));
  settle();
  model.post(commands::putRecord(description, row));
  Chip* chip = nullptr;
  EXPECT_TRUE(kijun::testing::until([&] {
    auto* section = window().findChild<assess::RegisterSection*>();
    for (auto* each : section->findChildren<Chip*>()) {
      if (each->words() == QStringLiteral("薬品注入制御盤")) chip = each;
    }
    return chip != nullptr;
  }));
  settle();
  shoot(QStringLiteral("item-rows"));
  ASSERT_NE(chip, nullptr);
  chip->click();
  settle();
  EXPECT_EQ(window().currentPage(), QStringLiteral("assets"));
  EXPECT_TRUE(kijun::testing::until([&] {
    return window().page(QStringLiteral("assets"))->place().startsWith(QStringLiteral("asset:0"));
  }));
  const auto& items = model.catalog().items();
  const auto without = std::ranges::find_if(items, [&](const Item& item) {
    return rowsOfItem(model.session(), item.id, Language::Japanese).empty();
  });
  ASSERT_NE(without, items.end());
  window().goTo(QStringLiteral("assess"), QStringLiteral("item:") + toQt(without->id));
  settle();
  EXPECT_FALSE(window().findChild<assess::RegisterSection*>()->isVisible());
}

}  // namespace
}  // namespace kijun::ui::registers
