#include "assessment/risk_overview.h"

#include <algorithm>

#include "records/record_view.h"

namespace kijun {
std::vector<ScenarioPoint> scenarioPoints(const RiskModel& model, const RegisterRows& registers) {
  std::vector<ScenarioPoint> points;
  for (const auto& scenario : viewsOf(registers, "scenario")) {
    const auto likelihood = scenario.number("likelihood");
    int impact = 0;
    for (const auto* field :
         {"impact_service", "impact_safety", "impact_trust", "impact_business"}) {
      impact = std::max(impact, scenario.number(field).value_or(0));
    }
    if (!likelihood || !model.likelihood().has(*likelihood)) continue;
    if (!model.impacts().front().scale.has(impact)) continue;
    points.push_back(
        {scenario.id(), scenario.text("title"), *likelihood, impact, scenario.text("risk")});
  }
  return points;
}

std::map<Id, std::vector<RiskBasis>> basesOf(const RegisterRows& registers) {
  std::map<Id, std::vector<RiskBasis>> bases;
  std::map<Id, std::string> assets;
  for (const auto& asset : viewsOf(registers, "asset")) assets[asset.id()] = asset.text("name");
  for (const auto& scenario : viewsOf(registers, "scenario")) {
    bases[scenario.text("risk")].push_back({"scenario", scenario.id(), scenario.text("title")});
  }
  for (const auto& cell : viewsOf(registers, "asset_threat")) {
    bases[cell.text("risk")].push_back(
        {"asset_threat", cell.id(), assets[cell.text("asset")] + " × " + cell.text("threat")});
  }
  for (const auto& attack : viewsOf(registers, "attack_scenario")) {
    bases[attack.text("risk")].push_back({"attack_scenario", attack.id(), attack.text("title")});
  }
  bases.erase(Id());
  return bases;
}

}  // namespace kijun
