// Measures and their individual policies.
#include "assessment/policies.h"

#include <gtest/gtest.h>

#include "support/rows.h"
#include "support/test_catalog.h"

namespace kijun {
namespace {

class Policies : public ::testing::Test {
 protected:
  Policies() {
    cycle.catalog = testing::testCatalog({{"5.1-1"}, {"5.1-2"}});
    cycle.units = {{"whole", "全体", true, 0}, {"ot", "制御系", false, 1}};
  }
  void plan(const char* id, const char* state, std::map<std::string, std::string> more = {}) {
    more.insert({{"title", id}, {"state", state}});
    registers["plan"].push_back(testing::rowOf("plan", id, more));
  }
  void document(const char* id, const char* kind, const char* audience = "") {
    registers["document"].push_back(testing::rowOf(
        "document", id,
        {{"title", id}, {"document_class", "4"}, {"kind", kind}, {"audience", audience}}));
  }
  void refer(const std::string& item, const Id& document, const Id& unit = "whole") {
    Answer answer;
    answer.key = {"cycle", unit, item};
    answer.references = {{document, "第1条"}};
    cycle.answers[item].push_back(answer);
  }
  std::vector<Measure> all() const { return measures(registers, cycle); }
  const Measure& only() {
    found = all();
    EXPECT_EQ(found.size(), 1u);
    return found.at(0);
  }
  RegisterRows registers;
  CycleData cycle;
  std::vector<Measure> found;
};

TEST_F(Policies, ReadsOnlyRegistersThatExist) {
  for (const auto* source : policySources()) EXPECT_NE(source, nullptr);
}

TEST_F(Policies, OnlyDecidedMeasuresCount) {
  plan("draft", "draft");
  plan("cancelled", "cancelled");
  EXPECT_TRUE(all().empty());
  plan("approved", "approved");
  plan("doing", "in_progress");
  plan("done", "done");
  EXPECT_EQ(countsOf(all()).measures, 3);
  EXPECT_EQ(countsOf(all()).withPolicy, 0);
}

TEST_F(Policies, TheOneThePlanNames) {
  document("d", "policy", " 全職員 ");
  plan("p", "approved", {{"policies", "d"}});
  const auto& measure = only();
  EXPECT_EQ(measure.policies, (std::vector<PolicyLink>{{"d", PolicyBy::Plan, "", "全職員"}}));
  EXPECT_TRUE(measure.told());
}

TEST_F(Policies, NobodyToldIsNotTold) {
  document("d", "policy", " 　");
  document("e", "policy", "水道部");
  plan("p", "approved", {{"policies", "d e"}});
  const auto& measure = only();
  EXPECT_TRUE(measure.hasPolicy());
  EXPECT_FALSE(measure.told()) << "of one of the two it is not written";
}

TEST_F(Policies, ThoseThatTheAnswersToItsItemsReferTo) {
  document("rule", "individual_policy", "保守業者");
  document("deal", "contract", "業者");
  document("general", "procedure", "全職員");
  refer("5.1-1", "deal");
  refer("5.1-1", "general");
  refer("5.1-2", "rule");
  plan("p", "in_progress", {{"items", "5.1-1 5.1-2"}});
  const auto& measure = only();
  EXPECT_EQ(measure.policies,
            (std::vector<PolicyLink>{{"rule", PolicyBy::Item, "5.1-2", "保守業者"}}))
      << "neither a contract nor a general rule is one";
}

TEST_F(Policies, AnswersByUnitCountAndADocumentCountsOnce) {
  document("rule", "individual_policy");
  refer("5.1-1", "rule", "ot");
  refer("5.1-2", "rule");
  plan("p", "approved", {{"items", "5.1-1 5.1-2"}, {"policies", "rule"}});
  EXPECT_EQ(only().policies.size(), 1u);
  EXPECT_EQ(only().policies.front().by, PolicyBy::Plan) << "said outright";
}

TEST_F(Policies, ADocumentThatIsGoneIsNoPolicy) {
  plan("p", "approved", {{"policies", "gone"}});
  EXPECT_FALSE(only().hasPolicy());
}

TEST_F(Policies, WithoutAPolicyComeFirstAndThenThoseNobodyWasToldOf) {
  document("told", "policy", "全職員");
  document("silent", "policy");
  plan("a", "approved", {{"policies", "told"}});
  plan("b", "approved", {{"policies", "silent"}});
  plan("c", "approved");
  plan("d", "done");
  std::vector<Id> order;
  for (const auto& measure : all()) order.push_back(measure.plan);
  EXPECT_EQ(order, (std::vector<Id>{"c", "d", "b", "a"}));
  const auto counts = countsOf(all());
  EXPECT_EQ(counts.withPolicy, 2);
  EXPECT_EQ(counts.told, 1);
}

TEST_F(Policies, WhatMayBeOne) {
  EXPECT_TRUE(mayBePolicy("procedure"));
  EXPECT_TRUE(mayBePolicy(""));
  EXPECT_FALSE(mayBePolicy("contract"));
}

}  // namespace
}  // namespace kijun
