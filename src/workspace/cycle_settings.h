// Targets, weights and effort of several items at once.
#pragma once
#include <vector>

#include "records/answer.h"
#include "workspace/command.h"

namespace kijun::commands {

// What is given takes the place of what the cycle has for the item; what is not stays. One entry,
// all or none. Refused with an Error (Input) for unknown items and values outside the catalog's
// range.
Command setItemSettings(Id cycle, std::vector<ItemSettings> settings);

}  // namespace kijun::commands
