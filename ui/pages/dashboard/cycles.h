// Every cycle of the workspace with its scores, for the trend.
#pragma once
#include "ui/pages/dashboard/charts.h"

namespace kijun {
class Session;
}

namespace kijun::ui::dashboard {

// Oldest first. For a worker: reads one cycle after the other. Throws Error.
std::vector<CycleValues> readCycles(const Session& session);

}  // namespace kijun::ui::dashboard
