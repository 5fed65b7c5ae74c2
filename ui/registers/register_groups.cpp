#include "ui/registers/register_groups.h"

#include <algorithm>

#include "ui/registers/register_page.h"

namespace kijun::ui::registers {

const RegisterGroup* groupOf(std::string_view record) {
  const auto at = std::ranges::find_if(kRegisterGroups, [&](const RegisterGroup& group) {
    return std::ranges::find(group.registers, record) != group.registers.end();
  });
  return at == kRegisterGroups.end() ? nullptr : &*at;
}

bool holdsOneRow(const RecordDescription& description) {
  return description.id == "organisation";
}

std::unique_ptr<Page> makeRegisterPage(std::size_t group, Shell& shell, WorkspaceModel& workspace) {
  return std::make_unique<RegisterPage>(shell, workspace, kRegisterGroups[group]);
}

}  // namespace kijun::ui::registers
