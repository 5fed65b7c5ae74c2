#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "workspace/approval.h"
#include "workspace/commands/kinds.h"
#include "workspace/store/approval_store.h"
#include "workspace/store/cycle_store.h"
#include "workspace/store/record_store.h"
#include "workspace/store/snapshot_store.h"
#include "workspace/writer.h"

namespace kijun::commands {
namespace {

Error refused(Message what, Message todo) {
  return {Fault::Input, std::move(what), std::move(todo)};
}

std::string shownSet(const std::string& section) {
  return section.empty() ? "@" KIJUN_TEXT("approval.set.whole") : section;
}

CycleData cycleOf(Writer& writer, const Id& cycle) {
  auto record = find(writer.database(), cycleType(), cycle);
  if (!record) throw Error(Fault::Input, msg("workspace.cycle.unknown"));
  auto catalog = writer.catalog(record->catalog);
  return readCycle(writer.database(), std::move(catalog), std::move(*record));
}

// The set in question, judged as the rows stand within the transaction.
class OpenSet {
 public:
  OpenSet(Writer& writer, const Id& cycle, const std::string& section)
      : cycle_(cycleOf(writer, cycle)) {
    if (!section.empty()) {
      const auto* found = cycle_.catalog->section(section);
      if (!found || found->allItems.empty()) {
        throw refused(msg("approval.section.unknown", section), msg("approval.section.todo"));
      }
    }
    auto rounds = approvalRounds(writer.database(), cycle);
    rounds.try_emplace(section);
    approvals_ = judgeApprovals(cycle_, std::move(rounds));
    set_ = approvals_.set(section);
    terms_ = approvalTermsFromSetting(settingValue(writer.database(), kApprovalTermsSetting));
  }

  const ApprovalSet& set() const { return *set_; }
  const CycleData& cycle() const { return cycle_; }
  std::string step(ApprovalStep step) const { return "@" + stepTextId(step, terms_); }

 private:
  CycleData cycle_;
  Approvals approvals_;
  const ApprovalSet* set_ = nullptr;
  ApprovalTerms terms_ = ApprovalTerms::Company;
};

// A stamp names somebody of the register.
Stamp stampOf(const Writer& writer, ApprovalStep step, const std::string& note) {
  const auto& actor = writer.actor();
  if (actor.person.empty()) {
    throw refused(msg("approval.unknown_person", actor.name), msg("approval.unknown_person.todo"));
  }
  return {step, actor.person, actor.name, actor.role, writer.at(), note};
}

std::string someItems(const std::vector<AnswerKey>& keys) {
  constexpr std::size_t kMost = 5;
  std::vector<std::string> items;
  for (const auto& key : keys) {
    if (std::ranges::find(items, key.item) == items.end()) items.push_back(key.item);
  }
  std::string text;
  for (std::size_t i = 0; i < std::min(items.size(), kMost); ++i) {
    text += (i == 0 ? "" : ", ") + items[i];
  }
  return items.size() > kMost ? text + ", …" : text;
}

void requireDraftable(const OpenSet& open) {
  const auto& set = open.set();
  if (set.isUnderWay() && set.changed.empty()) {
    const auto& draft = *set.lastRound()->stamp(ApprovalStep::Draft);
    throw refused(msg("approval.under_way", shownSet(set.section), draft.name),
                  msg("approval.under_way.todo"));
  }
  if (set.open.empty()) {
    throw refused(set.state() == ApprovalState::Approved
                      ? msg("approval.nothing_new", shownSet(set.section))
                      : msg("approval.nothing_answered", shownSet(set.section)),
                  msg("approval.nothing.todo"));
  }
}

// The digests of what the round covers.
std::map<AnswerPlace, std::string> putForward(const CycleData& cycle,
                                              const std::vector<AnswerKey>& keys) {
  std::map<AnswerPlace, std::string> answers;
  for (const auto& key : keys) {
    const auto* answer = cycle.answer(key.item, key.unit);
    answers[{key.unit, key.item}] = contentDigest(answer ? *answer : Answer{});
  }
  return answers;
}

void requireOtherPerson(const OpenSet& open, const ApprovalRound& round, const Stamp& stamp) {
  for (const auto& earlier : round.stamps) {
    if (earlier.person != stamp.person) continue;
    throw refused(msg("approval.same_person", stamp.name, open.step(earlier.step)),
                  msg("approval.same_person.todo"));
  }
}

void requireAsPutForward(const OpenSet& open) {
  const auto& changed = open.set().changed;
  if (changed.empty()) return;
  throw refused(msg("approval.changed", someItems(changed), open.step(ApprovalStep::Draft)),
                msg("approval.changed.todo", open.step(ApprovalStep::Draft)));
}

void requireNext(const OpenSet& open, ApprovalStep step) {
  const bool reviewing = step == ApprovalStep::Review;
  const auto needed = reviewing ? ApprovalState::Drafted : ApprovalState::Reviewed;
  if (open.set().state() == needed) return;
  const auto before = reviewing ? ApprovalStep::Draft : ApprovalStep::Review;
  throw refused(
      msg("approval.not_next", shownSet(open.set().section), open.step(step), open.step(before)),
      msg("approval.not_next.todo"));
}

void stampNext(Writer& writer, const Id& cycle, const std::string& section, ApprovalStep step,
               const std::string& note) {
  const OpenSet open(writer, cycle, section);
  requireNext(open, step);
  const auto& round = *open.set().lastRound();
  const auto stamp = stampOf(writer, step, note);
  requireOtherPerson(open, round, stamp);
  requireAsPutForward(open);
  storeStamp(writer.database(), cycle, section, round.number, stamp);
}

}  // namespace

Command draftApproval(Id cycle, std::string section, Incomplete incomplete, std::string note) {
  auto name = msg("command.approval.draft", shownSet(section));
  return {
      &kinds::draftApproval, std::move(name),
      [cycle = std::move(cycle), section = std::move(section), incomplete,
       note = std::move(note)](Writer& writer) {
        const OpenSet open(writer, cycle, section);
        const auto& set = open.set();
        requireDraftable(open);
        if (incomplete == Incomplete::Refused && (set.unanswered() > 0 || set.unconfirmed > 0)) {
          throw refused(msg("approval.incomplete", shownSet(section), set.items, set.unanswered(),
                            set.unconfirmed),
                        msg("approval.incomplete.todo"));
        }
        ApprovalRound round;
        round.number = set.rounds.empty() ? 1 : set.rounds.back().number + 1;
        round.unanswered = set.unanswered();
        round.unconfirmed = set.unconfirmed;
        round.answers = putForward(open.cycle(), set.open);
        storeRound(writer.database(), cycle, section, round);
        storeStamp(writer.database(), cycle, section, round.number,
                   stampOf(writer, ApprovalStep::Draft, note));
      }};
}

Command reviewApproval(Id cycle, std::string section, std::string note) {
  auto name = msg("command.approval.review", shownSet(section));
  return {&kinds::reviewApproval, std::move(name),
          [cycle = std::move(cycle), section = std::move(section), note = std::move(note)](
              Writer& writer) { stampNext(writer, cycle, section, ApprovalStep::Review, note); }};
}

Command approve(Id cycle, std::string section, std::string note) {
  auto name = msg("command.approval.approve", shownSet(section));
  return {&kinds::approve, std::move(name),
          [cycle = std::move(cycle), section = std::move(section), note = std::move(note)](
              Writer& writer) { stampNext(writer, cycle, section, ApprovalStep::Approve, note); }};
}

Command returnApproval(Id cycle, std::string section, ApprovalStep insteadOf, std::string reason) {
  auto name = msg("command.approval.return", shownSet(section));
  const auto& kind =
      insteadOf == ApprovalStep::Review ? kinds::returnAtReview : kinds::returnAtApproval;
  return {&kind, std::move(name),
          [cycle = std::move(cycle), section = std::move(section), insteadOf,
           reason = std::move(reason)](Writer& writer) {
            const OpenSet open(writer, cycle, section);
            requireNext(open, insteadOf);
            if (trimmed(reason).empty()) {
              throw refused(msg("approval.no_reason"), msg("approval.no_reason.todo"));
            }
            const auto& round = *open.set().lastRound();
            const auto stamp = stampOf(writer, ApprovalStep::Return, reason);
            requireOtherPerson(open, round, stamp);
            storeStamp(writer.database(), cycle, section, round.number, stamp);
          }};
}

}  // namespace kijun::commands
