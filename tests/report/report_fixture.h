// A workspace's values without a workspace: the shipped catalog with invented answers that show
// every case a report has, the same each time.
#pragma once
#include <string>

#include "report/report.h"

namespace kijun::testing {

// Notes hold markup, and one is long enough to fill more than a page when asked for.
enum class Notes { Ordinary, LongerThanAPage };

Snapshot sampleSnapshot(Notes notes = Notes::Ordinary);
ReportInput sampleInput(Language language = Language::Japanese, Notes notes = Notes::Ordinary);

}  // namespace kijun::testing
