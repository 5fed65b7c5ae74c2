// What a returned questionnaire would do, row by row, and doing it once.
#include "exchange/questionnaire/take_back.h"

#include <algorithm>
#include <random>

#include "exchange/questionnaire/hand_out.h"
#include "exchange/questionnaire/readers.h"
#include "records/comment_thread.h"
#include "workspace/evidence.h"
#include "workspace/questionnaire_part.h"
#include "workspace/review.h"
#include "workspace/verify.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

class TakeBackTest : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    session->run(commands::assign({key("4.1-1"), key("4.1-2"), key("4.1-3")}, department,
                                  respondent, "2026-12-01"));
    session->run(commands::assign({key("5.1-1")}, unusedDepartment, {}, "2026-12-01"));
    session->actAs(drafter);
  }

  // As a sheet would bring it back, untouched.
  ReturnedAnswer untouched(const std::string& item, bool blankForm = false) {
    const auto found = session->answers({key(item)});
    const auto fields = fieldsOf(found.empty() ? Answer{} : found.front());
    ReturnedAnswer row;
    row.line = ++line_;
    row.item = item;
    row.base = decodedBase(encodedBase(fields, blankForm));
    row.level = blankForm || !fields.level ? "" : std::to_string(*fields.level);
    row.stipulation =
        blankForm || !fields.stipulation ? "" : std::string(kijun::idOf(*fields.stipulation));
    row.applicability = std::string(kijun::idOf(fields.applicability));
    row.reason = blankForm ? "" : fields.reason;
    row.note = blankForm ? "" : fields.note;
    return row;
  }
  static ReturnedAnswer answered(ReturnedAnswer row, const std::string& level,
                                 const std::string& stipulation, const std::string& note = {}) {
    row.level = level;
    row.stipulation = stipulation;
    if (!note.empty()) row.note = note;
    return row;
  }
  ReturnedQuestionnaire returned(std::vector<ReturnedAnswer> rows) {
    ReturnedQuestionnaire form;
    form.file = "回答票.xlsx";
    form.source = "XLSX";
    form.cycle = cycle;
    form.department = department;
    form.respondent = "山田 太郎";
    form.rows = std::move(rows);
    return form;
  }
  TakeBack plan(std::vector<ReturnedAnswer> rows) {
    return planTakeBack(*session, returned(std::move(rows)));
  }
  static std::vector<ReturnFate> fatesOf(const TakeBack& plan) {
    std::vector<ReturnFate> fates;
    for (const auto& row : plan.rows) fates.push_back(row.fate);
    return fates;
  }
  std::string planned(std::vector<ReturnedAnswer> rows) {
    std::string told;
    for (const auto fate : fatesOf(plan(std::move(rows)))) {
      told += (told.empty() ? "" : " ") + std::string(kijun::idOf(fate));
    }
    return told;
  }

 private:
  std::size_t line_ = 1;
};

TEST_F(TakeBackTest, BasesComeBackAsTheyWentAndNothingElseDoes) {
  AnswerFields fields{3,
                      Stipulation::Partial,
                      Applicability::NotApplicable,
                      "理由\"",
                      "改\n行",
                      true,
                      {{"a", Tick::No}},
                      {{"d", "第1条"}}};
  const auto text = encodedBase(fields, true);
  const auto base = decodedBase(text);
  ASSERT_TRUE(base);
  EXPECT_EQ(base->fields, fields);
  EXPECT_TRUE(base->blankForm);
  EXPECT_FALSE(decodedBase(encodedBase({}, false))->blankForm);
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto other = text;
    other[i] = other[i] == 'x' ? 'y' : 'x';
    EXPECT_FALSE(decodedBase(other)) << i;
  }
  for (const auto* wrong : {"", "1234", "#NAME?", "0123456789"}) EXPECT_FALSE(decodedBase(wrong));
}

TEST_F(TakeBackTest, AnsweredRowsAreSubmittedInTheRespondentsNameByOneChange) {
  session->run(commands::setLevel(key("4.1-2"), 1));
  auto declined = untouched("4.1-3");
  declined.applicability = "対象外";
  declined.reason = "該当する設備がない";
  const auto taken = plan({answered(untouched("4.1-1"), "4", "あり", "改定した"),
                           answered(untouched("4.1-2"), "2", ""), declined});
  EXPECT_EQ(fatesOf(taken),
            (std::vector{ReturnFate::Changed, ReturnFate::Changed, ReturnFate::New}));
  EXPECT_EQ(taken.missing, std::vector<std::string>{"4.1-1"}) << "the plant's answer to it";
  const auto before = session->head().number;
  const auto notice = applyTakeBack(*session, taken);
  ASSERT_TRUE(notice);
  EXPECT_EQ(session->head().number, before + 1);
  EXPECT_EQ(notice->entry.actor.person, respondent);
  EXPECT_EQ(notice->entry.actor.role, Role::Respondent);
  EXPECT_NE(render(notice->entry.name, Language::Japanese).find("起案 担当"), std::string::npos)
      << "who took it back is told";
  EXPECT_EQ(answer(key("4.1-1")).level, 4);
  EXPECT_EQ(answer(key("4.1-1")).note, "改定した");
  EXPECT_EQ(answer(key("4.1-1")).state, AnswerState::Submitted);
  EXPECT_EQ(answer(key("4.1-1")).confirmation, Confirmation::Confirmed);
  EXPECT_EQ(answer(key("4.1-1")).department, department);
  EXPECT_EQ(answer(key("4.1-1")).due, "2026-12-01");
  EXPECT_EQ(answer(key("4.1-2")).state, AnswerState::InProgress) << "規定 is missing";
  EXPECT_EQ(answer(key("4.1-3")).applicability, Applicability::NotApplicable);
  EXPECT_EQ(answer(key("4.1-3")).state, AnswerState::Submitted);
  session->undo();
  EXPECT_EQ(answer(key("4.1-2")).level, 1);
  EXPECT_EQ(answer(key("4.1-1")).state, AnswerState::NotStarted) << "one step back";
  EXPECT_TRUE(verify(*session).isSound());
}

TEST_F(TakeBackTest, TheSameFileAgainChangesNothing) {
  auto row = answered(untouched("4.1-1"), "4", "あり");
  row.message = "9月に改定しました";
  row.evidence = "改定後の規程.pdf";
  ASSERT_TRUE(applyTakeBack(*session, plan({row})));
  EXPECT_EQ(answer(key("4.1-1")).comments.size(), 2u);
  const auto again = plan({row});
  EXPECT_FALSE(again.changesAnything());
  EXPECT_FALSE(applyTakeBack(*session, again));
  // What a reviewer decided since stands, too.
  session->run(commands::setState({key("4.1-1")}, AnswerState::Confirmed));
  EXPECT_FALSE(plan({row}).changesAnything());
  session->run(commands::returnAnswers({key("4.1-1")}, "証跡がない"));
  EXPECT_FALSE(plan({row}).changesAnything());
}

TEST_F(TakeBackTest, BothSidesChangedIsAConflictThatAPersonDecides) {
  auto row = answered(untouched("4.1-1"), "4", "full", "向こうのメモ");
  session->run(commands::setLevel(key("4.1-1"), 2));
  const auto conflicted = plan({row});
  ASSERT_EQ(fatesOf(conflicted), std::vector{ReturnFate::Conflict});
  const auto& fields = conflicted.rows[0].fields;
  ASSERT_EQ(fields.size(), 2u);
  EXPECT_EQ(fields[0].field, "level");
  EXPECT_TRUE(fields[0].conflict);
  EXPECT_EQ(fields[0].base, Value(std::int64_t{3}));
  EXPECT_EQ(fields[0].mine, Value(std::int64_t{2}));
  EXPECT_EQ(fields[0].theirs, Value(std::int64_t{4}));
  EXPECT_FALSE(fields[1].conflict) << "only the questionnaire has a note";
  EXPECT_FALSE(applyTakeBack(*session, conflicted)) << "not unseen";
  EXPECT_EQ(answer(key("4.1-1")).level, 2);
  EXPECT_TRUE(applyTakeBack(*session, conflicted, {{0, ReturnChoice::Take}}));
  EXPECT_EQ(answer(key("4.1-1")).level, 4);
  EXPECT_EQ(answer(key("4.1-1")).note, "向こうのメモ");
}

TEST_F(TakeBackTest, TheSameChangeOnBothSidesIsNone) {
  auto row = answered(untouched("4.1-1"), "4", "full");
  session->run(commands::setLevel(key("4.1-1"), 4));
  EXPECT_EQ(planned({row}), "unchanged");
}

TEST_F(TakeBackTest, WithoutItsBaseOnlyWhatIsBlankHereIsFilledUnasked) {
  auto changed = answered(untouched("4.1-1"), "4", "full");
  auto blankHere = answered(untouched("4.1-3"), "2", "partial");
  auto emptied = answered(untouched("4.1-2"), "", "");
  changed.base.reset(), blankHere.base.reset(), emptied.base.reset();
  session->run(commands::setLevel(key("4.1-2"), 5));
  EXPECT_EQ(planned({changed, blankHere, emptied}), "conflict new unchanged");
}

TEST_F(TakeBackTest, ClearedCellsClearAndABlankFormsCellsSayNothing) {
  EXPECT_EQ(planned({answered(untouched("4.1-1"), "", "full")}), "changed");
  EXPECT_EQ(planned({untouched("4.1-1", true)}), "unchanged");
  EXPECT_EQ(planned({answered(untouched("4.1-1", true), "4", "")}), "changed");
  session->run(commands::setLevel(key("4.1-1"), 5));
  auto blank = untouched("4.1-1", true);
  session->run(commands::setLevel(key("4.1-1"), 1));
  EXPECT_EQ(planned({answered(blank, "4", "")}), "conflict");
}

TEST_F(TakeBackTest, RowsThatCannotBePlacedSayWhy) {
  auto unknown = untouched("9.9-9");
  auto foreign = answered(untouched("5.1-1"), "3", "full");
  auto high = answered(untouched("4.1-1"), "9", "full");
  auto nowhere = untouched("4.1-2");
  nowhere.unit = "火星";
  auto noReason = untouched("4.1-3");
  noReason.applicability = "not_applicable";
  const auto taken = plan({unknown, foreign, high, nowhere, noReason});
  EXPECT_EQ(fatesOf(taken),
            (std::vector{ReturnFate::Unknown, ReturnFate::Foreign, ReturnFate::Unfit,
                         ReturnFate::Unknown, ReturnFate::Unfit}));
  for (const auto& row : taken.rows) {
    ASSERT_EQ(row.problems.size(), 1u) << row.item;
    EXPECT_NE(render(row.problems[0], Language::Japanese),
              render(row.problems[0], Language::English));
  }
  EXPECT_NE(render(taken.rows[1].problems[0], Language::Japanese).find("総務課"),
            std::string::npos);
  EXPECT_FALSE(taken.changesAnything());
  EXPECT_FALSE(applyTakeBack(*session, taken));
  // The other rows of such a file come in all the same.
  EXPECT_EQ(planned({unknown, answered(untouched("4.1-1"), "4", "full")}), "unknown changed");
  // A row that stands twice is taken once.
  EXPECT_EQ(planned({answered(untouched("4.1-1"), "4", "full"),
                     answered(untouched("4.1-1"), "5", "full")}),
            "changed unfit");
}

TEST_F(TakeBackTest, NothingIsTakenOverAnAnswerThatChangedSinceThePreview) {
  const auto taken =
      plan({answered(untouched("4.1-1"), "4", "full"), answered(untouched("4.1-3"), "2", "full")});
  session->run(commands::setNote(key("4.1-3"), "その間に"));
  EXPECT_EQ(refusalOf([&] { applyTakeBack(*session, taken); }), "questionnaire.stale");
  EXPECT_EQ(answer(key("4.1-1")).level, 3);
  // An assignment meanwhile is no such change, and stays.
  const auto later = plan({answered(untouched("4.1-1"), "4", "full")});
  session->run(commands::assign({key("4.1-1")}, department, respondent, "2027-01-15"));
  EXPECT_TRUE(applyTakeBack(*session, later));
  EXPECT_EQ(answer(key("4.1-1")).due, "2027-01-15");
}

TEST_F(TakeBackTest, AnswersToAReturnedItemJoinItsThread) {
  session->run(commands::returnAnswers({key("4.1-1")}, "どの規程ですか"));
  auto row = untouched("4.1-1");
  EXPECT_EQ(planned({row}), "unchanged");
  EXPECT_FALSE(plan({row}).changesAnything()) << "sent back as it was, it stays returned";
  row.message = "情報セキュリティ規程です";
  const auto taken = plan({row});
  EXPECT_TRUE(taken.rows[0].submits);
  applyTakeBack(*session, taken);
  EXPECT_EQ(answer(key("4.1-1")).state, AnswerState::Submitted);
  const auto threads = threadsOf(answer(key("4.1-1")).comments);
  ASSERT_EQ(threads.size(), 1u);
  ASSERT_EQ(threads[0].replies.size(), 1u);
  EXPECT_EQ(threads[0].replies[0].text, "情報セキュリティ規程です");
}

TEST_F(TakeBackTest, TheFileMayHaveLostWhoseItIs) {
  auto form = returned({answered(untouched("4.1-1"), "4", "full")});
  form.cycle.clear(), form.department.clear(), form.respondent.clear();
  auto taken = planTakeBack(*session, form);
  EXPECT_EQ(taken.department.id, department) << "by its items";
  EXPECT_EQ(taken.respondent.person, respondent) << "the only one it was given to";
  form.rows.push_back(untouched("5.1-1"));
  EXPECT_EQ(refusalOf([&] { planTakeBack(*session, form); }), "questionnaire.department_lost");
  taken = planTakeBack(*session, form, {"情報システム部", "派遣 職員"});
  EXPECT_EQ(taken.respondent.person, "");
  EXPECT_EQ(taken.respondent.name, "派遣 職員");
  EXPECT_TRUE(applyTakeBack(*session, taken));
  form.cycle = previousCycle;
  EXPECT_EQ(refusalOf([&] { planTakeBack(*session, form); }), "questionnaire.other_cycle");
  form.cycle = "elsewhere";
  EXPECT_EQ(refusalOf([&] { planTakeBack(*session, form); }), "questionnaire.other_workspace");
}

TEST_F(TakeBackTest, ARespondentMayNotTakeBack) {
  const auto taken = plan({answered(untouched("4.1-1"), "4", "full")});
  session->actAs(respondent);
  EXPECT_EQ(refusalOf([&] { applyTakeBack(*session, taken); }), "workspace.role.refused");
}

class QuestionnairePartTest : public TakeBackTest {
 protected:
  std::filesystem::path handOut(QuestionnaireFill fill = QuestionnaireFill::Filled,
                                const std::string& of = "情報システム部") {
    const auto path = folder / (of + " の回答票.kijun");
    writeQuestionnaireWorkspace(*session, readQuestionnaire(*session, {of, {}, {}, fill}), path,
                                Existing::Replace);
    return path;
  }
};

TEST_F(QuestionnairePartTest, HoldsOneDepartmentsAnswersAndOpensInTheRespondentsRole) {
  session->run(commands::setNote(key("5.1-1"), "総務課だけの話"));
  const auto path = handOut();
  const auto part = Session::open(path, readWrite());
  EXPECT_EQ(part->actor().role, Role::Respondent);
  EXPECT_EQ(part->actor().person, respondent);
  const auto snapshot = part->snapshot();
  EXPECT_EQ(snapshot.current.answers.size(), 3u);
  EXPECT_FALSE(snapshot.current.answers.contains("5.1-1"));
  ASSERT_TRUE(snapshot.previous);
  EXPECT_EQ(snapshot.previous->answer("4.1-1", whole)->level, 3) << "last cycle's stands beside";
  EXPECT_EQ(markOf(path).bytes.find("総務課だけの話"), std::string::npos);
  // It answers its own, and nothing else can be done with it.
  part->run(commands::setLevel(key("4.1-1"), 5));
  EXPECT_EQ(refusalOf([&] { part->run(commands::setTarget(cycle, "4.1-1", 1)); }),
            "workspace.role.refused");
  EXPECT_EQ(refusalOf([&] { part->run(commands::setLevel(key("5.1-1"), 5)); }),
            "workspace.role.unassigned");
  part->actAs("別の 人");
  EXPECT_EQ(part->actor().role, Role::Respondent) << "whoever answers, answers for the department";
  EXPECT_TRUE(verify(*part).isSound());
}

TEST_F(QuestionnairePartTest, ComesBackWithCommentsTicksReferencesAndEvidence) {
  session->run(commands::setReferences(key("4.1-1"), {{document, "第8条"}}));
  session->run(commands::returnAnswers({key("4.1-2")}, "理由は"));
  const auto path = handOut();
  {
    const auto part = Session::open(path, readWrite());
    const auto thread = part->answers({key("4.1-2")}).front().comments.back().id;
    part->run(commands::replyToComment(thread, "更新しました"));
    part->run(commands::setLevel(key("4.1-2"), 3));
    part->run(commands::setStipulation(key("4.1-2"), Stipulation::Full));
    part->run(commands::setTick(key("4.1-1"), "b", Tick::Yes));
    part->run(commands::setReferences(key("4.1-1"), {{document, "第9条"}}));
    part->run(commands::addEvidence({{}, "点検簿", "record", {}, {}, {}, {}, {}, {}, {}},
                                    storeContent(*part, "点検の記録", "点検簿.txt"),
                                    {linkTo(key("4.1-1"))}));
    part->run(commands::setState({key("4.1-1"), key("4.1-2")}, AnswerState::Submitted));
    part->run(commands::setNote(key("4.1-3"), "調査中"));
  }
  const auto plan = planTakeBack(*session, readReturnedWorkspace(path));
  EXPECT_EQ(plan.department.id, department);
  EXPECT_EQ(plan.respondent.person, respondent);
  EXPECT_EQ(fatesOf(plan), (std::vector{ReturnFate::Changed, ReturnFate::Unchanged, ReturnFate::New,
                                        ReturnFate::New}));
  ASSERT_TRUE(applyTakeBack(*session, plan));
  const auto first = answer(key("4.1-1"));
  EXPECT_EQ(first.ticks.at("b"), Tick::Yes);
  EXPECT_EQ(first.references, (std::vector<DocumentReference>{{document, "第9条"}}));
  EXPECT_EQ(first.state, AnswerState::Submitted);
  const auto second = answer(key("4.1-2"));
  EXPECT_EQ(threadsOf(second.comments).back().replies.back().text, "更新しました");
  EXPECT_EQ(second.state, AnswerState::Submitted);
  EXPECT_EQ(answer(key("4.1-3")).state, AnswerState::InProgress) << "not submitted there";
  const auto pieces = evidenceOf(*session, linkTo(key("4.1-1")));
  const auto piece = std::ranges::find(pieces, "点検簿",
                                       [](const EvidencePiece& one) { return one.record.title; });
  ASSERT_NE(piece, pieces.end());
  EXPECT_EQ(beginningOf(*session, piece->newest().content, 100), "点検の記録");
  EXPECT_FALSE(planTakeBack(*session, readReturnedWorkspace(path)).changesAnything());
  EXPECT_TRUE(verify(*session).isSound());
  EXPECT_TRUE(checkContents(*session).empty());
}

TEST_F(QuestionnairePartTest, ABlankOneShowsNothingAndClearsNothing) {
  const auto path = handOut(QuestionnaireFill::Blank);
  {
    const auto part = Session::open(path, readWrite());
    EXPECT_TRUE(isBlank(part->answers({key("4.1-1")}).front()));
    part->run(commands::setLevel(key("4.1-2"), 2));
  }
  const auto plan = planTakeBack(*session, readReturnedWorkspace(path));
  EXPECT_EQ(fatesOf(plan), (std::vector{ReturnFate::Unchanged, ReturnFate::Unchanged,
                                        ReturnFate::New, ReturnFate::Unchanged}));
  applyTakeBack(*session, plan);
  EXPECT_EQ(answer(key("4.1-1")).level, 3);
  EXPECT_EQ(answer(key("4.1-2")).level, 2);
}

TEST_F(QuestionnairePartTest, AnotherWorkspaceIsNoQuestionnaire) {
  const auto copy = folder / "写し.kijun";
  session->flush();
  extractSelection(*session, {}, copy);
  EXPECT_EQ(refusalOf([&] { readReturnedWorkspace(copy); }), "questionnaire.no_part");
}

TEST_F(QuestionnairePartTest, ReviewersSeeWhatWasSubmittedBesideWhatStands) {
  session->run(commands::setLevel(key("4.1-1"), 4));
  EXPECT_FALSE(lastSubmission(*session, key("4.1-1")));
  const auto path = handOut();
  {
    const auto part = Session::open(path, readWrite());
    part->run(commands::setNote(key("4.1-1"), "提出した根拠"));
    part->run(commands::setState({key("4.1-1")}, AnswerState::Submitted));
  }
  const auto seen = session->head().number;
  applyTakeBack(*session, planTakeBack(*session, readReturnedWorkspace(path)));
  runAs(drafter, commands::setLevel(key("4.1-1"), 2));
  runAs(drafter, commands::setNote(key("4.1-1"), "審査で訂正"));
  const auto submitted = lastSubmission(*session, key("4.1-1"));
  ASSERT_TRUE(submitted);
  EXPECT_EQ(submitted->answer.level, 4);
  EXPECT_EQ(submitted->answer.note, "提出した根拠");
  EXPECT_EQ(submitted->by.person, respondent);
  EXPECT_EQ(answer(key("4.1-1")).level, 2);
  const auto touched = touchedSince(*session, cycle, seen);
  ASSERT_EQ(touched.size(), 1u);
  EXPECT_EQ(touched[0].by.person, drafter);
  const auto byOthers = touchedSince(*session, cycle, seen, session->actor());
  ASSERT_EQ(byOthers.size(), 1u);
  EXPECT_EQ(byOthers[0].by.person, respondent);
  EXPECT_TRUE(touchedSince(*session, cycle, session->head().number).empty());
}

}  // namespace
}  // namespace kijun::testing
