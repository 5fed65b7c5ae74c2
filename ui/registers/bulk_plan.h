// What a bulk edit would do, row by row, before it is done. Pure; any thread.
#pragma once
#include <vector>

#include "workspace/bulk_records.h"

namespace kijun::ui::registers {

struct BulkChange {
  std::size_t row;    // of those given
  std::size_t field;  // of the description
  Value before;
  Value after;
};

struct BulkProblem {
  std::size_t row;
  Message what;
};

struct BulkPlan {
  std::vector<BulkChange> changes;    // in the order of the rows
  std::vector<BulkProblem> problems;  // of rows that would change
  std::vector<Id> ids;                // of rows that would change
};

BulkPlan planBulk(const RecordDescription& description, const std::vector<Row>& rows,
                  const RecordPatch& patch);

}  // namespace kijun::ui::registers
