#include "workspace/store/evidence_store.h"

namespace kijun {

std::vector<EvidenceRevision> revisionsOf(SQLite::Database& database, const Id& evidence) {
  std::vector<EvidenceRevision> revisions;
  SQLite::Statement row(database,
                        "SELECT id, content, size, file_name, media_type, added_at, added_by "
                        "FROM evidence_revision WHERE evidence = ? ORDER BY added_at, id");
  sql::bindAll(row, evidence);
  while (row.executeStep()) {
    revisions.push_back({sql::textOf(row.getColumn(0)), sql::textOf(row.getColumn(1)),
                         row.getColumn(2).getInt64(), sql::textOf(row.getColumn(3)),
                         sql::textOf(row.getColumn(4)), sql::textOf(row.getColumn(5)),
                         sql::textOf(row.getColumn(6))});
  }
  return revisions;
}

void storeRevision(SQLite::Database& database, const Id& evidence,
                   const EvidenceRevision& revision) {
  sql::run(database,
           "INSERT INTO evidence_revision (evidence, id, content, size, file_name, media_type, "
           "added_at, added_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
           evidence, revision.id, revision.content, revision.size, revision.fileName,
           revision.mediaType, revision.addedAt, revision.addedBy);
}

void deleteRevisions(SQLite::Database& database, const Id& evidence) {
  sql::run(database, "DELETE FROM evidence_revision WHERE evidence = ?", evidence);
}

std::vector<LinkTarget> linksOf(SQLite::Database& database, const Id& evidence) {
  std::vector<LinkTarget> links;
  SQLite::Statement row(database,
                        "SELECT record, key FROM evidence_link WHERE evidence = ? "
                        "ORDER BY record, key");
  sql::bindAll(row, evidence);
  while (row.executeStep()) {
    links.push_back({sql::textOf(row.getColumn(0)), sql::textOf(row.getColumn(1))});
  }
  return links;
}

void storeLink(SQLite::Database& database, const LinkTarget& target, const Id& evidence) {
  sql::run(database,
           "INSERT INTO evidence_link (record, key, evidence) VALUES (?, ?, ?) "
           "ON CONFLICT DO NOTHING",
           target.record, target.key, evidence);
}

void deleteLink(SQLite::Database& database, const LinkTarget& target, const Id& evidence) {
  sql::run(database, "DELETE FROM evidence_link WHERE record = ? AND key = ? AND evidence = ?",
           target.record, target.key, evidence);
}

void deleteLinksTo(SQLite::Database& database, const LinkTarget& target) {
  sql::run(database, "DELETE FROM evidence_link WHERE record = ? AND key = ?", target.record,
           target.key);
}

void deleteLinksToAnswers(SQLite::Database& database, const Id& cycle, const Id& unit) {
  sql::run(database,
           "DELETE FROM evidence_link WHERE record = ?1 AND key >= ?2 || '/' AND key < ?2 || '0'",
           kAnswerLinks, cycle + '/' + unit);
}

void carryLinksOver(SQLite::Database& database, const Id& from, const Id& to) {
  sql::run(database,
           "INSERT INTO evidence_link (record, key, evidence) "
           "SELECT record, ?3 || substr(key, length(?2) + 1), evidence FROM evidence_link "
           "WHERE record = ?1 AND key >= ?2 || '/' AND key < ?2 || '0'",
           kAnswerLinks, from, to);
}

}  // namespace kijun
