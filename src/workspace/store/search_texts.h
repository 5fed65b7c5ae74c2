// What search reads of the journalled rows: every text of every described record, and of answers
// with what hangs on them. Generic over the field tables, so a new register is searched without a
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

// Texts that search finds although no journalled row holds them.
inline constexpr const char* kSearchedAnswer = "answer";

// A record's field that is read as text: names and notes, no choices, numbers or ids.
bool isSearched(const RecordDescription& description, const Field& field);

}  // namespace kijun
