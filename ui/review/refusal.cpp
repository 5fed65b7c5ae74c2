#include "ui/review/refusal.h"

#include "ui/models/workspace_model.h"
#include "ui/shell/text.h"
#include "workspace/permission.h"

namespace kijun::ui::review {

QString whyNot(const WorkspaceModel& workspace, const CommandKind& kind,
               std::span<const AnswerKey> keys) {
  if (workspace.isReadOnly()) return text("assess.refused.readOnly");
  if (workspace.cycle().cycle.state == "closed") return text("assess.refused.closed");
  const auto refused = refusalOf(kind, workspace.actor(), workspace.snapshot(), keys);
  return refused ? rendered(*refused) : QString();
}

}  // namespace kijun::ui::review
