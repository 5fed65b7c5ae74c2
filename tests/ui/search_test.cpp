// Full-text search in the Ctrl+K palette: by real keys, as one types, to the place.
#include <QAbstractItemModelTester>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QToolButton>

#include "support/gui.h"
#include "ui/models/palette_model.h"
#include "ui/shell/palette.h"

namespace kijun::ui {
namespace {

class SearchUiTest : public testing::GuiTest {
 protected:
  void SetUp() override {
    openSample();
    const auto& cycle = window().workspace()->cycle();
    key_ = {cycle.cycle.id, cycle.whole().id, "5.1.1.1-2"};
    window().workspace()->post(commands::setNote(key_, "旧サーバのﾊﾞｯｸｱｯﾌﾟを 週次で採る"));
    window().workspace()->post(commands::addComment(key_, "鍵付き書庫へ移す"));
    settle();
  }
  QLineEdit* opened() {
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    auto* field = child<QLineEdit>("paletteField");
    EXPECT_NE(field, nullptr);
    return field;
  }
  PaletteModel* model() { return window().palette().findChild<PaletteModel*>(); }
  QListView* list() { return window().palette().findChild<QListView*>(); }
  int hits() {
    int count = 0;
    for (int row = 0; row < model()->rowCount(); ++row) count += model()->hit(row) != nullptr;
    return count;
  }
  bool hasKind(const std::string& kind) {
    for (int row = 0; row < model()->rowCount(); ++row) {
      if (const auto* heading = model()->heading(row); heading && heading->id == kind) return true;
    }
    return false;
  }
  void type(QLineEdit* field, const QString& words) {
    field->setFocus();
    QInputMethodEvent commit;
    commit.setCommitString(words);
    QApplication::sendEvent(field, &commit);
  }
  // Moves down by the key until the row is a hit of the kind.
  bool moveTo(QLineEdit* field, const std::string& kind) {
    for (int i = 0; i < 200; ++i) {
      const auto* hit = model()->hit(list()->currentIndex().row());
      if (hit && hit->kind == kind) return true;
      QTest::keyClick(field, Qt::Key_Down);
    }
    return false;
  }

  AnswerKey key_;
};

TEST_F(SearchUiTest, AMemoIsFoundByATwoCharacterWordAndEnterMarksIt) {
  QAbstractItemModelTester tester(model());
  QLineEdit* field = opened();
  type(field, QStringLiteral("週次"));
  ASSERT_TRUE(testing::until([&] { return hasKind("answer"); }));
  shoot("search-palette");
  ASSERT_TRUE(moveTo(field, "answer"));
  QTest::keyClick(field, Qt::Key_Return);
  settle();
  EXPECT_FALSE(window().palette().isVisible());
  EXPECT_EQ(window().currentPage(), QStringLiteral("assess"));
  EXPECT_EQ(window().page("assess")->place(), QStringLiteral("item:5.1.1.1-2"));
  QPlainTextEdit* memo = child<QPlainTextEdit>();
  ASSERT_NE(memo, nullptr);
  ASSERT_EQ(memo->extraSelections().size(), 1);
  EXPECT_EQ(memo->extraSelections().front().cursor.selectedText(), QStringLiteral("週次"));
  EXPECT_FALSE(memo->hasFocus())
      << "a digit typed now sets a level, and is not typed into the memo";
  shoot("search-found");
}

TEST_F(SearchUiTest, EnterBeforeTheHitsWaitsForThem) {
  QLineEdit* field = opened();
  type(field, QStringLiteral("鍵付き書庫"));
  QTest::keyClick(field, Qt::Key_Return);
  ASSERT_TRUE(testing::until([&] { return !window().palette().isVisible(); }));
  settle();
  EXPECT_EQ(window().page("assess")->place(), QStringLiteral("item:5.1.1.1-2"));
}

TEST_F(SearchUiTest, TabNarrowsDownToAKindAndBack) {
  QLineEdit* field = opened();
  type(field, QStringLiteral("サーバ"));
  ASSERT_TRUE(testing::until([&] { return hasKind("answer") && hits() > 0; }));
  const int all = model()->rowCount();
  const auto kinds = [&] {
    int count = 0;
    for (int row = 0; row < model()->rowCount(); ++row) count += model()->heading(row) != nullptr;
    return count;
  };
  QTest::keyClick(field, Qt::Key_Tab);
  ASSERT_TRUE(testing::until([&] { return kinds() == 1 && model()->heading(0) != nullptr; }));
  EXPECT_TRUE(field->hasFocus());
  shoot("search-kind");
  QTest::keyClick(field, Qt::Key_Backtab);
  EXPECT_TRUE(testing::until([&] { return model()->rowCount() == all; }));
}

TEST_F(SearchUiTest, TheCycleShownAloneCanBeAskedFor) {
  QLineEdit* field = opened();
  type(field, QStringLiteral("週次で採る"));
  ASSERT_TRUE(testing::until([&] { return hasKind("answer"); }));
  QTest::keyClick(field, Qt::Key_L, Qt::ControlModifier);
  EXPECT_TRUE(child<QToolButton>("paletteCycle")->isChecked());
  EXPECT_TRUE(testing::until([&] { return hits() == 1; }));
}

TEST_F(SearchUiTest, KeysBelongToTheInputMethodWhileItComposes) {
  QLineEdit* field = opened();
  QInputMethodEvent composing(QStringLiteral("しゅうじ"), {});
  QApplication::sendEvent(field, &composing);
  QTest::keyClick(field, Qt::Key_Escape);
  QTest::keyClick(field, Qt::Key_Return);
  EXPECT_TRUE(window().palette().isVisible());
  type(field, QStringLiteral("週次"));
  EXPECT_TRUE(testing::until([&] { return hasKind("answer"); }));
  QTest::keyClick(field, Qt::Key_Escape);
  EXPECT_FALSE(window().palette().isVisible());
}

TEST_F(SearchUiTest, WhatIsTypedOnReplacesWhatWasFound) {
  QLineEdit* field = opened();
  for (const QChar letter : QStringLiteral("鍵付き書庫へ")) type(field, QString(letter));
  ASSERT_TRUE(testing::until([&] { return hits() == 1; }));
  type(field, QStringLiteral("ない"));
  EXPECT_TRUE(testing::until([&] { return model()->rowCount() == 0; }));
  EXPECT_TRUE(child<QLabel>() != nullptr);
  field->clear();
  EXPECT_GT(model()->rowCount(), 10) << "commands and pages again";
  EXPECT_EQ(hits(), 0);
}

TEST_F(SearchUiTest, AHitOfAnEarlierCycleShowsThatCycle) {
  QLineEdit* field = opened();
  const auto cycles = window().workspace()->cycles();
  ASSERT_GT(cycles.size(), 1u);
  SearchRequest request;
  request.cycle = 1;
  request.kinds = {"answer"};
  request.words = {"規程"};
  const auto result = search(window().workspace()->session(), request);
  ASSERT_GT(result.total, 0u);
  const auto hit = result.kinds.front().hits.front();
  QTest::keyClick(field, Qt::Key_Escape);
  Q_EMIT window().palette().hitChosen(hit, {QStringLiteral("規程")});
  EXPECT_TRUE(testing::until([&] { return window().workspace()->cycleNumber() == 1; }));
  EXPECT_TRUE(
      testing::until([&] { return window().page("assess")->place() == "item:" + toQt(hit.id); }));
}

TEST_F(SearchUiTest, EnglishHasItsWords) {
  setLanguage(Language::English);
  QLineEdit* field = opened();
  type(field, QStringLiteral("サーバ"));
  ASSERT_TRUE(testing::until([&] { return hasKind("answer"); }));
  EXPECT_TRUE(child<QLabel>("paletteTold")->text().contains(QStringLiteral("found")));
  shoot("search-palette-en");
  setLanguage(Language::Japanese);
}

TEST_F(SearchUiTest, EvidenceIsFoundAndShownOnItsPage) {
  QLineEdit* field = opened();
  type(field, QStringLiteral("保守業務委託 特記仕様書"));
  ASSERT_TRUE(testing::until([&] { return hasKind("evidence"); }));
  ASSERT_TRUE(moveTo(field, "evidence"));
  const auto found = *model()->hit(list()->currentIndex().row());
  QTest::keyClick(field, Qt::Key_Return);
  settle();
  EXPECT_EQ(window().currentPage(), QStringLiteral("evidence"));
  auto* page = window().page(QStringLiteral("evidence"));
  EXPECT_TRUE(testing::until(
      [&] { return page->place() == QStringLiteral("evidence:") + toQt(found.id); }));
}

}  // namespace
}  // namespace kijun::ui
