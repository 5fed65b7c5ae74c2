#include "assessment/risk_change.h"

#include <algorithm>
#include <set>

#include "assessment/workspace_trees.h"
#include "base/error.h"
#include "base/text.h"
#include "records/record_view.h"

namespace kijun {
namespace {

std::size_t differing(const RiskModel& before, const RiskGrid& old, const RiskModel& after,
                      const RiskGrid& fresh) {
  if (old.ranks.size() != fresh.ranks.size()) return fresh.ranks.size();
  std::size_t count = 0;
  for (std::size_t i = 0; i < old.ranks.size(); ++i) {
    count += before.levels()[old.ranks[i]].id != after.levels()[fresh.ranks[i]].id;
  }
  return count;
}

std::size_t differing(const RiskScale& before, const RiskScale& after) {
  std::size_t count = 0;
  for (const auto& step : after.steps()) {
    const auto was = std::ranges::find(before.steps(), step.value, &RiskStep::value);
    count +=
        was == before.steps().end() || was->label != step.label || was->criterion != step.criterion;
  }
  return count;
}

std::size_t differingWords(const RiskModel& before, const RiskModel& after) {
  std::size_t count = 0;
  for (const auto& level : after.levels()) {
    const auto rank = before.rankOf(level.id);
    count += rank == RiskModel::npos || before.levels()[rank].label != level.label ||
             before.levels()[rank].note != level.note;
  }
  for (const auto& dimension : after.impacts()) {
    const auto was = std::ranges::find(before.impacts(), dimension.id, &ImpactDimension::id);
    if (was != before.impacts().end()) count += differing(was->scale, dimension.scale);
  }
  return count + differing(before.likelihood(), after.likelihood()) +
         differing(before.threat(), after.threat()) +
         differing(before.countermeasure(), after.countermeasure()) +
         differing(before.importance(), after.importance()) +
         differing(before.damage(), after.damage());
}

const std::string& proposed(const RiskView& risk) {
  static const std::string none;
  return risk.proposal ? risk.proposal->level : none;
}

void addProposals(RiskModelChange& change, const std::vector<RiskView>& before,
                  const std::vector<RiskView>& after) {
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto& was = proposed(before[i]);
    const auto& is = proposed(after[i]);
    if (!was.empty()) ++change.before[was];
    if (!is.empty()) ++change.after[is];
    if (was == is) continue;
    change.proposals.push_back({before[i].id, before[i].title, before[i].current, was, is});
  }
}

void addTrees(RiskModelChange& change, const RiskModel& before, const RiskModel& after,
              const RegisterRows& registers) {
  const auto old = workspaceTrees(before, registers);
  for (const auto& tree : old.trees) {
    const auto was = levelOf(before, tree), is = levelOf(after, tree);
    if (was == is) continue;
    const auto& origin = old.origins.at(tree.id);
    change.trees.push_back({origin.scenario, origin.title + " — " + origin.end, {}, was, is});
  }
}

std::string cellLevel(const RiskModel& model, const RecordView& cell, int importance) {
  const auto threat = cell.number("threat_level"), measure = cell.number("countermeasure");
  if (!threat || !measure) return {};
  try {
    return model.asset(*threat, *measure, importance);
  } catch (const Error&) {
    return {};
  }
}

void addSheet(RiskModelChange& change, const RiskModel& before, const RiskModel& after,
              const RegisterRows& registers, const std::map<Id, int>& importance) {
  for (const auto& cell : viewsOf(registers, "asset_threat")) {
    const auto worth = importance.find(cell.text("asset"));
    if (worth == importance.end()) continue;
    change.sheetCells +=
        cellLevel(before, cell, worth->second) != cellLevel(after, cell, worth->second);
  }
}

int factorOf(const RiskModel& model, std::string_view level) {
  const auto at = model.factors().find(level);
  return at == model.factors().end() ? 0 : at->second;
}

void addThreats(RiskModelChange& change, const RiskModel& before, const RiskModel& after,
                const ThreatUses& uses) {
  using Kind = RiskThreatChange::Kind;
  std::vector<std::string> kept, order;
  for (const auto& threat : after.threats()) {
    const auto was = std::ranges::find(before.threats(), threat.id, &RiskThreat::id);
    if (was == before.threats().end()) {
      change.threats.push_back({Kind::Added, {}, threat.label, usesOf(threat, uses)});
      continue;
    }
    order.push_back(threat.id);
    if (was->label != threat.label) {
      change.threats.push_back({Kind::Renamed, was->label, threat.label, usesOf(threat, uses)});
    } else if (was->note != threat.note) {
      change.threats.push_back({Kind::Reworded, was->label, threat.label, 0});
    }
  }
  for (const auto& threat : before.threats()) {
    if (std::ranges::find(after.threats(), threat.id, &RiskThreat::id) == after.threats().end()) {
      change.threats.push_back({Kind::Removed, threat.label, {}, usesOf(threat, uses)});
    } else {
      kept.push_back(threat.id);
    }
  }
  change.threatsMoved = kept != order;
}

}  // namespace

bool RiskModelChange::empty() const {
  return scenarioCells == 0 && controlCells == 0 && words == 0 && factors == 0 && threats.empty() &&
         !threatsMoved && proposals.empty() && trees.empty() && weights.empty() && sheetCells == 0;
}

ThreatUses threatUses(const RegisterRows& registers) {
  ThreatUses uses;
  for (const auto& cell : viewsOf(registers, "asset_threat")) {
    const auto written = cell.text("threat");
    ++uses[folded(trimmed(written))];
  }
  return uses;
}

std::size_t usesOf(const RiskThreat& threat, const ThreatUses& uses) {
  std::set<std::string> names{folded(trimmed(threat.label.ja)), folded(trimmed(threat.label.en))};
  for (const auto& name : threat.former) names.insert(folded(trimmed(name)));
  std::size_t count = 0;
  for (const auto& name : names) {
    if (const auto at = uses.find(name); at != uses.end()) count += at->second;
  }
  return count;
}

RiskModelChange changeOf(const RiskModel& before, const RiskModel& after,
                         const RegisterRows& registers, const std::map<Id, int>& importance,
                         const Date& asOf) {
  RiskModelChange change;
  change.scenarioCells = differing(before, before.scenarioGrid(), after, after.scenarioGrid());
  change.controlCells = differing(before, before.controlGrid(), after, after.controlGrid());
  change.words = differingWords(before, after);
  for (const auto& [level, factor] : after.factors()) {
    change.factors += factor != factorOf(before, level);
  }
  const auto risks = riskViews(before, registers, importance, asOf);
  addProposals(change, risks, riskViews(after, registers, importance, asOf));
  addTrees(change, before, after, registers);
  addSheet(change, before, after, registers, importance);
  for (const auto& [item, level] : riskLevelsOf(before, risks)) {
    const int was = factorOf(before, level), is = factorOf(after, level);
    if (was != is) change.weights.push_back({item, level, was, is});
  }
  addThreats(change, before, after, threatUses(registers));
  return change;
}

}  // namespace kijun
