// A register as a table that record_import.h reads back without a change.
#pragma once
#include "exchange/table.h"
#include "records/registers.h"
#include "workspace/session.h"

namespace kijun {

// Headed by labels in the language, the record's id last; references by name, several parted by
// line breaks; choices by label.
TextTable exportedTable(const Session& session, const RecordDescription& description,
                        Language language);

}  // namespace kijun
