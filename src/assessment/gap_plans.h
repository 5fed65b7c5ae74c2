// Risk treatment plans made of gaps: what can be said of a plan from the items it is for, to be
// completed by people. Source: guideline 4.3.3 (the fields of a plan). Pure values; any thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "assessment/gaps.h"

namespace kijun {

enum class PlansFor { EachItem, AllItems };

struct PlanDraft {
  std::string title;
  std::string targetState;           // what the target level looks like for each item
  std::string actions;               // the compulsory checkpoints that are not yet met
  Effort effort = Effort::M;         // the largest of its items
  std::optional<int> promisedLevel;  // where it differs from what the cycle has as the target
  std::vector<std::string> items;    // in the order of the rows
  std::vector<Id> risks;             // open ones, each once
  Id department;                     // where all its items have the same one
};

// rows: those chosen, of the cycle or of a what-if. None for no rows.
std::vector<PlanDraft> planDrafts(const CycleData& cycle, const std::vector<GapRow>& rows,
                                  const GapLinks& links, PlansFor plansFor, Language language);
// A row of the register, in state draft.
Row planRow(const Id& id, const PlanDraft& draft);

}  // namespace kijun
