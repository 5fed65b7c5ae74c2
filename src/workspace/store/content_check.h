// Contents against their hashes, and every name of one against what is there.
#pragma once
#include <functional>
#include <vector>

#include "workspace/evidence_content.h"
#include "workspace/store/sql.h"

namespace kijun {

// step: called with the bytes done and all of them; what it throws ends the check.
std::vector<ContentFault> checkContents(
    SQLite::Database& database, const std::function<void(std::int64_t, std::int64_t)>& step);

}  // namespace kijun
