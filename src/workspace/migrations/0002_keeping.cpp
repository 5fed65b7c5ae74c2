// What keeping a workspace asks for: entries that come from another copy, evidence, approvals,
// search. As in the first step: no triggers, no generated columns, no UNIQUE on values, no CASCADE.
#include "workspace/migrations/migrations.h"

namespace kijun {
namespace {

// Entries taken over from another copy: the merge that brought them, their hash there, and what
// they changed there where that is not what they change here.
constexpr const char* kOrigins = R"sql(
ALTER TABLE journal_entry ADD COLUMN batch TEXT;
ALTER TABLE journal_entry ADD COLUMN origin_hash BLOB;
ALTER TABLE journal_entry ADD COLUMN origin_changeset BLOB;
)sql";

// The next Lamport number is asked for at every change.
constexpr const char* kJournalIndexes = R"sql(
CREATE INDEX journal_entry_lamport ON journal_entry (lamport);
)sql";

}  // namespace

void migration0002(SQLite::Database& database) {
  for (const char* part : {kOrigins, kJournalIndexes}) database.exec(part);
}

}  // namespace kijun
