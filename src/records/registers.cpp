#include "records/registers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "records/registers/descriptions.h"

namespace kijun {
namespace {

Value fromText(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}
Value fromNumber(std::optional<std::int64_t> number) {
  return number ? Value(*number) : Value();
}
std::optional<std::int64_t> toNumber(const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number ? std::optional(*number) : std::nullopt;
}

template <typename T, std::string T::*Pointer>
Member<T> textMember(Field field) {
  return {field, [](const T& record) { return fromText(record.*Pointer); },
          [](T& record, const Value& value) { record.*Pointer = textOf(value); }};
}

template <typename T, auto Pointer>
Member<T> numberMember(Field field) {
  return {field, [](const T& record) { return fromNumber(record.*Pointer); },
          [](T& record, const Value& value) {
            if constexpr (std::is_same_v<std::remove_reference_t<decltype(record.*Pointer)>,
                                         std::optional<std::int64_t>>) {
              record.*Pointer = toNumber(value);
            } else {
              record.*Pointer = toNumber(value).value_or(0);
            }
          }};
}

template <typename T, bool T::*Pointer>
Member<T> yesNoMember(Field field) {
  return {
      field, [](const T& record) { return Value(std::int64_t{record.*Pointer}); },
      [](T& record, const Value& value) { record.*Pointer = toNumber(value).value_or(0) != 0; }};
}

template <typename T>
RecordType<T> recordType(std::string_view id, std::string_view textId,
                         std::vector<Member<T>> members) {
  RecordType<T> type{{id, textId, {}}, std::move(members)};
  for (const auto& member : type.members) type.description.fields.push_back(member.field);
  return type;
}

constexpr FieldChoice kRoles[] = {{"assessor", KIJUN_TEXT("record.role.assessor")},
                                  {"respondent", KIJUN_TEXT("record.role.respondent")},
                                  {"approver", KIJUN_TEXT("record.role.approver")},
                                  {"auditor", KIJUN_TEXT("record.role.auditor")},
                                  {"executive", KIJUN_TEXT("record.role.executive")},
                                  {"administrator", KIJUN_TEXT("record.role.administrator")}};
constexpr FieldChoice kDocumentClasses[] = {{"1", KIJUN_TEXT("record.document.class.1")},
                                            {"2", KIJUN_TEXT("record.document.class.2")},
                                            {"3", KIJUN_TEXT("record.document.class.3")},
                                            {"4", KIJUN_TEXT("record.document.class.4")}};
constexpr FieldChoice kDocumentKinds[] = {
    {"policy", KIJUN_TEXT("record.document.kind.policy")},
    {"individual_policy", KIJUN_TEXT("record.document.kind.individual_policy")},
    {"procedure", KIJUN_TEXT("record.document.kind.procedure")},
    {"bcp", KIJUN_TEXT("record.document.kind.bcp")},
    {"it_bcp", KIJUN_TEXT("record.document.kind.it_bcp")},
    {"contingency", KIJUN_TEXT("record.document.kind.contingency")},
    {"recovery", KIJUN_TEXT("record.document.kind.recovery")},
    {"contract", KIJUN_TEXT("record.document.kind.contract")},
    {"standard", KIJUN_TEXT("record.document.kind.standard")},
    {"other", KIJUN_TEXT("record.document.kind.other")}};
constexpr FieldChoice kCompanyTypes[] = {
    {"board_company", KIJUN_TEXT("record.organisation.company_type.board_company")},
    {"committee_company", KIJUN_TEXT("record.organisation.company_type.committee_company")},
    {"other_company", KIJUN_TEXT("record.organisation.company_type.other_company")},
    {"public_enterprise", KIJUN_TEXT("record.organisation.company_type.public_enterprise")},
    {"local_government", KIJUN_TEXT("record.organisation.company_type.local_government")},
    {"incorporated_agency", KIJUN_TEXT("record.organisation.company_type.incorporated_agency")},
    {"cooperative", KIJUN_TEXT("record.organisation.company_type.cooperative")},
    {"other", KIJUN_TEXT("record.organisation.company_type.other")}};
constexpr FieldChoice kEvidenceKinds[] = {
    {"regulation", KIJUN_TEXT("record.evidence.kind.regulation")},
    {"record", KIJUN_TEXT("record.evidence.kind.record")},
    {"screen", KIJUN_TEXT("record.evidence.kind.screen")},
    {"interview", KIJUN_TEXT("record.evidence.kind.interview")},
    {"observation", KIJUN_TEXT("record.evidence.kind.observation")},
    {"diagram", KIJUN_TEXT("record.evidence.kind.diagram")},
    {"contract", KIJUN_TEXT("record.evidence.kind.contract")},
    {"report", KIJUN_TEXT("record.evidence.kind.report")}};
constexpr FieldChoice kConfidentialities[] = {
    {"3", KIJUN_TEXT("record.evidence.confidentiality.3")},
    {"2", KIJUN_TEXT("record.evidence.confidentiality.2")},
    {"1", KIJUN_TEXT("record.evidence.confidentiality.1")}};
constexpr FieldChoice kTlpLabels[] = {
    {"RED", KIJUN_TEXT("record.evidence.tlp.RED")},
    {"AMBER+STRICT", KIJUN_TEXT("record.evidence.tlp.AMBER_STRICT")},
    {"AMBER", KIJUN_TEXT("record.evidence.tlp.AMBER")},
    {"GREEN", KIJUN_TEXT("record.evidence.tlp.GREEN")},
    {"CLEAR", KIJUN_TEXT("record.evidence.tlp.CLEAR")}};
constexpr FieldChoice kCycleStates[] = {{"open", KIJUN_TEXT("record.cycle.state.open")},
                                        {"closed", KIJUN_TEXT("record.cycle.state.closed")}};

}  // namespace

const RecordType<Organisation>& organisationType() {
  using T = Organisation;
  static const auto type = recordType<T>(
      "organisation", KIJUN_TEXT("record.organisation"),
      {textMember<T, &T::name>(
           {"name", KIJUN_TEXT("record.organisation.name"), FieldKind::Text, Need::Required}),
       textMember<T, &T::legalForm>({"legal_form", KIJUN_TEXT("record.organisation.legal_form")}),
       textMember<T, &T::sector>({"sector", KIJUN_TEXT("record.organisation.sector")}),
       textMember<T, &T::scope>(
           {"scope", KIJUN_TEXT("record.organisation.scope"), FieldKind::LongText}),
       numberMember<T, &T::headcount>(
           {"headcount", KIJUN_TEXT("record.organisation.headcount"), FieldKind::Number}),
       textMember<T, &T::companyType>(
           choice("company_type", KIJUN_TEXT("record.organisation.company_type"), kCompanyTypes)),
       textMember<T, &T::standardAim>(
           {"standard_aim", KIJUN_TEXT("record.organisation.standard_aim"), FieldKind::LongText}),
       textMember<T, &T::standardScope>({"standard_scope",
                                         KIJUN_TEXT("record.organisation.standard_scope"),
                                         FieldKind::LongText}),
       textMember<T, &T::standardRoles>({"standard_roles",
                                         KIJUN_TEXT("record.organisation.standard_roles"),
                                         FieldKind::LongText})});
  return type;
}

const RecordType<Department>& departmentType() {
  using T = Department;
  static const auto type = recordType<T>(
      "department", KIJUN_TEXT("record.department"),
      {textMember<T, &T::name>(
           {"name", KIJUN_TEXT("record.department.name"), FieldKind::Text, Need::Required}),
       numberMember<T, &T::headcount>(
           {"headcount", KIJUN_TEXT("record.department.headcount"), FieldKind::Number}),
       numberMember<T, &T::position>(
           {"position", KIJUN_TEXT("record.position"), FieldKind::Number})});
  return type;
}

const RecordType<Person>& personType() {
  using T = Person;
  static const auto type =
      recordType<T>("person", KIJUN_TEXT("record.person"),
                    {textMember<T, &T::name>({"name", KIJUN_TEXT("record.person.name"),
                                              FieldKind::Text, Need::Required}),
                     textMember<T, &T::title>({"title", KIJUN_TEXT("record.person.title")}),
                     textMember<T, &T::department>({"department",
                                                    KIJUN_TEXT("record.person.department"),
                                                    FieldKind::Reference,
                                                    Need::Optional,
                                                    {},
                                                    "department"}),
                     textMember<T, &T::role>({"role", KIJUN_TEXT("record.person.role"),
                                              FieldKind::Choice, Need::Required, kRoles})});
  return type;
}

const RecordType<Document>& documentType() {
  using T = Document;
  static const auto type = recordType<T>(
      "document", KIJUN_TEXT("record.document"),
      {textMember<T, &T::title>(
           {"title", KIJUN_TEXT("record.document.title"), FieldKind::Text, Need::Required}),
       textMember<T, &T::documentClass>({"document_class", KIJUN_TEXT("record.document.class"),
                                         FieldKind::Choice, Need::Required, kDocumentClasses}),
       textMember<T, &T::version>({"version", KIJUN_TEXT("record.document.version")}),
       textMember<T, &T::approvedOn>(
           {"approved_on", KIJUN_TEXT("record.document.approved_on"), FieldKind::Day}),
       textMember<T, &T::owner>({"owner",
                                 KIJUN_TEXT("record.document.owner"),
                                 FieldKind::Reference,
                                 Need::Optional,
                                 {},
                                 "department"}),
       textMember<T, &T::note>({"note", KIJUN_TEXT("record.note"), FieldKind::LongText}),
       textMember<T, &T::kind>(choice("kind", KIJUN_TEXT("record.document.kind"), kDocumentKinds)),
       textMember<T, &T::effectiveOn>(
           {"effective_on", KIJUN_TEXT("record.document.effective_on"), FieldKind::Day}),
       textMember<T, &T::reviewDue>(
           {"review_due", KIJUN_TEXT("record.document.review_due"), FieldKind::Day}),
       textMember<T, &T::approver>(
           reference("approver", KIJUN_TEXT("record.document.approver"), "person")),
       textMember<T, &T::audience>({"audience", KIJUN_TEXT("record.document.audience")}),
       yesNoMember<T, &T::coversIncidents>(
           {"covers_incidents", KIJUN_TEXT("record.document.covers_incidents"), FieldKind::YesNo}),
       yesNoMember<T, &T::coversSupplyChain>({"covers_supply_chain",
                                              KIJUN_TEXT("record.document.covers_supply_chain"),
                                              FieldKind::YesNo}),
       textMember<T, &T::clauses>(
           {"clauses", KIJUN_TEXT("record.document.clauses"), FieldKind::LongText})});
  return type;
}

const RecordType<Evidence>& evidenceType() {
  using T = Evidence;
  static const auto type = recordType<T>(
      "evidence", KIJUN_TEXT("record.evidence"),
      {textMember<T, &T::title>(
           {"title", KIJUN_TEXT("record.evidence.title"), FieldKind::Text, Need::Required}),
       textMember<T, &T::kind>({"kind", KIJUN_TEXT("record.evidence.kind"), FieldKind::Choice,
                                Need::Required, kEvidenceKinds}),
       textMember<T, &T::effectiveOn>(
           {"effective_on", KIJUN_TEXT("record.evidence.effective_on"), FieldKind::Day}),
       textMember<T, &T::expiresOn>(
           {"expires_on", KIJUN_TEXT("record.evidence.expires_on"), FieldKind::Day}),
       textMember<T, &T::source>({"source", KIJUN_TEXT("record.evidence.source")}),
       textMember<T, &T::confidentiality>({"confidentiality",
                                           KIJUN_TEXT("record.evidence.confidentiality"),
                                           FieldKind::Choice, Need::Optional, kConfidentialities}),
       textMember<T, &T::tlp>({"tlp", KIJUN_TEXT("record.evidence.tlp"), FieldKind::Choice,
                               Need::Optional, kTlpLabels}),
       textMember<T, &T::tags>({"tags", KIJUN_TEXT("record.evidence.tags")}),
       textMember<T, &T::note>({"note", KIJUN_TEXT("record.note"), FieldKind::LongText})});
  return type;
}

const RecordType<Unit>& unitType() {
  using T = Unit;
  static const auto type = recordType<T>(
      "unit", KIJUN_TEXT("record.unit"),
      {textMember<T, &T::name>(
           {"name", KIJUN_TEXT("record.unit.name"), FieldKind::Text, Need::Required}),
       yesNoMember<T, &T::whole>({"whole", KIJUN_TEXT("record.unit.whole"), FieldKind::YesNo}),
       numberMember<T, &T::position>(
           {"position", KIJUN_TEXT("record.position"), FieldKind::Number})});
  return type;
}

const RecordType<CycleRecord>& cycleType() {
  using T = CycleRecord;
  static const auto type = recordType<T>(
      "cycle", KIJUN_TEXT("record.cycle"),
      {textMember<T, &T::name>(
           {"name", KIJUN_TEXT("record.cycle.name"), FieldKind::Text, Need::Required}),
       numberMember<T, &T::number>(
           {"number", KIJUN_TEXT("record.cycle.number"), FieldKind::Number, Need::Required}),
       textMember<T, &T::asOf>(
           {"as_of", KIJUN_TEXT("record.cycle.as_of"), FieldKind::Day, Need::Required}),
       textMember<T, &T::due>({"due", KIJUN_TEXT("record.cycle.due"), FieldKind::Day}),
       textMember<T, &T::scope>({"scope", KIJUN_TEXT("record.cycle.scope"), FieldKind::LongText}),
       textMember<T, &T::assessors>({"assessors", KIJUN_TEXT("record.cycle.assessors")}),
       textMember<T, &T::catalog>(
           {"catalog", KIJUN_TEXT("record.cycle.catalog"), FieldKind::Text, Need::Required}),
       textMember<T, &T::state>({"state", KIJUN_TEXT("record.cycle.state"), FieldKind::Choice,
                                 Need::Required, kCycleStates})});
  return type;
}

namespace {

auto& descriptions() {
  static std::array all = {&organisationType().description,
                           &departmentType().description,
                           &personType().description,
                           &stakeholderDescription(),
                           &serviceDescription(),
                           &serviceFunctionDescription(),
                           &circumstanceDescription(),
                           &obligationDescription(),
                           &assetDescription(),
                           &supplierDescription(),
                           &documentType().description,
                           &objectiveDescription(),
                           &riskCriterionDescription(),
                           &riskDescription(),
                           &scenarioDescription(),
                           &assetThreatDescription(),
                           &damageScenarioDescription(),
                           &attackScenarioDescription(),
                           &attackStepDescription(),
                           &riskModelDescription(),
                           &planDescription(),
                           &planMilestoneDescription(),
                           &planProgressDescription(),
                           &planBudgetDescription(),
                           &targetProfileDescription(),
                           &targetRuleDescription(),
                           &signalThresholdDescription(),
                           &signalNoteDescription(),
                           &appointmentDescription(),
                           &dialogueDescription(),
                           &disclosureDescription(),
                           &responseRoleDescription(),
                           &threatDescription(),
                           &incidentDescription(),
                           &incidentEventDescription(),
                           &contactDescription(),
                           &exerciseDescription(),
                           &exerciseFindingDescription(),
                           &qualificationDescription(),
                           &exemptionDescription(),
                           &inspectionDescription(),
                           &evidenceType().description,
                           &unitType().description,
                           &cycleType().description};
  return all;
}

}  // namespace

std::span<const RecordDescription* const> recordDescriptions() {
  return descriptions();
}

const RecordDescription* describeAnew(const RecordDescription& with) {
  const auto at = std::ranges::find(descriptions(), with.id, &RecordDescription::id);
  return at == descriptions().end() ? nullptr : std::exchange(*at, &with);
}

const RecordDescription* findDescription(std::string_view id) {
  for (const auto* description : recordDescriptions()) {
    if (description->id == id) return description;
  }
  return nullptr;
}

}  // namespace kijun
