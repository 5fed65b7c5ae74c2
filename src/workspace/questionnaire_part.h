// A questionnaire as a small workspace of its own: only one department's answers of the newest open
// cycle, last cycle's beside them, opened by whoever it is handed to in the respondent's role.
// Any thread but the window's.
#pragma once
#include <filesystem>
#include <map>
#include <optional>

#include "assessment/questionnaire.h"
#include "workspace/selection.h"

namespace kijun {

// What such a workspace says of itself, in its setting kQuestionnaireSetting.
inline constexpr const char* kQuestionnaireSetting = "questionnaire";
struct QuestionnaireMark {
  Id department;
  Id respondent;  // may be empty: whoever opens it answers for the department
  std::string due;
  std::map<AnswerKey, std::string> bases;  // what each answer was when it was handed out
};
std::string encoded(const QuestionnaireMark& mark);
std::optional<QuestionnaireMark> decodedMark(std::string_view setting);
// Of the open workspace; nothing where it is no questionnaire.
std::optional<QuestionnaireMark> questionnaireMark(const Session& session);

// Throws Error as extractSelection().
WorkspaceContents writeQuestionnairePart(const Session& session, const Questionnaire& questionnaire,
                                         const QuestionnaireMark& mark,
                                         const std::filesystem::path& file,
                                         Existing existing = Existing::Keep,
                                         const Progress& progress = {});

}  // namespace kijun
