#include "assessment/risk_model.h"
#include "report/sections/words.h"

namespace kijun::sections {
namespace {

std::string hundredths(int value) {
  return Fraction(value, 100).shown(value % 10 == 0 ? 1 : 2);
}

void addScale(Blocks& out, const ReportInput& input) {
  const Scale& scale = catalogOf(input).scale();
  out.push_back(Heading{2, text(input, "report.method.scale"), "method-scale"});
  out.push_back(body(scale.note.in(input.language)));
  Table table;
  table.caption = text(input, "report.method.scale");
  table.columns = {{text(input, "report.column.level"), 24, Align::Start},
                   {text(input, "report.column.criterion"), 76, Align::Start}};
  for (const auto& level : scale.levels) {
    table.rows.push_back(
        {{cell({levelChip(input, level.value), plain("  " + level.label.in(input.language))}),
          cell(level.criterion.in(input.language))}});
  }
  out.push_back(std::move(table));
}

void addFigures(Blocks& out, const ReportInput& input) {
  const GroupScore& now = input.now.overall;
  const int bar = catalogOf(input).scale().fulfilled;
  out.push_back(Heading{2, text(input, "report.method.figures"), "method-figures"});
  Table table;
  table.caption = text(input, "report.method.figures");
  table.columns = {{text(input, "report.column.figure"), 22, Align::Start},
                   {text(input, "report.column.definition"), 62, Align::Start},
                   {text(input, "report.column.this_time"), 16, Align::End}};
  const auto add = [&](std::string name, std::string definition, std::string value) {
    table.rows.push_back({{cell({strong(std::move(name))}), cell(std::move(definition)),
                           cell({strong(std::move(value))})}});
  };
  const auto percent = [](const Figure& figure) {
    return shownFigure(figure, FigureUnit::Percent);
  };
  add(text(input, "report.figure.answered"), text(input, "report.method.answered"),
      percent(now.answeredRate));
  add(text(input, "report.figure.maturity"), text(input, "report.method.maturity"),
      shown(now.maturity));
  add(text(input, "report.method.floor_name"), text(input, "report.method.floor"),
      shown(now.maturityFloor));
  add(text(input, "report.figure.fulfilment"), text(input, "report.method.fulfilment", bar),
      percent(now.fulfilment));
  add(text(input, "report.method.uncontradicted_name"), text(input, "report.method.uncontradicted"),
      percent(now.fulfilmentUncontradicted));
  add(text(input, "report.figure.stipulated"), text(input, "report.method.stipulated"),
      percent(now.stipulated));
  add(text(input, "report.method.gap_name"), text(input, "report.method.gap"), "");
  add(text(input, "report.column.priority"), text(input, "report.method.priority"), "");
  add(text(input, "report.method.value_name"), text(input, "report.method.value"), "");
  out.push_back(body(text(input, "report.method.rounding")));
  out.push_back(std::move(table));
}

void addCounts(Blocks& out, const ReportInput& input) {
  const GroupCounts& counts = input.now.overall.counts;
  out.push_back(Heading{2, text(input, "report.method.counts"), "method-counts"});
  Table table;
  table.caption = text(input, "report.method.counts");
  table.columns = {{text(input, "report.column.what"), 70, Align::Start},
                   {text(input, "report.column.count"), 30, Align::End}};
  const auto add = [&](std::string name, int count) {
    table.rows.push_back({{cell(std::move(name)), cell({strong(std::to_string(count))})}});
  };
  add(text(input, "report.count.items"), counts.items);
  add(text(input, "report.count.expected"), counts.expected);
  add(text(input, "report.count.recommended"), counts.items - counts.expected);
  add(text(input, "report.count.answered"), counts.answered);
  add(text(input, "report.count.unconfirmed"), counts.unconfirmed);
  add(text(input, "report.count.not_applicable"), counts.notApplicable);
  add(text(input, "report.count.not_adopted"), counts.notAdopted);
  add(text(input, "report.count.fulfilled"), counts.fulfilled);
  add(text(input, "report.count.low"), counts.low);
  out.push_back(std::move(table));
}

std::string effortValues(const ReportInput& input) {
  std::vector<std::string> parts;
  for (const Effort effort : {Effort::S, Effort::M, Effort::L, Effort::XL}) {
    parts.push_back(effortText(input, effort) + " " +
                    std::to_string(catalogOf(input).effortValue(effort)));
  }
  return joined(input, parts);
}

std::string riskFactors(const ReportInput& input) {
  std::vector<std::string> parts;
  for (const char* level : {"A", "B", "C", "D", "E"}) {
    parts.push_back(std::string(level) + " " +
                    hundredths(catalogOf(input).riskFactor(std::string_view(level))));
  }
  return joined(input, parts);
}

void addWeights(Blocks& out, const ReportInput& input) {
  const Catalog& catalog = catalogOf(input);
  out.push_back(Heading{2, text(input, "report.method.weights"), "method-weights"});
  List list;
  for (const auto modality : {Modality::Expected, Modality::Recommended}) {
    list.items.push_back({plain(text(input, "report.method.weight",
                                     catalog.modality(modality).label.in(input.language),
                                     hundredths(catalog.defaultWeight(modality))))});
  }
  list.items.push_back({plain(text(input, "report.method.effort", effortValues(input)))});
  list.items.push_back({plain(text(input, "report.method.risk", riskFactors(input)))});
  list.items.push_back({plain(text(input, "report.method.risk_model",
                                   render(RiskModel::of(catalog).name(), input.language)))});
  out.push_back(std::move(list));

  Table table;
  table.caption = text(input, "report.method.changed");
  table.columns = {{text(input, "report.column.item"), 12, Align::Start},
                   {text(input, "report.column.title"), 44, Align::Start},
                   {text(input, "report.column.weight"), 14, Align::End},
                   {text(input, "report.column.target"), 14, Align::End},
                   {text(input, "report.column.effort_short"), 14, Align::End}};
  for (const auto& score : input.now.items) {
    const Item& item = itemOf(input, score);
    const bool changed = score.weight != catalog.defaultWeight(item.modality) ||
                         score.target != catalog.scale().defaultTarget ||
                         score.effort != item.effort;
    if (!changed) continue;
    table.rows.push_back(
        {{idCell(item), cell(item.title.in(input.language)), cell(hundredths(score.weight)),
          cell(std::to_string(score.target)), cell(effortText(input, score.effort))}});
  }
  out.push_back(body(table.rows.empty() ? text(input, "report.method.unchanged")
                                        : text(input, "report.method.changed")));
  if (!table.rows.empty()) out.push_back(std::move(table));
}

}  // namespace

Blocks method(const ReportInput& input) {
  Blocks out;
  out.push_back(Heading{1, text(input, "report.method.title"), "method"});
  out.push_back(body(text(input, "report.method.about")));
  addScale(out, input);
  addFigures(out, input);
  addCounts(out, input);
  addWeights(out, input);
  return out;
}

Blocks glossary(const ReportInput& input) {
  const Catalog& catalog = catalogOf(input);
  if (catalog.glossary().empty()) return {};
  Blocks out;
  out.push_back(Heading{1, text(input, "report.glossary.title"), "glossary"});
  Table table;
  table.caption = text(input, "report.glossary.title");
  table.columns = {{text(input, "report.column.term"), 26, Align::Start},
                   {text(input, "report.column.meaning"), 74, Align::Start}};
  for (const auto& term : catalog.glossary()) {
    Cell name{{{strong(term.term.in(input.language))}}};
    if (input.language == Language::Japanese && !term.reading.empty()) {
      name.lines.push_back({muted(term.reading)});
    }
    table.rows.push_back({{std::move(name), cell(term.definition.in(input.language))}});
  }
  out.push_back(std::move(table));
  return out;
}

}  // namespace kijun::sections
