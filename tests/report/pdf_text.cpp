#include "report/pdf_text.h"

#include <gtest/gtest.h>

#include <fstream>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace kijun::testing {

std::vector<std::string> pdfPages(const std::string& bytes, TextOrder order) {
  const TemporaryFolder folder;
  const auto file = folder / "報告 書.pdf";
  std::ofstream(file, std::ios::binary) << bytes;
  const auto done =
      run({{"pdftotext", order == TextOrder::Layout ? "-layout" : "-raw", file.string(), "-"}});
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_EQ(done.err, "");
  std::vector<std::string> pages;
  std::size_t begin = 0;
  for (std::size_t at; (at = done.out.find('\f', begin)) != std::string::npos; begin = at + 1) {
    pages.push_back(done.out.substr(begin, at - begin));
  }
  return pages;
}

std::string withoutBlanks(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

}  // namespace kijun::testing
