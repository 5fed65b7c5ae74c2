// A report from the real window: how far it is, cancelled, written.
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>

#include "support/gui.h"
#include "support/held_workers.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"

namespace kijun::ui {
namespace {

class ReportWindowTest : public testing::GuiTest {
 protected:
  void SetUp() override {
    openSample();
    QTest::keyClick(&window(), Qt::Key_P, Qt::ControlModifier);
    settle();
    std::filesystem::create_directory(folder_ / "報告");
  }
  QPushButton* button(const QString& words) {
    for (auto* found : window().page("report")->findChildren<QPushButton*>()) {
      if (found->isVisible() && found->text() == words) return found;
    }
    return nullptr;
  }
  void begin() {
    ask::answerNextFile(QString::fromStdString((folder_ / "報告" / "報告 書.pdf").string()));
    auto* make = button(QStringLiteral("作成…"));
    ASSERT_NE(make, nullptr);
    make->setFocus();
    QTest::keyClick(make, Qt::Key_Space);
  }
  QString banner() {
    auto* found = window().page("report")->findChild<Banner*>();
    return found->isVisible() ? found->words() : QString();
  }
  auto files() { return std::distance(std::filesystem::directory_iterator(folder_ / "報告"), {}); }
};

TEST_F(ReportWindowTest, CancelledByKeyLeavesNothing) {
  testing::HeldWorkers workers;
  begin();
  auto* cancel = button(QStringLiteral("中止"));
  ASSERT_NE(cancel, nullptr);
  EXPECT_TRUE(cancel->hasFocus());
  QTest::keyClick(cancel, Qt::Key_Space);
  workers.letGo();
  ASSERT_TRUE(testing::until([this] {
    auto* make = button(QStringLiteral("作成…"));
    return make && make->isEnabled();
  }));
  EXPECT_TRUE(banner().isEmpty()) << banner().toStdString();
  EXPECT_EQ(files(), 0) << "neither the report nor a part of it";
}

TEST_F(ReportWindowTest, SaysHowFarItIsAndWhereItWasWritten) {
  static const QRegularExpression share(QStringLiteral("^\\d+%$"));
  QStringList seen;
  begin();
  ASSERT_TRUE(testing::until([&] {
    for (auto* label : window().page("report")->findChildren<QLabel*>()) {
      if (label->isVisible() && share.match(label->text()).hasMatch()) seen += label->text();
    }
    return !banner().isEmpty();
  }));
  seen.removeDuplicates();
  EXPECT_GT(seen.size(), 1) << "no progress was shown";
  EXPECT_TRUE(banner().contains(QStringLiteral("報告 書.pdf"))) << banner().toStdString();
  EXPECT_EQ(files(), 1);
  window().actions().action("view.language")->trigger();
  EXPECT_TRUE(banner().startsWith("The report was written")) << banner().toStdString();
}

// The window may be closed while a report is under way.
TEST_F(ReportWindowTest, ClosingTheWindowEndsItWithoutAFile) {
  begin();
  closeWindow();
  EXPECT_EQ(files(), 0);
}

}  // namespace
}  // namespace kijun::ui
