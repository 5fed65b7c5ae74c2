// The colour roles of report/theme.h under the window's short name for them.
#pragma once
#include "report/theme.h"

namespace kijun::ui {

using Ink = kijun::ColourRole;

}  // namespace kijun::ui
