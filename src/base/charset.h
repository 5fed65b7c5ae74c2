// Text of unknown encoding, as files from anywhere hold it. By ICU's detection. Thread-safe.
#pragma once
#include <string>
#include <string_view>

namespace kijun {

struct DecodedText {
  std::string text;     // UTF-8
  std::string charset;  // the name it was read by, e.g. "UTF-8", "Shift_JIS"
};

// UTF-8 (a character cut off at the end is left out), UTF-16 by its mark, else what the bytes look
// most like. What cannot be read becomes U+FFFD.
DecodedText decodedText(std::string_view bytes);

}  // namespace kijun
