// Risks, and what the three methods of assessing them write down. Sources: guideline 4.2 (identify,
// analyse, evaluate, accept), 4.4 (supply-chain threats), 3.3 (impact on service, safety, trust and
// other business risks). How a level comes about: assessment/risk_model.h,
// assessment/attack_tree.h.
#include "records/registers/descriptions.h"

namespace kijun {
namespace {

constexpr FieldChoice kMethod[] = {
    {"scenario", KIJUN_TEXT("record.risk.method.scenario")},
    {"asset", KIJUN_TEXT("record.risk.method.asset")},
    {"damage", KIJUN_TEXT("record.risk.method.damage")},
};
constexpr FieldChoice kLevel[] = {
    {"A", KIJUN_TEXT("record.risk.level.A")}, {"B", KIJUN_TEXT("record.risk.level.B")},
    {"C", KIJUN_TEXT("record.risk.level.C")}, {"D", KIJUN_TEXT("record.risk.level.D")},
    {"E", KIJUN_TEXT("record.risk.level.E")},
};
constexpr FieldChoice kTreatment[] = {
    {"reduce", KIJUN_TEXT("record.risk.treatment.reduce")},
    {"avoid", KIJUN_TEXT("record.risk.treatment.avoid")},
    {"transfer", KIJUN_TEXT("record.risk.treatment.transfer")},
    {"retain", KIJUN_TEXT("record.risk.treatment.retain")},
};
constexpr FieldChoice kState[] = {
    {"open", KIJUN_TEXT("record.risk.state.open")},
    {"closed", KIJUN_TEXT("record.risk.state.closed")},
};
// All hazards, and the four threats of the supply chain; ids as in the catalog.
constexpr FieldChoice kHazard[] = {
    {"natural-disaster", KIJUN_TEXT("record.scenario.hazard.natural_disaster")},
    {"mismanagement", KIJUN_TEXT("record.scenario.hazard.mismanagement")},
    {"cyber-attack", KIJUN_TEXT("record.scenario.hazard.cyber_attack")},
    {"environmental-change", KIJUN_TEXT("record.scenario.hazard.environmental_change")},
    {"embedded-malice", KIJUN_TEXT("record.scenario.hazard.embedded_malice")},
    {"supply-cutoff", KIJUN_TEXT("record.scenario.hazard.supply_cutoff")},
    {"mishandled-information", KIJUN_TEXT("record.scenario.hazard.mishandled_information")},
    {"indirect-attack", KIJUN_TEXT("record.scenario.hazard.indirect_attack")},
};
constexpr FieldChoice kOfFive[] = {
    {"5", KIJUN_TEXT("record.risk.of_five.5")}, {"4", KIJUN_TEXT("record.risk.of_five.4")},
    {"3", KIJUN_TEXT("record.risk.of_five.3")}, {"2", KIJUN_TEXT("record.risk.of_five.2")},
    {"1", KIJUN_TEXT("record.risk.of_five.1")},
};
constexpr FieldChoice kThreat[] = {
    {"3", KIJUN_TEXT("record.risk.threat.3")},
    {"2", KIJUN_TEXT("record.risk.threat.2")},
    {"1", KIJUN_TEXT("record.risk.threat.1")},
};
constexpr FieldChoice kCountermeasure[] = {
    {"3", KIJUN_TEXT("record.risk.countermeasure.3")},
    {"2", KIJUN_TEXT("record.risk.countermeasure.2")},
    {"1", KIJUN_TEXT("record.risk.countermeasure.1")},
};
constexpr FieldChoice kDamage[] = {
    {"3", KIJUN_TEXT("record.risk.damage.3")},
    {"2", KIJUN_TEXT("record.risk.damage.2")},
    {"1", KIJUN_TEXT("record.risk.damage.1")},
};

}  // namespace

const RecordDescription& riskDescription() {
  static const RecordDescription description{
      "risk",
      KIJUN_TEXT("record.risk"),
      {
          {"title", KIJUN_TEXT("record.risk.title"), FieldKind::Text, Need::Required},
          choice("method", KIJUN_TEXT("record.risk.method"), kMethod, Need::Required),
          choice("state", KIJUN_TEXT("record.risk.state"), kState, Need::Required),
          {"description", KIJUN_TEXT("record.risk.description"), FieldKind::LongText},
          reference("owner", KIJUN_TEXT("record.risk.owner"), "department"),
          reference("responsible", KIJUN_TEXT("record.risk.responsible"), "person"),
          choice("inherent", KIJUN_TEXT("record.risk.inherent"), kLevel),
          choice("current", KIJUN_TEXT("record.risk.current"), kLevel),
          choice("target", KIJUN_TEXT("record.risk.target"), kLevel),
          choice("treatment", KIJUN_TEXT("record.risk.treatment"), kTreatment),
          {"review_due", KIJUN_TEXT("record.risk.review_due"), FieldKind::Day},
          reference("accepted_by", KIJUN_TEXT("record.risk.accepted_by"), "person"),
          {"accepted_on", KIJUN_TEXT("record.risk.accepted_on"), FieldKind::Day},
          {"acceptance_until", KIJUN_TEXT("record.risk.acceptance_until"), FieldKind::Day},
          {"acceptance_reason", KIJUN_TEXT("record.risk.acceptance_reason"), FieldKind::LongText},
          references("services", KIJUN_TEXT("record.risk.services"), "service"),
          references("assets", KIJUN_TEXT("record.risk.assets"), "asset"),
          references("suppliers", KIJUN_TEXT("record.risk.suppliers"), "supplier"),
          references("documents", KIJUN_TEXT("record.risk.documents"), "document"),
          references("items", KIJUN_TEXT("record.risk.items"), "item"),
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& scenarioDescription() {
  static const RecordDescription description{
      "scenario",
      KIJUN_TEXT("record.scenario"),
      {
          {"title", KIJUN_TEXT("record.scenario.title"), FieldKind::Text, Need::Required},
          reference("service", KIJUN_TEXT("record.scenario.service"), "service", Need::Required),
          reference("function", KIJUN_TEXT("record.scenario.function"), "service_function"),
          references("assets", KIJUN_TEXT("record.scenario.assets"), "asset"),
          references("suppliers", KIJUN_TEXT("record.scenario.suppliers"), "supplier"),
          choice("hazard", KIJUN_TEXT("record.scenario.hazard"), kHazard, Need::Required),
          {"description", KIJUN_TEXT("record.scenario.description"), FieldKind::LongText},
          {"outage", KIJUN_TEXT("record.scenario.outage"), FieldKind::Text},
          choice("likelihood", KIJUN_TEXT("record.scenario.likelihood"), kOfFive),
          choice("impact_service", KIJUN_TEXT("record.scenario.impact_service"), kOfFive),
          choice("impact_safety", KIJUN_TEXT("record.scenario.impact_safety"), kOfFive),
          choice("impact_trust", KIJUN_TEXT("record.scenario.impact_trust"), kOfFive),
          choice("impact_business", KIJUN_TEXT("record.scenario.impact_business"), kOfFive),
          reference("risk", KIJUN_TEXT("record.scenario.risk"), "risk"),
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& assetThreatDescription() {
  static const RecordDescription description{
      "asset_threat",
      KIJUN_TEXT("record.asset_threat"),
      {
          {"threat", KIJUN_TEXT("record.asset_threat.threat"), FieldKind::Text, Need::Required},
          reference("asset", KIJUN_TEXT("record.asset_threat.asset"), "asset", Need::Required),
          choice("threat_level", KIJUN_TEXT("record.asset_threat.threat_level"), kThreat),
          choice("countermeasure", KIJUN_TEXT("record.asset_threat.countermeasure"),
                 kCountermeasure),
          {"prevent_intrusion", KIJUN_TEXT("record.asset_threat.prevent_intrusion"),
           FieldKind::LongText},
          {"prevent_objective", KIJUN_TEXT("record.asset_threat.prevent_objective"),
           FieldKind::LongText},
          {"detect", KIJUN_TEXT("record.asset_threat.detect"), FieldKind::LongText},
          {"continuity", KIJUN_TEXT("record.asset_threat.continuity"), FieldKind::LongText},
          reference("risk", KIJUN_TEXT("record.asset_threat.risk"), "risk"),
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& damageScenarioDescription() {
  static const RecordDescription description{
      "damage_scenario",
      KIJUN_TEXT("record.damage_scenario"),
      {
          {"title", KIJUN_TEXT("record.damage_scenario.title"), FieldKind::Text, Need::Required},
          choice("damage", KIJUN_TEXT("record.damage_scenario.damage"), kDamage, Need::Required),
          references("services", KIJUN_TEXT("record.damage_scenario.services"), "service"),
          {"description", KIJUN_TEXT("record.damage_scenario.description"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& attackScenarioDescription() {
  static const RecordDescription description{
      "attack_scenario",
      KIJUN_TEXT("record.attack_scenario"),
      {
          {"title", KIJUN_TEXT("record.attack_scenario.title"), FieldKind::Text, Need::Required},
          reference("damage_scenario", KIJUN_TEXT("record.attack_scenario.damage_scenario"),
                    "damage_scenario", Need::Required),
          choice("threat", KIJUN_TEXT("record.attack_scenario.threat"), kThreat),
          {"attacker", KIJUN_TEXT("record.attack_scenario.attacker"), FieldKind::Text},
          {"entry", KIJUN_TEXT("record.attack_scenario.entry"), FieldKind::Text},
          {"via", KIJUN_TEXT("record.attack_scenario.via"), FieldKind::Text},
          {"base", KIJUN_TEXT("record.attack_scenario.base"), FieldKind::Text},
          {"target", KIJUN_TEXT("record.attack_scenario.target"), FieldKind::Text},
          {"final_act", KIJUN_TEXT("record.attack_scenario.final_act"), FieldKind::Text},
          reference("risk", KIJUN_TEXT("record.attack_scenario.risk"), "risk"),
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& attackStepDescription() {
  static const RecordDescription description{
      "attack_step",
      KIJUN_TEXT("record.attack_step"),
      {
          {"what", KIJUN_TEXT("record.attack_step.what"), FieldKind::Text, Need::Required},
          reference("scenario", KIJUN_TEXT("record.attack_step.scenario"), "attack_scenario",
                    Need::Required),
          {"place", KIJUN_TEXT("record.attack_step.place"), FieldKind::Number, Need::Required},
          {"depth", KIJUN_TEXT("record.attack_step.depth"), FieldKind::Number, Need::Required},
          reference("asset", KIJUN_TEXT("record.attack_step.asset"), "asset"),
          choice("countermeasure", KIJUN_TEXT("record.attack_step.countermeasure"),
                 kCountermeasure),
          {"measure", KIJUN_TEXT("record.attack_step.measure"), FieldKind::LongText},
      }};
  return description;
}

// Editions of the workspace's own risk model; see assessment/risk_edition.h.
const RecordDescription& riskModelDescription() {
  static const RecordDescription description{
      "risk_model",
      KIJUN_TEXT("record.risk_model"),
      {
          {"title", KIJUN_TEXT("record.risk_model.title"), FieldKind::Text, Need::Required},
          {"reason", KIJUN_TEXT("record.risk_model.reason"), FieldKind::LongText, Need::Required},
          reference("approved_by", KIJUN_TEXT("record.risk_model.approved_by"), "person"),
          {"approved_on", KIJUN_TEXT("record.risk_model.approved_on"), FieldKind::Day,
           Need::Required},
          {"model", KIJUN_TEXT("record.risk_model.model"), FieldKind::Hash},
      }};
  return description;
}

}  // namespace kijun
