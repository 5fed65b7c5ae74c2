// Which rows of a workspace hold all words of a search, by the index or, without it, by reading
// everything. What is shown of them comes later: see search.cpp.
#pragma once
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "workspace/store/search_texts.h"

namespace kijun {

// A bit for each word of the search.
using WordSet = std::uint32_t;
inline constexpr std::size_t kMostWords = 16;
constexpr WordSet allOf(std::size_t words) {
  return (WordSet{1} << words) - 1;
}
// The words (folded) that stand in the folded text.
WordSet wordsIn(std::string_view folded, const std::vector<std::string>& words);

struct RowMatch {
  SearchedRow row;
  WordSet all = 0;  // in any of its texts
  WordSet inTitle = 0;
  WordSet inText = 0;     // in the text of the row that has the most of them
  std::int64_t page = 0;  // of a content: the page that has the most of them
};

struct Matches {
  std::vector<RowMatch> rows;
  bool more = false;  // not all were looked at
};

// The words that a row's surroundings give: an answer is found by its item's title too.
using Surroundings = std::function<WordSet(const SearchedRow&)>;

// Throws SQLite::Exception where the index is damaged.
Matches matchByIndex(SQLite::Database& database, const std::vector<std::string>& words,
                     const Surroundings& surroundings);
// Throws Cancelled where stop was asked for.
Matches matchByReading(SQLite::Database& database, const std::vector<std::string>& words,
                       const Surroundings& surroundings, const std::stop_token& stop);

}  // namespace kijun
