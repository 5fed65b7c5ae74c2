#include "workspace/store/merge_source.h"

#include <algorithm>
#include <unordered_map>

#include "workspace/migrations/migrations.h"
#include "workspace/session_door.h"
#include "workspace/store/entries.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

OpenOptions reading(const Environment& environment) {
  return {Access::ReadOnly, {}, environment};
}

}  // namespace

OtherCopy::OtherCopy(const std::filesystem::path& file, const Environment& environment)
    : session_(Session::open(file, reading(environment))) {
  const auto version = SessionDoor::read(*session_, [](SQLite::Database& database) {
    return sql::pragmaNumber(database, "user_version");
  });
  if (version < kSchemaVersion) migrateCopy(environment);
}

void OtherCopy::migrateCopy(const Environment& environment) {
  folder_ = std::make_unique<PrivateFolder>("merge");
  const auto copy = folder_->path() / "copy.kijun";
  sql::guarded(copy, [&] {
    SQLite::Database database(copy.string(),
                              SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
    SessionDoor::read(*session_, [&](SQLite::Database& source) {
      auto* backup = sqlite3_backup_init(database.getHandle(), "main", source.getHandle(), "main");
      if (!backup) throw SQLite::Exception(database.getHandle());
      sqlite3_backup_step(backup, -1);
      const int result = sqlite3_backup_finish(backup);
      if (result != SQLITE_OK) throw SQLite::Exception(database.getHandle(), result);
    });
    SQLite::Transaction transaction(database);
    migrateFrom(database, static_cast<int>(sql::pragmaNumber(database, "user_version")));
    transaction.commit();
  });
  session_ = Session::open(copy, reading(environment));
}

std::vector<EntryMark> marksOf(SQLite::Database& database) {
  std::vector<EntryMark> marks;
  SQLite::Statement row(database,
                        "SELECT number, id, lamport, coalesce(origin_hash, hash), "
                        "kind = 'merge' AND coalesce(length(origin_changeset), 0) = 0 "
                        "FROM journal_entry ORDER BY number");
  while (row.executeStep()) {
    marks.push_back({row.getColumn(0).getInt64(),
                     {row.getColumn(2).getInt64(), sql::textOf(row.getColumn(1))},
                     sql::bytesOf(row.getColumn(3)),
                     row.getColumn(4).getInt() != 0});
  }
  return marks;
}

std::string originChangesetOf(SQLite::Database& database, std::int64_t number) {
  SQLite::Statement row(database,
                        "SELECT CASE WHEN origin_changeset IS NULL AND kind <> 'merge' "
                        "THEN changeset ELSE origin_changeset END "
                        "FROM journal_entry WHERE number = ?");
  sql::bindAll(row, number);
  return row.executeStep() ? sql::bytesOf(row.getColumn(0)) : std::string();
}

JournalDifference differenceOf(SQLite::Database& mine, SQLite::Database& theirs) {
  const auto unrelated = [] {
    return Error(Fault::Input, msg("merge.unrelated"), msg("merge.unrelated.todo"));
  };
  const std::string workspaceOf = "SELECT value FROM meta WHERE key = 'workspace'";
  if (sql::first(mine, workspaceOf) != sql::first(theirs, workspaceOf)) throw unrelated();
  const auto here = marksOf(mine);
  auto there = marksOf(theirs);
  if (here.empty() || there.empty() || here.front().at != there.front().at ||
      here.front().hash != there.front().hash) {
    throw unrelated();
  }

  JournalDifference difference;
  std::unordered_map<std::string_view, const EntryMark*> known;
  for (const auto& mark : there) known.emplace(mark.at.entry, &mark);
  for (const auto& mark : here) {
    const auto at = known.find(mark.at.entry);
    if (at == known.end()) {
      difference.mine.push_back(mark);
      continue;
    }
    if (at->second->hash != mark.hash || at->second->at != mark.at) {
      throw Error(Fault::Input, msg("merge.entry_differs", mark.number, at->second->number),
                  msg("merge.entry_differs.todo"));
    }
    difference.lastCommon = std::max(difference.lastCommon, mark.at.lamport);
    known.erase(at);
  }
  for (const auto& [id, mark] : known) difference.theirs.push_back(*mark);
  std::ranges::sort(difference.theirs, {}, &EntryMark::at);
  return difference;
}

void requireChain(SQLite::Database& database, const std::filesystem::path& file) {
  if (const auto broken = firstBrokenEntry(database)) {
    throw Error(Fault::Input, msg("merge.broken", file.string(), *broken),
                msg("merge.broken.todo"));
  }
}

}  // namespace kijun
