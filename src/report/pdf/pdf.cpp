#include "report/document.h"
#include "report/pdf/archive.h"
#include "report/pdf/flow.h"

namespace kijun {

std::string toPdf(const ReportDocument& document, const Progress& progress) {
  constexpr double kMeasured = 0.4, kDrawn = 0.8;
  const auto between = [&](double from, double to) -> Progress {
    if (!progress) return {};
    return [&progress, from, to](double part) { progress(from + (to - from) * part); };
  };
  const pdf::Fonts fonts(document.language);
  pdf::Known known;
  {
    pdf::Pages pages(fonts, pdf::Pass::Measure);
    pdf::Flow(document, pages, known).run(between(0, kMeasured));
    known = {pages.places(), pages.number()};
  }
  pdf::Pages pages(fonts, pdf::Pass::Draw);
  pdf::Flow(document, pages, known).run(between(kMeasured, kDrawn));
  const std::string drawn = pages.finish();
  if (progress) progress(kDrawn);
  return pdf::archived(drawn, document, pages.alternatives());
}

}  // namespace kijun
