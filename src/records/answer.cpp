#include "records/answer.h"

#include "base/text.h"

#include <array>

namespace kijun {
namespace {

template <typename E, std::size_t N>
using Names = std::array<std::pair<E, std::string_view>, N>;

constexpr Names<Applicability, 3> kApplicability{{{Applicability::Applicable, "applicable"},
                                                  {Applicability::NotApplicable, "not_applicable"},
                                                  {Applicability::NotAdopted, "not_adopted"}}};
constexpr Names<Stipulation, 3> kStipulation{
    {{Stipulation::None, "none"}, {Stipulation::Partial, "partial"}, {Stipulation::Full, "full"}}};
constexpr Names<Tick, 3> kTick{
    {{Tick::Yes, "yes"}, {Tick::No, "no"}, {Tick::NotApplicable, "not_applicable"}}};
constexpr Names<AnswerState, 5> kState{{{AnswerState::NotStarted, "not_started"},
                                        {AnswerState::InProgress, "in_progress"},
                                        {AnswerState::Submitted, "submitted"},
                                        {AnswerState::Returned, "returned"},
                                        {AnswerState::Confirmed, "confirmed"}}};

template <typename E, std::size_t N>
std::string_view nameOf(const Names<E, N>& names, E value) {
  for (const auto& [entry, name] : names) {
    if (entry == value) return name;
  }
  return {};
}

template <typename E, std::size_t N>
std::optional<E> valueOf(const Names<E, N>& names, std::string_view name) {
  for (const auto& [entry, entryName] : names) {
    if (entryName == name) return entry;
  }
  return std::nullopt;
}

constexpr FieldChoice kApplicabilityChoices[] = {
    {"applicable", KIJUN_TEXT("record.answer.applicable")},
    {"not_applicable", KIJUN_TEXT("record.answer.not_applicable")},
    {"not_adopted", KIJUN_TEXT("record.answer.not_adopted")}};
constexpr FieldChoice kStipulationChoices[] = {
    {"none", KIJUN_TEXT("record.answer.stipulation.none")},
    {"partial", KIJUN_TEXT("record.answer.stipulation.partial")},
    {"full", KIJUN_TEXT("record.answer.stipulation.full")}};
constexpr FieldChoice kStateChoices[] = {
    {"not_started", KIJUN_TEXT("record.answer.state.not_started")},
    {"in_progress", KIJUN_TEXT("record.answer.state.in_progress")},
    {"submitted", KIJUN_TEXT("record.answer.state.submitted")},
    {"returned", KIJUN_TEXT("record.answer.state.returned")},
    {"confirmed", KIJUN_TEXT("record.answer.state.confirmed")}};

}  // namespace

std::string_view idOf(Applicability value) {
  return nameOf(kApplicability, value);
}
std::string_view idOf(Stipulation value) {
  return nameOf(kStipulation, value);
}
std::string_view idOf(Tick value) {
  return nameOf(kTick, value);
}
std::string_view idOf(AnswerState value) {
  return nameOf(kState, value);
}
std::optional<Applicability> applicabilityFromId(std::string_view id) {
  return valueOf(kApplicability, id);
}
std::optional<Stipulation> stipulationFromId(std::string_view id) {
  return valueOf(kStipulation, id);
}
std::optional<Tick> tickFromId(std::string_view id) {
  return valueOf(kTick, id);
}
std::optional<AnswerState> answerStateFromId(std::string_view id) {
  return valueOf(kState, id);
}

bool isBlank(const Answer& answer) {
  return !answer.level && !answer.stipulation &&
         answer.applicability == Applicability::Applicable && answer.reason.empty() &&
         answer.note.empty() && !answer.noEvent && answer.ticks.empty() &&
         answer.references.empty();
}

bool isComplete(const Answer& answer) {
  if (answer.confirmation == Confirmation::CarriedOver) return false;
  if (answer.applicability == Applicability::Applicable) return answer.level && answer.stipulation;
  return !trimmed(answer.reason).empty();
}

const RecordDescription& answerDescription() {
  static const RecordDescription description{
      "answer",
      KIJUN_TEXT("record.answer"),
      {
          {"level", KIJUN_TEXT("record.answer.level"), FieldKind::Level},
          {"stipulation", KIJUN_TEXT("record.answer.stipulation"), FieldKind::Choice,
           Need::Optional, kStipulationChoices},
          {"applicability", KIJUN_TEXT("record.answer.applicability"), FieldKind::Choice,
           Need::Required, kApplicabilityChoices},
          {"reason", KIJUN_TEXT("record.answer.reason"), FieldKind::LongText},
          {"note", KIJUN_TEXT("record.answer.note"), FieldKind::LongText},
          {"flagged", KIJUN_TEXT("record.answer.flagged"), FieldKind::YesNo},
          {"no_event", KIJUN_TEXT("record.answer.no_event"), FieldKind::YesNo},
          {"carried_over", KIJUN_TEXT("record.answer.carried_over"), FieldKind::YesNo},
          {"department",
           KIJUN_TEXT("record.answer.department"),
           FieldKind::Reference,
           Need::Optional,
           {},
           "department"},
          {"respondent",
           KIJUN_TEXT("record.answer.respondent"),
           FieldKind::Reference,
           Need::Optional,
           {},
           "person"},
          {"due", KIJUN_TEXT("record.answer.due"), FieldKind::Day},
          {"state", KIJUN_TEXT("record.answer.state"), FieldKind::Choice, Need::Required,
           kStateChoices},
      }};
  return description;
}

}  // namespace kijun
