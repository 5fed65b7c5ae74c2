// Which column of the dependency map each node stands in.
#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "assessment/dependency_queries.h"

namespace kijun {

// The columns that have a heading, from left to right.
inline constexpr std::array kMapColumnTexts = {
    KIJUN_TEXT("record.service"),        KIJUN_TEXT("map.column.functions"),
    KIJUN_TEXT("map.column.systems"),    KIJUN_TEXT("map.column.software"),
    KIJUN_TEXT("map.column.hardware"),   KIJUN_TEXT("record.supplier"),
    KIJUN_TEXT("map.column.facilities"),
};

struct MapColumns {
  std::vector<std::uint32_t> headings;  // of each node of the selection: index in kMapColumnTexts
  std::vector<std::uint32_t> columns;   // of each: from 0, several to a heading
};

// Within a heading what is needed stands to the right of what needs it, as far as cycles allow, and
// what would stand too tall is spread over several columns.
MapColumns mapColumns(const DependencyGraph& graph, const MapSelection& selection);

}  // namespace kijun
