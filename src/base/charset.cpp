#include "base/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <memory>

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

std::string detected(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  const auto* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || !match) return "Shift_JIS";
  const auto* name = ucsdet_getName(match, &status);
  return U_FAILURE(status) ? "Shift_JIS" : name;
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
