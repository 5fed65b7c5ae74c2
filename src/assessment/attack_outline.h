// Attack trees written as an indented outline, one step a line: two blanks, a tab or one full-width
// blank for each step deeper, and the level of the measures against it in brackets at the end,
// "保守回線からの侵入 [2]". Values; any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "assessment/attack_tree.h"
#include "base/id.h"
#include "records/description.h"

namespace kijun {

// Empty lines are left out; a step without a level has the lowest. Throws Error (Input) naming the
// line that is indented too deep or has a level outside the scale.
std::vector<OutlineLine> outlineOf(std::string_view text, const RiskScale& countermeasure);
std::string textOf(const std::vector<OutlineLine>& outline);

// The lines of an attack scenario's rows (register attack_step), in their order.
std::vector<OutlineLine> outlineOfRows(const std::vector<Row>& steps, const Id& scenario);

struct StepChanges {
  std::vector<Row> put;    // new ones have no id yet; unchanged ones are left out
  std::vector<Id> remove;  // steps of the scenario that the outline has no more
};
// What makes the scenario's rows this outline. A line keeps the row, and with it the asset and the
// measures, of the step with the same words; of equal ones in their order.
StepChanges changesTo(const std::vector<OutlineLine>& outline, const std::vector<Row>& steps,
                      const Id& scenario);

}  // namespace kijun
