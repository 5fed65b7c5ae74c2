// What there is and who supplies it. Sources: guideline 5.1.1 (assets and their
// grades), 4.4, 5.1.2, 5.2.2 (suppliers).
#include "records/registers/descriptions.h"

namespace kijun {
namespace {

constexpr FieldChoice kAssetKind[] = {
    {"information_system", KIJUN_TEXT("record.asset.kind.information_system")},
    {"control_system", KIJUN_TEXT("record.asset.kind.control_system")},
    {"software", KIJUN_TEXT("record.asset.kind.software")},
    {"hardware", KIJUN_TEXT("record.asset.kind.hardware")},
    {"information", KIJUN_TEXT("record.asset.kind.information")},
    {"network", KIJUN_TEXT("record.asset.kind.network")},
    {"facility", KIJUN_TEXT("record.asset.kind.facility")},
    {"external", KIJUN_TEXT("record.asset.kind.external")},
    {"cloud", KIJUN_TEXT("record.asset.kind.cloud")},
};
constexpr FieldChoice kAssetStatus[] = {
    {"approved", KIJUN_TEXT("record.asset.status.approved")},
    {"unapproved", KIJUN_TEXT("record.asset.status.unapproved")},
    {"retired", KIJUN_TEXT("record.asset.status.retired")},
};
// The scales differ on purpose: confidentiality has three grades, the others two.
constexpr FieldChoice kConfidentiality[] = {
    {"3", KIJUN_TEXT("record.asset.grade.3")},
    {"2", KIJUN_TEXT("record.asset.grade.2")},
    {"1", KIJUN_TEXT("record.asset.grade.1")},
};
constexpr FieldChoice kTwoGrades[] = {
    {"2", KIJUN_TEXT("record.asset.two_grades.2")},
    {"1", KIJUN_TEXT("record.asset.two_grades.1")},
};
constexpr FieldChoice kAssetImportance[] = {
    {"3", KIJUN_TEXT("record.asset.importance.3")},
    {"2", KIJUN_TEXT("record.asset.importance.2")},
    {"1", KIJUN_TEXT("record.asset.importance.1")},
};
constexpr FieldChoice kAssetConnection[] = {
    {"none", KIJUN_TEXT("record.asset.connection.none")},
    {"maintenance", KIJUN_TEXT("record.asset.connection.maintenance")},
    {"closed", KIJUN_TEXT("record.asset.connection.closed")},
    {"internet", KIJUN_TEXT("record.asset.connection.internet")},
};
constexpr FieldChoice kSupplierTier[] = {
    {"1", KIJUN_TEXT("record.supplier.tier.1")},
    {"2", KIJUN_TEXT("record.supplier.tier.2")},
    {"3", KIJUN_TEXT("record.supplier.tier.3")},
};
constexpr FieldChoice kSupplierAgreement[] = {
    {"agreed", KIJUN_TEXT("record.supplier.agreement.agreed")},
    {"partial", KIJUN_TEXT("record.supplier.agreement.partial")},
    {"none", KIJUN_TEXT("record.supplier.agreement.none")},
};
constexpr FieldChoice kSupplierReviewResult[] = {
    {"good", KIJUN_TEXT("record.supplier.review_result.good")},
    {"findings", KIJUN_TEXT("record.supplier.review_result.findings")},
    {"bad", KIJUN_TEXT("record.supplier.review_result.bad")},
};

}  // namespace

const RecordDescription& assetDescription() {
  static const RecordDescription description{
      "asset",
      KIJUN_TEXT("record.asset"),
      {
          {"name", KIJUN_TEXT("record.asset.name"), FieldKind::Text, Need::Required},
          choice("kind", KIJUN_TEXT("record.asset.kind"), kAssetKind, Need::Required),
          {"number", KIJUN_TEXT("record.asset.number"), FieldKind::Text},
          choice("status", KIJUN_TEXT("record.asset.status"), kAssetStatus, Need::Required),
          reference("owner", KIJUN_TEXT("record.asset.owner"), "department"),
          reference("manager", KIJUN_TEXT("record.asset.manager"), "person"),
          reference("deputy", KIJUN_TEXT("record.asset.deputy"), "person"),
          {"permitted_use", KIJUN_TEXT("record.asset.permitted_use"), FieldKind::LongText},
          {"location", KIJUN_TEXT("record.asset.location"), FieldKind::Text},
          {"overseas", KIJUN_TEXT("record.asset.overseas"), FieldKind::YesNo},
          choice("confidentiality", KIJUN_TEXT("record.asset.confidentiality"), kConfidentiality),
          choice("integrity", KIJUN_TEXT("record.asset.integrity"), kTwoGrades),
          choice("availability", KIJUN_TEXT("record.asset.availability"), kTwoGrades),
          {"handling", KIJUN_TEXT("record.asset.handling"), FieldKind::LongText},
          choice("importance", KIJUN_TEXT("record.asset.importance"), kAssetImportance),
          {"own_grades", KIJUN_TEXT("record.asset.own_grades"), FieldKind::YesNo},
          {.id = "own_grades_reason",
           .textId = KIJUN_TEXT("record.asset.own_grades_reason"),
           .kind = FieldKind::LongText,
           .neededWith = "own_grades"},
          {"vendor", KIJUN_TEXT("record.asset.vendor"), FieldKind::Text},
          {"version", KIJUN_TEXT("record.asset.version"), FieldKind::Text},
          {"support_end", KIJUN_TEXT("record.asset.support_end"), FieldKind::Day},
          choice("connection", KIJUN_TEXT("record.asset.connection"), kAssetConnection),
          {"address", KIJUN_TEXT("record.asset.address"), FieldKind::Text},
          references("depends_on", KIJUN_TEXT("record.asset.depends_on"), "asset"),
          references("services", KIJUN_TEXT("record.asset.services"), "service"),
          references("suppliers", KIJUN_TEXT("record.asset.suppliers"), "supplier"),
          references("documents", KIJUN_TEXT("record.asset.documents"), "document"),
          references("items", KIJUN_TEXT("record.asset.items"), "item"),
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

const RecordDescription& supplierDescription() {
  static const RecordDescription description{
      "supplier",
      KIJUN_TEXT("record.supplier"),
      {
          {"name", KIJUN_TEXT("record.supplier.name"), FieldKind::Text, Need::Required},
          {"supplies", KIJUN_TEXT("record.supplier.supplies"), FieldKind::LongText},
          choice("tier", KIJUN_TEXT("record.supplier.tier"), kSupplierTier),
          reference("owner", KIJUN_TEXT("record.supplier.owner"), "department"),
          references("services", KIJUN_TEXT("record.supplier.services"), "service"),
          references("subcontractors", KIJUN_TEXT("record.supplier.subcontractors"), "supplier"),
          {"requirements", KIJUN_TEXT("record.supplier.requirements"), FieldKind::LongText},
          choice("agreement", KIJUN_TEXT("record.supplier.agreement"), kSupplierAgreement),
          {"liability", KIJUN_TEXT("record.supplier.liability"), FieldKind::Text},
          {"contract_until", KIJUN_TEXT("record.supplier.contract_until"), FieldKind::Day},
          {"review_due", KIJUN_TEXT("record.supplier.review_due"), FieldKind::Day},
          {"reviewed_on", KIJUN_TEXT("record.supplier.reviewed_on"), FieldKind::Day},
          choice("review_result", KIJUN_TEXT("record.supplier.review_result"),
                 kSupplierReviewResult),
          {"review_note", KIJUN_TEXT("record.supplier.review_note"), FieldKind::LongText},
          {"changes", KIJUN_TEXT("record.supplier.changes"), FieldKind::LongText},
          {"incident_contact", KIJUN_TEXT("record.supplier.incident_contact"), FieldKind::Text},
          {"abroad", KIJUN_TEXT("record.supplier.abroad"), FieldKind::YesNo},
          {"foreign_law", KIJUN_TEXT("record.supplier.foreign_law"), FieldKind::LongText},
          {"end_duties", KIJUN_TEXT("record.supplier.end_duties"), FieldKind::LongText},
          references("documents", KIJUN_TEXT("record.supplier.documents"), "document"),
          references("items", KIJUN_TEXT("record.supplier.items"), "item"),
          {"note", KIJUN_TEXT("record.note"), FieldKind::LongText},
      }};
  return description;
}

}  // namespace kijun
