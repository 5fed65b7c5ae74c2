// 承認 in the real window: a round by three people, what stands in their way, returning, and what
// reopens an approved answer.
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

#include "ui/assess_support.h"
#include "ui/pages/approval/approval_page.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui {
namespace {

using testing::until;

constexpr const char* kSection = "3";

class ApprovalPageTest : public testing::AssessTest {
 protected:
  // A chapter of the sample that nobody has put forward yet, at its page.
  void at(const QString& section) {
    if (!window().workspace()) openSample();
    window().goTo(QStringLiteral("approval"), QStringLiteral("set:") + section);
    ASSERT_TRUE(until([this] { return child<QPushButton>("approvalSign") != nullptr; }));
    ASSERT_EQ(window().page(QStringLiteral("approval"))->place(), "set:" + section);
  }
  std::string personWith(Role role, const std::string& except = {}) {
    for (const auto& person : workspace().snapshot().people) {
      if (roleFromId(person.role) == role && person.id != except) return person.id;
    }
    ADD_FAILURE() << "nobody in that role";
    return {};
  }
  // Another person sits down: closes the window and opens it again.
  void reopenAs(const std::string& person) {
    const auto file = QString::fromStdU16String(workspace().session().file().u16string());
    closeWindow();
    open(file);
    workspace().actAs(toQt(person));
    at(kSection);
  }
  ApprovalState state() {
    return readApprovals(workspace().session(), workspace().cycleNumber()).set(kSection)->state();
  }
  void key(Qt::Key pressed) {
    child<QTreeWidget>("approvalSets")->setFocus();
    QTest::keyClick(child<QTreeWidget>("approvalSets"), pressed);
  }
  // The shown line of the step.
  QString stamps() { return child<QLabel>("approvalStamps")->text(); }
  // In the file, and shown.
  void waitFor(ApprovalState wanted) {
    ASSERT_TRUE(until([&] { return state() == wanted; }))
        << window().banner().words().toStdString();
    settle();
    auto* page = window().page(QStringLiteral("approval"));
    auto* watch = page->findChild<ApprovalWatch*>();
    ASSERT_NE(watch, nullptr);
    ASSERT_TRUE(until([&] { return watch->approvals()->set(kSection)->state() == wanted; }));
  }
  void sign(ApprovalState wanted) {
    key(Qt::Key_S);
    waitFor(wanted);
  }
  void approveAll() {
    at(kSection);
    workspace().actAs(toQt(personWith(Role::Assessor)));
    const auto approvals = readApprovals(workspace().session());
    const auto& set = *approvals.set(kSection);
    if (set.unanswered() + set.unconfirmed > 0) ask::answerNext(QStringLiteral("accept"));
    sign(ApprovalState::Drafted);
    ask::takeAsked();
    workspace().actAs(toQt(personWith(Role::Approver)));
    sign(ApprovalState::Reviewed);
    workspace().actAs(toQt(personWith(Role::Executive)));
    sign(ApprovalState::Approved);
  }
};

TEST_F(ApprovalPageTest, ThreePeopleTakeASetThroughItsRound) {
  at(kSection);
  const auto approvals = readApprovals(workspace().session());
  const auto& set = *approvals.set(kSection);
  ASSERT_EQ(set.state(), ApprovalState::None);
  EXPECT_TRUE(child<QLabel>("approvalCounts")->text().contains(QString::number(set.items)));
  const auto drafter = personWith(Role::Assessor);
  workspace().actAs(toQt(drafter));
  settle();
  ASSERT_TRUE(child<QPushButton>("approvalSign")->isEnabled())
      << child<QPushButton>("approvalSign")->toolTip().toStdString();
  key(Qt::Key_M);
  QTest::keyClicks(child<QLineEdit>("approvalNote"), "sorotta");
  const bool incomplete = set.unanswered() + set.unconfirmed > 0;
  if (incomplete) ask::answerNext(QStringLiteral("accept"));
  child<QPushButton>("approvalSign")->click();
  waitFor(ApprovalState::Drafted);
  EXPECT_EQ(ask::takeAsked().size(), incomplete ? 1u : 0u);
  ASSERT_TRUE(until([this] { return child<QLabel>("approvalHistory") != nullptr; }));
  EXPECT_TRUE(child<QLabel>("approvalHistory")->text().contains("sorotta"));
  EXPECT_TRUE(child<QLineEdit>("approvalNote")->text().isEmpty());
  // The same person does not review; the button says why.
  EXPECT_FALSE(child<QPushButton>("approvalSign")->isEnabled());
  EXPECT_TRUE(child<QLabel>("approvalWhy")->text().contains(QStringLiteral("既に")))
      << child<QLabel>("approvalWhy")->text().toStdString();
  shoot("approval-drafted");

  reopenAs(personWith(Role::Auditor));
  EXPECT_FALSE(child<QPushButton>("approvalSign")->isEnabled()) << "an auditor signs nothing";
  EXPECT_FALSE(child<QPushButton>("approvalReturn")->isEnabled());
  reopenAs(personWith(Role::Approver));
  EXPECT_TRUE(child<QPushButton>("approvalSign")->text().contains(text("approval.step.review")));
  sign(ApprovalState::Reviewed);
  reopenAs(personWith(Role::Executive));
  EXPECT_TRUE(child<QPushButton>("approvalSign")->text().contains(text("approval.step.approve")));
  sign(ApprovalState::Approved);
  ASSERT_TRUE(until([this] { return !stamps().contains(QStringLiteral("未")); }))
      << stamps().toStdString();
  EXPECT_FALSE(child<QPushButton>("approvalSign")->isEnabled()) << "all is approved";
  shoot("approval-approved");

  // The stamp is taken back by who set it, with the window's undo.
  window().actions().action("edit.undo")->trigger();
  waitFor(ApprovalState::Reviewed);
}

TEST_F(ApprovalPageTest, AnIncompleteSetIsPutForwardOnlyOnPurpose) {
  at(kSection);
  workspace().actAs(toQt(personWith(Role::Assessor)));
  const auto first = workspace().catalog().section(kSection)->allItems[0];
  const auto item = workspace().catalog().items()[first].id;
  workspace().post(commands::setLevel(workspace().key(item), std::nullopt));
  settle();
  ASSERT_TRUE(until([this] {
    const auto counts = child<QLabel>("approvalCounts")->text();
    return counts.contains(QStringLiteral("未回答 1"));
  })) << child<QLabel>("approvalCounts")->text().toStdString();
  ask::answerNext({});
  key(Qt::Key_S);
  settle();
  const auto asked = ask::takeAsked();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_TRUE(asked[0].what.contains(QStringLiteral("未回答が 1 件")))
      << asked[0].what.toStdString();
  EXPECT_EQ(state(), ApprovalState::None);
}

TEST_F(ApprovalPageTest, ReturningNeedsAReason) {
  at(kSection);
  workspace().actAs(toQt(personWith(Role::Assessor)));
  workspace().post(commands::draftApproval(workspace().cycle().cycle.id, kSection,
                                           commands::Incomplete::Accepted));
  waitFor(ApprovalState::Drafted);
  workspace().actAs(toQt(personWith(Role::Approver)));
  ASSERT_TRUE(until([this] { return child<QPushButton>("approvalReturn") != nullptr; }));
  key(Qt::Key_R);
  settle();
  EXPECT_EQ(state(), ApprovalState::Drafted);
  auto* note = child<QLineEdit>("approvalNote");
  EXPECT_TRUE(note->hasFocus()) << "where the reason goes";
  QTest::keyClicks(note, "naoshite");
  child<QPushButton>("approvalReturn")->click();
  waitFor(ApprovalState::Returned);
  ASSERT_TRUE(until([this] {
    return child<QLabel>("approvalNext")->text().contains(QStringLiteral("naoshite"));
  })) << child<QLabel>("approvalNext")->text().toStdString();
}

TEST_F(ApprovalPageTest, AnEditReopensThatAnswerAloneAndSaysSo) {
  at(kSection);
  const auto index = workspace().catalog().section(kSection)->allItems[0];
  const auto item = toQt(workspace().catalog().items()[index].id);
  approveAll();
  workspace().actAs(toQt(personWith(Role::Assessor)));
  AssessTest::at(item);
  const auto row = [&](const QString& id) {
    const auto* model = page().list()->model();
    for (int i = 0; i < model->rowCount(); ++i) {
      auto found = model->index(i, 0).data(assess::ItemListModel::RowRole).value<assess::ItemRow>();
      if (!found.head && found.id == id) return found;
    }
    return assess::ItemRow();
  };
  ASSERT_TRUE(until([&] { return row(item).approval == text("approval.mark.approved"); }));
  EXPECT_TRUE(row(item).approvalHint.contains(QStringLiteral("さん")))
      << row(item).approvalHint.toStdString();
  const auto tagged = [this](const QString& words) {
    for (auto* tag : editor().findChildren<Tag*>()) {
      if (tag->isVisible() && tag->text() == words) return !tag->toolTip().isEmpty();
    }
    return false;
  };
  EXPECT_TRUE(until([&] { return tagged(text("approval.mark.approved")); }));
  shoot("assess-approved");
  const int before = row(item).level.value_or(0);
  pressLevel(before == 5 ? 4 : 5);
  ASSERT_TRUE(until([&] { return row(item).reopened; }));
  EXPECT_TRUE(until([&] { return tagged(text("approval.mark.reopened")); }));
  EXPECT_TRUE(until([&] {
    const auto labels = window().statusLine().findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) {
      return label->text() == text("approval.hint.now_reopened", item);
    });
  }));
  const auto second = toQt(workspace().catalog().items()[index + 1].id);
  EXPECT_EQ(row(second).approval, text("approval.mark.approved")) << "the others stay";
  shoot("assess-reopened");

  at(kSection);
  ASSERT_TRUE(until([this] { return child<QListWidget>("approvalAnswers") != nullptr; }));
  auto* answers = child<QListWidget>("approvalAnswers");
  ASSERT_EQ(answers->count(), 1);
  EXPECT_TRUE(answers->item(0)->text().startsWith(item));
  EXPECT_TRUE(answers->item(0)->text().contains(toQt(workspace().actor().name)))
      << answers->item(0)->text().toStdString();
  const auto change =
      text("assess.history.change", text("record.answer.level"), before, before == 5 ? 4 : 5);
  EXPECT_TRUE(until([&] { return answers->item(0)->text().contains(change); }))
      << answers->item(0)->text().toStdString();
  shoot("approval-reopened");
  answers->setCurrentRow(0);
  answers->setFocus();
  QTest::keyClick(answers, Qt::Key_Return);
  EXPECT_EQ(window().currentPage(), QStringLiteral("assess"));
  EXPECT_EQ(here(), item);
  // Taking the change back makes what was approved approved again.
  window().actions().action("edit.undo")->trigger();
  EXPECT_TRUE(until([&] { return row(item).approval == text("approval.mark.approved"); }));
}

TEST_F(ApprovalPageTest, PublicBodiesHaveTheirWords) {
  at(kSection);
  workspace().actAs(toQt(personWith(Role::Administrator)));
  settle();
  auto* terms = child<SegmentedControl>("approvalTerms");
  terms->button(QStringLiteral("public_body"))->click();
  auto* sets = child<QTreeWidget>("approvalSets");
  ASSERT_TRUE(until([&] {
    return sets->headerItem()->text(3) == text("approval.step.consult") &&
           sets->headerItem()->text(4) == text("approval.step.decide");
  }));
  EXPECT_EQ(workspace().session().setting("approval_terms"), "public_body");
  workspace().actAs(toQt(personWith(Role::Auditor)));
  EXPECT_FALSE(terms->toolTip().isEmpty());
  terms->button(QStringLiteral("company"))->click();
  settle();
  EXPECT_EQ(workspace().session().setting("approval_terms"), "public_body") << "not by an auditor";
}

}  // namespace
}  // namespace kijun::ui
