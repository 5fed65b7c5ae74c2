// Editions of a workspace's own risk model: which is in force, and what is none.
#include "assessment/risk_edition.h"

#include <gtest/gtest.h>

#include <functional>

#include "assessment/risk_draft.h"
#include "base/error.h"
#include "records/told_hash.h"
#include "support/rows.h"

namespace kijun {
namespace {

const Catalog& catalog() {
  return *shippedCatalogs().front();
}

// Likelihood 4 × impact 5 is B, not A.
std::string lowered() {
  RiskModelDraft draft(RiskModel::partOf(catalog()));
  const std::vector<int> cell{4, 5};
  draft.setCell(RiskMatrix::Scenario, draft.grid(RiskMatrix::Scenario).placeOf(cell), 1);
  return draft.text();
}

Row edition(const char* id, const char* day, const std::string& model) {
  return testing::rowOf("risk_model", id,
                        {{"title", std::string("版 ") + id},
                         {"reason", "見直し"},
                         {"approved_on", day},
                         {"model", model}});
}

std::string refusal(const std::string& model) {
  try {
    readRiskEdition(model);
  } catch (const Error& error) {
    return error.message().id;
  }
  return {};
}

std::string refused(const std::function<void(nlohmann::json&)>& change) {
  auto part = RiskModel::partOf(catalog());
  change(part);
  return refusal(part.dump());
}

TEST(RiskEditionTest, TheOneApprovedLastIsInForceInAnyOrder) {
  const auto older = edition("a", "2026-04-01", lowered());
  const auto newer = edition("b", "2026-10-01", "");
  auto unstated = edition("0", "2025-10-01", lowered());
  for (const auto& rows : {std::vector{older, newer, unstated}, {unstated, newer, older}}) {
    const auto editions = riskEditions({{"risk_model", rows}});
    ASSERT_EQ(editions.size(), 3u);
    EXPECT_EQ(editions[0].id, "b");
    EXPECT_EQ(editions[2].id, "0");
    const auto model = riskModelOf(catalog(), {{"risk_model", rows}});
    EXPECT_EQ(model.version(), RiskModel::of(catalog()).version()) << "back to the catalog's";
    EXPECT_NE(render(model.name(), Language::English).find("版 b"), std::string::npos);
  }
  const auto model = riskModelOf(catalog(), {{"risk_model", {older, unstated}}});
  EXPECT_EQ(model.scenario(4, {5}), "B");
}

TEST(RiskEditionTest, OfTheSameDayTheLaterIdIsInForce) {
  const auto model = riskModelOf(
      catalog(),
      {{"risk_model", {edition("b", "2026-04-01", lowered()), edition("a", "2026-04-01", "")}}});
  EXPECT_EQ(model.scenario(4, {5}), "B");
}

TEST(RiskEditionTest, WithoutAnyTheCatalogsHolds) {
  EXPECT_EQ(riskModelOf(catalog(), {}).name(), RiskModel::of(catalog()).name());
}

TEST(RiskEditionTest, TheVersionIsThatOfTheStoredContent) {
  const auto text = lowered();
  EXPECT_EQ(readRiskEdition(text).shortVersion(), toldHash(text));
}

TEST(RiskEditionTest, OneThatCannotBeReadIsPassedOverAndNotNamed) {
  const RegisterRows rows{
      {"risk_model",
       {edition("a", "2026-04-01", lowered()), edition("b", "2026-10-01", "{\"levels\": 3}")}}};
  const auto model = riskModelOf(catalog(), rows);
  EXPECT_EQ(model.scenario(4, {5}), "B");
  EXPECT_NE(render(model.name(), Language::English).find("版 a"), std::string::npos);
}

TEST(RiskEditionTest, WhatIsNoModelIsRefusedByItsFault) {
  EXPECT_EQ(refusal(lowered()), "");
  EXPECT_EQ(refusal("{"), "risk.model.unreadable");
  EXPECT_EQ(refusal("[]"), "risk.model.unreadable");
  EXPECT_EQ(refused([](auto& part) { part.erase("factors"); }), "risk.model.unreadable");
  EXPECT_EQ(refused([](auto& part) { part["levels"].erase(4); }), "risk.model.level");
  EXPECT_EQ(refused([](auto& part) { part["levels"][4]["id"] = "F"; }), "risk.model.level");
  EXPECT_EQ(refused([](auto& part) {
              part["ics_matrix"]["threat"].push_back(part["ics_matrix"]["threat"][2]);
              part["ics_matrix"]["threat"][3]["value"] = 4;
            }),
            "risk.model.scale")
      << "no register can hold a threat level of 4";
  EXPECT_EQ(
      refused([](auto& part) { part["scenario_matrix"]["impact"][0]["dimension"] = "weather"; }),
      "risk.model.impact");
  EXPECT_EQ(refused([](auto& part) {
              part["threats"]["path"][0]["label"]["ja"] =
                  part["threats"]["device"][0]["label"]["en"];
            }),
            "risk.model.threat_twice");
  EXPECT_EQ(refused([](auto& part) { part["threats"]["path"][0]["label"]["en"] = " "; }),
            "risk.model.threat_empty");
  EXPECT_EQ(refused([](auto& part) { part["ics_matrix"]["damage"][0]["label"]["ja"] = ""; }),
            "risk.model.label_empty");
}

}  // namespace
}  // namespace kijun
