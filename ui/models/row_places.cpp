#include "ui/models/row_places.h"

#include <algorithm>
#include <array>
#include <optional>

#include "ui/pages/registry.h"
#include "ui/registers/register_groups.h"
#include "ui/shell/text.h"

namespace kijun::ui {
namespace {

struct Place {
  QString page;
  QString target;
  std::string_view action;  // instead of a page
  Id cycle;
};

struct RegisterAction {
  std::string_view table;
  std::string_view action;
};
constexpr std::array kRegisterActions = {RegisterAction{"unit", "cycle.units"},
                                         RegisterAction{"cycle_unit", "cycle.units"},
                                         RegisterAction{"cycle", "cycle.edit"}};

std::optional<Place> placeOf(std::string_view table, std::vector<std::string> key) {
  const bool ofAnswer = table == "answer" || table.starts_with("answer_");
  if ((ofAnswer && key.size() > 2) || (table == "cycle_item" && key.size() > 1)) {
    const auto& item = key[ofAnswer ? 2 : 1];
    return Place{QStringLiteral("assess"), QStringLiteral("item:") + toQt(item), {}, key.front()};
  }
  if (table == "evidence_link" && key.size() > 2) table = "evidence", key = {key[2]};
  const auto at = std::ranges::find(kRegisterActions, table, &RegisterAction::table);
  if (at != kRegisterActions.end()) return Place{{}, {}, at->action, {}};
  // A reference to many is seen where it is made.
  if (table == "record_link" && key.size() > 1) {
    const std::string record = key[0];
    if (const auto* group = registers::groupOf(record)) {
      return Place{toQt(group->id), toQt(record + ":" + key[1]), {}, {}};
    }
  }
  if (const auto* group = registers::groupOf(table)) {
    const QString id = key.empty() ? QString() : toQt(key.front());
    return Place{toQt(group->id), toQt(table) + u':' + id, {}, {}};
  }
  if (findPage(table)) {
    return Place{toQt(table), key.empty() ? QString() : toQt("row:" + key.front()), {}, {}};
  }
  return std::nullopt;
}

}  // namespace

bool hasPlace(std::string_view table, const std::vector<std::string>& key) {
  return placeOf(table, key).has_value();
}

void goToRow(Shell& shell, WorkspaceModel& workspace, std::string_view table,
             const std::vector<std::string>& key) {
  const auto place = placeOf(table, key);
  if (!place) return;
  if (!place->action.empty()) {
    shell.actions().action(place->action)->trigger();
    return;
  }
  for (const auto& cycle : workspace.cycles()) {
    if (cycle.record.id == place->cycle) workspace.setCycle(static_cast<int>(cycle.record.number));
  }
  shell.goTo(place->page, place->target);
}

}  // namespace kijun::ui
