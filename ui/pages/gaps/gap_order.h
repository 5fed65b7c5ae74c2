// The rows of the gaps page in the order of one of its columns. Pure values; any thread.
#pragma once
#include <Qt>
#include <vector>

#include "ui/pages/gaps/gap_values.h"

namespace kijun::ui::gaps {

// rows: places in values.rows. By GapTable::Column; rows alike keep their order, and those with
// nothing in the column come last, whatever the order.
void sortRows(std::vector<std::size_t>& rows, const GapValues& values, int column,
              Qt::SortOrder order);

}  // namespace kijun::ui::gaps
