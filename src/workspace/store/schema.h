// The tables of a workspace: which the journal follows, and which it does not and why.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/store/sql.h"

namespace kijun {

// "KIJN", at offset 68 of the file.
inline constexpr std::uint32_t kApplicationId = 0x4b494a4e;
inline constexpr int kSchemaVersion = 6;

// Followed by the journal, in an order in which parents stand before children.
std::span<const std::string_view> journalledTables();

struct ExcludedTable {
  std::string_view name;
  std::string_view reason;
};
std::span<const ExcludedTable> excludedTables();

// A file of an earlier version, opened for reading only, lacks what came later.
bool hasTable(SQLite::Database& database, std::string_view table);

// The columns of a table in their order.
std::vector<std::string> columnsOf(SQLite::Database& database, std::string_view table);
// Those of its primary key, in the key's order.
std::vector<std::string> keyColumnsOf(SQLite::Database& database, std::string_view table);

// The answer and what hangs on it: keyed by cycle, unit and item first.
bool isAnswerTable(std::string_view table);

}  // namespace kijun
