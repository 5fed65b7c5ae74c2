// The workspace layer's own way into an open session, so that what is built on it (evidence,
// verify, merge, search …) stands in rooms of its own beside Session. No other layer includes this.
#pragma once
#include "workspace/session_impl.h"

namespace kijun {

class SessionDoor {
 public:
  // Runs the function on a read-only connection in one read transaction. Any thread.
  template <typename Function>
  static auto read(const Session& session, Function&& function) {
    return session.impl_->read(std::forward<Function>(function));
  }
  // Runs work that makes an entry (recordChange) on the writer thread and waits: it becomes one
  // step of the session's undo and observers hear of it. Throws what it throws, and Error where the
  // session is read-only.
  static std::optional<ChangeNotice> change(
      Session& session, const std::function<std::optional<ChangeNotice>(Store&)>& work) {
    return session.impl_->runThere([&] { return session.impl_->perform(work); });
  }
  // The same for work beside the journal, such as content that a later command will name.
  static void write(Session& session, const std::function<void(Store&)>& work) {
    session.impl_->runThere([&]() -> std::optional<ChangeNotice> {
      work(session.impl_->store());
      return std::nullopt;
    });
  }
  // A read-only connection of the caller's own, without a transaction. Any thread. Throws Error.
  static std::unique_ptr<SQLite::Database> connect(const Session& session) {
    return session.impl_->connect();
  }
  static const OpenPlace& place(const Session& session) { return session.impl_->place(); }
  static const std::optional<MigrationDone>& migration(const Session& session) {
    return session.impl_->migration();
  }
  static CatalogShelf& catalogs(const Session& session) { return session.impl_->catalogs_; }
  static const Environment& environment(const Session& session) {
    return session.impl_->environment();
  }
};

}  // namespace kijun
