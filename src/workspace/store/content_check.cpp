#include "workspace/store/content_check.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.h"
#include "workspace/store/content_store.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

// What revisions and the journal say about contents.
struct Names {
  std::set<std::string> named;
  std::map<std::string, std::vector<std::string>> titles;
  std::map<std::string, std::int64_t> sizes;
};

Names namesOfContents(SQLite::Database& database) {
  Names names;
  names.named = contentsNamedByJournal(database);
  SQLite::Statement row(database,
                        "SELECT DISTINCT r.content, r.size, e.title FROM evidence_revision r "
                        "JOIN evidence e ON e.id = r.evidence ORDER BY e.title");
  while (row.executeStep()) {
    const auto hash = sql::textOf(row.getColumn(0));
    names.named.insert(hash);
    names.sizes[hash] = row.getColumn(1).getInt64();
    names.titles[hash].push_back(sql::textOf(row.getColumn(2)));
  }
  return names;
}

bool isWhole(SQLite::Database& database, const std::string& hash, std::int64_t size,
             const std::function<void(std::int64_t)>& step) {
  Sha256 found;
  for (std::int64_t offset = 0; offset < size; offset += kChunkBytes) {
    const auto bytes = chunkAt(database, hash, offset / kChunkBytes);
    const auto expected = std::min(kChunkBytes, size - offset);
    if (!bytes || static_cast<std::int64_t>(bytes->size()) != expected) return false;
    found.update(*bytes);
    step(offset + expected);
  }
  return toHex(found.finish()) == hash;
}

}  // namespace

std::vector<ContentFault> checkContents(
    SQLite::Database& database, const std::function<void(std::int64_t, std::int64_t)>& step) {
  // Written before there was any evidence.
  if (!hasTable(database, "evidence_content")) return {};
  const auto contents = allContents(database);
  auto names = namesOfContents(database);
  std::vector<ContentFault> faults;
  std::int64_t total = 0;
  for (const auto& [hash, size] : contents) total += std::max<std::int64_t>(size, 0);
  std::int64_t before = 0;
  for (const auto& [hash, size] : contents) {
    const auto said = names.sizes.find(hash);
    const bool sizeFits = said == names.sizes.end() || said->second == size;
    if (!sizeFits ||
        !isWhole(database, hash, size, [&](std::int64_t done) { step(before + done, total); })) {
      faults.push_back({ContentFault::What::Altered, hash, names.titles[hash]});
    }
    before += std::max<std::int64_t>(size, 0);
    names.named.erase(hash);
  }
  for (const auto& hash : names.named) {
    faults.push_back({ContentFault::What::Missing, hash, names.titles[hash]});
  }
  return faults;
}

}  // namespace kijun
