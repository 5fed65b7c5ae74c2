// Organisation and scope. Sources: guideline 2 (services, functions, context, obligations), 2.3
// (stakeholders).
#include "records/registers/descriptions.h"

namespace kijun {
namespace {

constexpr FieldChoice kCircumstanceSide[] = {
    {"external", KIJUN_TEXT("record.circumstance.side.external")},
    {"internal", KIJUN_TEXT("record.circumstance.side.internal")},
};
constexpr FieldChoice kObligationKind[] = {
    {"law", KIJUN_TEXT("record.obligation.kind.law")},
    {"contract", KIJUN_TEXT("record.obligation.kind.contract")},
    {"supplier_limit", KIJUN_TEXT("record.obligation.kind.supplier_limit")},
    {"licence", KIJUN_TEXT("record.obligation.kind.licence")},
    {"agreement", KIJUN_TEXT("record.obligation.kind.agreement")},
};
constexpr FieldChoice kStakeholderKind[] = {
    {"management", KIJUN_TEXT("record.stakeholder.kind.management")},
    {"ciso", KIJUN_TEXT("record.stakeholder.kind.ciso")},
    {"department", KIJUN_TEXT("record.stakeholder.kind.department")},
    {"authority", KIJUN_TEXT("record.stakeholder.kind.authority")},
    {"ceptoar", KIJUN_TEXT("record.stakeholder.kind.ceptoar")},
    {"supplier", KIJUN_TEXT("record.stakeholder.kind.supplier")},
    {"customer", KIJUN_TEXT("record.stakeholder.kind.customer")},
    {"police", KIJUN_TEXT("record.stakeholder.kind.police")},
    {"other", KIJUN_TEXT("record.stakeholder.kind.other")},
};

}  // namespace

const RecordDescription& serviceDescription() {
  static const RecordDescription description{
      "service",
      KIJUN_TEXT("record.service"),
      {
          {"name", KIJUN_TEXT("record.service.name"), FieldKind::Text, Need::Required},
          {"description", KIJUN_TEXT("record.service.description"), FieldKind::LongText},
          {"maintenance_level", KIJUN_TEXT("record.service.maintenance_level"), FieldKind::Text},
          {"minimum_level", KIJUN_TEXT("record.service.minimum_level"), FieldKind::Text},
          {"tolerable_outage", KIJUN_TEXT("record.service.tolerable_outage"), FieldKind::Text},
          reference("owner", KIJUN_TEXT("record.service.owner"), "department"),
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& serviceFunctionDescription() {
  static const RecordDescription description{
      "service_function",
      KIJUN_TEXT("record.service_function"),
      {
          {"name", KIJUN_TEXT("record.service_function.name"), FieldKind::Text, Need::Required},
          reference("service", KIJUN_TEXT("record.service_function.service"), "service",
                    Need::Required),
          {"description", KIJUN_TEXT("record.service_function.description"), FieldKind::LongText},
          reference("owner", KIJUN_TEXT("record.service_function.owner"), "department"),
          references("needs", KIJUN_TEXT("record.service_function.needs"), "asset"),
          references("suppliers", KIJUN_TEXT("record.service_function.suppliers"), "supplier"),
          {"people", KIJUN_TEXT("record.service_function.people"), FieldKind::Text},
      }};
  return description;
}

const RecordDescription& circumstanceDescription() {
  static const RecordDescription description{
      "circumstance",
      KIJUN_TEXT("record.circumstance"),
      {
          {"title", KIJUN_TEXT("record.circumstance.title"), FieldKind::Text, Need::Required},
          choice("side", KIJUN_TEXT("record.circumstance.side"), kCircumstanceSide, Need::Required),
          {"description", KIJUN_TEXT("record.circumstance.description"), FieldKind::LongText},
          {"effect", KIJUN_TEXT("record.circumstance.effect"), FieldKind::LongText},
          {"reviewed_on", KIJUN_TEXT("record.circumstance.reviewed_on"), FieldKind::Day},
          references("items", KIJUN_TEXT("record.circumstance.items"), "item"),
      }};
  return description;
}

const RecordDescription& obligationDescription() {
  static const RecordDescription description{
      "obligation",
      KIJUN_TEXT("record.obligation"),
      {
          {"title", KIJUN_TEXT("record.obligation.title"), FieldKind::Text, Need::Required},
          choice("kind", KIJUN_TEXT("record.obligation.kind"), kObligationKind, Need::Required),
          {"source", KIJUN_TEXT("record.obligation.source"), FieldKind::Text},
          {"clause", KIJUN_TEXT("record.obligation.clause"), FieldKind::Text},
          {"description", KIJUN_TEXT("record.obligation.description"), FieldKind::LongText},
          reference("owner", KIJUN_TEXT("record.obligation.owner"), "department"),
          references("services", KIJUN_TEXT("record.obligation.services"), "service"),
          references("documents", KIJUN_TEXT("record.obligation.documents"), "document"),
          references("items", KIJUN_TEXT("record.obligation.items"), "item"),
      }};
  return description;
}

const RecordDescription& stakeholderDescription() {
  static const RecordDescription description{
      "stakeholder",
      KIJUN_TEXT("record.stakeholder"),
      {
          {"name", KIJUN_TEXT("record.stakeholder.name"), FieldKind::Text, Need::Required},
          choice("kind", KIJUN_TEXT("record.stakeholder.kind"), kStakeholderKind, Need::Required),
          {"role", KIJUN_TEXT("record.stakeholder.role"), FieldKind::LongText},
          {"contact", KIJUN_TEXT("record.stakeholder.contact"), FieldKind::Text},
          references("departments", KIJUN_TEXT("record.stakeholder.departments"), "department"),
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

}  // namespace kijun
