// Rows of evidence: revisions and links. The records themselves are in record_store.
#pragma once
#include <string>
#include <vector>

#include "workspace/evidence.h"
#include "workspace/store/sql.h"

namespace kijun {

// Oldest first: ids sort by the time they were made.
std::vector<EvidenceRevision> revisionsOf(SQLite::Database& database, const Id& evidence);
void storeRevision(SQLite::Database& database, const Id& evidence,
                   const EvidenceRevision& revision);
void deleteRevisions(SQLite::Database& database, const Id& evidence);

std::vector<LinkTarget> linksOf(SQLite::Database& database, const Id& evidence);
void storeLink(SQLite::Database& database, const LinkTarget& target, const Id& evidence);
void deleteLink(SQLite::Database& database, const LinkTarget& target, const Id& evidence);
// All that hangs on one record: where the record goes.
void deleteLinksTo(SQLite::Database& database, const LinkTarget& target);
// All that hangs on the answers of a unit in a cycle.
void deleteLinksToAnswers(SQLite::Database& database, const Id& cycle, const Id& unit);
// The answers of the cycle `to` get what those of `from` have.
void carryLinksOver(SQLite::Database& database, const Id& from, const Id& to);

}  // namespace kijun
