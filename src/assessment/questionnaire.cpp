#include "assessment/questionnaire.h"

#include <algorithm>

#include "assessment/collection.h"
#include "base/error.h"
#include "base/text.h"

namespace kijun {
namespace {

bool isWanted(const Snapshot& snapshot, const QuestionnaireWish& wish, const DueAnswer& due) {
  if (due.department != wish.department) return false;
  if (!wish.respondent.empty() && due.respondent != wish.respondent) return false;
  if (wish.sections.empty()) return true;
  const auto& catalog = *snapshot.current.catalog;
  const auto& section = catalog.items()[due.item].section;
  return std::ranges::any_of(wish.sections, [&](const std::string& wanted) {
    return section == wanted || catalog.isUnder(section, wanted);
  });
}

// Of the cycle before, for the same unit; where that was not answered by unit, what 全体 said.
std::optional<Answer> lastAnswer(const Snapshot& snapshot, const AnswerKey& key) {
  if (!snapshot.previous || snapshot.previous->units.empty()) return std::nullopt;
  const auto& before = *snapshot.previous;
  const auto* unit = snapshot.current.unit(key.unit);
  for (const auto& candidate : {key.unit, before.whole().id}) {
    const auto* answer = before.answer(key.item, candidate);
    if (answer && !isBlank(*answer)) return *answer;
    if (unit && unit->whole) break;
  }
  return std::nullopt;
}

QuestionnaireRow rowOf(const Snapshot& snapshot, const DueAnswer& due,
                       const std::map<AnswerKey, std::vector<std::string>>& evidence) {
  QuestionnaireRow row;
  row.item = due.item;
  row.unit = due.key.unit;
  if (const auto* answer = snapshot.current.answer(due.key.item, due.key.unit)) {
    row.answer = *answer;
  }
  row.answer.key = due.key;
  row.lastCycle = lastAnswer(snapshot, due.key);
  if (const auto at = evidence.find(due.key); at != evidence.end()) row.evidence = at->second;
  return row;
}

std::string namesOf(const std::vector<Department>& departments) {
  std::string names;
  for (const auto& department : departments) names += (names.empty() ? "" : ", ") + department.name;
  return names;
}

}  // namespace

const Unit& Questionnaire::unitOf(const QuestionnaireRow& row) const {
  return *std::ranges::find(units, row.unit, &Unit::id);
}

bool Questionnaire::manyUnits() const {
  return std::ranges::any_of(
      rows, [&](const QuestionnaireRow& row) { return row.unit != rows.front().unit; });
}

Questionnaire questionnaireOf(const Snapshot& snapshot, const QuestionnaireWish& wish,
                              const std::map<AnswerKey, std::vector<std::string>>& evidence) {
  Questionnaire form;
  form.department = departmentNamed(snapshot, wish.department);
  form.organisation = snapshot.organisation.name;
  form.cycle = snapshot.current.cycle;
  form.catalog = snapshot.current.catalog;
  form.units = snapshot.current.units;
  form.asOf = snapshot.asOf;
  form.fill = wish.fill;
  if (snapshot.previous) form.lastCycleName = snapshot.previous->cycle.name;
  for (const auto& document : snapshot.documents) form.documents[document.id] = document.title;
  std::vector<DueAnswer> wanted;
  auto named = wish;
  named.department = form.department.id;
  for (auto& due : dueAnswers(snapshot, snapshot.asOf)) {
    if (isWanted(snapshot, named, due)) wanted.push_back(std::move(due));
  }
  if (wanted.empty()) {
    throw Error(Fault::Input, msg("questionnaire.nothing", form.department.name),
                msg("questionnaire.nothing.todo"));
  }
  for (const auto& due : wanted) form.rows.push_back(rowOf(snapshot, due, evidence));
  const bool one = std::ranges::all_of(
      wanted, [&](const DueAnswer& due) { return due.respondent == wanted.front().respondent; });
  if (one) form.respondent = wanted.front().respondent;
  const auto standing = standingsOf(snapshot, wanted).front();
  form.due = standing.nextDue;
  for (const auto& id : standing.respondents) {
    if (const auto* person = snapshot.person(id)) form.respondents.push_back(person->name);
  }
  if (const auto& unit = form.unitOf(form.rows.front()); !form.manyUnits() && !unit.whole) {
    form.unitName = unit.name;
  }
  return form;
}

const Department& departmentNamed(const Snapshot& snapshot, const std::string& nameOrId) {
  const Department* found = nullptr;
  const auto wanted = folded(trimmed(nameOrId));
  for (const auto& department : snapshot.departments) {
    if (department.id == nameOrId) return department;
    if (folded(trimmed(department.name)) == wanted) found = &department;
  }
  if (found) return *found;
  throw Error(Fault::Input, msg("questionnaire.no_department", nameOrId),
              snapshot.departments.empty()
                  ? msg("questionnaire.no_departments.todo")
                  : msg("questionnaire.no_department.todo", namesOf(snapshot.departments)));
}

}  // namespace kijun
