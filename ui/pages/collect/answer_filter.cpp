#include "ui/pages/collect/answer_filter.h"

#include <algorithm>

#include "base/text.h"

namespace kijun::ui::collect {

std::string_view idOf(AnswerMark mark) {
  switch (mark) {
    case AnswerMark::Owed:
      return "owed";
    case AnswerMark::Overdue:
      return "overdue";
    case AnswerMark::Unanswered:
      return "unanswered";
    case AnswerMark::Comments:
      return "comments";
    case AnswerMark::NoRespondent:
      break;
  }
  return "no_respondent";
}

std::string_view textIdOf(AnswerMark mark) {
  switch (mark) {
    case AnswerMark::Owed:
      return KIJUN_TEXT("collect.mark.owed");
    case AnswerMark::Overdue:
      return KIJUN_TEXT("collect.mark.overdue");
    case AnswerMark::Unanswered:
      return KIJUN_TEXT("collect.mark.unanswered");
    case AnswerMark::Comments:
      return KIJUN_TEXT("collect.mark.comments");
    case AnswerMark::NoRespondent:
      break;
  }
  return KIJUN_TEXT("collect.mark.no_respondent");
}

bool has(const DueAnswer& answer, AnswerMark mark) {
  switch (mark) {
    case AnswerMark::Owed:
      return isOwed(answer.state);
    case AnswerMark::Overdue:
      return answer.overdue;
    case AnswerMark::Unanswered:
      return !answer.answered;
    case AnswerMark::Comments:
      return answer.openComments > 0;
    case AnswerMark::NoRespondent:
      break;
  }
  return answer.respondent.empty();
}

std::vector<std::size_t> fitting(const CollectValues& values, const AnswerFilter& filter) {
  std::vector<char> inSection;
  if (const auto* section = values.catalog().section(filter.section)) {
    inSection.assign(values.catalog().items().size(), 0);
    for (const auto item : section->allItems) inSection[item] = 1;
  }
  const auto wanted = folded(trimmed(filter.words));
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < values.answers.size(); ++i) {
    const auto& answer = values.answers[i];
    if (!filter.departments.empty() && !filter.departments.contains(answer.department)) continue;
    if (!inSection.empty() && !inSection[answer.item]) continue;
    if (filter.state && answer.state != *filter.state) continue;
    if (filter.mark && !has(answer, *filter.mark)) continue;
    if (!wanted.empty() && !containsFolded(values.searched[i], wanted)) continue;
    places.push_back(i);
  }
  return places;
}

std::optional<AnswerFilter> filterOf(std::string_view target) {
  const auto colon = target.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto kind = target.substr(0, colon), value = target.substr(colon + 1);
  AnswerFilter filter;
  if (kind == "department") {
    filter.departments.insert(Id(value));
  } else if (kind == "section") {
    filter.section = value;
  } else if (kind == "state") {
    filter.state = answerStateFromId(value);
    if (!filter.state) return std::nullopt;
  } else if (kind == "mark") {
    const auto at = std::ranges::find(kMarks, value, [](AnswerMark mark) { return idOf(mark); });
    if (at == std::end(kMarks)) return std::nullopt;
    filter.mark = *at;
  } else {
    return std::nullopt;
  }
  return filter;
}

}  // namespace kijun::ui::collect
