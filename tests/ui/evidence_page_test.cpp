// The page 証跡 in the real window: found, added, changed together, revised, deleted, gone to.
#include "ui/pages/evidence/evidence_page.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTreeWidget>
#include <fstream>

#include "support/gui.h"
#include "ui/pages/evidence/bulk_dialog.h"
#include "ui/pages/evidence/detail_pane.h"
#include "ui/pages/evidence/evidence_table.h"
#include "ui/widgets/ask.h"
#include "workspace/evidence_content.h"
#include "workspace/permission.h"

namespace kijun::ui::evidence {
namespace {

using kijun::testing::until;

class EvidencePageTest : public kijun::testing::GuiTest {
 protected:
  EvidencePage& page() {
    return *qobject_cast<EvidencePage*>(window().page(QStringLiteral("evidence")));
  }
  void show(const QString& target = {}) {
    if (!window().workspace()) openSample();
    window().goTo(QStringLiteral("evidence"), target);
    ASSERT_TRUE(until([&] { return rows() > 0; }));
    settle();
  }
  QTableView& table() { return *page().findChild<QTableView*>(); }
  int rows() { return table().model()->rowCount(); }
  QString cell(int row, int column) {
    return table().model()->index(row, column).data().toString();
  }
  Session& session() { return window().workspace()->session(); }
  EvidencePiece piece(const QString& begins) {
    for (const auto& each : allEvidence(session())) {
      if (toQt(each.record.title).startsWith(begins)) return each;
    }
    throw std::runtime_error("no such piece: " + begins.toStdString());
  }
  void choose(const QStringList& begin) {
    table().clearSelection();
    for (const QString& each : begin) {
      for (int row = 0; row < rows(); ++row) {
        if (!cell(row, EvidenceTable::Title).startsWith(each)) continue;
        table().selectionModel()->select(table().model()->index(row, 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
      }
    }
    ASSERT_EQ(table().selectionModel()->selectedRows().size(), begin.size());
  }
  QLineEdit& words() { return *page().findChild<QLineEdit*>("evidenceWords"); }
  template <typename T>
  T* part(const char* name) {
    return page().findChild<T*>(QString::fromLatin1(name));
  }
  QString file(const char* name, const std::string& bytes) {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return QString::fromStdU16String(path.u16string());
  }
  void drop(QWidget* onto, const QStringList& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    const QPoint at = onto->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(onto, &enter);
    QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(onto, &dropped);
  }
  void trigger(const char* action) {
    window().actions().action(action)->trigger();
    settle();
  }
};

TEST_F(EvidencePageTest, ListsFiltersAndSorts) {
  show();
  const QAbstractItemModelTester tester(table().model());
  EXPECT_EQ(rows(), 12);
  words().setText(QStringLiteral("ｾｲｷﾞｮ AMBER"));
  EXPECT_EQ(rows(), 0);
  words().setText(QStringLiteral("制御系 amber"));
  EXPECT_EQ(rows(), 3) << "tags and marks";
  words().setText(QStringLiteral("構成図_202607"));
  EXPECT_EQ(rows(), 1) << "the name of a file";
  words().clear();
  auto* standing = part<QComboBox>("evidenceStanding");
  const auto count = [&](Standing which) {
    standing->setCurrentIndex(static_cast<int>(which));
    return rows();
  };
  EXPECT_EQ(count(Standing::Unlinked), 1);
  EXPECT_EQ(count(Standing::Expired), 1);
  EXPECT_EQ(count(Standing::Expiring), 2);
  EXPECT_EQ(count(Standing::All), 12);
  table().sortByColumn(EvidenceTable::Links, Qt::DescendingOrder);
  EXPECT_EQ(cell(0, EvidenceTable::Links), QStringLiteral("7"));
  EXPECT_EQ(cell(11, EvidenceTable::Links), QStringLiteral("0"));
}

TEST_F(EvidencePageTest, WhatWasSearchedOrReadInTheHistoryIsGoneTo) {
  openSample();
  const auto wanted = piece(QStringLiteral("緊急時連絡体制表"));
  show(QStringLiteral("evidence:") + toQt(wanted.record.id));
  EXPECT_EQ(page().place(), QStringLiteral("evidence:") + toQt(wanted.record.id));
  const auto other = piece(QStringLiteral("ネットワーク構成図"));
  window().goTo(QStringLiteral("evidence"), QStringLiteral("row:") + toQt(other.record.id));
  EXPECT_EQ(page().place(), QStringLiteral("evidence:") + toQt(other.record.id));
  EXPECT_FALSE(page().focusItem(QStringLiteral("evidence:none")));
  EXPECT_FALSE(page().focusItem(QStringLiteral("item:3.2-1")));
}

TEST_F(EvidencePageTest, AFieldIsSavedAsItIsLeftAndUndone) {
  show();
  choose({QStringLiteral("緊急時連絡体制表")});
  auto* source = part<QWidget>("field.source");
  auto* edit = qobject_cast<QLineEdit*>(source);
  ASSERT_NE(edit, nullptr);
  edit->setFocus();
  edit->selectAll();
  QTest::keyClicks(edit, "Crisis desk");
  QTest::keyClick(edit, Qt::Key_Tab);
  EXPECT_TRUE(
      until([&] { return piece(QStringLiteral("緊急時")).record.source == "Crisis desk"; }));
  settle();
  table().setFocus();
  trigger("edit.undo");
  EXPECT_TRUE(until([&] { return edit->text() == QStringLiteral("危機管理室"); }));
}

TEST_F(EvidencePageTest, SeveralAreChangedTogetherAfterAPreview) {
  show();
  choose({QStringLiteral("緊急時連絡体制表"), QStringLiteral("ネットワーク構成図"),
          QStringLiteral("脆弱性診断")});
  ask::answerNextDialog([&](QDialog& dialog) {
    auto* apply = dialog.findChild<QPushButton*>("bulkApply");
    auto* preview = dialog.findChild<QTableWidget*>();
    EXPECT_FALSE(apply->isEnabled()) << "nothing would change";
    auto* tlp = dialog.findChild<QComboBox*>("bulk.tlp");
    tlp->setCurrentIndex(tlp->findData(QStringLiteral("RED")));
    Q_EMIT tlp->activated(tlp->currentIndex());
    EXPECT_EQ(preview->rowCount(), 2) << "one is RED already";
    dialog.findChild<QLineEdit*>("bulkAddTags")->setText(QStringLiteral("R8、点検"));
    EXPECT_EQ(preview->rowCount(), 5);
    EXPECT_TRUE(apply->isEnabled());
    const QString folder = qEnvironmentVariable("KIJUN_SHOTS");
    if (!folder.isEmpty()) dialog.grab().save(folder + "/evidence-bulk.png");
    apply->click();
  });
  const auto head = session().head().number;
  part<QPushButton>("evidenceBulk")->click();
  settle();
  for (const char* begins : {"緊急時", "ネットワーク", "脆弱性"}) {
    const auto changed = piece(QString::fromUtf8(begins)).record;
    EXPECT_EQ(changed.tlp, "RED");
    EXPECT_TRUE(changed.tags.ends_with("R8, 点検")) << changed.tags;
  }
  EXPECT_EQ(session().head().number, head + 1);
  trigger("edit.undo");
  EXPECT_EQ(piece(QStringLiteral("緊急時")).record.tlp, "AMBER");
}

TEST_F(EvidencePageTest, FilesAreAddedByKeyDropAndPaste) {
  show();
  ask::answerNextFiles({file("一つ目.txt", "one"), file("二つ目.txt", "two")});
  table().setFocus();
  QTest::keyClick(&table(), Qt::Key_E);
  ASSERT_TRUE(until([&] { return rows() == 14; }));
  drop(&table(), {file("三つ目.txt", "three"), file("同じ.txt", "one")});
  ASSERT_TRUE(until([&] { return rows() == 15; })) << "the same content is not added again";
  EXPECT_NO_THROW(piece(QStringLiteral("三つ目")));
  QImage image(10, 10, QImage::Format_RGB32);
  image.fill(Qt::red);
  QGuiApplication::clipboard()->setImage(image);
  table().setFocus();
  QTest::keyClick(&table(), Qt::Key_V, Qt::ControlModifier);
  ASSERT_TRUE(until([&] { return rows() == 16; }));
  EXPECT_EQ(piece(QStringLiteral("画面の写し")).record.kind, "screen");
  settle();
  EXPECT_EQ(page().place(),
            QStringLiteral("evidence:") + toQt(piece(QStringLiteral("画面の写し")).record.id));
}

TEST_F(EvidencePageTest, ARevisionIsAddedByDropAndTheOldOneIsExported) {
  show();
  choose({QStringLiteral("緊急時連絡体制表")});
  const auto before = piece(QStringLiteral("緊急時連絡体制表"));
  drop(page().findChild<DetailPane*>(), {file("体制表_新.txt", "new contacts")});
  ASSERT_TRUE(until([&] { return piece(QStringLiteral("緊急時")).revisions.size() == 2; }));
  auto* revisions = part<QTreeWidget>("evidenceRevisions");
  ASSERT_TRUE(until([&] { return revisions->topLevelItemCount() == 2; }));
  EXPECT_EQ(revisions->topLevelItem(0)->text(2), QStringLiteral("体制表_新.txt"));
  revisions->setCurrentItem(revisions->topLevelItem(1));
  const auto place = folder_ / "old.txt";
  ask::answerNextFile(QString::fromStdString(place.string()));
  part<QPushButton>("evidenceExport")->click();
  ASSERT_TRUE(until([&] { return std::filesystem::exists(place); }));
  std::ifstream stream(place, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(stream), {});
  EXPECT_EQ(bytes, beginningOf(session(), before.newest().content, 1 << 20));
  choose({QStringLiteral("緊急時連絡体制表"), QStringLiteral("脆弱性診断")});
  drop(page().findChild<DetailPane*>(), {file("どれの.txt", "whose?")});
  settle();
  EXPECT_EQ(piece(QStringLiteral("緊急時")).revisions.size(), 2u) << "of one piece only";
}

TEST_F(EvidencePageTest, DeletingSaysWhereItIsUsedAndIsUndone) {
  show();
  choose({QStringLiteral("ネットワーク構成図")});
  trigger("evidence.remove");
  auto asked = ask::takeAsked();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_TRUE(asked[0].what.contains(QStringLiteral("5.4.4-1（"))) << asked[0].what.toStdString();
  EXPECT_EQ(rows(), 12) << "not answered, not deleted";
  ask::answerNext("remove");
  trigger("evidence.remove");
  ASSERT_TRUE(until([&] { return rows() == 11; }));
  trigger("edit.undo");
  ASSERT_TRUE(until([&] { return rows() == 12; }));
  EXPECT_EQ(piece(QStringLiteral("ネットワーク")).links.size(), 7u);
  choose({QStringLiteral("復元試験で見つかった")});
  trigger("evidence.remove");
  EXPECT_TRUE(until([&] { return rows() == 11; })) << "linked nowhere: nothing to ask";
}

TEST_F(EvidencePageTest, LeadsToTheItemInItsUnit) {
  show();
  choose({QStringLiteral("境界機器の通信許可")});
  auto* places = part<QTreeWidget>("evidencePlaces");
  ASSERT_EQ(places->topLevelItemCount(), 3) << "the answer first";
  part<QPushButton>("evidenceGo")->click();
  settle();
  EXPECT_EQ(window().currentPage(), QStringLiteral("assess"));
  EXPECT_EQ(window().page(QStringLiteral("assess"))->place(), QStringLiteral("item:5.4.4-1"));
  EXPECT_FALSE(window().workspace()->unit().whole);
}

TEST_F(EvidencePageTest, TheChosenRowsAreCopiedAsATable) {
  show();
  choose({QStringLiteral("緊急時連絡体制表"), QStringLiteral("脆弱性診断")});
  table().setFocus();
  QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
  const auto lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
  ASSERT_EQ(lines.size(), 3);
  EXPECT_TRUE(lines[0].startsWith(QStringLiteral("表題\t種別\t")));
  EXPECT_TRUE(lines[1].contains(QStringLiteral("緊急時連絡体制表_R8.txt")));
  for (const auto& line : lines) EXPECT_EQ(line.count(u'\t'), EvidenceTable::kColumns - 1);
}

TEST_F(EvidencePageTest, ForReadingOnlyEverythingIsSeenAndNothingChanged) {
  window().openFile(sampleFile(), Access::ReadOnly);
  ASSERT_TRUE(until([&] { return window().workspace() && !window().isOpening(); }));
  show();
  EXPECT_FALSE(part<QPushButton>("evidenceAdd")->isEnabled());
  EXPECT_TRUE(part<QPushButton>("evidenceAdd")->toolTip().contains(QStringLiteral("読取り専用")));
  for (const char* name : {"evidenceRevise", "evidenceRemove", "evidenceUnlink"}) {
    EXPECT_FALSE(part<QPushButton>(name)->isEnabled()) << name;
    EXPECT_FALSE(part<QPushButton>(name)->toolTip().isEmpty()) << name;
  }
  EXPECT_TRUE(part<QPushButton>("evidenceView")->isEnabled());
  EXPECT_TRUE(part<QPushButton>("evidenceExport")->isEnabled());
  trigger("evidence.remove");
  drop(&table(), {file("x.txt", "x")});
  settle();
  EXPECT_EQ(rows(), 12);
}

TEST_F(EvidencePageTest, ARespondentChangesWhatHangsOnOwnAnswersAlone) {
  show();
  const auto& people = window().workspace()->snapshot().people;
  const auto respondent = std::ranges::find(people, "respondent", &Person::role);
  ASSERT_NE(respondent, people.end());
  window().workspace()->actAs(toQt(respondent->name));
  settle();
  int refusals = 0;
  for (const auto& each : allEvidence(session())) {
    choose({toQt(each.record.title)});
    settle();
    const std::vector<Id> ids{each.record.id};
    const auto refused = evidenceRefusal(session(), *commands::editEvidence({}).kind, ids);
    const auto enabled = [&] { return part<QPushButton>("evidenceRevise")->isEnabled(); };
    EXPECT_TRUE(until([&] { return enabled() == !refused; })) << each.record.title;
    EXPECT_EQ(part<QWidget>("field.title")->isEnabled(), !refused) << each.record.title;
    EXPECT_FALSE(part<QPushButton>("evidenceRemove")->isEnabled());
    refusals += refused.has_value();
  }
  EXPECT_GT(refusals, 0);
}

TEST_F(EvidencePageTest, AnEmptyWorkspaceSaysWhatToDoFirst) {
  openSample();
  window().goTo(QStringLiteral("evidence"));
  ASSERT_TRUE(until([&] { return rows() == 12; }));
  table().selectAll();
  ask::answerNext("remove");
  trigger("evidence.remove");
  ASSERT_TRUE(until([&] { return rows() == 0; }));
  settle();
  EXPECT_FALSE(table().isVisible());
  bool offered = false;
  for (auto* button : page().findChildren<QPushButton*>()) {
    offered |= button->isVisible() && button->parentWidget()->inherits("kijun::ui::EmptyState");
  }
  EXPECT_TRUE(offered);
  shoot("evidence-empty");
}

TEST_F(EvidencePageTest, SpeaksBothLanguagesAndWearsBothLooks) {
  show();
  choose({QStringLiteral("ネットワーク構成図")});
  shoot("evidence-ja-light");
  setLanguage(Language::English);
  kijun::testing::look().setChoice(LookChoice::Dark);
  settle();
  shoot("evidence-en-dark");
  EXPECT_EQ(table().model()->headerData(0, Qt::Horizontal).toString(), QStringLiteral("Title"));
  EXPECT_EQ(part<QPushButton>("evidenceGo")->text(), QStringLiteral("Go to the item"));
  for (const auto* label : page().findChildren<QLabel*>()) {
    if (label->isVisible()) {
      EXPECT_FALSE(label->text().contains(QStringLiteral("有効"))) << label->text().toStdString();
    }
  }
  window().resize(1920, 1080);
  settle();
  shoot("evidence-en-dark-wide");
  window().resize(1366, 768);
  kijun::testing::look().setTextSize(150);
  settle();
  shoot("evidence-en-dark-150");
}

}  // namespace
}  // namespace kijun::ui::evidence
