// Rows of several registers, as whoever reads them at one moment hands them on.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "records/value.h"

namespace kijun {

// By the description's id, in list order. A register may be missing.
using RegisterRows = std::map<std::string, std::vector<Row>, std::less<>>;

}  // namespace kijun
