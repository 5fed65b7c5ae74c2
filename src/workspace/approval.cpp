#include "workspace/approval.h"

#include <algorithm>
#include <array>
#include <set>

#include "assessment/score.h"
#include "base/hash.h"
#include "workspace/session_door.h"
#include "workspace/store/approval_store.h"
#include "workspace/store/cycle_store.h"
#include "workspace/store/snapshot_store.h"

namespace kijun {
namespace {

constexpr std::array<std::pair<ApprovalStep, std::string_view>, 4> kStepIds{
    {{ApprovalStep::Draft, "draft"},
     {ApprovalStep::Review, "review"},
     {ApprovalStep::Approve, "approve"},
     {ApprovalStep::Return, "return"}}};

// The parts of a digest cannot run into each other: each carries its length.
void add(std::string& bytes, std::string_view part) {
  bytes += std::to_string(part.size());
  bytes += ':';
  bytes += part;
}

// The answers of one set, as they stand.
class SetAnswers {
 public:
  SetAnswers(const CycleData& cycle, const std::string& section) : cycle_(cycle) {
    for (const auto& item : cycle.catalog->items()) {
      if (!section.empty() && !cycle.catalog->isUnder(item.section, section)) continue;
      items_.insert(item.id);
      const auto at = cycle.answers.find(item.id);
      if (at == cycle.answers.end()) continue;
      for (const auto& answer : at->second) {
        now_[{answer.key.unit, item.id}] = contentDigest(answer);
      }
    }
  }

  // Places whose answer is other than recorded; nothing recorded stands for a blank answer.
  std::vector<AnswerKey> differingFrom(const std::map<AnswerPlace, std::string>& recorded) const {
    std::set<AnswerPlace> places;
    for (const auto& [place, digest] : now_) places.insert(place);
    for (const auto& [place, digest] : recorded) places.insert(place);
    std::vector<AnswerKey> keys;
    for (const auto& place : places) {
      if (digestIn(now_, place) != digestIn(recorded, place)) keys.push_back(keyOf(place));
    }
    return keys;
  }
  // The recorded places whose answer is other now.
  std::vector<AnswerKey> changedSince(const std::map<AnswerPlace, std::string>& recorded) const {
    std::vector<AnswerKey> keys;
    for (const auto& [place, digest] : recorded) {
      if (digestIn(now_, place) != digest) keys.push_back(keyOf(place));
    }
    return keys;
  }
  bool contains(const std::string& item) const { return items_.contains(item); }

 private:
  AnswerKey keyOf(const AnswerPlace& place) const {
    return {cycle_.cycle.id, place.first, place.second};
  }
  static const std::string& digestIn(const std::map<AnswerPlace, std::string>& digests,
                                     const AnswerPlace& place) {
    static const std::string blank = contentDigest(Answer{});
    const auto at = digests.find(place);
    return at == digests.end() ? blank : at->second;
  }

  const CycleData& cycle_;
  std::set<std::string> items_;
  std::map<AnswerPlace, std::string> now_;
};

// What stands approved: of each place what the latest approved round put forward.
std::map<AnswerPlace, std::string> approvedIn(const ApprovalSet& set) {
  std::map<AnswerPlace, std::string> approved;
  for (const auto& round : set.rounds) {
    if (!round.stamp(ApprovalStep::Approve)) continue;
    for (const auto& [place, digest] : round.answers) approved[place] = digest;
  }
  return approved;
}

bool wasApproved(const ApprovalSet& set) {
  return std::ranges::any_of(set.rounds, [](const ApprovalRound& round) {
    return round.stamp(ApprovalStep::Approve) != nullptr;
  });
}

void count(ApprovalSet& set, const SetAnswers& answers, const CycleData& cycle,
           const Scores& scores) {
  for (const auto& item : scores.items) {
    if (!answers.contains(cycle.catalog->items()[item.index].id)) continue;
    ++set.items;
    set.answered += item.answered;
    set.unconfirmed += item.carriedOver;
  }
}

void judge(ApprovalSet& set, const SetAnswers& answers) {
  set.open = answers.differingFrom(approvedIn(set));
  if (wasApproved(set)) set.reopened = set.open;
  if (set.isUnderWay()) set.changed = answers.changedSince(set.rounds.back().answers);
}

// Approved in one set is approved: what another set's approval says of it is older or the same.
void judgeAnswers(Approvals& all) {
  std::set<AnswerKey> approved;
  for (const auto& set : all.sets) {
    const std::set<AnswerKey> other(set.reopened.begin(), set.reopened.end());
    for (const auto& [place, digest] : approvedIn(set)) {
      const AnswerKey key{all.cycle.id, place.first, place.second};
      if (!other.contains(key)) approved.insert(key);
    }
  }
  for (auto& set : all.sets) {
    std::erase_if(set.reopened, [&](const AnswerKey& key) { return approved.contains(key); });
    for (const auto& key : set.reopened) all.answers[key] = AnswerApproval::Reopened;
  }
  for (const auto& key : approved) all.answers[key] = AnswerApproval::Approved;
  for (const auto& set : all.sets) {
    if (!set.isUnderWay()) continue;
    for (const auto& [place, digest] : set.rounds.back().answers) {
      const AnswerKey key{all.cycle.id, place.first, place.second};
      if (std::ranges::find(set.changed, key) != set.changed.end()) continue;
      all.answers.try_emplace(key, AnswerApproval::UnderWay);
    }
  }
}

void addSet(Approvals& all, const CycleData& cycle, const Scores& scores, std::string section,
            std::vector<ApprovalRound> rounds) {
  ApprovalSet set;
  set.section = std::move(section);
  set.rounds = std::move(rounds);
  const SetAnswers answers(cycle, set.section);
  count(set, answers, cycle, scores);
  judge(set, answers);
  all.sets.push_back(std::move(set));
}

}  // namespace

std::string_view idOf(ApprovalStep step) {
  for (const auto& [value, id] : kStepIds) {
    if (value == step) return id;
  }
  return {};
}

std::optional<ApprovalStep> approvalStepFromId(std::string_view id) {
  for (const auto& [value, name] : kStepIds) {
    if (name == id) return value;
  }
  return std::nullopt;
}

ApprovalTerms approvalTermsFromSetting(std::string_view value) {
  return value == "public_body" ? ApprovalTerms::PublicBody : ApprovalTerms::Company;
}

std::string stepTextId(ApprovalStep step, ApprovalTerms terms) {
  const bool inPublic = terms == ApprovalTerms::PublicBody;
  switch (step) {
    case ApprovalStep::Draft:
      return KIJUN_TEXT("approval.step.draft");
    case ApprovalStep::Review:
      return inPublic ? KIJUN_TEXT("approval.step.consult") : KIJUN_TEXT("approval.step.review");
    case ApprovalStep::Approve:
      return inPublic ? KIJUN_TEXT("approval.step.decide") : KIJUN_TEXT("approval.step.approve");
    case ApprovalStep::Return:
      break;
  }
  return KIJUN_TEXT("approval.step.return");
}

const Stamp* ApprovalRound::stamp(ApprovalStep step) const {
  const auto at = std::ranges::find(stamps, step, &Stamp::step);
  return at == stamps.end() ? nullptr : &*at;
}

ApprovalState ApprovalSet::state() const {
  if (rounds.empty()) return ApprovalState::None;
  const auto& last = rounds.back();
  if (last.stamp(ApprovalStep::Return)) return ApprovalState::Returned;
  if (last.stamp(ApprovalStep::Approve)) return ApprovalState::Approved;
  if (last.stamp(ApprovalStep::Review)) return ApprovalState::Reviewed;
  return ApprovalState::Drafted;
}

bool ApprovalSet::isUnderWay() const {
  return state() == ApprovalState::Drafted || state() == ApprovalState::Reviewed;
}

AnswerApproval Approvals::of(const AnswerKey& key) const {
  const auto at = answers.find(key);
  return at == answers.end() ? AnswerApproval::Open : at->second;
}

const ApprovalSet* Approvals::set(std::string_view section) const {
  const auto at = std::ranges::find(sets, section, &ApprovalSet::section);
  return at == sets.end() ? nullptr : &*at;
}

std::string contentDigest(const Answer& answer) {
  std::string bytes;
  add(bytes, answer.level ? std::to_string(*answer.level) : "");
  add(bytes, answer.stipulation ? idOf(*answer.stipulation) : "");
  add(bytes, idOf(answer.applicability));
  add(bytes, answer.reason);
  add(bytes, answer.note);
  add(bytes, answer.noEvent ? "1" : "0");
  add(bytes, answer.confirmation == Confirmation::CarriedOver ? "1" : "0");
  add(bytes, std::to_string(answer.ticks.size()));
  for (const auto& [checkpoint, tick] : answer.ticks) {
    add(bytes, checkpoint);
    add(bytes, idOf(tick));
  }
  for (const auto& reference : answer.references) {
    add(bytes, reference.document);
    add(bytes, reference.clause);
  }
  return toHex(blake2b(bytes));
}

Approvals judgeApprovals(const CycleData& cycle,
                         std::map<std::string, std::vector<ApprovalRound>> roundsBySection) {
  Approvals all;
  all.cycle = cycle.cycle;
  all.catalog = cycle.catalog;
  const auto scores = score(cycle, {});
  std::vector<std::string> sections{{}};
  for (const auto& section : cycle.catalog->sections()) {
    const bool isChapter = section.parent.empty() && !section.allItems.empty();
    if (isChapter || roundsBySection.contains(section.id)) sections.push_back(section.id);
  }
  for (auto& section : sections) {
    auto rounds = std::move(roundsBySection[section]);
    addSet(all, cycle, scores, std::move(section), std::move(rounds));
  }
  judgeAnswers(all);
  return all;
}

Approvals readApprovals(const Session& session, std::optional<int> cycleNumber) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    const auto snapshot =
        readSnapshot(database, SessionDoor::catalogs(session), cycleNumber, std::nullopt);
    auto all =
        judgeApprovals(snapshot.current, approvalRounds(database, snapshot.current.cycle.id));
    all.terms = approvalTermsFromSetting(settingValue(database, kApprovalTermsSetting));
    for (const auto& [key, approval] : all.answers) {
      if (approval != AnswerApproval::Reopened) continue;
      if (auto by = lastContentChange(database, key)) all.reopenings[key] = std::move(*by);
    }
    return all;
  });
}

}  // namespace kijun
