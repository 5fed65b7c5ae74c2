// The text inside contents, kept beside the journal and in the search index. Derived from the
// content by a program outside, so it is kept and not made again at each question; a text exists
// once its row in evidence_text does, which is written last. Within the caller's transaction unless
// said otherwise.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "workspace/evidence_text.h"
#include "workspace/store/sql.h"

namespace kijun {

// Of textStateId().
std::optional<TextState> textStateFromId(std::string_view id);

struct ReadableContent {
  std::string hash;
  std::string mediaType;
  std::int64_t size = 0;
};
// Contents of revisions that may hold text, by hash; New: those that were not read yet.
std::vector<ReadableContent> readableContents(SQLite::Database& database, TextsToRead which);
std::map<std::string, TextState> storedTextStates(SQLite::Database& database);

// Pages from the one numbered `first` (from 1) on, also into the index.
void storePages(SQLite::Database& database, const std::string& hash, std::int64_t first,
                const std::vector<std::string>& pages);
// From here on the text exists.
void completeText(SQLite::Database& database, const std::string& hash, TextState state);
// The text of the content, whole or begun, and what the index has of it.
void dropText(SQLite::Database& database, const std::string& hash);

// The text of a page; empty where there is none.
std::string pageText(SQLite::Database& database, const std::string& hash, std::int64_t page);

// The pieces whose newest revision has the content; its text is found as theirs.
struct PieceWithText {
  std::string id;
  std::string title;
  std::string mediaType;
};
std::multimap<std::string, PieceWithText> piecesByContent(SQLite::Database& database);

}  // namespace kijun
