// The writing side of an open workspace: one connection, used by one thread.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "workspace/command.h"
#include "workspace/file_place.h"
#include "workspace/journal.h"
#include "workspace/session.h"
#include "workspace/store/catalog_shelf.h"
#include "workspace/store/connection.h"
#include "workspace/store/draft_store.h"
#include "workspace/store/search_index.h"

namespace kijun {

// Runs the change in one transaction and writes its entry, whose kind, command, name, actor, at and
// undoes are given. Nothing is written where the change changes no journalled row. Throws Error
// where a row is beyond the actor's reach (row_guard.h).
std::optional<ChangeNotice> recordChange(SQLite::Database& database, IdSource& ids, Entry entry,
                                         const std::function<void()>& change);

class Store {
 public:
  Store(OpenPlace place, Environment environment, CatalogShelf& catalogs, JournalMode mode,
        bool wasWriteAhead);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  std::optional<ChangeNotice> run(const Command& command, const Actor& actor);
  void put(const DraftChanges& drafts);
  void checkpoint();
  // Makes a little of a search index that is missing or damaged; false when nothing is left to do.
  bool indexSome();

  // Throws Error where the file was deleted or replaced: nothing counts as saved then.
  void requireInPlace() const { place_.require(); }

  const std::filesystem::path& file() const { return place_.file(); }
  SQLite::Database& database() { return *database_; }
  IdSource& ids() { return *environment_.ids; }
  std::string now() { return environment_.clock->now().iso(); }

 private:
  OpenPlace place_;
  Environment environment_;
  CatalogShelf& catalogs_;
  std::unique_ptr<SQLite::Database> database_;
  std::optional<SearchIndexing> indexing_;
  bool indexingFailed_ = false;
};

}  // namespace kijun
