#include "assessment/gaps.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "assessment/risk_register.h"
#include "base/text.h"
#include "records/record_view.h"

namespace kijun {
namespace {

constexpr bool isOpenPlan(std::string_view state) {
  return state != "done" && state != "cancelled";
}

template <typename T>
const std::vector<T>& linked(const std::map<std::string, std::vector<T>, std::less<>>& links,
                             std::string_view item) {
  static const std::vector<T> none;
  const auto at = links.find(item);
  return at == links.end() ? none : at->second;
}

// By the items' place in the catalog, which the ranking takes for granted.
std::vector<ItemScore> inOrder(const Catalog& catalog, const std::vector<ItemScore>& items) {
  std::vector<ItemScore> sorted(catalog.items().size());
  for (const auto& item : items) sorted[item.index] = item;
  return sorted;
}

void addOwners(const CycleData& cycle, const std::string& item, GapRow& row) {
  for (const auto* answer : cycle.effectiveAnswers(item)) {
    if (!answer || answer->department.empty()) continue;
    if (std::ranges::find(row.owners, answer->department) == row.owners.end()) {
      row.owners.push_back(answer->department);
    }
  }
}

// Of the units that declined, each once.
void addReason(const CycleData& cycle, const std::string& item, GapRow& row) {
  std::vector<std::string> reasons;
  for (const auto* answer : cycle.effectiveAnswers(item)) {
    if (!answer || answer->applicability != Applicability::NotAdopted) continue;
    std::string reason(trimmed(answer->reason));
    if (reason.empty() || std::ranges::find(reasons, reason) != reasons.end()) continue;
    reasons.push_back(std::move(reason));
  }
  for (const auto& reason : reasons) {
    if (!row.reason.empty()) row.reason += " / ";
    row.reason += reason;
  }
}

// Places of keys, for groups in a given order.
using Places = std::map<std::string, std::size_t, std::less<>>;

// The keys in their own order, those unknown after them by name, and none at all last.
std::vector<GapSet> inGivenOrder(std::map<std::string, std::vector<std::size_t>, std::less<>> sets,
                                 const Places& places) {
  std::vector<GapSet> out;
  for (auto& [key, rows] : sets) out.push_back({key, std::move(rows)});
  const auto placeOf = [&](const GapSet& set) {
    const auto at = places.find(set.key);
    return std::tuple(set.key.empty(), at == places.end() ? places.size() : at->second);
  };
  std::ranges::stable_sort(out, {}, placeOf);
  return out;
}

// Risks in the order they have among the links of an item.
auto orderOf(const GapRisk& risk) {
  return std::tuple(!risk.raises, risk.place, risk.title, risk.id);
}

Places placesOfRisks(const std::vector<GapRow>& rows, const Catalog& catalog,
                     const GapLinks& links) {
  std::set<std::tuple<bool, std::size_t, std::string, Id>> order;
  for (const auto& row : rows) {
    for (const auto& risk : links.risksOf(catalog.items()[row.score.index].id)) {
      order.insert(orderOf(risk));
    }
  }
  Places places;
  for (const auto& entry : order) places.emplace(std::get<3>(entry), places.size());
  return places;
}

}  // namespace

std::vector<const RecordDescription*> gapSources() {
  return {findDescription("risk"), findDescription("plan")};
}

const std::vector<GapRisk>& GapLinks::risksOf(std::string_view item) const {
  return linked(risks, item);
}
const std::vector<GapPlan>& GapLinks::plansOf(std::string_view item) const {
  return linked(plans, item);
}

GapLinks gapLinks(const RiskModel& model, const RegisterRows& registers, const Date& asOf) {
  GapLinks links;
  RegisterRows risks;
  if (const auto rows = registers.find("risk"); rows != registers.end()) risks.insert(*rows);
  for (const auto& risk : riskViews(model, risks, {}, asOf)) {
    if (!risk.open) continue;
    const auto place = model.rankOf(risk.current);
    const bool known = place != RiskModel::npos;
    const GapRisk link{risk.id, risk.title, known ? risk.current : "", place,
                       known && !risk.accepted};
    for (const auto& item : risk.items) links.risks[item].push_back(link);
  }
  for (const auto& plan : viewsOf(registers, "plan")) {
    if (!isOpenPlan(plan.text("state"))) continue;
    for (const auto& item : plan.ids("items")) {
      links.plans[item].push_back({plan.id(), plan.text("title"), plan.text("state")});
    }
  }
  for (auto& [item, list] : links.risks) {
    std::ranges::sort(list, {}, orderOf);
  }
  for (auto& [item, list] : links.plans) {
    std::ranges::sort(list, {}, [](const GapPlan& plan) { return std::tie(plan.title, plan.id); });
  }
  return links;
}

bool isAmongGaps(const ItemScore& item) {
  if (item.applicability == Applicability::NotAdopted) return true;
  const auto ranking = rankGaps({item}, RankBy::Priority);
  return !ranking.contradicted.empty() || !ranking.ranked.empty() || !ranking.unanswered.empty();
}

std::vector<GapRow> gapRows(const CycleData& cycle, const std::vector<ItemScore>& items,
                            RankBy by) {
  const auto& catalog = *cycle.catalog;
  const auto scores = inOrder(catalog, items);
  const auto ranking = rankGaps(scores, by);
  std::vector<GapRow> rows;
  const auto add = [&](std::size_t index, GapGroup group, int rank) -> GapRow& {
    auto& row = rows.emplace_back(GapRow{scores[index], group, rank, {}});
    addOwners(cycle, catalog.items()[index].id, row);
    return row;
  };
  int rank = 0;
  for (const auto index : ranking.contradicted) add(index, GapGroup::Contradicted, ++rank);
  for (const auto index : ranking.ranked) add(index, GapGroup::Ranked, ++rank);
  for (const auto index : ranking.unanswered) add(index, GapGroup::Unanswered, 0);
  for (const auto& score : scores) {
    if (score.applicability != Applicability::NotAdopted) continue;
    addReason(cycle, catalog.items()[score.index].id, add(score.index, GapGroup::NotAdopted, 0));
  }
  return rows;
}

std::vector<GapSet> gapSets(const Catalog& catalog, const std::vector<Department>& departments,
                            const std::vector<GapRow>& rows, const GapLinks& links, GapsBy by) {
  std::map<std::string, std::vector<std::size_t>, std::less<>> sets;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].group != GapGroup::Ranked) continue;
    const auto& item = catalog.items()[rows[i].score.index];
    std::vector<std::string> keys;
    switch (by) {
      case GapsBy::Section:
        keys = {item.section};
        break;
      case GapsBy::Function:
        keys = item.functions;
        break;
      case GapsBy::Owner:
        keys = rows[i].owners;
        break;
      case GapsBy::Risk:
        for (const auto& risk : links.risksOf(item.id)) keys.push_back(risk.id);
        break;
    }
    if (keys.empty()) keys.emplace_back();
    for (const auto& key : keys) sets[key].push_back(i);
  }
  Places places;
  switch (by) {
    case GapsBy::Section:
      for (const auto& section : catalog.sections()) places.emplace(section.id, places.size());
      break;
    case GapsBy::Function:
      for (const auto& function : catalog.functions()) places.emplace(function.id, places.size());
      break;
    case GapsBy::Owner:
      for (const auto& department : departments) places.emplace(department.id, places.size());
      break;
    case GapsBy::Risk:
      places = placesOfRisks(rows, catalog, links);
      break;
  }
  return inGivenOrder(std::move(sets), places);
}

}  // namespace kijun
