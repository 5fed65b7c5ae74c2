// Questionnaires handed out from the window: files for several departments, what is there already,
// the mail that goes with them, and the calendar.
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <fstream>

#include "exchange/questionnaire/returned.h"
#include "ui/collect_support.h"
#include "ui/pages/collect/hand_out_dialog.h"
#include "ui/pages/collect/mail_dialog.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::collect {
namespace {

using testing::until;

class HandOutTest : public testing::CollectTest {
 protected:
  // Drives the dialog that H opens, with the folder chosen.
  void handOut(std::function<void(HandOutDialog&)> drive) {
    std::filesystem::create_directories(out_);
    ask::answerNextDialog([this, drive](QDialog& dialog) {
      auto& hand = dynamic_cast<HandOutDialog&>(dialog);
      ask::answerNextFile(toQt(out_.string()));
      of<QPushButton>(hand, "handOutFolder").click();
      drive(hand);
    });
    press(departments(), Qt::Key_H);
  }
  void format(HandOutDialog& dialog, const char* id) {
    of<SegmentedControl>(dialog, "handOutFormat").button(QLatin1String(id))->click();
  }
  void write(HandOutDialog& dialog) {
    bool settled = false;
    const auto heard =
        QObject::connect(&dialog, &HandOutDialog::settled, [&settled] { settled = true; });
    of<QPushButton>(dialog, "handOutWrite").click();
    EXPECT_TRUE(until([&] { return settled; }));
    QObject::disconnect(heard);
  }
  std::filesystem::path file(const char* department, const char* ending) {
    return out_ / (std::string("架空市水道局_") + department + "_回答票." + ending);
  }
  std::string head(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes(5, '\0');
    in.read(bytes.data(), 5);
    return bytes;
  }
  std::filesystem::path out_ = folder_ / "回答票";
};

TEST_F(HandOutTest, WritesOneFileADepartmentAndShowsTheMailOfEach) {
  fill();
  show();
  handOut([&](HandOutDialog& dialog) {
    const auto& list = of<QTreeWidget>(dialog, "handOutDepartments");
    ASSERT_EQ(list.topLevelItemCount(), 2) << "nobody's items cannot be handed out";
    EXPECT_EQ(list.topLevelItem(0)->text(1), "2 / 3");
    EXPECT_EQ(of<QPushButton>(dialog, "handOutWrite").text(),
              QStringLiteral("2部署の回答票を書き出す"));
    of<QCheckBox>(dialog, "handOutCalendar").setChecked(true);
    write(dialog);
    const auto& written = of<QTreeWidget>(dialog, "handOutWritten");
    ASSERT_EQ(written.topLevelItemCount(), 2);
    EXPECT_TRUE(written.topLevelItem(0)->text(1).contains(QStringLiteral("3行")))
        << fromQt(written.topLevelItem(0)->text(1));
    const auto& body = of<QPlainTextEdit>(dialog, "mailBody");
    EXPECT_TRUE(body.toPlainText().startsWith(QStringLiteral("浄水課 各位")))
        << fromQt(body.toPlainText());
    EXPECT_TRUE(body.toPlainText().contains(QStringLiteral("架空市水道局_浄水課_回答票.xlsx")));
    shootDialog(dialog, "collect-written");
    QUrl opened;
    dialog.setOpener([&](const QUrl& url) {
      opened = url;
      return true;
    });
    of<QPushButton>(dialog, "handOutOpen").click();
    EXPECT_EQ(opened, QUrl::fromLocalFile(toQt(out_.string())));
    dialog.reject();
  });
  const auto returned = readReturned(file("浄水課", "xlsx"));
  EXPECT_EQ(returned.department, water_);
  EXPECT_EQ(returned.rows.size(), 3u);
  EXPECT_EQ(readReturned(file("総務課", "xlsx")).rows.size(), 2u);
  std::ifstream calendar(file("浄水課", "ics"));
  const std::string bytes((std::istreambuf_iterator<char>(calendar)), {});
  EXPECT_NE(bytes.find("answers.due."), std::string::npos) << bytes;
}

TEST_F(HandOutTest, EveryFormatIsWritten) {
  fill();
  show();
  departments().selectRow(0);
  for (const auto& [id, begins] : std::map<const char*, std::string>{
           {"html", "<!DOC"}, {"pdf", "%PDF-"}, {"kijun", "SQLit"}}) {
    handOut([&, id = id](HandOutDialog& dialog) {
      EXPECT_EQ(of<QTreeWidget>(dialog, "handOutDepartments").topLevelItem(1)->checkState(0),
                Qt::Unchecked)
          << "only the one chosen";
      format(dialog, id);
      EXPECT_FALSE(of<QLabel>(dialog, "handOutAbout").text().isEmpty());
      write(dialog);
      dialog.reject();
    });
    EXPECT_EQ(head(file("浄水課", id)), begins) << id;
    EXPECT_FALSE(std::filesystem::exists(file("総務課", id)));
  }
}

TEST_F(HandOutTest, AsksBeforeItReplacesAndCanBeGivenUp) {
  fill();
  show();
  departments().selectRow(0);
  std::filesystem::create_directories(out_);
  std::ofstream(file("浄水課", "xlsx")) << "old";
  handOut([&](HandOutDialog& dialog) {
    ask::answerNext({});
    of<QPushButton>(dialog, "handOutWrite").click();
    const auto asked = ask::takeAsked();
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_TRUE(asked.front().what.contains(QStringLiteral("架空市水道局_浄水課_回答票.xlsx")));
    EXPECT_EQ(head(file("浄水課", "xlsx")).substr(0, 3), "old");
    ask::answerNext(QStringLiteral("replace"));
    write(dialog);
    dialog.reject();
  });
  EXPECT_EQ(head(file("浄水課", "xlsx")).substr(0, 2), "PK");
}

TEST_F(HandOutTest, WhatCannotBeWrittenIsToldByNameAndTheOthersAre) {
  fill();
  show();
  handOut([&](HandOutDialog& dialog) {
    std::filesystem::create_directories(file("浄水課", "xlsx") / "in the way");
    ask::answerNext(QStringLiteral("replace"));
    write(dialog);
    const auto& written = of<QTreeWidget>(dialog, "handOutWritten");
    EXPECT_FALSE(written.topLevelItem(0)->text(1).contains(QStringLiteral("行）")));
    EXPECT_TRUE(written.topLevelItem(1)->text(1).contains(QStringLiteral("2行")));
    EXPECT_TRUE(dialog.findChild<Banner*>()->words().contains(QStringLiteral("1部署")));
    dialog.reject();
  });
  EXPECT_TRUE(std::filesystem::is_regular_file(file("総務課", "xlsx")));
}

TEST_F(HandOutTest, TheMailIsSeenAndReachesTheClipboardByItsButtonAlone) {
  fill();
  show();
  QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
  departments().selectRow(0);
  ask::answerNextDialog([&](QDialog& dialog) {
    EXPECT_EQ(of<SegmentedControl>(dialog, "mailKind").chosen(), "reminder") << "it is overdue";
    const auto& body = of<QPlainTextEdit>(dialog, "mailBody");
    EXPECT_TRUE(body.toPlainText().contains(QStringLiteral("差戻し 1項目")))
        << fromQt(body.toPlainText());
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "mine");
    of<SegmentedControl>(dialog, "mailKind").button(QStringLiteral("request"))->click();
    of<SegmentedControl>(dialog, "mailLanguage").button(QStringLiteral("en"))->click();
    EXPECT_TRUE(body.toPlainText().startsWith(QStringLiteral("Dear colleagues in 浄水課")));
    EXPECT_TRUE(body.toPlainText().contains(QStringLiteral("31 January 2020 to 31 March 2099")))
        << fromQt(body.toPlainText());
    EXPECT_TRUE(body.toPlainText().contains(QStringLiteral("浄水 太郎")));
    of<QPushButton>(dialog, "mailCopyBody").click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), body.toPlainText());
    of<QPushButton>(dialog, "mailCopySubject").click();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(QStringLiteral("令和8年度 上期")));
    dialog.reject();
  });
  press(departments(), Qt::Key_M);
}

TEST_F(HandOutTest, NothingToHandOutIsSaid) {
  openBare();
  workspace().actAs(toQt(personWith("administrator").id));
  show();
  EXPECT_FALSE(of<QPushButton>(collectPage(), "collectHandOut").isEnabled());
  press(departments(), Qt::Key_H);
}

}  // namespace
}  // namespace kijun::ui::collect
