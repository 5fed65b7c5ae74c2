// SQLite's own order of values, as its keys have it.
#pragma once
#include "workspace/store/sql.h"

namespace kijun {

// Negative, zero or positive: NULL before numbers before texts before bytes; texts by their bytes.
int orderOf(sqlite3_value* left, sqlite3_value* right);

}  // namespace kijun
