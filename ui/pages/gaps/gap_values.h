// What the gaps page shows: what is read of the workspace in one go, and the ranking made of it.
// Both on a worker; plain values, shared with the UI thread and not changed there.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assessment/gaps.h"
#include "workspace/session.h"

namespace kijun::ui::gaps {

// The cycle as it stands, and what is linked to its items.
struct GapGround {
  CycleData cycle;
  std::vector<Department> departments;
  std::vector<ItemScore> items;
  GapLinks links;
  std::string departmentName(const Id& id) const;  // empty where it is gone
};
using GapGroundPtr = std::shared_ptr<const GapGround>;

// How it is looked at.
struct GapView {
  RankBy by = RankBy::Priority;
  std::optional<GapsBy> grouping = {};
  bool trying = false;  // a what-if is on, be it without a change yet
  WhatIf whatIf = {};
  Language language = Language::Japanese;
};

struct GapValues {
  GapGroundPtr ground;
  GapView view;
  WhatIf changes;            // of the what-if: what differs from the cycle
  std::vector<GapRow> rows;  // under the what-if
  std::vector<GapSet> sets;  // of the ranked, where grouped
  std::map<std::size_t, int> moves;
  // By row, in the view's language.
  std::vector<std::string> reasons;
  std::vector<std::string> searched;  // folded
  const Catalog& catalog() const { return *ground->cycle.catalog; }
  const Item& item(const GapRow& row) const { return catalog().items()[row.score.index]; }
  std::string ownersOf(const GapRow& row) const;
  // The name of a set in the view's language.
  std::string nameOf(const GapSet& set) const;
};
using GapValuesPtr = std::shared_ptr<const GapValues>;

// Both not for the UI thread. The first throws Error.
GapGroundPtr readGaps(const Session& session, CycleData cycle, std::vector<Department> departments,
                      std::vector<ItemScore> items, const Date& asOf);
GapValuesPtr arrangeGaps(GapGroundPtr ground, GapView view);

}  // namespace kijun::ui::gaps
