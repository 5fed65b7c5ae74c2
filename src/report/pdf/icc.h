// A minimal sRGB profile (ICC version 2, display, RGB to XYZ), as the output intent of a PDF.
// Source: IEC 61966-2-1 primaries and curve, adapted to D50 by the Bradford method.
#pragma once
#include <string>

namespace kijun::pdf {

std::string srgbProfile();

}  // namespace kijun::pdf
