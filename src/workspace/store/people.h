// Who acts in the workspace.
#pragma once
#include <string>
#include <vector>

#include "workspace/role.h"
#include "workspace/store/sql.h"

namespace kijun {

// The name the operating system has for its user.
std::string systemUserName();

// Whether somebody administrates the workspace.
bool hasAdministrator(SQLite::Database& database);
std::vector<std::string> administratorNames(SQLite::Database& database);

// as: a person's name or id. Empty: the person who is called like the system's user, else that user
// in the role that the setting unknown_users gives (without it: assessor). While there are no
// people, whoever is named is an assessor. Throws Error where as names nobody, or several.
Actor resolveActor(SQLite::Database& database, const std::string& as,
                   const std::string& systemUser);

}  // namespace kijun
