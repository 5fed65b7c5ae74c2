// The ranking under other targets, weights and effort than the cycle's own.
#include "assessment/gaps.h"

namespace kijun {

WhatIf differing(const CycleData& cycle, const std::vector<ItemScore>& items,
                 const WhatIf& whatIf) {
  WhatIf out;
  for (const auto& score : items) {
    const auto& id = cycle.catalog->items()[score.index].id;
    const auto at = whatIf.find(id);
    if (at == whatIf.end()) continue;
    ItemSettings settings = at->second;
    settings.item = id;
    if (settings.target == score.target) settings.target.reset();
    if (settings.weight == score.weight) settings.weight.reset();
    if (settings.effort == effortId(score.effort)) settings.effort.reset();
    if (settings.target || settings.weight || settings.effort) out.emplace(id, settings);
  }
  return out;
}

// Each item by the very rules that score the cycle, over what of the cycle concerns it.
std::vector<ItemScore> scoresIf(const CycleData& cycle, std::vector<ItemScore> items,
                                const WhatIf& whatIf) {
  if (whatIf.empty()) return items;
  CycleData view;
  view.cycle = cycle.cycle;
  view.catalog = cycle.catalog;
  view.units = cycle.units;
  for (auto& score : items) {
    const auto& id = cycle.catalog->items()[score.index].id;
    const auto wanted = whatIf.find(id);
    if (wanted == whatIf.end()) continue;
    ItemSettings settings;
    if (const auto own = cycle.settings.find(id); own != cycle.settings.end()) {
      settings = own->second;
    }
    settings.item = id;
    if (wanted->second.target) settings.target = wanted->second.target;
    if (wanted->second.weight) settings.weight = wanted->second.weight;
    if (wanted->second.effort) settings.effort = wanted->second.effort;
    view.settings = {{id, settings}};
    view.answers.clear();
    if (const auto own = cycle.answers.find(id); own != cycle.answers.end()) {
      view.answers.insert(*own);
    }
    // What the registers say of the claim does not hang on target, weight or effort.
    const bool contradicted = score.contradicted;
    score = scoreItem(view, score.index, score.riskLevel);
    score.contradicted = contradicted;
  }
  return items;
}

std::map<std::size_t, int> movesBetween(const std::vector<GapRow>& before,
                                        const std::vector<GapRow>& after) {
  std::map<std::size_t, int> ranks;
  for (const auto& row : before) {
    if (row.rank > 0) ranks[row.score.index] = row.rank;
  }
  std::map<std::size_t, int> moves;
  for (const auto& row : after) {
    const auto at = ranks.find(row.score.index);
    if (row.rank == 0 || at == ranks.end() || at->second == row.rank) continue;
    moves[row.score.index] = at->second - row.rank;
  }
  return moves;
}

}  // namespace kijun
