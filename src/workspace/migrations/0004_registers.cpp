// The registers: one table for each described record, and one for their references to many. Columns
// stand in the order of the field tables (src/records/registers/).
#include "workspace/migrations/migrations.h"

namespace kijun {
namespace {

constexpr const char* kDocuments = R"sql(
ALTER TABLE organisation ADD COLUMN company_type TEXT;
ALTER TABLE organisation ADD COLUMN standard_aim TEXT;
ALTER TABLE organisation ADD COLUMN standard_scope TEXT;
ALTER TABLE organisation ADD COLUMN standard_roles TEXT;
ALTER TABLE document ADD COLUMN kind TEXT;
ALTER TABLE document ADD COLUMN effective_on TEXT;
ALTER TABLE document ADD COLUMN review_due TEXT;
ALTER TABLE document ADD COLUMN approver TEXT REFERENCES person (id);
ALTER TABLE document ADD COLUMN audience TEXT;
ALTER TABLE document ADD COLUMN covers_incidents INTEGER;
ALTER TABLE document ADD COLUMN covers_supply_chain INTEGER;
ALTER TABLE document ADD COLUMN clauses TEXT;
)sql";

constexpr const char* kRegisters = R"sql(
CREATE TABLE service (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT,
  maintenance_level TEXT,
  minimum_level TEXT,
  tolerable_outage TEXT,
  owner TEXT REFERENCES department (id),
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE service_function (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  service TEXT NOT NULL REFERENCES service (id),
  description TEXT,
  owner TEXT REFERENCES department (id),
  people TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE circumstance (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  side TEXT NOT NULL,
  description TEXT,
  effect TEXT,
  reviewed_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE obligation (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT,
  clause TEXT,
  description TEXT,
  owner TEXT REFERENCES department (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE stakeholder (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT,
  contact TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE asset (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  number TEXT,
  status TEXT NOT NULL,
  owner TEXT REFERENCES department (id),
  manager TEXT REFERENCES person (id),
  deputy TEXT REFERENCES person (id),
  permitted_use TEXT,
  location TEXT,
  overseas INTEGER NOT NULL,
  confidentiality TEXT,
  integrity TEXT,
  availability TEXT,
  handling TEXT,
  importance TEXT,
  own_grades INTEGER NOT NULL,
  own_grades_reason TEXT,
  vendor TEXT,
  version TEXT,
  support_end TEXT,
  connection TEXT,
  address TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE supplier (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  supplies TEXT,
  tier TEXT,
  owner TEXT REFERENCES department (id),
  requirements TEXT,
  agreement TEXT,
  liability TEXT,
  contract_until TEXT,
  review_due TEXT,
  reviewed_on TEXT,
  review_result TEXT,
  review_note TEXT,
  changes TEXT,
  incident_contact TEXT,
  abroad INTEGER NOT NULL,
  foreign_law TEXT,
  end_duties TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE objective (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  department TEXT REFERENCES department (id),
  fiscal_year INTEGER,
  measure TEXT,
  target TEXT,
  result TEXT,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE risk_criterion (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT,
  description TEXT,
  acceptor TEXT,
  approved_by TEXT REFERENCES person (id),
  approved_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE response_role (
  id TEXT NOT NULL PRIMARY KEY,
  role TEXT NOT NULL,
  department TEXT NOT NULL REFERENCES department (id),
  person TEXT REFERENCES person (id),
  deputy TEXT REFERENCES person (id),
  duty TEXT,
  agreed_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE disclosure (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  topic TEXT NOT NULL,
  medium TEXT,
  disclosed_on TEXT,
  approved_by TEXT REFERENCES person (id),
  due TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE dialogue (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  held_on TEXT NOT NULL,
  topics TEXT,
  decisions TEXT,
  next_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE appointment (
  id TEXT NOT NULL PRIMARY KEY,
  post TEXT NOT NULL,
  person TEXT REFERENCES person (id),
  deputy TEXT REFERENCES person (id),
  appointed_on TEXT,
  until TEXT,
  decided_by TEXT,
  basis TEXT,
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE threat (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  source TEXT,
  received_on TEXT NOT NULL,
  description TEXT,
  sufficient TEXT,
  decision TEXT,
  reason TEXT,
  decided_by TEXT REFERENCES person (id),
  decided_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  detected_on TEXT NOT NULL,
  severity TEXT,
  state TEXT NOT NULL,
  manager TEXT REFERENCES person (id),
  summary TEXT,
  cause TEXT,
  impact TEXT,
  reported_on TEXT,
  lessons TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_event (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  incident TEXT NOT NULL REFERENCES incident (id),
  day TEXT NOT NULL,
  time TEXT,
  person TEXT REFERENCES person (id),
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  organisation TEXT,
  phone TEXT,
  email TEXT,
  hours TEXT,
  alternate TEXT,
  verified_on TEXT,
  supplier TEXT REFERENCES supplier (id),
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE exercise (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  held_on TEXT NOT NULL,
  scenario TEXT,
  headcount INTEGER,
  management INTEGER NOT NULL,
  result TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE exercise_finding (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  exercise TEXT NOT NULL REFERENCES exercise (id),
  action TEXT,
  owner TEXT REFERENCES department (id),
  due TEXT,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE qualification (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  obtained_on TEXT,
  expires_on TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE exemption (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT,
  compensation TEXT,
  approved_by TEXT REFERENCES person (id),
  approved_on TEXT,
  expires_on TEXT,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE inspection (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  performed_on TEXT,
  performer TEXT,
  scope TEXT,
  result TEXT,
  findings INTEGER,
  open_findings INTEGER,
  next_on TEXT
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kRisks = R"sql(
CREATE TABLE risk (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  method TEXT NOT NULL,
  state TEXT NOT NULL,
  description TEXT,
  owner TEXT REFERENCES department (id),
  responsible TEXT REFERENCES person (id),
  inherent TEXT,
  current TEXT,
  target TEXT,
  treatment TEXT,
  review_due TEXT,
  accepted_by TEXT REFERENCES person (id),
  accepted_on TEXT,
  acceptance_until TEXT,
  acceptance_reason TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE scenario (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  service TEXT NOT NULL REFERENCES service (id),
  function TEXT REFERENCES service_function (id),
  hazard TEXT NOT NULL,
  description TEXT,
  outage TEXT,
  likelihood TEXT,
  impact_service TEXT,
  impact_safety TEXT,
  impact_trust TEXT,
  impact_business TEXT,
  risk TEXT REFERENCES risk (id),
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE damage_scenario (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  damage TEXT NOT NULL,
  description TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE attack_scenario (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  damage_scenario TEXT NOT NULL REFERENCES damage_scenario (id),
  threat TEXT,
  attacker TEXT,
  entry TEXT,
  via TEXT,
  base TEXT,
  target TEXT,
  final_act TEXT,
  risk TEXT REFERENCES risk (id),
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE asset_threat (
  id TEXT NOT NULL PRIMARY KEY,
  threat TEXT NOT NULL,
  asset TEXT NOT NULL REFERENCES asset (id),
  threat_level TEXT,
  countermeasure TEXT,
  prevent_intrusion TEXT,
  prevent_objective TEXT,
  detect TEXT,
  continuity TEXT,
  risk TEXT REFERENCES risk (id),
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE attack_step (
  id TEXT NOT NULL PRIMARY KEY,
  what TEXT NOT NULL,
  scenario TEXT NOT NULL REFERENCES attack_scenario (id),
  place INTEGER NOT NULL,
  depth INTEGER NOT NULL,
  asset TEXT REFERENCES asset (id),
  countermeasure TEXT,
  measure TEXT
) STRICT, WITHOUT ROWID;
)sql";

// A record's field that points to any number of records, or of the guideline's items. Both ends are
// ids of tables that the field's description names, so that no foreign key can stand here: commands
// and merges keep the ends.
constexpr const char* kLinks = R"sql(
CREATE TABLE record_link (
  record TEXT NOT NULL,
  key TEXT NOT NULL,
  field TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (record, key, field, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_link_target ON record_link (target);
)sql";

}  // namespace

void migration0004(SQLite::Database& database) {
  for (const char* part : {kDocuments, kRegisters, kRisks, kLinks}) database.exec(part);
}

}  // namespace kijun
