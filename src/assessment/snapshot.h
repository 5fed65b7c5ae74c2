// One cycle's values, read in one transaction, complete and without a database behind them: what
// scores, reports and pages are computed from. A plain value: copy it to any thread.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/time.h"
#include "catalog/catalog.h"
#include "records/answer.h"
#include "records/registers.h"

namespace kijun {

struct SignalReading;

// One cycle with its answers.
struct CycleData {
  CycleRecord cycle;
  CatalogPtr catalog;
  std::vector<Unit> units;                                    // of this cycle, 全体 first
  std::map<std::string, ItemSettings, std::less<>> settings;  // by item
  // By item, then in unit order; only what exists. An item is answered by unit as soon as a unit
  // other than 全体 has an answer of its own that says something; a unit without one stands as 全体
  // stands.
  std::map<std::string, std::vector<Answer>, std::less<>> answers;
  // Items with a signal that disagrees (signals.h). Only where a snapshot speaks of the cycle: the
  // registers of today say nothing of the cycle before.
  std::set<std::string, std::less<>> disagreeing = {};

  const Unit* unit(const Id& id) const;
  const Unit& whole() const { return units.front(); }
  // The answer given for exactly that unit, or nullptr.
  const Answer* answer(std::string_view item, const Id& unitId) const;
  bool answeredByUnit(std::string_view item) const;
  // What counts: the one answer for 全体, or one a unit (its own, else that of 全体, else nothing
  // and then nullptr in its place).
  std::vector<const Answer*> effectiveAnswers(std::string_view item) const;
};

struct Snapshot {
  Organisation organisation;
  std::vector<Department> departments;
  std::vector<Person> people;
  std::vector<Document> documents;
  CycleData current;
  std::optional<CycleData> previous;  // the cycle numbered one before, if any
  // The highest current level of an open, unaccepted risk linked to the item ("A".."E").
  std::map<std::string, std::string, std::less<>> riskLevels;
  // What the registers say to the claims, on asOf: readingsOf() of signals.h.
  std::shared_ptr<const std::vector<SignalReading>> signals;
  Date asOf;             // --as-of, default the cycle's as-of date
  std::string headHash;  // of the journal, hexadecimal
  std::int64_t headEntry = 0;
  int offsetMinutes = kJapanOffsetMinutes;

  const Department* department(const Id& id) const;
  const Person* person(const Id& id) const;
  const Document* document(const Id& id) const;
};

}  // namespace kijun
