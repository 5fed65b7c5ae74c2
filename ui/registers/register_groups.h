// The register pages: which registers stand together on one, as tabs. A new register is one word
// here; a test checks that each has exactly one place.
#pragma once
#include <array>
#include <span>
#include <string_view>

#include "base/message.h"
#include "records/description.h"
#include "ui/pages/registry.h"

namespace kijun::ui::registers {

struct RegisterGroup {
  std::string_view id;  // of the page
  std::string_view textId;
  std::string_view icon;
  RailGroup rail;
  std::span<const std::string_view> registers;  // by their record's id, in the order of the tabs
};

namespace groups {
using Names = std::string_view[];
inline constexpr Names kScope = {"organisation",     "department",   "person",     "service",
                                 "service_function", "circumstance", "obligation", "stakeholder"};
inline constexpr Names kAssets = {"asset"};
inline constexpr Names kSuppliers = {"supplier"};
inline constexpr Names kRisks = {
    "risk",        "scenario",  "asset_threat", "damage_scenario", "attack_scenario",
    "attack_step", "risk_model"};
inline constexpr Names kPlans = {"plan", "plan_milestone", "plan_progress", "plan_budget"};
inline constexpr Names kGovernance = {"risk_criterion", "objective",        "appointment",
                                      "dialogue",       "disclosure",       "target_profile",
                                      "target_rule",    "signal_threshold", "signal_note"};
inline constexpr Names kDocuments = {"document"};
inline constexpr Names kExceptions = {"exemption", "inspection"};
inline constexpr Names kIncidents = {"incident", "incident_event", "threat"};
inline constexpr Names kExercises = {"exercise", "exercise_finding", "qualification"};
inline constexpr Names kContacts = {"contact", "response_role"};
}  // namespace groups

inline constexpr std::array kRegisterGroups = {
    RegisterGroup{"scope", KIJUN_TEXT("registerpage.scope"), "department", RailGroup::Registers,
                  groups::kScope},
    RegisterGroup{"assets", KIJUN_TEXT("registerpage.assets"), "asset", RailGroup::Registers,
                  groups::kAssets},
    RegisterGroup{"suppliers", KIJUN_TEXT("registerpage.suppliers"), "supplier",
                  RailGroup::Registers, groups::kSuppliers},
    RegisterGroup{"risks", KIJUN_TEXT("registerpage.risks"), "risk", RailGroup::Registers,
                  groups::kRisks},
    RegisterGroup{"governance", KIJUN_TEXT("registerpage.governance"), "governance",
                  RailGroup::Registers, groups::kGovernance},
    RegisterGroup{"plans", KIJUN_TEXT("registerpage.plans"), "plan", RailGroup::Response,
                  groups::kPlans},
    RegisterGroup{"documents", KIJUN_TEXT("registerpage.documents"), "document",
                  RailGroup::Response, groups::kDocuments},
    RegisterGroup{"exceptions", KIJUN_TEXT("registerpage.exceptions"), "exception",
                  RailGroup::Response, groups::kExceptions},
    RegisterGroup{"incidents", KIJUN_TEXT("registerpage.incidents"), "incident", RailGroup::Crisis,
                  groups::kIncidents},
    RegisterGroup{"exercises", KIJUN_TEXT("registerpage.exercises"), "exercise", RailGroup::Crisis,
                  groups::kExercises},
    RegisterGroup{"contacts", KIJUN_TEXT("registerpage.contacts"), "contact", RailGroup::Crisis,
                  groups::kContacts},
};

// The place of the group with that id; unknown ids do not compile.
consteval std::size_t groupPlace(std::string_view id) {
  for (std::size_t i = 0; i < kRegisterGroups.size(); ++i) {
    if (kRegisterGroups[i].id == id) return i;
  }
  throw "no such group";
}

// The page on which the register stands; nullptr where it has none.
const RegisterGroup* groupOf(std::string_view record);
// There is one row and never another: it is shown as a form alone.
bool holdsOneRow(const RecordDescription& description);

// Index: into kRegisterGroups.
std::unique_ptr<Page> makeRegisterPage(std::size_t group, Shell& shell, WorkspaceModel& workspace);

// The page's line in the page registry.
template <std::size_t Index>
constexpr PageInfo registerPage() {
  constexpr auto& group = kRegisterGroups[Index];
  return {group.id,
          group.textId,
          group.icon,
          group.rail,
          [](Shell& shell, WorkspaceModel& workspace) {
            return makeRegisterPage(Index, shell, workspace);
          },
          "register"};
}

}  // namespace kijun::ui::registers
