// The catalogs a workspace was answered against, by hash, parsed once. Thread-safe.
#pragma once
#include <map>
#include <mutex>
#include <string>

#include "catalog/catalog.h"
#include "workspace/store/sql.h"

namespace kijun {

class CatalogShelf {
 public:
  // hash: hexadecimal. Throws Error where the file's copy is missing or not what the hash names.
  CatalogPtr get(SQLite::Database& database, const std::string& hash);

 private:
  std::mutex mutex_;
  std::map<std::string, CatalogPtr> loaded_;
};

void storeCatalog(SQLite::Database& database, const Catalog& catalog);

}  // namespace kijun
