// The risk register seen as a whole: where the mission scenarios stand on likelihood and impact,
// and which rows of the methods a risk rests on. Sources: guideline 4.2, 4.4. From rows as
// risk_register.h reads them; what it returns is in the order of the rows. Pure values; any thread.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "assessment/risk_register.h"

namespace kijun {

// A mission scenario with a likelihood and at least one impact, all on the model's scales.
struct ScenarioPoint {
  Id id;
  std::string title;
  int likelihood = 0;
  int impact = 0;  // the highest of those given
  Id risk;         // may be empty
};
std::vector<ScenarioPoint> scenarioPoints(const RiskModel& model, const RegisterRows& registers);

// A row of a method that names a risk.
struct RiskBasis {
  std::string record;  // scenario, asset_threat or attack_scenario
  Id id;
  std::string title;
};
std::map<Id, std::vector<RiskBasis>> basesOf(const RegisterRows& registers);

}  // namespace kijun
