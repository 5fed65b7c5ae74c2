// The metrics behind the signals, one function each, by the name catalogs call them: what is
// counted, and which rows made it. Those of one register stand together in signal_metrics_*.cpp.
// Retired assets and cancelled plans count nowhere. Part of signals.h; pure, any thread.
#pragma once
#include "assessment/signals.h"
#include "records/record_view.h"

namespace kijun::metrics {

struct Measured {
  Figure value;  // null: no data
  SignalRows rows;
};

struct Asked {
  const SignalInput& input;
  const Signal& signal;  // whose items tell which appointments it means
  std::vector<RecordView> rows(std::string_view record) const {
    return viewsOf(input.registers, record);
  }
  // A day that is given and not after the day of the reading.
  std::optional<Date> past(const RecordView& row, std::string_view field) const;
  bool isThisYear(Date day) const { return fiscalYearOf(day) == fiscalYearOf(input.asOf); }
};

using Metric = Measured (*)(const Asked&);

// nullptr where no metric has that name. Every name of catalog/signal.h has one.
Metric find(std::string_view name);

// ---- shapes that metrics share ----

// Sorts rows into fulfilling and failing.
class Tally {
 public:
  void add(const RecordView& row, std::string_view record, bool fulfils) {
    add({std::string(record), row.id()}, fulfils);
  }
  void add(SignalRow row, bool fulfils);
  bool isEmpty() const { return rows_.fulfilling.empty() && rows_.failing.empty(); }
  // Percent of the rows that fulfil; no data without rows.
  Measured share() &&;
  // The number of those that fulfil, or that fail; no data without rows.
  Measured fulfilling() &&;
  Measured failing() &&;

 private:
  SignalRows rows_;
};

Date monthsAfter(Date day, int months);  // the last day of a month that is too short
// Whole months and the part of the one begun.
Fraction monthsBetween(Date from, Date to);

// ---- governance ----
Measured dialogueOverdue(const Asked&);
Measured responsibleOfficers(const Asked&);
Measured incidentManagers(const Asked&);
Measured disclosedTopics(const Asked&);
Measured agreedRoles(const Asked&);
Measured reviewedContinuityPlans(const Asked&);
Measured supplyChainContinuityPlans(const Asked&);
// ---- plans ----
Measured completePlans(const Asked&);
Measured overduePlans(const Asked&);
// ---- assets and suppliers ----
Measured ownedAssets(const Asked&);
Measured servicesWithScenario(const Asked&);
Measured assessedControlSystems(const Asked&);
Measured systemsWithSuppliers(const Asked&);
Measured ownedExternalServices(const Asked&);
Measured unapprovedAssets(const Asked&);
Measured gradedInformation(const Asked&);
Measured unsupportedSoftware(const Asked&);
Measured agreedSuppliers(const Asked&);
Measured reviewedSuppliers(const Asked&);
// ---- readiness, checks and evidence ----
Measured trainingCoverage(const Asked&);
Measured trackedExercises(const Asked&);
Measured managementExercises(const Asked&);
Measured verifiedContacts(const Asked&);
Measured patchExceptions(const Asked&);
Measured auditsThisYear(const Asked&);
Measured restoreTestAge(const Asked&);
Measured scanAge(const Asked&);
Measured accessReviewAge(const Asked&);
Measured diagramAge(const Asked&);

}  // namespace kijun::metrics
