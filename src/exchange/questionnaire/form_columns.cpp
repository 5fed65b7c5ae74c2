#include "exchange/questionnaire/form_columns.h"

#include "base/text.h"

namespace kijun {
namespace {

constexpr FormColumnKind kColumns[] = {
    {FormColumn::Item, KIJUN_TEXT("questionnaire.column.item"), 10},
    {FormColumn::Unit, KIJUN_TEXT("questionnaire.column.unit"), 11},
    {FormColumn::Section, KIJUN_TEXT("questionnaire.column.section"), 15},
    {FormColumn::Question, KIJUN_TEXT("questionnaire.column.question"), 40},
    {FormColumn::State, KIJUN_TEXT("record.answer.state"), 12},
    {FormColumn::Comments, KIJUN_TEXT("questionnaire.column.comments"), 28},
    {FormColumn::Intent, KIJUN_TEXT("questionnaire.column.intent"), 32},
    {FormColumn::Levels, KIJUN_TEXT("questionnaire.column.levels"), 44},
    {FormColumn::Last, KIJUN_TEXT("questionnaire.column.last"), 22},
    {FormColumn::Level, KIJUN_TEXT("questionnaire.level"), 15, true},
    {FormColumn::Stipulation, KIJUN_TEXT("record.answer.stipulation"), 11, true},
    {FormColumn::Applicability, KIJUN_TEXT("record.answer.applicability"), 13, true},
    {FormColumn::Reason, KIJUN_TEXT("record.answer.reason"), 24, true},
    {FormColumn::Note, KIJUN_TEXT("record.answer.note"), 38, true},
    {FormColumn::Evidence, KIJUN_TEXT("questionnaire.column.evidence"), 24, true},
    {FormColumn::Message, KIJUN_TEXT("questionnaire.column.message"), 24, true},
    {FormColumn::Key, "kijun-key", 10, false, true},
    {FormColumn::Base, "kijun-base", 10, false, true},
};

std::string key(std::string_view heading) {
  return folded(trimmed(heading));
}

}  // namespace

std::span<const FormColumnKind> formColumns() {
  return kColumns;
}

std::string formHeading(const FormColumnKind& kind, Language language) {
  return kind.hidden ? std::string(kind.textId) : bilingual(kind.textId).in(language);
}

std::optional<FormColumn> formColumnOf(std::string_view heading) {
  const auto wanted = key(heading);
  if (wanted.empty()) return std::nullopt;
  for (const auto& kind : kColumns) {
    for (const auto language : {Language::Japanese, Language::English}) {
      if (key(formHeading(kind, language)) == wanted) return kind.column;
    }
  }
  return std::nullopt;
}

}  // namespace kijun
