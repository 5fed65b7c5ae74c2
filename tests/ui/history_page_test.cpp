// The history page over a real workspace.
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTreeWidget>

#include "ui/page_support.h"
#include "ui/pages/history/detail_pane.h"
#include "ui/pages/history/filter_bar.h"
#include "ui/pages/history/history_model.h"
#include "ui/pages/history/history_page.h"
#include "ui/shell/text.h"

namespace kijun::ui::history {
namespace {

using testing::eventually;

class HistoryPageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto& items = workspace.model->catalog().items();
    first = items[0].id;
    second = items[1].id;
    workspace.answer(first, 2);
    workspace.answer(first, 3);
    workspace.answer(second, 4);
    page = std::make_unique<HistoryPage>(shell, *workspace.model);
    page->resize(1190, 670);
    page->show();
    table = page->findChild<QTableView*>();
    detail = page->findChild<DetailPane*>();
    EXPECT_TRUE(eventually([&] { return table->model()->rowCount() == 4 && shows(4); }));
  }
  bool shows(std::int64_t number) const {
    return detail->shown() && detail->shown()->line.entry.number == number;
  }
  QString cell(int row, int column) const {
    return table->model()->index(row, column).data().toString();
  }
  QPushButton* button(const char* textId) const {
    for (auto* found : page->findChildren<QPushButton*>()) {
      if (found->text() == text(textId)) return found;
    }
    return nullptr;
  }
  QString fieldCell(int column) const {
    return page->findChild<QTreeWidget*>()->topLevelItem(0)->child(0)->text(column);
  }

  testing::OpenWorkspace workspace;
  testing::RecordingShell shell;
  std::unique_ptr<HistoryPage> page;
  QTableView* table = nullptr;
  DetailPane* detail = nullptr;
  std::string first, second;
};

TEST_F(HistoryPageTest, ListsEveryChangeNewestFirstWithWhatItWasBefore) {
  QAbstractItemModelTester tester(table->model());
  ASSERT_TRUE(eventually([&] { return cell(0, HistoryModel::Subject) == toQt(second); }));
  EXPECT_EQ(cell(1, HistoryModel::Subject), toQt(first));
  EXPECT_TRUE(cell(3, HistoryModel::What).startsWith(QStringLiteral("［開始］")));
  table->setCurrentIndex(table->model()->index(1, 0));
  ASSERT_TRUE(eventually([&] { return shows(3); }));
  EXPECT_EQ(fieldCell(0), QStringLiteral("実施"));
  EXPECT_EQ(fieldCell(1), QStringLiteral("2"));
  EXPECT_EQ(fieldCell(2), QStringLiteral("3"));
}

TEST_F(HistoryPageTest, FiltersAsOneTypesAndSaysWhereNothingFits) {
  auto* words = page->findChild<FilterBar*>()->findChild<QLineEdit*>();
  words->setText(toQt(second));
  EXPECT_TRUE(eventually([&] { return table->model()->rowCount() == 1; }));
  words->setText(QStringLiteral("どこにもない語"));
  EXPECT_TRUE(eventually([&] { return table->model()->rowCount() == 0; }));
  EXPECT_FALSE(table->isVisible());
  EXPECT_FALSE(button("historypage.undo")->isVisible());
  button("historypage.clear")->click();
  EXPECT_TRUE(eventually([&] { return table->model()->rowCount() == 4; }));
}

TEST_F(HistoryPageTest, FiltersByKindTableAndRole) {
  const auto combos = page->findChild<FilterBar*>()->findChildren<QComboBox*>();
  ASSERT_EQ(combos.size(), 4);
  const auto rowsWith = [&](int combo, const char* id, int expected) {
    combos[combo]->setCurrentIndex(combos[combo]->findData(QString::fromLatin1(id)));
    const bool found = eventually([&] { return table->model()->rowCount() == expected; });
    combos[combo]->setCurrentIndex(0);
    EXPECT_TRUE(eventually([&] { return table->model()->rowCount() == 4; }));
    return found;
  };
  EXPECT_TRUE(rowsWith(2, "answers", 3));
  EXPECT_TRUE(rowsWith(2, "workspace", 1));
  EXPECT_TRUE(rowsWith(3, "organisation", 1));
  EXPECT_TRUE(rowsWith(1, "auditor", 0));
}

TEST_F(HistoryPageTest, TakesBackOnePastChangeAndShowsIt) {
  ASSERT_TRUE(button("historypage.undo")->isEnabled());
  button("historypage.undo")->click();
  ASSERT_TRUE(eventually([&] { return table->model()->rowCount() == 5; }));
  ASSERT_TRUE(eventually([&] { return shows(4) && detail->shown()->line.takenBack; }));
  EXPECT_FALSE(button("historypage.undo")->isEnabled());
  EXPECT_FALSE(workspace.model->itemScore(second)->level.has_value());
  ASSERT_TRUE(eventually(
      [&] { return cell(0, HistoryModel::What).startsWith(QStringLiteral("［取消し］")); }));
  EXPECT_EQ(shell.said.size(), 1u);
}

TEST_F(HistoryPageTest, RefusesWhereALaterChangeConflictsAndNamesIt) {
  QString refusal;
  QObject::connect(workspace.model.get(), &WorkspaceModel::failed, page.get(),
                   [&](const QString& words) { refusal = words; });
  table->setCurrentIndex(table->model()->index(2, 0));
  ASSERT_TRUE(eventually([&] { return shows(2); }));
  button("historypage.undo")->click();
  ASSERT_TRUE(eventually([&] { return !refusal.isEmpty(); }));
  EXPECT_TRUE(refusal.contains(toQt(first))) << refusal.toStdString();
  EXPECT_EQ(table->model()->rowCount(), 4);
}

TEST_F(HistoryPageTest, TheFirstEntryIsNotTakenBack) {
  table->setCurrentIndex(table->model()->index(3, 0));
  ASSERT_TRUE(eventually([&] { return shows(1); }));
  EXPECT_FALSE(button("historypage.undo")->isEnabled());
}

TEST_F(HistoryPageTest, GoesToTheRow) {
  button("historypage.go")->click();
  ASSERT_EQ(shell.visits.size(), 1u);
  EXPECT_EQ(shell.visits[0].first, QStringLiteral("assess"));
  EXPECT_EQ(shell.visits[0].second, QStringLiteral("item:") + toQt(second));
}

TEST_F(HistoryPageTest, OpensAtAnEntryOrAtTheEntriesOfARow) {
  EXPECT_TRUE(page->focusItem(QStringLiteral("entry:2")));
  EXPECT_TRUE(eventually([&] { return shows(2); }));
  EXPECT_EQ(page->place(), QStringLiteral("entry:2"));
  const auto key = workspace.model->key(first);
  EXPECT_TRUE(page->focusItem(toQt("row:answer/" + key.cycle + "/" + key.unit + "/" + key.item)));
  EXPECT_TRUE(eventually([&] { return table->model()->rowCount() == 2; }));
  EXPECT_FALSE(page->focusItem(QStringLiteral("entry:x")));
  EXPECT_FALSE(page->focusItem(QStringLiteral("nowhere")));
}

TEST_F(HistoryPageTest, SpeaksEnglishAtOnce) {
  setLanguage(Language::English);
  EXPECT_TRUE(eventually([&] { return cell(3, HistoryModel::What).startsWith(u"[Start]"); }));
  EXPECT_TRUE(eventually([&] { return shows(4) && fieldCell(0) == u"Implementation"; }));
  setLanguage(Language::Japanese);
}

}  // namespace
}  // namespace kijun::ui::history
