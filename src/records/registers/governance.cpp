// Governance. Sources: guideline 3.2 (dialogue), 3.4 (appointments), 3.6 (objectives), 3.7
// (disclosure), 4.7 (response team), introduction of chapter 3 (risk criteria).
#include "records/registers/descriptions.h"

namespace kijun {
namespace {

constexpr FieldChoice kObjectiveState[] = {
    {"open", KIJUN_TEXT("record.objective.state.open")},
    {"met", KIJUN_TEXT("record.objective.state.met")},
    {"missed", KIJUN_TEXT("record.objective.state.missed")},
};
constexpr FieldChoice kRiskCriterionKind[] = {
    {"likelihood", KIJUN_TEXT("record.risk_criterion.kind.likelihood")},
    {"impact", KIJUN_TEXT("record.risk_criterion.kind.impact")},
    {"acceptance", KIJUN_TEXT("record.risk_criterion.kind.acceptance")},
};
constexpr FieldChoice kDisclosureTopic[] = {
    {"policy", KIJUN_TEXT("record.disclosure.topic.policy")},
    {"service_level", KIJUN_TEXT("record.disclosure.topic.service_level")},
    {"risk_organisation", KIJUN_TEXT("record.disclosure.topic.risk_organisation")},
    {"expertise", KIJUN_TEXT("record.disclosure.topic.expertise")},
    {"resources", KIJUN_TEXT("record.disclosure.topic.resources")},
    {"risk_plan", KIJUN_TEXT("record.disclosure.topic.risk_plan")},
    {"emergency", KIJUN_TEXT("record.disclosure.topic.emergency")},
    {"incidents", KIJUN_TEXT("record.disclosure.topic.incidents")},
};

}  // namespace

const RecordDescription& objectiveDescription() {
  static const RecordDescription description{
      "objective",
      KIJUN_TEXT("record.objective"),
      {
          {"title", KIJUN_TEXT("record.objective.title"), FieldKind::Text, Need::Required},
          reference("department", KIJUN_TEXT("record.objective.department"), "department"),
          {"fiscal_year", KIJUN_TEXT("record.objective.fiscal_year"), FieldKind::Number},
          {"measure", KIJUN_TEXT("record.objective.measure"), FieldKind::Text},
          {"target", KIJUN_TEXT("record.objective.target"), FieldKind::Text},
          {"result", KIJUN_TEXT("record.objective.result"), FieldKind::Text},
          choice("state", KIJUN_TEXT("record.objective.state"), kObjectiveState, Need::Required),
          references("items", KIJUN_TEXT("record.objective.items"), "item"),
      }};
  return description;
}

const RecordDescription& riskCriterionDescription() {
  static const RecordDescription description{
      "risk_criterion",
      KIJUN_TEXT("record.risk_criterion"),
      {
          {"title", KIJUN_TEXT("record.risk_criterion.title"), FieldKind::Text, Need::Required},
          choice("kind", KIJUN_TEXT("record.risk_criterion.kind"), kRiskCriterionKind,
                 Need::Required),
          {"level", KIJUN_TEXT("record.risk_criterion.level"), FieldKind::Text},
          {"description", KIJUN_TEXT("record.risk_criterion.description"), FieldKind::LongText},
          {"acceptor", KIJUN_TEXT("record.risk_criterion.acceptor"), FieldKind::Text},
          references("acceptors", KIJUN_TEXT("record.risk_criterion.acceptors"), "person"),
          reference("approved_by", KIJUN_TEXT("record.risk_criterion.approved_by"), "person"),
          {"approved_on", KIJUN_TEXT("record.risk_criterion.approved_on"), FieldKind::Day},
      }};
  return description;
}

const RecordDescription& responseRoleDescription() {
  static const RecordDescription description{
      "response_role",
      KIJUN_TEXT("record.response_role"),
      {
          {"role", KIJUN_TEXT("record.response_role.role"), FieldKind::Text, Need::Required},
          reference("department", KIJUN_TEXT("record.response_role.department"), "department",
                    Need::Required),
          reference("person", KIJUN_TEXT("record.response_role.person"), "person"),
          reference("deputy", KIJUN_TEXT("record.response_role.deputy"), "person"),
          {"duty", KIJUN_TEXT("record.response_role.duty"), FieldKind::LongText},
          {"agreed_on", KIJUN_TEXT("record.response_role.agreed_on"), FieldKind::Day},
      }};
  return description;
}

const RecordDescription& disclosureDescription() {
  static const RecordDescription description{
      "disclosure",
      KIJUN_TEXT("record.disclosure"),
      {
          {"title", KIJUN_TEXT("record.disclosure.title"), FieldKind::Text, Need::Required},
          choice("topic", KIJUN_TEXT("record.disclosure.topic"), kDisclosureTopic, Need::Required),
          {"medium", KIJUN_TEXT("record.disclosure.medium"), FieldKind::Text},
          {"disclosed_on", KIJUN_TEXT("record.disclosure.disclosed_on"), FieldKind::Day},
          reference("approved_by", KIJUN_TEXT("record.disclosure.approved_by"), "person"),
          {"due", KIJUN_TEXT("record.disclosure.due"), FieldKind::Day},
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& dialogueDescription() {
  static const RecordDescription description{
      "dialogue",
      KIJUN_TEXT("record.dialogue"),
      {
          {"title", KIJUN_TEXT("record.dialogue.title"), FieldKind::Text, Need::Required},
          {"held_on", KIJUN_TEXT("record.dialogue.held_on"), FieldKind::Day, Need::Required},
          references("participants", KIJUN_TEXT("record.dialogue.participants"), "person"),
          {"topics", KIJUN_TEXT("record.dialogue.topics"), FieldKind::LongText},
          {"decisions", KIJUN_TEXT("record.dialogue.decisions"), FieldKind::LongText},
          {"next_on", KIJUN_TEXT("record.dialogue.next_on"), FieldKind::Day},
          references("items", KIJUN_TEXT("record.dialogue.items"), "item"),
      }};
  return description;
}

const RecordDescription& appointmentDescription() {
  static const RecordDescription description{
      "appointment",
      KIJUN_TEXT("record.appointment"),
      {
          {"post", KIJUN_TEXT("record.appointment.post"), FieldKind::Text, Need::Required},
          reference("person", KIJUN_TEXT("record.appointment.person"), "person"),
          reference("deputy", KIJUN_TEXT("record.appointment.deputy"), "person"),
          {"appointed_on", KIJUN_TEXT("record.appointment.appointed_on"), FieldKind::Day},
          {"until", KIJUN_TEXT("record.appointment.until"), FieldKind::Day},
          {"decided_by", KIJUN_TEXT("record.appointment.decided_by"), FieldKind::Text},
          {"basis", KIJUN_TEXT("record.appointment.basis"), FieldKind::Text},
          {"reason", KIJUN_TEXT("record.appointment.reason"), FieldKind::LongText},
          references("items", KIJUN_TEXT("record.appointment.items"), "item"),
      }};
  return description;
}

}  // namespace kijun
