// What the risk overview shows, read in one go on a worker: a plain value, shared with the UI
// thread and not changed there.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "assessment/risk_overview.h"
#include "assessment/workspace_trees.h"
#include "catalog/catalog.h"
#include "workspace/session.h"

namespace kijun::ui::risks {

// What is noteworthy about a risk, most pressing first.
enum class Mark { AcceptanceExpired, ReviewOverdue, Differs, Undecided, Accepted, Closed };
inline constexpr Mark kMarks[] = {Mark::AcceptanceExpired, Mark::ReviewOverdue, Mark::Differs,
                                  Mark::Undecided,         Mark::Accepted,      Mark::Closed};
std::string_view idOf(Mark mark);
std::string_view textIdOf(Mark mark);
// Differs: the method proposes another level than the current one; Undecided: an open risk without
// a current level or a treatment.
bool has(const RiskView& risk, Mark mark);

using Names = std::map<Id, std::string>;

struct RiskValues {
  RiskModel model;
  std::vector<RiskView> risks;
  std::vector<ScenarioPoint> points;
  std::map<Id, std::vector<RiskBasis>> bases;
  ScenarioGaps gaps;
  WorkspaceTrees trees;
  std::vector<MeasureEffect> helps;
  std::vector<SharedStep> shared;
  std::map<std::string, std::string> levels;        // of the trees, by their id
  std::map<std::string, Names, std::less<>> names;  // by the record's id
  // Empty where it is gone.
  std::string nameOf(std::string_view record, const Id& id) const;
};
using RiskValuesPtr = std::shared_ptr<const RiskValues>;

// Not for the UI thread. Throws Error.
RiskValuesPtr readRisks(const Session& session, const Catalog& catalog, const Date& asOf);

}  // namespace kijun::ui::risks
