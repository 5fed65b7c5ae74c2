#include "workspace/selection.h"

#include "base/error.h"
#include "workspace/session_door.h"
#include "workspace/store/file_system.h"
#include "workspace/store/selection_build.h"
#include "workspace/store/unfinished_file.h"
#include "workspace/store/workspace_place.h"

namespace kijun {

WorkspaceContents extractSelection(const Session& session, const Selection& selection,
                                   const std::filesystem::path& given, Existing existing,
                                   const Progress& progress) {
  const auto& environment = SessionDoor::environment(session);
  WorkspacePlace place(given, existing);
  place.refuse(session.file());
  UnfinishedFile unfinished(place.file());
  auto contents = sql::guarded(place.file(), [&] {
    SQLite::Database target(unfinished.path().string(),
                            SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX);
    target.execAndGet("PRAGMA journal_mode = MEMORY");
    target.exec("PRAGMA synchronous = OFF");  // synced as a whole before it is put in its place
    target.exec("PRAGMA secure_delete = ON");
    SessionDoor::read(session, [&](SQLite::Database& source) {
      try {
        buildSelection(source,
                       {selection, SessionDoor::catalogs(session), *environment.ids,
                        session.actor(), environment.clock->now().iso()},
                       target, progress);
      } catch (const SQLite::Exception& failure) {
        // The file that is read is not written to: such a failure is of the new one.
        if (sql::isOfWriting(failure)) throw sql::errorFrom(failure, place.file());
        throw;
      }
      return 0;
    });
    return contentsOf(target);
  });
  place.put(unfinished);
  return contents;
}

}  // namespace kijun
