// What the journal tells about rows.
#pragma once
#include <string>
#include <vector>

#include "workspace/journal.h"
#include "workspace/store/sql.h"

namespace kijun {

// The entries that touched the answer, what hangs on it, or its item's settings; newest first.
std::vector<HistoryEntry> readHistory(SQLite::Database& database, const AnswerKey& key, int limit);

// Items answered or confirmed in the cycle by entries that stand (were not undone).
std::vector<std::string> readItemsChanged(SQLite::Database& database, const Id& cycle);

}  // namespace kijun
