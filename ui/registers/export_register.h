// A register written as CSV or XLSX. UI thread only.
#pragma once
#include "records/description.h"
#include "ui/shell/page.h"

namespace kijun::ui::registers {

// Asks for the file, writes on a worker, and says so. A file that is there is replaced only whole.
void exportRegister(Shell& shell, WorkspaceModel& workspace, const RecordDescription& description,
                    QWidget* parent);

}  // namespace kijun::ui::registers
