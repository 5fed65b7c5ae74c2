// A questionnaire for paper and reading, in the report's own look.
#pragma once
#include "assessment/questionnaire.h"
#include "report/document.h"

namespace kijun {

ReportDocument questionnaireDocument(const Questionnaire& questionnaire, Language language);

// The document's bytes. As makeReport().
std::string makeQuestionnaire(const Questionnaire& questionnaire, Language language,
                              ReportFormat format, const Progress& progress = {});

}  // namespace kijun
