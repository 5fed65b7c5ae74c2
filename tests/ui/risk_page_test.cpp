// The risk overview in the real window, by keys and clicks, over a few risks of each method.
#include "ui/pages/risks/risk_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QTreeWidget>

#include "ui/pages/risks/risk_table.h"
#include "ui/register_page_support.h"
#include "ui/widgets/drawing_view.h"
#include "ui/widgets/empty_state.h"

namespace kijun::ui::risks {
namespace {

using testing::until;
using testing::words;

class RiskPageTest : public testing::RegisterTest {
 protected:
  Id one(std::string_view record, const std::map<std::string, Value>& values) {
    return put(record, {row(record, values)}).at(0);
  }
  void fill() {
    openBare();
    workspace().actAs(toQt(personWith("administrator").id));
    service_ = one("service", {{"name", words("浄水")}});
    one("service", {{"name", words("配水")}});
    outage_ = one("risk", {{"title", words("停電で浄水が止まる")},
                           {"method", words("scenario")},
                           {"state", words("open")},
                           {"inherent", words("A")},
                           {"current", words("C")},
                           {"target", words("D")},
                           {"treatment", words("reduce")},
                           {"review_due", words("2026-08-31")},
                           {"services", Value(service_)},
                           {"items", Value(workspace().catalog().items().front().id)}});
    flood_ = one("risk", {{"title", words("豪雨で取水が止まる")},
                          {"method", words("scenario")},
                          {"state", words("open")}});
    one("risk", {{"title", words("済んだこと")},
                 {"method", words("damage")},
                 {"state", words("closed")},
                 {"current", words("E")}});
    scenario("停電", outage_, "4", "5");
    scenario("豪雨", flood_, "2", "4");
    const auto damage =
        one("damage_scenario", {{"title", words("薬品の過剰注入")}, {"damage", words("3")}});
    attack_ = one("attack_scenario", {{"title", words("保守回線から")},
                                      {"damage_scenario", Value(damage)},
                                      {"threat", words("3")}});
    one("attack_step", {{"what", words("保守用VPNに入る")},
                        {"scenario", Value(attack_)},
                        {"place", Value(std::int64_t{1})},
                        {"depth", Value(std::int64_t{0})},
                        {"countermeasure", words("1")}});
  }
  void scenario(const char* title, const Id& risk, const char* likelihood, const char* impact) {
    one("scenario", {{"title", words(title)},
                     {"service", Value(service_)},
                     {"hazard", words("natural-disaster")},
                     {"likelihood", words(likelihood)},
                     {"impact_service", words(impact)},
                     {"risk", Value(risk)}});
  }
  void show(const QString& place = {}) {
    window().goTo(QStringLiteral("riskmap"), place);
    settle();
    ASSERT_TRUE(until([&] { return table() && table()->model()->rowCount() > 0; }));
  }
  RiskPage& map() { return dynamic_cast<RiskPage&>(*window().page(QStringLiteral("riskmap"))); }
  QTableView* table() { return map().findChild<QTableView*>(QStringLiteral("riskTable")); }
  QTreeWidget* tree(const char* name) { return map().findChild<QTreeWidget*>(QLatin1String(name)); }
  std::vector<std::string> listed() {
    std::vector<std::string> titles;
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
      titles.push_back(fromQt(table()->model()->index(row, RiskTable::Title).data().toString()));
    }
    return titles;
  }
  std::string current(const Id& risk) {
    for (const auto& each : stored("risk")) {
      if (textOf(each.front()) == risk) return textOf(field(each, "risk", "current"));
    }
    return "gone";
  }
  QTreeWidgetItem* link(QTreeWidget& links, const QString& title) {
    const auto found = links.findItems(title, Qt::MatchContains | Qt::MatchRecursive);
    return found.isEmpty() ? nullptr : found.front();
  }
  Id service_, outage_, flood_, attack_;
};

using Titles = std::vector<std::string>;

TEST_F(RiskPageTest, WithoutARiskItSaysWhatItIsForAndLeadsToTheRegister) {
  openBare();
  window().goTo(QStringLiteral("riskmap"));
  settle();
  auto* empty = map().findChild<EmptyState*>();
  ASSERT_TRUE(until([&] { return empty->isVisible(); }));
  QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
  EXPECT_EQ(window().currentPage(), QStringLiteral("risks"));
}

TEST_F(RiskPageTest, ListsTheOpenRisksHighestFirstWithMarksAndProposals) {
  fill();
  show();
  EXPECT_EQ(listed(), (Titles{"停電で浄水が止まる", "豪雨で取水が止まる"}));
  const auto at = [&](int row, int column) {
    return table()->model()->index(row, column).data().toString();
  };
  EXPECT_EQ(at(0, RiskTable::Current), "C");
  EXPECT_EQ(at(0, RiskTable::Proposal), "A");
  EXPECT_EQ(at(0, RiskTable::Marks), QStringLiteral("見直し期限超過・提案と現在が異なる"));
  EXPECT_EQ(at(1, RiskTable::Marks), QStringLiteral("提案と現在が異なる・未決定"));
  shoot(QStringLiteral("riskmap"));
}

TEST_F(RiskPageTest, OneKeyTakesTheProposalsOfAllChosenOverAndOneUndoTakesThemBack) {
  fill();
  show();
  table()->setFocus();
  QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
  const auto head = workspace().session().head().number;
  QTest::keyClick(table(), Qt::Key_P);
  settle();
  EXPECT_EQ(current(outage_), "A");
  EXPECT_EQ(current(flood_), "C");
  EXPECT_EQ(workspace().session().head().number, head + 1) << "one entry";
  // Nothing differs any more: the key says so and changes nothing.
  ASSERT_TRUE(until(
      [&] { return !map().findChild<QPushButton*>(QStringLiteral("riskAccept"))->isEnabled(); }));
  QTest::keyClick(table(), Qt::Key_P);
  settle();
  EXPECT_EQ(workspace().session().head().number, head + 1);
  workspace().undo();
  settle();
  EXPECT_EQ(current(outage_), "C");
  EXPECT_EQ(current(flood_), "");
}

TEST_F(RiskPageTest, WhoMayNotChangeRisksIsToldWhy) {
  fill();
  workspace().actAs(toQt(personWith("executive").id));
  show();
  auto* accept = map().findChild<QPushButton*>(QStringLiteral("riskAccept"));
  EXPECT_FALSE(accept->isEnabled());
  EXPECT_FALSE(accept->toolTip().isEmpty());
  table()->setFocus();
  QTest::keyClick(table(), Qt::Key_P);
  settle();
  EXPECT_EQ(current(outage_), "C");
}

TEST_F(RiskPageTest, ACellOfTheMatrixNarrowsTheListAndAPlaceDoesToo) {
  fill();
  show();
  DrawingView* matrix = nullptr;
  for (auto* view : map().findChildren<DrawingView*>()) {
    if (view->accessibleName().contains(QStringLiteral("起こりやすさ"))) matrix = view;
  }
  ASSERT_NE(matrix, nullptr);
  matrix->setFocus(Qt::TabFocusReason);
  QTest::keyClick(matrix, Qt::Key_Right);
  QTest::keyClick(matrix, Qt::Key_Return);
  EXPECT_EQ(listed(), (Titles{"停電で浄水が止まる"}));
  window().goTo(QStringLiteral("riskmap"), QStringLiteral("mark:undecided"));
  EXPECT_EQ(listed(), (Titles{"豪雨で取水が止まる"}));
  window().goTo(QStringLiteral("riskmap"), QStringLiteral("mark:closed"));
  EXPECT_EQ(listed(), (Titles{"済んだこと"}));
}

TEST_F(RiskPageTest, GroupsByTreatmentUnderHeadingsThatCannotBeChosen) {
  fill();
  show();
  table()->setFocus();
  QTest::keyClick(table(), Qt::Key_G);
  EXPECT_EQ(listed(), (Titles{"低減（1件）", "停電で浄水が止まる", "回避（0件）", "移転（0件）",
                              "保有（0件）", "未定（1件）", "豪雨で取水が止まる"}));
  EXPECT_FALSE(table()->model()->flags(table()->model()->index(0, 0)) & Qt::ItemIsSelectable);
}

TEST_F(RiskPageTest, TheChainLeadsToItemServiceAndScenarioAndEnterToTheRegister) {
  fill();
  show(QStringLiteral("risk:") + toQt(outage_));
  auto* chain = tree("riskChain");
  ASSERT_TRUE(until([&] { return link(*chain, QStringLiteral("浄水")) != nullptr; }));
  auto* service = link(*chain, QStringLiteral("浄水"));
  ASSERT_NE(link(*chain, QStringLiteral("停電")), nullptr);
  for (auto* at : chain->findItems(QStringLiteral("浄水"), Qt::MatchExactly | Qt::MatchRecursive)) {
    service = at;
  }
  chain->setFocus();
  chain->setCurrentItem(service);
  QTest::keyClick(chain, Qt::Key_Return);
  EXPECT_EQ(window().currentPage(), QStringLiteral("scope"));
  show();
  const auto item = toQt(workspace().catalog().items().front().id);
  chain->setFocus();
  chain->setCurrentItem(link(*chain, item));
  QTest::keyClick(chain, Qt::Key_Return);
  EXPECT_EQ(window().currentPage(), QStringLiteral("assess"));
  show();
  table()->setFocus();
  QTest::keyClick(table(), Qt::Key_Return);
  EXPECT_EQ(window().currentPage(), QStringLiteral("risks"));
  settle();
  EXPECT_EQ(view().current(), outage_);
}

TEST_F(RiskPageTest, TellsWhatNoScenarioCoversAndWhichMeasureHelpsMost) {
  fill();
  show(QStringLiteral("tab:coverage"));
  auto* gaps = tree("coverageLinks");
  ASSERT_TRUE(until([&] { return link(*gaps, QStringLiteral("配水")) != nullptr; }));
  EXPECT_TRUE(
      gaps->findItems(QStringLiteral("浄水"), Qt::MatchExactly | Qt::MatchRecursive).isEmpty());
  window().goTo(QStringLiteral("riskmap"), QStringLiteral("tab:help"));
  auto* help = tree("helpLinks");
  ASSERT_EQ(help->topLevelItemCount(), 1);
  EXPECT_EQ(help->topLevelItem(0)->text(0),
            QStringLiteral("1. 保守用VPNに入る　下がるツリー 1本（合計 1段階）"));
  EXPECT_EQ(help->topLevelItem(0)->child(0)->text(1), QStringLiteral("A → B"));
}

// Its rows alone change, the risk's own row does not.
TEST_F(RiskPageTest, ALinkToAnItemRaisesItsPriorityAtOnce) {
  fill();
  show();
  const auto item = workspace().catalog().items().back().id;
  ASSERT_EQ(workspace().itemScore(item)->riskLevel, std::nullopt);
  workspace().post(
      commands::patchRecords(*findDescription("risk"), {outage_}, {{"items", Value(item)}}));
  EXPECT_TRUE(until([&] { return workspace().itemScore(item)->riskLevel == "C"; }));
}

TEST_F(RiskPageTest, FollowsWhatChangesInTheWorkspaceAndTheLanguage) {
  fill();
  show();
  one("risk", {{"title", words("新しいリスク")},
               {"method", words("asset")},
               {"state", words("open")},
               {"current", words("A")}});
  EXPECT_TRUE(until([&] { return listed().size() == 3; }));
  EXPECT_EQ(listed().front(), "新しいリスク");
  setLanguage(Language::English);
  EXPECT_EQ(table()->model()->headerData(RiskTable::Proposal, Qt::Horizontal).toString(),
            "Proposed");
  setLanguage(Language::Japanese);
}

TEST_F(RiskPageTest, SeveralLevelsAtOnceAreAFilterThatCanBeTakenOff) {
  fill();
  show(QStringLiteral("level:current:BC"));
  ASSERT_TRUE(until([&] { return table()->model()->rowCount() == 1; }));
  auto* extra = map().findChild<QToolButton*>(QStringLiteral("riskExtra"));
  ASSERT_NE(extra, nullptr);
  EXPECT_TRUE(extra->isVisible());
  extra->click();
  EXPECT_EQ(table()->model()->rowCount(), 2);
}

TEST_F(RiskPageTest, InASmallWindowTitlesAndTheChainHaveTheirRoom) {
  fill();
  show();
  EXPECT_GE(table()->columnWidth(RiskTable::Title), 200);
  EXPECT_TRUE(table()->isColumnHidden(RiskTable::Method));
  EXPECT_GE(tree("riskChain")->height(), 250) << "beside the charts too";
  window().resize(1920, 1080);
  settle();
  EXPECT_FALSE(table()->isColumnHidden(RiskTable::Method));
}

TEST_F(RiskPageTest, ChosenRowsAreCopiedWithTheColumnsThatAreSeen) {
  fill();
  window().resize(1920, 1080);
  show();
  table()->setColumnHidden(RiskTable::Owner, true);
  table()->setFocus();
  table()->selectRow(0);
  press(Qt::Key_C, Qt::ControlModifier);
  const auto lines = QGuiApplication::clipboard()->text().trimmed().split(u'\n');
  ASSERT_EQ(lines.size(), 2);
  EXPECT_EQ(lines[0].count(u'\t'), RiskTable::kColumns - 2);
  EXPECT_TRUE(lines[1].startsWith(QStringLiteral("停電で浄水が止まる\t")))
      << lines[1].toStdString();
}

}  // namespace
}  // namespace kijun::ui::risks
