#include "workspace/store/people.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <vector>

#include "workspace/questionnaire_part.h"
#include "workspace/store/cycle_store.h"
#include "workspace/store/record_store.h"

namespace kijun {
namespace {

Actor actorOf(const Person& person) {
  return {person.id, person.name, roleFromId(person.role).value_or(Role::Executive),
          person.department};
}

Actor unknownUser(SQLite::Database& database, const std::string& name) {
  const auto role = roleFromId(settingValue(database, kUnknownUsersSetting));
  return {{}, name, role.value_or(Role::Assessor)};
}

}  // namespace

bool hasAdministrator(SQLite::Database& database) {
  return sql::exists(database, "SELECT 1 FROM person WHERE role = ?", idOf(Role::Administrator));
}

std::vector<std::string> administratorNames(SQLite::Database& database) {
  std::vector<std::string> names;
  SQLite::Statement row(database, "SELECT name FROM person WHERE role = ? ORDER BY name, id");
  sql::bindAll(row, idOf(Role::Administrator));
  while (row.executeStep()) names.push_back(sql::textOf(row.getColumn(0)));
  return names;
}

std::string systemUserName() {
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found) {
    return found->pw_name;
  }
  return std::to_string(::geteuid());
}

namespace {

// Whoever opens a questionnaire answers for its department, under the name said, else that of the
// person it was made for.
Actor respondentOf(const QuestionnaireMark& mark, const std::vector<Person>& people,
                   const std::string& as, const std::string& systemUser) {
  Actor actor{{}, as.empty() ? systemUser : as, Role::Respondent, mark.department};
  const auto isMeant = [&](const Person& person) {
    return as.empty() ? person.id == mark.respondent : person.id == as || person.name == as;
  };
  const auto person = std::ranges::find_if(people, isMeant);
  if (person == people.end()) return actor;
  actor.person = person->id;
  actor.name = person->name;
  return actor;
}

}  // namespace

Actor resolveActor(SQLite::Database& database, const std::string& as,
                   const std::string& systemUser) {
  const auto& wanted = as.empty() ? systemUser : as;
  const auto people = readAll(database, personType());
  if (const auto mark = decodedMark(settingValue(database, kQuestionnaireSetting))) {
    return respondentOf(*mark, people, as, systemUser);
  }
  if (people.empty()) return {{}, wanted, Role::Assessor};
  std::vector<Actor> found;
  for (const auto& person : people) {
    if (person.id == wanted) return actorOf(person);
    if (person.name == wanted) found.push_back(actorOf(person));
  }
  if (found.size() == 1) return found.front();
  if (as.empty()) return unknownUser(database, systemUser);
  if (found.empty()) {
    throw Error(Fault::Input, msg("workspace.person.unknown", as),
                msg("workspace.person.unknown.todo"));
  }
  throw Error(Fault::Input, msg("workspace.person.ambiguous", as),
              msg("workspace.person.ambiguous.todo"));
}

}  // namespace kijun
