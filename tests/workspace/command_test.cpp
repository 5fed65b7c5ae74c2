// What commands accept, refuse, and bring with them.
#include "base/error.h"
#include "records/comment_thread.h"
#include "workspace/bulk_targets.h"
#include "workspace/cycle_settings.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

using namespace commands;
using CommandTest = WorkspaceTest;

TEST_F(CommandTest, valuesOutsideTheCatalogAreRefused) {
  const auto refusal = [&](const Command& command) {
    const auto before = contentsOf(file, Tables::All);
    const auto id = refusalOf([&] { session->run(command); });
    EXPECT_EQ(contentsOf(file, Tables::All), before);
    return id;
  };
  EXPECT_EQ(refusal(setLevel(key("4.1-1"), 6)), "workspace.answer.level");
  EXPECT_EQ(refusal(setLevel(key("4.1-1"), -1)), "workspace.answer.level");
  EXPECT_EQ(refusal(setLevel(key("9.9-9"), 1)), "workspace.item.unknown");
  EXPECT_EQ(refusal(setLevel({cycle, "no unit", "4.1-1"}, 1)), "workspace.unit.unknown");
  EXPECT_EQ(refusal(setLevel({"no cycle", whole, "4.1-1"}, 1)), "workspace.cycle.unknown");
  EXPECT_EQ(refusal(setLevel({previousCycle, whole, "4.1-1"}, 1)), "workspace.cycle.closed");
  EXPECT_EQ(refusal(setTick(key("4.1-1"), "z", Tick::Yes)), "workspace.answer.checkpoint");
  EXPECT_EQ(refusal(setNoEvent(key("4.1-1"), true)), "workspace.answer.no_event");
  EXPECT_EQ(refusal(setTarget(cycle, "4.1-1", 7)), "workspace.answer.target");
  EXPECT_EQ(refusal(setTargets(cycle, {{"4.1-2", 4}, {"4.1-1", 7}})), "workspace.answer.target");
  EXPECT_EQ(refusal(setTargets(cycle, {{"4.1-2", 4}, {"9-1", 3}})), "workspace.item.unknown");
  EXPECT_EQ(refusal(setTargets(previousCycle, {{"4.1-2", 4}})), "workspace.cycle.closed");
  EXPECT_EQ(refusal(setWeight(cycle, "4.1-1", 301)), "workspace.answer.weight");
  EXPECT_EQ(refusal(setEffort(cycle, "9-1", Effort::S)), "workspace.item.unknown");
  EXPECT_EQ(refusal(assign({key("4.1-1")}, "nobody", {}, "")), "workspace.record.reference");
  EXPECT_EQ(refusal(assign({key("4.1-1")}, {}, "nobody", "")), "workspace.record.reference");
  EXPECT_EQ(refusal(assign({key("4.1-1")}, {}, {}, "2026-02-30")), "workspace.cycle.day");
  EXPECT_EQ(refusal(setReferences(key("4.1-1"), {{"none", ""}})), "workspace.record.reference");
  EXPECT_EQ(refusal(setReferences(key("4.1-1"), {{"", ""}})), "workspace.record.unknown");
  EXPECT_EQ(refusal(addComment(key("4.1-1"), " 　")), "workspace.comment.empty");
  EXPECT_EQ(refusal(setCommentDone("none", true)), "workspace.comment.unknown");
  EXPECT_EQ(refusal(copyAnswer(key("5.1-1"), key("4.1-1"))), "workspace.answer.nothing_to_copy");
  EXPECT_EQ(refusal(setSetting("colour", "red")), "workspace.setting.unknown");
  EXPECT_EQ(refusal(setSetting("time_zone", "tokyo")), "workspace.setting.value");
  EXPECT_EQ(refusal(setSetting("approval_style", "")), "workspace.setting.value");
}

TEST_F(CommandTest, manyTargetsAreOneEntryAndTheDefaultIsStoredAsNone) {
  const auto targetOf = [&](const std::string& item) {
    const auto settings = session->settings(cycle, item);
    return settings ? settings->target : std::nullopt;
  };
  const int usual = session->snapshot().current.catalog->scale().defaultTarget;
  session->run(setTarget(cycle, "4.1-3", usual));
  session->run(setWeight(cycle, "4.1-2", 125));
  const auto before = session->head().number;
  ASSERT_EQ(targetOf("4.1-1"), 4) << "carried over";
  const auto change = session->run(setTargets(
      cycle, {{"4.1-1", usual}, {"4.1-2", 5}, {"4.1-3", usual}, {"5.1-1", usual}}, "令和10年"));
  ASSERT_TRUE(change);
  EXPECT_EQ(session->head().number, before + 1);
  EXPECT_EQ(render(change->entry.name, Language::Japanese),
            "目標プロファイル「令和10年」の適用（4 項目）");
  EXPECT_EQ(targetOf("4.1-1"), std::nullopt);
  EXPECT_EQ(targetOf("4.1-2"), 5);
  EXPECT_EQ(session->settings(cycle, "4.1-2")->weight, 125) << "the rest of the row stays";
  EXPECT_EQ(targetOf("4.1-3"), usual) << "said outright, and still so";
  EXPECT_EQ(targetOf("5.1-1"), std::nullopt);
  EXPECT_FALSE(session->run(setTargets(cycle, {{"4.1-2", 5}, {"5.1-1", std::nullopt}})))
      << "nothing changes";
  session->undo();
  EXPECT_EQ(targetOf("4.1-1"), 4);
  EXPECT_EQ(targetOf("4.1-2"), std::nullopt);
}

TEST_F(CommandTest, leavingAnItemOutNeedsAReasonAndTheCatalogsLeave) {
  const auto refusal = [&](const std::string& item, Applicability how, const std::string& why) {
    return refusalOf([&] { session->run(setApplicability(key(item), how, why)); });
  };
  EXPECT_EQ(refusal("4.1-1", Applicability::NotApplicable, " "), "workspace.answer.reason");
  EXPECT_EQ(refusal("4.1-2", Applicability::NotAdopted, ""), "workspace.answer.reason");
  EXPECT_EQ(refusal("4.1-1", Applicability::NotAdopted, "理由"),
            "workspace.answer.needs_acceptance");
  EXPECT_EQ(refusal("5.1-1", Applicability::NotAdopted, "理由"), "workspace.answer.not_declinable");
  EXPECT_EQ(refusal("5.1-1", Applicability::NotApplicable, "設備がない"), "nothing");
  EXPECT_EQ(refusal("4.1-2", Applicability::NotAdopted, "費用に見合わない"), "nothing");
  EXPECT_EQ(answer(key("4.1-2")).reason, "費用に見合わない");

  AnswerPatch patch;
  patch.reason = "";
  EXPECT_EQ(refusalOf([&] { session->run(patchAnswer({key("4.1-2")}, patch)); }),
            "workspace.answer.reason");
  Answer whole_;
  whole_.key = key("5.1-1");
  whole_.applicability = Applicability::NotAdopted;
  whole_.reason = "理由";
  EXPECT_EQ(refusalOf([&] { session->run(putAnswers({whole_})); }),
            "workspace.answer.not_declinable");
}

TEST_F(CommandTest, answeringConfirmsAndMovesTheState) {
  EXPECT_EQ(answer(key("4.1-1")).confirmation, Confirmation::CarriedOver);
  EXPECT_EQ(answer(key("4.1-1")).state, AnswerState::NotStarted);
  session->run(setLevel(key("4.1-1"), 3));  // the value it was carried over with
  EXPECT_EQ(answer(key("4.1-1")).confirmation, Confirmation::Confirmed);
  EXPECT_EQ(answer(key("4.1-1")).state, AnswerState::InProgress);
  session->run(assign({key("4.1-1")}, {}, {}, {}));
  for (const auto state : {AnswerState::Submitted, AnswerState::Confirmed}) {
    session->run(setState({key("4.1-1")}, state));
    session->run(setNote(key("4.1-1"), "直し " + std::to_string(static_cast<int>(state))));
    EXPECT_EQ(answer(key("4.1-1")).state, AnswerState::InProgress);
  }
  session->run(setState({key("4.1-1")}, AnswerState::Returned));
  session->run(setLevel(key("4.1-1"), 2));
  EXPECT_EQ(answer(key("4.1-1")).state, AnswerState::Returned) << "until it is submitted again";
}

TEST_F(CommandTest, aReviewersCorrectionLeavesAnAnswerSubmitted) {
  session->run(assign({key("4.1-1")}, department, respondent, {}));
  session->run(setState({key("4.1-1")}, AnswerState::Submitted));
  runAs(drafter, setLevel(key("4.1-1"), 2));
  EXPECT_EQ(answer(key("4.1-1")).state, AnswerState::Submitted);
  runAs(respondent, setLevel(key("4.1-1"), 4));
  EXPECT_EQ(answer(key("4.1-1")).state, AnswerState::InProgress)
      << "its own respondent works on it";
  session->run(setState({key("4.1-1")}, AnswerState::Confirmed));
  runAs(drafter, setLevel(key("4.1-1"), 3));
  EXPECT_EQ(answer(key("4.1-1")).state, AnswerState::InProgress) << "what was confirmed is open";
}

TEST_F(CommandTest, returningNeedsAReasonThatBeginsAThread) {
  session->run(setState({key("4.1-1"), key("4.1-2")}, AnswerState::Submitted));
  EXPECT_EQ(refusalOf([&] { session->run(returnAnswers({key("4.1-1")}, " 　\n")); }),
            "workspace.return.no_reason");
  EXPECT_EQ(answer(key("4.1-1")).state, AnswerState::Submitted);
  const auto entry = session->head().number;
  runAs(reviewer, returnAnswers({key("4.1-1"), key("4.1-2")}, "証跡を示してください"));
  EXPECT_EQ(session->head().number, entry + 1) << "one change";
  for (const auto& item : {"4.1-1", "4.1-2"}) {
    const auto now = answer(key(item));
    EXPECT_EQ(now.state, AnswerState::Returned);
    ASSERT_FALSE(now.comments.empty());
    EXPECT_EQ(now.comments.back().text, "証跡を示してください");
    EXPECT_EQ(now.comments.back().authorName, "審査 担当");
    EXPECT_TRUE(now.comments.back().parent.empty());
    EXPECT_FALSE(now.comments.back().done);
  }
}

TEST_F(CommandTest, repliesJoinTheThreadAndOpenItAgain) {
  session->run(setCommentDone(comment, true));
  EXPECT_EQ(refusalOf([&] { session->run(replyToComment(comment, "")); }),
            "workspace.comment.empty");
  EXPECT_EQ(refusalOf([&] { session->run(replyToComment("none", "はい")); }),
            "workspace.comment.unknown");
  runAs(reviewer, replyToComment(comment, "確認しました"));
  auto threads = threadsOf(answer(key("4.1-2")).comments);
  ASSERT_EQ(threads.size(), 1u);
  EXPECT_FALSE(threads[0].isDone()) << "a reply asks for attention";
  ASSERT_EQ(threads[0].replies.size(), 1u);
  const auto reply = threads[0].replies[0].id;
  session->run(replyToComment(reply, "ありがとうございます"));
  session->run(setCommentDone(reply, true));
  threads = threadsOf(answer(key("4.1-2")).comments);
  ASSERT_EQ(threads.size(), 1u) << "a reply to a reply is in the same thread";
  EXPECT_EQ(threads[0].replies.size(), 2u);
  EXPECT_TRUE(threads[0].isDone());
}

TEST_F(CommandTest, aReviewersConfirmationConfirmsWhatWasCarriedOver) {
  session->run(setState({key("4.1-1")}, AnswerState::Submitted));
  EXPECT_EQ(answer(key("4.1-1")).confirmation, Confirmation::CarriedOver);
  session->run(setState({key("4.1-1")}, AnswerState::Confirmed));
  EXPECT_EQ(answer(key("4.1-1")).confirmation, Confirmation::Confirmed);
  session->undo();
  EXPECT_EQ(answer(key("4.1-1")).confirmation, Confirmation::CarriedOver);
}

TEST_F(CommandTest, flagsAssignmentsAndCommentsAnswerNothing) {
  session->run(setFlag(key("4.1-1"), true));
  session->run(assign({key("4.1-1")}, department, {}, "2026-12-01"));
  session->run(addComment(key("4.1-1"), "見ました"));
  const auto now = answer(key("4.1-1"));
  EXPECT_EQ(now.confirmation, Confirmation::CarriedOver);
  EXPECT_EQ(now.state, AnswerState::NotStarted);
  EXPECT_TRUE(now.flagged);
  EXPECT_EQ(now.department, department);
  EXPECT_EQ(now.due, "2026-12-01");
}

TEST_F(CommandTest, commentsCarryTheirAuthor) {
  session->actAs("山田 太郎");
  session->run(addComment(key("4.1-1"), "提出しました"));
  const auto comments = answer(key("4.1-1")).comments;
  ASSERT_EQ(comments.size(), 1u) << "those of the last cycle stay there";
  EXPECT_EQ(comments[0].author, respondent);
  EXPECT_EQ(comments[0].authorName, "山田 太郎");
  EXPECT_EQ(comments[0].text, "提出しました");
  session->run(setCommentDone(comments[0].id, true));
  EXPECT_TRUE(answer(key("4.1-1")).comments[0].done);
}

TEST_F(CommandTest, copyTakesTheAnswerAndOnlyItsOwnTicks) {
  session->run(copyAnswer(key("4.1-1"), key("5.1-1")));
  EXPECT_EQ(answer(key("5.1-1")).level, 3);
  EXPECT_EQ(answer(key("5.1-1")).stipulation, Stipulation::Full);
  EXPECT_TRUE(answer(key("5.1-1")).ticks.empty());
  session->run(copyAnswer(key("4.1-1"), plantKey("4.1-1")));
  EXPECT_EQ(answer(plantKey("4.1-1")).ticks, (std::map<std::string, Tick>{{"a", Tick::Yes}}));
}

TEST_F(CommandTest, patchChangesSeveralAtOnceOrNone) {
  AnswerPatch patch;
  patch.level = std::optional(4);
  patch.target = 5;
  const auto notice = session->run(patchAnswer({key("4.1-1"), key("5.1-1")}, patch));
  EXPECT_EQ(notice->answers.size(), 2u);
  EXPECT_EQ(notice->settings.size(), 2u);
  EXPECT_EQ(answer(key("5.1-1")).level, 4);
  EXPECT_EQ(session->settings(cycle, "5.1-1")->target, 5);
  patch.level = std::optional(1);
  EXPECT_EQ(refusalOf([&] {
              session->run(patchAnswer({key("4.1-1"), key("9-9")}, patch));
            }),
            "workspace.item.unknown");
  EXPECT_EQ(answer(key("4.1-1")).level, 4);
}

TEST_F(CommandTest, settingsWithoutAValueAreGone) {
  session->run(setWeight(cycle, "5.1-1", 0));
  session->run(setEffort(cycle, "5.1-1", Effort::L));
  const auto settings = session->settings(cycle, "5.1-1");
  EXPECT_EQ(settings->weight, 0);
  EXPECT_EQ(settings->effort, "L");
  session->run(setWeight(cycle, "5.1-1", std::nullopt));
  session->run(setEffort(cycle, "5.1-1", std::nullopt));
  EXPECT_FALSE(session->settings(cycle, "5.1-1"));
}

TEST_F(CommandTest, SettingsOfSeveralItemsAreOneEntryAndKeepWhatIsNotGiven) {
  session->run(setEffort(cycle, "5.1-1", Effort::L));
  const auto weight = session->settings(cycle, "4.1-1").value_or(ItemSettings()).weight;
  const auto head = session->head().number;
  const auto notice =
      session->run(setItemSettings(cycle, {{"5.1-1", 4, {}, {}}, {"4.1-1", {}, 250, "XL"}}));
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->settings.size(), 2u);
  EXPECT_EQ(session->head().number, head + 1);
  EXPECT_EQ(session->settings(cycle, "5.1-1")->target, 4);
  EXPECT_EQ(session->settings(cycle, "5.1-1")->effort, "L");
  EXPECT_EQ(session->settings(cycle, "4.1-1")->weight, 250);
  EXPECT_EQ(session->settings(cycle, "4.1-1")->effort, "XL");
  session->undo();
  EXPECT_EQ(session->settings(cycle, "4.1-1").value_or(ItemSettings()).weight, weight);
  EXPECT_EQ(session->settings(cycle, "5.1-1")->target, std::nullopt);
}

TEST_F(CommandTest, SettingsOfSeveralItemsAreRefusedAsAWhole) {
  const auto target = session->settings(cycle, "4.1-1").value_or(ItemSettings()).target;
  const auto head = session->head().number;
  const auto refused = [&](ItemSettings second) {
    return refusalOf([&] {
      session->run(setItemSettings(cycle, {{"4.1-1", 4, {}, {}}, std::move(second)}));
    });
  };
  EXPECT_EQ(refused({"9-9", 4, {}, {}}), "workspace.item.unknown");
  EXPECT_EQ(refused({"5.1-1", 6, {}, {}}), "workspace.answer.target");
  EXPECT_EQ(refused({"5.1-1", {}, 301, {}}), "workspace.answer.weight");
  EXPECT_EQ(refused({"5.1-1", {}, {}, "XXL"}), "workspace.answer.effort");
  EXPECT_EQ(session->head().number, head);
  EXPECT_EQ(session->settings(cycle, "4.1-1").value_or(ItemSettings()).target, target);
}

TEST_F(CommandTest, textsAreStoredAsTyped) {
  const std::string typed = "  先頭の空白\n改行\t'引用' \"%1\" ｶﾅ \xf0\x9f\x98\x80 ";
  session->run(setNote(key("5.1-1"), typed));
  reopen();
  EXPECT_EQ(answer(key("5.1-1")).note, typed);
}

TEST_F(CommandTest, recordsAreCheckedAgainstTheirFields) {
  const auto& description = personType().description;
  EXPECT_EQ(refusalOf([&] {
              session->run(putRecord(description, personType().row({{}, "", "", "", "auditor"})));
            }),
            "record.missing");
  EXPECT_EQ(refusalOf([&] {
              session->run(putRecord(description, personType().row({{}, "A", "", "", "king"})));
            }),
            "record.unfit");
  EXPECT_EQ(
      refusalOf([&] {
        session->run(putRecord(description, personType().row({{}, "A", "", "no", "auditor"})));
      }),
      "workspace.record.reference");
  EXPECT_EQ(refusalOf([&] { session->run(putRecord(description, {Value(std::string("x"))})); }),
            "workspace.record.unknown");
}

TEST_F(CommandTest, newRecordsGoToTheEndOfTheList) {
  Row row{Value(std::string()), Value(std::string("監査室")), Null(), Null()};
  session->run(putRecord(departmentType().description, row));
  EXPECT_EQ(textOf(session->rows(departmentType().description).back()[1]), "監査室");
}

TEST_F(CommandTest, whatIsUsedIsNotDeletedAndSaysWhere) {
  try {
    session->run(deleteRecord(departmentType().description, department));
    FAIL() << "deleted a department with answers";
  } catch (const Error& error) {
    EXPECT_EQ(error.message().id, "workspace.record.referenced");
    EXPECT_EQ(error.message().arguments[0], "情報システム部");
    EXPECT_NE(error.message().arguments[2].find("4.1-1"), std::string::npos);
    EXPECT_NE(error.message().arguments[2].find("情報セキュリティ規程"), std::string::npos);
  }
  EXPECT_EQ(refusalOf([&] { session->run(deleteRecord(documentType().description, document)); }),
            "workspace.record.referenced");
  EXPECT_EQ(refusalOf([&] { session->run(deleteRecord(personType().description, respondent)); }),
            "workspace.record.referenced");
  EXPECT_EQ(refusalOf([&] { session->run(deleteRecord(personType().description, "none")); }),
            "workspace.record.unknown");
  EXPECT_TRUE(session->run(deleteRecord(departmentType().description, unusedDepartment)));
}

TEST_F(CommandTest, cyclesAndUnitsHaveCommandsOfTheirOwn) {
  for (const auto* description :
       {&unitType().description, &cycleType().description, &organisationType().description}) {
    const auto row = session->rows(*description).front();
    EXPECT_EQ(refusalOf([&] { session->run(deleteRecord(*description, textOf(row.front()))); }),
              "workspace.record.own_command");
    auto fresh = row;
    fresh.front() = std::string();
    EXPECT_EQ(refusalOf([&] { session->run(putRecord(*description, fresh)); }),
              "workspace.record.own_command");
  }
  auto unit = session->rows(unitType().description).front();
  unit[1] = std::string("全社");
  EXPECT_TRUE(session->run(putRecord(unitType().description, unit)));
  unit[2] = std::int64_t{0};
  EXPECT_EQ(refusalOf([&] { session->run(putRecord(unitType().description, unit)); }),
            "workspace.record.own_command");
}

}  // namespace
}  // namespace kijun::testing
