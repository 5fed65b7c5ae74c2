// Risks with what their methods propose, acceptance, and what has no scenario yet.
#include "assessment/risk_register.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "support/rows.h"

namespace kijun {
namespace {

using Fields = std::map<std::string, std::string>;

const auto row = testing::rowOf;

Row risk(const char* id, const char* method, Fields fields = {}) {
  fields.insert({{"title", id}, {"method", method}, {"state", "open"}});
  return row("risk", id, fields);
}

const RiskModel& model() {
  static const auto model = RiskModel::of(*shippedCatalogs().front());
  return model;
}

constexpr const char* kToday = "2026-09-30";

RiskView only(const RegisterRows& registers) {
  const auto views =
      riskViews(model(), registers, importanceOf(registers), Date::parse(kToday).value());
  EXPECT_EQ(views.size(), 1u);
  return views.at(0);
}

TEST(RiskRegisterTest, ReadsOnlyRegistersThatExist) {
  for (const auto* source : riskSources()) EXPECT_NE(source, nullptr);
}

TEST(RiskRegisterTest, AScenarioProposesByItsHighestImpact) {
  const auto view = only({{"risk", {risk("r", "scenario")}},
                          {"scenario",
                           {row("scenario", "s1",
                                {{"title", "停電"},
                                 {"likelihood", "3"},
                                 {"impact_service", "2"},
                                 {"impact_safety", "4"},
                                 {"risk", "r"}}),
                            row("scenario", "s2", {{"title", "未評価"}, {"risk", "r"}})}}});
  ASSERT_TRUE(view.proposal);
  EXPECT_EQ(view.proposal->level, "B");
  EXPECT_EQ(render(view.proposal->because, Language::Japanese),
            "「停電」：起こりやすさ 3 × 影響 4");
  EXPECT_EQ(view.proposal->model, model().name()) << "the version that made it";
}

TEST(RiskRegisterTest, AnAssetProposesByItsWorstCellAndItsInheritedImportance) {
  const RegisterRows registers = {
      {"risk", {risk("r", "asset")}},
      {"asset",
       {row("asset", "scada", {{"name", "監視制御"}, {"importance", "3"}, {"depends_on", "plc"}}),
        row("asset", "plc", {{"name", "PLC"}, {"importance", "1"}})}},
      {"asset_threat",
       {row("asset_threat", "c1",
            {{"threat", "不正アクセス"},
             {"asset", "plc"},
             {"threat_level", "2"},
             {"countermeasure", "1"},
             {"risk", "r"}}),
        row("asset_threat", "c2",
            {{"threat", "破壊"},
             {"asset", "plc"},
             {"threat_level", "1"},
             {"countermeasure", "3"},
             {"risk", "r"}}),
        row("asset_threat", "c3", {{"threat", "盗難"}, {"asset", "plc"}, {"risk", "r"}})}}};
  const auto view = only(registers);
  ASSERT_TRUE(view.proposal);
  EXPECT_EQ(view.proposal->level, "A") << "2 x 3 x 3, the importance inherited";
  EXPECT_EQ(render(view.proposal->because, Language::English),
            "“不正アクセス” to PLC: threat 2 × vulnerability 3 × importance 3");
}

TEST(RiskRegisterTest, BusinessDamageProposesByItsWorstTree) {
  const auto view = only({{"risk", {risk("r", "damage")}},
                          {"damage_scenario", {row("damage_scenario", "d", {{"damage", "3"}})}},
                          {"attack_scenario",
                           {row("attack_scenario", "a",
                                {{"title", "薬注の改ざん"},
                                 {"damage_scenario", "d"},
                                 {"threat", "2"},
                                 {"risk", "r"}})}},
                          {"attack_step",
                           {row("attack_step", "s3",
                                {{"what", "停止命令"},
                                 {"scenario", "a"},
                                 {"place", "3"},
                                 {"depth", "1"},
                                 {"countermeasure", "3"}}),
                            row("attack_step", "s1",
                                {{"what", "保守回線"},
                                 {"scenario", "a"},
                                 {"place", "1"},
                                 {"depth", "0"},
                                 {"countermeasure", "1"}}),
                            row("attack_step", "s2",
                                {{"what", "設定変更"},
                                 {"scenario", "a"},
                                 {"place", "2"},
                                 {"depth", "1"},
                                 {"countermeasure", "2"}})}}});
  ASSERT_TRUE(view.proposal);
  EXPECT_EQ(view.proposal->level, "B") << "2 x 2 x 3, by way of the settings";
  EXPECT_NE(render(view.proposal->because, Language::Japanese).find("設定変更"), std::string::npos);
}

TEST(RiskRegisterTest, OnlyTheRisksOwnMethodProposes) {
  const auto view = only(
      {{"risk", {risk("r", "asset")}},
       {"scenario",
        {row("scenario", "s",
             {{"title", "停電"}, {"likelihood", "5"}, {"impact_service", "5"}, {"risk", "r"}})}}});
  EXPECT_FALSE(view.proposal);
}

TEST(RiskRegisterTest, NoOrderOfRowsChangesAProposal) {
  RegisterRows registers = {{"risk", {risk("r", "scenario")}}};
  for (int i = 0; i < 25; ++i) {
    registers["scenario"].push_back(row("scenario", ("s" + std::to_string(i)).c_str(),
                                        {{"title", "t"},
                                         {"likelihood", std::to_string(1 + i % 5)},
                                         {"impact_trust", std::to_string(1 + i / 5)},
                                         {"risk", "r"}}));
  }
  std::mt19937 random(5);
  for (int round = 0; round < 10; ++round) {
    std::ranges::shuffle(registers["scenario"], random);
    EXPECT_EQ(only(registers).proposal->level, "A");
  }
}

const Fields kAccepted = {{"current", "C"},
                          {"treatment", "retain"},
                          {"accepted_by", "ceo"},
                          {"accepted_on", "2026-04-01"},
                          {"acceptance_until", "2026-09-30"},
                          {"acceptance_reason", "費用に見合わない"},
                          {"items", "4.2-1"}};

TEST(RiskRegisterTest, AnAcceptanceHoldsToItsLastDayAndThenWeighsAgain) {
  const RegisterRows registers = {{"risk", {risk("r", "scenario", kAccepted)}}};
  const auto on = [&](const char* day) {
    return riskViews(model(), registers, {}, Date::parse(day).value());
  };
  EXPECT_TRUE(on("2026-09-30")[0].accepted);
  EXPECT_TRUE(riskLevelsOf(model(), on("2026-09-30")).empty());
  EXPECT_FALSE(on("2026-10-01")[0].accepted);
  EXPECT_TRUE(on("2026-10-01")[0].acceptanceExpired);
  EXPECT_EQ(riskLevelsOf(model(), on("2026-10-01")).at("4.2-1"), "C");
}

TEST(RiskRegisterTest, TheHighestOpenLevelWeighsOnAnItem) {
  const auto views = riskViews(
      model(),
      {{"risk",
        {risk("r1", "scenario", {{"current", "C"}, {"items", "4.2-1 4.4-1"}}),
         risk("r2", "scenario", {{"current", "B"}, {"items", "4.2-1"}}),
         risk("r3", "scenario", {{"current", "A"}, {"items", "4.2-1"}, {"state", "closed"}}),
         risk("r4", "scenario", {{"items", "5.1.1.1-1"}})}}},
      {}, Date::parse(kToday).value());
  const auto levels = riskLevelsOf(model(), views);
  EXPECT_EQ(levels.size(), 2u) << "a risk without a level is not analysed";
  EXPECT_EQ(levels.at("4.2-1"), "B");
  EXPECT_EQ(levels.at("4.4-1"), "C");
}

TEST(RiskRegisterTest, OverdueReviewsAreSeenWhileTheRiskIsOpen) {
  EXPECT_TRUE(
      only({{"risk", {risk("r", "scenario", {{"review_due", "2026-09-29"}})}}}).reviewOverdue);
  EXPECT_FALSE(
      only({{"risk", {risk("r", "scenario", {{"review_due", "2026-09-30"}})}}}).reviewOverdue);
  EXPECT_FALSE(
      only({{"risk", {risk("r", "scenario", {{"review_due", "2026-01-01"}, {"state", "closed"}})}}})
          .reviewOverdue);
}

TEST(RiskRegisterTest, WhatHasNoScenarioIsNamed) {
  const auto gaps = scenarioGaps(
      {{"service", {row("service", "water", {}), row("service", "sewer", {})}},
       {"supplier", {row("supplier", "maker", {}), row("supplier", "power", {})}},
       {"asset",
        {row("asset", "scada", {{"kind", "control_system"}, {"status", "approved"}}),
         row("asset", "plc", {{"kind", "control_system"}, {"status", "approved"}}),
         row("asset", "old", {{"kind", "control_system"}, {"status", "retired"}}),
         row("asset", "mail", {{"kind", "information_system"}, {"status", "approved"}})}},
       {"scenario",
        {row("scenario", "s",
             {{"service", "water"}, {"assets", "scada"}, {"suppliers", "power"}})}}});
  EXPECT_EQ(gaps.services, std::vector<Id>{"sewer"});
  EXPECT_EQ(gaps.suppliers, std::vector<Id>{"maker"});
  EXPECT_EQ(gaps.controlSystems, std::vector<Id>{"plc"});
}

TEST(RiskRegisterTest, WhoMayAcceptIsWhatManagementApproved) {
  const auto criterion = [](const char* id, const char* level, const char* people,
                            const char* approvedBy) {
    return row("risk_criterion", id,
               {{"title", id},
                {"kind", "acceptance"},
                {"level", level},
                {"acceptors", people},
                {"approved_by", approvedBy}});
  };
  const RegisterRows registers = {
      {"risk_criterion",
       {criterion("c", "C", "ciso ceo", "ceo"), criterion("b", "B", "ceo", "ceo"),
        criterion("a", "A", "ceo", "")}}};
  EXPECT_TRUE(whyNotAccepted(registers, "C", "ciso").empty());
  EXPECT_EQ(whyNotAccepted(registers, "B", "ciso").id, "risk.accept.not_named");
  EXPECT_TRUE(whyNotAccepted(registers, "B", "ceo").empty());
  EXPECT_EQ(whyNotAccepted(registers, "A", "ceo").id, "risk.accept.no_criterion")
      << "nobody approved it";
  EXPECT_EQ(whyNotAccepted(registers, "", "ceo").id, "risk.accept.no_level");
}

}  // namespace
}  // namespace kijun
