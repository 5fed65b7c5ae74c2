// Texts of cells in a spreadsheet's file, where _xHHHH_ stands for a sign that XML does not allow
// (ECMA-376 22.9.2.19).
#pragma once
#include <string>

namespace kijun {

std::string unescapedCell(std::string text);
// What looks like such a sign is kept from being read as one. The signs themselves are left to the
// library that writes.
std::string escapedCell(const std::string& text);

}  // namespace kijun
