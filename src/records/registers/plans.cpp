// Risk treatment plans, target profiles, and what an organisation says of its own to signals.
// Sources: guideline 4.3.3 (a plan's six fields: target state, actions, resources, responsible,
// due date, how the result is evaluated), 4.3.2 (individual policies), 4.2 and 4.3.1 (targets).
#include "records/registers/descriptions.h"

namespace kijun {
namespace {

constexpr FieldChoice kState[] = {
    {"draft", KIJUN_TEXT("record.plan.state.draft")},
    {"approved", KIJUN_TEXT("record.plan.state.approved")},
    {"in_progress", KIJUN_TEXT("record.plan.state.in_progress")},
    {"done", KIJUN_TEXT("record.plan.state.done")},
    {"cancelled", KIJUN_TEXT("record.plan.state.cancelled")},
};
// Ids as the catalog's efforts have them.
constexpr FieldChoice kEffort[] = {
    {"S", KIJUN_TEXT("record.plan.effort.S")},
    {"M", KIJUN_TEXT("record.plan.effort.M")},
    {"L", KIJUN_TEXT("record.plan.effort.L")},
    {"XL", KIJUN_TEXT("record.plan.effort.XL")},
};
constexpr FieldChoice kVerdict[] = {
    {"effective", KIJUN_TEXT("record.plan.verdict.effective")},
    {"partly", KIJUN_TEXT("record.plan.verdict.partly")},
    {"ineffective", KIJUN_TEXT("record.plan.verdict.ineffective")},
};
constexpr FieldChoice kScope[] = {
    {"all", KIJUN_TEXT("record.target_rule.scope.all")},
    {"expected", KIJUN_TEXT("record.target_rule.scope.expected")},
    {"recommended", KIJUN_TEXT("record.target_rule.scope.recommended")},
    {"section", KIJUN_TEXT("record.target_rule.scope.section")},
    {"function", KIJUN_TEXT("record.target_rule.scope.function")},
    {"item", KIJUN_TEXT("record.target_rule.scope.item")},
};

}  // namespace

const RecordDescription& planDescription() {
  static const RecordDescription description{
      "plan",
      KIJUN_TEXT("record.plan"),
      {
          {"title", KIJUN_TEXT("record.plan.title"), FieldKind::Text, Need::Required},
          {"number", KIJUN_TEXT("record.plan.number"), FieldKind::Text},
          choice("state", KIJUN_TEXT("record.plan.state"), kState, Need::Required),
          {"target_state", KIJUN_TEXT("record.plan.target_state"), FieldKind::LongText},
          {"actions", KIJUN_TEXT("record.plan.actions"), FieldKind::LongText},
          {"resources", KIJUN_TEXT("record.plan.resources"), FieldKind::LongText},
          reference("responsible", KIJUN_TEXT("record.plan.responsible"), "person"),
          reference("department", KIJUN_TEXT("record.plan.department"), "department"),
          {"start", KIJUN_TEXT("record.plan.start"), FieldKind::Day},
          {"due", KIJUN_TEXT("record.plan.due"), FieldKind::Day},
          {"evaluation", KIJUN_TEXT("record.plan.evaluation"), FieldKind::LongText},
          choice("effort", KIJUN_TEXT("record.plan.effort"), kEffort),
          {"cost", KIJUN_TEXT("record.plan.cost"), FieldKind::Number},
          {"person_days", KIJUN_TEXT("record.plan.person_days"), FieldKind::Number},
          {"promised_level", KIJUN_TEXT("record.plan.promised_level"), FieldKind::Level},
          references("depends_on", KIJUN_TEXT("record.plan.depends_on"), "plan"),
          references("items", KIJUN_TEXT("record.plan.items"), kItemTarget),
          references("risks", KIJUN_TEXT("record.plan.risks"), "risk"),
          references("suppliers", KIJUN_TEXT("record.plan.suppliers"), "supplier"),
          references("documents", KIJUN_TEXT("record.plan.documents"), "document"),
          references("policies", KIJUN_TEXT("record.plan.policies"), "document"),
          {"decided_on", KIJUN_TEXT("record.plan.decided_on"), FieldKind::Day},
          {"closed_on", KIJUN_TEXT("record.plan.closed_on"), FieldKind::Day},
          choice("verdict", KIJUN_TEXT("record.plan.verdict"), kVerdict),
          {"result", KIJUN_TEXT("record.plan.result"), FieldKind::LongText},
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& planMilestoneDescription() {
  static const RecordDescription description{
      "plan_milestone",
      KIJUN_TEXT("record.plan_milestone"),
      {
          {"title", KIJUN_TEXT("record.plan_milestone.title"), FieldKind::Text, Need::Required},
          reference("plan", KIJUN_TEXT("record.plan"), "plan", Need::Required),
          {"due", KIJUN_TEXT("record.plan_milestone.due"), FieldKind::Day, Need::Required},
          {"done_on", KIJUN_TEXT("record.plan_milestone.done_on"), FieldKind::Day},
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& planProgressDescription() {
  static const RecordDescription description{
      "plan_progress",
      KIJUN_TEXT("record.plan_progress"),
      {
          {"what", KIJUN_TEXT("record.plan_progress.what"), FieldKind::Text, Need::Required},
          reference("plan", KIJUN_TEXT("record.plan"), "plan", Need::Required),
          {"on_day", KIJUN_TEXT("record.plan_progress.on_day"), FieldKind::Day, Need::Required},
          {"percent", KIJUN_TEXT("record.plan_progress.percent"), FieldKind::Number},
          reference("person", KIJUN_TEXT("record.plan_progress.person"), "person"),
      }};
  return description;
}

const RecordDescription& planBudgetDescription() {
  static const RecordDescription description{
      "plan_budget",
      KIJUN_TEXT("record.plan_budget"),
      {
          {"purpose", KIJUN_TEXT("record.plan_budget.purpose"), FieldKind::Text, Need::Required},
          reference("plan", KIJUN_TEXT("record.plan"), "plan", Need::Required),
          {"fiscal_year", KIJUN_TEXT("record.plan_budget.fiscal_year"), FieldKind::Number,
           Need::Required},
          {"cost", KIJUN_TEXT("record.plan_budget.cost"), FieldKind::Number},
          {"person_days", KIJUN_TEXT("record.plan_budget.person_days"), FieldKind::Number},
      }};
  return description;
}

const RecordDescription& targetProfileDescription() {
  static const RecordDescription description{
      "target_profile",
      KIJUN_TEXT("record.target_profile"),
      {
          {"name", KIJUN_TEXT("record.target_profile.name"), FieldKind::Text, Need::Required},
          reference("approved_by", KIJUN_TEXT("record.target_profile.approved_by"), "person"),
          {"approved_on", KIJUN_TEXT("record.target_profile.approved_on"), FieldKind::Day},
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& targetRuleDescription() {
  static const RecordDescription description{
      "target_rule",
      KIJUN_TEXT("record.target_rule"),
      {
          {"title", KIJUN_TEXT("record.target_rule.title"), FieldKind::Text, Need::Required},
          reference("profile", KIJUN_TEXT("record.target_profile"), "target_profile",
                    Need::Required),
          {"position", KIJUN_TEXT("record.target_rule.position"), FieldKind::Number,
           Need::Required},
          choice("scope", KIJUN_TEXT("record.target_rule.scope"), kScope, Need::Required),
          {"value", KIJUN_TEXT("record.target_rule.value"), FieldKind::Text},
          {"target", KIJUN_TEXT("record.target_rule.target"), FieldKind::Level, Need::Required},
      }};
  return description;
}

const RecordDescription& signalThresholdDescription() {
  static const RecordDescription description{
      "signal_threshold",
      KIJUN_TEXT("record.signal_threshold"),
      {
          {"signal", KIJUN_TEXT("record.signal_threshold.signal"), FieldKind::Text, Need::Required},
          {"threshold", KIJUN_TEXT("record.signal_threshold.threshold"), FieldKind::Number,
           Need::Required},
          {"reason", KIJUN_TEXT("record.signal_threshold.reason"), FieldKind::LongText,
           Need::Required},
          reference("approved_by", KIJUN_TEXT("record.signal_threshold.approved_by"), "person"),
          {"approved_on", KIJUN_TEXT("record.signal_threshold.approved_on"), FieldKind::Day},
      }};
  return description;
}

const RecordDescription& signalNoteDescription() {
  static const RecordDescription description{
      "signal_note",
      KIJUN_TEXT("record.signal_note"),
      {
          {"signal", KIJUN_TEXT("record.signal_threshold.signal"), FieldKind::Text, Need::Required},
          {"note", KIJUN_TEXT("record.signal_note.note"), FieldKind::LongText, Need::Required},
          {"on_day", KIJUN_TEXT("record.signal_note.on_day"), FieldKind::Day, Need::Required},
          reference("person", KIJUN_TEXT("record.signal_note.person"), "person"),
          references("items", KIJUN_TEXT("record.signal_note.items"), kItemTarget),
      }};
  return description;
}

}  // namespace kijun
