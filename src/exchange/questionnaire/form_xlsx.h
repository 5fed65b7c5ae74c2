// A questionnaire as a spreadsheet to fill in: a guide sheet, a sheet of answers with drop-downs
// and locked texts, and a hidden sheet that says whose it is. Nothing in it runs.
#pragma once
#include "assessment/questionnaire.h"
#include "base/message.h"

namespace kijun {

// The file's bytes. Throws Error (Machine) where it cannot be built.
std::string questionnaireXlsx(const Questionnaire& questionnaire, Language language);

}  // namespace kijun
