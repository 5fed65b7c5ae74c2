// The filters of the Assess page: what each leaves, and how the page behaves while one is on.
#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QTreeView>

#include "ui/assess_support.h"

namespace kijun::ui::assess {
namespace {

class AssessFilterTest : public kijun::testing::AssessTest {
 protected:
  template <typename Passes>
  std::set<std::string> itemsWhere(Passes passes) {
    std::set<std::string> ids;
    const auto& items = workspace().catalog().items();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (passes(items[i], workspace().scores().items[i])) ids.insert(items[i].id);
    }
    return ids;
  }
  void choose(const QString& chip, const QString& entry) {
    auto* menu = static_cast<QToolButton*>(button(chip))->menu();
    for (auto* action : menu->actions()) {
      if (action->text() == entry) action->trigger();
    }
    settle();
  }
};

TEST_F(AssessFilterTest, UnansweredGapsAndFlagged) {
  goTo("show:all");
  for (const char* item : {"3.4-2", "3.6-1"}) {
    workspace().post(commands::setLevel(workspace().key(item), {}));
  }
  settle();
  EXPECT_EQ(listed().size(), workspace().catalog().items().size());

  click(QStringLiteral("未回答"));
  EXPECT_EQ(listedSet(), (std::set<std::string>{"3.4-2", "3.6-1"}));
  EXPECT_EQ(button(QStringLiteral("未回答"))->text(), QStringLiteral("未回答 2"));
  EXPECT_TRUE(button(QStringLiteral("未回答"))->isChecked());

  click(QStringLiteral("ギャップ"));
  const auto gaps =
      itemsWhere([](const Item&, const ItemScore& s) { return s.gap.value_or(0) > 0; });
  EXPECT_EQ(listedSet(), gaps);
  EXPECT_GT(gaps.size(), 10u);

  click(QStringLiteral("目印"));
  const auto flagged = itemsWhere([](const Item&, const ItemScore& s) { return s.flagged; });
  EXPECT_EQ(listedSet(), flagged);
  EXPECT_FALSE(flagged.empty());

  click(QStringLiteral("目印"));
  EXPECT_EQ(listed().size(), workspace().catalog().items().size()) << "a second click shows all";
}

TEST_F(AssessFilterTest, UnconfirmedAndChangedInThisCycle) {
  openSample();
  beginCycle();
  goTo("show:unconfirmed");
  const auto all = itemsWhere([](const Item&, const ItemScore& s) { return s.carriedOver; });
  EXPECT_EQ(listedSet(), all);
  EXPECT_GT(all.size(), 100u);
  click(QStringLiteral("今期変更"));
  EXPECT_TRUE(listed().empty()) << "what was carried over is no change";
  at("3.4-1");
  press(Qt::Key_C);
  click(QStringLiteral("今期変更"));
  goTo("show:changed");
  EXPECT_EQ(listedSet(), (std::set<std::string>{"3.4-1"}));
  goTo("show:unconfirmed");
  auto rest = all;
  rest.erase("3.4-1");
  EXPECT_EQ(listedSet(), rest);
}

TEST_F(AssessFilterTest, ExpectedOrRecommended) {
  goTo("show:all");
  choose(QStringLiteral("区分"), QStringLiteral("推奨事項"));
  EXPECT_EQ(listedSet(), itemsWhere([](const Item& item, const ItemScore&) {
              return item.modality == Modality::Recommended;
            }));
  choose(QStringLiteral("推奨事項"), QStringLiteral("期待事項"));
  EXPECT_EQ(listedSet(), itemsWhere([](const Item& item, const ItemScore&) {
              return item.modality == Modality::Expected;
            }));
  choose(QStringLiteral("期待事項"), QStringLiteral("区分を問わない"));
  EXPECT_EQ(listed().size(), workspace().catalog().items().size());
}

TEST_F(AssessFilterTest, ByDepartment) {
  goTo("show:all");
  const auto department = workspace().snapshot().departments.back();
  choose(QStringLiteral("部署"), toQt(department.name));
  const auto wanted = itemsWhere([&](const Item& item, const ItemScore&) {
    const auto answers = workspace().cycle().answers.find(item.id);
    return answers != workspace().cycle().answers.end() &&
           std::ranges::any_of(answers->second, [&](const Answer& answer) {
             return answer.department == department.id;
           });
  });
  EXPECT_EQ(listedSet(), wanted);
  EXPECT_LT(wanted.size(), workspace().catalog().items().size());
}

TEST_F(AssessFilterTest, WordsAreFoundInBothLanguagesAndWidths) {
  goTo("show:all");
  press(Qt::Key_Slash);
  auto* box = qobject_cast<QLineEdit*>(QApplication::focusWidget());
  ASSERT_NE(box, nullptr);
  std::set<std::string> japanese;
  for (const char* words : {"バックアップ", "ﾊﾞｯｸｱｯﾌﾟ"}) {
    box->setText(QString::fromUtf8(words));
    settle();
    EXPECT_TRUE(japanese.empty() || listedSet() == japanese) << words;
    japanese = listedSet();
    EXPECT_TRUE(japanese.contains("5.1.3.3-1")) << words;
    EXPECT_LT(japanese.size(), 40u) << words;
  }
  box->setText(QStringLiteral("BACKUP"));
  settle();
  EXPECT_TRUE(listedSet().contains("5.1.3.3-1"));
  QTest::keyClick(box, Qt::Key_Escape);
  EXPECT_EQ(listed().size(), workspace().catalog().items().size());
  QTest::keyClick(box, Qt::Key_Down);
  EXPECT_TRUE(page().list()->hasFocus());
}

TEST_F(AssessFilterTest, WhatIsBeingAnsweredStaysUntilOneMovesOn) {
  goTo("show:all");
  for (const char* item : {"3.4-2", "3.6-1"}) {
    workspace().post(commands::setLevel(workspace().key(item), {}));
  }
  settle();
  goTo("show:unanswered");
  ASSERT_EQ(here(), "3.4-2");
  pressLevel(3);
  EXPECT_EQ(here(), "3.4-2");
  EXPECT_EQ(listed().size(), 2u);
  EXPECT_EQ(button(QStringLiteral("未回答"))->text(), QStringLiteral("未回答 1"));
  press(Qt::Key_J);
  EXPECT_EQ(here(), "3.6-1") << "J walks over what the filter shows";
  goTo("show:unanswered");
  EXPECT_EQ(listed(), std::vector<std::string>{"3.6-1"});
}

TEST_F(AssessFilterTest, NothingFoundSaysSoAndLeadsBack) {
  goTo("show:all");
  press(Qt::Key_Slash);
  qobject_cast<QLineEdit*>(QApplication::focusWidget())->setText(QStringLiteral("zzzz"));
  settle();
  EXPECT_TRUE(listed().empty());
  click(QStringLiteral("絞り込みを解除"));
  EXPECT_EQ(listed().size(), workspace().catalog().items().size());
}

TEST_F(AssessFilterTest, TheTreeNarrowsToSectionsThatHoldSomething) {
  goTo("show:all");
  auto* tree = page().findChild<QTreeView*>();
  const int whole = tree->model()->rowCount();
  press(Qt::Key_Slash);
  qobject_cast<QLineEdit*>(QApplication::focusWidget())->setText(QStringLiteral("5.1.3.3-1"));
  settle();
  EXPECT_LT(tree->model()->rowCount(), whole);
  EXPECT_TRUE(listedSet().contains("5.1.3.3-1"));
}

TEST_F(AssessFilterTest, TheModelsKeepTheirPromisesThroughFiltersUndoAndLanguages) {
  goTo("show:all");
  const auto mode = QAbstractItemModelTester::FailureReportingMode::Fatal;
  QAbstractItemModelTester list(page().list()->model(), mode);
  QAbstractItemModelTester tree(page().findChild<QTreeView*>()->model(), mode);
  pressLevel(2);
  click(QStringLiteral("ギャップ"));
  pressLevel(5);
  press(Qt::Key_Z, Qt::ControlModifier);
  click(QStringLiteral("すべて"));
  setLanguage(Language::English);
  settle();
  goTo("section:5.1");
  EXPECT_FALSE(listed().empty());
}

}  // namespace
}  // namespace kijun::ui::assess
