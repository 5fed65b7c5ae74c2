// Text as search reads it: folded by NFKC and case, blanks and line breaks made one blank, and none
// left between Japanese characters, so that a word broken over two lines of a PDF is found. The way
// back to the original is kept, so that a hit can be marked where it stands. UTF-8 throughout.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kijun {

// A range of bytes, from and behind its last.
using ByteRange = std::pair<std::size_t, std::size_t>;

// Names the rules and the Unicode version: text folded under another may differ.
std::string searchFoldVersion();

std::string searchFolded(std::string_view text);

// The same with the way back.
class SearchText {
 public:
  explicit SearchText(std::string original);
  const std::string& original() const { return original_; }
  const std::string& folded() const { return folded_; }
  // Where the words (folded) stand in the original, in order, not overlapping.
  std::vector<ByteRange> find(const std::vector<std::string>& words) const;

 private:
  std::string original_;
  std::string folded_;
  std::vector<std::uint32_t> begins_;  // by byte of folded_
  std::vector<std::uint32_t> ends_;
};

// What a person typed, cut at blanks and folded; "quoted words" stay together. Each word once.
std::vector<std::string> searchWords(std::string_view typed);

// Text with the ranges in it that are to be marked.
struct MarkedText {
  std::string text;
  std::vector<ByteRange> marks;
};

// About `width` characters around the first place where the most words stand, in one line, with "…"
// where it was cut. The beginning of the text where no word stands in it.
MarkedText snippetOf(const SearchText& text, const std::vector<std::string>& words,
                     std::size_t width);
// The text whole, in one line.
MarkedText markedTextOf(std::string_view text, const std::vector<std::string>& words);

}  // namespace kijun
