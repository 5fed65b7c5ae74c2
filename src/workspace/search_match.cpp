#include "workspace/search_match.h"

#include <bit>
#include <unordered_map>

#include "base/error.h"
#include "base/search_text.h"
#include "workspace/store/search_index.h"

namespace kijun {
namespace {

// A word that stands in more texts than this is looked up in what the other words found.
constexpr std::size_t kMostTexts = 50'000;
constexpr int kRowsAtOnce = 1000;

struct Hits {
  WordSet all = 0;
  WordSet inTitle = 0;
  WordSet inText = 0;
  std::int64_t text = 0;  // the number in its row of the one inText is of; the first of several

  void add(WordSet words, std::int64_t number) {
    all |= words;
    if (number == 0) inTitle |= words;
    const int more = std::popcount(words) - std::popcount(inText);
    if (more < 0 || words == 0 || (more == 0 && number >= text)) return;
    inText = words;
    text = number;
  }
};

using RowHits = std::unordered_map<std::int64_t, Hits>;
using WordTexts = std::vector<std::pair<WordSet, std::vector<std::int64_t>>>;

RowHits gathered(const WordTexts& lists) {
  std::unordered_map<std::int64_t, WordSet> texts;
  for (const auto& [word, numbers] : lists) {
    for (const auto number : numbers) texts[number] |= word;
  }
  RowHits rows;
  for (const auto& [text, words] : texts) rows[rowNumberOf(text)].add(words, numberInRow(text));
  return rows;
}

// Looks for all words in the texts of the rows that some of them found.
void lookUp(SQLite::Database& database, const std::vector<std::string>& words, RowHits& rows) {
  SQLite::Statement text(database,
                         "SELECT number, body FROM search_text WHERE number >= ? AND number < ?");
  for (auto& [row, hits] : rows) {
    sql::bindAll(text, row << kTextsPerRowBits, (row + 1) << kTextsPerRowBits);
    while (text.executeStep()) {
      hits.add(wordsIn(sql::textOf(text.getColumn(1)), words),
               numberInRow(text.getColumn(0).getInt64()));
    }
    text.reset();
  }
}

bool isComplete(const Hits& hits, WordSet wanted, const SearchedRow& row,
                const Surroundings& surroundings) {
  return hits.all == wanted || (hits.all | surroundings(row)) == wanted;
}

}  // namespace

WordSet wordsIn(std::string_view folded, const std::vector<std::string>& words) {
  WordSet found = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (folded.find(words[i]) != std::string_view::npos) found |= WordSet{1} << i;
  }
  return found;
}

Matches matchByIndex(SQLite::Database& database, const std::vector<std::string>& words,
                     const Surroundings& surroundings) {
  WordTexts rare, common;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto numbers = textsWithWord(database, words[i], kMostTexts);
    auto& list = numbers.size() < kMostTexts ? rare : common;
    list.emplace_back(WordSet{1} << i, std::move(numbers));
  }
  auto rows = gathered(rare.empty() ? common : rare);
  if (!rare.empty() && !common.empty()) lookUp(database, words, rows);
  Matches matches;
  matches.more = rare.empty();
  const auto wanted = allOf(words.size());
  SQLite::Statement name(database, "SELECT kind, key FROM search_row WHERE number = ?");
  for (const auto& [number, hits] : rows) {
    const auto row = indexedRow(name, number);
    if (row && isComplete(hits, wanted, *row, surroundings)) {
      matches.rows.push_back({*row, hits.all, hits.inTitle, hits.inText, hits.text});
    }
  }
  return matches;
}

Matches matchByReading(SQLite::Database& database, const std::vector<std::string>& words,
                       const Surroundings& surroundings, const std::stop_token& stop) {
  Matches matches;
  const auto wanted = allOf(words.size());
  std::optional<SearchedRow> last;
  for (;;) {
    const auto rows = searchedRowsAfter(database, last, kRowsAtOnce);
    if (rows.empty()) return matches;
    for (const auto& row : rows) {
      if (stop.stop_requested()) throw Cancelled();
      Hits hits;
      for (const auto& text : searchedTexts(database, row)) {
        const auto page = pageOf(text.field);
        hits.add(wordsIn(searchFolded(text.text), words), text.title ? 0 : page ? page : 1);
      }
      if (hits.all && isComplete(hits, wanted, row, surroundings)) {
        matches.rows.push_back({row, hits.all, hits.inTitle, hits.inText, hits.text});
      }
    }
    last = rows.back();
  }
}

}  // namespace kijun
