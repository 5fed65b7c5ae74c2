// Findings about rows, in sentences that name the table, the row and the field.
#pragma once
#include "workspace/store/changeset.h"
#include "workspace/store/verification.h"

namespace kijun {

// The row as an argument of a message: its table and its key, or the name a person knows it by.
Finding rowFinding(Verification& run, FindingKind kind, const RowName& row);
Finding fieldFinding(Verification& run, const RowName& row, const std::string& column,
                     const Value& expected, const Value& found);

// "回答 4.1-1 …": what messages about a row begin with.
std::string rowInWords(Verification& run, const RowName& row);

}  // namespace kijun
