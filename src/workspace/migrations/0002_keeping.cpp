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

// The next Lamport number is asked for at every change, what took an entry back by its history.
constexpr const char* kJournalIndexes = R"sql(
CREATE INDEX journal_entry_lamport ON journal_entry (lamport);
CREATE INDEX journal_entry_undoes ON journal_entry (undoes) WHERE undoes IS NOT NULL;
)sql";

// What search reads, folded, and the index over it: see store/search_index.h. All of it is derived.
constexpr const char* kSearch = R"sql(
CREATE TABLE search_row (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL
) STRICT;
CREATE INDEX search_row_key ON search_row (kind, key);

CREATE TABLE search_text (
  number INTEGER PRIMARY KEY,
  field TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE search_state (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search_index USING fts5 (
  body, content = 'search_text', content_rowid = 'number', columnsize = 0,
  tokenize = 'trigram case_sensitive 1'
);
CREATE VIRTUAL TABLE search_trigram USING fts5vocab ('search_index', 'instance');
)sql";

// 起案・審査・承認 of answer sets: a cycle's answers, or those below a section (empty: all). A
// round has its steps and what it covers. Natural keys: two copies that put the same set forward
// meet.
constexpr const char* kApprovals = R"sql(
CREATE TABLE approval (
  cycle TEXT NOT NULL REFERENCES cycle (id),
  section TEXT NOT NULL,
  round INTEGER NOT NULL,
  unanswered INTEGER NOT NULL,
  unconfirmed INTEGER NOT NULL,
  PRIMARY KEY (cycle, section, round)
) STRICT, WITHOUT ROWID;

CREATE TABLE approval_step (
  cycle TEXT NOT NULL,
  section TEXT NOT NULL,
  round INTEGER NOT NULL,
  step TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  person_name TEXT NOT NULL,
  role TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT,
  PRIMARY KEY (cycle, section, round, step),
  FOREIGN KEY (cycle, section, round) REFERENCES approval (cycle, section, round)
) STRICT, WITHOUT ROWID;
CREATE INDEX approval_step_person ON approval_step (person);

CREATE TABLE approval_answer (
  cycle TEXT NOT NULL,
  section TEXT NOT NULL,
  round INTEGER NOT NULL,
  unit TEXT NOT NULL,
  item TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (cycle, section, round, unit, item),
  FOREIGN KEY (cycle, section, round) REFERENCES approval (cycle, section, round)
) STRICT, WITHOUT ROWID;
)sql";

// Evidence and its links are records; the files themselves are content named by its hash, in rows
// of at most 1 MiB. A link's key is the id of the record, or cycle/unit/item for an answer.
constexpr const char* kEvidence = R"sql(
CREATE TABLE evidence (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  effective_on TEXT,
  expires_on TEXT,
  source TEXT,
  confidentiality TEXT,
  tlp TEXT,
  tags TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_revision (
  evidence TEXT NOT NULL REFERENCES evidence (id),
  id TEXT NOT NULL,
  content TEXT NOT NULL,
  size INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  PRIMARY KEY (evidence, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_revision_content ON evidence_revision (content);

CREATE TABLE evidence_link (
  record TEXT NOT NULL,
  key TEXT NOT NULL,
  evidence TEXT NOT NULL REFERENCES evidence (id),
  PRIMARY KEY (record, key, evidence)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_link_evidence ON evidence_link (evidence);

CREATE TABLE evidence_content (
  hash TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_chunk (
  hash TEXT NOT NULL,
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (hash, position)
) STRICT;
)sql";

}  // namespace

void migration0002(SQLite::Database& database) {
  for (const char* part : {kOrigins, kJournalIndexes, kSearch, kApprovals, kEvidence}) {
    database.exec(part);
  }
}

}  // namespace kijun
