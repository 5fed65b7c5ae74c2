// Catalogs against their hashes, each cycle's being there; what names the file.
#include "base/hash.h"
#include "base/id.h"
#include "workspace/store/verification.h"

namespace kijun {
namespace {

void checkCatalogs(Verification& run) {
  SQLite::Statement row(run.file(), "SELECT hash, bytes FROM catalog");
  while (row.executeStep()) {
    const auto hash = sql::textOf(row.getColumn(0));
    if (toHex(blake2b(sql::bytesOf(row.getColumn(1)))) == hash) continue;
    run.add({FindingKind::CatalogAltered,
             0,
             "catalog",
             hash,
             "bytes",
             msg("verify.catalog_altered", hash),
             {},
             {}});
  }
  SQLite::Statement cycle(run.file(),
                          "SELECT id, name, catalog FROM cycle WHERE catalog NOT IN "
                          "(SELECT hash FROM catalog)");
  while (cycle.executeStep()) {
    run.add({FindingKind::CatalogMissing,
             0,
             "cycle",
             sql::textOf(cycle.getColumn(0)),
             "catalog",
             msg("verify.catalog_missing", sql::textOf(cycle.getColumn(1)),
                 sql::textOf(cycle.getColumn(2))),
             {},
             {}});
  }
}

void checkIdentity(Verification& run) {
  SQLite::Statement row(run.file(), "SELECT value FROM meta WHERE key = 'workspace'");
  if (!row.executeStep() || !isId(sql::textOf(row.getColumn(0)))) {
    run.add({FindingKind::FileIdentity,
             0,
             "meta",
             "workspace",
             "value",
             msg("verify.file_identity"),
             {},
             {}});
  }
}

}  // namespace

void verifyCatalogs(Verification& run) {
  checkCatalogs(run);
  run.advance(0.9);
  checkIdentity(run);
}

}  // namespace kijun
