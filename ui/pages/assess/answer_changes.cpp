// The changes of AnswerDesk, one command each.
#include <QPointer>

#include "ui/pages/assess/answer_desk.h"
#include "ui/shell/text.h"

namespace kijun::ui::assess {

void AnswerDesk::setLevel(std::size_t index, std::optional<int> level) {
  change(index, commands::setLevel(key(index), level),
         [&](Answer& answer) { answer.level = level; });
}

void AnswerDesk::setStipulation(std::size_t index, std::optional<Stipulation> stipulation) {
  change(index, commands::setStipulation(key(index), stipulation),
         [&](Answer& answer) { answer.stipulation = stipulation; });
}

void AnswerDesk::setApplicability(std::size_t index, Applicability applicability,
                                  const QString& reason) {
  change(index, commands::setApplicability(key(index), applicability, fromQt(reason)),
         [&](Answer& answer) {
           answer.applicability = applicability;
           answer.reason = fromQt(reason);
         });
}

void AnswerDesk::setTick(std::size_t index, const std::string& checkpoint,
                         std::optional<Tick> tick) {
  change(index, commands::setTick(key(index), checkpoint, tick), [&](Answer& answer) {
    if (tick) {
      answer.ticks[checkpoint] = *tick;
    } else {
      answer.ticks.erase(checkpoint);
    }
  });
}

void AnswerDesk::setFlag(std::size_t index, bool flagged) {
  change(index, commands::setFlag(key(index), flagged),
         [&](Answer& answer) { answer.flagged = flagged; });
}

void AnswerDesk::setNoEvent(std::size_t index, bool noEvent) {
  change(index, commands::setNoEvent(key(index), noEvent),
         [&](Answer& answer) { answer.noEvent = noEvent; });
}

void AnswerDesk::setReferences(std::size_t index, std::vector<DocumentReference> references) {
  change(index, commands::setReferences(key(index), references),
         [&](Answer& answer) { answer.references = references; });
}

void AnswerDesk::setNote(const AnswerKey& changed, const QString& note,
                         std::function<void(bool)> done) {
  const auto overlay = [&](Answer& answer) { answer.note = fromQt(note); };
  const auto index = catalog().indexOf(changed.item);
  if (changed == key(index)) {
    change(index, commands::setNote(changed, fromQt(note)), overlay, std::move(done));
  } else {
    changeKey(changed, commands::setNote(changed, fromQt(note)), overlay, std::move(done));
  }
}

void AnswerDesk::setTarget(std::size_t index, std::optional<int> target) {
  const std::string id = item(index).id;
  auto command = commands::setTarget(workspace_.cycle().cycle.id, id, target);
  if (!mayRun(command)) {
    Q_EMIT itemChanged(index);
    return;
  }
  auto& pending = pendingTargets_[id];
  pending.target = target;
  ++pending.inFlight;
  rescore(index);
  Q_EMIT itemChanged(index);
  workspace_.post(std::move(command), [guard = QPointer(this), id, index](bool) {
    if (!guard) return;
    const auto at = guard->pendingTargets_.find(id);
    if (at == guard->pendingTargets_.end() || --at->second.inFlight > 0) return;
    guard->pendingTargets_.erase(at);
    guard->rescore(index);
    Q_EMIT guard->itemChanged(index);
  });
}

bool AnswerDesk::confirm(const std::vector<std::size_t>& indexes) {
  std::vector<AnswerKey> keys;
  for (const auto index : indexes) {
    for (const auto& behind : keysBehind(index)) {
      const auto answer = answerOf(index, behind.unit);
      if (answer && answer->confirmation == Confirmation::CarriedOver) keys.push_back(behind);
    }
  }
  if (keys.empty()) return false;
  auto command = commands::confirm(keys);
  if (mayRun(command, keys)) workspace_.post(std::move(command));
  return true;
}

void AnswerDesk::setState(std::size_t index, AnswerState state) {
  const auto keys = keysBehind(index);
  auto command = commands::setState(keys, state);
  if (mayRun(command, keys)) workspace_.post(std::move(command));
}

void AnswerDesk::assign(const std::vector<std::size_t>& indexes, const Id& department,
                        const Id& respondent, const std::string& due) {
  std::vector<AnswerKey> keys;
  for (const auto index : indexes) {
    for (auto& behind : keysBehind(index)) keys.push_back(std::move(behind));
  }
  auto command = commands::assign(std::move(keys), department, respondent, due);
  if (mayRun(command)) workspace_.post(std::move(command));
}

void AnswerDesk::copyAnswer(std::size_t from, std::size_t to) {
  const auto source = shownAnswer(from);
  if (!source || !mayChange(to)) return;
  workspace_.post(commands::copyAnswer(source->key, key(to)));
}

}  // namespace kijun::ui::assess
