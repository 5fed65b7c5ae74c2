// Signals in the window: beside the item with the rows behind them and the explanation, and the
// dialog of thresholds.
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>

#include "assessment/signals.h"
#include "ui/assess_support.h"
#include "ui/governance/signal_rows_dialog.h"
#include "ui/governance/signals_dialog.h"
#include "ui/page_support.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/long_text.h"

namespace kijun::ui {
namespace {

using testing::eventually;
using testing::until;

const SignalReading& readingOf(const WorkspaceModel& model, std::string_view signal,
                               std::string_view item = {}) {
  for (const auto& reading : readingsOf(model.snapshot())) {
    if (reading.id == signal && (item.empty() || reading.item == item)) return reading;
  }
  throw std::runtime_error("no such signal");
}

Row rowOf(std::string_view record, const std::map<std::string, Value>& fields) {
  const auto& description = *findDescription(record);
  Row row(description.fields.size() + 1);
  for (const auto& [field, value] : fields) row[*description.indexOf(field) + 1] = value;
  return row;
}

// ---- beside the item ----
class ItemSignalsTest : public testing::AssessTest {
 protected:
  void TearDown() override { EXPECT_TRUE(ask::allAnswered()); }
  void put(std::string_view record, const std::map<std::string, Value>& fields) {
    workspace().post(commands::putRecord(*findDescription(record), rowOf(record, fields)));
    settle();
  }
  LongText* explanation(const char* signal) {
    return child<LongText>(QStringLiteral("explain.") + toQt(signal));
  }
};

TEST_F(ItemSignalsTest, ADisagreeingSignalShowsItsSentenceAndContradictsTheClaim) {
  at("5.1.1.1-2");
  EXPECT_TRUE(reads(toQt(readingOf(workspace(), "external-service-owners").text.ja)));
  EXPECT_TRUE(workspace().itemScore("5.1.1.1-2")->contradicted);
  EXPECT_TRUE(reads(QStringLiteral("台帳と不一致"))) << "a word beside the item's id";
  shoot(QStringLiteral("signals-item"));
  workspace().post(commands::setLevel(workspace().key("5.1.1.1-2"), 2));
  ASSERT_TRUE(until([&] { return !workspace().itemScore("5.1.1.1-2")->contradicted; }))
      << "level 2 claims nothing";
  settle();
  EXPECT_FALSE(reads(QStringLiteral("台帳と不一致")));
  EXPECT_TRUE(reads(QStringLiteral("不一致")));
}

TEST_F(ItemSignalsTest, TheRowsBehindItLeadToTheRegister) {
  at("5.1.1.1-4");
  put("asset", {{"name", Value("無届の無線機")},
                {"kind", Value("hardware")},
                {"status", Value("unapproved")}});
  auto* chip = child<Chip>(QStringLiteral("signalRows.unapproved-assets"));
  ASSERT_NE(chip, nullptr);
  ask::answerNextDialog([&](QDialog& dialog) {
    auto* table = dialog.findChild<QTableWidget*>(QStringLiteral("signalRows"));
    ASSERT_NE(table, nullptr);
    const auto& reading = readingOf(workspace(), "unapproved-assets");
    ASSERT_EQ(table->rowCount(),
              static_cast<int>(reading.rows->failing.size() + reading.rows->fulfilling.size()));
    int at = -1;
    ASSERT_TRUE(eventually([&] {
      for (int i = 0; i < table->rowCount(); ++i) {
        if (table->item(i, 2)->text() == QStringLiteral("無届の無線機")) at = i;
      }
      return at >= 0;
    })) << "names come from a worker";
    EXPECT_EQ(table->item(at, 0)->text(), text("signals.rows.fails"));
    table->selectRow(at);
    dialog.findChild<QPushButton*>(QStringLiteral("signalRowsGo"))->click();
  });
  chip->click();
  settle();
  EXPECT_TRUE(window().page(QStringLiteral("assets"))->isVisible());
}

TEST_F(ItemSignalsTest, AnExplanationIsRecordedAsItIsLeftAndUndone) {
  at("5.1.1.1-2");
  auto* edit = explanation("external-service-owners");
  ASSERT_NE(edit, nullptr);
  edit->setFocus();
  edit->setPlainText(QStringLiteral("10月の点検で撤去する。"));
  page().list()->setFocus();
  const auto explained = [&] {
    return readingOf(workspace(), "external-service-owners").explanation;
  };
  ASSERT_TRUE(until([&] { return explained().has_value(); }));
  EXPECT_EQ(explained()->note, "10月の点検で撤去する。");
  EXPECT_TRUE(explained()->ofItemAlone);
  EXPECT_TRUE(workspace().itemScore("5.1.1.1-2")->contradicted) << "it silences nothing";
  // The same day's words are corrected in place.
  settle();
  edit = explanation("external-service-owners");
  ASSERT_NE(edit, nullptr);
  edit->setFocus();
  edit->setPlainText(QStringLiteral("11月に撤去する。"));
  page().list()->setFocus();
  ASSERT_TRUE(until([&] { return explained() && explained()->note == "11月に撤去する。"; }));
  const auto notes = workspace().session().rows(*findDescription("signal_note"));
  const auto& described = *findDescription("signal_note");
  EXPECT_EQ(std::ranges::count_if(
                notes,
                [&](const Row& row) {
                  return textOf(row[*described.indexOf("note") + 1]).ends_with("撤去する。");
                }),
            1);
  workspace().undo();
  ASSERT_TRUE(until([&] { return explained() && explained()->note == "10月の点検で撤去する。"; }));
  workspace().undo();
  ASSERT_TRUE(until([&] { return !explained(); }));
}

TEST_F(ItemSignalsTest, AnItemWithoutSignalsHasNoSuchPart) {
  at("3.1.1-1");
  EXPECT_THROW(
      {
        auto& found = fold(text("signals.section"));
        if (!found.isVisible()) throw std::runtime_error("hidden");
      },
      std::runtime_error);
}

TEST_F(ItemSignalsTest, ThePaletteOpensTheThresholds) {
  at("5.1.1.1-4");
  bool opened = false;
  ask::answerNextDialog([&](QDialog& dialog) {
    opened = qobject_cast<SignalsDialog*>(&dialog) != nullptr;
    shoot(QStringLiteral("signals-dialog"));
    dialog.reject();
  });
  window().actions().action("records.signals")->trigger();
  EXPECT_TRUE(opened);
}

// ---- thresholds ----
class SignalsDialogTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ask::takeAsked();
    workspace.model->session().run(commands::putRecord(
        *findDescription("asset"), rowOf("asset", {{"name", Value("無線機")},
                                                   {"kind", Value("hardware")},
                                                   {"status", Value("unapproved")}})));
    ASSERT_TRUE(eventually([&] { return state() == SignalState::Disagrees; }));
  }
  SignalState state() { return readingOf(*workspace.model, "unapproved-assets").state; }
  // The line of the signal, chosen.
  static int choose(const SignalsDialog& dialog) {
    auto* table = dialog.findChild<QTableWidget*>(QStringLiteral("signals"));
    for (int i = 0; i < table->rowCount(); ++i) {
      if (!table->item(i, 0)->text().startsWith(QStringLiteral("5.1.1.1-4 "))) continue;
      table->selectRow(i);
      return i;
    }
    ADD_FAILURE() << "the signal is not listed";
    return -1;
  }
  static QString cell(const SignalsDialog& dialog, int row, int column) {
    return dialog.findChild<QTableWidget*>(QStringLiteral("signals"))->item(row, column)->text();
  }
  static QPushButton* button(const SignalsDialog& dialog, const char* name) {
    return dialog.findChild<QPushButton*>(toQt(name));
  }
  testing::OpenWorkspace workspace;
};

TEST_F(SignalsDialogTest, ListsEverySignalOnceWithItsItems) {
  SignalsDialog dialog(*workspace.model);
  const auto* table = dialog.findChild<QTableWidget*>(QStringLiteral("signals"));
  EXPECT_EQ(table->rowCount(), static_cast<int>(signalsOf(workspace.model->catalog()).size()));
  bool both = false;
  for (int i = 0; i < table->rowCount(); ++i) {
    both |= table->item(i, 0)->text().startsWith(QStringLiteral("4.2-1, 5.1.1.1-1 "));
  }
  EXPECT_TRUE(both);
  const int row = choose(dialog);
  EXPECT_EQ(cell(dialog, row, 1), QStringLiteral("不一致"));
  EXPECT_EQ(cell(dialog, row, 2), QStringLiteral("1件"));
  EXPECT_EQ(cell(dialog, row, 3), QStringLiteral("0件以内"));
  EXPECT_EQ(cell(dialog, row, 4), QStringLiteral("—"));
}

TEST_F(SignalsDialogTest, AnOwnThresholdNeedsAReasonHoldsAtOnceAndIsTakenBack) {
  SignalsDialog dialog(*workspace.model);
  dialog.show();
  const int row = choose(dialog);
  EXPECT_FALSE(button(dialog, "signalBack")->isEnabled()) << "there is nothing to take back";
  dialog.findChild<QSpinBox*>(QStringLiteral("signalThreshold"))->setValue(1);
  button(dialog, "signalRecord")->click();
  EXPECT_NE(dialog.findChild<QLabel*>(QStringLiteral("signalsProblem"))->text(), QString());
  EXPECT_TRUE(workspace.model->session().rows(*findDescription("signal_threshold")).empty());
  dialog.findChild<LongText*>(QStringLiteral("signalReason"))
      ->setPlainText(QStringLiteral("撤去の工期のため"));
  dialog.findChild<DayEdit*>(QStringLiteral("signalApprovedOn"))->setDay(Date(2026, 4, 1));
  button(dialog, "signalRecord")->click();
  ASSERT_TRUE(eventually([&] { return state() == SignalState::Agrees; }));
  EXPECT_EQ(cell(dialog, row, 4), QStringLiteral("1件以内"));
  const auto own = readingOf(*workspace.model, "unapproved-assets").own.value();
  EXPECT_EQ(own.reason, "撤去の工期のため");
  EXPECT_EQ(own.approvedOn, "2026-04-01");
  // Changed once more: the same row of the register.
  dialog.findChild<QSpinBox*>(QStringLiteral("signalThreshold"))->setValue(2);
  button(dialog, "signalRecord")->click();
  ASSERT_TRUE(
      eventually([&] { return readingOf(*workspace.model, "unapproved-assets").threshold == 2; }));
  EXPECT_EQ(workspace.model->session().rows(*findDescription("signal_threshold")).size(), 1u);
  button(dialog, "signalBack")->click();
  ASSERT_TRUE(eventually([&] { return state() == SignalState::Disagrees; }));
  EXPECT_TRUE(workspace.model->session().rows(*findDescription("signal_threshold")).empty());
}

}  // namespace
}  // namespace kijun::ui
