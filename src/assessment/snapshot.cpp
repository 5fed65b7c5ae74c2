#include "assessment/snapshot.h"

namespace kijun {
namespace {

template <typename T>
const T* findById(const std::vector<T>& list, const Id& id) {
  for (const auto& entry : list) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

}  // namespace

const Unit* CycleData::unit(const Id& id) const {
  return findById(units, id);
}

const Answer* CycleData::answer(std::string_view item, const Id& unitId) const {
  const auto at = answers.find(item);
  if (at == answers.end()) return nullptr;
  for (const auto& answer : at->second) {
    if (answer.key.unit == unitId) return &answer;
  }
  return nullptr;
}

bool CycleData::answeredByUnit(std::string_view item) const {
  for (const auto& unit : units) {
    const auto* own = unit.whole ? nullptr : answer(item, unit.id);
    if (own && !isBlank(*own)) return true;
  }
  return false;
}

std::vector<const Answer*> CycleData::effectiveAnswers(std::string_view item) const {
  const Answer* ofWhole = units.empty() ? nullptr : answer(item, whole().id);
  if (!answeredByUnit(item)) return {ofWhole};
  std::vector<const Answer*> effective;
  for (const auto& unit : units) {
    if (unit.whole) continue;
    const Answer* own = answer(item, unit.id);
    effective.push_back(own && !isBlank(*own) ? own : ofWhole);
  }
  return effective;
}

const Department* Snapshot::department(const Id& id) const {
  return findById(departments, id);
}
const Person* Snapshot::person(const Id& id) const {
  return findById(people, id);
}
const Document* Snapshot::document(const Id& id) const {
  return findById(documents, id);
}

}  // namespace kijun
