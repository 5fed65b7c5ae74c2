#include "exchange/questionnaire/return_origin.h"

#include <set>

#include "assessment/collection.h"
#include "assessment/questionnaire.h"
#include "base/error.h"
#include "base/text.h"

namespace kijun {
namespace {

std::string key(std::string_view written) {
  return folded(trimmed(written));
}

// The department whose items these are, where they are one department's.
Id ownerOfRows(const Snapshot& snapshot, const ReturnedQuestionnaire& returned) {
  std::set<Id> owners;
  const auto& cycle = snapshot.current;
  for (const auto& row : returned.rows) {
    const auto written = key(row.item);
    if (!cycle.catalog->item(written)) continue;
    for (const auto& unit : cycle.units) {
      if (!unit.whole && !cycle.answer(written, unit.id)) continue;
      owners.insert(departmentOf(snapshot, ownerOf(cycle, {cycle.cycle.id, unit.id, written})));
    }
  }
  owners.erase(Id());
  return owners.size() == 1 ? *owners.begin() : Id();
}

}  // namespace

void requireSameCycle(const Session& session, const CycleRecord& cycle, const Id& returned,
                      const std::filesystem::path& file) {
  if (returned.empty() || returned == cycle.id) return;
  for (const auto& other : session.cycles()) {
    if (other.record.id != returned) continue;
    throw Error(
        Fault::Input,
        msg("questionnaire.other_cycle", file.filename().string(), other.record.name, cycle.name),
        msg("questionnaire.other_cycle.todo"));
  }
  throw Error(Fault::Input, msg("questionnaire.other_workspace", file.filename().string()),
              msg("questionnaire.other_workspace.todo"));
}

const Department& departmentOfReturn(const Snapshot& snapshot,
                                     const ReturnedQuestionnaire& returned,
                                     const TakeBackWish& wish) {
  if (!wish.department.empty()) return departmentNamed(snapshot, wish.department);
  if (const auto* said = snapshot.department(returned.department)) return *said;
  if (!returned.departmentName.empty()) return departmentNamed(snapshot, returned.departmentName);
  if (const auto* owner = snapshot.department(ownerOfRows(snapshot, returned))) return *owner;
  throw Error(Fault::Input, msg("questionnaire.department_lost", returned.file.filename().string()),
              msg("questionnaire.department_lost.todo"));
}

Actor respondentOfReturn(const Snapshot& snapshot, const Department& department,
                         const ReturnedQuestionnaire& returned, const TakeBackWish& wish) {
  Actor actor{{}, {}, Role::Respondent, department.id};
  auto name = std::string(trimmed(wish.respondent.empty() ? returned.respondent : wish.respondent));
  if (name.empty()) {
    auto due = dueAnswers(snapshot, snapshot.asOf);
    std::erase_if(due, [&](const DueAnswer& one) { return one.department != department.id; });
    const auto standings = standingsOf(snapshot, due);
    if (!standings.empty() && standings.front().respondents.size() == 1) {
      const auto* person = snapshot.person(standings.front().respondents.front());
      if (person) name = person->name;
    }
  }
  // Of two of one name, the department's own.
  for (const auto& person : snapshot.people) {
    if (key(person.name) != key(name)) continue;
    if (!actor.person.empty() && person.department != department.id) continue;
    actor.person = person.id;
    name = person.name;
  }
  actor.name = name.empty() ? department.name : name;
  return actor;
}

}  // namespace kijun
