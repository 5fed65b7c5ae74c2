#include "ui/registers/register_tools.h"

#include "base/message.h"
#include "ui/governance/appointment_wizard.h"
#include "ui/governance/attack_tree_dialog.h"
#include "ui/governance/calendar_dialog.h"
#include "ui/governance/policy_dialog.h"
#include "ui/governance/risk_model_dialog.h"
#include "ui/governance/signals_dialog.h"
#include "ui/governance/standard_dialog.h"
#include "ui/models/row_places.h"
#include "ui/shell/text.h"
#include "ui/targets/target_dialog.h"
#include "ui/widgets/ask.h"

namespace kijun::ui {

void openTargets(Shell* shell, WorkspaceModel& workspace, QWidget* parent) {
  TargetDialog dialog(workspace, parent);
  ask::run(dialog);
  if (!shell || dialog.itemWanted().isEmpty()) return;
  shell->goTo(QStringLiteral("assess"), QStringLiteral("item:") + dialog.itemWanted());
}

void openPolicies(Shell* shell, WorkspaceModel& workspace, QWidget* parent) {
  PolicyDialog dialog(workspace, parent);
  ask::run(dialog);
  const auto& [record, id] = dialog.rowWanted();
  if (shell && !record.empty()) goToRow(*shell, workspace, record, {id});
}

}  // namespace kijun::ui

namespace kijun::ui::registers {
namespace {

template <typename Dialog>
void open(WorkspaceModel& workspace, QWidget* parent, const Id&) {
  Dialog dialog(workspace, parent);
  ask::run(dialog);
}

// At the scenario chosen.
void openTreeOf(WorkspaceModel& workspace, QWidget* parent, const Id& row) {
  AttackTreeDialog dialog(workspace, parent);
  dialog.showScenario(row);
  ask::run(dialog);
}

// A register's view stands in the window, which is the shell.
template <void (*Open)(Shell*, WorkspaceModel&, QWidget*)>
void openFrom(WorkspaceModel& workspace, QWidget* parent, const Id&) {
  Open(parent ? dynamic_cast<Shell*>(parent->window()) : nullptr, workspace, parent);
}

constexpr RegisterTool kTools[] = {
    {"organisation", "standard", KIJUN_TEXT("registerpage.tool.standard"), &open<StandardDialog>},
    {"appointment", "appointment", KIJUN_TEXT("registerpage.tool.appointment"),
     &open<AppointmentWizard>},
    {"attack_scenario", "attack-tree", KIJUN_TEXT("registerpage.tool.attack_tree"), &openTreeOf},
    {"risk", "risk-model", KIJUN_TEXT("registerpage.tool.risk_model"), &open<RiskModelDialog>},
    {"risk_model", "risk-model", KIJUN_TEXT("registerpage.tool.risk_model"),
     &open<RiskModelDialog>},
    {"attack_step", "attack-tree", KIJUN_TEXT("registerpage.tool.attack_tree"),
     &open<AttackTreeDialog>},
    {"target_profile", "targets", KIJUN_TEXT("registerpage.tool.targets"), &openFrom<openTargets>},
    {"target_rule", "targets", KIJUN_TEXT("registerpage.tool.targets"), &openFrom<openTargets>},
    {"document", "policies", KIJUN_TEXT("registerpage.tool.policies"), &openFrom<openPolicies>},
    {"plan", "policies", KIJUN_TEXT("registerpage.tool.policies"), &openFrom<openPolicies>},
    {"plan", "calendar", KIJUN_TEXT("registerpage.tool.calendar"), &open<CalendarDialog>},
    {"signal_threshold", "signals", KIJUN_TEXT("signals.dialog.title"), &open<SignalsDialog>},
    {"signal_note", "signals", KIJUN_TEXT("signals.dialog.title"), &open<SignalsDialog>},
};

}  // namespace

std::span<const RegisterTool> registerTools() {
  return kTools;
}

}  // namespace kijun::ui::registers
