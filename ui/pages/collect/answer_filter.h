// Which answers the collection page lists. Conditions of different kinds all hold; empty ones say
// nothing. A value; any thread.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ui/pages/collect/collect_values.h"

namespace kijun::ui::collect {

enum class AnswerMark { Owed, Overdue, Unanswered, Comments, NoRespondent };
inline constexpr AnswerMark kMarks[] = {AnswerMark::Owed, AnswerMark::Overdue,
                                        AnswerMark::Unanswered, AnswerMark::Comments,
                                        AnswerMark::NoRespondent};
std::string_view idOf(AnswerMark mark);
std::string_view textIdOf(AnswerMark mark);

struct AnswerFilter {
  std::string words;         // as typed
  std::set<Id> departments;  // any of them; the empty id: what nobody was given
  std::string section;       // what stands in it or below
  std::optional<AnswerState> state;
  std::optional<AnswerMark> mark;
  bool empty() const { return *this == AnswerFilter(); }
  bool operator==(const AnswerFilter&) const = default;
};

bool has(const DueAnswer& answer, AnswerMark mark);
// Places of the answers that fit, in their order.
std::vector<std::size_t> fitting(const CollectValues& values, const AnswerFilter& filter);

// "department:ID" ("department:" is nobody), "section:5.1", "state:returned", "mark:overdue";
// nothing for anything else.
std::optional<AnswerFilter> filterOf(std::string_view target);

}  // namespace kijun::ui::collect
