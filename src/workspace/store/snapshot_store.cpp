#include "workspace/store/snapshot_store.h"

#include <algorithm>

#include "assessment/risk_register.h"
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

std::map<std::string, std::string, std::less<>> riskLevels(SQLite::Database& database,
                                                           const Catalog& catalog,
                                                           const Date& asOf) {
  const auto& risks = *findDescription("risk");
  // A file of a schema before the registers, read without being migrated.
  if (!hasTable(database, risks.id)) return {};
  const auto model = RiskModel::of(catalog);
  const RegisterRows rows{{std::string(risks.id), readRecords(database, risks)}};
  return riskLevelsOf(model, riskViews(model, rows, {}, asOf));
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
  snapshot.current = readCycle(database, catalogs.get(database, wanted->catalog), *wanted);
  const auto before = std::ranges::find(cycles, wanted->number - 1, &CycleRecord::number);
  if (before != cycles.end())
    snapshot.previous = readCycle(database, catalogs.get(database, before->catalog), *before);
  snapshot.asOf = asOf ? *asOf : Date::parse(wanted->asOf).value_or(Date());
  snapshot.riskLevels = riskLevels(database, *snapshot.current.catalog, snapshot.asOf);
  if (const auto head = headEntry(database)) {
    snapshot.headHash = toHex(head->hash);
    snapshot.headEntry = head->number;
  }
  snapshot.offsetMinutes = offsetMinutesOf(database);
  return snapshot;
}

}  // namespace kijun
