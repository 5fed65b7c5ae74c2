#include <algorithm>

#include "base/error.h"
#include "base/media_type.h"
#include "base/text.h"
#include "workspace/commands/checks.h"
#include "workspace/commands/evidence_edit.h"
#include "workspace/commands/kinds.h"
#include "workspace/evidence.h"
#include "workspace/store/content_store.h"
#include "workspace/store/evidence_store.h"
#include "workspace/store/record_store.h"
#include "workspace/store/row_changes.h"

namespace kijun::commands {
namespace {

Evidence requireEvidence(Writer& writer, const Id& id) {
  auto record = find(writer.database(), evidenceType(), id);
  if (!record) {
    throw Error(Fault::Input, msg("evidence.unknown", id), msg("evidence.unknown.todo"));
  }
  return *record;
}

void addRevision(Writer& writer, const Id& evidence, const NewRevision& revision) {
  requireStoredContent(writer, revision.content, revision.size);
  storeRevision(writer.database(), evidence,
                {writer.newId(), revision.content, revision.size, safeFileName(revision.fileName),
                 revision.mediaType, writer.at(), writer.actor().name});
}

std::string shownTargets(Writer& writer, const std::vector<LinkTarget>& links) {
  std::vector<RowName> rows;
  for (const auto& link : links) rows.push_back({"evidence_link", {link.record, link.key, {}}});
  return shownNames(writer.database(), rows);
}

std::string itemsOf(const std::vector<LinkTarget>& targets) {
  constexpr std::size_t kMost = 5;
  std::string shown;
  for (std::size_t i = 0; i < std::min(targets.size(), kMost); ++i) {
    const auto answer = answerOf(targets[i]);
    shown += (i == 0 ? "" : " / ") + (answer ? answer->item : targets[i].record);
  }
  return targets.size() > kMost ? shown + " / …" : shown;
}

void setIfGiven(std::string& field, const std::optional<std::string>& value) {
  if (value) field = *value;
}

void apply(const EvidencePatch& patch, Evidence& record) {
  setIfGiven(record.kind, patch.kind);
  setIfGiven(record.effectiveOn, patch.effectiveOn);
  setIfGiven(record.expiresOn, patch.expiresOn);
  setIfGiven(record.source, patch.source);
  setIfGiven(record.confidentiality, patch.confidentiality);
  setIfGiven(record.tlp, patch.tlp);
  auto tags = tagsOf(record.tags);
  std::erase_if(tags, [&](const auto& tag) {
    return std::ranges::find(patch.removeTags, tag) != patch.removeTags.end();
  });
  tags.insert(tags.end(), patch.addTags.begin(), patch.addTags.end());
  record.tags = joinedTags(tags);
}

}  // namespace

Command addEvidence(Evidence record, NewRevision revision, std::vector<LinkTarget> links) {
  auto name = msg("command.add_evidence", record.title);
  return {&kinds::addEvidence, std::move(name),
          [record = std::move(record), revision = std::move(revision),
           links = std::move(links)](Writer& writer) {
            auto added = record;
            if (added.id.empty()) added.id = writer.newId();
            storeEvidence(writer, added);
            addRevision(writer, added.id, revision);
            for (const auto& link : links) {
              requireLinkable(writer, link);
              storeLink(writer.database(), link, added.id);
            }
          }};
}

Command addEvidenceRevision(Id evidence, NewRevision revision) {
  auto name = msg("command.add_evidence_revision", revision.fileName);
  return {&kinds::addEvidenceRevision, std::move(name),
          [evidence = std::move(evidence), revision = std::move(revision)](Writer& writer) {
            const auto record = requireEvidence(writer, evidence);
            const auto before = revisionsOf(writer.database(), evidence);
            if (!before.empty() && before.back().content == revision.content) {
              throw Error(Fault::Input,
                          msg("evidence.same_as_last", revision.fileName, record.title));
            }
            addRevision(writer, evidence, revision);
          }};
}

Command editEvidence(Evidence record) {
  auto name = msg("command.edit_evidence", record.title);
  return {&kinds::editEvidence, std::move(name), [record = std::move(record)](Writer& writer) {
            requireEvidence(writer, record.id);
            storeEvidence(writer, record);
          }};
}

Command patchEvidence(std::vector<Id> evidence, EvidencePatch patch) {
  return {&kinds::editEvidence, msg("command.edit_evidence_many", evidence.size()),
          [evidence = std::move(evidence), patch = std::move(patch)](Writer& writer) {
            for (const auto& id : evidence) {
              auto record = requireEvidence(writer, id);
              apply(patch, record);
              storeEvidence(writer, std::move(record));
            }
          }};
}

Command linkEvidence(std::vector<Id> evidence, std::vector<LinkTarget> targets) {
  return {&kinds::linkEvidence, msg("command.link_evidence", itemsOf(targets)),
          [evidence = std::move(evidence), targets = std::move(targets)](Writer& writer) {
            for (const auto& target : targets) requireLinkable(writer, target);
            for (const auto& id : evidence) {
              requireEvidence(writer, id);
              for (const auto& target : targets) storeLink(writer.database(), target, id);
            }
          }};
}

Command unlinkEvidence(std::vector<Id> evidence, std::vector<LinkTarget> targets) {
  return {&kinds::unlinkEvidence, msg("command.unlink_evidence", itemsOf(targets)),
          [evidence = std::move(evidence), targets = std::move(targets)](Writer& writer) {
            for (const auto& target : targets) {
              if (const auto answer = answerOf(target)) requireOpenCycle(writer, answer->cycle);
              for (const auto& id : evidence) deleteLink(writer.database(), target, id);
            }
          }};
}

Command deleteEvidence(std::vector<Id> evidence, Linked linked) {
  return {&kinds::deleteEvidence, msg("command.delete_evidence", evidence.size()),
          [evidence = std::move(evidence), linked](Writer& writer) {
            auto& database = writer.database();
            for (const auto& id : evidence) {
              const auto record = requireEvidence(writer, id);
              const auto links = linksOf(database, id);
              if (!links.empty() && linked == Linked::Refuse) {
                throw Error(
                    Fault::Input,
                    msg("evidence.linked", record.title, links.size(), shownTargets(writer, links)),
                    msg("evidence.linked.todo"));
              }
              for (const auto& link : links) {
                if (const auto answer = answerOf(link)) requireOpenCycle(writer, answer->cycle);
                deleteLink(database, link, id);
              }
              deleteRevisions(database, id);
              sql::run(database, "DELETE FROM evidence WHERE id = ?", id);
            }
          }};
}

}  // namespace kijun::commands
