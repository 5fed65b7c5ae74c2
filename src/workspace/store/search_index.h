// The full-text index of a workspace: the folded texts of its rows, and SQLite's trigram index over
// them. Each text ends in two sentinel characters, so that every one and two characters of it begin
// a trigram too: short Japanese words are found by a range of trigrams. Kept by code in the
// transaction of each change; derived, so no journal follows it and it can always be made anew.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "workspace/store/search_texts.h"

namespace kijun {

// Brings the index in line with the changes. A damaged index stops nothing: it is marked to be made
// anew. Within the caller's transaction.
void updateSearchIndex(SQLite::Database& database, const std::vector<RowChange>& changes);
// The same for one row, whatever changed in it.
void indexRow(SQLite::Database& database, const SearchedRow& row);
// Adds pages of a content; without any, takes out all that are there of it.
void indexPages(SQLite::Database& database, const std::string& hash,
                const std::vector<SearchedText>& pages);

// Whether every row is in it, folded by this program's rules.
bool isSearchIndexWhole(SQLite::Database& database);
// Of a file that has no rows yet.
void markSearchIndexWhole(SQLite::Database& database);
// Makes it anew when next opened for writing.
void markSearchIndexStale(SQLite::Database& database);

// Makes the index anew in small transactions, between which changes may be written.
class SearchIndexing {
 public:
  // About this many characters in one step: some ten milliseconds.
  static constexpr std::size_t kStepSize = 20'000;
  // False when nothing is left to do.
  bool step(SQLite::Database& database);

 private:
  bool begun_ = false;
  std::optional<SearchedRow> last_;
  std::int64_t page_ = 0;  // of the content behind last_ that is begun
};

// A text that is other in the index than in its row.
struct SearchIndexDifference {
  SearchedRow row;
  std::string field;
};
// Compares the index with what it is derived from; at most `limit` differences. An index that is
// being made is not compared. progress is told the share done and may throw to end it.
std::vector<SearchIndexDifference> checkSearchIndex(
    SQLite::Database& database, std::size_t limit = 100,
    const std::function<void(double)>& progress = {});

// The texts a word (folded) stands in, by number, ascending; at most `limit`.
std::vector<std::int64_t> textsWithWord(SQLite::Database& database, const std::string& word,
                                        std::size_t limit);

// A text's number names its row and says whether it is the row's title; of a content it is the
// page's number.
inline constexpr int kTextsPerRowBits = 20;
constexpr std::int64_t rowNumberOf(std::int64_t text) {
  return text >> kTextsPerRowBits;
}
constexpr std::int64_t numberInRow(std::int64_t text) {
  return text & ((std::int64_t{1} << kTextsPerRowBits) - 1);
}
constexpr bool isTitle(std::int64_t text) {
  return numberInRow(text) == 0;
}
// By a statement "SELECT kind, key FROM search_row WHERE number = ?", which is used again and
// again.
std::optional<SearchedRow> indexedRow(SQLite::Statement& statement, std::int64_t rowNumber);

}  // namespace kijun
