#include "report/sections/words.h"

namespace kijun::sections {
namespace {

std::string sectorName(const ReportInput& input) {
  for (const auto& sector : catalogOf(input).sectors()) {
    if (sector.id == input.snapshot.organisation.sector) return sector.label.in(input.language);
  }
  return input.snapshot.organisation.sector;
}

std::string headText(const ReportInput& input) {
  if (input.snapshot.headHash.empty()) return "—";
  return text(input, "report.cover.head_value", input.snapshot.headEntry, input.snapshot.headHash);
}

}  // namespace

Blocks cover(const ReportInput& input) {
  const Snapshot& snapshot = input.snapshot;
  const Catalog& catalog = catalogOf(input);
  const CycleRecord& cycle = snapshot.current.cycle;
  Cover page;
  page.kind = text(input, "report.cover.kind");
  page.organisation = snapshot.organisation.name;
  page.subject = cycle.name;
  const auto fact = [&](std::string label, std::string value) {
    if (!value.empty()) page.facts.emplace_back(std::move(label), std::move(value));
  };
  fact(text(input, "report.cover.as_of"), snapshot.asOf.shown(input.language));
  fact(text(input, "report.cover.sector"), sectorName(input));
  fact(text(input, "report.cover.scope"),
       cycle.scope.empty() ? snapshot.organisation.scope : cycle.scope);
  fact(text(input, "report.cover.assessors"), cycle.assessors);
  fact(text(input, "report.cover.catalog"), catalog.title().in(input.language));
  fact(text(input, "report.cover.edition"), catalog.editionLabel().in(input.language));
  fact(text(input, "report.cover.catalog_hash"), toHex(catalog.hash()));
  fact(text(input, "report.cover.head"), headText(input));
  page.notice = catalog.disclaimer().in(input.language);
  return {page};
}

Blocks standardCover(const ReportInput& input) {
  const Snapshot& snapshot = input.snapshot;
  Cover page;
  page.kind = text(input, "report.standard.kind");
  page.organisation = snapshot.organisation.name;
  page.subject = text(input, "report.standard.title");
  const auto fact = [&](std::string label, std::string value) {
    if (!value.empty()) page.facts.emplace_back(std::move(label), std::move(value));
  };
  fact(text(input, "report.standard.day"), snapshot.asOf.shown(input.language));
  fact(text(input, "report.cover.sector"), sectorName(input));
  fact(text(input, "report.cover.catalog"), catalogOf(input).title().in(input.language));
  fact(text(input, "report.cover.head"), headText(input));
  page.notice = text(input, "report.standard.notice");
  return {page};
}

Blocks contents(const ReportInput& input) {
  return {Contents{text(input, "report.contents"), 2}};
}

Blocks signOff(const ReportInput& input) {
  Blocks out;
  out.push_back(Heading{1, text(input, "report.sign.title"), "sign"});
  out.push_back(body(text(input, "report.sign.about")));
  out.push_back(
      SignatureBox{{text(input, "report.sign.drafted"), text(input, "report.sign.reviewed"),
                    text(input, "report.sign.approved")},
                   text(input, "report.sign.name"),
                   text(input, "report.sign.date")});
  out.push_back(Paragraph{{muted(text(input, "report.cover.head") + "  "), plain(headText(input))},
                          TextStyle::Small});
  out.push_back(small(catalogOf(input).disclaimer().in(input.language)));
  return out;
}

}  // namespace kijun::sections
