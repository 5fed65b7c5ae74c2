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
    source.registers = readRegisters(database, recordDescriptions());
    return source;
  });
}

}  // namespace kijun
