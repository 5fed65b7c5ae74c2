#include "catalog/signal.h"

#include <array>
#include <utility>

namespace kijun {
namespace {

using enum SignalUnit;

// In the order of the items they speak of.
constexpr std::pair<std::string_view, SignalUnit> kMetrics[] = {
    {"meetings.management_dialogue.overdue.count", Count},
    {"appointments.responsible_officer.with_decision.count", Count},
    {"checks.audit_or_self_check.this_fiscal_year.count", Count},
    {"disclosures.topics_covered.count", Topics},
    {"assets.with_owner_and_use_limits.share", Percent},
    {"services.critical.with_scenario.share", Percent},
    {"assets.control_systems.risk_assessed.share", Percent},
    {"plans.with_all_fields.share", Percent},
    {"assets.important_systems.with_supplier_dependency.share", Percent},
    {"documents.continuity_plans.cyber_reviewed_this_fiscal_year.count", Count},
    {"documents.continuity_plans.covering_supply_chain.count", Count},
    {"training.this_fiscal_year.coverage.share", Percent},
    {"response_roles.agreed.share", Percent},
    {"plans.overdue.count", Count},
    {"contacts.verified_within_six_months.share", Percent},
    {"exercises.this_fiscal_year.findings_tracked.count", Count},
    {"exercises.this_fiscal_year.with_management.count", Count},
    {"external_services.with_owner.share", Percent},
    {"evidence.diagrams.latest.age_months", Months},
    {"assets.unapproved.open.count", Count},
    {"assets.information.graded_cia.share", Percent},
    {"suppliers.with_access.requirements_agreed.share", Percent},
    {"suppliers.reviews.on_schedule.share", Percent},
    {"checks.restore_test.latest.age_months", Months},
    {"assets.unsupported_software.without_compensation.count", Count},
    {"checks.vulnerability_scan.latest.age_days", Days},
    {"exceptions.patch.without_compensation.count", Count},
    {"appointments.incident_manager.count", Count},
    {"checks.access_review.latest.age_months", Months},
};

constexpr std::array<std::string_view, 5> kUnits{"percent", "count", "days", "months", "topics"};
constexpr std::array<std::string_view, 3> kTests{">=", "<=", "=="};

SignalTest testFromId(std::string_view id) {
  if (id == ">=") return SignalTest::AtLeast;
  return id == "<=" ? SignalTest::AtMost : SignalTest::Exactly;
}

Bilingual textOf(const nlohmann::json& signal, const char* key) {
  const auto& text = signal.at("text").at(key);
  return {text.at("ja").get<std::string>(), text.at("en").get<std::string>()};
}

}  // namespace

std::vector<Signal> signalsOf(const Catalog& catalog) {
  std::vector<Signal> signals;
  for (const auto& entry : catalog.part("signals")) {
    signals.push_back(
        {entry.at("id").get<std::string>(), entry.at("items").get<std::vector<std::string>>(),
         entry.at("metric").get<std::string>(),
         signalUnitFromId(entry.at("unit").get<std::string>()).value(),
         testFromId(entry.at("op").get<std::string>()), entry.at("threshold").get<int>(),
         textOf(entry, "agrees"), textOf(entry, "disagrees"), textOf(entry, "no_data")});
  }
  return signals;
}

std::optional<SignalUnit> unitOfMetric(std::string_view metric) {
  for (const auto& [name, unit] : kMetrics) {
    if (name == metric) return unit;
  }
  return std::nullopt;
}

std::vector<std::string_view> metricNames() {
  std::vector<std::string_view> names;
  for (const auto& [name, unit] : kMetrics) names.push_back(name);
  return names;
}

std::string_view idOf(SignalUnit unit) {
  return kUnits[static_cast<std::size_t>(unit)];
}

std::string_view idOf(SignalTest test) {
  return kTests[static_cast<std::size_t>(test)];
}

std::optional<SignalUnit> signalUnitFromId(std::string_view id) {
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    if (kUnits[i] == id) return static_cast<SignalUnit>(i);
  }
  return std::nullopt;
}

}  // namespace kijun
