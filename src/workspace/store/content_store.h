// The bytes of evidence: content named by its SHA-256, in rows of at most kChunkBytes. A content
// exists once its row in evidence_content does; that row is written last. The journal names
// contents and never holds them.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/store/sql.h"

namespace kijun {

inline constexpr std::int64_t kChunkBytes = std::int64_t{1} << 20;

// The size of a content that is whole; nothing where there is none.
std::optional<std::int64_t> contentSize(SQLite::Database& database, const std::string& hash);
void storeChunk(SQLite::Database& database, const std::string& hash, std::int64_t position,
                std::string_view bytes);
// From here on the content exists.
void completeContent(SQLite::Database& database, const std::string& hash, std::int64_t size);
// What was written of a content that never became whole.
void dropUnfinished(SQLite::Database& database, const std::string& hash);

// A chunk's bytes; nothing where it is missing.
std::optional<std::string> chunkAt(SQLite::Database& database, const std::string& hash,
                                   std::int64_t position);
// All contents that are whole, in order.
std::vector<std::pair<std::string, std::int64_t>> allContents(SQLite::Database& database);

// Every content that an entry of the journal names, also those whose revision is gone.
std::set<std::string> contentsNamedByJournal(SQLite::Database& database);
// Removes what neither a revision nor the journal names: left behind where a program ended between
// content and command. Only while nobody adds content.
void sweepOrphanContent(SQLite::Database& database);

}  // namespace kijun
