#include "assessment/workspace_trees.h"

#include <optional>

#include "assessment/attack_outline.h"
#include "base/error.h"
#include "records/record_view.h"
#include "records/registers.h"

namespace kijun {

WorkspaceTrees workspaceTrees(const RiskModel& model, const RegisterRows& registers) {
  std::map<Id, std::optional<int>> damage;
  for (const auto& scenario : viewsOf(registers, "damage_scenario")) {
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
  for (const auto& attack : viewsOf(registers, "attack_scenario")) {
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
        out.origins[tree.id] = {attack.id(), attack.text("risk"), attack.text("title"),
                                tree.steps.back().what};
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
