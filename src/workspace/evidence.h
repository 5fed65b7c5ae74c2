// Evidence: pieces with their revisions and links, as records and commands. What a revision holds
// is content, named by its SHA-256 and kept once however many revisions have it: see
// evidence_content.h. Content is stored before the command that names it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "records/answer.h"
#include "records/evidence.h"
#include "workspace/session.h"

namespace kijun {

struct EvidenceRevision {
  Id id;
  std::string content;    // SHA-256, lower-case hexadecimal
  std::int64_t size = 0;  // bytes
  std::string fileName;   // without folders
  std::string mediaType;
  std::string addedAt;  // ISO instant
  std::string addedBy;  // the person's name as written then
};

// What a piece hangs on: a described record by its id, or an answer by its key.
struct LinkTarget {
  std::string record;  // RecordDescription::id, or kAnswerLinks
  std::string key;     // the record's id; for an answer cycle/unit/item
  auto operator<=>(const LinkTarget&) const = default;
};
inline constexpr const char* kAnswerLinks = "answer";
LinkTarget linkTo(const AnswerKey& key);
// Nothing where the target is no answer.
std::optional<AnswerKey> answerOf(const LinkTarget& target);

struct EvidencePiece {
  Evidence record;
  std::vector<EvidenceRevision> revisions;  // oldest first, at least one
  std::vector<LinkTarget> links;
  const EvidenceRevision& newest() const { return revisions.back(); }
};

// By title. Throws Error as every reading of a session.
std::vector<EvidencePiece> allEvidence(const Session& session);
std::vector<EvidencePiece> evidenceOf(const Session& session, const LinkTarget& target);
std::optional<EvidencePiece> findEvidence(const Session& session, const Id& id);
// Pieces that have the content in any revision: to link one instead of adding it again.
std::vector<EvidencePiece> evidenceWithContent(const Session& session, const std::string& hash);
// How many pieces hang on each answer of the cycle; answers without any are left out.
std::map<AnswerKey, int> evidenceCounts(const Session& session, const Id& cycle);

// ---- commands ----

// A content that is stored, as a revision: the outcome of storeContent.
struct NewRevision {
  std::string content;
  std::int64_t size = 0;
  std::string fileName;
  std::string mediaType;
};

// What to give several pieces at once; fields left out stay.
struct EvidencePatch {
  std::optional<std::string> kind, effectiveOn, expiresOn, source, confidentiality, tlp;
  std::vector<std::string> addTags, removeTags;
};

enum class Linked { Refuse, Unlink };

namespace commands {

// The record's id may be empty. Throws where the content is not stored.
Command addEvidence(Evidence record, NewRevision revision, std::vector<LinkTarget> links);
// Refuses what is the same as the newest revision.
Command addEvidenceRevision(Id evidence, NewRevision revision);
Command editEvidence(Evidence record);
Command patchEvidence(std::vector<Id> evidence, EvidencePatch patch);
Command linkEvidence(std::vector<Id> evidence, std::vector<LinkTarget> targets);
Command unlinkEvidence(std::vector<Id> evidence, std::vector<LinkTarget> targets);
// The journal goes on naming the contents, so they are kept. Refuse: says where it is linked. What
// hangs on an answer of a closed cycle stays.
Command deleteEvidence(std::vector<Id> evidence, Linked linked);

}  // namespace commands
}  // namespace kijun
