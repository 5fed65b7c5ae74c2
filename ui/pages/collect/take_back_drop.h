// What is dropped where evidence is taken in may be a questionnaire that came back: recognised on a
// worker, and then asked. UI thread only.
#pragma once
#include <functional>
#include <vector>

#include "ui/evidence/intake.h"
#include "ui/shell/page.h"

namespace kijun::ui::collect {

// otherwise: what would have been done with them; called at once where none of them can be a
// questionnaire. context: who is there to hear.
void offerTakeBack(Shell& shell, WorkspaceModel& workspace, const std::vector<IntakeItem>& dropped,
                   QWidget* context, std::function<void()> otherwise);

}  // namespace kijun::ui::collect
