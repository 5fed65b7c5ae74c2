// The rows of a workspace within one running command: what commands read and change. Lives on the
// writer thread for the length of one transaction; nobody keeps it.
#pragma once
#include <string>

#include "base/id.h"
#include "catalog/catalog.h"
#include "workspace/role.h"

namespace SQLite {
class Database;
}

namespace kijun {

class CatalogShelf;

class Writer {
 public:
  Writer(SQLite::Database& database, CatalogShelf& catalogs, IdSource& ids, Actor actor,
         std::string at)
      : database_(database),
        catalogs_(catalogs),
        ids_(ids),
        actor_(std::move(actor)),
        at_(std::move(at)) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  SQLite::Database& database() { return database_; }
  const Actor& actor() const { return actor_; }
  // The command's one instant, ISO.
  const std::string& at() const { return at_; }
  Id newId() { return ids_.next(); }
  // hash: hexadecimal, as cycles carry it. Throws Error where the file has no such catalog.
  CatalogPtr catalog(const std::string& hash);

 private:
  SQLite::Database& database_;
  CatalogShelf& catalogs_;
  IdSource& ids_;
  Actor actor_;
  std::string at_;
};

}  // namespace kijun
