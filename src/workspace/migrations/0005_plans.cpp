// Risk treatment plans with what hangs on them, target profiles, an organisation's own word on
// signals, and its own model of risks. Columns stand in the order of the field tables
// (src/records/registers/).
#include "workspace/migrations/migrations.h"

namespace kijun {
namespace {

constexpr const char* kPlans = R"sql(
CREATE TABLE plan (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  number TEXT,
  state TEXT NOT NULL,
  target_state TEXT,
  actions TEXT,
  resources TEXT,
  responsible TEXT REFERENCES person (id),
  department TEXT REFERENCES department (id),
  start TEXT,
  due TEXT,
  evaluation TEXT,
  effort TEXT,
  cost INTEGER,
  person_days INTEGER,
  promised_level INTEGER,
  decided_on TEXT,
  closed_on TEXT,
  verdict TEXT,
  result TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_milestone (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  plan TEXT NOT NULL REFERENCES plan (id),
  due TEXT NOT NULL,
  done_on TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_progress (
  id TEXT NOT NULL PRIMARY KEY,
  what TEXT NOT NULL,
  plan TEXT NOT NULL REFERENCES plan (id),
  on_day TEXT NOT NULL,
  percent INTEGER,
  person TEXT REFERENCES person (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_budget (
  id TEXT NOT NULL PRIMARY KEY,
  purpose TEXT NOT NULL,
  plan TEXT NOT NULL REFERENCES plan (id),
  fiscal_year INTEGER NOT NULL,
  cost INTEGER,
  person_days INTEGER
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kTargets = R"sql(
CREATE TABLE target_profile (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  approved_by TEXT REFERENCES person (id),
  approved_on TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE target_rule (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  profile TEXT NOT NULL REFERENCES target_profile (id),
  position INTEGER NOT NULL,
  scope TEXT NOT NULL,
  value TEXT,
  target INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// A signal is named by its id in the catalog.
constexpr const char* kSignals = R"sql(
CREATE TABLE signal_threshold (
  id TEXT NOT NULL PRIMARY KEY,
  signal TEXT NOT NULL,
  threshold INTEGER NOT NULL,
  reason TEXT NOT NULL,
  approved_by TEXT REFERENCES person (id),
  approved_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE signal_note (
  id TEXT NOT NULL PRIMARY KEY,
  signal TEXT NOT NULL,
  note TEXT NOT NULL,
  on_day TEXT NOT NULL,
  person TEXT REFERENCES person (id)
) STRICT, WITHOUT ROWID;
)sql";

// Editions of the workspace's own risk model.
constexpr const char* kRiskModels = R"sql(
CREATE TABLE risk_model (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  approved_by TEXT REFERENCES person (id),
  approved_on TEXT NOT NULL,
  model TEXT
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace

void migration0005(SQLite::Database& database) {
  for (const char* part : {kPlans, kTargets, kSignals, kRiskModels}) database.exec(part);
}

}  // namespace kijun
