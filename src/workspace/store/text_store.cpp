#include "workspace/store/text_store.h"

#include <algorithm>
#include <array>

#include "workspace/store/schema.h"
#include "workspace/store/search_index.h"

namespace kijun {
namespace {

constexpr std::array<std::pair<TextState, std::string_view>, 7> kStates = {{
    {TextState::Read, "read"},
    {TextState::Shortened, "shortened"},
    {TextState::NoText, "no_text"},
    {TextState::Locked, "locked"},
    {TextState::Unreadable, "unreadable"},
    {TextState::TookTooLong, "took_too_long"},
    {TextState::TooLarge, "too_large"},
}};

}  // namespace

std::string_view textStateId(TextState state) {
  return std::ranges::find(kStates, state, &std::pair<TextState, std::string_view>::first)->second;
}

std::optional<TextState> textStateFromId(std::string_view id) {
  const auto at = std::ranges::find(kStates, id, &std::pair<TextState, std::string_view>::second);
  return at == kStates.end() ? std::nullopt : std::optional(at->first);
}

std::vector<ReadableContent> readableContents(SQLite::Database& database, TextsToRead which) {
  std::vector<ReadableContent> contents;
  if (!hasTable(database, "evidence_text")) return contents;
  SQLite::Statement row(database,
                        "SELECT c.hash, min(r.media_type), c.size, t.state FROM evidence_content c "
                        "JOIN evidence_revision r ON r.content = c.hash "
                        "LEFT JOIN evidence_text t ON t.hash = c.hash GROUP BY c.hash "
                        "ORDER BY c.hash");
  while (row.executeStep()) {
    ReadableContent content{sql::textOf(row.getColumn(0)), sql::textOf(row.getColumn(1)),
                            row.getColumn(2).getInt64()};
    const bool wanted = which == TextsToRead::All || row.getColumn(3).isNull();
    if (wanted && mayHoldText(content.mediaType)) contents.push_back(std::move(content));
  }
  return contents;
}

std::map<std::string, TextState> storedTextStates(SQLite::Database& database) {
  std::map<std::string, TextState> states;
  if (!hasTable(database, "evidence_text")) return states;
  SQLite::Statement row(database, "SELECT hash, state FROM evidence_text");
  while (row.executeStep()) {
    const auto state = textStateFromId(sql::textOf(row.getColumn(1)));
    if (state) states.emplace(sql::textOf(row.getColumn(0)), *state);
  }
  return states;
}

void storePages(SQLite::Database& database, const std::string& hash, std::int64_t first,
                const std::vector<std::string>& pages) {
  std::vector<SearchedText> texts;
  for (const auto& text : pages) {
    const auto page = first++;
    if (text.empty()) continue;
    sql::run(database, "INSERT INTO evidence_page (hash, page, text) VALUES (?, ?, ?)", hash, page,
             text);
    texts.push_back({pageField(page), text});
  }
  indexPages(database, hash, texts);
}

void completeText(SQLite::Database& database, const std::string& hash, TextState state) {
  sql::run(database,
           "INSERT INTO evidence_text (hash, state, pages) "
           "SELECT ?1, ?2, count(*) FROM evidence_page WHERE hash = ?1",
           hash, std::string(textStateId(state)));
}

void dropText(SQLite::Database& database, const std::string& hash) {
  sql::run(database, "DELETE FROM evidence_text WHERE hash = ?", hash);
  if (sql::run(database, "DELETE FROM evidence_page WHERE hash = ?", hash) == 0) return;
  indexPages(database, hash, {});
}

std::string pageText(SQLite::Database& database, const std::string& hash, std::int64_t page) {
  return textOf(sql::first(database, "SELECT text FROM evidence_page WHERE hash = ? AND page = ?",
                           hash, page));
}

std::multimap<std::string, PieceWithText> piecesByContent(SQLite::Database& database) {
  std::multimap<std::string, PieceWithText> pieces;
  SQLite::Statement row(
      database,
      "SELECT r.content, r.media_type, e.id, e.title FROM evidence e "
      "JOIN evidence_revision r ON r.evidence = e.id WHERE r.id = (SELECT id FROM "
      "evidence_revision WHERE evidence = e.id ORDER BY added_at DESC, id DESC LIMIT 1)");
  while (row.executeStep()) {
    pieces.emplace(sql::textOf(row.getColumn(0)),
                   PieceWithText{sql::textOf(row.getColumn(2)), sql::textOf(row.getColumn(3)),
                                 sql::textOf(row.getColumn(1))});
  }
  return pieces;
}

}  // namespace kijun
