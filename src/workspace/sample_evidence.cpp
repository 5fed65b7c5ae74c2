#include "workspace/sample_evidence.h"

#include <nlohmann/json.hpp>

#include "base/resources.h"
#include "workspace/evidence_content.h"

namespace kijun {

namespace embedded {
std::span<const EmbeddedFile> sample();
}

namespace {

using nlohmann::json;

const Instant kGathered = *Instant::parse("2026-09-28T01:00:00.000Z");
const Instant kRevised = *Instant::parse("2026-09-29T04:30:00.000Z");

NewRevision revisionOf(Session& session, const json& source) {
  const auto path = "sample/evidence/" + source.at("file").get<std::string>();
  return storeContent(session, findEmbedded(embedded::sample(), path)->bytes,
                      source.at("name").get<std::string>());
}

// "5.1.3.3-1/it": the item's answer for that unit; without one, for 全体.
LinkTarget targetOf(const std::string& text, const Id& cycle,
                    const std::map<std::string, Id>& units) {
  const auto slash = text.find('/');
  const auto unit = slash == std::string::npos ? "all" : text.substr(slash + 1);
  return linkTo({cycle, units.at(unit), text.substr(0, slash)});
}

// "inspection/restore-2025": a row of a register.
LinkTarget targetOf(const std::string& text, const SampleKeys& keys) {
  const auto slash = text.find('/');
  const auto record = text.substr(0, slash);
  return {record, keys.at(record).at(text.substr(slash + 1))};
}

Evidence recordOf(const json& source, const Id& id) {
  Evidence record;
  record.id = id;
  record.title = source.at("title");
  record.kind = source.at("kind");
  record.effectiveOn = source.value("effective_on", "");
  record.expiresOn = source.value("expires_on", "");
  record.source = source.at("source");
  record.confidentiality = source.at("confidentiality");
  record.tlp = source.at("tlp");
  record.tags = source.at("tags");
  record.note = source.value("note", "");
  return record;
}

}  // namespace

void putSampleEvidence(Session& session, const Id& cycle, const std::map<std::string, Id>& units,
                       const SampleKeys& keys, SteppingClock& clock) {
  const auto pieces = json::parse(findEmbedded(embedded::sample(), "sample/evidence.json")->bytes);
  clock.set(kGathered);
  for (const auto& source : pieces) {
    std::vector<LinkTarget> links;
    for (const auto& item : source.at("items")) links.push_back(targetOf(item, cycle, units));
    for (const auto& record : source.value("records", json::array())) {
      links.push_back(targetOf(record.get<std::string>(), keys));
    }
    session.run(commands::addEvidence(recordOf(source, {}), revisionOf(session, source), links));
  }
  clock.set(kRevised);
  for (const auto& source : pieces) {
    if (!source.contains("revisions")) continue;
    for (const auto& piece : allEvidence(session)) {
      if (piece.record.title != source.at("title").get<std::string>()) continue;
      for (const auto& revision : source.at("revisions")) {
        session.run(commands::addEvidenceRevision(piece.record.id, revisionOf(session, revision)));
      }
    }
  }
}

}  // namespace kijun
