// A drawing on paper.
#pragma once
#include "report/drawing.h"

class QPagedPaintDevice;

namespace kijun::ui::map {

// On one page where its text can still be read there, else on as many as it takes, left to right
// and top to bottom, each with its number. In the colours of print. Returns the number of pages; 0
// where the device does not begin.
int printDrawing(QPagedPaintDevice& device, const Drawing& drawing);

}  // namespace kijun::ui::map
