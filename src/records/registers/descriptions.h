// The registers that need no struct of their own: their rows go through the generic ways only. Each
// is one table of fields; see records/registers.h for those that rules read by member.
#pragma once
#include "records/description.h"

namespace kijun {

const RecordDescription& serviceDescription();
const RecordDescription& serviceFunctionDescription();
const RecordDescription& circumstanceDescription();
const RecordDescription& obligationDescription();
const RecordDescription& stakeholderDescription();
const RecordDescription& assetDescription();
const RecordDescription& supplierDescription();
const RecordDescription& objectiveDescription();
const RecordDescription& riskCriterionDescription();
const RecordDescription& responseRoleDescription();
const RecordDescription& disclosureDescription();
const RecordDescription& dialogueDescription();
const RecordDescription& appointmentDescription();
const RecordDescription& threatDescription();
const RecordDescription& incidentDescription();
const RecordDescription& incidentEventDescription();
const RecordDescription& contactDescription();
const RecordDescription& exerciseDescription();
const RecordDescription& exerciseFindingDescription();
const RecordDescription& qualificationDescription();
const RecordDescription& exemptionDescription();
const RecordDescription& inspectionDescription();
const RecordDescription& riskDescription();
const RecordDescription& scenarioDescription();
const RecordDescription& assetThreatDescription();
const RecordDescription& damageScenarioDescription();
const RecordDescription& attackScenarioDescription();
const RecordDescription& attackStepDescription();
const RecordDescription& riskModelDescription();
const RecordDescription& planDescription();
const RecordDescription& planMilestoneDescription();
const RecordDescription& planProgressDescription();
const RecordDescription& planBudgetDescription();
const RecordDescription& targetProfileDescription();
const RecordDescription& targetRuleDescription();
const RecordDescription& signalThresholdDescription();
const RecordDescription& signalNoteDescription();

// For the test that adds a field to a register: its id is described by `with` from now on. The one
// before, or nullptr where there is no such register. Not while another thread reads registers.
const RecordDescription* describeAnew(const RecordDescription& with);

// ---- fields in short ----
constexpr Field choice(std::string_view id, std::string_view textId,
                       std::span<const FieldChoice> choices, Need need = Need::Optional) {
  return {id, textId, FieldKind::Choice, need, choices};
}
constexpr Field reference(std::string_view id, std::string_view textId, std::string_view target,
                          Need need = Need::Optional) {
  return {id, textId, FieldKind::Reference, need, {}, target};
}
constexpr Field references(std::string_view id, std::string_view textId, std::string_view target) {
  return {id, textId, FieldKind::References, Need::Optional, {}, target};
}

}  // namespace kijun
