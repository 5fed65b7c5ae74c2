// The fonts of one PDF: a font map of its own over a private fontconfig that holds nothing but the
// report's two fonts, so that neither the user's settings nor other fonts change a report.
#pragma once
#include "base/message.h"
#include "report/pdf/handles.h"

namespace kijun::pdf {

inline constexpr const char* kFontFamily = "Noto Sans CJK JP";
inline constexpr const char* kFontPackage = "fonts-noto-cjk";

class Fonts {
 public:
  // Throws Error (Machine), naming the package, where the fonts are not installed.
  explicit Fonts(Language language);
  ~Fonts();
  // One point is one unit; glyphs are neither hinted nor rounded.
  PangoContext* context() const { return context_.get(); }

 private:
  FcConfigHandle config_;
  GObjectHandle<PangoFontMap> map_;
  GObjectHandle<PangoContext> context_;
};

}  // namespace kijun::pdf
