#include "ui/pages/review/words.h"

#include "ui/models/approval_watch.h"
#include "ui/pages/assess/item_list_model.h"
#include "ui/shell/text.h"

namespace kijun::ui::review {

QString concernWords(Concern concern) {
  switch (concern) {
    case Concern::Unanswered:
      return text("review.concern.unanswered");
    case Concern::NotSubmitted:
      return text("review.concern.not_submitted");
    case Concern::CarriedOver:
      return text("review.concern.carried_over");
    case Concern::Spread:
      return text("review.concern.spread");
    case Concern::OpenComments:
      break;
  }
  return text("review.concern.open_comments");
}

QString concernWords(Concern concern, const ReviewRow& row) {
  switch (concern) {
    case Concern::NotSubmitted:
      return text("review.concern.state", assess::stateWords(row.due.state));
    case Concern::Spread:
      return text("review.concern.spread.by", row.spread);
    case Concern::OpenComments:
      return text("review.concern.open_comments.count", row.due.openComments);
    case Concern::Unanswered:
    case Concern::CarriedOver:
      break;
  }
  return concernWords(concern);
}

TagTone stateTone(AnswerState state) {
  switch (state) {
    case AnswerState::Submitted:
      return TagTone::Accent;
    case AnswerState::Returned:
      return TagTone::Warning;
    case AnswerState::Confirmed:
      return TagTone::Good;
    case AnswerState::NotStarted:
    case AnswerState::InProgress:
      break;
  }
  return TagTone::Plain;
}

QString placeWords(const CycleData& cycle, const AnswerKey& key) {
  const Unit* unit = cycle.unit(key.unit);
  return !unit || unit->whole ? toQt(key.item) : text("review.place", key.item, unit->name);
}

QString ownerWords(const Snapshot& snapshot, const DueAnswer& due) {
  const auto* department = snapshot.department(due.department);
  const auto* person = snapshot.person(due.respondent);
  if (department && person) return text("review.owner", department->name, person->name);
  if (department) return toQt(department->name);
  return person ? toQt(person->name) : text("review.owner.nobody");
}

QString touchWords(const AnswerTouch& touch, int offsetMinutes) {
  return text("review.touch", shownStampTime(touch.at, offsetMinutes), touch.by.name,
              rendered(touch.name));
}

QString levelWords(const Catalog& catalog, const Answer& answer) {
  if (answer.applicability != Applicability::Applicable) {
    return assess::applicabilityWords(answer.applicability);
  }
  if (!answer.level) return text("review.level.none");
  const auto* level = catalog.scale().level(*answer.level);
  return level ? text("review.level", *answer.level, inLanguage(level->label))
               : QString::number(*answer.level);
}

QString tickCounts(const Item& item, const Answer& answer) {
  if (item.checkpoints.empty()) return {};
  int yes = 0, no = 0, notApplicable = 0;
  for (const auto& checkpoint : item.checkpoints) {
    const auto at = answer.ticks.find(checkpoint.id);
    if (at == answer.ticks.end()) continue;
    (at->second == Tick::Yes ? yes : at->second == Tick::No ? no : notApplicable)++;
  }
  const int open = static_cast<int>(item.checkpoints.size()) - yes - no - notApplicable;
  return text("review.ticks", yes, no, notApplicable, open);
}

Answer answerAt(const CycleData& cycle, const AnswerKey& key) {
  const Answer* found = cycle.answer(key.item, key.unit);
  Answer answer;
  if (found) answer = *found;
  answer.key = key;
  return answer;
}

Differences between(const Answer& before, const Answer& after) {
  return {before.level != after.level, before.stipulation != after.stipulation,
          before.applicability != after.applicability || before.reason != after.reason,
          before.note != after.note, before.ticks != after.ticks};
}

QString fieldNames(const Differences& differences) {
  QStringList names;
  if (differences.level) names << text("record.answer.level");
  if (differences.stipulation) names << text("record.answer.stipulation");
  if (differences.applicability) names << text("record.answer.applicability");
  if (differences.note) names << text("record.answer.note");
  if (differences.ticks) names << text("review.row.ticks");
  return names.join(text("assess.comma"));
}

}  // namespace kijun::ui::review
