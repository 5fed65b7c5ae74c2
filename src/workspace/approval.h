// 起案・審査・承認 (in public bodies 起案・合議・決裁) of answer sets: a whole cycle, or what
// stands below one heading of its catalog. A set goes through rounds: drafting puts its answers
// forward as they stand (a digest of each), different people review and approve just that, or
// return it with a reason. An approved answer that is other now than it was approved is reopened,
// whatever changed it (an edit, a copy, undo, redo, a merge), and the rest stays approved; a
// further round covers the reopened ones. Nothing about it is stored with an edit: comparing is
// what tells. Values may go to any thread.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assessment/snapshot.h"
#include "workspace/command.h"

namespace kijun {

class Session;

enum class ApprovalStep { Draft, Review, Approve, Return };
inline constexpr ApprovalStep kApprovalSteps[] = {ApprovalStep::Draft, ApprovalStep::Review,
                                                  ApprovalStep::Approve, ApprovalStep::Return};
std::string_view idOf(ApprovalStep step);
std::optional<ApprovalStep> approvalStepFromId(std::string_view id);

// What the steps are called, by the workspace's setting approval_terms.
enum class ApprovalTerms { Company, PublicBody };
ApprovalTerms approvalTermsFromSetting(std::string_view value);
std::string stepTextId(ApprovalStep step, ApprovalTerms terms);

struct Stamp {
  ApprovalStep step = ApprovalStep::Draft;
  Id person;
  std::string name;  // as written at the time
  Role role = Role::Assessor;
  std::string at;  // ISO instant
  std::string note;
};

// Unit and item, within the set's cycle.
using AnswerPlace = std::pair<Id, std::string>;

struct ApprovalRound {
  int number = 1;
  int unanswered = 0;         // items of the set without an answer when it was drafted
  int unconfirmed = 0;        // with a value carried over that nobody had confirmed
  std::vector<Stamp> stamps;  // in the order of the steps
  std::map<AnswerPlace, std::string> answers;  // what it covers: contentDigest() as put forward
  const Stamp* stamp(ApprovalStep step) const;
};

// None: never put forward. The others: how far the last round came.
enum class ApprovalState { None, Drafted, Reviewed, Approved, Returned };

struct ApprovalSet {
  std::string section;                // empty: the whole cycle
  std::vector<ApprovalRound> rounds;  // oldest first
  int items = 0, answered = 0, unconfirmed = 0;
  std::vector<AnswerKey> changed;   // other than the round under way put them forward
  std::vector<AnswerKey> reopened;  // other than they were approved, here or in another set
  std::vector<AnswerKey> open;      // what a new round would cover

  ApprovalState state() const;
  bool isUnderWay() const;
  const ApprovalRound* lastRound() const { return rounds.empty() ? nullptr : &rounds.back(); }
  int unanswered() const { return items - answered; }
};

enum class AnswerApproval { Open, UnderWay, Approved, Reopened };

// Who made an approved answer other than it was approved, and when, as the journal has it.
struct Reopening {
  Actor by;
  std::string at;
  std::int64_t entry = 0;
};

struct Approvals {
  CycleRecord cycle;
  CatalogPtr catalog;
  ApprovalTerms terms = ApprovalTerms::Company;
  // The whole cycle, each chapter that has items, and other headings that were put forward.
  std::vector<ApprovalSet> sets;
  std::map<AnswerKey, AnswerApproval> answers;  // Open where missing
  std::map<AnswerKey, Reopening> reopenings;

  AnswerApproval of(const AnswerKey& key) const;
  const ApprovalSet* set(std::string_view section) const;
};

// What an approval stands for: level, stipulation, applicability with its reason, note, 発生なし,
// whether it is confirmed, ticks and document references; BLAKE2b-256, hexadecimal. A blank answer
// is as good as none.
std::string contentDigest(const Answer& answer);

// The state of every set from its rounds and the answers as they stand. Pure.
Approvals judgeApprovals(const CycleData& cycle,
                         std::map<std::string, std::vector<ApprovalRound>> roundsBySection);

// Reads and judges, with who reopened what. cycleNumber: from 1; nothing: the newest open one.
// Throws Error.
Approvals readApprovals(const Session& session, std::optional<int> cycleNumber = {});

namespace commands {

// Whether a set may be put forward with items that are unanswered or unconfirmed.
enum class Incomplete { Refused, Accepted };

// section: empty for the whole cycle. A round that is under way is put forward anew only where its
// answers changed; after an approval, only what is not approved. Who acts must be in the register.
Command draftApproval(Id cycle, std::string section, Incomplete incomplete, std::string note = {});
// The steps in their order, each by another person, over answers that stand as put forward.
Command reviewApproval(Id cycle, std::string section, std::string note = {});
Command approve(Id cycle, std::string section, std::string note = {});
// Ends the round instead of the step that is next (Review or Approve), by who could do that step.
// The reason is required.
Command returnApproval(Id cycle, std::string section, ApprovalStep insteadOf, std::string reason);

}  // namespace commands
}  // namespace kijun
