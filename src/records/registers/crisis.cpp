// Threats, incidents and readiness. Sources: guideline 4.6, 4.8.2, 4.9, 4.10, 5.1.3, 5.1.5, 5.5.1.
#include "records/registers/descriptions.h"

namespace kijun {
namespace {

constexpr FieldChoice kThreatSufficient[] = {
    {"yes", KIJUN_TEXT("record.threat.sufficient.yes")},
    {"no", KIJUN_TEXT("record.threat.sufficient.no")},
    {"checking", KIJUN_TEXT("record.threat.sufficient.checking")},
};
constexpr FieldChoice kThreatDecision[] = {
    {"reassess", KIJUN_TEXT("record.threat.decision.reassess")},
    {"keep", KIJUN_TEXT("record.threat.decision.keep")},
};
constexpr FieldChoice kIncidentSeverity[] = {
    {"high", KIJUN_TEXT("record.incident.severity.high")},
    {"medium", KIJUN_TEXT("record.incident.severity.medium")},
    {"low", KIJUN_TEXT("record.incident.severity.low")},
};
constexpr FieldChoice kIncidentState[] = {
    {"open", KIJUN_TEXT("record.incident.state.open")},
    {"recovered", KIJUN_TEXT("record.incident.state.recovered")},
    {"closed", KIJUN_TEXT("record.incident.state.closed")},
};
constexpr FieldChoice kContactKind[] = {
    {"authority", KIJUN_TEXT("record.contact.kind.authority")},
    {"police", KIJUN_TEXT("record.contact.kind.police")},
    {"ceptoar", KIJUN_TEXT("record.contact.kind.ceptoar")},
    {"supplier", KIJUN_TEXT("record.contact.kind.supplier")},
    {"internal", KIJUN_TEXT("record.contact.kind.internal")},
    {"media", KIJUN_TEXT("record.contact.kind.media")},
    {"other", KIJUN_TEXT("record.contact.kind.other")},
};
constexpr FieldChoice kExerciseKind[] = {
    {"exercise", KIJUN_TEXT("record.exercise.kind.exercise")},
    {"drill", KIJUN_TEXT("record.exercise.kind.drill")},
    {"education", KIJUN_TEXT("record.exercise.kind.education")},
};
constexpr FieldChoice kExerciseFindingState[] = {
    {"open", KIJUN_TEXT("record.exercise_finding.state.open")},
    {"doing", KIJUN_TEXT("record.exercise_finding.state.doing")},
    {"done", KIJUN_TEXT("record.exercise_finding.state.done")},
};
constexpr FieldChoice kExemptionKind[] = {
    {"patch", KIJUN_TEXT("record.exemption.kind.patch")},
    {"end_of_support", KIJUN_TEXT("record.exemption.kind.end_of_support")},
    {"policy", KIJUN_TEXT("record.exemption.kind.policy")},
};
constexpr FieldChoice kExemptionState[] = {
    {"active", KIJUN_TEXT("record.exemption.state.active")},
    {"ended", KIJUN_TEXT("record.exemption.state.ended")},
};
constexpr FieldChoice kInspectionKind[] = {
    {"internal_audit", KIJUN_TEXT("record.inspection.kind.internal_audit")},
    {"external_audit", KIJUN_TEXT("record.inspection.kind.external_audit")},
    {"self_check", KIJUN_TEXT("record.inspection.kind.self_check")},
    {"scan", KIJUN_TEXT("record.inspection.kind.scan")},
    {"penetration", KIJUN_TEXT("record.inspection.kind.penetration")},
    {"restore", KIJUN_TEXT("record.inspection.kind.restore")},
    {"access_review", KIJUN_TEXT("record.inspection.kind.access_review")},
};

}  // namespace

const RecordDescription& threatDescription() {
  static const RecordDescription description{
      "threat",
      KIJUN_TEXT("record.threat"),
      {
          {"title", KIJUN_TEXT("record.threat.title"), FieldKind::Text, Need::Required},
          {"source", KIJUN_TEXT("record.threat.source"), FieldKind::Text},
          {"received_on", KIJUN_TEXT("record.threat.received_on"), FieldKind::Day, Need::Required},
          {"description", KIJUN_TEXT("record.threat.description"), FieldKind::LongText},
          references("assets", KIJUN_TEXT("record.threat.assets"), "asset"),
          choice("sufficient", KIJUN_TEXT("record.threat.sufficient"), kThreatSufficient),
          choice("decision", KIJUN_TEXT("record.threat.decision"), kThreatDecision),
          {"reason", KIJUN_TEXT("record.threat.reason"), FieldKind::LongText},
          reference("decided_by", KIJUN_TEXT("record.threat.decided_by"), "person"),
          {"decided_on", KIJUN_TEXT("record.threat.decided_on"), FieldKind::Day},
          references("items", KIJUN_TEXT("record.threat.items"), "item"),
      }};
  return description;
}

const RecordDescription& incidentDescription() {
  static const RecordDescription description{
      "incident",
      KIJUN_TEXT("record.incident"),
      {
          {"title", KIJUN_TEXT("record.incident.title"), FieldKind::Text, Need::Required},
          {"detected_on", KIJUN_TEXT("record.incident.detected_on"), FieldKind::Day,
           Need::Required},
          choice("severity", KIJUN_TEXT("record.incident.severity"), kIncidentSeverity),
          choice("state", KIJUN_TEXT("record.incident.state"), kIncidentState, Need::Required),
          reference("manager", KIJUN_TEXT("record.incident.manager"), "person"),
          {"summary", KIJUN_TEXT("record.incident.summary"), FieldKind::LongText},
          {"cause", KIJUN_TEXT("record.incident.cause"), FieldKind::LongText},
          {"impact", KIJUN_TEXT("record.incident.impact"), FieldKind::LongText},
          references("services", KIJUN_TEXT("record.incident.services"), "service"),
          references("assets", KIJUN_TEXT("record.incident.assets"), "asset"),
          {"reported_on", KIJUN_TEXT("record.incident.reported_on"), FieldKind::Day},
          {"lessons", KIJUN_TEXT("record.incident.lessons"), FieldKind::LongText},
          references("items", KIJUN_TEXT("record.incident.items"), "item"),
      }};
  return description;
}

const RecordDescription& incidentEventDescription() {
  static const RecordDescription description{
      "incident_event",
      KIJUN_TEXT("record.incident_event"),
      {
          {"title", KIJUN_TEXT("record.incident_event.title"), FieldKind::Text, Need::Required},
          reference("incident", KIJUN_TEXT("record.incident_event.incident"), "incident",
                    Need::Required),
          {"day", KIJUN_TEXT("record.incident_event.day"), FieldKind::Day, Need::Required},
          {"time", KIJUN_TEXT("record.incident_event.time"), FieldKind::Text},
          reference("person", KIJUN_TEXT("record.incident_event.person"), "person"),
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& contactDescription() {
  static const RecordDescription description{
      "contact",
      KIJUN_TEXT("record.contact"),
      {
          {"name", KIJUN_TEXT("record.contact.name"), FieldKind::Text, Need::Required},
          choice("kind", KIJUN_TEXT("record.contact.kind"), kContactKind, Need::Required),
          {"organisation", KIJUN_TEXT("record.contact.organisation"), FieldKind::Text},
          {"phone", KIJUN_TEXT("record.contact.phone"), FieldKind::Text},
          {"email", KIJUN_TEXT("record.contact.email"), FieldKind::Text},
          {"hours", KIJUN_TEXT("record.contact.hours"), FieldKind::Text},
          {"alternate", KIJUN_TEXT("record.contact.alternate"), FieldKind::Text},
          {"verified_on", KIJUN_TEXT("record.contact.verified_on"), FieldKind::Day},
          reference("supplier", KIJUN_TEXT("record.contact.supplier"), "supplier"),
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& exerciseDescription() {
  static const RecordDescription description{
      "exercise",
      KIJUN_TEXT("record.exercise"),
      {
          {"title", KIJUN_TEXT("record.exercise.title"), FieldKind::Text, Need::Required},
          choice("kind", KIJUN_TEXT("record.exercise.kind"), kExerciseKind, Need::Required),
          {"held_on", KIJUN_TEXT("record.exercise.held_on"), FieldKind::Day, Need::Required},
          {"scenario", KIJUN_TEXT("record.exercise.scenario"), FieldKind::LongText},
          {"headcount", KIJUN_TEXT("record.exercise.headcount"), FieldKind::Number},
          references("departments", KIJUN_TEXT("record.exercise.departments"), "department"),
          references("participants", KIJUN_TEXT("record.exercise.participants"), "person"),
          {"management", KIJUN_TEXT("record.exercise.management"), FieldKind::YesNo},
          {"result", KIJUN_TEXT("record.exercise.result"), FieldKind::LongText},
          references("documents", KIJUN_TEXT("record.exercise.documents"), "document"),
          references("items", KIJUN_TEXT("record.exercise.items"), "item"),
      }};
  return description;
}

const RecordDescription& exerciseFindingDescription() {
  static const RecordDescription description{
      "exercise_finding",
      KIJUN_TEXT("record.exercise_finding"),
      {
          {"title", KIJUN_TEXT("record.exercise_finding.title"), FieldKind::Text, Need::Required},
          reference("exercise", KIJUN_TEXT("record.exercise_finding.exercise"), "exercise",
                    Need::Required),
          {"action", KIJUN_TEXT("record.exercise_finding.action"), FieldKind::LongText},
          reference("owner", KIJUN_TEXT("record.exercise_finding.owner"), "department"),
          {"due", KIJUN_TEXT("record.exercise_finding.due"), FieldKind::Day},
          choice("state", KIJUN_TEXT("record.exercise_finding.state"), kExerciseFindingState,
                 Need::Required),
      }};
  return description;
}

const RecordDescription& qualificationDescription() {
  static const RecordDescription description{
      "qualification",
      KIJUN_TEXT("record.qualification"),
      {
          {"name", KIJUN_TEXT("record.qualification.name"), FieldKind::Text, Need::Required},
          reference("person", KIJUN_TEXT("record.qualification.person"), "person", Need::Required),
          {"obtained_on", KIJUN_TEXT("record.qualification.obtained_on"), FieldKind::Day},
          {"expires_on", KIJUN_TEXT("record.qualification.expires_on"), FieldKind::Day},
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& exemptionDescription() {
  static const RecordDescription description{
      "exemption",
      KIJUN_TEXT("record.exemption"),
      {
          {"title", KIJUN_TEXT("record.exemption.title"), FieldKind::Text, Need::Required},
          choice("kind", KIJUN_TEXT("record.exemption.kind"), kExemptionKind, Need::Required),
          references("assets", KIJUN_TEXT("record.exemption.assets"), "asset"),
          {"reason", KIJUN_TEXT("record.exemption.reason"), FieldKind::LongText},
          {"compensation", KIJUN_TEXT("record.exemption.compensation"), FieldKind::LongText},
          reference("approved_by", KIJUN_TEXT("record.exemption.approved_by"), "person"),
          {"approved_on", KIJUN_TEXT("record.exemption.approved_on"), FieldKind::Day},
          {"expires_on", KIJUN_TEXT("record.exemption.expires_on"), FieldKind::Day},
          choice("state", KIJUN_TEXT("record.exemption.state"), kExemptionState, Need::Required),
          references("items", KIJUN_TEXT("record.exemption.items"), "item"),
      }};
  return description;
}

const RecordDescription& inspectionDescription() {
  static const RecordDescription description{
      "inspection",
      KIJUN_TEXT("record.inspection"),
      {
          {"title", KIJUN_TEXT("record.inspection.title"), FieldKind::Text, Need::Required},
          choice("kind", KIJUN_TEXT("record.inspection.kind"), kInspectionKind, Need::Required),
          {"performed_on", KIJUN_TEXT("record.inspection.performed_on"), FieldKind::Day},
          {"performer", KIJUN_TEXT("record.inspection.performer"), FieldKind::Text},
          {"scope", KIJUN_TEXT("record.inspection.scope"), FieldKind::LongText},
          references("assets", KIJUN_TEXT("record.inspection.assets"), "asset"),
          references("suppliers", KIJUN_TEXT("record.inspection.suppliers"), "supplier"),
          {"result", KIJUN_TEXT("record.inspection.result"), FieldKind::LongText},
          {"findings", KIJUN_TEXT("record.inspection.findings"), FieldKind::Number},
          {"open_findings", KIJUN_TEXT("record.inspection.open_findings"), FieldKind::Number},
          {"next_on", KIJUN_TEXT("record.inspection.next_on"), FieldKind::Day},
          references("items", KIJUN_TEXT("record.inspection.items"), "item"),
      }};
  return description;
}

}  // namespace kijun
