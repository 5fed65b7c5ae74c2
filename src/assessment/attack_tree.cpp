#include "assessment/attack_tree.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"

namespace kijun {
namespace {

// Step → places of the trees that have it, in order of the trees' ids.
std::map<std::string, std::vector<std::size_t>> placesOf(const std::vector<AttackTree>& trees) {
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < trees.size(); ++i) {
    std::set<std::string_view> seen;
    for (const auto& step : trees[i].steps) {
      if (seen.insert(step.what).second) places[step.what].push_back(i);
    }
  }
  for (auto& [what, list] : places) {
    std::ranges::sort(list, {}, [&](std::size_t at) -> const std::string& { return trees[at].id; });
  }
  return places;
}

}  // namespace

int countermeasureOf(const AttackTree& tree) {
  if (tree.steps.empty()) {
    throw Error(Fault::Usage, msg("risk.tree.empty", tree.id), msg("risk.tree.empty.todo"));
  }
  return std::ranges::max_element(tree.steps, {}, &AttackStep::countermeasure)->countermeasure;
}

std::string levelOf(const RiskModel& model, const AttackTree& tree) {
  return model.businessDamage(tree.threat, countermeasureOf(tree), tree.damage);
}

std::vector<SharedStep> sharedSteps(const std::vector<AttackTree>& trees) {
  std::vector<SharedStep> shared;
  for (const auto& [what, places] : placesOf(trees)) {
    if (places.size() < 2) continue;
    SharedStep step{what, {}};
    for (const auto at : places) step.trees.push_back(trees[at].id);
    shared.push_back(std::move(step));
  }
  std::ranges::stable_sort(shared, std::ranges::greater(),
                           [](const SharedStep& step) { return step.trees.size(); });
  return shared;
}

std::vector<MeasureEffect> whatWouldHelp(const RiskModel& model,
                                         const std::vector<AttackTree>& trees) {
  std::vector<std::size_t> before;
  std::vector<std::size_t> after;  // with one step as strong as can be
  for (const auto& tree : trees) {
    before.push_back(model.rankOf(levelOf(model, tree)));
    after.push_back(model.rankOf(
        model.businessDamage(tree.threat, model.countermeasure().highest(), tree.damage)));
  }
  std::vector<MeasureEffect> effects;
  for (const auto& [what, places] : placesOf(trees)) {
    MeasureEffect effect{what, {}, 0};
    for (const auto at : places) {
      if (after[at] <= before[at]) continue;
      effect.lowered.push_back(trees[at].id);
      effect.ranks += after[at] - before[at];
    }
    if (!effect.lowered.empty()) effects.push_back(std::move(effect));
  }
  std::ranges::stable_sort(effects, [](const MeasureEffect& a, const MeasureEffect& b) {
    return std::pair(a.lowered.size(), a.ranks) > std::pair(b.lowered.size(), b.ranks);
  });
  return effects;
}

std::vector<AttackTree> treesOf(const std::vector<OutlineLine>& outline, int threat, int damage) {
  std::vector<AttackTree> trees;
  std::vector<AttackStep> way;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    if (outline[i].depth > way.size()) {
      throw Error(Fault::Input, msg("risk.outline.depth", i + 1, outline[i].step.what),
                  msg("risk.outline.depth.todo"));
    }
    way.resize(outline[i].depth);
    way.push_back(outline[i].step);
    const bool isLast = i + 1 == outline.size() || outline[i + 1].depth <= outline[i].depth;
    if (isLast) trees.push_back({std::to_string(i + 1), threat, damage, way});
  }
  return trees;
}

}  // namespace kijun
