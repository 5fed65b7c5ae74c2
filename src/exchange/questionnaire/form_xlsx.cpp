#include "exchange/questionnaire/form_xlsx.h"

#include "assessment/questionnaire_words.h"
#include "exchange/questionnaire/form_columns.h"
#include "exchange/questionnaire/form_parts.h"

namespace kijun {
namespace {

constexpr lxw_col_t kChoiceColumn = 3;  // the first of three

std::string rangeOf(lxw_col_t column, std::size_t rows) {
  const std::string letter(1, static_cast<char>('A' + column));
  return "='" + std::string(kOriginSheet) + "'!$" + letter + "$1:$" + letter + '$' +
         std::to_string(rows);
}

}  // namespace

FormChoices writeOrigin(FormBook& book, lxw_worksheet* sheet, const Questionnaire& questionnaire,
                        Language language) {
  auto* plain = book.look({});
  lxw_row_t line = 0;
  const auto say = [&](std::string_view name, const std::string& value) {
    writeText(sheet, line, 0, std::string(name), plain);
    writeText(sheet, line++, 1, value, plain);
  };
  say(kOriginFormat, std::to_string(kOriginVersion));
  say(kOriginCycle, questionnaire.cycle.id);
  say(kOriginDepartment, questionnaire.department.id);
  say(kOriginDepartmentName, questionnaire.department.name);
  say(kOriginDue, dueDay(questionnaire));
  const auto& scale = questionnaire.catalog->scale();
  const auto list = [&](lxw_col_t column, const auto& values, auto words) {
    lxw_row_t at = 0;
    for (const auto& value : values) writeText(sheet, at++, column, words(value), plain);
    return rangeOf(column, at);
  };
  FormChoices choices;
  choices.levels = list(kChoiceColumn, scale.levels, [&](const ScaleLevel& level) {
    return levelInWords(scale, level.value, language);
  });
  choices.stipulations = list(kChoiceColumn + 1, kFormStipulations, [&](Stipulation value) {
    return stipulationInWords(value, language);
  });
  choices.applicabilities = list(kChoiceColumn + 2, kFormApplicabilities, [&](Applicability value) {
    return applicabilityInWords(value, language);
  });
  worksheet_protect(sheet, nullptr, nullptr);
  worksheet_hide(sheet);
  return choices;
}

std::string questionnaireXlsx(const Questionnaire& questionnaire, Language language) {
  FormBook book(language == Language::Japanese ? "游ゴシック" : "Calibri");
  auto* guide = book.addSheet(render(msg("questionnaire.sheet.guide"), language));
  auto* answers = book.addSheet(render(msg("questionnaire.sheet.answers"), language));
  auto* origin = book.addSheet(std::string(kOriginSheet));
  const auto choices = writeOrigin(book, origin, questionnaire, language);
  writeGuide(book, guide, questionnaire, language);
  writeAnswers(book, answers, questionnaire, language, choices);
  return book.bytes();
}

}  // namespace kijun
