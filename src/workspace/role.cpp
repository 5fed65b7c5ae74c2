#include "workspace/role.h"

#include <array>
#include <utility>

#include "base/message.h"

namespace kijun {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 6> kRoleIds{
    {{Role::Assessor, "assessor"},
     {Role::Respondent, "respondent"},
     {Role::Approver, "approver"},
     {Role::Auditor, "auditor"},
     {Role::Executive, "executive"},
     {Role::Administrator, "administrator"}}};

}  // namespace

std::string_view idOf(Role role) {
  for (const auto& [value, id] : kRoleIds) {
    if (value == role) return id;
  }
  return {};
}

std::optional<Role> roleFromId(std::string_view id) {
  for (const auto& [value, name] : kRoleIds) {
    if (name == id) return value;
  }
  return std::nullopt;
}

std::string roleTextId(Role role) {
  switch (role) {
    case Role::Assessor:
      return KIJUN_TEXT("record.role.assessor");
    case Role::Respondent:
      return KIJUN_TEXT("record.role.respondent");
    case Role::Approver:
      return KIJUN_TEXT("record.role.approver");
    case Role::Auditor:
      return KIJUN_TEXT("record.role.auditor");
    case Role::Executive:
      return KIJUN_TEXT("record.role.executive");
    case Role::Administrator:
      return KIJUN_TEXT("record.role.administrator");
  }
  return {};
}

}  // namespace kijun
