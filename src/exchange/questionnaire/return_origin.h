// Whose a returned questionnaire is: of which cycle, which department, and in whose name. Pure but
// for requireSameCycle(), which asks the session; any thread but the window's.
#pragma once
#include "exchange/questionnaire/take_back.h"

namespace kijun {

// Throws Error where the file says that it is of another cycle, or of another workspace.
void requireSameCycle(const Session& session, const CycleRecord& cycle, const Id& returned,
                      const std::filesystem::path& file);

// As it was told, else as the file says, else the one whose items these are. Throws Error where
// none of them says.
const Department& departmentOfReturn(const Snapshot& snapshot,
                                     const ReturnedQuestionnaire& returned,
                                     const TakeBackWish& wish);

// A person of the register where there is one of that name; else the name as it was written, else
// the department's.
Actor respondentOfReturn(const Snapshot& snapshot, const Department& department,
                         const ReturnedQuestionnaire& returned, const TakeBackWish& wish);

}  // namespace kijun
