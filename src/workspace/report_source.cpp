#include "workspace/report_source.h"

#include "workspace/session_door.h"
#include "workspace/store/record_store.h"
#include "workspace/store/snapshot_store.h"

namespace kijun {

ReportSource reportSource(const Session& session, Registers registers, std::optional<int> cycle,
                          std::optional<Date> asOf) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    ReportSource source;
    source.snapshot = readSnapshot(database, SessionDoor::catalogs(session), cycle, asOf);
    if (registers == Registers::LeftOut) return source;
    for (const auto* description : recordDescriptions()) {
      source.registers.emplace(description->id, readRecords(database, *description));
    }
    return source;
  });
}

}  // namespace kijun
