#include "ui/pages/assess/answer_desk.h"

#include <QPointer>

#include "ui/pages/assess/question_section.h"
#include "ui/shell/text.h"
#include "workspace/permission.h"

namespace kijun::ui::assess {
namespace {

// What answering brings with it, as the store does it.
void touch(Answer& answer) {
  answer.confirmation = Confirmation::Confirmed;
  if (answer.state != AnswerState::Returned) answer.state = AnswerState::InProgress;
}

}  // namespace

AnswerDesk::AnswerDesk(WorkspaceModel& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace), approvals_(workspace) {
  readAll();
  connect(&workspace_, &WorkspaceModel::answerChanged, this, [this](const QString& id) {
    const auto index = catalog().indexOf(fromQt(id));
    if (index == Catalog::npos) return;
    rescore(index);
    Q_EMIT itemChanged(index);
  });
  connect(&approvals_, &ApprovalWatch::changed, this, [this](const std::set<std::string>& items) {
    for (const auto& id : items) {
      const auto index = catalog().indexOf(id);
      if (index != Catalog::npos) Q_EMIT itemChanged(index);
    }
  });
  connect(&approvals_, &ApprovalWatch::reopened, this, &AnswerDesk::reopened);
  const auto everything = [this] {
    readAll();
    Q_EMIT reset();
  };
  connect(&workspace_, &WorkspaceModel::cycleChanged, this, everything);
  connect(&workspace_, &WorkspaceModel::structureChanged, this, everything);
  // What the registers say may change while no answer does.
  connect(&workspace_, &WorkspaceModel::scoresChanged, this, [this] {
    const auto& items = workspace_.scores().items;
    for (std::size_t i = 0; i < scores_.size() && i < items.size(); ++i) {
      if (scores_[i].contradicted == items[i].contradicted) continue;
      const bool before = scores_[i].contradicted;
      rescore(i);
      if (scores_[i].contradicted != before) Q_EMIT itemChanged(i);
    }
  });
  connect(&workspace_, &WorkspaceModel::unitChanged, this, &AnswerDesk::reset);
  connect(&workspace_, &WorkspaceModel::actorChanged, this, &AnswerDesk::reset);
}

void AnswerDesk::readAll() {
  pending_.clear();
  pendingTargets_.clear();
  scores_ = workspace_.scores().items;
}

std::optional<Answer> AnswerDesk::answerOf(std::size_t index, const Id& unit) const {
  const AnswerKey wanted{workspace_.cycle().cycle.id, unit, item(index).id};
  if (const auto at = pending_.find(wanted); at != pending_.end()) return at->second.answer;
  const Answer* answer = workspace_.cycle().answer(item(index).id, unit);
  return answer ? std::optional(*answer) : std::nullopt;
}

bool AnswerDesk::byUnit(std::size_t index) const {
  return scores_[index].byUnit;
}

std::optional<Answer> AnswerDesk::shownAnswer(std::size_t index) const {
  const Unit& unit = workspace_.unit();
  if (unit.whole) return byUnit(index) ? std::nullopt : answerOf(index, unit.id);
  if (auto own = answerOf(index, unit.id)) return own;
  return answerOf(index, workspace_.cycle().whole().id);
}

bool AnswerDesk::isInherited(std::size_t index) const {
  const Unit& unit = workspace_.unit();
  return !unit.whole && !answerOf(index, unit.id);
}

std::optional<int> AnswerDesk::shownLevel(std::size_t index) const {
  if (workspace_.unit().whole) return scores_[index].level;
  const auto answer = shownAnswer(index);
  return answer ? answer->level : std::nullopt;
}

std::optional<Stipulation> AnswerDesk::shownStipulation(std::size_t index) const {
  if (workspace_.unit().whole) return scores_[index].stipulation;
  const auto answer = shownAnswer(index);
  return answer ? answer->stipulation : std::nullopt;
}

Applicability AnswerDesk::shownApplicability(std::size_t index) const {
  if (workspace_.unit().whole) return scores_[index].applicability;
  const auto answer = shownAnswer(index);
  return answer ? answer->applicability : Applicability::Applicable;
}

std::vector<AnswerKey> AnswerDesk::keysBehind(std::size_t index) const {
  if (isInherited(index)) {
    return {{workspace_.cycle().cycle.id, workspace_.cycle().whole().id, item(index).id}};
  }
  if (!workspace_.unit().whole || !byUnit(index)) return {key(index)};
  std::vector<AnswerKey> keys;
  for (const auto& unit : workspace_.cycle().units) {
    if (!unit.whole && answerOf(index, unit.id)) {
      keys.push_back({workspace_.cycle().cycle.id, unit.id, item(index).id});
    }
  }
  return keys;
}

std::vector<Answer> AnswerDesk::answersBehind(std::size_t index) const {
  std::vector<Answer> answers;
  for (const auto& behind : keysBehind(index)) {
    if (auto answer = answerOf(index, behind.unit)) answers.push_back(std::move(*answer));
  }
  return answers;
}

AnswerDesk::Refusal AnswerDesk::refusal(std::size_t index) const {
  const auto why = refusalOf(commands::setLevel(key(index), {}), {key(index)});
  if (why != Refusal::None) return why;
  if (workspace_.unit().whole && byUnit(index)) return Refusal::ChooseUnit;
  return Refusal::None;
}

AnswerDesk::Refusal AnswerDesk::refusalOf(const Command& command,
                                          const std::vector<AnswerKey>& keys) const {
  if (workspace_.isReadOnly()) return Refusal::ReadOnly;
  if (workspace_.cycle().cycle.state == "closed") return Refusal::ClosedCycle;
  const bool refused =
      kijun::refusalOf(*command.kind, workspace_.actor(), workspace_.snapshot(), keys).has_value();
  return refused ? Refusal::Role : Refusal::None;
}

QString AnswerDesk::whyNot(std::size_t index) const {
  const auto why = refusal(index);
  return why == Refusal::Role ? whyNot(commands::setLevel(key(index), {}), {key(index)})
                              : refusalWords(why);
}

QString AnswerDesk::whyNot(const Command& command, const std::vector<AnswerKey>& keys) const {
  const auto why = refusalOf(command, keys);
  if (why != Refusal::Role) return refusalWords(why);
  return rendered(
      *kijun::refusalOf(*command.kind, workspace_.actor(), workspace_.snapshot(), keys));
}

bool AnswerDesk::mayRun(const Command& command, const std::vector<AnswerKey>& keys) {
  const auto why = refusalOf(command, keys);
  if (why != Refusal::None) Q_EMIT refused(why);
  return why == Refusal::None;
}

bool AnswerDesk::mayChange(std::size_t index) {
  const auto why = refusal(index);
  if (why != Refusal::None) Q_EMIT refused(why);
  return why == Refusal::None;
}

// A unit's first answer begins from what stood for it until now; else its stipulation, ticks and
// memo would be lost to it with the first key.
void AnswerDesk::startOwnAnswer(std::size_t index) {
  if (!isInherited(index)) return;
  const auto whole = answerOf(index, workspace_.cycle().whole().id);
  if (!whole) return;
  const AnswerKey own = key(index);
  changeKey(own, commands::copyAnswer(whole->key, own), [&](Answer& answer) {
    answer = *whole;
    answer.key = own;
    answer.comments.clear();
  });
}

void AnswerDesk::change(std::size_t index, Command command,
                        const std::function<void(Answer&)>& overlay,
                        std::function<void(bool)> done) {
  if (!mayChange(index)) {
    if (done) done(false);
    return;
  }
  startOwnAnswer(index);
  changeKey(key(index), std::move(command), overlay, std::move(done));
}

void AnswerDesk::changeKey(const AnswerKey& changed, Command command,
                           const std::function<void(Answer&)>& overlay,
                           std::function<void(bool)> done) {
  const auto index = catalog().indexOf(changed.item);
  auto current = answerOf(index, changed.unit);
  Pending& pending = pending_[changed];
  if (pending.inFlight == 0) {
    pending.answer = current.value_or(Answer{});
    pending.answer.key = changed;
  }
  ++pending.inFlight;
  const bool flagged = pending.answer.flagged;
  overlay(pending.answer);
  if (pending.answer.flagged == flagged) touch(pending.answer);
  rescore(index);
  Q_EMIT itemChanged(index);
  workspace_.post(std::move(command),
                  [guard = QPointer(this), changed, done = std::move(done)](bool durable) {
                    if (guard) guard->settle(changed);
                    if (done) done(durable);
                  });
}

void AnswerDesk::settle(const AnswerKey& changed) {
  const auto at = pending_.find(changed);
  if (at == pending_.end() || --at->second.inFlight > 0) return;
  pending_.erase(at);
  const auto index = catalog().indexOf(changed.item);
  if (index == Catalog::npos) return;
  rescore(index);
  Q_EMIT itemChanged(index);
}

// The cycle as scoreItem needs it for one item, with the values on their way.
CycleData AnswerDesk::miniature(std::size_t index) const {
  const CycleData& cycle = workspace_.cycle();
  const std::string& id = item(index).id;
  CycleData mini{cycle.cycle, cycle.catalog, cycle.units, {}, {}, cycle.disagreeing};
  if (const auto at = cycle.settings.find(id); at != cycle.settings.end()) {
    mini.settings[id] = at->second;
  }
  if (const auto at = pendingTargets_.find(id); at != pendingTargets_.end()) {
    mini.settings[id].item = id;
    mini.settings[id].target = at->second.target;
  }
  for (const auto& unit : cycle.units) {
    if (auto answer = answerOf(index, unit.id)) mini.answers[id].push_back(std::move(*answer));
  }
  return mini;
}

void AnswerDesk::rescore(std::size_t index) {
  scores_[index] = scoreItem(miniature(index), index, scores_[index].riskLevel);
}

}  // namespace kijun::ui::assess
