// The gaps page in the real window, by keys and clicks, over a few answers, risks and a plan.
#include "ui/pages/gaps/gap_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeWidget>

#include "ui/pages/gaps/gap_table.h"
#include "ui/register_page_support.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::gaps {
namespace {

using testing::until;
using testing::words;

class GapPageTest : public testing::RegisterTest {
 protected:
  // Three expected items with gaps, one of them with a risk, and one that was declined.
  void fill() {
    openBare();
    workspace().actAs(toQt(personWith("administrator").id));
    for (const auto& item : workspace().catalog().items()) {
      if (item.modality == Modality::Expected && items_.size() < 3) items_.push_back(item.id);
      if (item.modality == Modality::Recommended && declined_.empty()) declined_ = item.id;
    }
    const int levels[] = {0, 2, 1};
    for (std::size_t i = 0; i < items_.size(); ++i) {
      run(commands::setLevel(workspace().key(items_[i]), levels[i]));
    }
    run(commands::setApplicability(workspace().key(declined_), Applicability::NotAdopted,
                                   "代わりの統制がある"));
    risk_ = one("risk", {{"title", words("停電で浄水が止まる")},
                         {"method", words("scenario")},
                         {"state", words("open")},
                         {"current", words("A")},
                         {"items", Value(items_[1])}});
  }
  void run(const Command& command) {
    workspace().session().run(command);
    settle();
  }
  Id one(std::string_view record, const std::map<std::string, Value>& values) {
    return put(record, {row(record, values)}).at(0);
  }
  void show(const QString& place = {}) {
    window().goTo(QStringLiteral("gaps"), place);
    settle();
    ASSERT_TRUE(until([&] { return table() && table()->model()->rowCount() > 0; }));
    table()->setFocus();
  }
  GapPage& page() { return dynamic_cast<GapPage&>(*window().page(QStringLiteral("gaps"))); }
  QTableView* table() { return page().findChild<QTableView*>(QStringLiteral("gapTable")); }
  template <typename T>
  T& part(const char* name) {
    auto* found = page().findChild<T*>(QLatin1String(name));
    if (!found) throw std::runtime_error(std::string("no ") + name);
    return *found;
  }
  QString cell(int row, int column) {
    return table()->model()->index(row, column).data().toString();
  }
  // Headings, and items with their ranks, down to the first of the unanswered.
  std::vector<std::string> listed() {
    std::vector<std::string> out;
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
      const auto id = cell(row, GapTable::ItemId);
      out.push_back(
          fromQt(id.isEmpty() ? cell(row, GapTable::Rank) : cell(row, GapTable::Rank) + u' ' + id));
      if (out.back().starts_with("未回答")) break;
    }
    return out;
  }
  std::vector<std::string> ranked() {
    std::vector<std::string> out;
    for (const auto& line : listed()) {
      if (line.front() >= '1' && line.front() <= '9') out.push_back(line);
    }
    return out;
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(table(), key, modifiers);
  }
  void choose(const std::string& item) {
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
      if (cell(row, GapTable::ItemId) == toQt(item)) {
        table()->selectRow(row);
        table()->setCurrentIndex(table()->model()->index(row, GapTable::Title));
        return;
      }
    }
    FAIL() << item << " is not shown";
  }
  std::string rankOf(const std::string& item) {
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
      if (cell(row, GapTable::ItemId) == toQt(item)) return fromQt(cell(row, GapTable::Rank));
    }
    return "gone";
  }
  std::optional<int> target(const std::string& item) {
    const auto settings = workspace().session().settings(workspace().cycle().cycle.id, item);
    return settings ? settings->target : std::nullopt;
  }
  std::int64_t head() { return workspace().session().head().number; }
  std::vector<std::string> items_;
  std::string declined_;
  Id risk_;
};

using Lines = std::vector<std::string>;

TEST_F(GapPageTest, WithoutAnAnswerItSaysWhatItIsForAndLeadsToAssess) {
  openBare();
  window().goTo(QStringLiteral("gaps"));
  settle();
  EmptyState* empty = nullptr;
  ASSERT_TRUE(until([&] { return (empty = child<EmptyState>()) != nullptr; }));
  shoot(QStringLiteral("gaps-empty"));
  QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
  EXPECT_EQ(window().currentPage(), QStringLiteral("assess"));
}

TEST_F(GapPageTest, RanksTheGapsWithTheirReasonsAndKeepsTheOthersApart) {
  fill();
  show();
  // 1.0 × 1 × (1 + 2), 1.0 × 3 × 1: a tie goes to the smaller effort, then the guideline's order.
  ASSERT_EQ(ranked().size(), 3u);
  EXPECT_EQ(listed().front(), "順位付き（3件）");
  EXPECT_EQ(rankOf(items_[2]), "3");
  choose(items_[1]);
  EXPECT_EQ(part<QLabel>("gapReason").text(),
            QStringLiteral("重み1.0の期待事項で目標3まで1段階、Aのリスク「停電で浄水が止まる」が"
                           "結び付く。"));
  EXPECT_TRUE(
      part<QLabel>("gapFormula").text().contains(QStringLiteral("1.0 × 1 × (1 + 2.0) = 3.00")));
  const int last = table()->model()->rowCount() - 1;
  EXPECT_EQ(cell(last - 1, GapTable::Rank), QStringLiteral("不採用（1件）"));
  EXPECT_TRUE(cell(last, GapTable::Reason).contains(QStringLiteral("代わりの統制がある")));
  EXPECT_EQ(cell(last, GapTable::Gap), QStringLiteral("—"));
}

TEST_F(GapPageTest, KeysSwitchTheRankingTheGroupingAndTheFilter) {
  fill();
  show();
  key(Qt::Key_V);
  ASSERT_TRUE(until([&] { return cell(1, GapTable::Reason).contains(QStringLiteral("で割る")); }))
      << "by value the sentence speaks of the effort";
  key(Qt::Key_V);
  for (int i = 0; i < 4; ++i) key(Qt::Key_G);  // by risk
  ASSERT_TRUE(until([&] { return listed().front() == "A 停電で浄水が止まる（1件）"; }));
  EXPECT_EQ(listed().at(2), "リスク未分析（2件）");
  EXPECT_FALSE(table()->model()->flags(table()->model()->index(0, 0)) & Qt::ItemIsSelectable);
  key(Qt::Key_G);
  ASSERT_TRUE(until([&] { return listed().front() == "順位付き（3件）"; }));
  key(Qt::Key_Slash);
  ASSERT_TRUE(part<QLineEdit>("gapWords").hasFocus());
  part<QLineEdit>("gapWords").insert(QStringLiteral("停電"));
  EXPECT_EQ(listed().size(), 2u) << "a word of the risk";
  QTest::keyClick(&part<QLineEdit>("gapWords"), Qt::Key_Escape);
  EXPECT_GT(listed().size(), 2u);
}

TEST_F(GapPageTest, AClickOnAColumnSortsUnderEachHeadingAndTheThirdBringsTheRankingBack) {
  fill();
  show();
  const auto asRanked = listed();
  ASSERT_EQ(ranked().size(), 3U);
  choose(items_[2]);
  auto* head = table()->horizontalHeader();
  const auto click = [&](int column) {
    const QPoint at(head->sectionViewportPosition(column) + head->sectionSize(column) / 2,
                    head->height() / 2);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, Qt::NoModifier, at);
  };
  const auto order = [&] {
    std::vector<std::string> items;
    for (const auto& line : ranked()) items.push_back(line.substr(line.find(' ') + 1));
    return items;
  };
  click(GapTable::ItemId);
  EXPECT_EQ(order(), items_) << "the guideline's order";
  EXPECT_EQ(listed().front(), asRanked.front()) << "headings stay";
  EXPECT_EQ(page().place(), "item:" + toQt(items_[2])) << "what is chosen stays chosen";
  EXPECT_EQ(table()->selectionModel()->selectedRows().size(), 1);
  EXPECT_EQ(cell(table()->currentIndex().row(), GapTable::ItemId), toQt(items_[2]));
  click(GapTable::ItemId);
  EXPECT_EQ(order(), std::vector<std::string>(items_.rbegin(), items_.rend()));
  click(GapTable::ItemId);
  EXPECT_EQ(listed(), asRanked);
  click(GapTable::Levels);
  EXPECT_EQ(order(), (std::vector<std::string>{items_[0], items_[2], items_[1]}));
  click(GapTable::Priority);
  EXPECT_EQ(listed(), asRanked) << "the largest first";
  click(GapTable::Priority);
  const std::vector<std::string> smallestFirst{asRanked[3], asRanked[1], asRanked[2]};
  EXPECT_EQ(ranked(), smallestFirst) << "a tie keeps the order of the ranking";
  key(Qt::Key_V);
  ASSERT_TRUE(until([&] { return part<SegmentedControl>("gapBy").chosen() == "value"; }));
  settle();
  EXPECT_EQ(head->sortIndicatorSection(), -1) << "a ranking asked for is shown";
}

TEST_F(GapPageTest, AWhatIfMovesRanksOnACopyAndCanBeLetGo) {
  fill();
  show();
  const auto before = head();
  const auto original = listed();
  choose(items_[2]);
  key(Qt::Key_5);
  EXPECT_EQ(listed(), original) << "without a what-if a number changes nothing";
  key(Qt::Key_W);
  auto& bar = part<QWidget>("trialBar");
  ASSERT_TRUE(until([&] { return bar.isVisible(); }));
  choose(items_[2]);
  key(Qt::Key_5);
  ASSERT_TRUE(until([&] { return rankOf(items_[2]) == "1 ▲2"; })) << rankOf(items_[2]);
  EXPECT_EQ(page().place(), QStringLiteral("item:") + toQt(items_[2])) << "it stays chosen";
  EXPECT_TRUE(part<QLabel>("trialWords").text().contains(QStringLiteral("1項目")));
  shoot(QStringLiteral("gaps-trial"));
  // The weight by keys, and the effort: 1.5 × 4 ÷ …
  key(Qt::Key_Up, Qt::AltModifier);
  ASSERT_TRUE(until([&] {
    return part<QLabel>("gapFormula").text().contains(QStringLiteral("1.5 × 4 × (1 + 0.0) = 6.00"));
  })) << fromQt(part<QLabel>("gapFormula").text());
  const auto effort = part<QLabel>("gapFormula").text();
  key(Qt::Key_E);
  ASSERT_TRUE(until([&] { return part<QLabel>("gapFormula").text() != effort; }));
  key(Qt::Key_Delete);
  ASSERT_TRUE(until([&] { return listed() == original; })) << "put back";
  key(Qt::Key_5);
  ASSERT_TRUE(until([&] { return listed() != original; }));
  ask::answerNext({});
  key(Qt::Key_W);
  EXPECT_TRUE(bar.isVisible()) << "cancelled: it goes on";
  ask::answerNext(QStringLiteral("discard"));
  key(Qt::Key_W);
  ASSERT_TRUE(until([&] { return !bar.isVisible(); }));
  EXPECT_EQ(listed(), original);
  EXPECT_EQ(head(), before) << "nothing was written";
}

TEST_F(GapPageTest, AWhatIfIsTakenOverAsOneEntryAfterAPreview) {
  fill();
  show();
  key(Qt::Key_W);
  ASSERT_TRUE(until([&] { return part<QWidget>("trialBar").isVisible(); }));
  const auto before = head();
  choose(items_[0]);
  key(Qt::Key_4);
  choose(items_[2]);
  key(Qt::Key_5);
  part<QDoubleSpinBox>("gapWeight").setValue(2.25);
  ASSERT_TRUE(until([&] { return part<QPushButton>("trialTakeOver").isEnabled(); }));
  ASSERT_TRUE(
      until([&] { return part<QLabel>("trialWords").text().contains(QStringLiteral("2項目")); }));
  Lines preview;
  ask::answerNextDialog([&](QDialog& dialog) {
    auto* list = dialog.findChild<QTreeWidget*>(QStringLiteral("takeOverList"));
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
      auto* line = list->topLevelItem(i);
      preview.push_back(fromQt(line->text(0) + u' ' + line->text(2) + u' ' + line->text(3) + u'→' +
                               line->text(4)));
    }
    dialog.accept();
  });
  key(Qt::Key_T);
  settle();
  ASSERT_TRUE(until([&] { return !part<QWidget>("trialBar").isVisible(); }));
  EXPECT_EQ(preview, (Lines{items_[0] + " 目標 3→4", items_[2] + " 目標 3→5",
                            items_[2] + " 重み 1.0→2.25"}));
  EXPECT_EQ(head(), before + 1) << "one entry";
  EXPECT_EQ(target(items_[0]), 4);
  EXPECT_EQ(target(items_[2]), 5);
  workspace().undo();
  settle();
  EXPECT_EQ(target(items_[0]), std::nullopt);
  EXPECT_EQ(target(items_[2]), std::nullopt);
}

TEST_F(GapPageTest, WhatIsChosenBecomesPlansInOneActAndOneUndoTakesThemBack) {
  fill();
  show();
  choose(items_[1]);
  table()->selectionModel()->select(table()->model()->index(table()->currentIndex().row() + 1, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
  const auto before = head();
  ask::answerNextDialog([&](QDialog& dialog) {
    auto* list = dialog.findChild<QTreeWidget*>(QStringLiteral("planList"));
    ASSERT_EQ(list->topLevelItemCount(), 2);
    list->topLevelItem(0)->setText(0, QStringLiteral("非常用発電機を入れる"));
    dialog.accept();
  });
  key(Qt::Key_P);
  settle();
  ASSERT_TRUE(until([&] { return window().currentPage() == QStringLiteral("plans"); }));
  auto plans = stored("plan");
  ASSERT_EQ(plans.size(), 2u);
  EXPECT_EQ(head(), before + 1) << "one entry";
  const auto own = std::ranges::find_if(plans, [&](const Row& each) {
    return textOf(field(each, "plan", "title")) == "非常用発電機を入れる";
  });
  ASSERT_NE(own, plans.end());
  EXPECT_EQ(textOf(field(*own, "plan", "state")), "draft");
  EXPECT_EQ(textOf(field(*own, "plan", "items")), items_[1]);
  EXPECT_EQ(textOf(field(*own, "plan", "risks")), risk_);
  EXPECT_FALSE(textOf(field(*own, "plan", "target_state")).empty());
  EXPECT_FALSE(textOf(field(*own, "plan", "actions")).empty());
  EXPECT_FALSE(textOf(field(*own, "plan", "effort")).empty());
  // The list knows of it.
  show();
  ASSERT_TRUE(until([&] {
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
      if (cell(row, GapTable::ItemId) == toQt(items_[1])) return cell(row, GapTable::Plans) == "1";
    }
    return false;
  }));
  workspace().undo();
  settle();
  EXPECT_TRUE(stored("plan").empty());
}

TEST_F(GapPageTest, AllThatIsChosenBecomesOnePlanWhereThatIsWanted) {
  fill();
  show();
  choose(items_[1]);
  table()->selectionModel()->select(table()->model()->index(table()->currentIndex().row() + 1, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
  ask::answerNextDialog([&](QDialog& dialog) {
    auto* how = dialog.findChild<SegmentedControl*>(QStringLiteral("plansFor"));
    QTest::mouseClick(how->button(QStringLiteral("all")), Qt::LeftButton);
    dialog.accept();
  });
  key(Qt::Key_P);
  settle();
  ASSERT_TRUE(until([&] { return stored("plan").size() == 1; }));
  EXPECT_EQ(idsOf(field(stored("plan").front(), "plan", "items")).size(), 2u);
}

TEST_F(GapPageTest, AnExecutiveSeesAndTriesButChangesNothing) {
  fill();
  workspace().actAs(toQt(personWith("executive").id));
  show();
  EXPECT_FALSE(part<QPushButton>("gapPlan").isEnabled());
  EXPECT_FALSE(part<QPushButton>("gapPlan").toolTip().isEmpty());
  const auto before = head();
  key(Qt::Key_P);
  key(Qt::Key_W);
  ASSERT_TRUE(until([&] { return part<QWidget>("trialBar").isVisible(); }));
  choose(items_[2]);
  key(Qt::Key_5);
  ASSERT_TRUE(until([&] { return rankOf(items_[2]).starts_with("1"); }));
  EXPECT_FALSE(part<QPushButton>("trialTakeOver").isEnabled());
  key(Qt::Key_T);
  settle();
  EXPECT_EQ(head(), before);
}

TEST_F(GapPageTest, LeadsToTheItemTheRiskAndBackFromTheDashboard) {
  fill();
  show(QStringLiteral("item:") + toQt(items_[1]));
  auto& links = part<QTreeWidget>("gapLinks");
  ASSERT_TRUE(until([&] {
    return !links.findItems(QStringLiteral("停電"), Qt::MatchContains | Qt::MatchRecursive).empty();
  }));
  links.setFocus();
  links.setCurrentItem(
      links.findItems(QStringLiteral("停電"), Qt::MatchContains | Qt::MatchRecursive).front());
  QTest::keyClick(&links, Qt::Key_Return);
  EXPECT_EQ(window().currentPage(), QStringLiteral("risks"));
  window().goTo(QStringLiteral("dashboard"));
  settle();
  auto* all = child<QPushButton>(QStringLiteral("gapsAll"));
  ASSERT_NE(all, nullptr);
  QTest::mouseClick(all, Qt::LeftButton);
  EXPECT_EQ(window().currentPage(), QStringLiteral("gaps"));
  table()->setFocus();
  key(Qt::Key_Return);
  EXPECT_EQ(window().currentPage(), QStringLiteral("assess"));
}

TEST_F(GapPageTest, WhatTheRegistersContradictComesFirstWithTheSignalThatSaysSo) {
  fill();
  one("asset", {{"name", words("監視サーバ")},
                {"kind", words("control_system")},
                {"status", words("approved")}});
  run(commands::setLevel(workspace().key("4.2-1"), 5));
  show();
  ASSERT_TRUE(until([&] { return listed().front() == "要確認（1件）"; })) << listed().front();
  EXPECT_EQ(listed().at(1), "1 4.2-1");
  EXPECT_EQ(listed().at(2), "順位付き（3件）");
  choose("4.2-1");
  EXPECT_TRUE(part<QLabel>("gapReason").text().contains(QStringLiteral("台帳と一致しない")));
  const auto disagree =
      part<QTreeWidget>("gapLinks")
          .findItems(QStringLiteral("不一致"), Qt::MatchExactly | Qt::MatchRecursive, 1);
  EXPECT_EQ(disagree.size(), 1);
  shoot(QStringLiteral("gaps-contradicted"));
}

TEST_F(GapPageTest, CopiesTheRowsForASpreadsheetAndFollowsLanguageAndAnswers) {
  fill();
  show();
  choose(items_[1]);
  key(Qt::Key_C, Qt::ControlModifier);
  const auto copied = QGuiApplication::clipboard()->text();
  EXPECT_TRUE(copied.startsWith(QStringLiteral("順位\t項目\t内容と理由"))) << fromQt(copied);
  EXPECT_TRUE(copied.contains(QStringLiteral("Aのリスク「停電で浄水が止まる」")));
  EXPECT_FALSE(copied.contains(QStringLiteral("順位付き（3件）"))) << "no headings";
  setLanguage(Language::English);
  ASSERT_TRUE(until([&] { return cell(0, GapTable::Rank) == QStringLiteral("Ranked (3)"); }));
  setLanguage(Language::Japanese);
  run(commands::setLevel(workspace().key(items_[1]), 3));
  ASSERT_TRUE(until([&] { return listed().front() == "順位付き（2件）"; }));
}

TEST_F(GapPageTest, TheSampleInBothLanguagesAndLooks) {
  openSample();
  for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
    window().resize(size);
    for (const auto choice : {LookChoice::Light, LookChoice::Dark}) {
      testing::look().setChoice(choice);
      for (const auto of : {Language::Japanese, Language::English}) {
        setLanguage(of);
        show();
        ASSERT_TRUE(until([&] {
          return cell(0, GapTable::Rank)
              .startsWith(of == Language::Japanese ? u"要確認" : u"To be checked");
        })) << "the sample has claims that its registers contradict";
        EXPECT_GE(table()->columnWidth(GapTable::Title), 180) << "room for words";
        EXPECT_EQ(table()->horizontalScrollBar()->maximum(), 0);
        shoot(QStringLiteral("gaps-%1-%2-%3")
                  .arg(toQt(languageCode(of)), choice == LookChoice::Dark ? QStringLiteral("dark")
                                                                          : QStringLiteral("light"))
                  .arg(size.width()));
      }
    }
  }
  testing::look().setChoice(LookChoice::Light);
  setLanguage(Language::Japanese);
}

}  // namespace
}  // namespace kijun::ui::gaps
