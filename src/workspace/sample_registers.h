// The sample's registers: resources/sample/registers.json says in which order, when and by whom
// they are put, and one file per register holds its rows as fields by their ids. A row has a "key",
// by which others refer to it; items of the guideline stand by their ids.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "records/description.h"

namespace kijun {

// Ids by key, of each register by its description's id.
using SampleKeys = std::map<std::string, std::map<std::string, Id>, std::less<>>;

// The rows of one file. Its keys are added first, so that rows may refer to each other. Throws
// std::invalid_argument naming row and field: unknown field, key or choice, a value of another
// kind, a required field left out, a key written twice.
std::vector<Row> sampleRows(const RecordDescription& description, std::string_view json,
                            SampleKeys& keys, IdSource& ids);

}  // namespace kijun
