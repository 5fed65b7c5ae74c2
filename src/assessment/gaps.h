// The gaps of a cycle as people work through them: ranked, each with why it stands where it does,
// what is linked to it, and how the ranking would move under other targets, weights or effort.
// Sources: guideline 4.3.1 (priorities), 4.2 (targets). The figures are those of score.h; here they
// are put in order and explained. Pure values; any thread. The order of what comes in decides
// nothing.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "assessment/risk_model.h"
#include "assessment/score.h"
#include "records/register_rows.h"

namespace kijun {

// The registers that gapLinks reads.
std::vector<const RecordDescription*> gapSources();

struct GapRisk {
  Id id;
  std::string title;
  std::string level;      // the current one, may be empty
  std::size_t place = 0;  // of the level in the model, highest first
  bool raises = false;    // counts for the risk factor: has a level and is not accepted
};

struct GapPlan {
  Id id;
  std::string title;
  std::string state;  // draft, approved, in_progress
};

// What hangs on an item and is open: risks, highest first and those that do not raise last; plans
// by title.
struct GapLinks {
  std::map<std::string, std::vector<GapRisk>, std::less<>> risks;
  std::map<std::string, std::vector<GapPlan>, std::less<>> plans;
  const std::vector<GapRisk>& risksOf(std::string_view item) const;
  const std::vector<GapPlan>& plansOf(std::string_view item) const;
};
GapLinks gapLinks(const RiskModel& model, const RegisterRows& registers, const Date& asOf);

// 要確認, ranked, 未回答, 不採用: shown in this order.
enum class GapGroup { Contradicted, Ranked, Unanswered, NotAdopted };

struct GapRow {
  ItemScore score;
  GapGroup group = GapGroup::Ranked;
  int rank = 0;             // from 1 over 要確認 and the ranked; 0 in the other groups
  std::vector<Id> owners;   // responsible departments of its answers, each once
  std::string reason = {};  // of 不採用, may be empty
};

// Whether an item has a row among the gaps.
bool isAmongGaps(const ItemScore& item);
// items: the cycle's own scores, or those of a what-if. Items without a gap, and those that are not
// applicable, are left out.
std::vector<GapRow> gapRows(const CycleData& cycle, const std::vector<ItemScore>& items, RankBy by);

// ---- why ----
// One or two sentences. In 要確認 and 不採用 they say why the row stands apart.
std::string gapReason(const Catalog& catalog, const GapRow& row, const GapLinks& links, RankBy by,
                      Language language);
// "1.0 × 2 × (1 + 2.0) = 6.00", or "6.00 ÷ 3 = 2.00" by value; "—" out of scope.
std::string gapFormula(const ItemScore& item, RankBy by);
// "1.0", "0.55".
std::string shownWeight(int hundredths);

// ---- groups ----
enum class GapsBy { Section, Function, Owner, Risk };

struct GapSet {
  std::string key;                // section, function, department or risk; empty: without one
  std::vector<std::size_t> rows;  // places in the rows given, in their order
};
// The ranked rows, parted; the other groups stay whole and are not here. A row with several
// functions, owners or risks is in each. Sections and functions in the catalog's order, departments
// in the order given, risks highest first, those without last. Empty sets are left out.
std::vector<GapSet> gapSets(const Catalog& catalog, const std::vector<Department>& departments,
                            const std::vector<GapRow>& rows, const GapLinks& links, GapsBy by);

// ---- what if ----
// By item: what is given takes the place of the cycle's own.
using WhatIf = std::map<std::string, ItemSettings, std::less<>>;
// Only what differs from how the cycle stands now.
WhatIf differing(const CycleData& cycle, const std::vector<ItemScore>& items, const WhatIf& whatIf);
// The scores as they would be. Items that are not the catalog's are passed over.
std::vector<ItemScore> scoresIf(const CycleData& cycle, std::vector<ItemScore> items,
                                const WhatIf& whatIf);
// By how many places each item that is ranked in both moves up (positive) or down; those that stay
// are left out. By the item's index.
std::map<std::size_t, int> movesBetween(const std::vector<GapRow>& before,
                                        const std::vector<GapRow>& after);

}  // namespace kijun
