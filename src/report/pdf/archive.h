// Turns Cairo's PDF into one for the archive (PDF/A-1b, ISO 19005-1): language, XMP, output intent,
// alternatives of figures, artifacts, sets of glyphs; the same bytes for the same input.
#pragma once
#include <string>
#include <vector>

#include "report/document.h"

namespace kijun::pdf {

std::string archived(const std::string& bytes, const ReportDocument& document,
                     const std::vector<std::string>& alternatives);

}  // namespace kijun::pdf
