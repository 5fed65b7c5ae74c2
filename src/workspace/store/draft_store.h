// Typed text on its way to a command. Not journalled.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "workspace/session.h"
#include "workspace/store/sql.h"

namespace kijun {

// By key; nothing drops the draft.
using DraftChanges = std::map<std::string, std::optional<std::string>>;

// In one transaction.
void storeDrafts(SQLite::Database& database, const DraftChanges& changes, const std::string& at);
std::vector<Draft> readDrafts(SQLite::Database& database);

}  // namespace kijun
