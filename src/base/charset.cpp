#include "base/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/text.h"

namespace kijun {
namespace {

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// Without a character that was cut off.
std::string_view wholeCharacters(std::string_view bytes) {
  for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if ((byte & 0xc0) == 0x80) continue;
    const std::size_t length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.substr(0, bytes.size() - back) : bytes;
  }
  return bytes;
}

// What Japanese files come in. Short texts look alike to statistics: these go before the others.
constexpr std::string_view kExpected[] = {"Shift_JIS", "EUC-JP", "ISO-2022-JP"};

std::string detected(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return "UTF-16";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  std::int32_t count = 0;
  const auto* matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status) || count == 0) return "Shift_JIS";
  std::vector<std::string> names;
  for (std::int32_t i = 0; i < count; ++i) {
    const auto* name = ucsdet_getName(matches[i], &status);
    if (U_SUCCESS(status) && name) names.emplace_back(name);
  }
  for (const auto& name : names) {
    if (std::ranges::find(kExpected, name) != std::end(kExpected)) return name;
  }
  return names.empty() ? "Shift_JIS" : names.front();
}

}  // namespace

DecodedText decodedText(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const auto whole = wholeCharacters(bytes);
  if (isValidUtf8(whole)) return {std::string(whole), "UTF-8"};
  DecodedText decoded;
  decoded.charset = detected(bytes);
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                decoded.charset.c_str());
  text.toUTF8String(decoded.text);
  if (decoded.text.starts_with("\xef\xbb\xbf")) decoded.text.erase(0, 3);
  return decoded;
}

}  // namespace kijun
