// Who acts, and in which role. Permission is checked by the store, not by the window.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"

namespace kijun {

enum class Role { Assessor, Respondent, Approver, Auditor, Executive, Administrator };
inline constexpr Role kAllRoles[] = {Role::Assessor, Role::Respondent, Role::Approver,
                                     Role::Auditor,  Role::Executive,  Role::Administrator};

std::string_view idOf(Role role);
std::optional<Role> roleFromId(std::string_view id);

class RoleSet {
 public:
  constexpr RoleSet(std::initializer_list<Role> roles) {
    for (const auto role : roles) bits_ |= 1u << static_cast<unsigned>(role);
  }
  constexpr bool contains(Role role) const { return (bits_ >> static_cast<unsigned>(role)) & 1u; }

 private:
  std::uint32_t bits_ = 0;
};

// A person of the workspace, or the operating system's user where the register has nobody of that
// name. Such a user is an assessor while there are no people, and after that what the workspace's
// setting unknown_users says.
struct Actor {
  Id person;  // empty for an operating system's user
  std::string name;
  Role role = Role::Assessor;
  Id department = {};  // the person's; not part of an entry
};

// The text id of the role's name.
std::string roleTextId(Role role);

}  // namespace kijun
