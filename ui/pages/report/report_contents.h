// What a report will hold, before it is made: its headings. Any thread.
#pragma once
#include <string>
#include <vector>

#include "report/report.h"

namespace kijun::ui::report {

struct ContentsLine {
  int level = 1;
  std::string words;
  bool operator==(const ContentsLine&) const = default;
};

struct Contents {
  std::string title;
  std::string subject;
  int tables = 0;
  int charts = 0;
  std::vector<ContentsLine> lines;  // headings of the first two levels
};

// Throws Error for an unknown kind.
Contents contentsOf(const ReportInput& input, std::string_view kind);

}  // namespace kijun::ui::report
