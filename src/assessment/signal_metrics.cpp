#include "assessment/signal_metrics.h"

#include <algorithm>

namespace kijun::metrics {
namespace {

struct Named {
  std::string_view name;
  Metric metric;
};

constexpr Named kMetrics[] = {
    {"meetings.management_dialogue.overdue.count", dialogueOverdue},
    {"appointments.responsible_officer.with_decision.count", responsibleOfficers},
    {"checks.audit_or_self_check.this_fiscal_year.count", auditsThisYear},
    {"disclosures.topics_covered.count", disclosedTopics},
    {"assets.with_owner_and_use_limits.share", ownedAssets},
    {"services.critical.with_scenario.share", servicesWithScenario},
    {"assets.control_systems.risk_assessed.share", assessedControlSystems},
    {"plans.with_all_fields.share", completePlans},
    {"assets.important_systems.with_supplier_dependency.share", systemsWithSuppliers},
    {"documents.continuity_plans.cyber_reviewed_this_fiscal_year.count", reviewedContinuityPlans},
    {"documents.continuity_plans.covering_supply_chain.count", supplyChainContinuityPlans},
    {"training.this_fiscal_year.coverage.share", trainingCoverage},
    {"response_roles.agreed.share", agreedRoles},
    {"plans.overdue.count", overduePlans},
    {"contacts.verified_within_six_months.share", verifiedContacts},
    {"exercises.this_fiscal_year.findings_tracked.count", trackedExercises},
    {"exercises.this_fiscal_year.with_management.count", managementExercises},
    {"external_services.with_owner.share", ownedExternalServices},
    {"evidence.diagrams.latest.age_months", diagramAge},
    {"assets.unapproved.open.count", unapprovedAssets},
    {"assets.information.graded_cia.share", gradedInformation},
    {"suppliers.with_access.requirements_agreed.share", agreedSuppliers},
    {"suppliers.reviews.on_schedule.share", reviewedSuppliers},
    {"checks.restore_test.latest.age_months", restoreTestAge},
    {"assets.unsupported_software.without_compensation.count", unsupportedSoftware},
    {"checks.vulnerability_scan.latest.age_days", scanAge},
    {"exceptions.patch.without_compensation.count", patchExceptions},
    {"appointments.incident_manager.count", incidentManagers},
    {"checks.access_review.latest.age_months", accessReviewAge},
};

std::int64_t sizeOf(const std::vector<SignalRow>& rows) {
  return static_cast<std::int64_t>(rows.size());
}

}  // namespace

Metric find(std::string_view name) {
  for (const auto& entry : kMetrics) {
    if (entry.name == name) return entry.metric;
  }
  return nullptr;
}

std::optional<Date> Asked::past(const RecordView& row, std::string_view field) const {
  const auto day = Date::parse(row.text(field));
  return day && *day <= input.asOf ? day : std::nullopt;
}

void Tally::add(SignalRow row, bool fulfils) {
  (fulfils ? rows_.fulfilling : rows_.failing).push_back(std::move(row));
}

Measured Tally::share() && {
  const auto good = sizeOf(rows_.fulfilling);
  const auto all = good + sizeOf(rows_.failing);
  return {ratio(good * 100, all), std::move(rows_)};
}

Measured Tally::fulfilling() && {
  if (isEmpty()) return {};
  const Fraction count = sizeOf(rows_.fulfilling);
  return {count, std::move(rows_)};
}

Measured Tally::failing() && {
  if (isEmpty()) return {};
  const Fraction count = sizeOf(rows_.failing);
  return {count, std::move(rows_)};
}

Date monthsAfter(Date day, int months) {
  using namespace std::chrono;
  const year_month_day from(day.days());
  const auto month = year_month(from.year(), from.month()) + std::chrono::months(months);
  const year_month_day_last last(month.year(), month_day_last(month.month()));
  return Date(month / std::min(from.day(), last.day()));
}

Fraction monthsBetween(Date from, Date to) {
  int months = (to.year() - from.year()) * 12 + static_cast<int>(to.month()) -
               static_cast<int>(from.month());
  if (monthsAfter(from, months) > to) --months;
  const auto begun = monthsAfter(from, months).days();
  const auto length = (monthsAfter(from, months + 1).days() - begun).count();
  return Fraction(months) + Fraction((to.days() - begun).count(), length);
}

}  // namespace kijun::metrics
