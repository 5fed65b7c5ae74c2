// A report as blocks, ready for a backend.
#pragma once
#include <string>

#include "report/block.h"
#include "report/report.h"

namespace kijun {

struct ReportDocument {
  std::string title;    // "重要インフラ…自己評価報告書 — 架空市水道局"
  std::string subject;  // the cycle and its as-of date
  std::string author;   // the organisation
  std::string running;  // the running head
  Language language = Language::Japanese;
  Date date;  // the document's creation date
  Blocks blocks;
};

ReportDocument makeDocument(const ReportInput& input, std::string_view kind,
                            const Progress& progress);

// Backends.
std::string toHtml(const ReportDocument& document, const Progress& progress);
std::string toPdf(const ReportDocument& document, const Progress& progress);

}  // namespace kijun
