#include "workspace/store/content_store.h"

#include <spdlog/spdlog.h>

#include "workspace/store/changeset.h"
#include "workspace/store/entries.h"
#include "workspace/store/schema.h"
#include "workspace/store/text_store.h"

namespace kijun {
namespace {

constexpr std::size_t kContentColumn = 2;  // of evidence_revision

void addNamedIn(std::string_view changeset, std::set<std::string>& named) {
  if (changeset.empty()) return;
  for (const auto& change : changesOf(changeset)) {
    if (change.table != "evidence_revision") continue;
    for (const auto* values : {&change.before, &change.after}) {
      const auto& content = (*values)[kContentColumn];
      if (content && !isNull(*content)) named.insert(textOf(*content));
    }
  }
}

std::vector<std::string> contentsWithoutRevision(SQLite::Database& database) {
  std::vector<std::string> hashes;
  SQLite::Statement row(database,
                        "SELECT hash FROM (SELECT hash FROM evidence_content UNION "
                        "SELECT DISTINCT hash FROM evidence_chunk) WHERE NOT EXISTS "
                        "(SELECT 1 FROM evidence_revision WHERE content = hash)");
  while (row.executeStep()) hashes.push_back(sql::textOf(row.getColumn(0)));
  return hashes;
}

}  // namespace

std::optional<std::int64_t> contentSize(SQLite::Database& database, const std::string& hash) {
  const auto size = sql::first(database, "SELECT size FROM evidence_content WHERE hash = ?", hash);
  const auto* number = std::get_if<std::int64_t>(&size);
  return number ? std::optional(*number) : std::nullopt;
}

void storeChunk(SQLite::Database& database, const std::string& hash, std::int64_t position,
                std::string_view bytes) {
  SQLite::Statement insert(database,
                           "INSERT INTO evidence_chunk (hash, position, bytes) VALUES (?, ?, ?) "
                           "ON CONFLICT DO UPDATE SET bytes = excluded.bytes");
  sql::bindAll(insert, hash, position);
  insert.bindNoCopy(3, bytes.data(), static_cast<int>(bytes.size()));
  insert.exec();
}

void completeContent(SQLite::Database& database, const std::string& hash, std::int64_t size) {
  sql::run(database,
           "INSERT INTO evidence_content (hash, size) VALUES (?, ?) ON CONFLICT DO NOTHING", hash,
           size);
}

void dropUnfinished(SQLite::Database& database, const std::string& hash) {
  sql::run(database,
           "DELETE FROM evidence_chunk WHERE hash = ?1 AND NOT EXISTS "
           "(SELECT 1 FROM evidence_content WHERE hash = ?1)",
           hash);
}

std::optional<std::string> chunkAt(SQLite::Database& database, const std::string& hash,
                                   std::int64_t position) {
  SQLite::Statement row(database,
                        "SELECT bytes FROM evidence_chunk WHERE hash = ? AND position = ?");
  sql::bindAll(row, hash, position);
  if (!row.executeStep()) return std::nullopt;
  return sql::bytesOf(row.getColumn(0));
}

std::vector<std::pair<std::string, std::int64_t>> allContents(SQLite::Database& database) {
  std::vector<std::pair<std::string, std::int64_t>> contents;
  if (!hasTable(database, "evidence_content")) return contents;
  SQLite::Statement row(database, "SELECT hash, size FROM evidence_content ORDER BY hash");
  while (row.executeStep()) {
    contents.emplace_back(sql::textOf(row.getColumn(0)), row.getColumn(1).getInt64());
  }
  return contents;
}

std::set<std::string> contentsNamedByJournal(SQLite::Database& database) {
  std::set<std::string> named;
  SQLite::Statement row(database,
                        "SELECT changeset, origin_changeset FROM journal_entry WHERE number IN "
                        "(SELECT entry FROM journal_row WHERE table_name = 'evidence_revision')");
  while (row.executeStep()) {
    for (int column = 0; column < 2; ++column) {
      addNamedIn(sql::bytesOf(row.getColumn(column)), named);
    }
  }
  return named;
}

void sweepOrphanContent(SQLite::Database& database) {
  try {
    const auto candidates = contentsWithoutRevision(database);
    if (candidates.empty()) return;
    const auto named = contentsNamedByJournal(database);
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    int swept = 0;
    for (const auto& hash : candidates) {
      if (named.contains(hash)) continue;
      sql::run(database, "DELETE FROM evidence_content WHERE hash = ?", hash);
      sql::run(database, "DELETE FROM evidence_chunk WHERE hash = ?", hash);
      dropText(database, hash);
      ++swept;
    }
    transaction.commit();
    if (swept > 0) spdlog::info("Swept {} contents that no entry names.", swept);
  } catch (const SQLite::Exception& failure) {
    // They take room and do no harm.
    spdlog::warn("Contents that no entry names could not be swept: {}.", failure.what());
  }
}

}  // namespace kijun
