#include "records/told_hash.h"

#include <algorithm>

#include "base/hash.h"

namespace kijun {
namespace {

constexpr std::size_t kDigits = 64;
constexpr std::size_t kTold = 8;

bool isDigest(std::string_view text) {
  return text.size() == kDigits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

std::string toldHash(std::string_view digestOrContent) {
  if (digestOrContent.empty()) return {};
  if (isDigest(digestOrContent)) return std::string(digestOrContent.substr(0, kTold));
  return toHex(blake2b(digestOrContent)).substr(0, kTold);
}

}  // namespace kijun
