#include "ui/assigning/assign_plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "workspace/command.h"

namespace kijun::ui {
namespace {

using Owned = std::tuple<Id, Id, std::string>;  // department, respondent, due

// In their order, each once.
std::vector<AnswerKey> keysFor(const std::vector<AnswerKey>& keys, const Id& unit) {
  std::vector<AnswerKey> out;
  std::set<AnswerKey> seen;
  for (auto key : keys) {
    if (!unit.empty()) key.unit = unit;
    if (seen.insert(key).second) out.push_back(std::move(key));
  }
  return out;
}

bool isGiven(const Answer* answer) {
  return answer &&
         (answer->state == AnswerState::Submitted || answer->state == AnswerState::Confirmed);
}

// One change of several: all of them or none.
Command together(std::vector<Command> parts, Message name) {
  const auto* kind = parts.front().kind;
  return {kind, std::move(name), [parts = std::move(parts)](Writer& writer) {
            for (const auto& part : parts) part.apply(writer);
          }};
}

}  // namespace

AssignPlan planAssignment(const Snapshot& snapshot, const std::vector<AnswerKey>& keys,
                          const AssignWish& wish) {
  AssignPlan plan;
  std::map<Id, AssignPlan::From> from;
  std::map<Owned, std::vector<AnswerKey>> groups;
  std::vector<AnswerKey> changed;
  for (const auto& key : keysFor(keys, wish.unit)) {
    const auto* answer = snapshot.current.answer(key.item, key.unit);
    const Owned now = answer ? Owned(answer->department, answer->respondent, answer->due) : Owned();
    const Owned then(wish.department.value_or(std::get<0>(now)),
                     wish.respondent.value_or(std::get<1>(now)),
                     wish.due.value_or(std::get<2>(now)));
    const auto department = departmentOf(snapshot, ownerOf(snapshot.current, key));
    auto& of = from[department];
    ++of.answers;
    ++plan.answers;
    if (now == then) continue;
    groups[then].push_back(key);
    changed.push_back(key);
    ++of.changed;
    of.given += isGiven(answer);
    plan.given += isGiven(answer);
    plan.moved += wish.department && !department.empty() && department != *wish.department;
  }
  plan.changed = static_cast<int>(changed.size());
  const auto take = [&](const Id& department) {
    const auto at = from.find(department);
    if (at == from.end()) return;
    at->second.department = department;
    plan.from.push_back(at->second);
  };
  for (const auto& department : snapshot.departments) take(department.id);
  take({});
  if (changed.empty()) return plan;
  std::vector<Command> parts;
  for (auto& [owned, of] : groups) {
    const auto& [department, respondent, due] = owned;
    parts.push_back(commands::assign(std::move(of), department, respondent, due));
  }
  auto name = commands::assign(std::move(changed), {}, {}, {}).name;
  plan.command = together(std::move(parts), std::move(name));
  return plan;
}

}  // namespace kijun::ui
