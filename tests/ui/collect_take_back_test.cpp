// Returned questionnaires taken back in the window: seen before anything changes, conflicts decided
// by keys, one step to undo; files dropped anywhere; rows that cannot be placed.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <fstream>

#include "exchange/questionnaire/form_xlsx.h"
#include "ui/collect_support.h"
#include "ui/pages/collect/hand_out_job.h"
#include "ui/pages/collect/return_table.h"
#include "ui/pages/collect/take_back_dialog.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/segmented_control.h"
#include "workspace/evidence.h"

namespace kijun::ui::collect {
namespace {

using testing::until;

class TakeBackTest : public testing::CollectTest {
 protected:
  // 浄水課's questionnaire as a small workspace.
  QString handOut(const Id& department, const char* name, HandOutFormat format) {
    const auto path = folder_ / (std::string(name) + '.' + std::string(idOf(format)));
    HandOutWish wish;
    wish.parts = {{department, path, {}}};
    wish.format = format;
    HandOutJob job;
    bool done = false;
    QObject::connect(&job, &HandOutJob::done, [&](const std::vector<HandedOut>& written) {
      EXPECT_FALSE(written.front().failure);
      done = true;
    });
    job.start(workspace().sessionPtr(), wish);
    EXPECT_TRUE(until([&] { return done; }));
    return QString::fromStdU16String(path.u16string());
  }
  // As a respondent does in the small workspace.
  void answerIn(const QString& file, const std::vector<Command>& commands) {
    OpenOptions options;
    options.as = "浄水 太郎";
    const auto session = Session::open(std::filesystem::path(file.toStdU16String()), options);
    for (const auto& command : commands) session->run(command);
  }
  QString csv(const char* name, const std::string& bytes) {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return QString::fromStdU16String(path.u16string());
  }
  void takeBack(const QStringList& files, std::function<void(TakeBackDialog&)> drive) {
    ask::answerNextDialog(
        [drive](QDialog& dialog) { drive(dynamic_cast<TakeBackDialog&>(dialog)); });
    collect::takeBack(window(), workspace(), files, &window());
    settle();
  }
  // Waits until nothing runs in it.
  void await(TakeBackDialog& dialog, const std::function<void()>& act = {}) {
    bool settled = false;
    const auto heard =
        QObject::connect(&dialog, &TakeBackDialog::settled, [&settled] { settled = true; });
    if (act) act();
    EXPECT_TRUE(until([&] { return settled; }));
    QObject::disconnect(heard);
  }
  QTableView& rows(TakeBackDialog& dialog) { return of<QTableView>(dialog, "returnRows"); }
  ReturnTable& model(TakeBackDialog& dialog) {
    return dynamic_cast<ReturnTable&>(*rows(dialog).model());
  }
  QPushButton& apply(TakeBackDialog& dialog) { return of<QPushButton>(dialog, "returnApply"); }
  // Whatever keys are held.
  void choose(QTableView& table, int row) {
    table.selectionModel()->setCurrentIndex(
        table.model()->index(row, 0),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  }
  void drop(QWidget& at, const QStringList& files) {
    QMimeData data;
    QList<QUrl> urls;
    for (const auto& file : files) urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&at, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&at, &drop);
  }
  QString banner(TakeBackDialog& dialog) {
    auto* found = dialog.findChild<Banner*>();
    return found->isVisible() ? found->words() : QString();
  }
  int rowOf(TakeBackDialog& dialog, std::size_t item) {
    for (int row = 0; row < model(dialog).rowCount(); ++row) {
      if (model(dialog).rowAt(row)->item == items_[item]) return row;
    }
    return -1;
  }
};

TEST_F(TakeBackTest, WhatChangesIsSeenThenTakenInAsOneStepInTheRespondentsName) {
  fill();
  const auto file = handOut(water_, "浄水", HandOutFormat::Kijun);
  answerIn(file,
           {commands::setLevel(key(1), 4), commands::setStipulation(key(1), Stipulation::Partial),
            commands::setNote(key(1), "手順書あり"),
            commands::setState({key(1)}, AnswerState::Submitted)});
  show();
  const auto head = workspace().session().head().number;
  takeBack({file}, [&](TakeBackDialog& dialog) {
    await(dialog);
    const QAbstractItemModelTester tester(&model(dialog));
    EXPECT_TRUE(of<QComboBox>(dialog, "returnDepartment").currentText() ==
                QStringLiteral("浄水課"));
    EXPECT_TRUE(of<QComboBox>(dialog, "returnRespondent")
                    .currentText()
                    .contains(QStringLiteral("浄水 太郎")));
    const int row = rowOf(dialog, 1);
    ASSERT_GE(row, 0);
    EXPECT_EQ(model(dialog).rowAt(row)->fate, ReturnFate::New);
    const auto change = cell(rows(dialog), row, ReturnTable::Change);
    EXPECT_TRUE(change.contains(QStringLiteral("実施：–→4"))) << fromQt(change);
    EXPECT_TRUE(change.contains(QStringLiteral("提出済になる"))) << fromQt(change);
    choose(rows(dialog), row);
    const auto& fields = of<QTreeWidget>(dialog, "returnFields");
    EXPECT_FALSE(fields.findItems(QStringLiteral("根拠・メモ"), Qt::MatchExactly).isEmpty());
    EXPECT_EQ(apply(dialog).text(), QStringLiteral("1件の回答を変える"));
    EXPECT_FALSE(answerAt(1).level) << "nothing before the button";
    // Left, it is left; taken again, it is taken.
    QTest::keyClick(&rows(dialog), Qt::Key_Left);
    EXPECT_FALSE(apply(dialog).isEnabled());
    QTest::keyClick(&rows(dialog), Qt::Key_2);
    await(dialog, [&] { apply(dialog).click(); });
    EXPECT_EQ(dialog.result(), QDialog::Accepted);
  });
  EXPECT_EQ(workspace().session().head().number, head + 1);
  EXPECT_EQ(workspace().session().head().actor.name, "浄水 太郎");
  EXPECT_EQ(answerAt(1).level, 4);
  EXPECT_EQ(answerAt(1).state, AnswerState::Submitted);
  EXPECT_EQ(window().currentPage(), "collect");
  ASSERT_TRUE(until([&] { return listed().size() == 3; })) << "the department's items";
  press(departments(), Qt::Key_Z, Qt::ControlModifier);
  EXPECT_FALSE(answerAt(1).level);
  EXPECT_EQ(answerAt(1).state, AnswerState::InProgress);
}

TEST_F(TakeBackTest, ConflictsAreSeenSideBySideAndDecidedByKeys) {
  fill();
  run(commands::setState({key(1)}, AnswerState::InProgress));
  answer(1, 1);
  const auto file = handOut(water_, "浄水", HandOutFormat::Kijun);
  answerIn(file, {commands::setLevel(key(0), 5), commands::setLevel(key(1), 4)});
  run(commands::setLevel(key(0), 2));
  run(commands::setLevel(key(1), 2));
  show();
  takeBack({file}, [&](TakeBackDialog& dialog) {
    await(dialog);
    auto& table = rows(dialog);
    const int first = rowOf(dialog, 0), second = rowOf(dialog, 1);
    ASSERT_EQ(model(dialog).rowAt(first)->fate, ReturnFate::Conflict);
    ASSERT_EQ(model(dialog).rowAt(second)->fate, ReturnFate::Conflict);
    EXPECT_EQ(table.currentIndex().row(), std::min(first, second)) << "the first to be decided";
    EXPECT_TRUE(of<QLabel>(dialog, "returnDoing").text().contains(QStringLiteral("2件")));
    EXPECT_FALSE(apply(dialog).isEnabled()) << "undecided ones stay as they are here";
    choose(table, first);
    const auto* line = of<QTreeWidget>(dialog, "returnFields").topLevelItem(0);
    EXPECT_EQ(line->text(0), QStringLiteral("実施（競合）"));
    EXPECT_EQ(line->text(1), "3");
    EXPECT_EQ(line->text(2), "2");
    EXPECT_EQ(line->text(3), "5");
    shootDialog(dialog, "collect-conflict");
    QTest::keyClick(&table, Qt::Key_Right);
    EXPECT_EQ(table.currentIndex().row(), second) << "on to the next";
    EXPECT_EQ(cell(table, first, ReturnTable::Choice), QStringLiteral("回答票を採る"));
    EXPECT_EQ(cell(table, second, ReturnTable::Choice), QStringLiteral("未選択"));
    QTest::keyClick(&table, Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_EQ(apply(dialog).text(), QStringLiteral("2件の回答を変える"));
    of<QPushButton>(dialog, "returnAllMine").click();
    EXPECT_FALSE(apply(dialog).isEnabled());
    choose(table, first);
    QTest::keyClick(&table, Qt::Key_2);
    auto& fates = of<SegmentedControl>(dialog, "returnFates");
    EXPECT_TRUE(fates.button(QStringLiteral("conflict"))->isVisible());
    fates.button(QStringLiteral("conflict"))->click();
    EXPECT_EQ(model(dialog).rowCount(), 2);
    await(dialog, [&] { apply(dialog).click(); });
  });
  EXPECT_EQ(answerAt(0).level, 5);
  EXPECT_EQ(answerAt(1).level, 2) << "left as it is here";
}

TEST_F(TakeBackTest, APlanThatIsStaleIsMadeAnewWithAMessage) {
  fill();
  const auto file = handOut(water_, "浄水", HandOutFormat::Kijun);
  answerIn(file, {commands::setLevel(key(0), 5)});
  show();
  takeBack({file}, [&](TakeBackDialog& dialog) {
    await(dialog);
    ASSERT_EQ(apply(dialog).text(), QStringLiteral("1件の回答を変える"));
    workspace().session().run(commands::setLevel(key(0), 1));
    await(dialog, [&] { apply(dialog).click(); });
    EXPECT_TRUE(banner(dialog).contains(QStringLiteral("比べ直しました")))
        << fromQt(banner(dialog));
    EXPECT_EQ(answerAt(0).level, 1) << "nothing was overwritten unseen";
    EXPECT_EQ(model(dialog).rowAt(rowOf(dialog, 0))->fate, ReturnFate::Conflict);
    dialog.reject();
  });
}

TEST_F(TakeBackTest, ATableOfNobodyAsksWhoseItIsAndSaysWhatItCannotPlace) {
  fill();
  const auto file =
      csv("返り.csv", "項目,実施,規定,備考\n" + items_[1] + ",4,あり,x\n" + items_[2] +
                          ",9,あり,\n" + items_[3] + ",2,あり,\n9.9-9,2,,\n");
  show();
  takeBack({file}, [&](TakeBackDialog& dialog) {
    await(dialog);
    EXPECT_FALSE(banner(dialog).isEmpty()) << "whose is it?";
    EXPECT_FALSE(apply(dialog).isEnabled());
    auto& department = of<QComboBox>(dialog, "returnDepartment");
    await(dialog,
          [&] { department.setCurrentIndex(department.findText(QStringLiteral("浄水課"))); });
    ASSERT_EQ(model(dialog).rowCount(), 4) << fromQt(banner(dialog));
    shootDialog(dialog, "collect-unplaced");
    EXPECT_EQ(model(dialog).rowAt(0)->fate, ReturnFate::New);
    EXPECT_EQ(model(dialog).rowAt(1)->fate, ReturnFate::Unfit);
    EXPECT_EQ(model(dialog).rowAt(2)->fate, ReturnFate::Foreign);
    EXPECT_EQ(model(dialog).rowAt(3)->fate, ReturnFate::Unknown);
    for (int row = 1; row < 4; ++row) {
      EXPECT_FALSE(cell(rows(dialog), row, ReturnTable::Why).isEmpty()) << row;
      EXPECT_EQ(cell(rows(dialog), row, ReturnTable::Choice), QStringLiteral("–"));
    }
    EXPECT_TRUE(of<QLabel>(dialog, "returnNotes").text().contains(toQt(items_[0])))
        << "the item the file does not have";
    await(dialog, [&] { apply(dialog).click(); });
    EXPECT_TRUE(banner(dialog).contains(QStringLiteral("3行"))) << fromQt(banner(dialog));
    EXPECT_TRUE(dialog.isVisible()) << "what could not be placed stays in view";
    dialog.reject();
  });
  EXPECT_EQ(answerAt(1).level, 4);
  EXPECT_EQ(answerAt(2).level, 3);
  EXPECT_EQ(answerAt(3).level, 3);
}

TEST_F(TakeBackTest, FilesDroppedOnTheWindowAreTakenOneAfterTheOther) {
  fill();
  const auto water = handOut(water_, "浄水", HandOutFormat::Kijun);
  answerIn(water, {commands::setLevel(key(0), 5)});
  const auto office = handOut(office_, "総務", HandOutFormat::Xlsx);
  window().goTo(QStringLiteral("history"));
  settle();
  bool shown = false;
  ask::answerNextDialog([&](QDialog& each) {
    shown = true;
    auto& dialog = dynamic_cast<TakeBackDialog&>(each);
    await(dialog);
    auto& files = of<QListWidget>(dialog, "returnFiles");
    ASSERT_EQ(files.count(), 2);
    await(dialog, [&] { apply(dialog).click(); });
    EXPECT_EQ(files.currentRow(), 1) << "on to the next file";
    shootDialog(dialog, "collect-files");
    EXPECT_TRUE(files.item(0)->text().contains(QStringLiteral("取り込み済み")));
    EXPECT_EQ(apply(dialog).text(), QStringLiteral("取り込むものがありません"));
    dialog.reject();
  });
  drop(window(), {water, office});
  ASSERT_TRUE(until([&] { return shown; }));
  settle();
  EXPECT_EQ(answerAt(0).level, 5);
  EXPECT_EQ(window().currentPage(), "collect");
}

TEST_F(TakeBackTest, ASmallWorkspaceDroppedAloneIsRecognised) {
  fill();
  const auto file = handOut(water_, "浄水", HandOutFormat::Kijun);
  bool shown = false;
  ask::answerNextDialog([&](QDialog& each) {
    shown = true;
    auto& dialog = dynamic_cast<TakeBackDialog&>(each);
    await(dialog);
    EXPECT_EQ(model(dialog).rowCount(), 3);
    dialog.reject();
  });
  drop(window(), {file});
  ASSERT_TRUE(until([&] { return shown; }));
}

TEST_F(TakeBackTest, WhatIsNoQuestionnaireSaysSoAndAnotherCanBeChosen) {
  fill();
  const auto wrong = csv("notes.csv", "a,b\n1,2\n");
  const auto right = handOut(water_, "浄水", HandOutFormat::Xlsx);
  show();
  takeBack({wrong}, [&](TakeBackDialog& dialog) {
    await(dialog);
    EXPECT_FALSE(banner(dialog).isEmpty());
    EXPECT_FALSE(apply(dialog).isEnabled());
    ask::answerNextFiles({right});
    await(dialog, [&] { of<QPushButton>(dialog, "returnChoose").click(); });
    EXPECT_TRUE(banner(dialog).isEmpty()) << fromQt(banner(dialog));
    EXPECT_EQ(model(dialog).rowCount(), 3);
    EXPECT_FALSE(apply(dialog).isEnabled()) << "it says what stands";
    dialog.reject();
  });
}

TEST_F(TakeBackTest, AQuestionnaireDroppedAsEvidenceIsAskedAbout) {
  fill();
  const auto file = handOut(water_, "浄水", HandOutFormat::Xlsx);
  window().goTo(QStringLiteral("evidence"));
  settle();
  auto* page = window().page(QStringLiteral("evidence"));
  auto* target = page->findChild<QStackedWidget*>();
  ASSERT_NE(target, nullptr);
  ask::takeAsked();
  ask::answerNext({});
  drop(*target, {file});
  std::vector<ask::Question> asked;
  ASSERT_TRUE(until([&] {
    asked = ask::takeAsked();
    return !asked.empty();
  }));
  EXPECT_EQ(asked.front().title, text("collect.dropped.title"));
  settle();
  EXPECT_TRUE(allEvidence(workspace().session()).empty()) << "given up";
}

TEST_F(TakeBackTest, WhoMayNotTakeBackIsTold) {
  fill();
  const auto file = handOut(water_, "浄水", HandOutFormat::Xlsx);
  workspace().actAs(toQt(personWith("executive").id));
  ask::takeAsked();
  collect::takeBack(window(), workspace(), {file}, &window());
  const auto asked = ask::takeAsked();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked.front().tone, ask::Tone::Error);
}

}  // namespace
}  // namespace kijun::ui::collect
