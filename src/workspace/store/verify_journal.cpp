// The chain of hashes, and the journal replayed.
#include <optional>

#include "workspace/store/finding_words.h"
#include "workspace/store/row_changes.h"
#include "workspace/store/stored_entry.h"
#include "workspace/store/verification.h"

namespace kijun {
namespace {

constexpr std::size_t kMostMisfits = 20;  // told of one entry

class JournalCheck {
 public:
  explicit JournalCheck(Verification& run) : run_(run), previous_(asBytes(Digest{})) {}

  void check(SQLite::Statement& row) {
    auto stored = storedEntryAt(row);
    readChangesets(row, stored);
    const auto number = stored.entry.number;
    followsOn(stored);
    const auto rowVersion = row.getColumn(kSchemaVersionColumn).getInt64();
    const bool usable = rowVersion >= 1 && rowVersion <= run_.schemaVersion();
    if (!usable || rowVersion < version_) {
      add(FindingKind::EntryDisordered, number, msg("verify.entry_version", number, rowVersion));
    }
    standsInOrder(stored);
    if (usable) replay(stored);
    ++run_.report().entries;
    run_.report().headHash = toHex(stored.entry.hash);
  }

 private:
  static constexpr int kSchemaVersionColumn = 11;

  void add(FindingKind kind, std::int64_t number, Message message) {
    run_.add({kind, number, {}, {}, {}, std::move(message), {}, {}});
  }

  void followsOn(const StoredEntry& stored) {
    const auto number = stored.entry.number;
    const bool gap = number > expected_;
    if (gap) {
      add(FindingKind::EntryMissing, expected_,
          number == expected_ + 1 ? msg("verify.entry_missing", expected_)
                                  : msg("verify.entries_missing", expected_, number - 1));
    }
    const auto recomputed = hashOf(stored);
    if (number < 1 || recomputed != stored.hash) {
      add(FindingKind::EntryAltered, number, msg("verify.entry_altered", number));
    } else if (!gap && stored.previousHash != previous_ &&
               stored.previousHash != previousRecomputed_) {
      add(FindingKind::EntryUnlinked, number, msg("verify.entry_unlinked", number, number - 1));
    }
    if (number >= 1) expected_ = number + 1;
    previous_ = stored.hash;
    previousRecomputed_ = recomputed;
  }

  void standsInOrder(const StoredEntry& stored) {
    const auto& entry = stored.entry;
    const bool own = entry.batch.empty();
    if (entry.lamport < 1 || (own && entry.lamport <= lamport_)) {
      add(FindingKind::EntryDisordered, entry.number, msg("verify.entry_lamport", entry.number));
    }
    lamport_ = std::max(lamport_, entry.lamport);
    const bool hashSized = stored.originHash.empty() || stored.originHash.size() == Digest{}.size();
    if (!hashSized || (own && !stored.originHash.empty())) {
      add(FindingKind::EntryDisordered, entry.number, msg("verify.entry_origin", entry.number));
    }
  }

  void replay(const StoredEntry& stored) {
    const auto number = stored.entry.number;
    version_ = std::max(version_, stored.entry.schemaVersion);
    run_.replay().migrateTo(version_);
    try {
      const auto misfits = run_.replay().apply(number, stored.changeset);
      for (std::size_t i = 0; i < std::min(misfits.size(), kMostMisfits); ++i) {
        tell(number, misfits[i]);
      }
      run_.replay().note(number, stored.originChangeset);
    } catch (const SQLite::Exception& failure) {
      if (failure.getErrorCode() == SQLITE_FULL) throw;
      add(FindingKind::EntryUnfit, number, msg("verify.entry_unreadable", number));
    }
  }

  void tell(std::int64_t number, const Misfit& misfit) {
    auto finding = rowFinding(run_, FindingKind::EntryUnfit, misfit.row);
    finding.entry = number;
    finding.field = misfit.column;
    finding.message = msg("verify.entry_unfit", number, rowInWords(run_, misfit.row));
    run_.add(std::move(finding));
  }

  Verification& run_;
  std::int64_t expected_ = 1;
  std::int64_t lamport_ = 0;
  int version_ = 0;
  std::string previous_;
  std::string previousRecomputed_;
};

// Equal ids, and nothing written where nothing belongs: the hash reads both alike.
void checkColumns(Verification& run) {
  SQLite::Statement repeated(run.file(),
                             "SELECT min(number), max(number) FROM journal_entry GROUP BY id "
                             "HAVING count(*) > 1");
  while (repeated.executeStep()) {
    const auto number = repeated.getColumn(1).getInt64();
    run.add({FindingKind::EntryDisordered,
             number,
             {},
             {},
             {},
             msg("verify.entry_repeated", number, repeated.getColumn(0).getInt64()),
             {},
             {}});
  }
  std::string empty = "person = '' OR undoes = ''";
  if (run.schemaVersion() >= 2) {
    empty +=
        " OR batch = '' OR origin_hash = x'' OR origin_changeset = x'' OR (schema_version < 2 "
        "AND (batch IS NOT NULL OR origin_hash IS NOT NULL OR origin_changeset IS NOT NULL))";
  }
  SQLite::Statement odd(run.file(), "SELECT number FROM journal_entry WHERE " + empty);
  while (odd.executeStep()) {
    const auto number = odd.getColumn(0).getInt64();
    run.add({FindingKind::EntryAltered,
             number,
             {},
             {},
             {},
             msg("verify.entry_altered", number),
             {},
             {}});
  }
}

}  // namespace

void verifyJournal(Verification& run) {
  const auto count =
      run.file().execAndGet("SELECT coalesce(max(number), 0) FROM journal_entry").getInt64();
  SQLite::Statement row(run.file(), entryQuery(run.file(), "ORDER BY number"));
  JournalCheck check(run);
  while (row.executeStep()) {
    check.check(row);
    run.advance(static_cast<double>(run.report().entries) /
                static_cast<double>(std::max<std::int64_t>(count, 1)));
  }
  if (run.report().entries == 0) {
    run.add({FindingKind::EntryMissing, 1, {}, {}, {}, msg("verify.entry_missing", 1), {}, {}});
  }
  checkColumns(run);
  run.replay().migrateTo(run.schemaVersion());
}

}  // namespace kijun
