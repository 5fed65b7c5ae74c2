// Evidence of an item on the Assess page: attached by key, drop and paste, linked, taken off,
// opened.
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <fstream>

#include "ui/assess_support.h"
#include "ui/evidence/picker.h"
#include "ui/evidence/viewer.h"
#include "ui/pages/assess/memo_section.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "workspace/evidence_content.h"
#include "workspace/permission.h"

namespace kijun::ui::assess {
namespace {

using kijun::testing::until;

class AssessEvidenceTest : public kijun::testing::AssessTest {
 protected:
  QString file(const char* name, const std::string& bytes) {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return QString::fromStdU16String(path.u16string());
  }
  std::vector<EvidencePiece> linkedTo(const std::string& item) {
    return evidenceOf(workspace().session(), linkTo(workspace().key(item)));
  }
  bool linkedTitles(const std::string& item, const std::vector<std::string>& titles) {
    return until([&] {
      std::vector<std::string> found;
      for (const auto& piece : linkedTo(item)) found.push_back(piece.record.title);
      return found == titles;
    });
  }
  QString header() { return fold(QStringLiteral("証跡")).header()->text(); }
  QPushButton* attachButton() { return editor().findChild<QPushButton*>("evidenceAttach"); }
  // As a file manager sends it; whether it was taken.
  bool drop(QWidget* onto, const QList<QUrl>& urls) {
    QMimeData data;
    data.setUrls(urls);
    const QPoint at = onto->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(onto, &enter);
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(onto, &drop);
    return drop.isAccepted();
  }
  QString problem() {
    for (auto* banner : editor().findChildren<Banner*>()) {
      if (banner->isVisible()) return banner->words();
    }
    return {};
  }
};

TEST_F(AssessEvidenceTest, EAttachesTheChosenFiles) {
  at("3.4-1");
  ASSERT_TRUE(linkedTo("3.4-1").empty());
  const auto first = file("議事録 第1回.txt", "決定事項");
  const auto second = file("台帳.csv", "a,b\n1,2\n");
  ask::answerNextFiles({first, second});
  press(Qt::Key_E);
  ASSERT_TRUE(linkedTitles("3.4-1", {"台帳", "議事録 第1回"}));
  EXPECT_TRUE(until([&] { return header().endsWith(QStringLiteral("2")); }))
      << header().toStdString();
  EXPECT_TRUE(reads(toQt(itemOf("3.4-1").evidence.front().ja)));
  EXPECT_TRUE(page().list()->hasFocus()) << "the next key works on";
  press(Qt::Key_J);
  EXPECT_EQ(here(), "3.4-2");
}

TEST_F(AssessEvidenceTest, NothingChosenChangesNothing) {
  at("3.4-1");
  const auto head = workspace().session().head().number;
  ask::answerNextFiles({});
  press(Qt::Key_E);
  EXPECT_EQ(workspace().session().head().number, head);
}

TEST_F(AssessEvidenceTest, TakingOffIsUndone) {
  at("3.2-1");
  ASSERT_TRUE(until([&] { return header().endsWith(QStringLiteral("1")); }));
  auto* unlink = editor().findChild<QToolButton*>("evidenceUnlink");
  ASSERT_NE(unlink, nullptr);
  unlink->click();
  EXPECT_TRUE(until([&] { return linkedTo("3.2-1").empty(); }));
  EXPECT_TRUE(until([&] { return header().endsWith(QStringLiteral("0")); }));
  page().list()->setFocus();
  press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_TRUE(until([&] { return linkedTo("3.2-1").size() == 1; }));
  EXPECT_TRUE(until([&] { return header().endsWith(QStringLiteral("1")); }));
}

TEST_F(AssessEvidenceTest, FilesAreDroppedAnywhereOnTheItem) {
  at("3.4-1");
  EXPECT_TRUE(drop(&editor(), {QUrl::fromLocalFile(file("写し.txt", "content"))}));
  EXPECT_TRUE(linkedTitles("3.4-1", {"写し"}));
  // A text field leaves files to the item around it, and keeps its text.
  auto* memo = editor().findChild<MemoEdit*>();
  const QString before = memo->toPlainText();
  EXPECT_TRUE(drop(memo->viewport(), {QUrl::fromLocalFile(file("別.txt", "more"))}));
  EXPECT_TRUE(linkedTitles("3.4-1", {"写し", "別"}));
  EXPECT_EQ(memo->toPlainText(), before);
}

TEST_F(AssessEvidenceTest, ADroppedWorkspaceIsTheWindowsToOpen) {
  at("3.4-1");
  const auto head = workspace().session().head().number;
  drop(&editor(), {QUrl::fromLocalFile(file("other.kijun", "x"))});
  // Whether it is a questionnaire that came back is found out first.
  std::vector<ask::Question> asked;
  EXPECT_TRUE(until([&] {
    for (auto& each : ask::takeAsked()) asked.push_back(std::move(each));
    return !asked.empty();
  }));
  ASSERT_EQ(asked.size(), 1u) << "open or merge";
  EXPECT_EQ(workspace().session().head().number, head);
}

TEST_F(AssessEvidenceTest, WhatCannotBeTakenInIsNamedAndTheOthersGoIn) {
  at("3.4-1");
  const auto good = file("good.txt", "sound");
  const auto empty = file("empty.txt", "");
  const auto folder = QString::fromStdU16String(folder_.path().u16string());
  drop(&editor(), {QUrl::fromLocalFile(empty), QUrl::fromLocalFile(folder),
                   QUrl::fromLocalFile(folder + "/gone.pdf"), QUrl::fromLocalFile(good)});
  EXPECT_TRUE(linkedTitles("3.4-1", {"good"}));
  ASSERT_TRUE(until([&] { return !problem().isEmpty(); }));
  EXPECT_TRUE(problem().contains(QStringLiteral("3件は追加できません"))) << problem().toStdString();
  for (const auto* name : {"empty.txt", "gone.pdf"}) {
    EXPECT_TRUE(problem().contains(QLatin1String(name))) << problem().toStdString();
  }
  EXPECT_TRUE(problem().contains(QString::fromStdU16String(folder_.path().filename().u16string())));
}

TEST_F(AssessEvidenceTest, AddingIsCancelledAndWhatWentInStays) {
  at("3.4-1");
  const auto small = file("先.txt", "first");
  const auto large = file("大きい.bin", "x");
  std::filesystem::resize_file(folder_ / "大きい.bin", 400 * 1024 * 1024);
  const auto last = file("後.txt", "last");
  ask::answerNextFiles({small, large, last});
  window().actions().action("assess.evidence")->trigger();
  auto* cancel = editor().findChild<QPushButton*>("intakeCancel");
  ASSERT_TRUE(until([&] { return linkedTo("3.4-1").size() == 1 && cancel->isVisible(); }));
  cancel->click();
  ASSERT_TRUE(until([&] { return !cancel->isVisible(); }));
  settle();
  EXPECT_TRUE(linkedTitles("3.4-1", {"先"}));
}

TEST_F(AssessEvidenceTest, TheSameContentIsLinkedInsteadOfAddedAgain) {
  at("3.4-1");
  const auto before = allEvidence(workspace().session());
  const auto known = *std::ranges::find_if(
      before, [](const EvidencePiece& piece) { return piece.record.kind == "contract"; });
  const auto copy = folder_ / "another name.pdf";
  exportContent(workspace().session(), known.newest().content, copy);
  ask::answerNextFiles({QString::fromStdString(copy.string())});
  press(Qt::Key_E);
  EXPECT_TRUE(linkedTitles("3.4-1", {known.record.title}));
  EXPECT_EQ(allEvidence(workspace().session()).size(), before.size());
}

TEST_F(AssessEvidenceTest, AnImageOnTheClipboardBecomesAScreenshot) {
  at("3.4-1");
  QImage image(40, 30, QImage::Format_RGB32);
  image.fill(Qt::darkCyan);
  QGuiApplication::clipboard()->setImage(image);
  press(Qt::Key_V, Qt::ControlModifier);
  ASSERT_TRUE(until([&] { return linkedTo("3.4-1").size() == 1; }));
  const auto piece = linkedTo("3.4-1").front();
  EXPECT_EQ(piece.record.kind, "screen");
  EXPECT_TRUE(piece.record.title.starts_with("画面の写し 20")) << piece.record.title;
  EXPECT_EQ(piece.newest().mediaType, "image/png");
  const auto bytes = beginningOf(workspace().session(), piece.newest().content, 1 << 20);
  const auto stored = QImage::fromData(QByteArray::fromStdString(bytes));
  EXPECT_EQ(stored.size(), image.size());
  EXPECT_EQ(stored.pixelColor(5, 5), QColor(Qt::darkCyan));
}

TEST_F(AssessEvidenceTest, FilesOnTheClipboardAreAttachedAndATextFieldKeepsItsOwnPaste) {
  at("3.4-1");
  auto* data = new QMimeData;
  data->setUrls({QUrl::fromLocalFile(file("pasted.txt", "pasted"))});
  QGuiApplication::clipboard()->setMimeData(data);
  press(Qt::Key_V, Qt::ControlModifier);
  EXPECT_TRUE(linkedTitles("3.4-1", {"pasted"}));
  QGuiApplication::clipboard()->setText("words");
  press(Qt::Key_M);
  auto* memo = editor().findChild<MemoEdit*>();
  ASSERT_TRUE(memo->hasFocus());
  memo->selectAll();
  press(Qt::Key_V, Qt::ControlModifier);
  EXPECT_EQ(memo->toPlainText(), QStringLiteral("words"));
  EXPECT_EQ(linkedTo("3.4-1").size(), 1u);
}

TEST_F(AssessEvidenceTest, AnExistingPieceIsLinkedByItsName) {
  at("3.4-1");
  ask::answerNextDialog([](QDialog& dialog) {
    auto* words = dialog.findChild<QLineEdit*>();
    QTest::keyClicks(words, "CONTRACT");
    words->setText(QStringLiteral("保守業務 契約"));
    EXPECT_EQ(qobject_cast<EvidencePicker*>(&dialog)->chosen().size(), 1u);
    dialog.accept();
  });
  editor().findChild<QPushButton*>("evidenceLink")->click();
  EXPECT_TRUE(until([&] { return linkedTo("3.4-1").size() == 1; }));
  EXPECT_EQ(linkedTo("3.4-1").front().record.kind, "contract");
}

TEST_F(AssessEvidenceTest, TheTitleOpensTheViewerBesideTheItem) {
  at("3.2-1");
  ASSERT_TRUE(until([&] { return editor().findChild<QToolButton*>("evidenceOpen") != nullptr; }));
  editor().findChild<QToolButton*>("evidenceOpen")->click();
  auto* viewer = window().findChild<EvidenceViewer*>();
  ASSERT_NE(viewer, nullptr);
  EXPECT_FALSE(viewer->isModal());
  ASSERT_TRUE(until([&] { return viewer->findChild<QPlainTextEdit*>() != nullptr; }));
  EXPECT_TRUE(
      viewer->findChild<QPlainTextEdit*>()->toPlainText().contains(QStringLiteral("委員会")));
}

TEST_F(AssessEvidenceTest, ForReadingOnlyTheReasonIsGiven) {
  const auto path = sampleFile();
  window().openFile(path, Access::ReadOnly);
  ASSERT_TRUE(until([&] { return window().workspace() && !window().isOpening(); }));
  settle();
  at("3.2-1");
  ASSERT_TRUE(until([&] { return header().endsWith(QStringLiteral("1")); }));
  EXPECT_FALSE(attachButton()->isEnabled());
  EXPECT_TRUE(attachButton()->toolTip().contains(QStringLiteral("読取り専用")));
  EXPECT_FALSE(editor().findChild<QToolButton*>("evidenceUnlink")->isEnabled());
  EXPECT_FALSE(drop(&editor(), {QUrl::fromLocalFile(file("x.txt", "x"))}));
  press(Qt::Key_E);  // a dialog that opened would be a question nobody answered
  EXPECT_EQ(linkedTo("3.2-1").size(), 1u);
}

TEST_F(AssessEvidenceTest, OfAnItemAnsweredByUnitAllIsSeenAndAUnitIsAskedFor) {
  at("5.1.1.1-3");
  ASSERT_TRUE(workspace().unit().whole);
  ASSERT_TRUE(until([&] { return header().endsWith(QStringLiteral("1")); }));
  EXPECT_FALSE(attachButton()->isEnabled());
  EXPECT_EQ(attachButton()->toolTip(), text("assess.refused.unit"));
  workspace().setUnit(unitNamed("情報系").id);
  settle();
  EXPECT_TRUE(attachButton()->isEnabled());
  auto* unlink = child<QToolButton>("evidenceUnlink");
  ASSERT_NE(unlink, nullptr);
  EXPECT_TRUE(unlink->isEnabled()) << unlink->toolTip().toStdString();
}

TEST_F(AssessEvidenceTest, ARespondentAttachesToOwnItemsOnly) {
  at("3.4-1");
  const auto& people = workspace().snapshot().people;
  const auto respondent = std::ranges::find(people, "respondent", &Person::role);
  ASSERT_NE(respondent, people.end());
  workspace().actAs(toQt(respondent->name));
  settle();
  bool refusedSome = false;
  for (const char* id : {"3.2-1", "3.4-1", "5.1.1.1-3", "5.1.3.3-1", "5.3.1-1", "4.6-1"}) {
    at(QString::fromLatin1(id));
    const bool may = attachButton()->isEnabled();
    EXPECT_EQ(may, attachButton()->toolTip().isEmpty()) << id;
    const AnswerKey key = workspace().key(id);
    const bool allowed =
        !refusalOf(workspace().session(), *commands::linkEvidence({}, {}).kind, {{key}});
    if (editor().item() && attachButton()->toolTip() != text("assess.refused.unit")) {
      EXPECT_EQ(may, allowed) << id << " as the store has it";
    }
    refusedSome |= !may;
  }
  EXPECT_TRUE(refusedSome);
}

TEST_F(AssessEvidenceTest, SpeaksBothLanguagesAndWearsBothLooks) {
  openSample();
  workspace().setUnit(unitNamed("情報系").id);
  at("5.1.1.1-3");
  ASSERT_TRUE(until([&] { return header().endsWith(QStringLiteral("1")); }));
  editor().findChild<QPushButton*>("evidenceAttach")->setFocus();
  shoot("assess-evidence-ja-light");
  workspace().setUnit(workspace().cycle().whole().id);
  at("3.2-1");
  shoot("assess-evidence-ja-long");
  workspace().setUnit(unitNamed("情報系").id);
  at("5.1.1.1-3");
  setLanguage(Language::English);
  kijun::testing::look().setChoice(LookChoice::Dark);
  settle();
  shoot("assess-evidence-en-dark");
  for (const char* id : {"3.2-1", "4.10-1", "5.1.2-1"}) {
    at(QString::fromLatin1(id));
    const auto* area = editor().findChild<QScrollArea*>();
    EXPECT_LE(area->widget()->width(), area->viewport()->width()) << id << " is cut at its side";
  }
  EXPECT_EQ(attachButton()->text(), QStringLiteral("+ Attach…"));
  EXPECT_TRUE(reads(QStringLiteral("What an auditor would accept")));
  EXPECT_FALSE(reads(QStringLiteral("監査で")));
}

}  // namespace
}  // namespace kijun::ui::assess
