#include "assessment/risk_overview.h"

#include <algorithm>
#include <optional>

#include "assessment/attack_outline.h"
#include "base/error.h"
#include "records/record_view.h"

namespace kijun {
namespace {

std::vector<RecordView> all(const RegisterRows& registers, std::string_view record) {
  std::vector<RecordView> views;
  const auto* description = findDescription(record);
  const auto rows = registers.find(record);
  if (!description || rows == registers.end()) return views;
  views.reserve(rows->second.size());
  for (const auto& row : rows->second) views.emplace_back(*description, row);
  return views;
}

}  // namespace

std::vector<ScenarioPoint> scenarioPoints(const RiskModel& model, const RegisterRows& registers) {
  std::vector<ScenarioPoint> points;
  for (const auto& scenario : all(registers, "scenario")) {
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
  for (const auto& asset : all(registers, "asset")) assets[asset.id()] = asset.text("name");
  for (const auto& scenario : all(registers, "scenario")) {
    bases[scenario.text("risk")].push_back({"scenario", scenario.id(), scenario.text("title")});
  }
  for (const auto& cell : all(registers, "asset_threat")) {
    bases[cell.text("risk")].push_back(
        {"asset_threat", cell.id(), assets[cell.text("asset")] + " × " + cell.text("threat")});
  }
  for (const auto& attack : all(registers, "attack_scenario")) {
    bases[attack.text("risk")].push_back({"attack_scenario", attack.id(), attack.text("title")});
  }
  bases.erase(Id());
  return bases;
}

WorkspaceTrees workspaceTrees(const RiskModel& model, const RegisterRows& registers) {
  std::map<Id, std::optional<int>> damage;
  for (const auto& scenario : all(registers, "damage_scenario")) {
    damage[scenario.id()] = scenario.number("damage");
  }
  std::map<Id, std::vector<Row>> steps;
  if (const auto rows = registers.find("attack_step"); rows != registers.end()) {
    const auto& description = *findDescription("attack_step");
    for (const auto& row : rows->second) {
      steps[RecordView(description, row).text("scenario")].push_back(row);
    }
  }
  WorkspaceTrees out;
  for (const auto& attack : all(registers, "attack_scenario")) {
    const auto threat = attack.number("threat");
    const auto worth = damage[attack.text("damage_scenario")];
    const auto lines = steps.find(attack.id());
    if (!threat || !worth || lines == steps.end()) {
      ++out.unjudged;
      continue;
    }
    try {
      auto trees = treesOf(outlineOfRows(lines->second, attack.id()), *threat, *worth);
      for (const auto& tree : trees) levelOf(model, tree);
      for (auto& tree : trees) {
        tree.id = attack.id() + "/" + tree.id;
        out.origins[tree.id] = {attack.id(), attack.text("title"), tree.steps.back().what};
        out.trees.push_back(std::move(tree));
      }
    } catch (const Error&) {
      // Steps indented out of order, or a value outside its scale.
      ++out.unjudged;
    }
  }
  return out;
}

}  // namespace kijun
