// A department's questionnaire with every case a form has: answered, open, declined, returned with
// comments, by unit, and texts that a spreadsheet would rather change. The same each time.
#pragma once
#include "assessment/questionnaire.h"

namespace kijun::testing {

Questionnaire sampleQuestionnaire(QuestionnaireFill fill = QuestionnaireFill::Filled);

}  // namespace kijun::testing
