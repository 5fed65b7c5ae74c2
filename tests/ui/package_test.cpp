// Encrypted packages through the window: written from the File menu, opened by path, drop or menu.
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QTreeWidget>

#include "support/gui.h"
#include "support/held_workers.h"
#include "ui/pages/package/part_picker.h"
#include "ui/pages/package/seal_dialog.h"
#include "ui/pages/package/unseal_dialog.h"
#include "ui/widgets/ask.h"
#include "workspace/package.h"

namespace kijun::ui {
namespace {

const QString kPassphrase = QStringLiteral("correct horse battery staple");

class PackageWindowTest : public testing::GuiTest {
 protected:
  QString place(const char* name) const {
    return QString::fromStdU16String((folder_ / name).u16string());
  }
  static void type(QWidget& dialog, const char* name, const QString& words) {
    auto* edit = dialog.findChild<QLineEdit*>(name);
    ASSERT_NE(edit, nullptr) << name;
    edit->selectAll();
    QTest::keyClicks(edit, words);
  }
  static void click(QWidget& dialog, const char* name) {
    QTest::mouseClick(dialog.findChild<QPushButton*>(name), Qt::LeftButton);
  }
  void shootDialog(QDialog& dialog, const QString& name) {
    const QString folder = qEnvironmentVariable("KIJUN_SHOTS");
    if (!folder.isEmpty()) dialog.grab().save(folder + u'/' + name + QStringLiteral(".png"));
  }
  // Drives the sealing dialog to its result, and closes it.
  void sealTo(const QString& package, const std::function<void(QDialog&)>& before = {}) {
    ask::answerNextDialog([this, package, before](QDialog& dialog) {
      if (before) before(dialog);
      dialog.findChild<QLineEdit*>("sealPlace")->setText(package);
      type(dialog, "passphrase", kPassphrase);
      type(dialog, "passphraseAgain", kPassphrase);
      shootDialog(dialog, "seal-form");
      click(dialog, "sealStart");
      auto* result = dialog.findChild<QLabel*>("sealResult");
      ASSERT_TRUE(testing::until([&] { return result->isVisible(); }))
          << dialog.findChild<QLabel*>("sealProblem")->text().toStdString();
      said_ = result->text();
      shootDialog(dialog, "seal-result");
      click(dialog, "sealCancel");
      EXPECT_EQ(dialog.result(), QDialog::Accepted);
    });
    window().actions().action("file.seal")->trigger();
  }
  QString said_;
};

TEST_F(PackageWindowTest, WritesAPackageAndOpensItAgain) {
  auto& workspace = openSample();
  const auto head = workspace.snapshot().headHash;
  const auto package = place("監査 用.kijunpkg");
  sealTo(package);
  EXPECT_TRUE(said_.contains(toQt(head))) << said_.toStdString();
  EXPECT_TRUE(said_.contains(QStringLiteral("復元できません"))) << said_.toStdString();
  EXPECT_TRUE(looksLikePackage(filePathOf(package)));

  const auto opened = place("受け取り.kijun");
  ask::answerNextDialog([&](QDialog& dialog) {
    auto* problem = dialog.findChild<QLabel*>("unsealProblem");
    dialog.findChild<QLineEdit*>("unsealPlace")->setText(opened);
    type(dialog, "passphrase", QStringLiteral("wrong horse battery staple"));
    click(dialog, "unsealStart");
    ASSERT_TRUE(testing::until(
        [&] { return problem->text().contains(QStringLiteral("パスフレーズが違います")); }));
    EXPECT_TRUE(dialog.findChild<QLineEdit*>("passphrase")->text().isEmpty());
    shootDialog(dialog, "unseal-wrong");
    type(dialog, "passphrase", kPassphrase);
    QTest::keyClick(dialog.findChild<QLineEdit*>("passphrase"), Qt::Key_Return);
    ASSERT_TRUE(testing::until([&] { return dialog.result() == QDialog::Accepted; }));
  });
  window().openFile(package);
  ASSERT_TRUE(testing::until([&] {
    return !window().isOpening() && window().workspace() &&
           window().workspace()->session().file().filename() == "受け取り.kijun";
  }));
  settle();
  EXPECT_EQ(window().workspace()->snapshot().headHash, head);
}

TEST_F(PackageWindowTest, WritesOnlyTheChosenPart) {
  openSample();
  const auto package = place("部分.kijunpkg");
  sealTo(package, [](QDialog& dialog) {
    dialog.findChild<QRadioButton*>("sealPart")->setChecked(true);
    auto* tree = dialog.findChild<QTreeWidget*>("partGuideline");
    ASSERT_TRUE(tree->isVisible());
    for (int i = 1; i < tree->topLevelItemCount(); ++i) {
      tree->topLevelItem(i)->setCheckState(0, Qt::Unchecked);
    }
  });
  auto typed = fromQt(kPassphrase);
  const auto unsealed =
      unsealWorkspace(filePathOf(package), filePathOf(place("x.kijun")), Passphrase(typed));
  EXPECT_TRUE(unsealed.contents.part);
  EXPECT_EQ(unsealed.contents.cycles, 1);
  EXPECT_GT(unsealed.contents.answers, 0);
  EXPECT_TRUE(said_.contains(rendered(unsealed.contents.selection))) << said_.toStdString();
}

TEST_F(PackageWindowTest, SaysWhatIsStillMissing) {
  auto& workspace = openSample();
  SealDialog dialog(workspace);
  dialog.show();
  auto* seal = dialog.findChild<QPushButton*>("sealStart");
  auto* hint = dialog.findChild<QLabel*>("passphraseHint");
  auto* problem = dialog.findChild<QLabel*>("sealProblem");
  EXPECT_FALSE(seal->isEnabled());
  type(dialog, "passphrase", QStringLiteral("short"));
  EXPECT_TRUE(hint->text().contains(QStringLiteral("短すぎます"))) << hint->text().toStdString();
  type(dialog, "passphrase", kPassphrase);
  EXPECT_FALSE(seal->isEnabled());
  type(dialog, "passphraseAgain", kPassphrase);
  EXPECT_TRUE(seal->isEnabled());
  dialog.findChild<QRadioButton*>("sealPart")->setChecked(true);
  auto* cycles = dialog.findChild<QListWidget*>("partCycles");
  for (int row = 0; row < cycles->count(); ++row) cycles->item(row)->setCheckState(Qt::Unchecked);
  EXPECT_FALSE(seal->isEnabled());
  EXPECT_FALSE(problem->text().isEmpty());
  dialog.findChild<QRadioButton*>("sealWhole")->setChecked(true);
  EXPECT_TRUE(seal->isEnabled());
  dialog.findChild<QLineEdit*>("sealPlace")->clear();
  EXPECT_FALSE(seal->isEnabled());
}

TEST_F(PackageWindowTest, CancelledLeavesNothing) {
  auto& workspace = openSample();
  const auto package = place("取りやめ.kijunpkg");
  SealDialog dialog(workspace);
  dialog.show();
  dialog.findChild<QLineEdit*>("sealPlace")->setText(package);
  type(dialog, "passphrase", kPassphrase);
  type(dialog, "passphraseAgain", kPassphrase);
  testing::HeldWorkers workers;
  click(dialog, "sealStart");
  QTest::keyClick(&dialog, Qt::Key_Escape);
  workers.letGo();
  auto* problem = dialog.findChild<QLabel*>("sealProblem");
  ASSERT_TRUE(
      testing::until([&] { return problem->text().contains(QStringLiteral("取りやめました")); }));
  EXPECT_TRUE(dialog.isVisible());
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    EXPECT_EQ(entry.path().string().find("kijunpkg"), std::string::npos) << entry.path();
  }
}

TEST_F(PackageWindowTest, ThePickerNamesWholeBranchesAndSingleLeaves) {
  auto& workspace = openSample();
  PartPicker picker(workspace);
  EXPECT_TRUE(picker.selection().sections.empty()) << "everything";
  auto* tree = picker.findChild<QTreeWidget*>("partGuideline");
  for (int i = 0; i < tree->topLevelItemCount(); ++i) {
    tree->topLevelItem(i)->setCheckState(0, Qt::Unchecked);
  }
  EXPECT_FALSE(picker.isAnything());
  tree->topLevelItem(2)->setCheckState(0, Qt::Checked);
  auto* leaf = tree->topLevelItem(1);
  while (leaf->childCount() > 0) leaf = leaf->child(leaf->childCount() - 1);
  leaf->setCheckState(0, Qt::Checked);
  const auto selection = picker.selection();
  EXPECT_TRUE(picker.isAnything());
  ASSERT_FALSE(selection.sections.empty());
  EXPECT_EQ(selection.sections.back(),
            workspace.cycle().catalog->section(selection.sections.back())->id);
  EXPECT_EQ(selection.sections.size() + selection.items.size(), 2u);
  EXPECT_EQ(selection.cycles, std::vector<Id>{workspace.cycle().cycle.id});
}

TEST_F(PackageWindowTest, SpeaksBothLanguagesOnTheDarkLook) {
  auto& workspace = openSample();
  testing::look().setChoice(LookChoice::Dark);
  for (const auto language : {Language::Japanese, Language::English}) {
    setLanguage(language);
    SealDialog dialog(workspace);
    dialog.show();
    dialog.findChild<QRadioButton*>("sealPart")->setChecked(true);
    QCoreApplication::processEvents();
    EXPECT_LE(dialog.height(), 768);
    for (auto* label : dialog.findChildren<QLabel*>()) {
      EXPECT_FALSE(label->text().contains(QStringLiteral("ui.package")))
          << label->text().toStdString();
    }
    shootDialog(dialog, language == Language::Japanese ? "seal-part-ja" : "seal-part-en");
  }
}

}  // namespace
}  // namespace kijun::ui
