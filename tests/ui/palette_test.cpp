// Ctrl+K leads to every command, page, section and item by folded text.
#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>

#include "support/gui.h"
#include "ui/models/palette_model.h"
#include "ui/shell/palette.h"

namespace kijun::ui {
namespace {

class PaletteTest : public testing::GuiTest {
 protected:
  QLineEdit* opened() {
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    return child<QLineEdit>("paletteField");
  }
  QString first() { return child<QListView>()->model()->index(0, 0).data().toString(); }
};

TEST_F(PaletteTest, AnItemsNumberAndEnterLeadsToIt) {
  openSample();
  QLineEdit* field = opened();
  ASSERT_NE(field, nullptr);
  EXPECT_TRUE(field->hasFocus());
  QTest::keyClicks(field, "5.1.1.1-2");
  shoot("palette");
  QTest::keyClick(field, Qt::Key_Return);
  settle();
  EXPECT_FALSE(window().palette().isVisible());
  EXPECT_EQ(window().currentPage(), QStringLiteral("assess"));
  EXPECT_EQ(window().page("assess")->place(), QStringLiteral("item:5.1.1.1-2"));
}

TEST_F(PaletteTest, HalfWidthKatakanaFindsFullWidth) {
  openSample();
  auto entries = paletteEntries({}, window().workspace(), "assess");
  PaletteModel model;
  QAbstractItemModelTester tester(&model);
  model.setEntries(std::move(entries));
  model.setFilter(QStringLiteral("カタログ"));
  const int none = model.rowCount();
  model.setFilter(QStringLiteral("サプライ"));
  const int full = model.rowCount();
  model.setFilter(QStringLiteral("ｻﾌﾟﾗｲ"));
  EXPECT_GT(full, 0);
  EXPECT_EQ(model.rowCount(), full);
  EXPECT_NE(none, full);
}

TEST_F(PaletteTest, AnItemIsFoundByItsEnglishTitleInTheJapaneseWindow) {
  openSample();
  const auto& item = window().workspace()->catalog().items()[3];
  PaletteModel model;
  model.setEntries(paletteEntries({}, window().workspace(), "assess"));
  model.setFilter(QString::fromStdString(item.title.en));
  ASSERT_GT(model.rowCount(), 0);
  EXPECT_EQ(model.entry(0)->target, "item:" + QString::fromStdString(item.id));
}

TEST_F(PaletteTest, EscapeGivesTheFocusBack) {
  openSample();
  QWidget* before = QApplication::focusWidget();
  QLineEdit* field = opened();
  ASSERT_NE(field, nullptr);
  QTest::keyClick(field, Qt::Key_Escape);
  EXPECT_FALSE(window().palette().isVisible());
  EXPECT_EQ(QApplication::focusWidget(), before);
}

TEST_F(PaletteTest, RunsCommandsWithoutAWorkspaceToo) {
  window();
  QLineEdit* field = opened();
  ASSERT_NE(field, nullptr);
  QTest::keyClicks(field, "English");
  QTest::keyClick(field, Qt::Key_Return);
  EXPECT_EQ(language(), Language::English);
}

}  // namespace
}  // namespace kijun::ui
