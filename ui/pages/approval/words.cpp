#include "ui/pages/approval/words.h"

#include "ui/shell/text.h"
#include "workspace/permission.h"

namespace kijun::ui::approval {
namespace {

QString roleWords(Role role) {
  return text(roleTextId(role));
}

const CommandKind& kindOf(const ApprovalSet& set, ApprovalStep step) {
  switch (step) {
    case ApprovalStep::Draft:
      return *commands::draftApproval({}, {}, commands::Incomplete::Refused).kind;
    case ApprovalStep::Review:
      return *commands::reviewApproval({}, {}).kind;
    case ApprovalStep::Approve:
      return *commands::approve({}, {}).kind;
    case ApprovalStep::Return:
      break;
  }
  const auto instead =
      set.state() == ApprovalState::Reviewed ? ApprovalStep::Approve : ApprovalStep::Review;
  return *commands::returnApproval({}, {}, instead, {}).kind;
}

Error samePerson(const Stamp& earlier, ApprovalTerms terms) {
  return {Fault::Input,
          msg("approval.same_person", earlier.name, "@" + stepTextId(earlier.step, terms)),
          msg("approval.same_person.todo")};
}

}  // namespace

QString stepWords(ApprovalStep step, ApprovalTerms terms) {
  return text(stepTextId(step, terms));
}

QString setName(const ApprovalSet& set, const Approvals& approvals) {
  if (set.section.empty()) return text("approvalpage.whole");
  const auto* section = approvals.catalog->section(set.section);
  return toQt(set.section) + u' ' + (section ? inLanguage(section->title) : QString());
}

QString stateWords(const ApprovalSet& set, ApprovalTerms terms) {
  switch (set.state()) {
    case ApprovalState::Drafted:
      return text("approvalpage.state.done", stepWords(ApprovalStep::Draft, terms));
    case ApprovalState::Reviewed:
      return text("approvalpage.state.done", stepWords(ApprovalStep::Review, terms));
    case ApprovalState::Approved:
      return text("approvalpage.state.done", stepWords(ApprovalStep::Approve, terms));
    case ApprovalState::Returned:
      return stepWords(ApprovalStep::Return, terms);
    case ApprovalState::None:
      break;
  }
  return text("approvalpage.state.none");
}

QString whatIsNext(const ApprovalSet& set, ApprovalTerms terms) {
  const auto draft = stepWords(ApprovalStep::Draft, terms);
  if (set.isUnderWay() && !set.changed.empty()) {
    return text("approvalpage.missing.changed", draft, set.changed.size());
  }
  if (set.state() == ApprovalState::Returned) {
    if (const auto* stamp = set.lastRound()->stamp(ApprovalStep::Return)) {
      return text("approvalpage.missing.returned", stamp->name, stamp->note);
    }
  }
  const auto next = nextStep(set);
  if (!next) {
    return set.answered == 0 ? text("approvalpage.missing.answers")
                             : text("approvalpage.missing.nothing");
  }
  if (set.state() == ApprovalState::Approved && !set.reopened.empty()) {
    return text("approvalpage.missing.reopened", draft, set.reopened.size());
  }
  return *next == ApprovalStep::Draft ? text("approvalpage.missing.draft", draft)
                                      : text("approvalpage.missing.step", stepWords(*next, terms));
}

QStringList history(const ApprovalSet& set, ApprovalTerms terms, int offsetMinutes) {
  QStringList lines;
  for (const auto& round : set.rounds) {
    for (const auto& stamp : round.stamps) {
      const auto line =
          text("approvalpage.history", round.number, stepWords(stamp.step, terms), stamp.name,
               roleWords(stamp.role), shownStampTime(stamp.at, offsetMinutes));
      lines << (stamp.note.empty() ? line : text("approvalpage.history.note", line, stamp.note));
    }
  }
  return lines;
}

QString changedAnswer(const AnswerKey& key, const Approvals& approvals, const CycleData& cycle,
                      int offsetMinutes) {
  QString place = toQt(key.item);
  const auto* unit = cycle.unit(key.unit);
  if (unit && !unit->whole) place += text("approvalpage.unit", unit->name);
  const auto by = approvals.reopenings.find(key);
  if (by == approvals.reopenings.end()) return place;
  const auto& [actor, at, entry] = by->second;
  return text("approvalpage.answer", place, actor.name, roleWords(actor.role),
              shownStampTime(at, offsetMinutes));
}

QString stepRefusal(const WorkspaceModel& workspace, const ApprovalSet& set, ApprovalTerms terms,
                    ApprovalStep step) {
  if (workspace.isReadOnly()) return text("approvalpage.read_only");
  const auto actor = workspace.actor();
  if (const auto refused = roleRefusal(kindOf(set, step), actor)) return rendered(*refused);
  if (actor.person.empty()) {
    return rendered(Error(Fault::Input, msg("approval.unknown_person", actor.name),
                          msg("approval.unknown_person.todo")));
  }
  if (step == ApprovalStep::Draft || !set.lastRound()) return {};
  for (const auto& earlier : set.lastRound()->stamps) {
    if (earlier.person == actor.person) return rendered(samePerson(earlier, terms));
  }
  return {};
}

}  // namespace kijun::ui::approval
