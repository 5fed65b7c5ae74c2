// Target profiles (目標とする将来像, guideline 4.2): rules that give every item of a catalog its
// target, and what a set of targets changes against another. Rules are applied in their order,
// later ones over earlier; an item that no rule reaches has the scale's default target. Pure
// values; any thread.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/score.h"
#include "records/register_rows.h"

namespace kijun {

enum class TargetScope { All, Expected, Recommended, Section, Function, Item };
std::string_view idOf(TargetScope scope);
std::optional<TargetScope> targetScopeFromId(std::string_view id);
// Whether the scope is narrowed down by a section, a function or an item.
bool needsValue(TargetScope scope);

struct TargetRule {
  Id id;  // of its record; empty for one that is none yet
  TargetScope scope = TargetScope::All;
  std::string value;  // id of the section, function or item
  int target = 3;
  bool operator==(const TargetRule&) const = default;
};

// By place in Catalog::items(); nothing for an item that the other side does not know.
using Targets = std::vector<std::optional<int>>;

struct RuleProblem {
  std::size_t rule = 0;  // its place
  Message why;
};

struct RuledTargets {
  Targets targets;                             // one for every item
  std::vector<std::optional<std::size_t>> by;  // the rule that decided; nothing: the default
  std::vector<std::size_t> reached;            // by rule: how many items it names
  std::vector<RuleProblem> problems;           // rules left out, in their order
};
// A rule whose section, function or item the catalog does not have, or whose target its scale does
// not, is left out and told.
RuledTargets targetsOf(const Catalog& catalog, std::span<const TargetRule> rules);

// The items a rule names, as places; none where it has a problem.
std::vector<std::size_t> itemsOf(const Catalog& catalog, const TargetRule& rule);

// A cycle's own targets as they stand, for the items of that catalog (which may be another edition
// than the cycle's: items meet by id).
Targets targetsOf(const Catalog& catalog, const CycleData& cycle);

// The rules of a profile in their order, from the rows of target_rule. A rule whose scope is
// unknown names nothing and is told by targetsOf().
std::vector<TargetRule> rulesOf(const RegisterRows& registers, std::string_view profile);

// The fewest rules that give exactly these targets: the scale's default where no rule is needed,
// one rule for all where most items agree, then sections that agree, then items.
std::vector<TargetRule> rulesFor(const Catalog& catalog, const Targets& targets);

// The cycle's scores if these were its targets; an item whose target is nothing keeps its own.
Scores scoresWith(CycleData cycle, const Targets& targets,
                  const std::map<std::string, std::string, std::less<>>& riskLevels);

struct TargetChange {
  std::size_t item = 0;  // place
  std::optional<int> before;
  int after = 0;
};

// What the figures are with one set of targets: of items in scope.
struct TargetFigures {
  int gaps = 0;       // answered items below their target
  Fraction priority;  // Σ w · gap · (1 + r) over them
  Figure target;      // Σ w·T ÷ Σ w
  bool operator==(const TargetFigures&) const = default;
};

struct TargetGroup {
  std::string id;  // a section, or a radar axis
  int items = 0;   // in scope
  int changed = 0;
  TargetFigures before, after;
  Figure now;  // maturity
};

struct TargetComparison {
  std::vector<TargetChange> changes;  // where the two differ, in guideline order
  int raised = 0, lowered = 0;
  std::vector<TargetGroup> sections;  // chapters and sections with items, in order
  std::vector<TargetGroup> radar;
  TargetGroup overall;
  Scores before, after;
};
// Items that `before` does not know count there with the scale's default, and as changed only where
// `after` differs from it.
TargetComparison compareTargets(const CycleData& cycle,
                                const std::map<std::string, std::string, std::less<>>& riskLevels,
                                const Targets& before, const Targets& after);

}  // namespace kijun
