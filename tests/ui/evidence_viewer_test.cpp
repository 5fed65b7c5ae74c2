// Looking at evidence inside the window, and what it takes to open it outside.
#include "ui/evidence/viewer.h"

#include <QAbstractScrollArea>
#include <QDesktopServices>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <filesystem>
#include <fstream>

#include "support/gui.h"
#include "ui/evidence/image_view.h"
#include "ui/evidence/viewing_copies.h"
#include "ui/widgets/ask.h"

namespace kijun::ui {
namespace {

using kijun::testing::until;

// Two pages, the second of them empty, or the same locked with a password nobody knows.
std::string pdf(bool locked) {
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>",
                                      "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
                                      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>",
                                      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>"};
  const std::string key(64, '5');
  if (locked) {
    objects.push_back("<</Filter/Standard/V 1/R 2/P -4/O<" + key + ">/U<" + key + ">>>");
  }
  std::string out = "%PDF-1.4\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char line[24];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", out.size());
    table += line;
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const auto at = std::to_string(out.size());
  const auto count = std::to_string(objects.size() + 1);
  return out + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer<</Size " + count +
         "/Root 1 0 R/ID[<31><31>]" + (locked ? "/Encrypt 5 0 R" : "") + ">>\nstartxref\n" + at +
         "\n%%EOF\n";
}

class EvidenceViewerTest : public testing::GuiTest {
 protected:
  EvidencePiece keep(const std::string& bytes, const std::string& name) {
    auto& session = window().workspace()->session();
    Evidence record;
    record.id = RandomIds().next();
    record.title = "試験用 " + name;
    record.kind = "record";
    session.run(commands::addEvidence(record, storeContent(session, bytes, name), {}));
    return *findEvidence(session, record.id);
  }
  EvidencePiece named(const char* fileName) {
    for (const auto& piece : allEvidence(window().workspace()->session())) {
      if (piece.newest().fileName == fileName) return piece;
    }
    throw std::runtime_error("no such piece");
  }
  EvidenceViewer& view(const EvidencePiece& piece) {
    viewer_ = viewEvidence(*window().workspace(), piece, &window());
    bool shown = false;
    QObject::connect(viewer_, &EvidenceViewer::shown, [&] { shown = true; });
    EXPECT_TRUE(until([&] { return shown; }));
    QCoreApplication::processEvents();
    return *viewer_;
  }
  QWidget* pages() {
    for (auto* area : viewer_->findChildren<QAbstractScrollArea*>()) {
      if (area->inherits("QPdfView")) return area;
    }
    return nullptr;
  }
  QString why() { return viewer_->findChild<QLabel*>("viewWhy")->text(); }
  bool showsFacts() { return viewer_->findChild<QLabel*>("viewWhy")->isVisible(); }
  QPushButton* button(const char* name) { return viewer_->findChild<QPushButton*>(name); }
  void shootViewer(const QString& name) {
    const QString folder = qEnvironmentVariable("KIJUN_SHOTS");
    if (!folder.isEmpty()) viewer_->grab().save(folder + u'/' + name + QStringLiteral(".png"));
  }
  EvidenceViewer* viewer_ = nullptr;
};

TEST_F(EvidenceViewerTest, APdfIsSeenByPages) {
  openSample();
  auto& viewer = view(keep(pdf(false), "二枚.pdf"));
  auto* shown = pages();
  ASSERT_NE(shown, nullptr);
  EXPECT_TRUE(shown->isVisible());
  auto* page = viewer.findChild<QLabel*>("viewPage");
  EXPECT_EQ(page->text(), QStringLiteral("1／2 ページ"));
  QTest::keyClick(&viewer, Qt::Key_PageDown);
  EXPECT_EQ(page->text(), QStringLiteral("2／2 ページ"));
  QTest::keyClick(&viewer, Qt::Key_PageDown);
  EXPECT_EQ(page->text(), QStringLiteral("2／2 ページ"));
  QTest::keyClick(&viewer, Qt::Key_PageUp);
  EXPECT_EQ(page->text(), QStringLiteral("1／2 ページ"));
  for (int i = 0; i < 40; ++i) QTest::keyClick(&viewer, Qt::Key_Plus, Qt::ControlModifier);
  EXPECT_LE(shown->property("zoomFactor").toDouble(), 5.0) << "no page is rendered without bounds";
  EXPECT_GT(shown->property("zoomFactor").toDouble(), 1.0);
}

TEST_F(EvidenceViewerTest, TheSamplesPdfPictureAndTextAreSeen) {
  openSample();
  view(named("保守業務委託_特記仕様書（抄）.pdf"));
  EXPECT_NE(pages(), nullptr);
  QTest::qWait(400);  // pages are painted as they are rendered
  shootViewer("viewer-pdf");
  view(named("構成図_202607.png"));
  EXPECT_NE(viewer_->findChild<ImageView*>(), nullptr);
  shootViewer("viewer-image");
  view(named("ヒアリング_浄水課_20260903.txt"));
  auto* words = viewer_->findChild<QPlainTextEdit*>();
  ASSERT_NE(words, nullptr);
  EXPECT_TRUE(words->isReadOnly());
  EXPECT_TRUE(words->toPlainText().contains(QStringLiteral("浄水")));
  shootViewer("viewer-text");
}

TEST_F(EvidenceViewerTest, ALockedOrBrokenPdfIsToldInASentence) {
  openSample();
  view(keep(pdf(true), "鍵.pdf"));
  EXPECT_TRUE(showsFacts());
  EXPECT_TRUE(why().contains(QStringLiteral("パスワード"))) << why().toStdString();
  EXPECT_TRUE(button("viewOpen")->isEnabled());
  view(keep("%PDF-1.7\n" + std::string(5'000'000, 'x'), "切れた.pdf"));
  EXPECT_TRUE(showsFacts());
  EXPECT_TRUE(why().contains(QStringLiteral("壊れている"))) << why().toStdString();
}

TEST_F(EvidenceViewerTest, ABrokenPictureIsToldInASentence) {
  openSample();
  view(keep(std::string("\x89PNG\r\n\x1a\n") + std::string(500, 'x'), "写真.png"));
  EXPECT_TRUE(showsFacts());
  EXPECT_TRUE(why().contains(QStringLiteral("壊れている"))) << why().toStdString();
}

TEST_F(EvidenceViewerTest, OfALongTextTheBeginningIsShown) {
  openSample();
  std::string log;
  while (log.size() < 400'000) log += "2026-09-01 記録の行\n";
  view(keep(log, "監視.log"));
  auto* words = viewer_->findChild<QPlainTextEdit*>();
  ASSERT_NE(words, nullptr);
  EXPECT_LE(words->toPlainText().toUtf8().size(), 128 * 1024);
  EXPECT_FALSE(words->toPlainText().contains(QChar(0xFFFD))) << "no character is cut in two";
  EXPECT_TRUE(viewer_->findChild<QLabel*>("viewNote")->text().contains(QStringLiteral("128 KiB")));
}

TEST_F(EvidenceViewerTest, WhatIsOpenedOutsideIsAReadOnlyCopy) {
  openSample();
  QTextBrowser system;
  QDesktopServices::setUrlHandler("file", &system, "setSource");
  const auto piece = keep("PK\x03\x04 no real book", "台帳.xlsx");
  view(piece);
  EXPECT_TRUE(showsFacts());
  shootViewer("viewer-facts");
  button("viewOpen")->click();
  ASSERT_TRUE(until([&] { return !system.source().isEmpty(); }));
  QDesktopServices::unsetUrlHandler("file");
  const std::filesystem::path copy = system.source().toLocalFile().toStdString();
  namespace fs = std::filesystem;
  EXPECT_EQ(fs::status(copy).permissions(), fs::perms::owner_read);
  EXPECT_EQ(fs::status(viewingCopies().folder()).permissions(), fs::perms::owner_all);
  EXPECT_TRUE(copy.string().starts_with(viewingCopies().folder().string()));
  EXPECT_EQ(copy.filename(), "台帳.xlsx");
  std::ifstream stream(copy, std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(stream), {}), "PK\x03\x04 no real book");
}

TEST_F(EvidenceViewerTest, WhatCouldRunSomethingIsOpenedOnlyAfterAWarning) {
  openSample();
  QTextBrowser system;
  QDesktopServices::setUrlHandler("file", &system, "setSource");
  view(keep("@echo off\r\ndel *.*\r\n", "請求書.bat"));
  button("viewOpen")->click();
  auto asked = ask::takeAsked();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].tone, ask::Tone::Warning);
  EXPECT_TRUE(asked[0].choices.front().id.isEmpty()) << "the default leaves it closed";
  EXPECT_TRUE(asked[0].todo.contains(QStringLiteral("実行できる権限は付きません")));
  QTest::qWait(100);
  EXPECT_TRUE(system.source().isEmpty());
  ask::answerNext("open");
  button("viewOpen")->click();
  ASSERT_TRUE(until([&] { return !system.source().isEmpty(); }));
  QDesktopServices::unsetUrlHandler("file");
  EXPECT_EQ(std::filesystem::status(system.source().toLocalFile().toStdString()).permissions(),
            std::filesystem::perms::owner_read);
}

TEST_F(EvidenceViewerTest, ACopyIsExportedWhereItIsWanted) {
  openSample();
  const auto piece = named("境界機器の通信許可一覧.csv");
  view(piece);
  const auto place = folder_ / "写し.csv";
  ask::answerNextFile(QString::fromStdU16String(place.u16string()));
  button("viewExport")->click();
  ASSERT_TRUE(until([&] { return std::filesystem::exists(place); }));
  EXPECT_EQ(static_cast<std::int64_t>(std::filesystem::file_size(place)), piece.newest().size);
}

TEST_F(EvidenceViewerTest, MissingContentIsToldInASentence) {
  openSample();
  auto piece = named("構成図_202607.png");
  piece.revisions.back().content = std::string(64, '0');
  view(piece);
  EXPECT_TRUE(showsFacts());
  EXPECT_TRUE(why().contains(QStringLiteral("このファイルにありません"))) << why().toStdString();
  EXPECT_FALSE(button("viewOpen")->isEnabled());
}

}  // namespace
}  // namespace kijun::ui
