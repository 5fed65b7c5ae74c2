// What search reads: every text of every described record, of answers with what hangs on them, and
// the kept text of contents. Generic over the field tables, so a new register is searched without a
// line here.
#pragma once
#include <compare>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "records/description.h"
#include "workspace/store/changeset.h"

namespace kijun {

// A row that is found as one thing: a record, an answer with its comments, an evidence content.
struct SearchedRow {
  std::string kind;              // the table
  std::vector<std::string> key;  // its primary key
  auto operator<=>(const SearchedRow&) const = default;
};

// One text of a row.
struct SearchedText {
  std::string field;  // a field id; "comment/ID"; "page/N"
  std::string text;
  bool title = false;  // what the row is called
};

// The texts of the row that are not empty, the title first; nothing where the row does not exist.
std::vector<SearchedText> searchedTexts(SQLite::Database& database, const SearchedRow& row);
// One of them.
std::optional<std::string> searchedText(SQLite::Database& database, const SearchedRow& row,
                                        const std::string& field);

// The rows whose texts the changes may have changed.
std::set<SearchedRow> searchedRowsOf(SQLite::Database& database,
                                     const std::vector<RowChange>& changes);

// All rows there are, table by table in the order of keys: those behind `after`, at most `limit`.
std::vector<SearchedRow> searchedRowsAfter(SQLite::Database& database,
                                           const std::optional<SearchedRow>& after, int limit);

inline constexpr const char* kSearchedAnswer = "answer";
// The text inside a content, whose hash is the key: see text_store.h.
inline constexpr const char* kSearchedContent = "evidence_page";

// The field of a content's page, from 1, and the way back; 0 where it is none.
std::string pageField(std::int64_t page);
std::int64_t pageOf(std::string_view field);

// The pages of a content behind `after`, about `size` bytes of them and at least one.
std::vector<SearchedText> searchedPages(SQLite::Database& database, const std::string& hash,
                                        std::int64_t after, std::size_t size);

// A record's field that is read as text: names and notes, no choices, numbers or ids.
bool isSearched(const RecordDescription& description, const Field& field);

}  // namespace kijun
