// Width of text without a font: advances of Noto Sans CJK JP shipped as data, full width for
// everything else. Pure and thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/drawing.h"

namespace kijun {

// In the unit of size.
double textWidth(std::string_view text, double size, Weight weight = Weight::Regular);

// Lines no wider than width: Latin breaks at blanks, Japanese between characters but never before
// closing punctuation or small kana. At most maxLines; what does not fit ends in "…".
std::vector<std::string> wrappedText(std::string_view text, double size, Weight weight,
                                     double width, std::size_t maxLines);

// One line that fits, with "…" in place of what was cut.
std::string fittedText(std::string_view text, double size, Weight weight, double width);

}  // namespace kijun
