// A questionnaire's answers in words: what its spreadsheet and its paper say alike. Pure; any
// thread.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assessment/questionnaire.h"
#include "base/message.h"

namespace kijun {

// "3 全体実施"; a level that the scale does not have as its number.
std::string levelInWords(const Scale& scale, int level, Language language);
std::string stipulationInWords(Stipulation value, Language language);
std::string applicabilityInWords(Applicability value, Language language);
std::string stateInWords(AnswerState value, Language language);

// Label and words of what was answered, without what was left open: level, 規定, 規定の参照,
// 適用 where it is not 対象, reason, note. Empty where nothing was.
using LabelledWords = std::vector<std::pair<std::string, std::string>>;
LabelledWords answerWords(const Questionnaire& questionnaire, const Answer& answer,
                          Language language);

// Threads of comments that are not done, a line a comment, replies under what they reply to:
// "山田（2026-05-01）：…".
std::vector<std::string> openComments(const Answer& answer, Language language);

// "4.1 経営層の関与"
std::string sectionWords(const Questionnaire& questionnaire, const Item& item, Language language);

// Whether units have to be told apart: there are rows of several, or of one that is not 全体.
bool namesUnits(const Questionnaire& questionnaire);

// Whether there is something to answer again.
bool hasReturned(const Questionnaire& questionnaire);

// Until when: what is owed first, else the cycle's due day; empty: neither.
std::string dueDay(const Questionnaire& questionnaire);

}  // namespace kijun
