// The attack trees of a workspace, from the rows of its attack scenarios and their steps: what the
// business-damage method proposes from, and in which one looks for the measure that helps most.
// Source: guideline 4.2. Pure values, in the order of the rows; any thread.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "assessment/attack_tree.h"
#include "base/id.h"
#include "records/register_rows.h"

namespace kijun {

// Every attack tree of the workspace, each way through an attack scenario's outline one.
struct TreeOrigin {
  Id scenario;
  Id risk;            // the scenario's; may be empty
  std::string title;  // of the attack scenario
  std::string end;    // the last step
};
struct WorkspaceTrees {
  std::vector<AttackTree> trees;
  std::map<std::string, TreeOrigin> origins;  // by the tree's id
  std::size_t unjudged = 0;  // attack scenarios that lack a value, a step or an outline in order
};
WorkspaceTrees workspaceTrees(const RiskModel& model, const RegisterRows& registers);

}  // namespace kijun
