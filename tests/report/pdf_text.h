// What a reader's program finds in a PDF, by way of poppler.
#pragma once
#include <string>
#include <vector>

namespace kijun::testing {

enum class TextOrder { Layout, Content };

// The text of each page.
std::vector<std::string> pdfPages(const std::string& bytes, TextOrder order);
// Without blanks and line ends.
std::string withoutBlanks(const std::string& text);

}  // namespace kijun::testing
