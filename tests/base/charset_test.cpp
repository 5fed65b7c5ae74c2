// Text of unknown encoding.
#include "base/charset.h"

#include <gtest/gtest.h>

namespace kijun::testing {
namespace {

TEST(Charset, utf8IsReadAsItStands) {
  EXPECT_EQ(decodedText("記録").text, "記録");
  EXPECT_EQ(decodedText("\xef\xbb\xbf"
                        "記録")
                .text,
            "記録");
  EXPECT_EQ(decodedText("記録").charset, "UTF-8");
  EXPECT_EQ(decodedText(std::string("記録").substr(0, 5)).text, "記") << "cut within a character";
  EXPECT_EQ(decodedText("").text, "");
}

TEST(Charset, shiftJisIsDetected) {
  // "対象者, 受講者, 受講率" three times
  const std::string line =
      "\x91\xce\x8f\xdb\x8e\xd2,\x8e\xf3\x8d\x75\x8e\xd2,\x8e\xf3\x8d\x75\x97\xa6\r\n";
  const auto decoded = decodedText(line + line + line);
  EXPECT_EQ(decoded.charset, "Shift_JIS");
  EXPECT_TRUE(decoded.text.starts_with("対象者,受講者,受講率\r\n")) << decoded.text;
}

TEST(Charset, utf16IsReadByItsMark) {
  const std::string bytes("\xff\xfe\x18\x8a\x32\x93", 6);
  EXPECT_EQ(decodedText(bytes).text, "記録");
}

}  // namespace
}  // namespace kijun::testing
