#include "workspace/permission.h"

#include <algorithm>

#include "workspace/session_door.h"
#include "workspace/store/people.h"
#include "workspace/store/row_guard.h"

namespace kijun {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : " / ") + name;
  return text;
}

std::string namesOf(const Snapshot& snapshot, const AnswerOwner& owner) {
  std::vector<std::string> names;
  if (const auto* department = snapshot.department(owner.department)) {
    names.push_back(department->name);
  }
  if (const auto* person = snapshot.person(owner.respondent)) names.push_back(person->name);
  return joined(names);
}

std::vector<std::string> administratorsOf(const Snapshot& snapshot) {
  std::vector<std::string> names;
  for (const auto& person : snapshot.people) {
    if (roleFromId(person.role) == Role::Administrator) names.push_back(person.name);
  }
  return names;
}

}  // namespace

bool isOwn(const Actor& actor, const AnswerOwner& owner) {
  const bool ofDepartment = !owner.department.empty() && owner.department == actor.department;
  const bool inPerson = !owner.respondent.empty() && owner.respondent == actor.person;
  return ofDepartment || inPerson;
}

std::optional<Error> roleRefusal(const CommandKind& kind, const Actor& actor) {
  if (kind.roles.contains(actor.role)) return std::nullopt;
  const auto role = "@" + roleTextId(actor.role);
  if (actor.person.empty()) {
    return Error(Fault::Input, msg("workspace.role.refused_unknown", actor.name, role),
                 msg("workspace.role.refused_unknown.todo"));
  }
  return Error(Fault::Input, msg("workspace.role.refused", role, actor.name),
               msg("workspace.role.refused.todo"));
}

std::optional<Error> administrationRefusal(const Actor& actor,
                                           const std::vector<std::string>& administrators) {
  if (actor.role == Role::Administrator || administrators.empty()) return std::nullopt;
  return Error(Fault::Input, msg("workspace.role.administrators_only", joined(administrators)),
               msg("workspace.role.administrators_only.todo"));
}

std::optional<Error> answerRefusal(const Actor& actor, const std::string& item,
                                   const AnswerOwner& owner, const std::string& ownerNames) {
  if (actor.role != Role::Respondent || isOwn(actor, owner)) return std::nullopt;
  if (owner.empty()) {
    return Error(Fault::Input, msg("workspace.role.unassigned", item),
                 msg("workspace.role.unassigned.todo"));
  }
  return Error(Fault::Input, msg("workspace.role.foreign", item, ownerNames),
               msg("workspace.role.foreign.todo"));
}

std::optional<Error> refusalOf(const CommandKind& kind, const Actor& actor,
                               const Snapshot& snapshot, std::span<const AnswerKey> keys) {
  if (auto refused = roleRefusal(kind, actor)) return refused;
  if (kind.reach == Reach::Administration) {
    return administrationRefusal(actor, administratorsOf(snapshot));
  }
  for (const auto& key : keys) {
    const auto owner = ownerOf(snapshot.current, key);
    if (auto refused = answerRefusal(actor, key.item, owner, namesOf(snapshot, owner))) {
      return refused;
    }
  }
  return std::nullopt;
}

std::optional<Error> refusalOf(const Session& session, const CommandKind& kind,
                               std::span<const AnswerKey> keys) {
  const auto actor = session.actor();
  if (auto refused = roleRefusal(kind, actor)) return refused;
  return SessionDoor::read(session, [&](SQLite::Database& database) -> std::optional<Error> {
    if (kind.reach == Reach::Administration) {
      return administrationRefusal(actor, administratorNames(database));
    }
    for (const auto& key : keys) {
      const auto owner = storedOwner(database, key);
      const auto names = ownerNames(database, owner);
      if (auto refused = answerRefusal(actor, key.item, owner, names)) return refused;
    }
    return std::nullopt;
  });
}

std::optional<Error> evidenceRefusal(const Session& session, const CommandKind& kind,
                                     std::span<const Id> evidence) {
  const auto actor = session.actor();
  if (auto refused = roleRefusal(kind, actor)) return refused;
  return SessionDoor::read(session, [&](SQLite::Database& database) -> std::optional<Error> {
    for (const auto& id : evidence) {
      if (auto refused = storedPieceRefusal(database, actor, id)) return refused;
    }
    return std::nullopt;
  });
}

void requireRole(const CommandKind& kind, const Actor& actor) {
  if (auto refused = roleRefusal(kind, actor)) throw std::move(*refused);
}

}  // namespace kijun
