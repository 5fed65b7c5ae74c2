#include "ui/pages/report/report_contents.h"

#include "report/document.h"

namespace kijun::ui::report {

Contents contentsOf(const ReportInput& input, std::string_view kind) {
  const ReportDocument document = makeDocument(input, kind, {});
  Contents contents{document.title, document.subject, 0, 0, {}};
  for (const auto& block : document.blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) {
      if (heading->level <= 2) contents.lines.push_back({heading->level, heading->text});
    }
    contents.tables += std::holds_alternative<Table>(block);
    contents.charts += std::holds_alternative<Illustration>(block);
  }
  return contents;
}

}  // namespace kijun::ui::report
