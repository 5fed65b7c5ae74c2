#include <gtest/gtest.h>

#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

#include "support/held_workers.h"
#include "ui/page_support.h"
#include "ui/pages/report/report_page.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::report {
namespace {

using testing::eventually;

class ReportPageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    workspace.answer(workspace.model->catalog().items()[0].id, 3);
    page = std::make_unique<ReportPage>(shell, *workspace.model);
    page->setOpener([this](const QUrl& url) {
      opened.push_back(url);
      return true;
    });
    page->resize(1190, 670);
    page->show();
    page->findChildren<SegmentedControl*>().front()->button(QStringLiteral("html"))->click();
  }
  void TearDown() override { EXPECT_TRUE(ask::allAnswered()); }
  QPushButton* button(const char* textId) const {
    for (auto* found : page->findChildren<QPushButton*>()) {
      if (found->text() == toQt(render({textId, {}}, kijun::ui::language()))) return found;
    }
    return nullptr;
  }
  QString banner() const {
    auto* found = page->findChild<Banner*>();
    return found->isVisible() ? found->words() : QString();
  }
  QString at(const char* name) const {
    return QString::fromStdString((workspace.folder / name).string());
  }

  testing::OpenWorkspace workspace;
  testing::RecordingShell shell;
  std::unique_ptr<ReportPage> page;
  std::vector<QUrl> opened;
};

TEST_F(ReportPageTest, SaysWhatWillBeInside) {
  auto* contents = page->findChild<QTreeWidget*>();
  EXPECT_TRUE(eventually([&] { return contents->topLevelItemCount() > 2; }));
}

TEST_F(ReportPageTest, WritesTheReportAndOffersToOpenIt) {
  const QString path = at("報告 書.html");
  ask::answerNextFile(path);
  button("reportpage.make")->click();
  ASSERT_TRUE(eventually([&] { return !banner().isEmpty(); }));
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_TRUE(file.readAll().contains("架空 水道局"));
  ASSERT_TRUE(button("reportpage.open"));
  button("reportpage.open")->click();
  button("reportpage.open_folder")->click();
  ASSERT_EQ(opened.size(), 2u);
  EXPECT_EQ(opened[0], QUrl::fromLocalFile(path));
  EXPECT_EQ(opened[1], QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

TEST_F(ReportPageTest, AFailureSaysWhereAndLeavesNothing) {
  const QString path = at("ない/報告.html");
  ask::answerNextFile(path);
  button("reportpage.make")->click();
  ASSERT_TRUE(eventually([&] { return !banner().isEmpty(); }));
  EXPECT_TRUE(banner().contains(QStringLiteral("ない"))) << banner().toStdString();
  EXPECT_FALSE(QFile::exists(path));
  EXPECT_TRUE(button("reportpage.make")->isEnabled());
}

TEST_F(ReportPageTest, ACancelledReportIsNotWritten) {
  const QString path = at("中止.html");
  ask::answerNextFile(path);
  testing::HeldWorkers workers;
  button("reportpage.make")->click();
  button("reportpage.cancel")->click();
  workers.letGo();
  ASSERT_TRUE(eventually([&] { return !shell.said.empty() || !banner().isEmpty(); }));
  EXPECT_TRUE(banner().isEmpty());
  EXPECT_FALSE(QFile::exists(path));
}

TEST_F(ReportPageTest, WithoutAPlaceNothingHappens) {
  ask::answerNextFile(std::nullopt);
  button("reportpage.make")->click();
  EXPECT_TRUE(button("reportpage.make")->isEnabled());
  EXPECT_TRUE(banner().isEmpty());
}

TEST_F(ReportPageTest, OffersANameEverySystemTakes) {
  EXPECT_EQ(safeFileName(QStringLiteral("a/b\\c:d*e?f\"g<h>i|j k")),
            QStringLiteral("a_b_c_d_e_f_g_h_i_j_k"));
  EXPECT_TRUE(page->suggestedName().endsWith(QStringLiteral("2026-09-30.html")));
  EXPECT_TRUE(page->suggestedName().contains(QStringLiteral("架空_水道局")));
}

}  // namespace
}  // namespace kijun::ui::report
