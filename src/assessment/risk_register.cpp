#include "assessment/risk_register.h"

#include <algorithm>
#include <set>

#include "assessment/derived.h"
#include "assessment/workspace_trees.h"
#include "base/error.h"
#include "records/record_view.h"

namespace kijun {
namespace {

using Proposals = std::map<Id, RiskProposal>;

// The higher level stays; of equals the first.
void propose(const RiskModel& model, Proposals& proposals, const Id& risk, std::string level,
             Message because) {
  const auto known = proposals.find(risk);
  if (known != proposals.end() && !model.isHigher(level, known->second.level)) return;
  proposals[risk] = {std::move(level), std::move(because), model.name()};
}

// An Error says that a value is outside its scale: such a row proposes nothing.
template <typename Make>
void proposeBy(const RiskModel& model, Proposals& proposals, const Id& risk, Make make) {
  if (risk.empty()) return;
  try {
    if (auto made = make()) propose(model, proposals, risk, std::move(made->level), made->because);
  } catch (const Error&) {
  }
}

void byScenarios(const RiskModel& model, const RegisterRows& registers, Proposals& proposals) {
  for (const auto& scenario : viewsOf(registers, "scenario")) {
    proposeBy(model, proposals, scenario.text("risk"), [&]() -> std::optional<RiskProposal> {
      const auto likelihood = scenario.number("likelihood");
      std::vector<int> impacts;
      for (const auto* field :
           {"impact_service", "impact_safety", "impact_trust", "impact_business"}) {
        if (const auto impact = scenario.number(field)) impacts.push_back(*impact);
      }
      if (!likelihood || impacts.empty()) return std::nullopt;
      return RiskProposal{model.scenario(*likelihood, impacts),
                          msg("risk.because.scenario", scenario.text("title"), *likelihood,
                              std::ranges::max(impacts)),
                          {}};
    });
  }
}

void byAssets(const RiskModel& model, const RegisterRows& registers,
              const std::map<Id, int>& importance, Proposals& proposals) {
  std::map<Id, std::string> names;
  for (const auto& asset : viewsOf(registers, "asset")) names[asset.id()] = asset.text("name");
  for (const auto& cell : viewsOf(registers, "asset_threat")) {
    proposeBy(model, proposals, cell.text("risk"), [&]() -> std::optional<RiskProposal> {
      const auto threat = cell.number("threat_level");
      const auto measure = cell.number("countermeasure");
      const auto worth = importance.find(cell.text("asset"));
      if (!threat || !measure || worth == importance.end()) return std::nullopt;
      return RiskProposal{model.asset(*threat, *measure, worth->second),
                          msg("risk.because.asset", names[cell.text("asset")], cell.text("threat"),
                              *threat, model.vulnerability(*measure), worth->second),
                          {}};
    });
  }
}

void byDamage(const RiskModel& model, const RegisterRows& registers, Proposals& proposals) {
  const auto found = workspaceTrees(model, registers);
  for (const auto& tree : found.trees) {
    const auto& origin = found.origins.at(tree.id);
    if (origin.risk.empty()) continue;
    propose(model, proposals, origin.risk, levelOf(model, tree),
            msg("risk.because.damage", origin.title, origin.end, tree.threat,
                model.vulnerability(countermeasureOf(tree)), tree.damage));
  }
}

}  // namespace

std::vector<const RecordDescription*> riskSources() {
  std::vector<const RecordDescription*> sources;
  for (const char* id :
       {"risk", "scenario", "asset_threat", "damage_scenario", "attack_scenario", "attack_step",
        "asset", "service", "supplier", "risk_criterion", "risk_model"}) {
    sources.push_back(findDescription(id));
  }
  return sources;
}

std::map<Id, int> importanceOf(const RegisterRows& registers) {
  std::map<Id, int> importance;
  const auto rows = registers.find("asset");
  if (rows == registers.end()) return importance;
  const auto derived = DerivedValues::of(*findDescription("asset"), rows->second);
  for (const auto& row : rows->second) {
    const auto id = textOf(row.front());
    const auto choice = derived.value("derived_importance", id).choice;
    if (!choice.empty()) importance[id] = choice.front() - '0';
  }
  return importance;
}

std::vector<RiskView> riskViews(const RiskModel& model, const RegisterRows& registers,
                                const std::map<Id, int>& importance, const Date& asOf) {
  std::map<std::string, Proposals, std::less<>> proposals;
  byScenarios(model, registers, proposals["scenario"]);
  byAssets(model, registers, importance, proposals["asset"]);
  byDamage(model, registers, proposals["damage"]);
  const auto today = asOf.iso();
  std::vector<RiskView> views;
  for (const auto& risk : viewsOf(registers, "risk")) {
    RiskView view;
    view.id = risk.id();
    view.title = risk.text("title");
    view.method = risk.text("method");
    view.inherent = risk.text("inherent");
    view.current = risk.text("current");
    view.target = risk.text("target");
    view.treatment = risk.text("treatment");
    view.open = risk.text("state") != "closed";
    view.owner = risk.text("owner");
    view.responsible = risk.text("responsible");
    view.reviewDue = risk.text("review_due");
    view.reviewOverdue = view.open && !view.reviewDue.empty() && view.reviewDue < today;
    view.acceptanceUntil = risk.text("acceptance_until");
    const bool decided = view.treatment == "retain" && !risk.text("accepted_by").empty() &&
                         !risk.text("acceptance_reason").empty() && !view.acceptanceUntil.empty();
    view.accepted = decided && view.acceptanceUntil >= today;
    view.acceptanceExpired = decided && view.open && !view.accepted;
    view.items = risk.ids("items");
    view.services = risk.ids("services");
    view.assets = risk.ids("assets");
    view.suppliers = risk.ids("suppliers");
    const auto& ofMethod = proposals[view.method];
    if (const auto found = ofMethod.find(view.id); found != ofMethod.end()) {
      view.proposal = found->second;
    }
    views.push_back(std::move(view));
  }
  return views;
}

std::map<std::string, std::string, std::less<>> riskLevelsOf(const RiskModel& model,
                                                             const std::vector<RiskView>& risks) {
  std::map<std::string, std::string, std::less<>> levels;
  for (const auto& risk : risks) {
    if (!risk.open || risk.accepted || model.rankOf(risk.current) == RiskModel::npos) continue;
    for (const auto& item : risk.items) {
      auto& level = levels[item];
      if (level.empty() || model.isHigher(risk.current, level)) level = risk.current;
    }
  }
  return levels;
}

RiskFigures riskFiguresOf(const RiskModel& model, const std::vector<RiskView>& risks) {
  constexpr std::size_t kHigh = 2;
  RiskFigures figures;
  for (std::size_t i = 0; i < std::min(kHigh, model.levels().size()); ++i) {
    figures.levels.push_back(model.levels()[i].id);
  }
  for (const auto& risk : risks) {
    if (!risk.open) continue;
    ++figures.open;
    figures.high += model.rankOf(risk.current) < kHigh;
    figures.accepted += risk.accepted;
    figures.expired += risk.acceptanceExpired;
    figures.overdue += risk.reviewOverdue;
  }
  return figures;
}

ScenarioGaps scenarioGaps(const RegisterRows& registers) {
  std::set<Id> taken;
  for (const auto& scenario : viewsOf(registers, "scenario")) {
    taken.insert(scenario.text("service"));
    for (const auto* field : {"assets", "suppliers"}) {
      for (auto& id : scenario.ids(field)) taken.insert(std::move(id));
    }
  }
  ScenarioGaps gaps;
  const auto note = [&](const RecordView& record, std::vector<Id>& into) {
    if (!taken.contains(record.id())) into.push_back(record.id());
  };
  for (const auto& service : viewsOf(registers, "service")) note(service, gaps.services);
  for (const auto& supplier : viewsOf(registers, "supplier")) note(supplier, gaps.suppliers);
  for (const auto& asset : viewsOf(registers, "asset")) {
    if (asset.text("kind") != "control_system" || asset.text("status") == "retired") continue;
    note(asset, gaps.controlSystems);
  }
  return gaps;
}

Message whyNotAccepted(const RegisterRows& registers, const std::string& level, const Id& person) {
  if (level.empty()) return msg("risk.accept.no_level");
  bool known = false;
  for (const auto& criterion : viewsOf(registers, "risk_criterion")) {
    if (criterion.text("kind") != "acceptance" || criterion.text("level") != level) continue;
    if (criterion.text("approved_by").empty()) continue;
    known = true;
    const auto acceptors = criterion.ids("acceptors");
    if (std::ranges::find(acceptors, person) != acceptors.end()) return {};
  }
  return known ? msg("risk.accept.not_named", level) : msg("risk.accept.no_criterion", level);
}

}  // namespace kijun
