// All figures of the assessment: pure functions over values. Weights are integer hundredths and
// figures exact fractions until printed. A figure whose denominator is 0 is null.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "assessment/snapshot.h"
#include "base/fraction.h"

namespace kijun {

// An item as the organisation stands: units folded to the lowest level and the weakest stipulation
// (an average would hide the plant behind the office), with the spread kept.
struct ItemScore {
  std::size_t index = 0;  // in Catalog::items()
  int weight = 100;       // hundredths
  std::optional<int> level;
  std::optional<int> highestLevel;  // of its units; differs from level where units spread
  int target = 3;
  std::optional<Stipulation> stipulation;
  Applicability applicability = Applicability::Applicable;
  bool answered =
      false;  // (level and stipulation set, or out of scope with a reason) and confirmed
  bool confirmed = false;    // no unit's values are carried over, and there are values
  bool carriedOver = false;  // some unit's values are carried over and unconfirmed
  bool byUnit = false;
  bool flagged = false;
  // 台帳と不一致: in scope, at the catalog's claim level or more, and a signal disagrees. No
  // explanation silences it.
  bool contradicted = false;
  std::optional<int> gap;                // null out of scope
  std::optional<std::string> riskLevel;  // null: 未分析
  int riskFactor = 0;                    // hundredths
  Effort effort = Effort::M;
  int effortValue = 2;
  Figure priority;  // w · gap · (1 + r); null out of scope
  Figure value;     // priority ÷ effort; null out of scope
  // Level of the fulfilled mark or more, with stipulation none or a compulsory checkpoint not yes.
  bool claimsWithoutRule = false;
  bool claimsWithOpenCheckpoint = false;

  bool inScope() const { return applicability == Applicability::Applicable; }
};

struct GroupCounts {
  int items = 0;
  int expected = 0;
  int answered = 0;
  int notApplicable = 0;
  int notAdopted = 0;
  int unconfirmed = 0;  // carried over and not yet confirmed
  int fulfilled = 0;    // expected, in scope, at the fulfilled level or more
  int low = 0;          // expected, in scope, at level 0 or 1
  bool operator==(const GroupCounts&) const = default;
};

struct GroupScore {
  std::string id;  // section, function or chapter; empty for the whole
  Figure answeredRate;
  Figure maturity;       // Σ w·C ÷ Σ w over in-scope items with a level
  Figure maturityFloor;  // over all in-scope items, unset as 0
  Figure fulfilment;
  Figure fulfilmentUncontradicted;  // contradicted items as unmet
  Figure stipulated;
  Figure target;  // Σ w·T ÷ Σ w over in-scope items
  GroupCounts counts;
};

struct Scores {
  GroupScore overall;
  std::vector<GroupScore> chapters;       // chapters that have items, in order
  std::vector<GroupScore> sections;       // every heading below a chapter that has items, in order
  std::vector<GroupScore> functions;      // an item with several functions counts in each
  std::vector<GroupScore> radar;          // the catalog's axes
  std::vector<std::vector<Figure>> heat;  // radar axis × function: maturity
  std::vector<ItemScore> items;           // in guideline order

  const GroupScore* section(std::string_view id) const;  // chapters too
};

// The organisation's value for every item of the cycle.
std::vector<ItemScore> scoreItems(
    const CycleData& cycle, const std::map<std::string, std::string, std::less<>>& riskLevels);
// The item's value from its answers alone (used when one item changes).
ItemScore scoreItem(const CycleData& cycle, std::size_t index,
                    std::optional<std::string> riskLevel);
GroupScore scoreGroup(const Catalog& catalog, std::string id,
                      const std::vector<const ItemScore*>& items);
Scores score(const CycleData& cycle,
             const std::map<std::string, std::string, std::less<>>& riskLevels);
// The groups over these items, which are all of the catalog's, in its order.
Scores scoresOf(const Catalog& catalog, std::vector<ItemScore> items);

// Ranked gaps: priority (or value), then smaller effort, then guideline order. Items without a gap
// are left out; unanswered ones come in `unanswered`, contradicted ones first in `contradicted`.
struct Ranking {
  std::vector<std::size_t> contradicted;
  std::vector<std::size_t> ranked;  // answered items with a gap
  std::vector<std::size_t> unanswered;
};
enum class RankBy { Priority, PriorityPerEffort };
Ranking rankGaps(const std::vector<ItemScore>& items, RankBy by);

// The formula of an item's priority with its numbers, for "why": "1.0 × 2 × (1 + 0) = 2.0".
std::string priorityFormula(const ItemScore& item);

}  // namespace kijun
