// Business-damage based analysis: attack trees, their levels, the steps they share, and the single
// measure that would lower the most of them. A tree is one chain of steps from the entry
// (侵入口) over what lies between (経由, 攻撃拠点) to the target (攻撃対象) and the final act; each
// step has the level of the measures against it, and the tree takes that of its strongest step,
// because an attacker must pass every one. Values; any thread.
#pragma once
#include <string>
#include <vector>

#include "assessment/risk_model.h"

namespace kijun {

struct AttackStep {
  std::string what;        // equal in every tree that shares the step
  int countermeasure = 1;  // on the model's scale
};

struct AttackTree {
  std::string id;
  int threat = 1;  // on the model's scales
  int damage = 1;
  std::vector<AttackStep> steps;  // from the entry to the final act
};

// The level of its strongest step. Throws Error (Usage) for a tree without steps.
int countermeasureOf(const AttackTree& tree);
// Throws Error (Usage) for a tree without steps or a value outside its scale.
std::string levelOf(const RiskModel& model, const AttackTree& tree);

struct SharedStep {
  std::string what;
  std::vector<std::string> trees;  // two or more, in order of their ids
};
// Those in most trees first, then by name. A step that a tree has twice counts once.
std::vector<SharedStep> sharedSteps(const std::vector<AttackTree>& trees);

struct MeasureEffect {
  std::string what;
  std::vector<std::string> lowered;  // trees whose level falls, in order of their ids
  std::size_t ranks = 0;             // how far they fall, all together
};
// For each step: what falls when the measures against it are made as strong as the scale allows, in
// every tree that has it. Most trees first, then the deeper fall, then by name; steps that lower
// nothing are left out. Throws as levelOf does.
std::vector<MeasureEffect> whatWouldHelp(const RiskModel& model,
                                         const std::vector<AttackTree>& trees);

// ---- trees as an outline ----
// A line of an indented outline: how deep it stands, and its step. Every way from the outermost
// line to an innermost one is a tree.
struct OutlineLine {
  std::size_t depth = 0;
  AttackStep step;
};
// The trees, named by their last line's place ("1", "2" …), threat and damage as given. Throws
// Error (Input) naming the line that stands deeper than one below the line before it.
std::vector<AttackTree> treesOf(const std::vector<OutlineLine>& outline, int threat, int damage);

}  // namespace kijun
