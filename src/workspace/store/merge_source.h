// The two journals that meet at a merge: the other file opened and checked, and which entries each
// side has alone.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/private_folder.h"
#include "workspace/session.h"
#include "workspace/store/changeset.h"
#include "workspace/store/row_replay.h"

namespace kijun {

// Another workspace file, open for reading. One of an older schema is copied to a private folder
// and migrated there.
class OtherCopy {
 public:
  // Throws Error as Session::open does.
  explicit OtherCopy(const std::filesystem::path& file, const Environment& environment);

  const Session& session() const { return *session_; }

 private:
  void migrateCopy(const Environment& environment);

  std::unique_ptr<PrivateFolder> folder_;  // nothing where the file is read itself
  std::unique_ptr<Session> session_;
};

struct EntryMark {
  std::int64_t number = 0;
  Moment at;
  std::string hash;     // in the file it was made in
  bool silent = false;  // a merge without decisions: it changed nothing by itself
};

// Every entry, in the file's order.
std::vector<EntryMark> marksOf(SQLite::Database& database);

// What the entry changed in the file it was made in.
std::string originChangesetOf(SQLite::Database& database, std::int64_t number);

struct JournalDifference {
  std::vector<EntryMark> mine;    // entries that only this file has
  std::vector<EntryMark> theirs;  // in the total order
  std::int64_t lastCommon = 0;    // the highest Lamport number of an entry that both have
};

// Throws Error: not copies of one workspace, or an entry is not the same in both.
JournalDifference differenceOf(SQLite::Database& mine, SQLite::Database& theirs);

// Throws Error where the chain of hashes is broken.
void requireChain(SQLite::Database& database, const std::filesystem::path& file);

}  // namespace kijun
