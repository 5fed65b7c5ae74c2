#include "workspace/store/snapshot_store.h"

#include <algorithm>

#include "assessment/risk_edition.h"
#include "assessment/risk_register.h"
#include "assessment/signals.h"
#include "workspace/store/answer_store.h"
#include "workspace/store/cycle_store.h"
#include "workspace/store/entries.h"
#include "workspace/store/record_store.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

const CycleRecord* wantedCycle(const std::vector<CycleRecord>& cycles, std::optional<int> number) {
  if (number) {
    const auto at = std::ranges::find(cycles, *number, &CycleRecord::number);
    return at == cycles.end() ? nullptr : &*at;
  }
  const auto open = std::ranges::find(cycles.rbegin(), cycles.rend(), "open", &CycleRecord::state);
  if (open != cycles.rend()) return &*open;
  return cycles.empty() ? nullptr : &cycles.back();
}

std::map<Id, Date> attachedEvidence(SQLite::Database& database, int offsetMinutes) {
  std::map<Id, Date> attached;
  SQLite::Statement newest(database,
                           "SELECT evidence, MAX(added_at) FROM evidence_revision "
                           "WHERE evidence IN (SELECT evidence FROM evidence_link) GROUP BY 1");
  while (newest.executeStep()) {
    const auto added = Instant::parse(sql::textOf(newest.getColumn(1)));
    if (added) attached[sql::textOf(newest.getColumn(0))] = added->dateAt(offsetMinutes);
  }
  return attached;
}

// Beside the cycle: what weighs on its items, and what the registers say to its claims.
void compareWithRegisters(SQLite::Database& database, Snapshot& snapshot) {
  const auto& catalog = *snapshot.current.catalog;
  SignalInput input{readRegisters(database, signalSources()), {}, snapshot.asOf};
  if (hasTable(database, "evidence_link")) {
    input.attached = attachedEvidence(database, snapshot.offsetMinutes);
  }
  const auto model = RiskModel::of(catalog);
  // Without the rows of the methods: what they propose does not weigh on an item.
  const RegisterRows risks{{"risk", input.registers.at("risk")}};
  snapshot.riskLevels = riskLevelsOf(model, riskViews(model, risks, {}, snapshot.asOf));
  auto signals = readSignals(catalog, input);
  snapshot.current.disagreeing = disagreeingItems(signals);
  snapshot.signals = std::make_shared<const std::vector<SignalReading>>(std::move(signals));
}

// The catalog with the workspace's own risk model in it. The cycle before is weighed by the same.
CatalogPtr catalogInForce(SQLite::Database& database, CatalogPtr catalog) {
  const auto& models = *findDescription("risk_model");
  return inForce(std::move(catalog), {{std::string(models.id), readRecords(database, models)}});
}

}  // namespace

CycleData readCycle(SQLite::Database& database, CatalogPtr catalog, CycleRecord record) {
  CycleData data;
  data.catalog = std::move(catalog);
  data.units = unitsOfCycle(database, record.id);
  data.settings = settingsOfCycle(database, record.id);
  for (auto& answer : answersOfCycle(database, record.id)) {
    data.answers[answer.key.item].push_back(std::move(answer));
  }
  data.cycle = std::move(record);
  return data;
}

Snapshot readSnapshot(SQLite::Database& database, CatalogShelf& catalogs,
                      std::optional<int> cycleNumber, std::optional<Date> asOf) {
  const auto cycles = readAll(database, cycleType());
  const auto* wanted = wantedCycle(cycles, cycleNumber);
  if (!wanted) {
    throw Error(Fault::Input, cycleNumber ? msg("workspace.cycle.unknown_number", *cycleNumber)
                                          : msg("workspace.cycle.unknown"));
  }
  Snapshot snapshot;
  if (auto organisations = readAll(database, organisationType()); !organisations.empty()) {
    snapshot.organisation = std::move(organisations.front());
  }
  snapshot.departments = readAll(database, departmentType());
  snapshot.people = readAll(database, personType());
  snapshot.documents = readAll(database, documentType());
  const auto catalogOf = [&](const CycleRecord& cycle) {
    return catalogInForce(database, catalogs.get(database, cycle.catalog));
  };
  snapshot.current = readCycle(database, catalogOf(*wanted), *wanted);
  const auto before = std::ranges::find(cycles, wanted->number - 1, &CycleRecord::number);
  if (before != cycles.end()) snapshot.previous = readCycle(database, catalogOf(*before), *before);
  snapshot.asOf = asOf ? *asOf : Date::parse(wanted->asOf).value_or(Date());
  if (const auto head = headEntry(database)) {
    snapshot.headHash = toHex(head->hash);
    snapshot.headEntry = head->number;
  }
  snapshot.offsetMinutes = offsetMinutesOf(database);
  compareWithRegisters(database, snapshot);
  return snapshot;
}

}  // namespace kijun
