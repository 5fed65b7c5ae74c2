#include "base/search_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>
#include <unicode/uversion.h>

#include <algorithm>

namespace kijun {
namespace {

constexpr const char* kRules = "1";  // to be counted up when the rules below change

bool isBlank(UChar32 c) {
  return c < 0x20 || c == 0x7f || u_isUWhiteSpace(c);
}

// Written without blanks between words: CJK and kana with their marks, not Hangul.
bool isJapanese(UChar32 c) {
  return c >= 0x2e80 && !(c >= 0xac00 && c <= 0xd7a3);
}

bool isContinuation(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

// Feeds the folded characters with the piece of the original that each comes from.
template <typename Take>
class Folder {
 public:
  explicit Folder(const Take& take) : take_(take) {
    UErrorCode status = U_ZERO_ERROR;
    normalizer_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
  }

  void read(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    std::int32_t at = 0;
    std::int32_t begin = 0;
    std::int32_t count = 0;
    UChar32 first = 0;
    while (at < length) {
      const auto here = at;
      UChar32 c = 0;
      U8_NEXT_OR_FFFD(bytes, at, length, c);
      if (here > begin && (c < 0x300 || normalizer_->hasBoundaryBefore(c))) {
        fold(text, begin, here, first, count);
        begin = here;
        count = 0;
      }
      if (count++ == 0) first = c;
    }
    if (length > begin) fold(text, begin, length, first, count);
  }

 private:
  void fold(std::string_view text, std::int32_t begin, std::int32_t end, UChar32 first,
            std::int32_t count) {
    if (count == 1 && first < 0x80) {
      put(first >= 'A' && first <= 'Z' ? first + 0x20 : first, begin, end);
    } else if (count == 1 && first >= 0x4e00 && first <= 0x9fff) {
      put(first, begin, end);
    } else {
      const auto piece = icu::UnicodeString::fromUTF8(
          {text.data() + begin, static_cast<std::int32_t>(end - begin)});
      UErrorCode status = U_ZERO_ERROR;
      const auto folded = normalizer_->normalize(piece, status);
      for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        put(folded.char32At(i), begin, end);
      }
    }
  }

  void put(UChar32 c, std::int32_t begin, std::int32_t end) {
    if (isBlank(c)) {
      if (!blank_) blankBegin_ = begin;
      blankEnd_ = end;
      blank_ = true;
      return;
    }
    if (blank_ && last_ != 0 && !(isJapanese(last_) && isJapanese(c))) {
      take_(" ", blankBegin_, blankEnd_);
    }
    blank_ = false;
    last_ = c;
    char bytes[U8_MAX_LENGTH];
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    take_(std::string_view(bytes, static_cast<std::size_t>(size)), begin, end);
  }

  const Take& take_;
  const icu::Normalizer2* normalizer_ = nullptr;
  UChar32 last_ = 0;
  bool blank_ = false;
  std::int32_t blankBegin_ = 0;
  std::int32_t blankEnd_ = 0;
};

// Line breaks and tabs of a snippet are shown as blanks.
std::string inOneLine(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return out;
}

// Steps over whole characters, towards the beginning (count < 0) or the end.
std::size_t moved(std::string_view text, std::size_t at, int count) {
  for (; count < 0 && at > 0; ++count) {
    do --at;
    while (at > 0 && isContinuation(text[at]));
  }
  for (; count > 0 && at < text.size(); --count) {
    do ++at;
    while (at < text.size() && isContinuation(text[at]));
  }
  return at;
}

// The first window of this many bytes with the most marks in it.
std::size_t densest(const std::vector<ByteRange>& marks, std::size_t bytes) {
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t i = 0, end = 0; i < marks.size(); ++i) {
    while (end < marks.size() && marks[end].second <= marks[i].first + bytes) ++end;
    if (end - i > most) {
      most = end - i;
      best = i;
    }
  }
  return best;
}

}  // namespace

std::string searchFoldVersion() {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return std::string(kRules) + "/" + std::to_string(version[0]) + "." + std::to_string(version[1]);
}

std::string searchFolded(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  const auto take = [&](std::string_view bytes, std::int32_t, std::int32_t) { out += bytes; };
  Folder(take).read(text);
  return out;
}

SearchText::SearchText(std::string original) : original_(std::move(original)) {
  folded_.reserve(original_.size());
  begins_.reserve(original_.size());
  ends_.reserve(original_.size());
  const auto take = [this](std::string_view bytes, std::int32_t begin, std::int32_t end) {
    folded_ += bytes;
    begins_.insert(begins_.end(), bytes.size(), static_cast<std::uint32_t>(begin));
    ends_.insert(ends_.end(), bytes.size(), static_cast<std::uint32_t>(end));
  };
  Folder(take).read(original_);
}

std::vector<ByteRange> SearchText::find(const std::vector<std::string>& words) const {
  std::vector<ByteRange> ranges;
  for (const auto& word : words) {
    if (word.empty()) continue;
    for (auto at = folded_.find(word); at != std::string::npos;
         at = folded_.find(word, at + word.size())) {
      ranges.emplace_back(begins_[at], ends_[at + word.size() - 1]);
    }
  }
  std::ranges::sort(ranges);
  std::vector<ByteRange> merged;
  for (const auto& range : ranges) {
    if (!merged.empty() && range.first < merged.back().second) {
      merged.back().second = std::max(merged.back().second, range.second);
    } else {
      merged.push_back(range);
    }
  }
  return merged;
}

std::vector<std::string> searchWords(std::string_view typed) {
  std::vector<std::string> words;
  const auto add = [&](std::string_view piece) {
    auto word = searchFolded(piece);
    if (!word.empty() && std::ranges::find(words, word) == words.end()) {
      words.push_back(std::move(word));
    }
  };
  std::string piece;
  bool quoted = false;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(typed.data());
  const auto length = static_cast<std::int32_t>(typed.size());
  for (std::int32_t at = 0; at < length;) {
    const auto here = at;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, length, c);
    if (c == '"' || c == 0x201c || c == 0x201d || c == 0xff02) {
      add(std::exchange(piece, {}));
      quoted = !quoted;
    } else if (isBlank(c) && !quoted) {
      add(std::exchange(piece, {}));
    } else {
      piece += typed.substr(static_cast<std::size_t>(here), static_cast<std::size_t>(at - here));
    }
  }
  add(piece);
  return words;
}

MarkedText snippetOf(const SearchText& text, const std::vector<std::string>& words,
                     std::size_t width) {
  const std::string_view original = text.original();
  const auto marks = text.find(words);
  const auto characters = static_cast<int>(width);
  std::size_t begin = 0;
  if (!marks.empty()) {
    begin = moved(original, marks[densest(marks, width * 2)].first, -characters / 4);
  }
  std::size_t end = moved(original, begin, characters);
  if (end == original.size()) begin = std::min(begin, moved(original, end, -characters));
  while (begin < end && isBlank(static_cast<unsigned char>(original[begin]))) ++begin;
  while (end > begin && isBlank(static_cast<unsigned char>(original[end - 1]))) --end;
  MarkedText snippet;
  if (begin > 0) snippet.text = "…";
  const auto shift = snippet.text.size();
  snippet.text += inOneLine(original.substr(begin, end - begin));
  if (end < original.size()) snippet.text += "…";
  for (const auto& [from, to] : marks) {
    if (from >= end || to <= begin) continue;
    snippet.marks.emplace_back(std::max(from, begin) - begin + shift,
                               std::min(to, end) - begin + shift);
  }
  return snippet;
}

MarkedText markedTextOf(std::string_view text, const std::vector<std::string>& words) {
  const SearchText folded{std::string(text)};
  return {inOneLine(text), folded.find(words)};
}

}  // namespace kijun
