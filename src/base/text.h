// Unicode text: folding for search and comparison, order, safe shortening. UTF-8 throughout.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kijun {

bool isValidUtf8(std::string_view text);
// NFKC and lower case, so that ｶﾀｶﾅ finds カタカナ and ＡＢＣ finds abc.
std::string folded(std::string_view text);
// Whether needle stands in text, both folded.
bool containsFolded(std::string_view text, std::string_view needle);
// Without blanks (ASCII and ideographic) at either end.
std::string_view trimmed(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
// At most count code points, with "…" in place of what was cut.
std::string shortened(std::string_view text, std::size_t count);
std::size_t codePointCount(std::string_view text);
// The text with everything that HTML and XML read as markup escaped, and control characters that
// neither allows removed.
std::string escapedXml(std::string_view text);

}  // namespace kijun
