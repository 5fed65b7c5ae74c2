#include "workspace/store/store.h"

#include <spdlog/spdlog.h>

#include "workspace/permission.h"
#include "workspace/store/content_store.h"
#include "workspace/store/entries.h"
#include "workspace/store/row_changes.h"
#include "workspace/store/row_guard.h"
#include "workspace/store/schema.h"
#include "workspace/writer.h"

namespace kijun {
namespace {

// Before anything is made durable: what is committed to a file without a name is lost at closing.
int onCommit(void* context) {
  return static_cast<const OpenPlace*>(context)->look() == FilePlace::There ? 0 : 1;
}

}  // namespace

std::optional<ChangeNotice> recordChange(SQLite::Database& database, IdSource& ids, Entry entry,
                                         const std::function<void()>& change) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const RowGuard guard(database, entry);
  Recorder recorder(database);
  change();
  const auto changeset = recorder.changeset();
  if (changeset.empty()) return std::nullopt;
  const auto changes = changesOf(changeset);
  guard.check(changes);
  entry.id = ids.next();
  appendEntry(database, entry, changeset, changes);
  transaction.commit();
  ChangeNotice notice;
  notice.entry = std::move(entry);
  describeTouched(changes, notice);
  return notice;
}

Store::Store(OpenPlace place, Environment environment, CatalogShelf& catalogs, JournalMode mode,
             bool wasWriteAhead)
    : place_(std::move(place)), environment_(std::move(environment)), catalogs_(catalogs) {
  sql::guarded(file(), [&] {
    database_ = openForWriting(file(), mode, wasWriteAhead);
    requireInPlace();
    if (const auto version = sql::pragmaNumber(*database_, "user_version");
        version > kSchemaVersion) {
      throw Error(Fault::Input,
                  msg("workspace.open.newer", file().string(), version, kSchemaVersion),
                  msg("workspace.open.newer.todo"));
    }
    sqlite3_commit_hook(database_->getHandle(), onCommit, &place_);
    sweepOrphanContent(*database_);
  });
}

Store::~Store() {
  sqlite3_commit_hook(database_->getHandle(), nullptr, nullptr);
  try {
    leaveWholeFile(*database_);
  } catch (const std::exception& failure) {
    spdlog::error("The workspace could not be left as one file: {}.", failure.what());
  }
}

std::optional<ChangeNotice> Store::run(const Command& command, const Actor& actor) {
  requireRole(*command.kind, actor);
  return sql::guarded(file(), [&] {
    Entry entry;
    entry.command = command.kind->id;
    entry.name = command.name;
    entry.actor = command.inNameOf.value_or(actor);
    entry.at = now();
    Writer writer(*database_, catalogs_, ids(), entry.actor, entry.at);
    return recordChange(*database_, ids(), entry, [&] { command.apply(writer); });
  });
}

void Store::put(const DraftChanges& drafts) {
  sql::guarded(file(), [&] { storeDrafts(*database_, drafts, now()); });
}

void Store::checkpoint() {
  kijun::checkpoint(*database_);
}

bool Store::indexSome() {
  if (indexingFailed_) return false;
  try {
    if (!indexing_) {
      if (isSearchIndexWhole(*database_)) return false;
      indexing_.emplace();
    }
    if (indexing_->step(*database_)) return true;
  } catch (const std::exception& failure) {
    spdlog::error("The search index could not be made: {}.", failure.what());
    indexingFailed_ = true;
  }
  indexing_.reset();
  return false;
}

}  // namespace kijun
