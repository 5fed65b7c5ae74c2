// The way from the legal form to who decides, over the shipped catalog: guideline 3.4, footnote 8.
#include "catalog/appointment.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace kijun {
namespace {

const Catalog& guideline() {
  return *shippedCatalogs().front();
}

struct Case {
  const char* name;
  std::vector<const char*> answers;
  const char* rule;
  bool boardDecidesInternalControl;
};

// Every case of the footnote, and what it leaves to the organisation.
const Case kCases[] = {
    {"auditors", {"stock", "yes", "employee", "kansayaku", "yes"}, "kansayaku", true},
    {"judgedUnimportant", {"stock", "yes", "employee", "kansayaku", "no"}, "not-important", true},
    {"committee", {"stock", "yes", "employee", "kansatou", "yes", "neither"}, "kansatou", true},
    {"outsideMajority",
     {"stock", "yes", "employee", "kansatou", "yes", "majority", "yes"},
     "kansatou-outside",
     true},
    {"outsideMajorityWithoutResolution",
     {"stock", "yes", "employee", "kansatou", "yes", "majority", "no"},
     "kansatou",
     true},
    {"articles",
     {"stock", "yes", "employee", "kansatou", "yes", "articles", "yes"},
     "kansatou-articles",
     true},
    {"articlesWithoutResolution",
     {"stock", "yes", "employee", "kansatou", "yes", "articles", "no"},
     "kansatou",
     true},
    {"committeeJudgedUnimportant",
     {"stock", "yes", "employee", "kansatou", "no"},
     "not-important",
     true},
    {"delegated", {"stock", "yes", "employee", "shimei", "yes"}, "shimei-delegated", true},
    {"notDelegated", {"stock", "yes", "employee", "shimei", "no"}, "shimei-board", true},
    {"director", {"stock", "yes", "director"}, "director-ciso", true},
    {"noBoard", {"stock", "no", "several"}, "no-board", false},
    {"oneDirector", {"stock", "no", "one"}, "single-director", false},
    {"publicEnterprise", {"public"}, "public-enterprise", false},
    {"otherForm", {"other"}, "other", false},
};

class AppointmentTest : public ::testing::TestWithParam<Case> {};

TEST_P(AppointmentTest, LeadsToTheRule) {
  const AppointmentGuide guide(guideline());
  AppointmentWay way(guide);
  for (const char* answer : GetParam().answers) {
    ASSERT_EQ(way.outcome(), nullptr) << "before " << answer;
    ASSERT_NE(way.next(), nullptr);
    ASSERT_TRUE(way.answer(answer)) << answer << " at " << way.next()->id;
  }
  EXPECT_EQ(way.next(), nullptr);
  ASSERT_NE(way.outcome(), nullptr);
  EXPECT_EQ(way.outcome()->id, GetParam().rule);
  const auto also = way.also();
  EXPECT_EQ(also.size(), GetParam().boardDecidesInternalControl ? 1u : 0u);
  for (const auto* rule : also) EXPECT_EQ(rule->id, "internal-control");
}

INSTANTIATE_TEST_SUITE_P(All, AppointmentTest, ::testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(AppointmentGuideTest, EveryWayEndsAndEveryRuleIsReached) {
  const AppointmentGuide guide(guideline());
  std::set<std::string> reached;
  std::size_t ends = 0;
  const auto walk = [&](auto&& self, const AppointmentWay& way) -> void {
    ASSERT_LE(way.steps().size(), guide.questions().size());
    if (const auto* rule = way.outcome()) {
      reached.insert(rule->id);
      for (const auto* also : way.also()) reached.insert(also->id);
      ++ends;
      return;
    }
    ASSERT_NE(way.next(), nullptr);
    for (const auto& answer : way.next()->answers) {
      AppointmentWay further = way;
      ASSERT_TRUE(further.answer(answer.id));
      self(self, further);
    }
  };
  walk(walk, AppointmentWay(guide));
  EXPECT_EQ(ends, std::size(kCases)) << "a way that no case above walks";
  for (const auto& rule : guide.rules()) EXPECT_TRUE(reached.contains(rule.id)) << rule.id;
}

TEST(AppointmentGuideTest, GoesBackAndRefusesWhatIsNoAnswer) {
  const AppointmentGuide guide(guideline());
  AppointmentWay way(guide);
  EXPECT_FALSE(way.answer("kansayaku")) << "an answer of a later question";
  EXPECT_TRUE(way.steps().empty());
  ASSERT_TRUE(way.answer("stock"));
  ASSERT_TRUE(way.answer("no"));
  ASSERT_TRUE(way.answer("one"));
  EXPECT_FALSE(way.answer("one")) << "after the end";
  way.backTo(1);
  EXPECT_EQ(way.outcome(), nullptr);
  EXPECT_EQ(way.next()->id, "board");
}

TEST(AppointmentGuideTest, TheKindOfCompanySuggestsAnAnswerWhereItDecides) {
  const AppointmentGuide guide(guideline());
  EXPECT_EQ(suggested(*guide.question("form"), "board_company")->id, "stock");
  EXPECT_EQ(suggested(*guide.question("form"), "public_enterprise")->id, "public");
  EXPECT_EQ(suggested(*guide.question("board"), "other_company")->id, "no");
  EXPECT_EQ(suggested(*guide.question("organs"), "committee_company"), nullptr) << "two do";
  EXPECT_EQ(suggested(*guide.question("form"), ""), nullptr);
}

TEST(AppointmentGuideTest, CitesTheItemThatHoldsAndSaysWhereTheFootnoteDiffers) {
  const AppointmentGuide guide(guideline());
  EXPECT_EQ(guide.rule("no-board")->basis.ja, "会社法348条2項（趣旨による）");
  EXPECT_NE(guide.rule("no-board")->note.ja.find("同項1号"), std::string::npos);
}

// ---- what a broken catalog file gets ----

std::string firstProblem(const std::function<void(nlohmann::json&)>& breakIt) {
  auto document = nlohmann::json::parse(guideline().bytes());
  breakIt(document);
  const auto problems = checkCatalog(document.dump());
  return problems.empty() ? std::string() : problems.front().pointer;
}

TEST(AppointmentCheckTest, AWayMayNotLeadBackOrNowhere) {
  EXPECT_EQ(firstProblem(
                [](auto& c) { c["appointment_questions"][1]["answers"][0]["question"] = "form"; }),
            "/appointment_questions/1/answers/0/question");
  EXPECT_EQ(
      firstProblem([](auto& c) { c["appointment_questions"][2]["answers"][1]["rule"] = "nobody"; }),
      "/appointment_questions/2/answers/1/rule");
  EXPECT_EQ(
      firstProblem([](auto& c) { c["appointment_questions"][2]["answers"][1]["id"] = "several"; }),
      "/appointment_questions/2/answers/1/id");
  EXPECT_NE(
      firstProblem([](auto& c) { c["appointment_questions"][2]["answers"][1].erase("rule"); }), "")
      << "an answer that leads nowhere";
}

TEST(AppointmentCheckTest, AnEditionWithoutQuestionsIsSound) {
  auto document = nlohmann::json::parse(guideline().bytes());
  document.erase("appointment_questions");
  const auto catalog = loadCatalog(document.dump(), "old.json");
  const AppointmentGuide guide(*catalog);
  EXPECT_FALSE(guide.isThere());
  AppointmentWay way(guide);
  EXPECT_EQ(way.next(), nullptr);
  EXPECT_EQ(way.outcome(), nullptr);
}

}  // namespace
}  // namespace kijun
