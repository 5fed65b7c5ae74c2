// Individual policies, guideline 4.3.2: which decided measures have one, and who was told.
#include "assessment/policies.h"

#include "records/record_view.h"
#include "report/sections/words.h"

namespace kijun::sections {
namespace {

std::string titleOf(const std::vector<RecordView>& documents, const Id& id) {
  for (const auto& document : documents) {
    if (document.id() == id) return document.text("title");
  }
  return id;
}

Cell policyCell(const ReportInput& input, const std::vector<RecordView>& documents,
                const Measure& measure) {
  Cell out;
  if (!measure.hasPolicy()) {
    out.lines.push_back({coloured(text(input, "report.policies.missing"), ColourRole::Warning)});
    return out;
  }
  for (const auto& policy : measure.policies) {
    Inline line{plain(titleOf(documents, policy.document))};
    if (policy.by == PolicyBy::Item) {
      line.push_back(muted(text(input, "report.policies.through", policy.item)));
    }
    out.lines.push_back(std::move(line));
  }
  return out;
}

Cell toldCell(const ReportInput& input, const Measure& measure) {
  Cell out;
  for (const auto& policy : measure.policies) {
    out.lines.push_back(
        {policy.told() ? plain(policy.audience)
                       : coloured(text(input, "report.policies.untold"), ColourRole::Warning)});
  }
  if (out.lines.empty()) out.lines.push_back({muted("—")});
  return out;
}

Cell measureCell(const ReportInput& input, const Measure& measure) {
  Cell out{{{strong(measure.title)}}};
  std::vector<std::string> more;
  if (!measure.number.empty()) more.push_back(measure.number);
  more.push_back(text(input, "record.plan.state." + measure.state));
  if (const auto* department = input.snapshot.department(measure.department)) {
    more.push_back(department->name);
  }
  out.lines.push_back({muted(joined(input, more))});
  return out;
}

Cell itemsCell(const ReportInput& input, const Measure& measure) {
  Inline line;
  for (const auto& item : measure.items) {
    if (!line.empty()) line.push_back(plain(" "));
    line.push_back(catalogOf(input).item(item) ? linked(item, itemAnchor(item)) : plain(item));
  }
  if (line.empty()) line.push_back(muted("—"));
  return cell(std::move(line));
}

}  // namespace

Blocks policies(const ReportInput& input) {
  const auto all = measures(input.registers, input.snapshot.current);
  if (all.empty()) return {};
  const auto documents = viewsOf(input.registers, "document");
  const auto counts = countsOf(all);
  Blocks out;
  out.push_back(Heading{1, text(input, "report.policies.title"), "policies"});
  out.push_back(body(text(input, "report.policies.about", counts.measures, counts.withPolicy,
                          counts.measures - counts.withPolicy, counts.told)));
  Table table;
  table.caption = text(input, "report.policies.title");
  table.columns = {{text(input, "report.policies.measure"), 34, Align::Start},
                   {text(input, "report.column.item"), 18, Align::Start},
                   {text(input, "report.policies.policy"), 28, Align::Start},
                   {text(input, "report.policies.told"), 20, Align::Start}};
  for (const auto& measure : all) {
    table.rows.push_back({{measureCell(input, measure), itemsCell(input, measure),
                           policyCell(input, documents, measure), toldCell(input, measure)}});
  }
  out.push_back(std::move(table));
  return out;
}

}  // namespace kijun::sections
