// Making a department's questionnaire from a workspace. Any thread but the window's.
#pragma once
#include "assessment/questionnaire.h"
#include "workspace/selection.h"

namespace kijun {

// As questionnaireOf(), with the evidence that hangs on each answer. In the newest open cycle.
Questionnaire readQuestionnaire(const Session& session, const QuestionnaireWish& wish);

// As a small workspace, that its respondent opens with the same program: respondent, where the
// questionnaire is one person's, else whoever opens it answers for the department. Throws Error as
// extractSelection().
WorkspaceContents writeQuestionnaireWorkspace(const Session& session,
                                              const Questionnaire& questionnaire,
                                              const std::filesystem::path& file,
                                              Existing existing = Existing::Keep,
                                              const Progress& progress = {});

// "回答票_人事課.xlsx", fit for any file system.
std::string questionnaireFileName(const Questionnaire& questionnaire, std::string_view extension,
                                  Language language);

}  // namespace kijun
