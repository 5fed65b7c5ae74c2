// 起案・審査・承認 of answer sets: by different people, over what was put forward, and reopened by
// whatever changes an approved answer.
#include "workspace/approval.h"

#include <algorithm>

#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

using commands::Incomplete;

class ApprovalTest : public WorkspaceTest {
 protected:
  void draft(const std::string& section, const Id& person = {}) {
    runAs(person.empty() ? drafter : person,
          commands::draftApproval(cycle, section, Incomplete::Accepted));
  }
  void approveAll(const std::string& section) {
    draft(section);
    runAs(reviewer, commands::reviewApproval(cycle, section));
    runAs(approver, commands::approve(cycle, section));
  }
  std::string refusalAs(const Id& person, const Command& command) {
    return refusalOf([&] { runAs(person, command); });
  }
  Approvals approvals() const { return readApprovals(*session); }
  ApprovalSet set(const std::string& section = {}) const {
    const auto all = approvals();
    const auto* found = all.set(section);
    EXPECT_TRUE(found) << section;
    return found ? *found : ApprovalSet{};
  }
  AnswerApproval of(const AnswerKey& key) const { return approvals().of(key); }
};

TEST_F(ApprovalTest, goesThroughItsStepsByDifferentPeople) {
  EXPECT_EQ(set("4").state(), ApprovalState::None);
  draft("4");
  EXPECT_EQ(set("4").state(), ApprovalState::Drafted);
  EXPECT_EQ(of(key("4.1-1")), AnswerApproval::UnderWay);
  EXPECT_EQ(refusalAs(approver, commands::approve(cycle, "4")), "approval.not_next");
  EXPECT_EQ(refusalAs(drafter, commands::reviewApproval(cycle, "4")), "approval.same_person");
  runAs(reviewer, commands::reviewApproval(cycle, "4", "根拠を確認"));
  EXPECT_EQ(set("4").state(), ApprovalState::Reviewed);
  EXPECT_EQ(refusalAs(reviewer, commands::approve(cycle, "4")), "approval.same_person");
  runAs(approver, commands::approve(cycle, "4", "了承"));
  const auto after = set("4");
  EXPECT_EQ(after.state(), ApprovalState::Approved);
  EXPECT_EQ(of(key("4.1-1")), AnswerApproval::Approved);
  EXPECT_EQ(of(key("5.1-1")), AnswerApproval::Open) << "outside the set";
  ASSERT_EQ(after.rounds.size(), 1u);
  ASSERT_EQ(after.rounds[0].stamps.size(), 3u);
  const auto& stamps = after.rounds[0].stamps;
  EXPECT_EQ(stamps[0].name, "起案 担当");
  EXPECT_EQ(stamps[1].person, reviewer);
  EXPECT_EQ(stamps[1].role, Role::Approver);
  EXPECT_EQ(stamps[1].note, "根拠を確認");
  EXPECT_EQ(stamps[2].step, ApprovalStep::Approve);
  EXPECT_TRUE(Instant::parse(stamps[2].at));
}

TEST_F(ApprovalTest, saysHowManyAreUnansweredBeforeItIsPutForward) {
  session->actAs(drafter);
  try {
    session->run(commands::draftApproval(cycle, "", Incomplete::Refused));
    ADD_FAILURE() << "an incomplete set was put forward without a word";
  } catch (const Error& error) {
    EXPECT_EQ(error.message().id, "approval.incomplete");
    EXPECT_EQ(error.message().arguments,
              (std::vector<std::string>{"@approval.set.whole", "4", "4", "1"}));
  }
  EXPECT_EQ(
      refusalOf([&] { session->run(commands::draftApproval(cycle, "5.1", Incomplete::Accepted)); }),
      "approval.nothing_answered");
  EXPECT_EQ(
      refusalOf([&] { session->run(commands::draftApproval(cycle, "9", Incomplete::Accepted)); }),
      "approval.section.unknown");
  const auto round = [&] {
    session->run(commands::draftApproval(cycle, "", Incomplete::Accepted));
    return set().rounds.back();
  }();
  EXPECT_EQ(round.unanswered, 4);
  EXPECT_EQ(round.unconfirmed, 1);
}

TEST_F(ApprovalTest, bearsTheNamesOfRegisteredPeopleOnly) {
  EXPECT_EQ(
      refusalOf([&] { session->run(commands::draftApproval(cycle, "4", Incomplete::Accepted)); }),
      "approval.unknown_person");
  draft("4");
  session->actAs("山田 太郎");
  EXPECT_EQ(refusalOf([&] { session->run(commands::reviewApproval(cycle, "4")); }),
            "workspace.role.refused");
  EXPECT_EQ(refusalAs(reviewer, commands::deleteRecord(personType().description, drafter)),
            "workspace.role.refused");
  session->actAs("");
  EXPECT_EQ(
      refusalOf([&] { session->run(commands::deleteRecord(personType().description, drafter)); }),
      "workspace.record.referenced")
      << "who signed stays in the register";
}

TEST_F(ApprovalTest, everyChangeOfContentReopensExactlyThatAnswer) {
  session->run(commands::setLevel(key("4.1-2"), 2));
  session->run(commands::setNoEvent(key("4.1-3"), false));
  session->run(commands::setNote(key("4.1-3"), "訓練の記録"));
  approveAll("");
  commands::AnswerPatch patch;
  patch.level = std::optional(5);
  auto put = answer(key("4.1-1"));
  put.level = 0;
  put.comments.clear();
  const std::vector<std::pair<Command, AnswerKey>> changes = {
      {commands::setLevel(key("4.1-1"), 1), key("4.1-1")},
      {commands::setStipulation(key("4.1-1"), Stipulation::None), key("4.1-1")},
      {commands::setApplicability(key("4.1-2"), Applicability::NotApplicable, "設備がない"),
       key("4.1-2")},
      {commands::setNote(key("4.1-1"), "別の根拠"), key("4.1-1")},
      {commands::setTick(key("4.1-1"), "b", Tick::No), key("4.1-1")},
      {commands::setNoEvent(key("4.1-3"), true), key("4.1-3")},
      {commands::setReferences(key("4.1-1"), {{document, "第9条"}}), key("4.1-1")},
      {commands::confirm({plantKey("4.1-1")}), plantKey("4.1-1")},
      {commands::copyAnswer(key("4.1-1"), key("4.1-2")), key("4.1-2")},
      {commands::patchAnswer({key("4.1-1")}, patch), key("4.1-1")},
      {commands::putAnswers({put}), key("4.1-1")},
      {commands::setLevel(key("5.1-1"), 3), key("5.1-1")},  // approved while unanswered
      {commands::removeUnit(cycle, plant), plantKey("4.1-1")},
  };
  for (const auto& [command, changed] : changes) {
    SCOPED_TRACE(std::string(command.kind->id));
    const auto before = approvals();
    EXPECT_TRUE(before.set("")->reopened.empty());
    const auto notice = session->run(command);
    ASSERT_TRUE(notice);
    const auto after = approvals();
    EXPECT_EQ(after.set("")->reopened, std::vector{changed});
    EXPECT_EQ(after.of(changed), AnswerApproval::Reopened);
    EXPECT_EQ(after.set("")->state(), ApprovalState::Approved) << "the rest stays approved";
    for (const auto& [other, standing] : before.answers) {
      if (other == changed) continue;
      EXPECT_EQ(after.of(other), standing) << other.item;
    }
    ASSERT_TRUE(after.reopenings.contains(changed));
    EXPECT_EQ(after.reopenings.at(changed).entry, notice->entry.number);
    EXPECT_EQ(after.reopenings.at(changed).by.name, "test");
    EXPECT_EQ(after.reopenings.at(changed).at, notice->entry.at);
    session->undo();
    EXPECT_TRUE(set().reopened.empty()) << "what was approved stands again";
    session->redo();
    EXPECT_EQ(set().reopened, std::vector{changed}) << "redo reopens like the edit";
    session->undo();
  }
}

TEST_F(ApprovalTest, undoOfAnEarlierChangeReopens) {
  session->run(commands::setLevel(key("4.1-2"), 2));
  approveAll("4");
  const auto number = session->head().number;
  EXPECT_EQ(of(key("4.1-2")), AnswerApproval::Approved);
  std::int64_t edit = 0;
  for (const auto& entry : session->historyOf(key("4.1-2"))) {
    if (entry.entry.command == "set_level") edit = entry.entry.number;
  }
  const auto notice = session->undoEntry(edit);
  ASSERT_TRUE(notice);
  EXPECT_GT(notice->entry.number, number);
  const auto after = approvals();
  EXPECT_EQ(after.of(key("4.1-2")), AnswerApproval::Reopened);
  EXPECT_EQ(after.reopenings.at(key("4.1-2")).entry, notice->entry.number);
}

TEST_F(ApprovalTest, whatIsBesideTheAnswerDoesNotReopenIt) {
  session->run(commands::confirm({key("4.1-1")}));  // 確定 would confirm what is carried over
  approveAll("");
  session->run(commands::setFlag(key("4.1-1"), true));
  session->run(commands::assign({key("4.1-1")}, department, {}, "2027-01-01"));
  session->run(commands::setState({key("4.1-1")}, AnswerState::Confirmed));
  session->run(commands::addComment(key("4.1-1"), "承認後の連絡"));
  session->run(commands::setTarget(cycle, "4.1-1", 5));
  EXPECT_TRUE(set().reopened.empty());
  EXPECT_EQ(of(key("4.1-1")), AnswerApproval::Approved);
}

TEST_F(ApprovalTest, approvalIsRenewedForTheReopenedOnesOnly) {
  session->run(commands::setLevel(key("4.1-2"), 2));
  approveAll("4");
  EXPECT_EQ(refusalAs(drafter, commands::draftApproval(cycle, "4", Incomplete::Accepted)),
            "approval.nothing_new");
  session->run(commands::setLevel(key("4.1-2"), 3));
  EXPECT_EQ(set("4").open, std::vector{key("4.1-2")});
  draft("4");
  auto now = set("4");
  ASSERT_EQ(now.rounds.size(), 2u);
  EXPECT_EQ(now.rounds[1].answers.size(), 1u);
  EXPECT_EQ(of(key("4.1-2")), AnswerApproval::Reopened) << "until it is approved again";
  EXPECT_EQ(of(key("4.1-1")), AnswerApproval::Approved);
  runAs(reviewer, commands::reviewApproval(cycle, "4"));
  runAs(approver, commands::approve(cycle, "4"));
  now = set("4");
  EXPECT_EQ(now.state(), ApprovalState::Approved);
  EXPECT_TRUE(now.reopened.empty());
  EXPECT_EQ(of(key("4.1-2")), AnswerApproval::Approved);
  session->run(commands::setLevel(key("4.1-2"), 2));
  EXPECT_EQ(of(key("4.1-2")), AnswerApproval::Reopened)
      << "the first approval does not count again";
}

TEST_F(ApprovalTest, aStampCoversOnlyWhatWasPutForward) {
  draft("4");
  session->run(commands::setNote(key("4.1-1"), "起案後の変更"));
  EXPECT_EQ(set("4").changed, std::vector{key("4.1-1")});
  EXPECT_EQ(refusalAs(reviewer, commands::reviewApproval(cycle, "4")), "approval.changed");
  draft("4");
  EXPECT_EQ(set("4").rounds.size(), 2u);
  runAs(reviewer, commands::reviewApproval(cycle, "4"));
  session->run(commands::setNote(key("4.1-1"), "審査後の変更"));
  EXPECT_EQ(refusalAs(approver, commands::approve(cycle, "4")), "approval.changed");
  session->undo();
  EXPECT_EQ(refusalAs(drafter, commands::draftApproval(cycle, "4", Incomplete::Accepted)),
            "approval.under_way")
      << "nothing changed";
  runAs(approver, commands::approve(cycle, "4"));
  EXPECT_EQ(set("4").state(), ApprovalState::Approved);
}

TEST_F(ApprovalTest, isReturnedWithAReason) {
  draft("4");
  const auto back = [&](ApprovalStep insteadOf, const std::string& reason) {
    return commands::returnApproval(cycle, "4", insteadOf, reason);
  };
  EXPECT_EQ(refusalAs(reviewer, back(ApprovalStep::Review, " \n")), "approval.no_reason");
  EXPECT_EQ(refusalAs(approver, back(ApprovalStep::Approve, "まだ")), "approval.not_next");
  EXPECT_EQ(refusalAs(drafter, back(ApprovalStep::Review, "自分で")), "approval.same_person");
  runAs(reviewer, back(ApprovalStep::Review, "規程の版が古い"));
  auto now = set("4");
  EXPECT_EQ(now.state(), ApprovalState::Returned);
  EXPECT_EQ(now.rounds.back().stamp(ApprovalStep::Return)->note, "規程の版が古い");
  EXPECT_EQ(of(key("4.1-1")), AnswerApproval::Open);
  EXPECT_EQ(refusalAs(approver, commands::approve(cycle, "4")), "approval.not_next");
  draft("4");
  runAs(reviewer, commands::reviewApproval(cycle, "4"));
  runAs(approver, back(ApprovalStep::Approve, "経営会議で再検討"));
  now = set("4");
  EXPECT_EQ(now.state(), ApprovalState::Returned);
  EXPECT_EQ(now.rounds.size(), 2u);
}

TEST_F(ApprovalTest, approvedInAPartIsApprovedInTheWhole) {
  approveAll("");
  session->run(commands::setNote(key("4.1-1"), "直した"));
  EXPECT_EQ(set().reopened.size(), 1u);
  approveAll("4");
  EXPECT_EQ(of(key("4.1-1")), AnswerApproval::Approved);
  EXPECT_TRUE(set().reopened.empty());
  session->run(commands::setNote(key("4.1-1"), "また直した"));
  EXPECT_EQ(of(key("4.1-1")), AnswerApproval::Reopened);
  EXPECT_EQ(set().reopened, set("4").reopened);
}

TEST_F(ApprovalTest, aClosedCycleKeepsItsApproval) {
  const auto previous = readApprovals(*session, 1);
  ASSERT_TRUE(previous.set(""));
  EXPECT_EQ(previous.set("")->state(), ApprovalState::Approved);
  EXPECT_TRUE(previous.set("")->reopened.empty());
  EXPECT_EQ(approvals().set("")->state(), ApprovalState::None) << "the next begins anew";
  session->actAs(drafter);
  EXPECT_TRUE(session->run(commands::draftApproval(previousCycle, "4", Incomplete::Accepted)))
      << "its answers stand still, so they may be approved later too";
}

TEST_F(ApprovalTest, undoOfADraftWaitsForTheStampsAfterIt) {
  session->actAs(drafter);
  const auto drafted = session->run(commands::draftApproval(cycle, "4", Incomplete::Accepted));
  session->actAs(reviewer);
  session->run(commands::reviewApproval(cycle, "4"));
  session->actAs(drafter);
  EXPECT_EQ(refusalOf([&] { session->undoEntry(drafted->entry.number); }),
            "workspace.undo.referenced");
  session->actAs(reviewer);
  session->undo();
  session->actAs(drafter);
  session->undo();
  EXPECT_EQ(set("4").state(), ApprovalState::None);
}

TEST_F(ApprovalTest, isCalledAsTheOrganisationCallsIt) {
  EXPECT_EQ(approvals().terms, ApprovalTerms::Company);
  session->run(commands::setSetting("approval_terms", "public_body"));
  EXPECT_EQ(approvals().terms, ApprovalTerms::PublicBody);
  EXPECT_EQ(render(Message{stepTextId(ApprovalStep::Review, ApprovalTerms::PublicBody), {}},
                   Language::Japanese),
            "合議");
  EXPECT_EQ(refusalOf([&] { session->run(commands::setSetting("approval_terms", "")); }),
            "workspace.setting.value");
}

TEST(ContentDigest, DiffersForEveryPartOfTheAnswer) {
  const Answer blank;
  std::vector<Answer> answers(12);
  answers[1].level = 0;
  answers[2].stipulation = Stipulation::None;
  answers[3].applicability = Applicability::NotApplicable;
  answers[4].reason = "x";
  answers[5].note = "x";
  answers[6].noEvent = true;
  answers[7].confirmation = Confirmation::CarriedOver;
  answers[8].ticks["a"] = Tick::Yes;
  answers[9].ticks["a"] = Tick::No;
  answers[10].references = {{"d", "1"}};
  answers[11].references = {{"d1", ""}};
  std::vector<std::string> digests;
  for (const auto& answer : answers) digests.push_back(contentDigest(answer));
  std::ranges::sort(digests);
  EXPECT_TRUE(std::ranges::adjacent_find(digests) == digests.end());
  auto beside = blank;
  beside.flagged = true;
  beside.department = "d";
  beside.due = "2026-01-01";
  beside.state = AnswerState::Confirmed;
  beside.comments.resize(1);
  EXPECT_EQ(contentDigest(beside), contentDigest(blank));
}

}  // namespace
}  // namespace kijun::testing
