// Where in the window a row of the workspace is seen.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ui/shell/page.h"

namespace kijun::ui {

// key: the primary key's values. Whether there is such a place.
bool hasPlace(std::string_view table, const std::vector<std::string>& key);
// Goes there, in the row's own cycle; nothing where there is no such place.
void goToRow(Shell& shell, WorkspaceModel& workspace, std::string_view table,
             const std::vector<std::string>& key);

}  // namespace kijun::ui
