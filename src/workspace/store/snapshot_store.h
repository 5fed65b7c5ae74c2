// A cycle's values read whole.
#pragma once
#include <optional>

#include "assessment/snapshot.h"
#include "workspace/store/catalog_shelf.h"

namespace kijun {

// One cycle, within the caller's transaction.
CycleData readCycle(SQLite::Database& database, CatalogPtr catalog, CycleRecord record);

// Within the caller's read transaction. Throws Error where there is no such cycle.
Snapshot readSnapshot(SQLite::Database& database, CatalogShelf& catalogs,
                      std::optional<int> cycleNumber, std::optional<Date> asOf);

}  // namespace kijun
