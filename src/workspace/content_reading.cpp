#include <algorithm>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "workspace/evidence_content.h"
#include "workspace/session_door.h"
#include "workspace/store/content_check.h"
#include "workspace/store/content_store.h"

namespace kijun {
namespace {

Error missing(const std::string& hash) {
  return {Fault::Input, msg("evidence.content_missing", hash),
          msg("evidence.content_missing.todo")};
}

Error altered(const std::string& hash) {
  return {Fault::Input, msg("evidence.content_altered", hash),
          msg("evidence.content_altered.todo")};
}

}  // namespace

ContentReader::ContentReader(const Session& session, std::string hash)
    : session_(session), hash_(std::move(hash)) {
  const auto size = SessionDoor::read(
      session_, [&](SQLite::Database& database) { return contentSize(database, hash_); });
  if (!size) throw missing(hash_);
  size_ = *size;
}

const std::string& ContentReader::chunk(std::int64_t position) {
  if (heldPosition_ == position) return held_;
  auto bytes = SessionDoor::read(
      session_, [&](SQLite::Database& database) { return chunkAt(database, hash_, position); });
  const auto expected = std::min(kChunkBytes, size_ - position * kChunkBytes);
  if (!bytes || static_cast<std::int64_t>(bytes->size()) != expected) throw altered(hash_);
  held_ = std::move(*bytes);
  heldPosition_ = position;
  return held_;
}

std::string ContentReader::read(std::int64_t offset, std::int64_t count) {
  std::string bytes;
  const auto end = std::min(size_, offset + std::max<std::int64_t>(count, 0));
  for (auto at = std::max<std::int64_t>(offset, 0); at < end;) {
    const auto& piece = chunk(at / kChunkBytes);
    const auto start = at % kChunkBytes;
    const auto length = std::min(static_cast<std::int64_t>(piece.size()) - start, end - at);
    bytes.append(piece, static_cast<std::size_t>(start), static_cast<std::size_t>(length));
    at += length;
  }
  return bytes;
}

void streamContent(const Session& session, const std::string& hash,
                   const std::function<void(std::string_view)>& sink, const ContentWork& work) {
  ContentReader reader(session, hash);
  Sha256 found;
  for (std::int64_t offset = 0; offset < reader.size(); offset += kChunkBytes) {
    const auto bytes = reader.read(offset, kChunkBytes);
    found.update(bytes);
    sink(bytes);
    work.step(std::min(offset + kChunkBytes, reader.size()), reader.size());
  }
  if (toHex(found.finish()) != hash) throw altered(hash);
}

void exportContent(const Session& session, const std::string& hash,
                   const std::filesystem::path& file, const ContentWork& work) {
  writeFileAtomically(file,
                      [&](const FileSink& write) { streamContent(session, hash, write, work); });
}

std::string beginningOf(const Session& session, const std::string& hash, std::int64_t count) {
  return ContentReader(session, hash).read(0, count);
}

ContentTotals contentTotals(const Session& session) {
  return SessionDoor::read(session, [](SQLite::Database& database) {
    ContentTotals totals;
    for (const auto& [hash, size] : allContents(database)) {
      ++totals.count;
      totals.bytes += size;
    }
    return totals;
  });
}

std::vector<ContentFault> checkContents(const Session& session, const ContentWork& work) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    return checkContents(database,
                         [&](std::int64_t done, std::int64_t total) { work.step(done, total); });
  });
}

}  // namespace kijun
