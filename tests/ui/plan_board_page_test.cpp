// The plan pages in the real window, by keys and by the mouse, over a few plans in every state.
#include "ui/pages/plan_board/plan_board_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>

#include "ui/pages/plan_board/board_view.h"
#include "ui/pages/plan_board/close_dialog.h"
#include "ui/pages/plan_board/figures_view.h"
#include "ui/pages/plan_board/list_view.h"
#include "ui/pages/plan_board/timeline_view.h"
#include "ui/register_page_support.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/data_table_dialog.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/drawing_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::plan_board {
namespace {

using testing::until;
using testing::words;

class PlanBoardTest : public testing::RegisterTest {
 protected:
  Id one(std::string_view record, const std::map<std::string, Value>& values) {
    return put(record, {row(record, values)}).at(0);
  }
  void fill() {
    openBare();
    workspace().actAs(toQt(personWith("administrator").id));
    item_ = workspace().catalog().items().front().id;
    const Value who(personWith("assessor").id);
    const Value where(workspace().snapshot().departments.front().id);
    inventory_ = one("plan", {{"title", words("資産目録を整える")},
                              {"number", words("P-1")},
                              {"state", words("in_progress")},
                              {"target_state", words("目録が揃う")},
                              {"actions", words("棚卸し")},
                              {"resources", words("20人日")},
                              {"responsible", who},
                              {"department", where},
                              {"start", words("2026-04-01")},
                              {"due", words("2026-08-31")},
                              {"evaluation", words("漏れが0件")},
                              {"cost", Value(std::int64_t{1200})},
                              {"person_days", Value(std::int64_t{20})},
                              {"promised_level", Value(std::int64_t{3})},
                              {"items", Value(item_)}});
    split_ = one("plan", {{"title", words("回線を分ける")},
                          {"number", words("P-2")},
                          {"state", words("draft")},
                          {"depends_on", Value(inventory_)}});
    train_ = one("plan", {{"title", words("訓練をする")},
                          {"number", words("P-3")},
                          {"state", words("approved")},
                          {"start", words("2026-10-01")},
                          {"due", words("2026-12-20")}});
    milestone_ = one("plan_milestone", {{"title", words("棚卸しの完了")},
                                        {"plan", Value(inventory_)},
                                        {"due", words("2026-07-31")}});
    one("plan_progress", {{"what", words("半分まで数えた")},
                          {"plan", Value(inventory_)},
                          {"on_day", words("2026-07-01")},
                          {"percent", Value(std::int64_t{50})}});
  }
  void show(const QString& place = {}) {
    window().goTo(QStringLiteral("plan_board"), place);
    settle();
    ASSERT_TRUE(until([&] { return column("draft")->model()->rowCount() > 0; }));
    board().activate();
  }
  PlanBoardPage& board() {
    return dynamic_cast<PlanBoardPage&>(*window().page(QStringLiteral("plan_board")));
  }
  template <typename T>
  T* find(const QString& name) {
    return board().findChild<T*>(name);
  }
  CardList* column(const char* state) {
    return dynamic_cast<CardList*>(
        find<QListView>(QStringLiteral("planColumn.") + QLatin1String(state)));
  }
  TimelineView* timeline() {
    return dynamic_cast<TimelineView*>(
        board().findChild<QAbstractScrollArea*>(QStringLiteral("planTimeline")));
  }
  ListView* list() {
    return dynamic_cast<ListView*>(find<QTableView>(QStringLiteral("planTable")));
  }
  std::string of(const Id& plan, std::string_view id) {
    for (const auto& each : stored("plan")) {
      if (textOf(each.front()) == plan) return textOf(field(each, "plan", id));
    }
    return "gone";
  }
  std::int64_t head() { return workspace().session().head().number; }
  QString undoName() {
    const auto name = workspace().session().undoName();
    return name ? rendered(*name) : QString();
  }
  Id inventory_, split_, train_, milestone_;
  std::string item_;
};

TEST_F(PlanBoardTest, WithoutAPlanItSaysWhatItIsForAndLeadsToTheRegister) {
  openBare();
  window().goTo(QStringLiteral("plan_board"));
  settle();
  auto* empty = board().findChild<EmptyState*>();
  ASSERT_TRUE(until([&] { return empty->isVisible(); }));
  QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
  EXPECT_EQ(window().currentPage(), QStringLiteral("plans"));
}

TEST_F(PlanBoardTest, TheBoardShowsEachPlanUnderItsStateWithItsMarks) {
  fill();
  show();
  EXPECT_EQ(column("draft")->model()->rowCount(), 1);
  EXPECT_EQ(column("approved")->model()->rowCount(), 1);
  EXPECT_EQ(column("in_progress")->model()->rowCount(), 1);
  const auto card = [&](const char* state) {
    return column(state)->model()->index(0, 0).data().toString();
  };
  EXPECT_EQ(card("in_progress"),
            QStringLiteral("資産目録を整える、責任者 架空 assessor、期限超過 2026-08-31、進捗 50%、"
                           "期限超過・節目の遅れ"));
  EXPECT_TRUE(card("draft").contains(QStringLiteral("六項目に不足・先行計画待ち")));
  EXPECT_EQ(find<QLabel>(QStringLiteral("planTitle"))->text(), QStringLiteral("資産目録を整える"))
      << "what is late is looked at first";
  shoot(QStringLiteral("plan_board"));
}

TEST_F(PlanBoardTest, AltWithAnArrowMovesACardAndOneUndoTakesItBack) {
  fill();
  show(QStringLiteral("plan:") + toQt(split_));
  ASSERT_TRUE(column("draft")->hasFocus());
  const auto before = head();
  press(Qt::Key_Right, Qt::AltModifier);
  settle();
  EXPECT_EQ(of(split_, "state"), "approved");
  EXPECT_EQ(head(), before + 1);
  EXPECT_EQ(undoName(), QStringLiteral("リスク対応計画「回線を分ける」を「承認済」へ"));
  // The focus goes along, so that the same key moves it on.
  ASSERT_TRUE(until([&] { return column("approved")->model()->rowCount() == 2; }));
  ASSERT_TRUE(column("approved")->hasFocus());
  press(Qt::Key_Right, Qt::AltModifier);
  settle();
  EXPECT_EQ(of(split_, "state"), "in_progress");
  ASSERT_TRUE(until([&] { return column("in_progress")->model()->rowCount() == 2; }));
  press(Qt::Key_Left, Qt::AltModifier);
  settle();
  EXPECT_EQ(of(split_, "state"), "approved");
  workspace().undo();
  workspace().undo();
  workspace().undo();
  settle();
  EXPECT_EQ(of(split_, "state"), "draft");
  press(Qt::Key_Left, Qt::AltModifier);
  settle();
  EXPECT_EQ(of(split_, "state"), "draft") << "there is no column before the first";
}

TEST_F(PlanBoardTest, ArrowsGoFromColumnToColumnAndEnterOpensTheForm) {
  fill();
  show(QStringLiteral("plan:") + toQt(split_));
  press(Qt::Key_Right);
  EXPECT_TRUE(column("approved")->hasFocus());
  EXPECT_EQ(find<QLabel>(QStringLiteral("planTitle"))->text(), QStringLiteral("訓練をする"));
  press(Qt::Key_Return);
  EXPECT_EQ(window().currentPage(), QStringLiteral("plans"));
  settle();
  EXPECT_EQ(view().current(), train_);
}

TEST_F(PlanBoardTest, ACardDraggedToAnotherColumnChangesItsState) {
  fill();
  show();
  auto* from = column("approved");
  auto* to = column("in_progress");
  const auto drag = [&](QWidget* target) {
    const auto start = from->visualRect(from->model()->index(0, 0)).center();
    const auto end = from->viewport()->mapFromGlobal(target->mapToGlobal(target->rect().center()));
    QTest::mousePress(from->viewport(), Qt::LeftButton, {}, start);
    QTest::mouseMove(from->viewport(), start + QPoint(12, 0));
    QTest::mouseMove(from->viewport(), end);
    QTest::mouseRelease(from->viewport(), Qt::LeftButton, {}, end);
    settle();
  };
  const auto before = head();
  drag(from);
  EXPECT_EQ(head(), before) << "dropped where it was";
  drag(to);
  EXPECT_EQ(of(train_, "state"), "in_progress");
  EXPECT_EQ(head(), before + 1);
}

TEST_F(PlanBoardTest, MovingToDoneAsksForTheEvaluationAndRaisesTheItems) {
  fill();
  workspace().session().run(commands::setLevel(workspace().key(item_), 1));
  settle();
  show(QStringLiteral("plan:") + toQt(inventory_));
  const auto before = head();
  ask::answerNextDialog([](QDialog& dialog) { dialog.reject(); });
  press(Qt::Key_Right, Qt::AltModifier);
  settle();
  EXPECT_EQ(of(inventory_, "state"), "in_progress") << "cancelled";
  EXPECT_EQ(head(), before);
  window().activateWindow();
  board().activate();
  ASSERT_TRUE(until([&] { return column("in_progress")->hasFocus(); }));
  ask::answerNextDialog([this](QDialog& dialog) {
    auto* levels = dialog.findChild<QTreeWidget*>(QStringLiteral("planLevels"));
    ASSERT_EQ(levels->topLevelItemCount(), 1);
    EXPECT_EQ(levels->topLevelItem(0)->text(2), QStringLiteral("1 → 3"));
    EXPECT_EQ(levels->topLevelItem(0)->checkState(0), Qt::Unchecked);
    auto* result = dialog.findChild<QPlainTextEdit*>(QStringLiteral("planResult"));
    // Nothing happens as long as the evaluation lacks.
    dialog.accept();
    EXPECT_NE(dialog.result(), QDialog::Accepted);
    auto* verdict = dialog.findChild<SegmentedControl*>(QStringLiteral("planVerdict"));
    QTest::mouseClick(verdict->button(QStringLiteral("effective")), Qt::LeftButton);
    EXPECT_EQ(levels->topLevelItem(0)->checkState(0), Qt::Checked) << "likely";
    QTest::keyClicks(result, QStringLiteral("Nothing is missing"));
    dialog.findChild<DayEdit*>(QStringLiteral("planClosedOn"))->setDay(Date(2026, 9, 15));
    if (const auto shots = qEnvironmentVariable("KIJUN_SHOTS"); !shots.isEmpty()) {
      dialog.grab().save(shots + QStringLiteral("/plan_close.png"));
    }
    dialog.accept();
  });
  press(Qt::Key_Right, Qt::AltModifier);
  settle();
  EXPECT_EQ(of(inventory_, "state"), "done");
  EXPECT_EQ(of(inventory_, "verdict"), "effective");
  EXPECT_EQ(of(inventory_, "result"), "Nothing is missing");
  EXPECT_EQ(of(inventory_, "closed_on"), "2026-09-15");
  EXPECT_EQ(workspace().session().answers({workspace().key(item_)}).front().level, 3);
  EXPECT_EQ(head(), before + 1) << "one entry";
  workspace().undo();
  settle();
  EXPECT_EQ(of(inventory_, "state"), "in_progress");
  EXPECT_EQ(workspace().session().answers({workspace().key(item_)}).front().level, 1);
}

TEST_F(PlanBoardTest, ClosingOffersEachUnitWhereAnItemIsAnsweredByUnits) {
  fill();
  auto& session = workspace().session();
  const auto cycle = workspace().cycle().cycle.id;
  session.run(commands::addUnit(cycle, "制御系"));
  session.run(commands::addUnit(cycle, "情報系"));
  settle();
  ASSERT_TRUE(until([&] { return workspace().cycle().units.size() == 3; }));
  const auto unit = [&](const std::string& name) {
    return std::ranges::find(workspace().cycle().units, name, &Unit::name)->id;
  };
  const auto whole = workspace().cycle().whole().id;
  PlanView plan;
  plan.items = {item_, "nowhere"};
  plan.promisedLevel = 3;
  session.run(commands::setLevel({cycle, whole, item_}, 2));
  settle();
  ASSERT_TRUE(until([&] { return offeredLevels(workspace(), plan).size() == 1; }));
  EXPECT_EQ(offeredLevels(workspace(), plan).front().key.unit, whole);
  session.run(commands::setLevel({cycle, unit("制御系"), item_}, 1));
  settle();
  // 情報系 stands by the whole, 制御系 for itself.
  ASSERT_TRUE(until([&] { return offeredLevels(workspace(), plan).size() == 2; }));
  session.run(commands::setLevel({cycle, unit("情報系"), item_}, 4));
  settle();
  ASSERT_TRUE(until([&] { return offeredLevels(workspace(), plan).size() == 1; }));
  const auto offered = offeredLevels(workspace(), plan).front();
  EXPECT_EQ(offered.key.unit, unit("制御系"));
  EXPECT_EQ(offered.from, 1);
  EXPECT_EQ(offered.to, 3);
}

TEST_F(PlanBoardTest, OneKeyAddsADatedUpdate) {
  fill();
  show(QStringLiteral("plan:") + toQt(inventory_));
  ask::answerNextDialog([](QDialog& dialog) {
    auto* what = dialog.findChild<QLineEdit*>(QStringLiteral("planWhat"));
    auto* percent = dialog.findChild<QSpinBox*>(QStringLiteral("planPercent"));
    EXPECT_EQ(percent->value(), 50) << "as it stands";
    dialog.accept();
    EXPECT_NE(dialog.result(), QDialog::Accepted) << "without a word on what was done";
    QTest::keyClicks(what, QStringLiteral("All counted"));
    percent->setValue(80);
    dialog.findChild<DayEdit*>(QStringLiteral("planDay"))->setDay(Date(2026, 9, 1));
    dialog.accept();
  });
  press(Qt::Key_U);
  settle();
  const auto updates = stored("plan_progress");
  ASSERT_EQ(updates.size(), 2u);
  EXPECT_TRUE(until([&] {
    return find<QLabel>(QStringLiteral("planStanding"))->text().contains(QStringLiteral("80%"));
  }));
  const auto shown = find<QLabel>(QStringLiteral("planUpdates"))->text();
  EXPECT_TRUE(shown.contains(QStringLiteral("All counted"))) << shown.toStdString();
  EXPECT_TRUE(shown.contains(QStringLiteral("半分まで数えた")));
}

TEST_F(PlanBoardTest, ThePaneNamesWhatIsMissingTicksMilestonesAndShowsLinksBothWays) {
  fill();
  show(QStringLiteral("plan:") + toQt(split_));
  auto* missing = find<QLabel>(QStringLiteral("planMissing"));
  EXPECT_TRUE(missing->isVisible());
  EXPECT_EQ(missing->text(), QStringLiteral("足りない項目：目標とする将来像・実施事項・必要な資源・"
                                            "責任者・達成期限・結果の評価方法"));
  window().goTo(QStringLiteral("plan_board"), QStringLiteral("plan:") + toQt(inventory_));
  settle();
  EXPECT_FALSE(missing->isVisible());
  auto* milestones = find<QListWidget>(QStringLiteral("planMilestones"));
  ASSERT_EQ(milestones->count(), 1);
  EXPECT_TRUE(milestones->item(0)->text().contains(QStringLiteral("2026-07-31 超過")));
  milestones->setFocus();
  milestones->setCurrentRow(0);
  const auto before = head();
  QTest::keyClick(milestones, Qt::Key_Space);
  settle();
  EXPECT_EQ(head(), before + 1);
  EXPECT_FALSE(
      textOf(field(stored("plan_milestone").front(), "plan_milestone", "done_on")).empty());
  EXPECT_TRUE(until([&] {
    return milestones->count() == 1 && milestones->item(0)->checkState() == Qt::Checked;
  }));
  auto* links = find<QTreeWidget>(QStringLiteral("rowReferences"));
  EXPECT_TRUE(until([&] {
    return !links->findItems(QStringLiteral("回線を分ける"), Qt::MatchContains | Qt::MatchRecursive)
                .isEmpty() &&
           !links->findItems(toQt(item_), Qt::MatchContains | Qt::MatchRecursive).isEmpty();
  })) << "what waits for it, and its item";
}

TEST_F(PlanBoardTest, OnTheTimelineKeysMoveTheChosenEndByADayOrAWeek) {
  fill();
  show(QStringLiteral("plan:") + toQt(train_));
  press(Qt::Key_2);
  ASSERT_TRUE(timeline()->hasFocus());
  const auto before = head();
  press(Qt::Key_Right, Qt::AltModifier);
  settle();
  EXPECT_EQ(of(train_, "due"), "2026-12-21");
  EXPECT_EQ(of(train_, "start"), "2026-10-01");
  EXPECT_EQ(head(), before + 1);
  press(Qt::Key_Down, Qt::AltModifier);
  settle();
  EXPECT_EQ(of(train_, "due"), "2026-12-28");
  press(Qt::Key_E);
  press(Qt::Key_Up, Qt::AltModifier);
  settle();
  EXPECT_EQ(of(train_, "start"), "2026-09-24");
  press(Qt::Key_E);
  press(Qt::Key_Left, Qt::AltModifier);
  settle();
  EXPECT_EQ(of(train_, "start"), "2026-09-23");
  EXPECT_EQ(of(train_, "due"), "2026-12-27");
  for (int i = 0; i < 4; ++i) workspace().undo();
  settle();
  EXPECT_EQ(of(train_, "start"), "2026-10-01");
  EXPECT_EQ(of(train_, "due"), "2026-12-20");
  shoot(QStringLiteral("plan_timeline"));
}

TEST_F(PlanBoardTest, ABarIsDraggedByItsEndAndAsAWhole) {
  fill();
  show(QStringLiteral("plan:") + toQt(train_));
  press(Qt::Key_2);
  settle();
  const auto rowOf = [&](const Id& plan) {
    const auto& plans = timeline()->timeline().plans();
    return static_cast<std::size_t>(std::ranges::find(plans, plan, &TimelinePlan::id) -
                                    plans.begin());
  };
  auto* area = timeline()->viewport();
  const double day = timeline()->timeline().pixelsPerDay() * textSize() / 100.0;
  const auto drag = [&](QPointF from, double days, bool cancel = false) {
    const auto to = from + QPointF(days * day, 0);
    QTest::mousePress(area, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(area, ((from + to) / 2).toPoint());
    QTest::mouseMove(area, to.toPoint());
    if (cancel) QTest::keyClick(timeline(), Qt::Key_Escape);
    QTest::mouseRelease(area, Qt::LeftButton, {}, to.toPoint());
    settle();
  };
  const auto bar = [&] { return timeline()->barInView(rowOf(train_)); };
  const auto days = [&](const std::string& a, const std::string& b) {
    return static_cast<int>((Date::parse(b)->days() - Date::parse(a)->days()).count());
  };
  drag(QPointF(bar().right() - 2, bar().center().y()), 20, true);
  EXPECT_EQ(of(train_, "due"), "2026-12-20") << "Escape";
  const auto before = head();
  drag(QPointF(bar().right() - 2, bar().center().y()), 20);
  EXPECT_EQ(head(), before + 1);
  EXPECT_NEAR(days("2026-12-20", of(train_, "due")), 20, 1);
  EXPECT_EQ(of(train_, "start"), "2026-10-01");
  const auto due = of(train_, "due");
  ASSERT_TRUE(until([&] {
    const auto& plan = timeline()->timeline().plans()[rowOf(train_)];
    return plan.due && plan.due->iso() == due;
  }));
  drag(bar().center(), -10);
  EXPECT_NEAR(days("2026-10-01", of(train_, "start")), -10, 1);
  EXPECT_EQ(days(of(train_, "start"), "2026-10-01"), days(of(train_, "due"), due))
      << "both move alike";
  const auto start = of(train_, "start");
  ASSERT_TRUE(until([&] {
    const auto& plan = timeline()->timeline().plans()[rowOf(train_)];
    return plan.start && plan.start->iso() == start;
  }));
  drag(QPointF(bar().left() + 1, bar().center().y()), 400);
  EXPECT_EQ(of(train_, "start"), of(train_, "due")) << "a start never comes after what is due";
}

TEST_F(PlanBoardTest, TheTimelineHasATableBehindItAndThreeZooms) {
  fill();
  show(QStringLiteral("view:timeline"));
  ASSERT_TRUE(timeline()->hasFocus());
  const auto months = timeline()->timeline().pixelsPerDay();
  press(Qt::Key_Minus);
  EXPECT_LT(timeline()->timeline().pixelsPerDay(), months);
  press(Qt::Key_Plus);
  press(Qt::Key_Plus);
  EXPECT_GT(timeline()->timeline().pixelsPerDay(), months);
  QString tsv;
  ask::answerNextDialog([&](QDialog& dialog) {
    tsv = dynamic_cast<DataTableDialog&>(dialog).asTsv();
    dialog.reject();
  });
  press(Qt::Key_T);
  EXPECT_TRUE(tsv.contains(QStringLiteral("資産目録を整える"))) << tsv.toStdString();
  EXPECT_TRUE(tsv.contains(QStringLiteral("50%・期限超過 30日"))) << tsv.toStdString();
  press(Qt::Key_Home);
  press(Qt::Key_Down);
  EXPECT_FALSE(timeline()->accessibleDescription().isEmpty());
}

TEST_F(PlanBoardTest, TheListSortsFiltersAndCopies) {
  fill();
  show(QStringLiteral("view:list"));
  ASSERT_TRUE(list()->hasFocus());
  const auto titles = [&] {
    std::vector<std::string> all;
    for (int row = 0; row < list()->model()->rowCount(); ++row) {
      all.push_back(fromQt(list()->model()->index(row, PlanTable::Title).data().toString()));
    }
    return all;
  };
  using Titles = std::vector<std::string>;
  EXPECT_EQ(titles(), (Titles{"資産目録を整える", "訓練をする", "回線を分ける"})) << "by due date";
  list()->sortByColumn(PlanTable::Missing, Qt::AscendingOrder);
  EXPECT_EQ(titles().front(), "回線を分ける");
  EXPECT_TRUE(list()
                  ->model()
                  ->index(0, PlanTable::Missing)
                  .data()
                  .toString()
                  .contains(QStringLiteral("目標とする将来像")));
  press(Qt::Key_C, Qt::ControlModifier);
  const auto tsv = QGuiApplication::clipboard()->text();
  EXPECT_EQ(tsv.trimmed().count(u'\n'), 3) << tsv.toStdString();
  EXPECT_TRUE(tsv.contains(QStringLiteral("計画の名称\t状態")));
  press(Qt::Key_Slash);
  auto* typed = find<QLineEdit>(QStringLiteral("planWords"));
  ASSERT_TRUE(typed->hasFocus());
  type(QStringLiteral("P-3"));
  EXPECT_EQ(titles(), (Titles{"訓練をする"}));
  press(Qt::Key_Return);
  EXPECT_TRUE(list()->hasFocus());
  window().goTo(QStringLiteral("plan_board"), QStringLiteral("mark:overdue"));
  EXPECT_EQ(titles(), (Titles{"資産目録を整える"}));
  list()->setHiddenColumns({QString::number(PlanTable::Number)});
  EXPECT_TRUE(list()->isColumnHidden(PlanTable::Number));
  shoot(QStringLiteral("plan_list"));
}

TEST_F(PlanBoardTest, TheBudgetAddsUpAndLeadsToItsPlans) {
  fill();
  one("plan_budget", {{"purpose", words("委託")},
                      {"plan", Value(train_)},
                      {"fiscal_year", Value(std::int64_t{2027})},
                      {"cost", Value(std::int64_t{300})}});
  show(QStringLiteral("view:budget"));
  auto* table = find<QTableWidget>(QStringLiteral("planBudgetTable"));
  ASSERT_TRUE(until([&] { return table->rowCount() == 4; }));
  EXPECT_EQ(table->item(0, 0)->text(), QStringLiteral("令和8年度"));
  EXPECT_EQ(table->item(0, 2)->text(), QStringLiteral("1,200"));
  EXPECT_EQ(table->item(1, 1)->text(), QStringLiteral("浄水課"));
  EXPECT_EQ(table->item(3, 2)->text(), QStringLiteral("300"));
  EXPECT_TRUE(find<QLabel>(QStringLiteral("planBudgetWords"))
                  ->text()
                  .contains(QStringLiteral("1,500千円")));
  shoot(QStringLiteral("plan_budget"));
  table->setFocus();
  table->setCurrentCell(3, 0);
  QTest::keyClick(table, Qt::Key_Return);
  ASSERT_TRUE(list()->isVisible());
  EXPECT_EQ(list()->model()->rowCount(), 1);
  EXPECT_EQ(list()->model()->index(0, PlanTable::Title).data().toString(),
            QStringLiteral("訓練をする"));
  QTest::mouseClick(find<QToolButton>(QStringLiteral("planExtra")), Qt::LeftButton);
  EXPECT_EQ(list()->model()->rowCount(), 3);
}

TEST_F(PlanBoardTest, TheBurnUpTellsWhatIsDoneAndWhatToExpect) {
  fill();
  workspace().session().run(commands::setLevel(workspace().key(item_), 1));
  settle();
  show(QStringLiteral("view:burnup"));
  auto* said = find<QLabel>(QStringLiteral("planBurnWords"));
  ASSERT_TRUE(until([&] { return said->text().contains(QStringLiteral("1.0 から 3.0 へ")); }))
      << said->text().toStdString();
  EXPECT_TRUE(said->text().contains(QStringLiteral("計画3件のうち完了0件")));
  shoot(QStringLiteral("plan_burnup"));
  // By keys from a point of the chart to the plans behind it.
  auto* chart = board().findChildren<BurnUpView*>().front()->findChildren<DrawingView*>().front();
  ASSERT_TRUE(chart->hasFocus());
  QTest::keyClick(chart, Qt::Key_End);
  QTest::keyClick(chart, Qt::Key_Return);
  ASSERT_TRUE(list()->isVisible());
  EXPECT_EQ(list()->model()->rowCount(), 2) << "those with a due date";
}

TEST_F(PlanBoardTest, WhoMayNotChangePlansIsToldWhy) {
  fill();
  workspace().actAs(toQt(personWith("executive").id));
  show(QStringLiteral("plan:") + toQt(train_));
  EXPECT_FALSE(find<QPushButton>(QStringLiteral("planProgress"))->isEnabled());
  EXPECT_FALSE(find<QPushButton>(QStringLiteral("planClose"))->toolTip().isEmpty());
  const auto before = head();
  press(Qt::Key_Right, Qt::AltModifier);
  press(Qt::Key_U);
  press(Qt::Key_C);
  settle();
  EXPECT_EQ(head(), before);
  EXPECT_TRUE(ask::takeAsked().empty());
}

TEST_F(PlanBoardTest, FollowsTheWorkspaceAndTheLanguage) {
  fill();
  show();
  one("plan", {{"title", words("新しい計画")}, {"state", words("draft")}});
  EXPECT_TRUE(until([&] { return column("draft")->model()->rowCount() == 2; }));
  setLanguage(Language::English);
  EXPECT_EQ(find<SegmentedControl>(QStringLiteral("planViews"))
                ->button(QStringLiteral("timeline"))
                ->text(),
            QStringLiteral("Timeline"));
  EXPECT_EQ(list()->model()->headerData(PlanTable::Missing, Qt::Horizontal).toString(), "Missing");
  setLanguage(Language::Japanese);
}

}  // namespace
}  // namespace kijun::ui::plan_board
