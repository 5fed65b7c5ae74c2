// The dependency map's page over a real workspace.
#include <gtest/gtest.h>

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPdfWriter>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>
#include <QWheelEvent>

#include "records/registers.h"
#include "ui/page_support.h"
#include "ui/pages/map/filter_bar.h"
#include "ui/pages/map/map_page.h"
#include "ui/pages/map/map_print.h"
#include "ui/pages/map/map_view.h"
#include "ui/pages/map/side_pane.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/empty_state.h"

namespace kijun::ui::map {
namespace {

using testing::eventually;
using Values = std::map<std::string, Value>;

class MapPageTest : public ::testing::Test {
 protected:
  Id add(const std::string& record, Values values) {
    const auto& description = *findDescription(record);
    Row row(description.fields.size() + 1);
    const auto name = textOf(values.at("name"));
    for (const auto& [field, value] : values) row[description.indexOf(field).value() + 1] = value;
    auto& session = workspace.model->session();
    session.run(commands::putRecord(description, row));
    for (const auto& stored : session.rows(description)) {
      if (textOf(stored[1]) == name) return textOf(stored.front());
    }
    ADD_FAILURE() << name;
    return {};
  }
  Id asset(const std::string& name, const std::string& kind, Values more = {}) {
    more["name"] = name;
    more["kind"] = kind;
    more["status"] = "approved";
    return add("asset", std::move(more));
  }
  // Two services: 上水道 on 監視制御 and 料金 on 料金システム, both on 網, which 通信 supplies.
  void fill() {
    const auto water = add("service", {{"name", "上水道"}});
    const auto bills = add("service", {{"name", "料金"}});
    const auto telecom = add("supplier", {{"name", "通信"}});
    const auto maker = add("supplier", {{"name", "計装"}});
    network = asset("網", "network", {{"suppliers", telecom}});
    asset("監視制御", "control_system",
          {{"services", water}, {"depends_on", network}, {"suppliers", maker}});
    asset("料金システム", "information_system", {{"services", bills}, {"depends_on", network}});
  }
  void show() {
    page = std::make_unique<MapPage>(shell, *workspace.model);
    page->resize(1190, 670);
    page->show();
    view = page->findChild<MapView*>();
    side = page->findChild<SidePane*>();
    filter = page->findChild<FilterBar*>();
  }
  void showFilled() {
    fill();
    show();
    ASSERT_TRUE(eventually([&] { return view->isVisible() && !placeOf("網").isEmpty(); }));
  }
  std::optional<std::uint32_t> node(const std::string& name) const {
    for (std::uint32_t i = 0; i < graph().size(); ++i) {
      if (graph().node(i).name == name) return i;
    }
    return std::nullopt;
  }
  // As the page reads it.
  const DependencyGraph& graph() const {
    cached = DependencyGraph::of([&](const RecordDescription& description) {
      return workspace.model->session().rows(description);
    });
    return cached;
  }
  QRectF placeOf(const std::string& name) const {
    const auto at = node(name);
    return at ? view->placeOf(*at) : QRectF();
  }
  bool isShown(const std::string& name) const { return !placeOf(name).isEmpty(); }
  std::string chosen() const {
    return view->chosen() ? graph().node(*view->chosen()).name : std::string();
  }
  void click(const std::string& name) {
    QTest::mouseClick(view, Qt::LeftButton, {}, placeOf(name).center().toPoint());
  }
  QComboBox* combo(std::string_view textId) const {
    for (auto* found : filter->findChildren<QComboBox*>()) {
      if (found->accessibleName() == text(textId)) return found;
    }
    return nullptr;
  }
  // The lists of the side pane, "heading: name name".
  QStringList lists() const {
    QStringList out;
    const auto* tree = side->findChild<QTreeWidget*>();
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
      QStringList names;
      for (int n = 0; n < tree->topLevelItem(i)->childCount(); ++n) {
        names << tree->topLevelItem(i)->child(n)->text(0);
      }
      out << tree->topLevelItem(i)->text(0) + QStringLiteral(": ") + names.join(u' ');
    }
    return out;
  }
  EmptyState* visibleState() const {
    for (auto* found : page->findChildren<EmptyState*>()) {
      if (found->isVisible()) return found;
    }
    return nullptr;
  }
  QPushButton* button(const char* textId) const {
    for (auto* found : page->findChildren<QPushButton*>()) {
      if (found->text() == text(textId) && found->isVisible()) return found;
    }
    return nullptr;
  }

  testing::OpenWorkspace workspace;
  testing::RecordingShell shell;
  std::unique_ptr<MapPage> page;
  MapView* view = nullptr;
  SidePane* side = nullptr;
  FilterBar* filter = nullptr;
  Id network;
  mutable DependencyGraph cached;
};

TEST_F(MapPageTest, SaysWhatItIsForWhileThereIsNothing) {
  show();
  ASSERT_TRUE(eventually([&] { return visibleState() != nullptr; }));
  EXPECT_FALSE(view->isVisible());
  EXPECT_FALSE(view->isVisible());
  EXPECT_FALSE(side->isVisible());
  fill();  // and appears by itself once there is something
  EXPECT_TRUE(eventually([&] { return view->isVisible() && isShown("網"); }));
}

TEST_F(MapPageTest, ListsSinglePointsAndWhatSuffersFromEach) {
  showFilled();
  ASSERT_EQ(lists().size(), 1);
  EXPECT_TRUE(lists()[0].endsWith(QStringLiteral("（5）: 網 通信 料金システム 監視制御 計装")))
      << lists()[0].toStdString();
  click("網");
  EXPECT_EQ(chosen(), "網");
  EXPECT_EQ(
      lists(),
      QStringList({QStringLiteral("失われると止まる重要サービス（2）: 上水道 料金"),
                   QStringLiteral("これに依存するもの（4）: 料金システム 監視制御 上水道 料金"),
                   QStringLiteral("これが必要とするもの（1）: 通信")}));
  QTest::mouseClick(view, Qt::LeftButton, {}, QPoint(view->width() - 3, view->height() - 3));
  EXPECT_EQ(chosen(), "");
}

TEST_F(MapPageTest, IsWalkedByKeys) {
  showFilled();
  view->setFocus();
  QTest::keyClick(view, Qt::Key_Right);
  const auto first = chosen();
  EXPECT_TRUE(first == "上水道" || first == "料金") << first;
  QTest::keyClick(view, Qt::Key_Right);
  EXPECT_EQ(chosen(), first == "上水道" ? "監視制御" : "料金システム");
  QTest::keyClick(view, Qt::Key_Right);
  EXPECT_TRUE(chosen() == "網" || chosen() == "計装");
  QTest::keyClick(view, Qt::Key_Left);
  QTest::keyClick(view, Qt::Key_Left);
  EXPECT_EQ(graph().node(*view->chosen()).kind, NodeKind::Service);
  QTest::keyClick(view, Qt::Key_Down);
  QTest::keyClick(view, Qt::Key_Up);
  EXPECT_EQ(graph().node(*view->chosen()).kind, NodeKind::Service);
  QTest::keyClick(view, Qt::Key_Escape);
  EXPECT_EQ(chosen(), "");
}

TEST_F(MapPageTest, ZoomsAroundTheMouseAndByKeysAndFitsAgain) {
  showFilled();
  const double fitting = view->scale();
  QTest::keyClick(view, Qt::Key_Plus);
  EXPECT_GT(view->scale(), fitting);
  QTest::keyClick(view, Qt::Key_Minus);
  EXPECT_NEAR(view->scale(), fitting, 1e-9);
  const auto before = placeOf("網").center();
  QWheelEvent wheel(before, view->mapToGlobal(before), {}, QPoint(0, 240), Qt::NoButton,
                    Qt::NoModifier, Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(view, &wheel);
  EXPECT_GT(view->scale(), fitting * 1.4);
  EXPECT_NEAR(placeOf("網").center().x(), before.x(), 0.5);
  EXPECT_NEAR(placeOf("網").center().y(), before.y(), 0.5);
  QTest::keyClick(view, Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_LT(placeOf("網").center().x(), before.x());
  QTest::keyClick(view, Qt::Key_0);
  EXPECT_NEAR(view->scale(), fitting, 1e-9);
  EXPECT_NEAR(placeOf("網").center().x(), before.x(), 0.5);
}

TEST_F(MapPageTest, IsDraggedWithoutChoosing) {
  showFilled();
  const auto before = placeOf("網").center();
  const QPoint from = before.toPoint();
  QTest::mousePress(view, Qt::LeftButton, {}, from);
  QTest::mouseMove(view, from + QPoint(-30, -20));
  QTest::mouseMove(view, from + QPoint(-60, -40));
  QTest::mouseRelease(view, Qt::LeftButton, {}, from + QPoint(-60, -40));
  EXPECT_NEAR(placeOf("網").center().x(), before.x() - 60, 1);
  EXPECT_EQ(chosen(), "");
}

TEST_F(MapPageTest, NarrowsDownAndShowsEverythingAgain) {
  showFilled();
  auto* services = combo("record.service");
  services->setCurrentIndex(services->findText(QStringLiteral("料金")));
  ASSERT_TRUE(eventually([&] { return !isShown("監視制御"); }));
  EXPECT_TRUE(isShown("通信"));
  auto* kinds = combo("map.table.kind");
  kinds->setCurrentIndex(kinds->findData(QStringLiteral("supplier")));
  ASSERT_TRUE(eventually([&] { return !isShown("網"); }));
  EXPECT_TRUE(isShown("通信"));
  EXPECT_EQ(services->currentText(), QStringLiteral("料金"));
  button("mappage.clear")->click();
  EXPECT_TRUE(eventually([&] { return isShown("監視制御") && isShown("網"); }));
}

TEST_F(MapPageTest, AFilterThatFitsNothingSaysSoAndHasAWayOut) {
  showFilled();
  auto* services = combo("record.service");
  services->setCurrentIndex(services->findText(QStringLiteral("料金")));
  auto* suppliers = combo("record.supplier");
  suppliers->setCurrentIndex(suppliers->findText(QStringLiteral("計装")));
  ASSERT_TRUE(eventually([&] { return !view->isVisible(); }));
  for (auto* found : page->findChildren<QPushButton*>()) {
    if (found->isVisible() && found->text() == text("mappage.clear") &&
        !filter->isAncestorOf(found)) {
      found->click();
    }
  }
  EXPECT_TRUE(eventually([&] { return view->isVisible() && isShown("計装"); }));
}

TEST_F(MapPageTest, FindsByNameAsOneTypesAndEnterGoesRound) {
  showFilled();
  auto* words = filter->findChild<QLineEdit*>();
  words->setText(QStringLiteral("システム"));
  QTest::keyClick(words, Qt::Key_Return);
  EXPECT_EQ(chosen(), "料金システム");
  EXPECT_GE(view->scale(), 0.8);
  EXPECT_TRUE(QRectF(view->rect()).contains(placeOf("料金システム")));
  words->setText(QStringLiteral("料金"));
  QTest::keyClick(words, Qt::Key_Return);
  QTest::keyClick(words, Qt::Key_Return);
  EXPECT_EQ(chosen(), "料金システム");  // the service between
}

TEST_F(MapPageTest, GoesAroundOneThingAndBack) {
  showFilled();
  click("監視制御");
  button("mappage.focus")->click();
  ASSERT_TRUE(eventually([&] { return !isShown("料金システム"); }));
  EXPECT_TRUE(isShown("網"));
  EXPECT_EQ(chosen(), "監視制御");
  button("mappage.clear")->click();
  EXPECT_TRUE(eventually([&] { return isShown("料金システム"); }));
}

TEST_F(MapPageTest, ListsLeadOnAndPlacesAreKept) {
  showFilled();
  click("網");
  auto* tree = side->findChild<QTreeWidget*>();
  auto* last = tree->topLevelItem(2)->child(0);
  tree->setCurrentItem(last);
  QTest::keyClick(tree, Qt::Key_Return);
  EXPECT_EQ(chosen(), "通信");
  EXPECT_TRUE(page->place().startsWith(QStringLiteral("supplier:")));
  EXPECT_TRUE(page->focusItem(QStringLiteral("asset:") + toQt(network)));
  EXPECT_TRUE(eventually([&] { return chosen() == "網"; }));
  EXPECT_FALSE(page->focusItem(QStringLiteral("item:5.1.1.1-1")));
}

TEST_F(MapPageTest, EnterOpensTheRowInItsRegister) {
  showFilled();
  click("網");
  QTest::keyClick(view, Qt::Key_Return);
  ASSERT_EQ(shell.visits.size(), 1u);
  EXPECT_EQ(shell.visits[0].first, QStringLiteral("assets"));
  EXPECT_EQ(shell.visits[0].second, QStringLiteral("asset:") + toQt(network));
  click("上水道");
  button("mappage.open")->click();
  ASSERT_EQ(shell.visits.size(), 2u);
  EXPECT_TRUE(shell.visits[1].second.startsWith(QStringLiteral("service:")));
}

TEST_F(MapPageTest, FollowsTheRegisters) {
  showFilled();
  click("網");
  asset("予備の網", "network", {{"depends_on", network}});
  EXPECT_TRUE(eventually([&] { return lists().join(u' ').contains(QStringLiteral("予備の網")); }));
  EXPECT_EQ(page->place(), QStringLiteral("asset:") + toQt(network));
}

TEST_F(MapPageTest, IsWrittenAsSvg) {
  showFilled();
  const auto file = QString::fromStdString((workspace.folder / "図.svg").string());
  ask::answerNextFile(file);
  button("mappage.export")->click();
  ASSERT_TRUE(eventually([&] { return !shell.said.empty(); }));
  QFile written(file);
  ASSERT_TRUE(written.open(QIODevice::ReadOnly));
  const auto bytes = written.readAll();
  EXPECT_TRUE(bytes.startsWith("<?xml"));
  EXPECT_TRUE(bytes.contains("監視制御"));
}

TEST_F(MapPageTest, IsPrintedOnAsManyPagesAsItsTextNeeds) {
  const auto pagesOf = [&](double width, double height) {
    Drawing drawing;
    drawing.width = width;
    drawing.height = height;
    drawing.shapes.push_back(
        {Label{{50, 40}, "図", 12, Anchor::Start, Weight::Regular}, ColourRole::Text, {}, {}, {}});
    QPdfWriter paper(QString::fromStdString((workspace.folder / "図.pdf").string()));
    paper.setPageSize(QPageSize(QPageSize::A4));
    paper.setPageOrientation(QPageLayout::Landscape);
    return printDrawing(paper, drawing);
  };
  EXPECT_EQ(pagesOf(600, 400), 1);
  EXPECT_GT(pagesOf(6000, 4000), 4);
  EXPECT_LE(pagesOf(6000, 4000), 60);
  EXPECT_EQ(pagesOf(60000, 40000), 1);  // what would need hundreds is one picture
  EXPECT_EQ(pagesOf(0, 0), 0);
}

}  // namespace
}  // namespace kijun::ui::map
