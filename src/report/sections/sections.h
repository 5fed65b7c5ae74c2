// The sections of reports: functions from values to blocks, and the registry that puts them
// together. Adding a section is a function and a line in registry.cpp.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "report/block.h"
#include "report/figures.h"
#include "report/report.h"

namespace kijun::sections {

Blocks cover(const ReportInput& input);
Blocks contents(const ReportInput& input);
Blocks executive(const ReportInput& input);
Blocks maturity(const ReportInput& input);
Blocks results(const ReportInput& input);
Blocks gaps(const ReportInput& input);
Blocks planSummary(const ReportInput& input);
Blocks plans(const ReportInput& input);
Blocks policies(const ReportInput& input);
Blocks open(const ReportInput& input);
Blocks outOfScope(const ReportInput& input);
Blocks claims(const ReportInput& input);
Blocks signalsAgainstClaims(const ReportInput& input);
Blocks method(const ReportInput& input);
Blocks glossary(const ReportInput& input);
Blocks registers(const ReportInput& input);
Blocks standardCover(const ReportInput& input);
Blocks standard(const ReportInput& input);
Blocks signOff(const ReportInput& input);

// The kinds of report a section is in.
enum In : unsigned {
  kAssessment = 1,  // the whole
  kSummary = 2,     // the board's short report
  kStandard = 4,    // the organisation's own standard, chapter 2
};

struct Entry {
  std::string_view id;
  Blocks (*make)(const ReportInput&);
  unsigned in;
};
std::span<const Entry> registry();

}  // namespace kijun::sections
