#include "ui/pages/risks/risk_values.h"

#include "assessment/risk_edition.h"

namespace kijun::ui::risks {
namespace {

// Records are called by their first field.
Names namesIn(const std::vector<Row>& rows) {
  Names names;
  for (const auto& row : rows) names[textOf(row.front())] = textOf(row[1]);
  return names;
}

}  // namespace

std::string_view idOf(Mark mark) {
  switch (mark) {
    case Mark::AcceptanceExpired:
      return "expired";
    case Mark::ReviewOverdue:
      return "overdue";
    case Mark::Differs:
      return "differs";
    case Mark::Undecided:
      return "undecided";
    case Mark::Accepted:
      return "accepted";
    case Mark::Closed:
      break;
  }
  return "closed";
}

std::string_view textIdOf(Mark mark) {
  switch (mark) {
    case Mark::AcceptanceExpired:
      return KIJUN_TEXT("riskpage.mark.expired");
    case Mark::ReviewOverdue:
      return KIJUN_TEXT("riskpage.mark.overdue");
    case Mark::Differs:
      return KIJUN_TEXT("riskpage.mark.differs");
    case Mark::Undecided:
      return KIJUN_TEXT("riskpage.mark.undecided");
    case Mark::Accepted:
      return KIJUN_TEXT("riskpage.mark.accepted");
    case Mark::Closed:
      break;
  }
  return KIJUN_TEXT("riskpage.mark.closed");
}

bool has(const RiskView& risk, Mark mark) {
  switch (mark) {
    case Mark::AcceptanceExpired:
      return risk.acceptanceExpired;
    case Mark::ReviewOverdue:
      return risk.reviewOverdue;
    case Mark::Differs:
      return risk.open && risk.proposal && risk.proposal->level != risk.current;
    case Mark::Undecided:
      return risk.open && (risk.current.empty() || risk.treatment.empty());
    case Mark::Accepted:
      return risk.open && risk.accepted;
    case Mark::Closed:
      break;
  }
  return !risk.open;
}

std::string RiskValues::nameOf(std::string_view record, const Id& id) const {
  const auto list = names.find(record);
  if (list == names.end()) return {};
  const auto at = list->second.find(id);
  return at == list->second.end() ? std::string() : at->second;
}

RiskValuesPtr readRisks(const Session& session, const Catalog& catalog, const Date& asOf) {
  auto out = std::make_shared<RiskValues>();
  auto rows = session.registers(riskSources());
  out->model = riskModelOf(catalog, rows);
  out->risks = riskViews(out->model, rows, importanceOf(rows), asOf);
  out->points = scenarioPoints(out->model, rows);
  out->bases = basesOf(rows);
  out->gaps = scenarioGaps(rows);
  out->trees = workspaceTrees(out->model, rows);
  out->helps = whatWouldHelp(out->model, out->trees.trees);
  out->shared = sharedSteps(out->trees.trees);
  for (const auto& tree : out->trees.trees) out->levels[tree.id] = levelOf(out->model, tree);
  for (const auto* record : {"service", "asset", "supplier"}) {
    out->names[record] = namesIn(rows[record]);
  }
  for (const auto* record : {"department", "person"}) {
    out->names[record] = namesIn(session.rows(*findDescription(record)));
  }
  return out;
}

}  // namespace kijun::ui::risks
