// The A to E of the three methods, cell by cell, and what a broken table gets.
#include "assessment/risk_model.h"

#include <gtest/gtest.h>

#include <functional>

#include "base/error.h"

namespace kijun {
namespace {

RiskModel shipped() {
  return RiskModel::of(*shippedCatalogs().front());
}

// Threat × countermeasure for one importance (or damage): rows are threat 1 to 3, columns
// countermeasure 1 to 3. Written by hand from the bands 18, 9, 6, 3, 1.
constexpr const char* kControl[3][3][3] = {
    {{"D", "E", "E"}, {"C", "D", "E"}, {"B", "C", "D"}},  // importance 1: 3 2 1, 6 4 2, 9 6 3
    {{"C", "D", "E"}, {"B", "C", "D"}, {"A", "B", "C"}},  // 2: 6 4 2, 12 8 4, 18 12 6
    {{"B", "C", "D"}, {"A", "B", "C"}, {"A", "A", "B"}},  // 3: 9 6 3, 18 12 6, 27 18 9
};

TEST(RiskModelTest, TheControlSystemMethodsOverAll27Cells) {
  const auto model = shipped();
  for (int worth = 1; worth <= 3; ++worth) {
    for (int threat = 1; threat <= 3; ++threat) {
      for (int measure = 1; measure <= 3; ++measure) {
        const char* expected = kControl[worth - 1][threat - 1][measure - 1];
        EXPECT_EQ(model.asset(threat, measure, worth), expected)
            << "asset: threat " << threat << ", measure " << measure << ", importance " << worth;
        EXPECT_EQ(model.businessDamage(threat, measure, worth), expected)
            << "damage: threat " << threat << ", measure " << measure << ", damage " << worth;
      }
    }
  }
}

TEST(RiskModelTest, TheScenarioMatrixOverAll25Cells) {
  // Rows are likelihood 1 to 5, columns impact 1 to 5; bands 20, 12, 8, 4, 1.
  constexpr const char* kExpected[5] = {"EEEDD", "EDDCC", "EDCBB", "DCBBA", "DCBAA"};
  const auto model = shipped();
  for (int likelihood = 1; likelihood <= 5; ++likelihood) {
    for (int impact = 1; impact <= 5; ++impact) {
      EXPECT_EQ(model.scenario(likelihood, {impact}),
                std::string(1, kExpected[likelihood - 1][impact - 1]))
          << likelihood << " x " << impact;
    }
  }
}

TEST(RiskModelTest, TheHighestImpactCountsInAnyOrder) {
  const auto model = shipped();
  ASSERT_EQ(model.impacts().size(), 4u);
  EXPECT_EQ(model.impacts()[0].id, "service");
  EXPECT_EQ(model.scenario(4, {1, 5, 2, 1}), "A");
  EXPECT_EQ(model.scenario(4, {5, 1, 1, 2}), "A");
  EXPECT_EQ(model.scenario(4, {1, 1, 1, 1}), "D");
}

TEST(RiskModelTest, StrongerMeasuresNeverRaiseARiskAndHigherThreatsNeverLowerIt) {
  const auto model = shipped();
  for (int worth = 1; worth <= 3; ++worth) {
    for (int threat = 1; threat <= 3; ++threat) {
      for (int measure = 1; measure < 3; ++measure) {
        EXPECT_FALSE(model.isHigher(model.asset(threat, measure + 1, worth),
                                    model.asset(threat, measure, worth)));
      }
    }
    for (int measure = 1; measure <= 3; ++measure) {
      for (int threat = 1; threat < 3; ++threat) {
        EXPECT_FALSE(model.isHigher(model.asset(threat, measure, worth),
                                    model.asset(threat + 1, measure, worth)));
      }
    }
  }
}

std::string refusal(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.text(Language::English);
  }
  return {};
}

TEST(RiskModelTest, ValuesOutsideTheirScaleAreRefusedByName) {
  const auto model = shipped();
  EXPECT_EQ(refusal([&] { model.asset(4, 1, 1); }),
            "4 is outside the scale of the threat level. Give a value from 1 to 3.");
  EXPECT_NE(refusal([&] { model.asset(1, 0, 1); }).find("countermeasure level"), std::string::npos);
  EXPECT_NE(refusal([&] { model.businessDamage(1, 1, 4); }).find("damage level"),
            std::string::npos);
  EXPECT_NE(refusal([&] { model.scenario(6, {1}); }).find("likelihood"), std::string::npos);
  EXPECT_NE(refusal([&] { model.scenario(1, {1, 6}); }).find("impact"), std::string::npos);
  EXPECT_NE(refusal([&] { model.scenario(1, {}); }), "");
  EXPECT_NE(refusal([&] { model.scenario(1, {1, 1, 1, 1, 1}); }), "");
}

nlohmann::json part() {
  return RiskModel::partOf(*shippedCatalogs().front());
}

TEST(RiskModelTest, AnOwnTableIsTakenAndNamesItsVersion) {
  auto own = part();
  own["scenario_matrix"]["bands"][0]["min"] = 25;
  const auto model = RiskModel::read(own);
  EXPECT_EQ(model.scenario(4, {5}), "B");
  EXPECT_EQ(model.scenario(5, {5}), "A");
  EXPECT_NE(model.version(), shipped().version());
  EXPECT_EQ(RiskModel::read(part()).version(), shipped().version());
}

TEST(RiskModelTest, ABrokenTableIsRefused) {
  const auto broken = [](const std::function<void(nlohmann::json&)>& breakIt) {
    auto own = part();
    breakIt(own);
    return refusal([&] { RiskModel::read(own); });
  };
  EXPECT_NE(broken([](auto& own) { own["ics_matrix"]["bands"][1]["level"] = "Z"; }).find("“Z”"),
            std::string::npos);
  EXPECT_NE(broken([](auto& own) { own["ics_matrix"]["bands"][1]["min"] = 18; }).find("18"),
            std::string::npos);
  EXPECT_NE(broken([](auto& own) { own["ics_matrix"]["bands"][4]["min"] = 2; }).find("least"),
            std::string::npos);
  EXPECT_NE(broken([](auto& own) { own["ics_matrix"]["bands"][1]["level"] = "A"; }), "");
  EXPECT_NE(broken([](auto& own) { own["ics_matrix"]["threat"][1]["value"] = 3; }).find("threat"),
            std::string::npos);
  EXPECT_NE(broken([](auto& own) { own["scenario_matrix"]["bands"].clear(); }), "");
  EXPECT_NE(broken([](auto& own) { own["ics_matrix"]["threat"][2]["value"] = 2'000'000'000; }), "");
  EXPECT_NE(broken([](auto& own) { own["factors"]["D"] = 60; }).find("“C”"), std::string::npos)
      << "C adds 50: less than a lower level";
  EXPECT_NE(broken([](auto& own) { own["factors"]["A"] = -1; }), "");
  EXPECT_NE(broken([](auto& own) {
              own["threats"]["path"][0]["id"] = own["threats"]["device"][0]["id"];
            }),
            "");
}

nlohmann::json withCells() {
  auto own = part();
  own["scenario_matrix"].erase("bands");
  own["scenario_matrix"]["cells"] = {{"E", "E", "D", "D", "C"},
                                     {"E", "D", "D", "C", "C"},
                                     {"D", "D", "C", "B", "B"},
                                     {"D", "C", "B", "B", "A"},
                                     {"C", "C", "B", "A", "A"}};
  auto worth = nlohmann::json::array();
  for (int i = 0; i < 3; ++i) {
    worth.push_back({{"E", "E", "D"}, {"E", "D", "C"}, {"D", "C", i == 2 ? "A" : "B"}});
  }
  own["ics_matrix"].erase("bands");
  own["ics_matrix"]["cells"] = worth;
  return own;
}

TEST(RiskModelTest, EachCellMayHaveItsOwnLevel) {
  const auto model = RiskModel::read(withCells());
  EXPECT_EQ(model.scenario(1, {5}), "C") << "the product 5 would be D";
  EXPECT_EQ(model.scenario(5, {1}), "C");
  EXPECT_EQ(model.scenario(5, {3}), "B");
  EXPECT_EQ(model.asset(3, 1, 1), "B") << "threat 3, vulnerability 3";
  EXPECT_EQ(model.asset(3, 1, 3), "A");
  EXPECT_EQ(model.businessDamage(3, 2, 3), "C") << "vulnerability 2";
  EXPECT_EQ(model.asset(1, 1, 2), "D") << "threat 1, vulnerability 3";
  EXPECT_EQ(model.asset(3, 3, 2), "D") << "threat 3, vulnerability 1";
  EXPECT_NE(model.version(), shipped().version());
}

TEST(RiskModelTest, AMatrixThatFallsWhereAValueRisesIsRefusedByItsCells) {
  const auto broken = [](const std::function<void(nlohmann::json&)>& breakIt) {
    auto own = withCells();
    breakIt(own);
    return refusal([&] { RiskModel::read(own); });
  };
  const auto scenario = broken([](auto& own) { own["scenario_matrix"]["cells"][3][2] = "D"; });
  EXPECT_NE(scenario.find("4 × 3 (D)"), std::string::npos) << scenario;
  EXPECT_NE(scenario.find("3 × 3 (C)"), std::string::npos) << scenario;
  // The last axis is no exception.
  EXPECT_NE(broken([](auto& own) { own["ics_matrix"]["cells"][1][2][2] = "E"; }), "");
  EXPECT_NE(broken([](auto& own) { own["ics_matrix"]["cells"][2][2][2] = "D"; }), "")
      << "a higher importance, a lower level";
  EXPECT_NE(broken([](auto& own) { own["ics_matrix"]["cells"][0].erase(1); }).find("cell"),
            std::string::npos);
  EXPECT_NE(broken([](auto& own) { own["scenario_matrix"]["cells"][0].push_back("A"); }), "");
  EXPECT_NE(broken([](auto& own) { own["scenario_matrix"]["cells"][0][0] = "Z"; }).find("“Z”"),
            std::string::npos);
}

TEST(RiskModelTest, APlaceAndItsValuesAreTheSameCell) {
  const auto model = shipped();
  for (const auto* grid : {&model.scenarioGrid(), &model.controlGrid()}) {
    for (std::size_t place = 0; place < grid->ranks.size(); ++place) {
      EXPECT_EQ(grid->placeOf(grid->valuesAt(place)), place);
    }
  }
  EXPECT_EQ(model.scenarioGrid().ranks.size(), 25u);
  EXPECT_EQ(model.controlGrid().ranks.size(), 27u);
}

TEST(RiskModelTest, ItSaysWhoseItIsAndWhichVersion) {
  const auto model = shipped();
  const auto words = render(model.name(), Language::English);
  EXPECT_NE(words.find(shippedCatalogs().front()->edition()), std::string::npos) << words;
  EXPECT_NE(words.find(toHex(model.version()).substr(0, 8)), std::string::npos) << words;
}

}  // namespace
}  // namespace kijun
