// The first schema. No triggers, no generated columns, no UNIQUE on values, no CASCADE: each of
// them breaks the replay of a changeset.
#include "workspace/migrations/migrations.h"

namespace kijun {
namespace {

constexpr const char* kRegisters = R"sql(
CREATE TABLE organisation (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  legal_form TEXT,
  sector TEXT,
  scope TEXT,
  headcount INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE department (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  headcount INTEGER,
  position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  title TEXT,
  department TEXT REFERENCES department (id),
  role TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  document_class TEXT NOT NULL,
  version TEXT,
  approved_on TEXT,
  owner TEXT REFERENCES department (id),
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  whole INTEGER NOT NULL,
  position INTEGER
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kCycles = R"sql(
CREATE TABLE cycle (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  number INTEGER NOT NULL,
  as_of TEXT NOT NULL,
  due TEXT,
  scope TEXT,
  assessors TEXT,
  catalog TEXT NOT NULL,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cycle_unit (
  cycle TEXT NOT NULL REFERENCES cycle (id),
  unit TEXT NOT NULL REFERENCES unit (id),
  PRIMARY KEY (cycle, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE cycle_item (
  cycle TEXT NOT NULL REFERENCES cycle (id),
  item TEXT NOT NULL,
  target INTEGER,
  weight INTEGER,
  effort TEXT,
  PRIMARY KEY (cycle, item)
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kAnswers = R"sql(
CREATE TABLE answer (
  cycle TEXT NOT NULL,
  unit TEXT NOT NULL,
  item TEXT NOT NULL,
  level INTEGER,
  stipulation TEXT,
  applicability TEXT NOT NULL,
  reason TEXT,
  note TEXT,
  flagged INTEGER NOT NULL,
  no_event INTEGER NOT NULL,
  carried_over INTEGER NOT NULL,
  department TEXT REFERENCES department (id),
  respondent TEXT REFERENCES person (id),
  due TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (cycle, unit, item),
  FOREIGN KEY (cycle, unit) REFERENCES cycle_unit (cycle, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_department ON answer (department) WHERE department IS NOT NULL;
CREATE INDEX answer_respondent ON answer (respondent) WHERE respondent IS NOT NULL;

CREATE TABLE answer_tick (
  cycle TEXT NOT NULL,
  unit TEXT NOT NULL,
  item TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (cycle, unit, item, checkpoint),
  FOREIGN KEY (cycle, unit, item) REFERENCES answer (cycle, unit, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer_reference (
  cycle TEXT NOT NULL,
  unit TEXT NOT NULL,
  item TEXT NOT NULL,
  position INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES document (id),
  clause TEXT,
  PRIMARY KEY (cycle, unit, item, position),
  FOREIGN KEY (cycle, unit, item) REFERENCES answer (cycle, unit, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_reference_document ON answer_reference (document);

CREATE TABLE answer_comment (
  cycle TEXT NOT NULL,
  unit TEXT NOT NULL,
  item TEXT NOT NULL,
  id TEXT NOT NULL,
  author TEXT REFERENCES person (id),
  author_name TEXT NOT NULL,
  at TEXT NOT NULL,
  text TEXT NOT NULL,
  done INTEGER NOT NULL,
  PRIMARY KEY (cycle, unit, item, id),
  FOREIGN KEY (cycle, unit, item) REFERENCES answer (cycle, unit, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_comment_id ON answer_comment (id);
CREATE INDEX answer_comment_author ON answer_comment (author) WHERE author IS NOT NULL;
)sql";

constexpr const char* kWorkspace = R"sql(
CREATE TABLE workspace_setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE catalog (
  hash TEXT NOT NULL PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE journal_entry (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  lamport INTEGER NOT NULL,
  kind TEXT NOT NULL,
  command TEXT NOT NULL,
  name_id TEXT NOT NULL,
  name_arguments TEXT NOT NULL,
  person TEXT,
  actor_name TEXT NOT NULL,
  role TEXT NOT NULL,
  at TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  undoes TEXT,
  previous_hash BLOB NOT NULL,
  hash BLOB NOT NULL,
  changeset BLOB NOT NULL
) STRICT;
CREATE INDEX journal_entry_id ON journal_entry (id);

CREATE TABLE journal_row (
  table_name TEXT NOT NULL,
  key TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES journal_entry (number),
  PRIMARY KEY (table_name, key, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  key TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace

void migration0001(SQLite::Database& database) {
  for (const char* part : {kRegisters, kCycles, kAnswers, kWorkspace}) database.exec(part);
}

}  // namespace kijun
