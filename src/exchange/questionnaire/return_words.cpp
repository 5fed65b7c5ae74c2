#include "exchange/questionnaire/return_words.h"

#include "base/text.h"
#include "exchange/answer_words.h"

namespace kijun {
namespace {

// As the workspace keeps texts: one kind of line break, nothing around it.
std::string tidied(std::string_view written) {
  std::string text;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] == '\r') {
      if (i + 1 == written.size() || written[i + 1] != '\n') text += '\n';
    } else {
      text += written[i];
    }
  }
  return std::string(trimmed(text));
}

template <typename T>
void sayIfChanged(std::optional<T>& said, const T& handedOut, T returned) {
  if (returned != handedOut) said = std::move(returned);
}

// A choice in words. Empty clears what was handed out; without that it says nothing.
template <typename T, typename Read>
void sayChoice(std::optional<std::optional<T>>& said, const std::optional<std::string>& cell,
               const std::optional<std::optional<T>>& handedOut, const Read& read) {
  if (!cell) return;
  const auto written = trimmed(*cell);
  if (written.empty()) {
    if (handedOut && *handedOut) said = std::optional<T>();
    return;
  }
  if (const std::optional<T> value = read(written); value && value != handedOut) said = value;
}

void sayText(std::optional<std::string>& said, const std::optional<std::string>& cell,
             const std::optional<std::string>& handedOut) {
  if (!cell) return;
  auto written = tidied(*cell);
  if (handedOut ? written != tidied(*handedOut) : !written.empty()) said = std::move(written);
}

// From a small workspace: whole values.
SaidFields saidByAnswer(const Answer& answer, const std::optional<Base>& base) {
  SaidFields said;
  const auto theirs = fieldsOf(answer);
  const auto before = base && !base->blankForm ? base->fields : AnswerFields{};
  sayIfChanged(said.level, before.level, theirs.level);
  sayIfChanged(said.stipulation, before.stipulation, theirs.stipulation);
  sayIfChanged(said.applicability, before.applicability, theirs.applicability);
  sayIfChanged(said.reason, before.reason, theirs.reason);
  sayIfChanged(said.note, before.note, theirs.note);
  sayIfChanged(said.noEvent, before.noEvent, theirs.noEvent);
  sayIfChanged(said.ticks, before.ticks, theirs.ticks);
  sayIfChanged(said.references, before.references, theirs.references);
  return said;
}

}  // namespace

SaidFields saidIn(const ReturnedAnswer& row, const Scale& scale) {
  if (row.answer) return saidByAnswer(*row.answer, row.base);
  SaidFields said;
  std::optional<AnswerFields> shown;
  if (row.base) shown = row.base->blankForm ? AnswerFields{} : row.base->fields;
  const auto shownOr = [&](auto member) {
    using T = std::remove_cvref_t<decltype(std::declval<AnswerFields>().*member)>;
    return shown ? std::optional<T>((*shown).*member) : std::optional<T>();
  };
  const auto unfit = [&](const char* field, std::string_view written) {
    said.problems.push_back(msg("record.unfit", field, written));
  };
  sayChoice<int>(said.level, row.level, shownOr(&AnswerFields::level),
                 [&](std::string_view written) -> std::optional<int> {
                   if (const auto left = applicabilityFromWords(written);
                       left && *left != Applicability::Applicable) {
                     said.applicability = *left;
                     return std::nullopt;
                   }
                   const auto level = levelFromWords(scale, written);
                   if (!level) {
                     said.problems.push_back(msg("exchange.answers.no_level", written,
                                                 scale.lowest(), scale.highest()));
                   }
                   return level;
                 });
  sayChoice<Stipulation>(said.stipulation, row.stipulation, shownOr(&AnswerFields::stipulation),
                         [&](std::string_view written) {
                           const auto value = stipulationFromWords(written);
                           if (!value) unfit("@record.answer.stipulation", written);
                           return value;
                         });
  if (row.applicability && !trimmed(*row.applicability).empty()) {
    const auto value = applicabilityFromWords(*row.applicability);
    if (!value) unfit("@record.answer.applicability", trimmed(*row.applicability));
    const auto handedOut = shownOr(&AnswerFields::applicability);
    // A form that shows the usual choice in every row says nothing by it.
    if (value && *value != handedOut.value_or(Applicability::Applicable)) {
      said.applicability = value;
    }
  }
  sayText(said.reason, row.reason, shownOr(&AnswerFields::reason));
  sayText(said.note, row.note, shownOr(&AnswerFields::note));
  return said;
}

}  // namespace kijun
