#include "workspace/store/value_order.h"

#include <algorithm>
#include <cstring>

namespace kijun {
namespace {

int rankOf(sqlite3_value* value) {
  switch (sqlite3_value_type(value)) {
    case SQLITE_NULL:
      return 0;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return 1;
    case SQLITE_TEXT:
      return 2;
    default:
      return 3;
  }
}

template <typename T>
int compared(T left, T right) {
  return left < right ? -1 : left > right ? 1 : 0;
}

int bytesCompared(sqlite3_value* left, sqlite3_value* right) {
  const auto* a = sqlite3_value_blob(left);
  const auto* b = sqlite3_value_blob(right);
  const auto sizeA = static_cast<std::size_t>(sqlite3_value_bytes(left));
  const auto sizeB = static_cast<std::size_t>(sqlite3_value_bytes(right));
  const auto common = std::min(sizeA, sizeB);
  const int order = common ? std::memcmp(a, b, common) : 0;
  return order ? order : compared(sizeA, sizeB);
}

}  // namespace

int orderOf(sqlite3_value* left, sqlite3_value* right) {
  const int rank = rankOf(left);
  if (const int order = rank - rankOf(right); order != 0 || rank == 0) return order;
  if (rank > 1) return bytesCompared(left, right);
  const bool whole =
      sqlite3_value_type(left) == SQLITE_INTEGER && sqlite3_value_type(right) == SQLITE_INTEGER;
  return whole ? compared(sqlite3_value_int64(left), sqlite3_value_int64(right))
               : compared(sqlite3_value_double(left), sqlite3_value_double(right));
}

}  // namespace kijun
