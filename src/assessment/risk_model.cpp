#include "assessment/risk_model.h"

#include <algorithm>

#include "base/error.h"

namespace kijun {
namespace {

using nlohmann::json;

Bilingual bilingualOf(const json& value) {
  return {value.at("ja").get<std::string>(), value.at("en").get<std::string>()};
}

[[noreturn]] void refuse(const Message& what) {
  throw Error(Fault::Input, what, msg("risk.model.todo"));
}

RiskScale scaleOf(const json& list, std::string_view name) {
  std::vector<RiskStep> steps;
  for (const auto& step : list) {
    steps.push_back(
        {step.at("value"), bilingualOf(step.at("label")), bilingualOf(step.at("criterion"))});
    if (steps.size() > 1 && steps.back().value != steps[steps.size() - 2].value + 1) {
      refuse(msg("risk.model.gap", name));
    }
  }
  if (steps.empty() || steps.front().value < 1) refuse(msg("risk.model.gap", name));
  return RiskScale(std::move(steps));
}

void mustBeOn(const RiskScale& scale, int value, std::string_view name) {
  if (scale.has(value)) return;
  throw Error(Fault::Usage, msg("risk.outside", name, value),
              msg("risk.outside.todo", scale.lowest(), scale.highest()));
}

}  // namespace

RiskModel RiskModel::of(const Catalog& catalog) {
  return read(catalog.part("risk"));
}

RiskModel RiskModel::read(const json& part) {
  RiskModel model;
  for (const auto& level : part.at("levels")) {
    model.levels_.push_back(
        {level.at("id"), bilingualOf(level.at("label")), bilingualOf(level.at("note"))});
  }
  const auto& scenario = part.at("scenario_matrix");
  model.likelihood_ = scaleOf(scenario.at("likelihood"), "@risk.scale.likelihood");
  int impact = 0;
  int leastImpact = 0;
  for (const auto& dimension : scenario.at("impact")) {
    model.impacts_.push_back({dimension.at("dimension"), bilingualOf(dimension.at("label")),
                              scaleOf(dimension.at("levels"), "@risk.scale.impact")});
    const auto& scale = model.impacts_.back().scale;
    impact = std::max(impact, scale.highest());
    leastImpact = leastImpact == 0 ? scale.lowest() : std::min(leastImpact, scale.lowest());
  }
  const auto& control = part.at("ics_matrix");
  model.threat_ = scaleOf(control.at("threat"), "@risk.scale.threat");
  model.countermeasure_ = scaleOf(control.at("countermeasure"), "@risk.scale.countermeasure");
  model.importance_ = scaleOf(control.at("importance"), "@risk.scale.importance");
  model.damage_ = scaleOf(control.at("damage"), "@risk.scale.damage");
  model.verified_ = control.at("verified");
  // Falling thresholds and falling levels, down to the least product there can be.
  const auto bandsOf = [&model](const json& list, int least) {
    std::vector<RiskBand> bands;
    for (const auto& band : list) {
      const RiskBand next{band.at("min"), band.at("level")};
      if (model.rankOf(next.level) == npos) refuse(msg("risk.model.level", next.level));
      if (!bands.empty() &&
          (next.from >= bands.back().from || !model.isHigher(bands.back().level, next.level))) {
        refuse(msg("risk.model.order", next.from));
      }
      bands.push_back(next);
    }
    if (bands.empty() || bands.back().from > least) refuse(msg("risk.model.uncovered", least));
    return bands;
  };
  model.scenarioBands_ = bandsOf(scenario.at("bands"), model.likelihood_.lowest() * leastImpact);
  const int leastWorth = std::min(model.importance_.lowest(), model.damage_.lowest());
  model.controlBands_ = bandsOf(
      control.at("bands"), model.threat_.lowest() * model.countermeasure_.lowest() * leastWorth);
  model.version_ = blake2b(
      json{{"scenario", scenario}, {"control", control}, {"levels", part.at("levels")}}.dump());
  return model;
}

std::size_t RiskModel::rankOf(std::string_view level) const {
  const auto at = std::ranges::find(levels_, level, &Choice::id);
  return at == levels_.end() ? npos : static_cast<std::size_t>(at - levels_.begin());
}

std::string RiskModel::levelOf(const std::vector<RiskBand>& bands, int product) {
  return std::ranges::find_if(bands,
                              [product](const RiskBand& band) { return product >= band.from; })
      ->level;
}

std::string RiskModel::scenario(int likelihood, const std::vector<int>& impacts) const {
  mustBeOn(likelihood_, likelihood, "@risk.scale.likelihood");
  if (impacts.empty() || impacts.size() > impacts_.size()) {
    throw Error(Fault::Usage, msg("risk.no_impact"), msg("risk.no_impact.todo"));
  }
  for (std::size_t i = 0; i < impacts.size(); ++i) {
    mustBeOn(impacts_[i].scale, impacts[i], "@risk.scale.impact");
  }
  return levelOf(scenarioBands_, likelihood * std::ranges::max(impacts));
}

int RiskModel::vulnerability(int countermeasure) const {
  mustBeOn(countermeasure_, countermeasure, "@risk.scale.countermeasure");
  return countermeasure_.highest() + countermeasure_.lowest() - countermeasure;
}

std::string RiskModel::asset(int threat, int countermeasure, int importance) const {
  mustBeOn(threat_, threat, "@risk.scale.threat");
  mustBeOn(importance_, importance, "@risk.scale.importance");
  return levelOf(controlBands_, threat * vulnerability(countermeasure) * importance);
}

std::string RiskModel::businessDamage(int threat, int countermeasure, int damage) const {
  mustBeOn(threat_, threat, "@risk.scale.threat");
  mustBeOn(damage_, damage, "@risk.scale.damage");
  return levelOf(controlBands_, threat * vulnerability(countermeasure) * damage);
}

}  // namespace kijun
