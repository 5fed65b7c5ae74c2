// The small widgets: what they show, say and answer to.
#include <QSignalSpy>
#include <QToolButton>

#include "support/gui.h"
#include "ui/widgets/data_table_dialog.h"
#include "ui/widgets/drawing_view.h"
#include "ui/widgets/level_badge.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui {
namespace {

class WidgetsTest : public testing::GuiTest {};

std::vector<Segment> levels() {
  std::vector<Segment> out;
  for (int level = 0; level <= 5; ++level) {
    const auto number = QString::number(level);
    out.push_back({number, number, "level " + number, {}, level});
  }
  return out;
}

TEST_F(WidgetsTest, SegmentsAreOneTabStopWalkedByArrows) {
  SegmentedControl control;
  control.setSegments(levels());
  control.setChosen("2");
  control.show();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&control));
  QSignalSpy spy(&control, &SegmentedControl::chosenByUser);
  control.button("2")->setFocus();
  QTest::keyClick(control.button("2"), Qt::Key_Right);
  EXPECT_TRUE(control.button("3")->hasFocus());
  EXPECT_EQ(control.chosen(), "2") << "walking does not choose";
  QTest::keyClick(control.button("3"), Qt::Key_Return);
  EXPECT_EQ(control.chosen(), "3");
  ASSERT_EQ(spy.count(), 1);
  EXPECT_EQ(spy.front().front().toString(), "3");
  QTest::keyClick(control.button("3"), Qt::Key_Delete);
  EXPECT_TRUE(control.chosen().isEmpty());
}

TEST_F(WidgetsTest, AReadOnlyControlKeepsItsChoice) {
  SegmentedControl control;
  control.setSegments(levels());
  control.setChosen("1");
  control.setReadOnly(true);
  QSignalSpy spy(&control, &SegmentedControl::chosenByUser);
  control.button("4")->click();
  EXPECT_EQ(control.chosen(), "1");
  EXPECT_TRUE(control.button("1")->isChecked());
  EXPECT_FALSE(control.button("4")->isChecked());
  EXPECT_EQ(spy.count(), 0);
}

TEST_F(WidgetsTest, ABadgeSaysItsLevel) {
  LevelBadge badge;
  badge.setName("目標");
  badge.setLevel(4);
  EXPECT_EQ(badge.accessibleName(), QStringLiteral("目標：4"));
  badge.setLevel({});
  EXPECT_EQ(badge.accessibleName(), QStringLiteral("目標：未回答"));
}

Drawing picture() {
  Drawing out;
  out.width = 200;
  out.height = 100;
  out.title = "Title";
  out.alternative = "Two fields";
  Shape left;
  left.geometry = kijun::Rectangle{0, 0, 90, 100, 0};
  left.tooltip = "left";
  left.target = "section:3";
  Shape right = left;
  right.geometry = kijun::Rectangle{110, 0, 90, 100, 0};
  right.target = "section:4";
  out.shapes = {left, right};
  out.table = {{"", "a"}, {{"row", "1.5"}}};
  return out;
}

TEST_F(WidgetsTest, ADrawingIsWalkedAndFollowedByKeys) {
  DrawingView view;
  view.setDrawing(picture());
  view.resize(400, 200);
  view.show();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&view));
  view.setFocus(Qt::TabFocusReason);
  QSignalSpy spy(&view, &DrawingView::followed);
  QTest::keyClick(&view, Qt::Key_Right);
  QTest::keyClick(&view, Qt::Key_Right);
  QTest::keyClick(&view, Qt::Key_Return);
  ASSERT_EQ(spy.count(), 1);
  EXPECT_EQ(spy.front().front().toString(), "section:4");
  QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(20, 100));
  ASSERT_EQ(spy.count(), 2);
  EXPECT_EQ(spy.back().front().toString(), "section:3");
  EXPECT_EQ(view.accessibleName(), "Title");
}

TEST_F(WidgetsTest, TheTableBehindAPictureCopiesAsTsv) {
  DataTableDialog dialog(picture());
  EXPECT_EQ(dialog.asTsv(), "\ta\nrow\t1.5");
}

}  // namespace
}  // namespace kijun::ui
