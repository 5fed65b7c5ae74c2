#include "exchange/xlsx/cell_text.h"

#include <charconv>
#include <optional>
#include <string_view>

namespace kijun {
namespace {

constexpr std::size_t kLength = 7;
constexpr std::string_view kBeginning = "_x", kUnderline = "_x005F";

std::optional<unsigned> signAt(std::string_view text, std::size_t at) {
  if (at + kLength > text.size() || text[at + kLength - 1] != '_') return std::nullopt;
  unsigned code = 0;
  const auto* digits = text.data() + at + kBeginning.size();
  if (std::from_chars(digits, digits + 4, code, 16).ptr != digits + 4) return std::nullopt;
  return code;
}

}  // namespace

std::string unescapedCell(std::string text) {
  for (auto at = text.find(kBeginning); at != std::string::npos; at = text.find(kBeginning, at)) {
    const auto code = signAt(text, at);
    if (code && *code > 0 && *code < 0x80) {
      text.replace(at, kLength, 1, static_cast<char>(*code));
      ++at;
    } else {
      at += kBeginning.size();
    }
  }
  return text;
}

std::string escapedCell(const std::string& text) {
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (std::string_view(text).substr(i).starts_with(kBeginning) && signAt(text, i)) {
      safe += kUnderline;
    }
    safe += text[i];
  }
  return safe;
}

}  // namespace kijun
