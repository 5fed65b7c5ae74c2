// Reports: from values to the bytes of a document. No clock, no locale, no files: the same input
// gives the same bytes in any process. Thread: any, one report per call.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/score.h"
#include "assessment/snapshot.h"
#include "base/message.h"
#include "base/progress.h"
#include "records/register_rows.h"

namespace kijun {

struct ReportInput {
  Snapshot snapshot;
  Scores now;
  std::optional<Scores> previous;  // of snapshot.previous
  RegisterRows registers;          // for the kinds that show them; may be empty
  Language language = Language::Japanese;
};

enum class ReportFormat { Html, Pdf };

struct ReportKind {
  std::string_view id;      // "assessment", "summary", "standard"
  std::string_view textId;  // its name, of resources/texts
};

std::span<const ReportKind> reportKinds();
std::vector<std::string> reportKindIds();
// Whether that kind tells of rows of registers: its input needs them.
bool readsRegisters(std::string_view kind);

// "html" / "pdf"
std::string_view fileExtension(ReportFormat format);
std::optional<ReportFormat> formatFromExtension(std::string_view extension);

// Scores of the snapshot's cycles with it.
ReportInput reportInput(Snapshot snapshot, Language language, RegisterRows registers = {});

// The document's bytes. Throws Error: unknown kind (Usage), the fonts of a PDF are missing
// (Machine, naming the package); Cancelled by progress.
std::string makeReport(const ReportInput& input, std::string_view kind, ReportFormat format,
                       const Progress& progress = {});

}  // namespace kijun
