// What a reviewer needs of the journal: the answer as it was submitted, and what others changed
// since some entry.
#include "workspace/review.h"

#include <algorithm>

#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

using namespace commands;

class ReviewTest : public WorkspaceTest {
 protected:
  std::optional<Submission> submission() { return lastSubmission(*session, key("4.1-1")); }
  std::vector<std::string> touched(std::int64_t since, const std::optional<Actor>& by = {}) {
    std::vector<std::string> items;
    for (const auto& touch : touchedSince(*session, cycle, since, by)) {
      items.push_back(touch.key.item + " " + touch.by.name);
    }
    std::ranges::sort(items);
    return items;
  }
  std::string nameOf(const Id& person) { return session->snapshot().person(person)->name; }
};

using Items = std::vector<std::string>;

TEST_F(ReviewTest, whatWasSubmittedStaysWhateverIsCorrectedLater) {
  EXPECT_FALSE(submission()) << "it never was";
  session->run(assign({key("4.1-1")}, department, respondent, {}));
  runAs(respondent, setLevel(key("4.1-1"), 4));
  runAs(respondent, setNote(key("4.1-1"), "出したとおり"));
  runAs(respondent, setTick(key("4.1-1"), "a", Tick::No));
  EXPECT_FALSE(submission());
  runAs(respondent, setState({key("4.1-1")}, AnswerState::Submitted));
  const auto entry = session->head().number;
  runAs(drafter, setLevel(key("4.1-1"), 2));
  runAs(drafter, setStipulation(key("4.1-1"), Stipulation::None));
  runAs(drafter, setApplicability(key("4.1-1"), Applicability::NotApplicable, "設備がない"));
  runAs(drafter, setNote(key("4.1-1"), "見直した"));
  runAs(drafter, setTick(key("4.1-1"), "a", Tick::Yes));
  runAs(drafter, setTick(key("4.1-1"), "b", Tick::Yes));
  const auto found = submission();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->entry, entry);
  EXPECT_EQ(found->by.person, respondent);
  EXPECT_EQ(found->answer.level, 4);
  EXPECT_EQ(found->answer.stipulation, Stipulation::Full);
  EXPECT_EQ(found->answer.applicability, Applicability::Applicable);
  EXPECT_TRUE(found->answer.reason.empty());
  EXPECT_EQ(found->answer.note, "出したとおり");
  EXPECT_EQ(found->answer.state, AnswerState::Submitted);
  EXPECT_EQ(found->answer.ticks, (std::map<std::string, Tick>{{"a", Tick::No}}));
  EXPECT_EQ(answer(key("4.1-1")).level, 2);
}

TEST_F(ReviewTest, takingAConfirmationBackSubmitsNothing) {
  session->run(assign({key("4.1-1")}, department, respondent, {}));
  runAs(respondent, setState({key("4.1-1")}, AnswerState::Submitted));
  const auto entry = session->head().number;
  session->run(setState({key("4.1-1")}, AnswerState::Confirmed));
  session->undo();
  ASSERT_TRUE(submission());
  EXPECT_EQ(submission()->entry, entry);
  EXPECT_EQ(submission()->by.person, respondent);
  // Handed in again after it was returned: that is the last one.
  session->run(returnAnswers({key("4.1-1")}, "浄水場はどうですか"));
  runAs(respondent, setLevel(key("4.1-1"), 1));
  runAs(respondent, setState({key("4.1-1")}, AnswerState::Submitted));
  EXPECT_EQ(submission()->entry, session->head().number);
  EXPECT_EQ(submission()->answer.level, 1);
}

TEST_F(ReviewTest, whatOthersTouchedIsToldOncePerAnswerWithTheNewestChange) {
  const auto since = session->head().number;
  EXPECT_TRUE(touched(since).empty());
  session->run(assign({key("4.1-1")}, department, respondent, {}));
  runAs(respondent, setLevel(key("4.1-1"), 4));
  runAs(respondent, addComment(key("4.1-1"), "見てください"));
  const auto newest = session->head().number;
  runAs(drafter, setFlag(key("4.1-2"), true));
  const auto me = session->actor();
  EXPECT_EQ(touched(since, me), (Items{"4.1-1 " + nameOf(respondent), "4.1-2 " + nameOf(drafter)}));
  for (const auto& touch : touchedSince(*session, cycle, since, me)) {
    if (touch.key.item == "4.1-1") {
      EXPECT_EQ(touch.entry, newest);
      EXPECT_FALSE(touch.at.empty());
      EXPECT_EQ(touch.name.id, "command.add_comment");
    }
  }
  EXPECT_EQ(touched(newest, me), Items{"4.1-2 " + nameOf(drafter)});
  EXPECT_TRUE(touchedSince(*session, previousCycle, since).empty()) << "another cycle's";
}

}  // namespace
}  // namespace kijun::testing
