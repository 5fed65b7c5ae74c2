#include "assessment/questionnaire_words.h"

#include <algorithm>

#include "base/text.h"
#include "records/comment_thread.h"

namespace kijun {
namespace {

constexpr const char* kStipulationTexts[] = {KIJUN_TEXT("record.answer.stipulation.none"),
                                             KIJUN_TEXT("record.answer.stipulation.partial"),
                                             KIJUN_TEXT("record.answer.stipulation.full")};
constexpr const char* kApplicabilityTexts[] = {KIJUN_TEXT("record.answer.applicable"),
                                               KIJUN_TEXT("record.answer.not_applicable"),
                                               KIJUN_TEXT("record.answer.not_adopted")};

constexpr const char* kStateTexts[] = {
    KIJUN_TEXT("record.answer.state.not_started"), KIJUN_TEXT("record.answer.state.in_progress"),
    KIJUN_TEXT("record.answer.state.submitted"), KIJUN_TEXT("record.answer.state.returned"),
    KIJUN_TEXT("record.answer.state.confirmed")};

std::string commentLine(std::string_view textId, const Comment& comment, Language language) {
  const auto at = Instant::parse(comment.at);
  const auto day = at ? at->dateAt(kJapanOffsetMinutes).iso() : std::string();
  return render(msg(textId, comment.authorName, day, comment.text), language);
}

std::string referenceWords(const Questionnaire& questionnaire, const Answer& answer,
                           Language language) {
  std::string words;
  for (const auto& reference : answer.references) {
    const auto title = questionnaire.documents.find(reference.document);
    if (title == questionnaire.documents.end()) continue;
    if (!words.empty()) words += render(msg("words.between"), language);
    words += title->second;
    if (!reference.clause.empty()) words += ' ' + reference.clause;
  }
  return words;
}

}  // namespace

std::string levelInWords(const Scale& scale, int level, Language language) {
  const auto* known = scale.level(level);
  return std::to_string(level) + (known ? ' ' + known->label.in(language) : std::string());
}

std::string stipulationInWords(Stipulation value, Language language) {
  return render(msg(kStipulationTexts[static_cast<std::size_t>(value)]), language);
}

std::string applicabilityInWords(Applicability value, Language language) {
  return render(msg(kApplicabilityTexts[static_cast<std::size_t>(value)]), language);
}

std::string stateInWords(AnswerState value, Language language) {
  return render(msg(kStateTexts[static_cast<std::size_t>(value)]), language);
}

LabelledWords answerWords(const Questionnaire& questionnaire, const Answer& answer,
                          Language language) {
  LabelledWords words;
  const auto add = [&](std::string_view label, std::string_view value) {
    if (trimmed(value).empty()) return;
    words.emplace_back(render(msg(label), language), std::string(trimmed(value)));
  };
  if (answer.level) {
    add("questionnaire.level",
        levelInWords(questionnaire.catalog->scale(), *answer.level, language));
  }
  if (answer.stipulation) {
    add("record.answer.stipulation", stipulationInWords(*answer.stipulation, language));
  }
  add("record.answer_reference", referenceWords(questionnaire, answer, language));
  if (answer.applicability != Applicability::Applicable) {
    add("record.answer.applicability", applicabilityInWords(answer.applicability, language));
    add("record.answer.reason", answer.reason);
  }
  add("record.answer.note", answer.note);
  return words;
}

std::vector<std::string> openComments(const Answer& answer, Language language) {
  std::vector<std::string> lines;
  for (const auto& thread : threadsOf(answer.comments)) {
    if (thread.isDone()) continue;
    lines.push_back(commentLine(KIJUN_TEXT("questionnaire.comment"), thread.first, language));
    for (const auto& reply : thread.replies) {
      lines.push_back(commentLine(KIJUN_TEXT("questionnaire.reply"), reply, language));
    }
  }
  return lines;
}

std::string sectionWords(const Questionnaire& questionnaire, const Item& item, Language language) {
  const auto* section = questionnaire.catalog->section(item.section);
  return section ? section->id + ' ' + section->title.in(language) : item.section;
}

bool namesUnits(const Questionnaire& questionnaire) {
  return std::ranges::any_of(questionnaire.rows, [&](const QuestionnaireRow& row) {
    return !questionnaire.unitOf(row).whole;
  });
}

bool hasReturned(const Questionnaire& questionnaire) {
  return std::ranges::any_of(questionnaire.rows, [](const QuestionnaireRow& row) {
    return row.answer.state == AnswerState::Returned;
  });
}

std::string dueDay(const Questionnaire& questionnaire) {
  return questionnaire.due.empty() ? questionnaire.cycle.due : questionnaire.due;
}

}  // namespace kijun
