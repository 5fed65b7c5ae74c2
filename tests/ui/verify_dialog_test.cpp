// 改ざん検査 in the window.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QThreadPool>

#include "support/held_workers.h"
#include "ui/page_support.h"
#include "ui/shell/text.h"
#include "ui/widgets/verify_dialog.h"

namespace kijun::ui {
namespace {

using testing::eventually;

class VerifyDialogTest : public ::testing::Test {
 protected:
  void SetUp() override { workspace.answer(workspace.model->catalog().items()[0].id, 3); }
  // Behind the journal's back, beside the open session.
  void tamper(const std::string& statement) {
    SQLite::Database database(workspace.model->session().file().string(), SQLite::OPEN_READWRITE,
                              5000);
    database.exec(statement);
  }
  static QPushButton* button(QWidget& in, const char* textId) {
    for (auto* found : in.findChildren<QPushButton*>()) {
      if (found->text() == text(textId)) return found;
    }
    return nullptr;
  }
  static bool finished(VerifyDialog& dialog) {
    QSignalSpy spy(&dialog, &VerifyDialog::finishedChecking);
    return eventually([&] { return !spy.isEmpty(); });
  }
  testing::OpenWorkspace workspace;
};

TEST_F(VerifyDialogTest, ASoundFileSaysSoAndWhen) {
  EXPECT_FALSE(workspace.model->verifiedAt().isValid());
  VerifyDialog dialog(*workspace.model);
  dialog.show();
  ASSERT_TRUE(finished(dialog));
  EXPECT_TRUE(dialog.asText().contains(QStringLiteral("改ざんや破損は見つかりませんでした")));
  EXPECT_FALSE(dialog.findChild<QListWidget*>()->isVisible());
  EXPECT_FALSE(button(dialog, "verifydialog.lead")->isEnabled());
  EXPECT_TRUE(workspace.model->verifiedAt().isValid());
  EXPECT_TRUE(workspace.model->wasSound());
  EXPECT_EQ(workspace.model->integrity(), Integrity::Sound);
}

TEST_F(VerifyDialogTest, AnAlteredRowIsNamedAndLedTo) {
  tamper("UPDATE answer SET level = 5");
  VerifyDialog dialog(*workspace.model);
  dialog.show();
  ASSERT_TRUE(finished(dialog));
  auto* list = dialog.findChild<QListWidget*>();
  ASSERT_EQ(list->count(), 1);
  EXPECT_TRUE(list->isVisible());
  const auto item = toQt(workspace.model->catalog().items()[0].id);
  EXPECT_TRUE(list->item(0)->text().contains(item)) << list->item(0)->text().toStdString();
  EXPECT_TRUE(dialog.asText().contains(item));
  EXPECT_EQ(workspace.model->integrity(), Integrity::Broken);
  button(dialog, "verifydialog.lead")->click();
  ASSERT_TRUE(dialog.chosen());
  EXPECT_EQ(dialog.chosen()->table, "answer");
  EXPECT_EQ(dialog.result(), QDialog::Accepted);
}

TEST_F(VerifyDialogTest, StoppingLeavesNoResult) {
  testing::HeldWorkers workers;
  VerifyDialog dialog(*workspace.model);
  dialog.show();
  button(dialog, "verifydialog.cancel")->click();
  workers.letGo();
  ASSERT_TRUE(finished(dialog));
  EXPECT_TRUE(dialog.asText().isEmpty());
  EXPECT_FALSE(workspace.model->verifiedAt().isValid());
  button(dialog, "verifydialog.again")->click();
  ASSERT_TRUE(finished(dialog));
  EXPECT_FALSE(dialog.asText().isEmpty());
}

TEST_F(VerifyDialogTest, ClosingWhileItRunsStopsIt) {
  {
    VerifyDialog dialog(*workspace.model);
    dialog.show();
    dialog.reject();
  }
  QThreadPool::globalInstance()->waitForDone();
  QCoreApplication::processEvents();
  EXPECT_FALSE(workspace.model->verifiedAt().isValid());
}

}  // namespace
}  // namespace kijun::ui
