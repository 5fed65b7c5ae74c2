#include "report/report.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "report/document.h"
#include "report/sections/sections.h"

namespace kijun {
namespace {

constexpr std::array<ReportKind, 3> kKinds = {{
    {"assessment", KIJUN_TEXT("report.kind.assessment")},
    {"summary", KIJUN_TEXT("report.kind.summary")},
    {"standard", KIJUN_TEXT("report.kind.standard")},
}};
constexpr std::array<unsigned, kKinds.size()> kSectionsIn = {
    sections::kAssessment, sections::kSummary, sections::kStandard};
constexpr double kSectionsShare = 0.15;  // of the work, for progress

void tell(const Progress& progress, double fraction) {
  if (progress) progress(fraction);
}

// Links of a section lead nowhere in a report that leaves their section out.
void dropDeadLinks(Blocks& blocks) {
  std::vector<std::string> known;
  for (const auto& block : blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) known.push_back(heading->id);
    if (const auto* table = std::get_if<Table>(&block)) {
      for (const auto& row : table->rows) {
        if (!row.id.empty()) known.push_back(row.id);
      }
    }
  }
  std::ranges::sort(known);
  for (auto& block : blocks) {
    auto* table = std::get_if<Table>(&block);
    if (!table) continue;
    for (auto& row : table->rows) {
      for (auto& cell : row.cells) {
        for (auto& line : cell.lines) {
          for (auto& span : line) {
            if (!span.target.empty() && !std::ranges::binary_search(known, span.target)) {
              span.target.clear();
              span.role = ColourRole::Text;
            }
          }
        }
      }
    }
  }
}

}  // namespace

std::span<const ReportKind> reportKinds() {
  return kKinds;
}

std::vector<std::string> reportKindIds() {
  std::vector<std::string> ids;
  for (const auto& kind : kKinds) ids.emplace_back(kind.id);
  return ids;
}

bool readsRegisters(std::string_view kind) {
  return kind != kKinds[2].id;
}

std::string_view fileExtension(ReportFormat format) {
  return format == ReportFormat::Html ? "html" : "pdf";
}

std::optional<ReportFormat> formatFromExtension(std::string_view extension) {
  for (const auto format : {ReportFormat::Html, ReportFormat::Pdf}) {
    if (fileExtension(format) == extension) return format;
  }
  return std::nullopt;
}

ReportInput reportInput(Snapshot snapshot, Language language, RegisterRows registers) {
  ReportInput input;
  input.now = score(snapshot.current, snapshot.riskLevels);
  if (snapshot.previous) input.previous = score(*snapshot.previous, {});
  input.snapshot = std::move(snapshot);
  input.language = language;
  input.registers = std::move(registers);
  return input;
}

ReportDocument makeDocument(const ReportInput& input, std::string_view kind,
                            const Progress& progress) {
  const auto entry = std::ranges::find(kKinds, kind, &ReportKind::id);
  if (entry == kKinds.end()) {
    throw Error(Fault::Usage, msg("report.kind.unknown", kind),
                msg("report.kind.unknown.todo", kKinds[0].id, kKinds[1].id, kKinds[2].id));
  }
  const unsigned wanted = kSectionsIn[static_cast<std::size_t>(entry - kKinds.begin())];
  const Snapshot& snapshot = input.snapshot;
  const std::string name = render(msg(entry->textId), input.language);
  ReportDocument document;
  document.title =
      render(msg("report.document.title", name, snapshot.organisation.name), input.language);
  document.subject = render(msg("report.document.subject", snapshot.current.cycle.name,
                                snapshot.asOf.shown(input.language)),
                            input.language);
  document.author = snapshot.organisation.name;
  document.running = document.title;
  document.language = input.language;
  document.date = snapshot.asOf;
  const auto sections = sections::registry();
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if ((sections[i].in & wanted) == 0) continue;
    auto blocks = sections[i].make(input);
    std::ranges::move(blocks, std::back_inserter(document.blocks));
    tell(progress,
         kSectionsShare * static_cast<double>(i + 1) / static_cast<double>(sections.size()));
  }
  dropDeadLinks(document.blocks);
  return document;
}

std::string makeReport(const ReportInput& input, std::string_view kind, ReportFormat format,
                       const Progress& progress) {
  const auto document = makeDocument(input, kind, progress);
  const Progress rest = [&](double fraction) {
    tell(progress, kSectionsShare + (1 - kSectionsShare) * fraction);
  };
  auto bytes = format == ReportFormat::Html ? toHtml(document, rest) : toPdf(document, rest);
  tell(progress, 1);
  return bytes;
}

}  // namespace kijun
