// An import by hand: the file read, columns matched, previewed, applied, and told where it fails.
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <fstream>

#include "exchange/record_import.h"
#include "support/gui.h"
#include "ui/register_support.h"
#include "ui/registers/export_register.h"
#include "ui/registers/import_dialog.h"
#include "ui/registers/import_table.h"
#include "ui/registers/table_clipboard.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::registers {
namespace {

using testing::eventually;

class RegisterImportTest : public testing::RegisterDialogTest {
 protected:
  void SetUp() override {
    ask::underTest();
    dialog = std::make_unique<ImportDialog>(*workspace.model, assets);
    dialog->show();
  }
  QString file(const char* name, const std::string& bytes) {
    const auto path = workspace.folder / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return QString::fromStdU16String(path.u16string());
  }
  // Runs what asks for work, and waits until nothing is worked on.
  void settled(const std::function<void()>& call) {
    QSignalSpy ended(dialog.get(), &ImportDialog::settled);
    call();
    ASSERT_TRUE(eventually([&] { return ended.count() > 0; }));
  }
  void read(const QString& path) {
    settled([&] { dialog->openFile(path); });
  }
  QTableView& lines() { return *dialog->findChild<QTableView*>("importLines"); }
  QString cell(int row, int column) {
    return lines().model()->index(row, column).data().toString();
  }
  QComboBox& field(int column) {
    return *dialog->findChild<QComboBox*>(QStringLiteral("importField.%1").arg(column));
  }
  void choose(int column, const char* id) {
    auto& box = field(column);
    settled([&] { box.setCurrentIndex(box.findData(QString::fromLatin1(id))); });
  }
  QPushButton& apply() { return *dialog->findChild<QPushButton*>("importApply"); }
  Banner& banner() { return *dialog->findChild<Banner*>(); }
  void show(const char* fate) {
    auto* control = dialog->findChild<SegmentedControl*>("importFates");
    control->button(QString::fromLatin1(fate))->click();
  }
  std::unique_ptr<ImportDialog> dialog;
};

TEST_F(RegisterImportTest, AListIsPreviewedLineByLineAndComesInAsOneStep) {
  add("監視盤", {{"location", "本館"}});
  add("電源");
  EXPECT_TRUE(dialog->findChild<QPushButton*>("importChoose")->isVisible());
  EXPECT_FALSE(apply().isEnabled());
  read(file("資産 一覧.csv",
            "資産名,種類,状態,設置場所,依存する資産,色\r\n"
            "監視盤,制御システム,承認済み,別館,新しい盤,青\r\n"
            "電源,制御システム,承認済み,,,\r\n"
            "新しい盤,機器,承認済み,倉庫,,\r\n"
            "謎,宇宙船,承認済み,,,\r\n"));
  QAbstractItemModelTester tester(lines().model());
  ASSERT_EQ(lines().model()->rowCount(), 4);
  EXPECT_EQ(cell(0, ImportLines::State), wordsOf(RowFate::Changed));
  EXPECT_EQ(cell(1, ImportLines::State), wordsOf(RowFate::Unchanged));
  EXPECT_EQ(cell(2, ImportLines::State), wordsOf(RowFate::New));
  EXPECT_EQ(cell(3, ImportLines::State), wordsOf(RowFate::Problem));
  EXPECT_EQ(cell(3, ImportLines::Line), QStringLiteral("5"));
  EXPECT_TRUE(cell(3, ImportLines::What).contains(QStringLiteral("宇宙船")));
  auto* detail = dialog->findChild<QTreeWidget*>("importDetail");
  ASSERT_EQ(detail->topLevelItemCount(), 2);
  EXPECT_EQ(detail->topLevelItem(0)->text(1), QStringLiteral("本館"));
  EXPECT_EQ(detail->topLevelItem(0)->text(2), QStringLiteral("別館"));
  EXPECT_EQ(detail->topLevelItem(1)->text(2), QStringLiteral("新しい盤")) << "of the same file";
  shoot(*dialog, QStringLiteral("import"));
  lines().setFocus();
  QTest::keyClick(&lines(), Qt::Key_Down);
  QTest::keyClick(&lines(), Qt::Key_Down);
  EXPECT_GE(detail->topLevelItemCount(), 4) << "all that a new record would hold";
  show("problem");
  EXPECT_EQ(lines().model()->rowCount(), 1);
  EXPECT_TRUE(detail->topLevelItem(0)->text(0).contains(QStringLiteral("宇宙船")));
  show("all");
  const auto before = head();
  EXPECT_EQ(apply().text(), text("importdialog.apply", 2));
  settled([&] { QTest::keyClick(&apply(), Qt::Key_Space); });
  EXPECT_EQ(head(), before + 1);
  EXPECT_EQ(valueOf("監視盤", "depends_on"), Value(idOf(assets, "新しい盤")));
  EXPECT_TRUE(dialog->isVisible()) << "the line with a problem is still there to be seen";
  EXPECT_EQ(banner().words(), text("importdialog.applied", 2, 1));
  EXPECT_FALSE(apply().isEnabled()) << "the same again changes nothing";
  session().undo();
  EXPECT_EQ(valueOf("監視盤", "location"), Value("本館"));
}

TEST_F(RegisterImportTest, ColumnsAreChosenAndTheirMeaningIsRememberedWithTheImport) {
  const auto path = file("一覧.csv", "装置,たぐい,具合,備考\nポンプ,機器,承認済み,重要\n");
  read(path);
  EXPECT_TRUE(banner().words().contains(text("record.asset.name")));
  EXPECT_FALSE(banner().words().contains(QStringLiteral("--map")));
  EXPECT_FALSE(apply().isEnabled());
  choose(0, "name");
  choose(1, "kind");
  choose(2, "status");
  EXPECT_FALSE(banner().isVisible());
  ASSERT_EQ(lines().model()->rowCount(), 1);
  EXPECT_EQ(cell(0, ImportLines::State), wordsOf(RowFate::New));
  choose(1, "note");
  EXPECT_EQ(field(3).currentData().toString(), QString()) << "one field, one column";
  choose(1, "kind");
  choose(3, "note");
  settled([&] { apply().click(); });
  EXPECT_EQ(dialog->result(), QDialog::Accepted);
  EXPECT_EQ(valueOf("ポンプ", "note"), Value("重要"));
  EXPECT_EQ(rememberedColumns(session(), "asset").size(), 3u);
  const auto before = head();
  dialog = std::make_unique<ImportDialog>(*workspace.model, assets);
  dialog->show();
  read(path);
  EXPECT_EQ(field(0).currentData().toString(), QStringLiteral("name"));
  EXPECT_EQ(cell(0, ImportLines::State), wordsOf(RowFate::Unchanged));
  EXPECT_FALSE(apply().isEnabled());
  EXPECT_EQ(head(), before);
  session().undo();
  EXPECT_TRUE(rememberedColumns(session(), "asset").empty());
}

TEST_F(RegisterImportTest, AFileThatCannotBeReadIsToldAndAnotherOneTried) {
  read(file("壊れ.csv", "\"閉じない\n"));
  EXPECT_TRUE(banner().isVisible());
  EXPECT_TRUE(banner().words().contains(QStringLiteral("壊れ.csv")));
  EXPECT_FALSE(apply().isEnabled());
  ask::answerNextFile(file("良い.csv", "資産名,種類,状態\n甲,機器,承認済み\n"));
  settled([&] { dialog->findChild<QPushButton*>("importOther")->click(); });
  EXPECT_FALSE(banner().isVisible());
  EXPECT_EQ(lines().model()->rowCount(), 1);
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(
      file("落とす.csv", "資産名,種類,状態\n甲,機器,承認済み\n乙,機器,承認済み\n"))});
  QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(dialog.get(), &enter);
  QDropEvent dropped(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  settled([&] { QApplication::sendEvent(dialog.get(), &dropped); });
  EXPECT_EQ(lines().model()->rowCount(), 2);
}

TEST_F(RegisterImportTest, FiftyThousandLinesComeInAndCanBeStopped) {
  std::string csv = "資産名,種類,状態,管理番号,依存する資産\n";
  for (int i = 0; i < 50'000; ++i) {
    const auto n = std::to_string(i);
    csv += "機器 " + n + ",機器,承認済み,N-" + n + ',';
    if (i > 0) csv += "機器 " + std::to_string(i - 1);
    csv += '\n';
  }
  const auto path = file("五万行.csv", csv);
  dialog->openFile(path);
  // Closing while it works stops the work, not the window.
  settled([&] { dialog->reject(); });
  EXPECT_TRUE(dialog->isVisible());
  EXPECT_FALSE(apply().isEnabled());
  read(path);
  ASSERT_EQ(lines().model()->rowCount(), 50'000);
  EXPECT_EQ(cell(49'999, ImportLines::Name), QStringLiteral("機器 49999"));
  const auto before = head();
  settled([&] { apply().click(); });
  EXPECT_EQ(dialog->result(), QDialog::Accepted);
  EXPECT_EQ(head(), before + 1);
  EXPECT_EQ(session().rows(assets).size(), 50'000u);
}

TEST_F(RegisterImportTest, WhatIsCopiedIsPastedBackWithoutAChange) {
  const auto net = add("網, 制御系", {{"owner", department}, {"note", "=1+1\n二行目"}});
  add("甲", {{"depends_on", net}, {"overseas", std::int64_t{1}}});
  std::vector<std::size_t> fields;
  for (const auto* id : {"name", "kind", "status", "owner", "overseas", "depends_on", "note"}) {
    fields.push_back(assets.indexOf(id).value());
  }
  copyRows(shell, *workspace.model, assets, session().rows(assets), fields, dialog.get());
  ASSERT_TRUE(eventually([&] { return !shell.said.empty(); }));
  const auto copied = QGuiApplication::clipboard()->text();
  EXPECT_TRUE(copied.startsWith(text("record.asset.name") + u'\t')) << copied.toStdString();
  EXPECT_TRUE(copied.contains(QStringLiteral("'=1+1"))) << "no formula for a spreadsheet";
  ASSERT_TRUE(hasRowsToPaste());
  settled([&] { dialog->openText(rowsToPaste()); });
  ASSERT_EQ(lines().model()->rowCount(), 2);
  EXPECT_EQ(cell(0, ImportLines::State), wordsOf(RowFate::Unchanged));
  EXPECT_EQ(cell(1, ImportLines::State), wordsOf(RowFate::Unchanged));
  settled([&] {
    dialog->openText(
        QStringLiteral("資産名\t種類\t状態\t設置場所\n甲\t制御システム\t承認済み\t本館\n"));
  });
  EXPECT_EQ(cell(0, ImportLines::State), wordsOf(RowFate::Changed));
}

TEST_F(RegisterImportTest, ARegisterIsExportedToAPathWithBlanksAndFailureIsTold) {
  add("甲");
  const auto path = QString::fromStdU16String((workspace.folder / "書き出し 先.xlsx").u16string());
  ask::answerNextFile(path);
  exportRegister(shell, *workspace.model, assets, dialog.get());
  ASSERT_TRUE(eventually([&] { return !shell.said.empty(); }));
  EXPECT_TRUE(shell.said.front().contains(QStringLiteral("書き出し 先.xlsx")));
  read(path);
  EXPECT_EQ(cell(0, ImportLines::State), wordsOf(RowFate::Unchanged));
  ask::takeAsked();
  ask::answerNextFile(path + QStringLiteral("/下.csv"));
  exportRegister(shell, *workspace.model, assets, dialog.get());
  std::vector<ask::Question> asked;
  ASSERT_TRUE(eventually([&] {
    for (auto& question : ask::takeAsked()) asked.push_back(std::move(question));
    return !asked.empty();
  }));
  EXPECT_TRUE(asked.front().what.contains(QStringLiteral("下.csv")));
  ask::answerNextFile(std::nullopt);
  exportRegister(shell, *workspace.model, assets, dialog.get());
  EXPECT_EQ(shell.said.size(), 1u);
}

TEST_F(RegisterImportTest, AnAuditorSeesWhatWouldChangeAndChangesNothing) {
  session().run(commands::putRecord(personType().description,
                                    personType().row({{}, "監査 係", "", {}, "auditor"})));
  ASSERT_TRUE(eventually([&] { return workspace.model->snapshot().people.size() == 1; }));
  workspace.model->actAs(QStringLiteral("監査 係"));
  dialog = std::make_unique<ImportDialog>(*workspace.model, assets);
  dialog->show();
  read(file("一覧.csv", "資産名,種類,状態\n甲,機器,承認済み\n"));
  EXPECT_EQ(cell(0, ImportLines::State), wordsOf(RowFate::New));
  EXPECT_FALSE(apply().isEnabled());
  EXPECT_FALSE(apply().toolTip().isEmpty());
}

TEST_F(RegisterImportTest, SpeaksEnglishAndWearsTheDarkLook) {
  setLanguage(Language::English);
  kijun::testing::look().setChoice(LookChoice::Dark);
  add("Panel", {{"location", "Hall"}});
  dialog = std::make_unique<ImportDialog>(*workspace.model, assets);
  dialog->show();
  shoot(*dialog, QStringLiteral("import-empty-en-dark"));
  read(file("assets.csv",
            "Name,Kind,Status,Place,Colour\n"
            "Panel,hardware,approved,Annex,red\nPump,spaceship,approved,,\n"));
  shoot(*dialog, QStringLiteral("import-en-dark"));
  for (const auto* widget : dialog->findChildren<QWidget*>()) {
    const auto* label = qobject_cast<const QLabel*>(widget);
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const auto words = label ? label->text() : button ? button->text() : widget->accessibleName();
    for (const QChar c : words) EXPECT_LT(c.unicode(), 0x3000) << words.toStdString();
  }
  dialog.reset();
  setLanguage(Language::Japanese);
  kijun::testing::look().setChoice(LookChoice::Light);
}

TEST_F(RegisterImportTest, FitsASmallScreenAtLargeText) {
  kijun::testing::look().setTextSize(150);
  dialog = std::make_unique<ImportDialog>(*workspace.model, assets);
  dialog->show();
  std::string csv = "資産名,種類,状態,設置場所\n";
  for (int i = 0; i < 12'345; ++i) csv += "機器 " + std::to_string(i) + ",機器,承認済み,本館\n";
  read(file("一覧.csv", csv));
  shoot(*dialog, QStringLiteral("import-150"));
  EXPECT_LE(dialog->minimumSizeHint().width(), 1366);
  EXPECT_LE(dialog->minimumSizeHint().height(), 768);
  dialog.reset();
  kijun::testing::look().setTextSize(100);
}

TEST_F(RegisterImportTest, LastYearsAnswersComeInByTheirWords) {
  const auto first = workspace.model->catalog().items()[0].id;
  const auto second = workspace.model->catalog().items()[1].id;
  auto answers = std::make_unique<AnswerImportDialog>(*workspace.model);
  dialog = std::move(answers);
  dialog->show();
  read(file("昨年 自己評価.csv",
            "No.,できばえ,備考\n" + first + ",まあまあ,台帳あり\n" + second + ",2,\n9.9-9,3,\n"));
  choose(1, "level");
  ASSERT_EQ(lines().model()->rowCount(), 3);
  auto* level = dialog->findChild<QComboBox*>("importLevel.0");
  ASSERT_NE(level, nullptr);
  EXPECT_TRUE(level->isVisible());
  EXPECT_EQ(cell(0, ImportLines::State), wordsOf(RowFate::Problem));
  EXPECT_EQ(cell(2, ImportLines::State), wordsOf(RowFate::Problem)) << "no such item";
  settled([&] { level->setCurrentIndex(level->findData(3)); });
  EXPECT_EQ(cell(0, ImportLines::State), wordsOf(RowFate::New));
  EXPECT_TRUE(level->isVisible()) << "it can be chosen otherwise";
  shoot(*dialog, QStringLiteral("import-answers"));
  const auto before = head();
  settled([&] { apply().click(); });
  EXPECT_EQ(head(), before + 1);
  EXPECT_TRUE(eventually([&] {
    const auto* score = workspace.model->itemScore(first);
    return score && score->level == 3;
  }));
  show("problem");
  EXPECT_EQ(lines().model()->rowCount(), 1) << "the unmatched are listed";
}

}  // namespace
}  // namespace kijun::ui::registers
