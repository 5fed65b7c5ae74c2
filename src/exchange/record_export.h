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

// Some rows and fields of it, without their ids.
TextTable exportedRows(const Session& session, const RecordDescription& description,
                       Language language, const std::vector<Row>& rows,
                       const std::vector<std::size_t>& fields);

}  // namespace kijun
