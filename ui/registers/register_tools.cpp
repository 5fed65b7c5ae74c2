#include "ui/registers/register_tools.h"

#include "base/message.h"
#include "ui/governance/appointment_wizard.h"
#include "ui/governance/attack_tree_dialog.h"
#include "ui/governance/standard_dialog.h"
#include "ui/widgets/ask.h"

namespace kijun::ui::registers {
namespace {

template <typename Dialog>
void open(WorkspaceModel& workspace, QWidget* parent) {
  Dialog dialog(workspace, parent);
  ask::run(dialog);
}

constexpr RegisterTool kTools[] = {
    {"organisation", "standard", KIJUN_TEXT("registerpage.tool.standard"), &open<StandardDialog>},
    {"appointment", "appointment", KIJUN_TEXT("registerpage.tool.appointment"),
     &open<AppointmentWizard>},
    {"attack_scenario", "attack-tree", KIJUN_TEXT("registerpage.tool.attack_tree"),
     &open<AttackTreeDialog>},
    {"attack_step", "attack-tree", KIJUN_TEXT("registerpage.tool.attack_tree"),
     &open<AttackTreeDialog>},
};

}  // namespace

std::span<const RegisterTool> registerTools() {
  return kTools;
}

}  // namespace kijun::ui::registers
