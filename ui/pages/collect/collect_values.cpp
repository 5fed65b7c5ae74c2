#include "ui/pages/collect/collect_values.h"

#include "base/text.h"

namespace kijun::ui::collect {

std::string CollectValues::departmentName(const Id& id) const {
  const auto* found = snapshot.department(id);
  return found ? found->name : std::string();
}

std::string CollectValues::personName(const Id& id) const {
  const auto* found = snapshot.person(id);
  return found ? found->name : std::string();
}

std::string CollectValues::unitName(const Id& id) const {
  const auto* found = snapshot.current.unit(id);
  return found ? found->name : std::string();
}

const Answer* CollectValues::answerOf(const DueAnswer& answer) const {
  return snapshot.current.answer(answer.key.item, answer.key.unit);
}

const std::string& CollectValues::dueOf(const DueAnswer& answer) const {
  return answer.due.empty() ? snapshot.current.cycle.due : answer.due;
}

const std::string& CollectValues::nextDueOf(const DepartmentStanding& standing) const {
  static const std::string none;
  const auto at = nextDues.find(standing.department);
  return at == nextDues.end() ? none : at->second;
}

CollectValuesPtr collectValues(Snapshot snapshot, Date asOf) {
  auto out = std::make_shared<CollectValues>();
  out->answers = dueAnswers(snapshot, asOf);
  out->standings = standingsOf(snapshot, out->answers);
  out->snapshot = std::move(snapshot);
  out->asOf = asOf;
  for (const auto& answer : out->answers) {
    const auto& due = out->dueOf(answer);
    if (isOwed(answer.state) && !due.empty()) {
      auto& next = out->nextDues[answer.department];
      if (next.empty() || due < next) next = due;
    }
    const auto& item = out->item(answer);
    const auto* section = out->catalog().section(item.section);
    out->searched.push_back(folded(
        item.id + '\n' + item.title.ja + '\n' + item.title.en + '\n' + item.question.ja + '\n' +
        item.question.en + '\n' + (section ? section->title.ja + '\n' + section->title.en : "") +
        '\n' + out->departmentName(answer.department) + '\n' + out->personName(answer.respondent) +
        '\n' + out->unitName(answer.key.unit)));
  }
  return out;
}

}  // namespace kijun::ui::collect
