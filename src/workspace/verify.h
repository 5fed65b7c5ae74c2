// Whether a workspace is what its journal says: SQLite's own checks, the schema, the chain of
// hashes, the journal replayed from nothing and compared with every table, catalogs and contents
// against their hashes. Reads only, in one read transaction, beside a running writer too. The time
// it takes grows with the journal. It shows any change made behind the journal short of a
// recomputed chain or an older copy of the file: reports print the head hash against those.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "base/progress.h"

namespace kijun {

class Session;

enum class FindingKind {
  Damaged,          // SQLite finds the file's structure broken, or cannot read a part of it
  DanglingRow,      // a row points to one that does not exist
  Schema,           // a table, index or trigger is not what the file's version states
  FileIdentity,     // what names the file is missing or malformed
  EntryMissing,     // a number of the journal is left out
  EntryAltered,     // an entry is not what its hash says
  EntryUnlinked,    // an entry does not follow from the one before
  EntryDisordered,  // an entry's id, Lamport number or schema version cannot stand where it does
  EntryUnfit,       // what an entry changes does not fit what the entries before made
  RowDiffers,       // a field of a row is not what the journal says
  RowMissing,       // the journal has the row, the file does not
  RowAdded,         // the file has the row, the journal does not
  IndexDiffers,     // the index of the journal is not what the changes say
  CatalogAltered,   // a catalog is not what its hash says
  CatalogMissing,   // a cycle's catalog is not in the file
  ContentAltered,   // kept content (evidence) is not what its hash says, or is not there
  DerivedDiffers,   // what is derived from the record (the search index) is not what it should be
};
// "row_differs", "entry_missing" …: for machines, never changed.
std::string_view idOf(FindingKind kind);

struct Finding {
  FindingKind kind = FindingKind::Damaged;
  // The entry concerned; of a row, the last that touched it. 0 where there is none.
  std::int64_t entry = 0;
  std::string table;  // as the file calls it; empty where no row is concerned
  std::string key;    // the row's primary key joined by '/'
  std::string field;  // the column
  // A whole sentence naming the entry, or the row and its field; inWords() gives it its last two
  // arguments where expected and found are told. Choices, days and numbers are told, typed texts
  // only by their length.
  Message message;
  Message expected;
  Message found;
};
std::string inWords(const Finding& finding, Language language);

struct VerifyReport {
  std::vector<Finding> findings;
  std::size_t untold = 0;  // findings beyond the first kMostFindings
  std::int64_t entries = 0;
  std::int64_t rows = 0;  // compared
  std::string headHash;   // hexadecimal; empty without entries
  bool isSound() const { return findings.empty(); }
};
inline constexpr std::size_t kMostFindings = 1000;

struct VerifyOptions {
  Progress progress;                // 0 to 1
  std::function<bool()> cancelled;  // asked often
};

// Both: any thread. Throw Cancelled, and Error where the file cannot be opened at all (not a
// workspace, newer, truncated, no permission) or the machine fails (temporary disk space).
VerifyReport verify(const std::filesystem::path& file, const VerifyOptions& options = {});
VerifyReport verify(const Session& session, const VerifyOptions& options = {});

}  // namespace kijun
