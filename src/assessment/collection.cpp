#include "assessment/collection.h"

#include <algorithm>
#include <map>

#include "records/comment_thread.h"

namespace kijun {
namespace {

int openThreads(const Answer& answer) {
  return static_cast<int>(
      std::ranges::count(threadsOf(answer.comments), false, &CommentThread::isDone));
}

class Collector {
 public:
  Collector(const Snapshot& snapshot, Date asOf) : snapshot_(snapshot), asOf_(asOf) {}

  std::vector<DueAnswer> take() {
    const auto& catalog = *snapshot_.current.catalog;
    for (std::size_t item = 0; item < catalog.items().size(); ++item) addItem(item);
    return std::move(answers_);
  }

 private:
  void addItem(std::size_t item) {
    const auto& cycle = snapshot_.current;
    const auto& id = cycle.catalog->items()[item].id;
    const auto* whole = cycle.answer(id, cycle.whole().id);
    bool byUnit = false;
    for (const auto& unit : cycle.units) byUnit |= !unit.whole && cycle.answer(id, unit.id);
    if (!byUnit || (whole && !isBlank(*whole))) add(item, cycle.whole().id, whole);
    for (const auto& unit : cycle.units) {
      if (const auto* own = cycle.answer(id, unit.id); own && !unit.whole) add(item, unit.id, own);
    }
  }

  void add(std::size_t item, const Id& unit, const Answer* answer) {
    const auto& cycle = snapshot_.current;
    DueAnswer due;
    due.key = {cycle.cycle.id, unit, cycle.catalog->items()[item].id};
    due.item = item;
    const auto owner = ownerOf(cycle, due.key);
    due.department = departmentOf(snapshot_, owner);
    due.respondent = owner.respondent;
    due.due = dueDayOf(answer, due.key);
    if (answer) {
      due.state = answer->state;
      due.answered = isComplete(*answer);
      due.openComments = openThreads(*answer);
    }
    const auto day = Date::parse(due.due.empty() ? cycle.cycle.due : due.due);
    due.overdue = day && *day < asOf_ && isOwed(due.state);
    answers_.push_back(std::move(due));
  }

  // A unit's own day, else that of 全体: they were given away together.
  std::string dueDayOf(const Answer* answer, const AnswerKey& key) const {
    if (answer && !answer->due.empty()) return answer->due;
    const auto* whole = snapshot_.current.answer(key.item, snapshot_.current.whole().id);
    return whole ? whole->due : std::string();
  }

  const Snapshot& snapshot_;
  Date asOf_;
  std::vector<DueAnswer> answers_;
};

void addTo(DepartmentStanding& standing, const DueAnswer& answer) {
  ++standing.items;
  ++standing.states[static_cast<std::size_t>(answer.state)];
  standing.answered += answer.answered;
  standing.overdue += answer.overdue;
  standing.openComments += answer.openComments;
  if (isOwed(answer.state) && !answer.due.empty() &&
      (standing.nextDue.empty() || answer.due < standing.nextDue)) {
    standing.nextDue = answer.due;
  }
  if (!answer.respondent.empty() &&
      std::ranges::find(standing.respondents, answer.respondent) == standing.respondents.end()) {
    standing.respondents.push_back(answer.respondent);
  }
}

}  // namespace

bool isOwed(AnswerState state) {
  return state == AnswerState::NotStarted || state == AnswerState::InProgress ||
         state == AnswerState::Returned;
}

std::vector<DueAnswer> dueAnswers(const Snapshot& snapshot, Date asOf) {
  return Collector(snapshot, asOf).take();
}

int DepartmentStanding::owed() const {
  return of(AnswerState::NotStarted) + of(AnswerState::InProgress) + of(AnswerState::Returned);
}

std::vector<DepartmentStanding> standingsOf(const Snapshot& snapshot,
                                            const std::vector<DueAnswer>& answers) {
  std::map<Id, DepartmentStanding> byDepartment;
  for (const auto& answer : answers) addTo(byDepartment[answer.department], answer);
  std::vector<DepartmentStanding> standings;
  const auto take = [&](const Id& department) {
    const auto at = byDepartment.find(department);
    if (at == byDepartment.end()) return;
    at->second.department = department;
    standings.push_back(std::move(at->second));
  };
  for (const auto& department : snapshot.departments) take(department.id);
  take({});
  return standings;
}

std::optional<UnitSpread> unitSpread(const CycleData& cycle, std::string_view item) {
  if (!cycle.answeredByUnit(item)) return std::nullopt;
  UnitSpread spread;
  const auto effective = cycle.effectiveAnswers(item);
  std::size_t place = 0;
  for (const auto& unit : cycle.units) {
    if (unit.whole) continue;
    const auto* answer = effective[place++];
    UnitSpread::Level level{unit.id, {}, answer && answer->key.unit == unit.id};
    if (answer && answer->applicability == Applicability::Applicable) level.level = answer->level;
    if (level.level) {
      spread.lowest = std::min(spread.lowest.value_or(*level.level), *level.level);
      spread.highest = std::max(spread.highest.value_or(*level.level), *level.level);
    }
    spread.levels.push_back(std::move(level));
  }
  return spread;
}

}  // namespace kijun
