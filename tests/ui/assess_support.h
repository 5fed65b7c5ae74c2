// The Assess page of the sample in the real window, worked by keys and clicks.
#pragma once
#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "support/gui.h"
#include "ui/pages/assess/assess_page.h"
#include "ui/pages/assess/item_editor.h"
#include "ui/pages/assess/parts.h"

namespace kijun::testing {

class AssessTest : public GuiTest {
 protected:
  // The page at the item; opens the sample where nothing is open.
  ui::assess::AssessPage& at(const QString& item) {
    goTo("item:" + item);
    EXPECT_EQ(here(), item);
    return page();
  }
  ui::assess::AssessPage& goTo(const QString& place) {
    if (!window().workspace()) openSample();
    window().goTo(QStringLiteral("assess"), place);
    settle();
    page().list()->setFocus();
    return page();
  }
  ui::assess::AssessPage& page() {
    return *qobject_cast<ui::assess::AssessPage*>(window().page(QStringLiteral("assess")));
  }
  ui::assess::ItemEditor& editor() { return *page().findChild<ui::assess::ItemEditor*>(); }
  ui::WorkspaceModel& workspace() { return *window().workspace(); }
  QString here() { return page().place().mid(5); }

  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : &page(), key, modifiers);
    settle();
  }
  void pressLevel(int level, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    press(static_cast<Qt::Key>(Qt::Key_0 + level), modifiers);
  }

  // What the file itself holds for the item, read anew by a session of its own.
  std::optional<Answer> stored(const QString& item, const Id& unit = {}) {
    OpenOptions beside;
    beside.access = Access::ReadOnly;
    const auto session = Session::open(workspace().session().file(), beside);
    const auto snapshot = session->snapshot(workspace().cycleNumber());
    const Id wanted = unit.empty() ? snapshot.current.whole().id : unit;
    const Answer* answer = snapshot.current.answer(item.toStdString(), wanted);
    return answer ? std::optional<Answer>(*answer) : std::nullopt;
  }
  const Item& itemOf(std::string_view id) {
    return *std::ranges::find(workspace().catalog().items(), id, &Item::id);
  }
  const Unit& unitNamed(const char* name) {
    const auto& units = workspace().cycle().units;
    return *std::ranges::find(units, name, &Unit::name);
  }
  // The next half year, with this one's answers carried over.
  void beginCycle() {
    workspace().post(commands::startCycle("令和8年度 下期", "2027-03-31", "", "", ""));
    settle();
    workspace().setCycle(static_cast<int>(workspace().cycles().back().record.number));
    EXPECT_TRUE(until([&] { return !workspace().isLoading(); }));
    settle();
  }

  // The ids in the item list, in its order.
  std::vector<std::string> listed() {
    std::vector<std::string> ids;
    const auto* model = page().list()->model();
    for (int i = 0; i < model->rowCount(); ++i) {
      const auto row =
          model->index(i, 0).data(ui::assess::ItemListModel::RowRole).value<ui::assess::ItemRow>();
      if (!row.head) ids.push_back(row.id.toStdString());
    }
    return ids;
  }
  std::set<std::string> listedSet() {
    const auto ids = listed();
    return {ids.begin(), ids.end()};
  }

  // The visible button of the page whose words begin so; fails the test where there is none.
  QAbstractButton* button(const QString& begins) {
    for (auto* found : page().findChildren<QAbstractButton*>()) {
      if (found->isVisible() && found->text().startsWith(begins)) return found;
    }
    ADD_FAILURE() << "no button " << begins.toStdString();
    return nullptr;
  }
  void click(const QString& begins) {
    if (auto* found = button(begins)) found->click();
    settle();
  }
  ui::assess::Fold& fold(const QString& name) {
    for (auto* found : page().findChildren<ui::assess::Fold*>()) {
      if (found->header()->text().contains(name)) return *found;
    }
    throw std::runtime_error("no such fold");
  }
  // Whether a visible label of the item's editor holds the words.
  bool reads(const QString& words) {
    const auto labels = editor().findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) {
      return label->isVisible() && label->text().contains(words);
    });
  }
};

}  // namespace kijun::testing
