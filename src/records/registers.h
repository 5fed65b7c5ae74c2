// The registers that rules read by member, each a struct and its field table, and the list of all
// registers. Those without a struct are in records/registers/, one field table each.
// Sources: guideline 1.2 (document classes), 2.3 (stakeholders), 3.4 (responsibility), 4.5
// (continuity plans).
#pragma once
#include <optional>
#include <string>

#include "records/description.h"

namespace kijun {

// One row only: the organisation that owns the workspace.
struct Organisation {
  Id id;
  std::string name;
  std::string legalForm;
  std::string sector;  // a sector id of the catalog
  std::string scope;   // what the assessment covers
  std::optional<std::int64_t> headcount;
  std::string companyType = {};  // decides who appoints the CISO, guideline 3.4 footnote 8
  // The organisation's own standard, after chapter 2: drafted by the workbench, edited by people.
  std::string standardAim = {}, standardScope = {}, standardRoles = {};
};

struct Department {
  Id id;
  std::string name;
  std::optional<std::int64_t> headcount;
  std::int64_t position = 0;  // order in lists
};

struct Person {
  Id id;
  std::string name;
  std::string title;
  Id department;     // may be empty
  std::string role;  // assessor, respondent, approver, auditor, executive, administrator
};

// 規程・計画・外部基準; the class is that of guideline 1.2: 1 強制基準, 2 推奨基準・ガイドライン,
// 3 業界標準, 4 内規.
struct Document {
  Id id;
  std::string title;
  std::string documentClass;
  std::string version;
  std::string approvedOn;  // ISO day
  Id owner;                // department
  std::string note;
  std::string kind = {};                         // policy, procedure, bcp, …
  std::string effectiveOn = {}, reviewDue = {};  // ISO days
  Id approver = {};                              // person
  std::string audience = {};                     // who was told
  bool coversIncidents = false;                  // cyber incidents, 4.5-1
  bool coversSupplyChain = false;                // 4.5-2
  std::string clauses = {};
};

// 証跡: what shows that an answer, a risk or a plan is so. Its files are revisions, kept beside it.
// The guideline asks for them in 4.5 and 5; the labels follow the government's 機密性 classes and
// FIRST's TLP 2.0.
struct Evidence {
  Id id;
  std::string title;
  std::string kind;             // regulation, record, screen, interview, observation, diagram, …
  std::string effectiveOn;      // ISO day
  std::string expiresOn;        // ISO day, the last on which it holds
  std::string source;           // where or from whom it comes
  std::string confidentiality;  // 3, 2, 1
  std::string tlp;              // RED, AMBER+STRICT, AMBER, GREEN, CLEAR
  std::string tags;             // joined by ", ": records/evidence.h
  std::string note;
};

// 評価単位. The one with whole = true is 全体.
struct Unit {
  Id id;
  std::string name;
  bool whole = false;
  std::int64_t position = 0;
};

// 評価サイクル.
struct CycleRecord {
  Id id;
  std::string name;
  std::int64_t number = 0;  // from 1
  std::string asOf;         // 評価基準日, ISO day
  std::string due;          // ISO day, may be empty
  std::string scope;
  std::string assessors;
  std::string catalog;  // hash of the catalog edition, hexadecimal
  std::string state;    // open, closed
};

const RecordType<Organisation>& organisationType();
const RecordType<Department>& departmentType();
const RecordType<Person>& personType();
const RecordType<Document>& documentType();
const RecordType<Evidence>& evidenceType();
const RecordType<Unit>& unitType();
const RecordType<CycleRecord>& cycleType();

// Every described record, in the order of the rail.
std::span<const RecordDescription* const> recordDescriptions();
const RecordDescription* findDescription(std::string_view id);

}  // namespace kijun
