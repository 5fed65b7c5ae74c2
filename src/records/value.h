// A field's value as registers, forms, the journal's history and files exchange it.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace kijun {

struct Null {
  bool operator==(const Null&) const = default;
};

// Text holds text, choices (their id), dates (ISO) and references (record id); whole numbers hold
// numbers, levels and yes/no (0, 1).
using Value = std::variant<Null, std::int64_t, std::string>;

inline bool isNull(const Value& value) {
  return std::holds_alternative<Null>(value);
}
inline std::string textOf(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : std::string();
}

// The values of one record, in the order of its description's fields; the id comes first.
using Row = std::vector<Value>;

}  // namespace kijun
