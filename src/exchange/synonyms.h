// What columns are usually headed in the lists that operators keep, beside a field's own labels.
#pragma once
#include <span>
#include <string_view>

namespace kijun {

struct Synonym {
  std::string_view record;  // empty: any
  std::string_view field;
  std::string_view heading;
};
std::span<const Synonym> synonyms();

}  // namespace kijun
