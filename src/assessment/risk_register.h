// The risk register as rules and people read it: each risk with what its method proposes, whether
// its acceptance holds, what it weighs on the items it is linked to, and what has no scenario yet.
// From the rows of the registers; a method's result is a proposal beside the level a person set.
// Sources: guideline 4.2, 4.4. Pure values; any thread.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assessment/risk_model.h"
#include "assessment/standard_draft.h"
#include "base/time.h"

namespace kijun {

// The registers the functions here and riskModelOf() read: to be given with RegisterRows.
std::vector<const RecordDescription*> riskSources();

struct RiskProposal {
  std::string level;
  Message because;  // in words: what was multiplied
  Message model;    // and the version of the model that made it
};

struct RiskView {
  Id id;
  std::string title;
  std::string method;                     // scenario, asset, damage
  std::string inherent, current, target;  // levels, may be empty
  std::string treatment;                  // may be empty
  bool open = true;
  Id owner, responsible;
  std::string reviewDue;  // ISO day, may be empty
  bool reviewOverdue = false;
  // Retained, with an approver, a reason and a last day that has not passed.
  bool accepted = false;
  bool acceptanceExpired = false;
  std::string acceptanceUntil;
  std::vector<std::string> items;
  std::vector<Id> services, assets, suppliers;
  // Of the method's rows that name this risk: the highest counts. Nothing without a complete one.
  std::optional<RiskProposal> proposal;
};

// In the order of the rows. Rows with values outside the model's scales propose nothing. importance
// of assets: by their id, 1 to 3, inherited ones included; an asset without one proposes nothing.
std::vector<RiskView> riskViews(const RiskModel& model, const RegisterRows& registers,
                                const std::map<Id, int>& importance, const Date& asOf);
// Importance as it is inherited along dependencies: assessment/derived.h.
std::map<Id, int> importanceOf(const RegisterRows& registers);

// Item → the highest current level among its open risks that are not accepted: what raises its
// priority. Items with no such risk are not there.
std::map<std::string, std::string, std::less<>> riskLevelsOf(const RiskModel& model,
                                                             const std::vector<RiskView>& risks);

// What management asks first. "High" are the two highest levels of the model, whose names `levels`
// has.
struct RiskFigures {
  int open = 0;
  int high = 0;      // open, with a high current level
  int accepted = 0;  // open, and the acceptance holds
  int expired = 0;   // open, and the acceptance has run out
  int overdue = 0;   // open, and the day of review has passed
  std::vector<std::string> levels;
  bool operator==(const RiskFigures&) const = default;
};
RiskFigures riskFiguresOf(const RiskModel& model, const std::vector<RiskView>& risks);

// What no mission scenario takes away yet.
struct ScenarioGaps {
  std::vector<Id> services;
  std::vector<Id> suppliers;       // in a service's or an asset's chain or not: every one
  std::vector<Id> controlSystems;  // assets of kind control_system that are not retired
};
ScenarioGaps scenarioGaps(const RegisterRows& registers);

// Whether these criteria let this person accept a risk of this level: a criterion for acceptance
// of that level, approved by management, that names the person. Empty when so, else why not.
Message whyNotAccepted(const RegisterRows& registers, const std::string& level, const Id& person);

}  // namespace kijun
