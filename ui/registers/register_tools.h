// What a register offers besides its rows: a line here is a button above its list. UI thread only.
#pragma once
#include <span>
#include <string_view>

#include "base/id.h"

class QWidget;

namespace kijun::ui {
class WorkspaceModel;
}

namespace kijun::ui {
// The dialogs below, with where they lead as they are left; shell may be nullptr.
class Shell;
void openTargets(Shell* shell, WorkspaceModel& workspace, QWidget* parent);
void openPolicies(Shell* shell, WorkspaceModel& workspace, QWidget* parent);
}  // namespace kijun::ui

namespace kijun::ui::registers {

struct RegisterTool {
  std::string_view record;
  std::string_view id;  // of the button, "registerTool.ID"
  std::string_view textId;
  // row: the one chosen in the register, may be empty.
  void (*open)(WorkspaceModel& workspace, QWidget* parent, const Id& row);
};

std::span<const RegisterTool> registerTools();

}  // namespace kijun::ui::registers
