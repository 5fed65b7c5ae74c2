// バックアップ in the real window: the list, one more now, settings, the way back, the schedule,
// and what is offered when a file is damaged, deleted or of an older version.
#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTimer>
#include <QTreeWidget>
#include <fstream>

#include "support/gui.h"
#include "ui/models/backup_keeper.h"
#include "ui/pages/backup/backup_page.h"
#include "ui/pages/backup/restore_dialog.h"
#include "ui/pages/backup/settings_form.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "workspace/merge.h"

namespace kijun::ui {
namespace {

using testing::until;

class BackupPageTest : public testing::GuiTest {
 protected:
  void SetUp() override {
    environment.settingsFolder = folder_ / "設定";
    environment.clock = clock;
    window().setEnvironment(environment);
  }
  QTableView& page() {
    window().actions().action("file.backup")->trigger();
    EXPECT_EQ(window().currentPage(), QStringLiteral("backup"));
    settleList();
    return *window().page(QStringLiteral("backup"))->findChild<QTableView*>();
  }
  void settleList() {
    settle();
    QThreadPool::globalInstance()->waitForDone();
    for (int round = 0; round < 5; ++round) QCoreApplication::processEvents();
  }
  // By the page's key, as a person does.
  void makeByKey() {
    auto& table = page();
    const int before = table.model()->rowCount();
    window().page(QStringLiteral("backup"))->setFocus();
    QTest::keyClick(
        before > 0 ? static_cast<QWidget*>(&table) : window().page(QStringLiteral("backup")),
        Qt::Key_B);
    EXPECT_TRUE(until([&] { return table.model()->rowCount() == before + 1; }));
  }
  void answer(int level) {
    auto& workspace = *window().workspace();
    workspace.post(commands::setLevel(workspace.key(item()), level));
    settle();
  }
  std::string item() { return window().workspace()->catalog().items()[0].id; }
  std::optional<int> levelIn(const std::filesystem::path& file) {
    const auto session = Session::open(file, {Access::ReadOnly, {}, environment});
    const auto snapshot = session->snapshot();
    const auto* answer = snapshot.current.answer(session->snapshot().current.catalog->items()[0].id,
                                                 snapshot.current.whole().id);
    return answer ? answer->level : std::nullopt;
  }
  std::filesystem::path file() { return window().workspace()->session().file(); }
  std::vector<Backup> backups() {
    return backupsOf(window().workspace()->session(),
                     backupSettingsOf(window().workspace()->session()));
  }
  // Goes back in the next restore dialog, by keys, once its preview stands.
  void restoreNext(QString* told = nullptr, int* differences = nullptr) {
    ask::answerNextDialog([told, differences](QDialog& asked) {
      auto& dialog = dynamic_cast<backup::RestoreDialog&>(asked);
      auto* now = dialog.findChild<QPushButton*>("restoreNow");
      auto* understood = dialog.findChild<QCheckBox*>("restoreUnderstood");
      EXPECT_FALSE(now->isEnabled()) << "nothing was seen yet";
      ASSERT_TRUE(until([&] { return understood->isEnabled(); })) << dialog.summary().toStdString();
      EXPECT_FALSE(now->isEnabled()) << "nothing was confirmed yet";
      if (told) *told = dialog.summary();
      auto* tree = dialog.findChild<QTreeWidget*>();
      if (differences && tree->topLevelItemCount() > 0) {
        *differences = tree->topLevelItem(0)->childCount();
      }
      QTest::keyClick(understood, Qt::Key_Space);
      ASSERT_TRUE(now->isEnabled());
      QTest::keyClick(now, Qt::Key_Space);
    });
  }
  void waitForReopening() {
    ASSERT_TRUE(until([this] { return window().workspace() && !window().isOpening(); }));
    settle();
  }
  QPushButton* bannerButton(const QString& words) {
    for (auto* found : window().banner().findChildren<QPushButton*>()) {
      if (found->text() == words) return found;
    }
    ADD_FAILURE() << "no button " << words.toStdString();
    return nullptr;
  }

  std::shared_ptr<SteppingClock> clock =
      std::make_shared<SteppingClock>(*Instant::parse("2027-01-10T03:04:05.678Z"));
  Environment environment;
};

TEST_F(BackupPageTest, MakesOneByKeyAndListsIt) {
  openSample();
  auto& table = page();
  EXPECT_EQ(table.model()->rowCount(), 0);
  shoot("backup-empty");
  makeByKey();
  const auto index = [&](int column) { return table.model()->index(0, column).data().toString(); };
  EXPECT_TRUE(index(backup::BackupModel::When).startsWith("2027-01-10 12:04"))
      << "of the workspace";
  EXPECT_EQ(index(backup::BackupModel::Reason), text("backup.reason.manual"));
  EXPECT_EQ(index(backup::BackupModel::State), text("backup.state.sound"));
  ASSERT_EQ(backups().size(), 1u);
  EXPECT_EQ(backups()[0].headHash, toHex(window().workspace()->session().head().hash));
  EXPECT_TRUE(child<QPushButton>("backupRestore")->isEnabled());
  shoot("backup-list");
}

TEST_F(BackupPageTest, WhatIsNotSoundIsToldWithWhatToDo) {
  openSample();
  makeByKey();
  const auto made = backups()[0].file;
  const auto name = made.filename().string();
  const auto at = name.find("2027-01-10T");
  ASSERT_NE(at, std::string::npos);
  const auto other = made.parent_path() / (std::string(name).replace(at, 10, "2027-01-09"));
  std::ofstream(other) << "cut off";
  auto& table = page();
  ASSERT_TRUE(until([&] { return table.model()->rowCount() == 2; }));
  EXPECT_EQ(table.model()->index(1, backup::BackupModel::State).data().toString(),
            text("backup.state.unreadable"));
  table.selectRow(0);
  QTest::keyClick(&table, Qt::Key_Down);
  EXPECT_EQ(child<QLabel>("backupState")->text(), text("backuppage.hint.unreadable"));
  EXPECT_FALSE(child<QPushButton>("backupRestore")->isEnabled());
}

TEST_F(BackupPageTest, SettingsAreKeptAndWhatIsOutOfRangeIsNot) {
  openSample();
  page();
  const auto type = [this](const char* name, const char* digits) {
    auto* number = child<QSpinBox>(name);
    number->setFocus();
    number->selectAll();
    QTest::keyClicks(number, digits);
    QTest::keyClick(number, Qt::Key_Return);
    settleList();
  };
  type("backupKeep", "7");
  type("backupHours", "6");
  auto& session = window().workspace()->session();
  EXPECT_EQ(backupSettingsOf(session).keep, 7);
  EXPECT_EQ(backupSettingsOf(session).hours, 6);
  type("backupDays", "99999");
  EXPECT_EQ(backupSettingsOf(session).days, BackupSettings().days);
  ASSERT_NE(child<QLabel>("backupProblem"), nullptr);
  EXPECT_TRUE(child<QLabel>("backupProblem")->text().contains(QString::number(kMostBackupDays)));
  shoot("backup-range");
  type("backupDays", "90");
  EXPECT_EQ(backupSettingsOf(session).days, 90);
  EXPECT_EQ(child<QLabel>("backupProblem"), nullptr);
  auto* scheduled = child<QCheckBox>("backupScheduled");
  QTest::keyClick(scheduled, Qt::Key_Space);
  settleList();
  EXPECT_FALSE(backupSettingsOf(session).scheduled);
  EXPECT_FALSE(child<QSpinBox>("backupHours")->isEnabled());

  const auto elsewhere = folder_ / "外付け";
  std::filesystem::create_directory(elsewhere);
  ask::answerNextFile(QString::fromStdU16String(elsewhere.u16string()));
  QTest::keyClick(child<QPushButton>("backupFolder"), Qt::Key_Space);
  settleList();
  EXPECT_EQ(backupSettingsOf(session).folder, elsewhere);
  makeByKey();
  EXPECT_EQ(backups()[0].file.parent_path(), elsewhere);
}

TEST_F(BackupPageTest, GoesBackAfterAPreviewAndBackAgain) {
  openSample();
  answer(1);
  makeByKey();
  answer(4);
  const auto path = file();
  auto& table = page();
  QString told;
  int lost = 0;
  restoreNext(&told, &lost);
  QTest::keyClick(&table, Qt::Key_R);
  ASSERT_TRUE(until([this] { return window().isOpening(); }));
  waitForReopening();
  EXPECT_EQ(lost, 1);
  EXPECT_TRUE(told.contains(QStringLiteral("変更 1 件が失われ"))) << told.toStdString();
  EXPECT_EQ(window().workspace()->session().file(), path);
  EXPECT_EQ(levelIn(path), 1);
  EXPECT_TRUE(window().banner().isVisible());
  EXPECT_TRUE(window().banner().words().contains("before-restore"))
      << window().banner().words().toStdString();
  ASSERT_EQ(backups().size(), 2u);
  EXPECT_EQ(backups()[0].reason, BackupReason::Restore);
  EXPECT_EQ(levelIn(backups()[0].file), 4) << "what was there before";

  restoreNext();
  page().selectRow(0);
  child<QPushButton>("backupRestore")->click();
  ASSERT_TRUE(until([this] { return window().isOpening(); }));
  waitForReopening();
  EXPECT_EQ(levelIn(path), 4);
}

TEST_F(BackupPageTest, LeavingTheDialogChangesNothing) {
  openSample();
  makeByKey();
  answer(4);
  const auto head = window().workspace()->session().head().hash;
  ask::answerNextDialog([](QDialog& dialog) { dialog.reject(); });
  auto& table = page();
  QTest::keyClick(&table, Qt::Key_R);
  settleList();
  EXPECT_TRUE(ask::allAnswered());
  ASSERT_TRUE(window().workspace());
  EXPECT_EQ(window().workspace()->session().head().hash, head);
  EXPECT_EQ(backups().size(), 1u);
}

TEST_F(BackupPageTest, ADueBackupIsMadeQuietlyAtTheTick) {
  openSample();
  auto& keeper = window().keeper();
  QSignalSpy made(&keeper, &BackupKeeper::made);
  auto* soon = keeper.findChild<QTimer*>("backupSoon");
  ASSERT_TRUE(soon->isActive()) << "shortly after opening";
  soon->start(0);
  ASSERT_TRUE(until([&] { return made.count() == 1; }));
  EXPECT_EQ(backups()[0].reason, BackupReason::Schedule);
  EXPECT_FALSE(window().banner().isVisible());

  const auto tick = [&] {
    keeper.tick();
    EXPECT_TRUE(until([&] { return !keeper.isRunning(); }));
  };
  answer(4);
  tick();
  EXPECT_EQ(made.count(), 1) << "the interval is not over";
  clock->set(*Instant::parse("2027-01-11T04:00:00Z"));
  tick();
  EXPECT_EQ(made.count(), 2);
  clock->set(*Instant::parse("2027-01-14T04:00:00Z"));
  tick();
  EXPECT_EQ(made.count(), 2) << "nothing changed since";
  EXPECT_TRUE(ask::takeAsked().empty());
}

TEST_F(BackupPageTest, AFailingScheduleIsSaidByTheBanner) {
  openSample();
  BackupSettings settings;
  settings.folder = folder_ / "抜かれた USB";
  setBackupSettings(window().workspace()->session(), settings);
  window().keeper().tick();
  ASSERT_TRUE(until([this] { return window().banner().isVisible(); }));
  const auto words = window().banner().words();
  EXPECT_TRUE(words.contains(QStringLiteral("抜かれた USB"))) << words.toStdString();
  EXPECT_TRUE(words.contains(text("backup.folder.missing.todo"))) << words.toStdString();
  EXPECT_TRUE(ask::takeAsked().empty()) << "never in the way of typing";
  shoot("backup-schedule-failed");
  bannerButton(text("ui.backup.settings"))->click();
  EXPECT_EQ(window().currentPage(), QStringLiteral("backup"));
}

TEST_F(BackupPageTest, ADamagedFileComesBackFromTheOffer) {
  openSample();
  answer(2);
  makeByKey();
  const auto path = file();
  closeWindow();
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  window().setEnvironment(environment);
  ask::answerNext(QStringLiteral("restore"));
  QString told;
  restoreNext(&told);
  window().openFile(QString::fromStdU16String(path.u16string()));
  waitForReopening();
  const auto asked = ask::takeAsked();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_TRUE(asked[0].todo.contains(QStringLiteral("正常なバックアップが 1 個")))
      << asked[0].todo.toStdString();
  EXPECT_TRUE(told.contains(QStringLiteral("バックアップには"))) << told.toStdString();
  EXPECT_EQ(levelIn(path), 2);
  EXPECT_FALSE(window().workspace()->isReadOnly());
}

TEST_F(BackupPageTest, ADeletedFileIsSaidAndACopyHoldsEverything) {
  openSample();
  answer(3);
  const auto path = file();
  const auto head = window().workspace()->session().head();
  std::filesystem::remove(path);
  auto& workspace = *window().workspace();
  workspace.post(commands::setLevel(workspace.key(item()), 5));
  ASSERT_TRUE(until([this] {
    return window().banner().isVisible() && window().keeper().isMisplaced() &&
           !window().banner().findChildren<QPushButton*>().empty();
  }));
  EXPECT_TRUE(window().banner().words().contains(QStringLiteral("削除されたか")))
      << window().banner().words().toStdString();
  shoot("backup-deleted");
  // Closing asks, for what the window holds is nowhere else.
  ask::answerNext({});
  window().close();
  EXPECT_TRUE(window().isVisible());
  ASSERT_EQ(ask::takeAsked().size(), 1u);

  const auto copy = folder_ / "救った 写し.kijun";
  ask::answerNextFile(QString::fromStdU16String(copy.u16string()));
  bannerButton(text("ui.copy.save"))->click();
  ASSERT_TRUE(until([this] { return !window().keeper().isMisplaced(); }));
  EXPECT_EQ(Session::open(copy, {Access::ReadOnly, {}, environment})->head().hash, head.hash);
  EXPECT_EQ(levelIn(copy), 3);
  bannerButton(text("ui.copy.open"))->click();
  waitForReopening();
  EXPECT_EQ(file(), copy);
  answer(4);
  EXPECT_EQ(levelIn(copy), 4);
}

TEST_F(BackupPageTest, AnOlderFileSaysThatItWasMigratedAndWhereTheBackupIs) {
  const auto path = folder_ / "古い.kijun";
  std::filesystem::copy_file(
      std::filesystem::path(KIJUN_SOURCE_DIR) / "tests/data/workspaces/v1.kijun", path);
  open(QString::fromStdU16String(path.u16string()));
  ASSERT_TRUE(window().banner().isVisible());
  ASSERT_EQ(backups().size(), 1u);
  EXPECT_EQ(backups()[0].reason, BackupReason::Migration);
  const auto backup = QString::fromStdU16String(backups()[0].file.u16string());
  EXPECT_TRUE(window().banner().words().contains(backup))
      << window().banner().words().toStdString();
  window().actions().action("view.language")->trigger();
  EXPECT_TRUE(window().banner().words().startsWith("This file was migrated"));
}

TEST_F(BackupPageTest, AnAuditorMakesBackupsButDoesNotGoBack) {
  auto& workspace = openSample();
  makeByKey();
  const auto& people = workspace.snapshot().people;
  const auto auditor = std::ranges::find(people, "auditor", &Person::role);
  ASSERT_NE(auditor, people.end());
  workspace.actAs(toQt(auditor->id));
  auto* restore = child<QPushButton>("backupRestore");
  EXPECT_FALSE(restore->isEnabled());
  EXPECT_FALSE(restore->toolTip().isEmpty());
  EXPECT_TRUE(child<QPushButton>("backupMake")->isEnabled());
}

}  // namespace
}  // namespace kijun::ui
