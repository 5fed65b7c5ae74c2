#include "ui/pages/dashboard/cycles.h"

#include "workspace/session.h"

namespace kijun::ui::dashboard {

std::vector<CycleValues> readCycles(const Session& session) {
  std::vector<CycleValues> cycles;
  for (const auto& info : session.cycles()) {
    const auto number = static_cast<int>(info.record.number);
    const auto snapshot = session.snapshot(number);
    cycles.push_back({number, info.record.name, snapshot.current.catalog,
                      score(snapshot.current, snapshot.riskLevels)});
  }
  return cycles;
}

}  // namespace kijun::ui::dashboard
