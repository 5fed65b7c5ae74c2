#include "workspace/store/catalog_shelf.h"

#include "base/error.h"
#include "workspace/writer.h"

namespace kijun {
namespace {

Error broken(Message what) {
  return {Fault::Input, std::move(what), msg("workspace.catalog.todo")};
}

}  // namespace

CatalogPtr CatalogShelf::get(SQLite::Database& database, const std::string& hash) {
  const std::lock_guard lock(mutex_);
  if (const auto at = loaded_.find(hash); at != loaded_.end()) return at->second;
  SQLite::Statement row(database, "SELECT bytes FROM catalog WHERE hash = ?");
  sql::bindAll(row, hash);
  if (!row.executeStep()) throw broken(msg("workspace.catalog.missing", hash));
  auto bytes = sql::bytesOf(row.getColumn(0));
  const auto digest = blake2b(bytes);
  if (toHex(digest) != hash) throw broken(msg("workspace.catalog.altered", hash));
  auto catalog = shippedCatalog(digest);
  if (!catalog) catalog = loadCatalog(std::move(bytes), hash);
  return loaded_.emplace(hash, std::move(catalog)).first->second;
}

void storeCatalog(SQLite::Database& database, const Catalog& catalog) {
  SQLite::Statement insert(database, "INSERT OR IGNORE INTO catalog (hash, bytes) VALUES (?, ?)");
  insert.bind(1, toHex(catalog.hash()));
  insert.bindNoCopy(2, catalog.bytes().data(), static_cast<int>(catalog.bytes().size()));
  insert.exec();
}

CatalogPtr Writer::catalog(const std::string& hash) {
  return catalogs_.get(database_, hash);
}

}  // namespace kijun
