// The CISO wizard and the chapter 2 texts, by keys.
#include <gtest/gtest.h>

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <algorithm>

#include "ui/governance/appointment_wizard.h"
#include "ui/governance/standard_dialog.h"
#include "ui/page_support.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/reference_edit.h"

namespace kijun::ui {
namespace {

using testing::eventually;

class GovernanceTest : public ::testing::Test {
 protected:
  void SetUp() override { ask::takeAsked(); }
  void TearDown() override { EXPECT_TRUE(ask::allAnswered()); }

  void put(std::string_view record, const std::map<std::string, std::string>& fields) {
    const auto& description = *findDescription(record);
    Row row(description.fields.size() + 1);
    for (const auto& [field, value] : fields) row[*description.indexOf(field) + 1] = Value(value);
    workspace.model->session().run(commands::putRecord(description, row));
  }
  void setOrganisation(const std::map<std::string, Value>& values) {
    auto& model = *workspace.model;
    model.session().run(commands::patchRecords(organisationType().description,
                                               {model.snapshot().organisation.id}, values));
    ASSERT_TRUE(eventually([&] {
      const auto row = organisationType().row(model.snapshot().organisation);
      return std::ranges::all_of(values, [&](const auto& value) {
        return row[*organisationType().description.indexOf(value.first) + 1] == value.second;
      });
    }));
  }
  Organisation stored() {
    return organisationType().record(
        workspace.model->session().rows(organisationType().description).front());
  }

  testing::OpenWorkspace workspace;
};

std::string fieldOf(const Row& row, std::string_view field) {
  return textOf(row[*findDescription("appointment")->indexOf(field) + 1]);
}

TEST_F(GovernanceTest, KeysLeadToWhoDecidesAndTheAppointmentIsRecorded) {
  put("person", {{"name", "水野 操"}, {"role", "executive"}});
  AppointmentWizard wizard(*workspace.model);
  wizard.show();
  auto* record = wizard.findChild<QPushButton*>("appointmentRecord");
  EXPECT_FALSE(record->isVisible()) << "nothing to record before it is known who decides";
  for (const auto key : {Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_1, Qt::Key_1}) {
    ASSERT_EQ(wizard.way().outcome(), nullptr);
    QTest::keyClick(&wizard, key);
  }
  ASSERT_NE(wizard.way().outcome(), nullptr);
  EXPECT_EQ(wizard.way().outcome()->id, "kansayaku");
  const auto said = wizard.findChild<QLabel*>("appointmentDecides")->text();
  EXPECT_TRUE(said.contains(QStringLiteral("取締役会"))) << said.toStdString();
  EXPECT_TRUE(wizard.findChild<QLabel*>("appointmentNote")
                  ->text()
                  .contains(QStringLiteral("内部組織と権限")))
      << "what the board decides about internal control belongs to it";
  ASSERT_TRUE(record->isEnabled());
  auto* person = wizard.findChild<ReferenceEdit*>("field.person");
  ASSERT_NE(person, nullptr);
  ASSERT_TRUE(eventually([&] {
    auto* typed = person->findChild<QLineEdit*>();
    typed->setText(QStringLiteral("水野 操"));
    Q_EMIT typed->editingFinished();  // as leaving it does
    return !person->chosen().empty();
  })) << "the names come from a worker";
  record->click();
  ASSERT_TRUE(eventually([&] { return wizard.result() == QDialog::Accepted; }));
  const auto rows = workspace.model->session().rows(*findDescription("appointment"));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_TRUE(fieldOf(rows[0], "decided_by").starts_with("取締役会"));
  EXPECT_EQ(fieldOf(rows[0], "basis"), "会社法362条4項3号");
  EXPECT_FALSE(fieldOf(rows[0], "person").empty());
  const auto reason = fieldOf(rows[0], "reason");
  EXPECT_NE(reason.find("監査役（会）設置会社"), std::string::npos) << reason;
  EXPECT_EQ(std::ranges::count(reason, '\n'), 4) << "one line for each answer";
  EXPECT_EQ(idsOf(Value(fieldOf(rows[0], "items"))),
            (std::vector<std::string>{"3.4-2", "3.4-3", "3.4-4"}));
}

TEST_F(GovernanceTest, TheOrganisationsKindIsSuggestedAndAnswersAreTakenBack) {
  setOrganisation({{"company_type", Value("public_enterprise")}});
  AppointmentWizard wizard(*workspace.model);
  wizard.show();
  auto* likely = wizard.findChild<QPushButton*>("appointmentAnswer.public");
  EXPECT_TRUE(likely->text().contains(QStringLiteral("組織の台帳から")));
  likely->click();
  EXPECT_EQ(wizard.way().outcome()->id, "public-enterprise");
  wizard.findChild<QPushButton*>("appointmentBack")->click();
  EXPECT_EQ(wizard.way().outcome(), nullptr);
  QTest::keyClick(&wizard, Qt::Key_1);
  QTest::keyClick(&wizard, Qt::Key_2);
  ASSERT_EQ(wizard.way().next()->id, "directors");
  wizard.findChild<QPushButton*>("appointmentStep0")->click();
  EXPECT_EQ(wizard.way().next()->id, "form");
  QTest::keyClick(&wizard, Qt::Key_9);
  EXPECT_TRUE(wizard.way().steps().empty()) << "there is no ninth answer";
  QTest::keyClick(&wizard, Qt::Key_1);
  QTest::keyClick(&wizard, Qt::Key_Backspace);
  EXPECT_TRUE(wizard.way().steps().empty());
}

TEST_F(GovernanceTest, WithoutAPostNothingIsRecorded) {
  AppointmentWizard wizard(*workspace.model);
  wizard.show();
  QTest::keyClick(&wizard, Qt::Key_3);
  ASSERT_NE(wizard.way().outcome(), nullptr);
  wizard.findChild<QLineEdit*>("field.post")->clear();
  wizard.findChild<QPushButton*>("appointmentRecord")->click();
  EXPECT_TRUE(wizard.isVisible());
  EXPECT_TRUE(workspace.model->session().rows(*findDescription("appointment")).empty());
}

TEST_F(GovernanceTest, TheDraftIsStoredAndUndoneAsOne) {
  put("service", {{"name", "水道水の供給"}, {"maintenance_level", "断水なし"}});
  StandardDialog dialog(*workspace.model);
  dialog.show();
  dialog.findChild<QPushButton*>("standardDraft")->click();
  ASSERT_TRUE(eventually([&] { return !stored().standardRoles.empty(); }));
  EXPECT_NE(stored().standardAim.find("水道水の供給"), std::string::npos) << stored().standardAim;
  EXPECT_NE(stored().standardScope.find("断水なし"), std::string::npos);
  auto* aim = dialog.findChild<QPlainTextEdit*>("standard_aim");
  EXPECT_EQ(aim->toPlainText(), toQt(stored().standardAim));
  workspace.model->undo();
  EXPECT_TRUE(eventually([&] { return stored().standardAim.empty(); }));
  EXPECT_TRUE(stored().standardRoles.empty());
  EXPECT_TRUE(eventually([&] { return aim->toPlainText().isEmpty(); }));
}

TEST_F(GovernanceTest, WhatWasWrittenIsReplacedOnlyWhenSaid) {
  setOrganisation({{"standard_aim", Value("私たちの目的。")}});
  StandardDialog dialog(*workspace.model);
  dialog.show();
  auto* draft = dialog.findChild<QPushButton*>("standardDraft");
  ask::answerNext(QString());
  draft->click();
  ASSERT_TRUE(eventually([&] { return ask::allAnswered(); }));
  EXPECT_TRUE(stored().standardScope.empty()) << "cancelled";
  ASSERT_TRUE(eventually([&] { return draft->isEnabled(); }));
  ask::answerNext(QStringLiteral("empty"));
  draft->click();
  ASSERT_TRUE(eventually([&] { return !stored().standardScope.empty(); }));
  EXPECT_EQ(stored().standardAim, "私たちの目的。");
  ASSERT_TRUE(eventually([&] { return draft->isEnabled(); }));
  ask::answerNext(QStringLiteral("all"));
  draft->click();
  ASSERT_TRUE(eventually([&] { return stored().standardAim != "私たちの目的。"; }));
  EXPECT_NE(stored().standardAim.find("架空 水道局"), std::string::npos);
}

TEST_F(GovernanceTest, WhatIsTypedIsSavedByClosing) {
  StandardDialog dialog(*workspace.model);
  dialog.show();
  auto* aim = dialog.findChild<QPlainTextEdit*>("standard_aim");
  aim->setFocus();
  QTest::keyClicks(aim, "mokuteki");
  QTest::keyClick(&dialog, Qt::Key_Escape);
  EXPECT_FALSE(dialog.isVisible());
  EXPECT_TRUE(eventually([&] { return stored().standardAim == "mokuteki"; }));
}

TEST_F(GovernanceTest, ItIsWrittenOutAsTextAndHtml) {
  setOrganisation({{"standard_aim", Value("給水を続ける。")}});
  StandardDialog dialog(*workspace.model);
  dialog.show();
  auto* out = dialog.findChild<QPushButton*>("standardOut");
  const auto said = [&] { return dialog.findChild<QLabel*>("standardProblem")->text(); };
  const auto bytesOf = [](const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
  };
  const auto text = QString::fromStdString((workspace.folder / "基準 案.txt").string());
  ask::answerNextFile(text);
  out->click();
  EXPECT_TRUE(said().contains(QStringLiteral("基準 案.txt")));
  EXPECT_TRUE(bytesOf(text).contains(QStringLiteral("2.1 策定目的\n\n給水を続ける。")));
  const auto html = QString::fromStdString((workspace.folder / "基準.html").string());
  ask::answerNextFile(html);
  out->click();
  ASSERT_TRUE(eventually([&] { return said().contains(QStringLiteral("基準.html")); }));
  EXPECT_TRUE(bytesOf(html).contains(QStringLiteral("給水を続ける。")));
  ask::answerNextFile(QString::fromStdString((workspace.folder / "ない" / "x.txt").string()));
  out->click();
  EXPECT_TRUE(said().contains(QStringLiteral("ない"))) << said().toStdString();
}

}  // namespace
}  // namespace kijun::ui
