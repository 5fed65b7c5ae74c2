#include "ui/registers/refusal.h"

#include "ui/models/workspace_model.h"
#include "ui/registers/register_groups.h"
#include "ui/shell/text.h"
#include "workspace/permission.h"

namespace kijun::ui::registers {

QString refusalToChange(const WorkspaceModel& workspace, const RecordDescription& description) {
  if (workspace.isReadOnly()) return text("registerpage.refused.read_only");
  const auto refused = refusalOf(*commands::putRecord(description, {}).kind, workspace.actor(),
                                 workspace.snapshot());
  return refused ? rendered(*refused) : QString();
}

bool mayComeAndGo(const RecordDescription& description) {
  return !holdsOneRow(description);
}

}  // namespace kijun::ui::registers
