#include <algorithm>
#include <array>

#include "assessment/signals.h"
#include "report/sections/words.h"

namespace kijun::sections {
namespace {

Span stateChip(const ReportInput& input, SignalState state) {
  const auto words = render(stateMessage(state), input.language);
  return state == SignalState::Disagrees ? chip(words, ColourRole::BadSoft) : muted(words);
}

bool isContradicted(const ReportInput& input, const SignalReading& reading) {
  const auto index = catalogOf(input).indexOf(reading.item);
  return reading.state == SignalState::Disagrees && index < input.now.items.size() &&
         input.now.items[index].contradicted;
}

// The sentence, whether it contradicts a claim, and what the assessor explains.
Cell factCell(const ReportInput& input, const SignalReading& reading) {
  Cell out{{{plain(reading.text.in(input.language))}}};
  if (isContradicted(input, reading)) {
    out.lines.push_back({strong(text(input, "report.signals.contradicted"))});
  }
  if (const auto& known = reading.explanation) {
    const auto* person = input.snapshot.person(known->person);
    const auto head = person ? text(input, "signals.explained_by", known->onDay, person->name)
                             : text(input, "signals.explained", known->onDay);
    out.lines.push_back({muted(head + ' ' + known->note)});
  }
  if (reading.own && !reading.own->reason.empty()) {
    out.lines.push_back({muted(text(input, "report.signals.own_reason", reading.own->reason))});
  }
  return out;
}

Table tableOf(const ReportInput& input, std::string caption,
              const std::vector<const SignalReading*>& readings) {
  Table table;
  table.caption = std::move(caption);
  table.columns = {{text(input, "report.column.item"), 11, Align::Start},
                   {text(input, "report.signals.column.state"), 12, Align::Start},
                   {text(input, "report.signals.column.fact"), 49, Align::Start},
                   {text(input, "report.signals.column.value"), 11, Align::End},
                   {text(input, "report.signals.column.threshold"), 14, Align::End}};
  for (const auto* reading : readings) {
    table.rows.push_back({{idCell(*catalogOf(input).item(reading->item)),
                           cell(Inline{stateChip(input, reading->state)}),
                           factCell(input, *reading), cell(valueText(*reading, input.language)),
                           cell(boundText(*reading, reading->threshold, input.language))}});
  }
  return table;
}

}  // namespace

Blocks signalsAgainstClaims(const ReportInput& input) {
  std::array<std::vector<const SignalReading*>, 3> byState;
  for (const auto& reading : readingsOf(input.snapshot)) {
    if (catalogOf(input).item(reading.item)) {
      byState[static_cast<std::size_t>(reading.state)].push_back(&reading);
    }
  }
  auto& disagreeing = byState[static_cast<std::size_t>(SignalState::Disagrees)];
  const auto& silent = byState[static_cast<std::size_t>(SignalState::NoData)];
  // What contradicts a claim first, otherwise in the catalog's order.
  std::ranges::stable_partition(
      disagreeing, [&](const SignalReading* reading) { return isContradicted(input, *reading); });
  Blocks out;
  out.push_back(Heading{1, text(input, "report.signals.title"), "signals"});
  out.push_back(body(text(input, "report.signals.about", catalogOf(input).scale().signalClaim)));
  out.push_back(body(
      text(input, "report.signals.counts", byState[0].size(), disagreeing.size(), silent.size())));
  if (!disagreeing.empty()) {
    const auto title = text(input, "report.signals.disagreeing");
    out.push_back(Heading{2, title, "signals-disagreeing"});
    out.push_back(tableOf(input, title, disagreeing));
  }
  if (!silent.empty()) {
    const auto title = text(input, "report.signals.no_data");
    out.push_back(Heading{2, title, "signals-no-data"});
    out.push_back(body(text(input, "report.signals.no_data_about")));
    out.push_back(tableOf(input, title, silent));
  }
  return out;
}

}  // namespace kijun::sections
