// Whether answers may be changed here and now. UI thread only.
#pragma once
#include <QString>
#include <span>

#include "records/answer.h"
#include "workspace/command.h"

namespace kijun::ui {
class WorkspaceModel;
}

namespace kijun::ui::review {

// Why commands of the kind are refused for these answers of the cycle shown, in the window's
// language: read-only, a closed cycle, or the actor's role and department. Empty: they are not.
QString whyNot(const WorkspaceModel& workspace, const CommandKind& kind,
               std::span<const AnswerKey> keys = {});

}  // namespace kijun::ui::review
