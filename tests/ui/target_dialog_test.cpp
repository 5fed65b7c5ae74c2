// Target profiles, worked by keys.
#include "ui/targets/target_dialog.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>

#include "ui/register_page_support.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/drawing_view.h"

namespace kijun::ui {
namespace {

using testing::until;
using testing::words;

class TargetDialogTest : public testing::RegisterTest {
 protected:
  TargetDialogTest() {
    openBare();
    profile_ =
        put("target_profile", {row("target_profile", {{"name", words("令和10年")}})}).front();
  }
  void addRule(int place, const char* scope, const char* value, int target) {
    put("target_rule", {row("target_rule", {{"title", words("規則")},
                                            {"profile", Value(profile_)},
                                            {"position", Value(std::int64_t{place})},
                                            {"scope", words(scope)},
                                            {"value", *value ? words(value) : Value()},
                                            {"target", Value(std::int64_t{target})}})});
  }
  // The dialog with its profiles and rules read.
  void show(TargetDialog& dialog, int rules) {
    dialog.show();
    ASSERT_TRUE(until([&] { return profiles(dialog).count() > 0; }));
    EXPECT_EQ(table(dialog).rowCount(), rules);
    table(dialog).setFocus();
  }
  static QListWidget& profiles(TargetDialog& dialog) {
    return *dialog.findChild<QListWidget*>(QStringLiteral("targetProfiles"));
  }
  static QTableWidget& table(TargetDialog& dialog) {
    return *dialog.findChild<QTableWidget*>(QStringLiteral("targetRules"));
  }
  static QTableWidget& changes(TargetDialog& dialog) {
    return *dialog.findChild<QTableWidget*>(QStringLiteral("targetChanges"));
  }
  static QPushButton& applyButton(TargetDialog& dialog) {
    return *dialog.findChild<QPushButton*>(QStringLiteral("targetApply"));
  }
  static QString label(TargetDialog& dialog, const char* name) {
    return dialog.findChild<QLabel*>(QLatin1String(name))->text();
  }
  std::vector<TargetRule> storedRules(const Id& profile) {
    return rulesOf({{"target_rule", stored("target_rule")}}, profile);
  }
  static std::string shownRules(const std::vector<TargetRule>& rules) {
    std::string out;
    for (const auto& rule : rules) {
      out += std::string(idOf(rule.scope)) + ' ' + rule.value + ' ' + std::to_string(rule.target) +
             '\n';
    }
    return out;
  }
  int itemCount() { return static_cast<int>(workspace().catalog().items().size()); }

  Id profile_;
};

TEST_F(TargetDialogTest, RulesAreWrittenByKeysSavedAsTheyAreAndSeenAtOnce) {
  TargetDialog dialog(workspace());
  show(dialog, 0);
  EXPECT_FALSE(applyButton(dialog).isEnabled());
  auto& rules = table(dialog);
  QTest::keyClick(&rules, Qt::Key_N);
  QTest::keyClick(&rules, Qt::Key_4);
  EXPECT_EQ(changes(dialog).rowCount(), itemCount()) << "every item to 4";
  QTest::keyClick(&rules, Qt::Key_N);
  // What the second one applies to: F2, the scope's own keys, then the number of a section.
  QTest::keyClick(&rules, Qt::Key_F2);
  auto* scope = dialog.findChild<QComboBox*>(QStringLiteral("targetScope"));
  EXPECT_EQ(QApplication::focusWidget(), scope);
  for (int i = 0; i < 3; ++i) QTest::keyClick(scope, Qt::Key_Down);
  Q_EMIT scope->activated(scope->currentIndex());
  auto* value = dialog.findChild<QLineEdit*>(QStringLiteral("targetValue"));
  EXPECT_EQ(QApplication::focusWidget(), value);
  QTest::keyClicks(value, "5.1");
  QTest::keyClick(value->findChild<QCompleter*>()->popup(), Qt::Key_Return);
  rules.setFocus();
  QTest::keyClick(&rules, Qt::Key_5);
  ASSERT_TRUE(until([&] { return shownRules(storedRules(profile_)) == "all  4\nsection 5.1 5\n"; }))
      << shownRules(storedRules(profile_));
  // Above the other it is no use any more.
  QTest::keyClick(&rules, Qt::Key_Up, Qt::AltModifier);
  ASSERT_TRUE(
      until([&] { return shownRules(storedRules(profile_)) == "section 5.1 5\nall  4\n"; }));
  EXPECT_EQ(rules.currentRow(), 0) << "the moved one stays chosen";
  QTest::keyClick(&rules, Qt::Key_Delete);
  ASSERT_TRUE(until([&] { return shownRules(storedRules(profile_)) == "all  4\n"; }));
  settle();
  EXPECT_EQ(rules.rowCount(), 1);
}

TEST_F(TargetDialogTest, ManyKeysInARowLoseNothing) {
  TargetDialog dialog(workspace());
  show(dialog, 0);
  auto& rules = table(dialog);
  for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_5}) {
    QTest::keyClick(&rules, Qt::Key_N);
    QTest::keyClick(&rules, key);
  }
  QTest::keyClick(&rules, Qt::Key_Up, Qt::AltModifier);
  ASSERT_TRUE(until([&] { return storedRules(profile_).size() == 3; }));
  settle();
  ASSERT_TRUE(
      until([&] { return shownRules(storedRules(profile_)) == "all  1\nall  5\nall  2\n"; }));
  EXPECT_EQ(rules.rowCount(), 3);
}

TEST_F(TargetDialogTest, IsAppliedToAllItemsAsOneStep) {
  addRule(1, "all", "", 4);
  addRule(2, "item", "3.1.1-1", 5);
  TargetDialog dialog(workspace());
  show(dialog, 2);
  const auto before = workspace().session().head().number;
  ASSERT_TRUE(applyButton(dialog).isEnabled());
  EXPECT_TRUE(applyButton(dialog).text().contains(QString::number(itemCount())));
  applyButton(dialog).click();
  ASSERT_TRUE(until([&] { return workspace().target("3.1.1-1") == 5; }));
  settle();
  EXPECT_EQ(workspace().target("3.6-1"), 4);
  EXPECT_EQ(workspace().session().head().number, before + 1);
  EXPECT_TRUE(until([&] { return changes(dialog).rowCount() == 0; }));
  EXPECT_FALSE(applyButton(dialog).isEnabled()) << "nothing is left to apply";
  EXPECT_TRUE(label(dialog, "targetProblem").contains(QStringLiteral("令和10年")));
  dialog.reject();
  workspace().undo();
  ASSERT_TRUE(until([&] { return workspace().target("3.1.1-1") == 3; }));
  EXPECT_EQ(workspace().target("3.6-1"), 3) << "one step back";
}

TEST_F(TargetDialogTest, IsComparedWithAnotherProfileAndWithACopy) {
  addRule(1, "all", "", 4);
  const auto other =
      put("target_profile", {row("target_profile", {{"name", words("控えめ")}})}).front();
  TargetDialog dialog(workspace());
  dialog.showProfile(profile_);
  show(dialog, 1);
  auto* choice = dialog.findChild<QComboBox*>(QStringLiteral("targetOther"));
  const auto choose = [&](const QString& id) {
    choice->setCurrentIndex(choice->findData(id));
    Q_EMIT choice->activated(choice->currentIndex());
  };
  choose(QStringLiteral("profile:") + toQt(other));
  EXPECT_EQ(changes(dialog).rowCount(), itemCount()) << "the other has the default";
  EXPECT_TRUE(label(dialog, "targetSummary").contains(QStringLiteral("控えめ")));
  const auto& drawing = dialog.findChild<DrawingView*>(QStringLiteral("targetRadar"))->drawing();
  EXPECT_NE(drawing.table.columns.back().find("控えめ"), std::string::npos);
  // A copy whose targets are all 4 already, but for one.
  const auto copy = folder_ / "写し.kijun";
  {
    NewWorkspace fresh;
    fresh.organisation.name = "架空市水道局";
    fresh.cycle.name = "写し";
    fresh.cycle.asOf = "2026-09-30";
    const auto session = Session::create(copy, fresh);
    const auto cycle = session->cycles().back().record.id;
    for (const auto& item : workspace().catalog().items()) {
      if (item.id != "3.6-1") session->run(commands::setTarget(cycle, item.id, 4));
    }
  }
  ask::answerNextFile(QString::fromStdU16String(copy.u16string()));
  choose(QStringLiteral("open"));
  ASSERT_TRUE(until([&] { return changes(dialog).rowCount() == 1; }));
  EXPECT_EQ(changes(dialog).item(0, 0)->text(), QStringLiteral("3.6-1"));
  EXPECT_TRUE(applyButton(dialog).text().contains(QString::number(itemCount())))
      << "applying is still against the targets that stand";
}

TEST_F(TargetDialogTest, AProfileIsMadeFromTheTargetsThatStandAndRenamedAndDeleted) {
  workspace().session().run(commands::setTarget(workspace().cycle().cycle.id, "3.6-1", 5));
  settle();
  TargetDialog dialog(workspace());
  show(dialog, 0);
  dialog.findChild<QPushButton*>(QStringLiteral("targetProfileFromNow"))->click();
  ASSERT_TRUE(until([&] { return stored("target_profile").size() == 2; }));
  settle();
  const auto* made = profiles(dialog).currentItem();
  ASSERT_TRUE(made);
  const Id id = fromQt(made->data(Qt::UserRole).toString());
  ASSERT_TRUE(until([&] { return shownRules(storedRules(id)) == "item 3.6-1 5\n"; }));
  EXPECT_EQ(changes(dialog).rowCount(), 0) << "it is what stands";
  // F2 renames in place.
  profiles(dialog).setFocus();
  QTest::keyClick(&profiles(dialog), Qt::Key_F2);
  auto* editor = profiles(dialog).findChild<QLineEdit*>();
  ASSERT_TRUE(editor);
  editor->selectAll();
  QTest::keyClicks(editor, "now");
  QTest::keyClick(editor, Qt::Key_Return);
  ASSERT_TRUE(until([&] {
    for (const auto& row : stored("target_profile")) {
      if (textOf(row[0]) == id) return field(row, "target_profile", "name") == words("now");
    }
    return false;
  }));
  settle();
  ask::answerNext(QStringLiteral("remove"));
  QTest::keyClick(&profiles(dialog), Qt::Key_Delete);
  ASSERT_TRUE(until([&] { return stored("target_profile").size() == 1; }));
  EXPECT_TRUE(storedRules(id).empty());
}

TEST_F(TargetDialogTest, AnItemOfTheListLeadsToIt) {
  addRule(1, "item", "3.6-1", 5);
  TargetDialog dialog(workspace());
  show(dialog, 1);
  auto& list = changes(dialog);
  list.setFocus();
  list.setCurrentCell(0, 0);
  QTest::keyClick(&list, Qt::Key_Return);
  EXPECT_EQ(dialog.itemWanted(), QStringLiteral("3.6-1"));
  EXPECT_FALSE(dialog.isVisible());
}

TEST_F(TargetDialogTest, OpensByItsKeyFromAnyPageAndLeadsToTheItem) {
  addRule(1, "item", "3.6-1", 5);
  window().goTo(QStringLiteral("dashboard"));
  settle();
  ask::answerNextDialog([](QDialog& dialog) {
    auto& list = *dialog.findChild<QTableWidget*>(QStringLiteral("targetChanges"));
    ASSERT_TRUE(until([&] { return list.rowCount() == 1; }));
    Q_EMIT list.activated(list.model()->index(0, 0));
  });
  QTest::keyClick(&window(), Qt::Key_G, Qt::ControlModifier);
  EXPECT_TRUE(ask::allAnswered());
  EXPECT_EQ(window().currentPage(), QStringLiteral("assess"));
}

TEST_F(TargetDialogTest, ARuleOfAnotherEditionIsToldAndLeftOut) {
  addRule(1, "section", "99", 5);
  TargetDialog dialog(workspace());
  show(dialog, 1);
  EXPECT_TRUE(label(dialog, "targetRuleProblem").contains(QStringLiteral("「99」")));
  EXPECT_EQ(changes(dialog).rowCount(), 0);
}

TEST_F(TargetDialogTest, WhoMayNotChangeTargetsReadsThem) {
  addRule(1, "all", "", 4);
  workspace().actAs(toQt(personWith("executive").id));
  settle();
  TargetDialog dialog(workspace());
  show(dialog, 1);
  QTest::keyClick(&table(dialog), Qt::Key_N);
  EXPECT_EQ(table(dialog).rowCount(), 1);
  EXPECT_FALSE(applyButton(dialog).isEnabled());
  EXPECT_FALSE(label(dialog, "targetProblem").isEmpty());
}

}  // namespace
}  // namespace kijun::ui
