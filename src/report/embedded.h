// Files of resources/report and resources/theme compiled into the program.
#pragma once
#include <string_view>

namespace kijun {

// path below resources/: "theme/roles.json", "report/frame.html". A missing one is a bug
// (asserted).
std::string_view reportResource(std::string_view path);

}  // namespace kijun
