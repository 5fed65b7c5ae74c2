// Whether a register may be changed here and now. UI thread only.
#pragma once
#include <QString>

#include "records/description.h"

namespace kijun::ui {
class WorkspaceModel;
}

namespace kijun::ui::registers {

// Why its rows cannot be changed, in the window's language; empty: they can.
QString refusalToChange(const WorkspaceModel& workspace, const RecordDescription& description);
// Rows are added and deleted here; false where there is one and never another.
bool mayComeAndGo(const RecordDescription& description);

}  // namespace kijun::ui::registers
