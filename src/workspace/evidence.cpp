#include "workspace/evidence.h"

#include "workspace/session_door.h"
#include "workspace/store/evidence_store.h"
#include "workspace/store/record_store.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

EvidencePiece pieceOf(SQLite::Database& database, Evidence record) {
  EvidencePiece piece;
  piece.revisions = revisionsOf(database, record.id);
  piece.links = linksOf(database, record.id);
  piece.record = std::move(record);
  return piece;
}

template <typename... Values>
std::vector<EvidencePiece> piecesWhere(SQLite::Database& database, const std::string& condition,
                                       const Values&... values) {
  if (!hasTable(database, "evidence")) return {};
  std::vector<Id> ids;
  SQLite::Statement row(database,
                        "SELECT id FROM evidence WHERE " + condition + " ORDER BY title, id");
  sql::bindAll(row, values...);
  while (row.executeStep()) ids.push_back(sql::textOf(row.getColumn(0)));
  std::vector<EvidencePiece> pieces;
  for (const auto& id : ids) {
    pieces.push_back(pieceOf(database, *find(database, evidenceType(), id)));
  }
  return pieces;
}

}  // namespace

LinkTarget linkTo(const AnswerKey& key) {
  return {kAnswerLinks, key.cycle + '/' + key.unit + '/' + key.item};
}

std::optional<AnswerKey> answerOf(const LinkTarget& target) {
  if (target.record != kAnswerLinks) return std::nullopt;
  const auto first = target.key.find('/');
  const auto second = first == std::string::npos ? first : target.key.find('/', first + 1);
  if (second == std::string::npos) return std::nullopt;
  return AnswerKey{target.key.substr(0, first), target.key.substr(first + 1, second - first - 1),
                   target.key.substr(second + 1)};
}

std::vector<EvidencePiece> allEvidence(const Session& session) {
  return SessionDoor::read(session, [](SQLite::Database& database) {
    std::vector<EvidencePiece> pieces;
    for (auto& record : readAll(database, evidenceType())) {
      pieces.push_back(pieceOf(database, std::move(record)));
    }
    return pieces;
  });
}

std::vector<EvidencePiece> evidenceOf(const Session& session, const LinkTarget& target) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    return piecesWhere(database,
                       "id IN (SELECT evidence FROM evidence_link WHERE record = ? AND key = ?)",
                       target.record, target.key);
  });
}

std::optional<EvidencePiece> findEvidence(const Session& session, const Id& id) {
  return SessionDoor::read(session,
                           [&](SQLite::Database& database) -> std::optional<EvidencePiece> {
                             if (!hasTable(database, "evidence")) return std::nullopt;
                             auto record = find(database, evidenceType(), id);
                             if (!record) return std::nullopt;
                             return pieceOf(database, std::move(*record));
                           });
}

std::vector<EvidencePiece> evidenceWithContent(const Session& session, const std::string& hash) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    return piecesWhere(database, "id IN (SELECT evidence FROM evidence_revision WHERE content = ?)",
                       hash);
  });
}

std::map<AnswerKey, int> evidenceCounts(const Session& session, const Id& cycle) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    std::map<AnswerKey, int> counts;
    if (!hasTable(database, "evidence")) return counts;
    SQLite::Statement row(database,
                          "SELECT key, count(*) FROM evidence_link WHERE record = ?1 AND "
                          "key >= ?2 || '/' AND key < ?2 || '0' GROUP BY key");
    sql::bindAll(row, kAnswerLinks, cycle);
    while (row.executeStep()) {
      const auto key = answerOf({kAnswerLinks, sql::textOf(row.getColumn(0))});
      if (key) counts[*key] = row.getColumn(1).getInt();
    }
    return counts;
  });
}

}  // namespace kijun
