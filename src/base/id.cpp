#include "base/id.h"

#include <array>
#include <cstdint>

#include "base/hash.h"

namespace kijun {
namespace {

Id format(std::int64_t milliseconds, std::array<std::uint8_t, 16> bytes) {
  for (int i = 5; i >= 0; --i) {
    bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(milliseconds & 0xff);
    milliseconds >>= 8;
  }
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x70);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
  const auto hex = toHex(bytes);
  return hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' +
         hex.substr(16, 4) + '-' + hex.substr(20);
}

}  // namespace

bool isId(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
  }
  return true;
}

Id RandomIds::next() {
  std::array<std::uint8_t, 16> bytes{};
  randomBytes(bytes);
  return format(SystemClock().now().milliseconds(), bytes);
}

Id CountingIds::next() {
  std::array<std::uint8_t, 16> bytes{};
  auto value = next_++;
  for (std::size_t i = 15; i >= 9; --i) {
    bytes[i] = static_cast<std::uint8_t>(value & 0xff);
    value >>= 8;
  }
  return format(start_.milliseconds(), bytes);
}

}  // namespace kijun
