// Rows of a register to the clipboard, as a spreadsheet takes them. What is pasted comes in through
// ImportDialog::openText. UI thread only.
#pragma once
#include <vector>

#include "records/description.h"
#include "ui/shell/page.h"

namespace kijun::ui::registers {

// The rows, with these fields and their headings, parted by tabs; cells as in an export (formulas
// neutralised, references by name). Written on a worker, then said; context: who is there to hear.
void copyRows(Shell& shell, WorkspaceModel& workspace, const RecordDescription& description,
              std::vector<Row> rows, std::vector<std::size_t> fields, QObject* context);

// Whether the clipboard holds rows to paste: a text with a line of headings and one more.
bool hasRowsToPaste();
QString rowsToPaste();

}  // namespace kijun::ui::registers
