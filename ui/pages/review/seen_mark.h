// Up to which entry of the journal a person has looked at the answers: kept among the window's own
// settings by workspace file and person, never in the workspace. UI thread only.
#pragma once
#include <cstdint>
#include <optional>

#include "ui/shell/page.h"

namespace kijun::ui::review {

// Nothing: whoever acts now has not looked yet. A mark beyond the journal's end (an older copy
// stands at the file's place) counts as its end.
std::optional<std::int64_t> seenUntil(const Shell& shell, const WorkspaceModel& workspace);
void markSeen(Shell& shell, const WorkspaceModel& workspace, std::int64_t entry);

}  // namespace kijun::ui::review
