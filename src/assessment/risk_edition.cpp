#include "assessment/risk_edition.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/error.h"
#include "base/text.h"
#include "catalog/workspace_risk.h"
#include "records/record_view.h"
#include "records/registers.h"

namespace kijun {
namespace {

[[noreturn]] void refuse(const Message& what) {
  throw Error(Fault::Input, what, msg("risk.model.todo"));
}

// The values are the choices of the field: what a register cannot hold, no model can judge.
void mustFit(const RiskScale& scale, std::string_view record, std::string_view field,
             std::string_view name) {
  const auto& description = *findDescription(record);
  const auto& choices = description.fields[*description.indexOf(field)].choices;
  const bool same = scale.steps().size() == choices.size() &&
                    std::ranges::all_of(scale.steps(), [&](const RiskStep& step) {
                      return std::ranges::find(choices, std::to_string(step.value),
                                               &FieldChoice::id) != choices.end();
                    });
  if (!same) refuse(msg("risk.model.scale", name, choices.back().id, choices.front().id));
}

void mustFit(const RiskModel& model) {
  const auto& risk = *findDescription("risk");
  const auto& choices = risk.fields[*risk.indexOf("current")].choices;
  if (!std::ranges::equal(model.levels(), choices, {}, &Choice::id, &FieldChoice::id)) {
    refuse(msg("risk.model.levels", choices.front().id, choices.back().id));
  }
  mustFit(model.likelihood(), "scenario", "likelihood", "@risk.scale.likelihood");
  const auto& scenario = *findDescription("scenario");
  for (const auto& dimension : model.impacts()) {
    const auto field = "impact_" + dimension.id;
    if (!scenario.indexOf(field)) refuse(msg("risk.model.impact", dimension.id));
    mustFit(dimension.scale, "scenario", field, "@risk.scale.impact");
  }
  mustFit(model.threat(), "asset_threat", "threat_level", "@risk.scale.threat");
  mustFit(model.countermeasure(), "asset_threat", "countermeasure", "@risk.scale.countermeasure");
  mustFit(model.importance(), "asset", "importance", "@risk.scale.importance");
  mustFit(model.damage(), "damage_scenario", "damage", "@risk.scale.damage");
}

// Rows find their threat by its words.
void mustDiffer(const std::vector<RiskThreat>& threats) {
  std::map<std::string, std::string> owners;  // folded label → id
  for (const auto& threat : threats) {
    auto labels = threat.former;
    labels.push_back(threat.label.ja);
    labels.push_back(threat.label.en);
    for (const auto& label : labels) {
      if (trimmed(label).empty()) refuse(msg("risk.model.threat_empty"));
      const auto [known, fresh] = owners.emplace(folded(trimmed(label)), threat.id);
      if (!fresh && known->second != threat.id) refuse(msg("risk.model.threat_twice", label));
    }
  }
}

void mustBeNamed(const RiskModel& model) {
  const auto named = [](const Bilingual& label, const Message& what) {
    if (!trimmed(label.ja).empty() && !trimmed(label.en).empty()) return;
    refuse(what);
  };
  for (const auto& level : model.levels()) {
    named(level.label, msg("risk.model.label_empty", level.id));
  }
  const auto all = [&](const RiskScale& scale) {
    for (const auto& step : scale.steps()) {
      named(step.label, msg("risk.model.label_empty", step.value));
    }
  };
  for (const auto& dimension : model.impacts()) all(dimension.scale);
  for (const auto* scale : {&model.likelihood(), &model.threat(), &model.countermeasure(),
                            &model.importance(), &model.damage()}) {
    all(*scale);
  }
}

}  // namespace

std::vector<RiskEdition> riskEditions(const RegisterRows& registers) {
  std::vector<RiskEdition> editions;
  for (const auto& row : viewsOf(registers, "risk_model")) {
    editions.push_back({row.id(), row.text("title"), row.text("reason"), row.text("approved_by"),
                        row.text("approved_on"), row.text("model")});
  }
  std::ranges::sort(editions, [](const RiskEdition& a, const RiskEdition& b) {
    return std::tie(a.approvedOn, a.id) > std::tie(b.approvedOn, b.id);
  });
  return editions;
}

RiskModel readRiskEdition(const std::string& model) {
  try {
    auto read = RiskModel::read(nlohmann::json::parse(model));
    mustFit(read);
    mustBeNamed(read);
    mustDiffer(read.threats());
    return read;
  } catch (const nlohmann::json::exception&) {
    refuse(msg("risk.model.unreadable"));
  }
}

nlohmann::json riskPartOf(const RiskEdition& edition, const Catalog& catalog) {
  if (edition.model.empty()) return RiskModel::partOf(catalog);
  readRiskEdition(edition.model);
  return nlohmann::json::parse(edition.model);
}

nlohmann::json riskPartInForce(const Catalog& catalog, const RegisterRows& registers) {
  for (const auto& edition : riskEditions(registers)) {
    try {
      return riskPartOf(edition, catalog);
    } catch (const Error&) {
    }
  }
  return RiskModel::partOf(catalog);
}

RiskModel modelOf(const RiskEdition& edition, const Catalog& catalog) {
  auto model =
      edition.model.empty() ? RiskModel::ofEdition(catalog) : readRiskEdition(edition.model);
  model.setTitle(edition.title);
  return model;
}

CatalogPtr inForce(CatalogPtr catalog, const RegisterRows& registers) {
  for (const auto& edition : riskEditions(registers)) {
    try {
      return withWorkspaceRisk(
          *catalog, {{"title", edition.title}, {"model", riskPartOf(edition, *catalog)}});
    } catch (const Error&) {
    }
  }
  return catalog;
}

RiskModel riskModelOf(const Catalog& catalog, const RegisterRows& registers) {
  for (const auto& edition : riskEditions(registers)) {
    try {
      return modelOf(edition, catalog);
    } catch (const Error&) {
    }
  }
  return RiskModel::ofEdition(catalog);
}

}  // namespace kijun
