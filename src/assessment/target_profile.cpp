#include "assessment/target_profile.h"

#include <algorithm>
#include <array>
#include <utility>

#include "records/record_view.h"

namespace kijun {
namespace {

using RiskLevels = std::map<std::string, std::string, std::less<>>;

constexpr std::array<std::pair<TargetScope, std::string_view>, 6> kScopes = {{
    {TargetScope::All, "all"},
    {TargetScope::Expected, "expected"},
    {TargetScope::Recommended, "recommended"},
    {TargetScope::Section, "section"},
    {TargetScope::Function, "function"},
    {TargetScope::Item, "item"},
}};

bool hasFunction(const Item& item, const std::string& function) {
  return std::ranges::find(item.functions, function) != item.functions.end();
}

template <typename Accept>
std::vector<std::size_t> placesWhere(const Catalog& catalog, Accept accept) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < catalog.items().size(); ++i) {
    if (accept(catalog.items()[i])) places.push_back(i);
  }
  return places;
}

// Empty where nothing is wrong.
Message problemOf(const Catalog& catalog, const TargetRule& rule) {
  if (!catalog.scale().level(rule.target)) {
    return msg("target.rule.level", rule.target, catalog.scale().lowest(),
               catalog.scale().highest());
  }
  switch (rule.scope) {
    case TargetScope::Section:
      if (!catalog.section(rule.value)) return msg("target.rule.no_section", rule.value);
      break;
    case TargetScope::Function:
      if (!catalog.function(rule.value)) return msg("target.rule.no_function", rule.value);
      break;
    case TargetScope::Item:
      if (!catalog.item(rule.value)) return msg("target.rule.no_item", rule.value);
      break;
    case TargetScope::All:
    case TargetScope::Expected:
    case TargetScope::Recommended:
      break;
  }
  return {};
}

int targetOf(const CycleData& cycle, const Catalog& catalog, const std::string& item) {
  const auto at = cycle.settings.find(item);
  const int usual = catalog.scale().defaultTarget;
  return at == cycle.settings.end() ? usual : at->second.target.value_or(usual);
}

// The target most of the places have; the default where two are as frequent and one is it, else the
// lower.
int mostFrequent(const Targets& targets, const std::vector<std::size_t>& places, int usual) {
  std::map<int, std::size_t> counts;
  for (const auto place : places) ++counts[targets[place].value_or(usual)];
  int best = usual;
  std::size_t most = counts.contains(usual) ? counts[usual] : 0;
  for (const auto& [target, count] : counts) {
    if (count > most) best = target, most = count;
  }
  return best;
}

// What still differs from `wanted` gets a rule: a section as a whole where all its items agree.
class RuleMaker {
 public:
  RuleMaker(const Catalog& catalog, const Targets& wanted)
      : catalog_(catalog),
        wanted_(wanted),
        standing_(catalog.items().size(), catalog.scale().defaultTarget) {}

  std::vector<TargetRule> rules() {
    const auto all = placesWhere(catalog_, [](const Item&) { return true; });
    const int usual = catalog_.scale().defaultTarget;
    const int general = mostFrequent(wanted_, all, usual);
    if (general != usual) add({{}, TargetScope::All, {}, general}, all);
    for (const auto& section : catalog_.sections()) {
      const auto& places = section.allItems;
      if (places.size() < 2 || !agree(places) ||
          std::ranges::all_of(places, [&](std::size_t at) { return standing_[at] == want(at); })) {
        continue;
      }
      add({{}, TargetScope::Section, section.id, want(places.front())}, places);
    }
    for (const auto place : all) {
      if (standing_[place] == want(place)) continue;
      add({{}, TargetScope::Item, catalog_.items()[place].id, want(place)}, {place});
    }
    return std::move(rules_);
  }

 private:
  int want(std::size_t place) const {
    return wanted_[place].value_or(catalog_.scale().defaultTarget);
  }
  bool agree(const std::vector<std::size_t>& places) const {
    return std::ranges::all_of(places,
                               [&](std::size_t at) { return want(at) == want(places.front()); });
  }
  void add(TargetRule rule, const std::vector<std::size_t>& places) {
    for (const auto place : places) standing_[place] = rule.target;
    rules_.push_back(std::move(rule));
  }

  const Catalog& catalog_;
  const Targets& wanted_;
  std::vector<int> standing_;
  std::vector<TargetRule> rules_;
};

class Tally {
 public:
  void add(const ItemScore& item) {
    if (!item.inScope()) return;
    weight_ += item.weight;
    targets_ += std::int64_t{item.weight} * item.target;
    if (!item.level || item.gap.value_or(0) <= 0) return;
    ++figures_.gaps;
    figures_.priority = figures_.priority + *item.priority;
  }
  TargetFigures figures() const {
    auto figures = figures_;
    figures.target = ratio(targets_, weight_);
    return figures;
  }

 private:
  TargetFigures figures_;
  std::int64_t weight_ = 0, targets_ = 0;
};

TargetGroup groupOf(std::string id, const std::vector<std::size_t>& places,
                    const TargetComparison& of, const std::vector<bool>& changed, Figure now) {
  TargetGroup group;
  group.id = std::move(id);
  group.now = std::move(now);
  Tally before, after;
  for (const auto place : places) {
    before.add(of.before.items[place]);
    after.add(of.after.items[place]);
    group.items += of.after.items[place].inScope();
    group.changed += changed[place];
  }
  group.before = before.figures();
  group.after = after.figures();
  return group;
}

}  // namespace

std::string_view idOf(TargetScope scope) {
  return std::ranges::find(kScopes, scope, &decltype(kScopes)::value_type::first)->second;
}

std::optional<TargetScope> targetScopeFromId(std::string_view id) {
  const auto at = std::ranges::find(kScopes, id, &decltype(kScopes)::value_type::second);
  return at == kScopes.end() ? std::nullopt : std::optional(at->first);
}

bool needsValue(TargetScope scope) {
  return scope == TargetScope::Section || scope == TargetScope::Function ||
         scope == TargetScope::Item;
}

std::vector<std::size_t> itemsOf(const Catalog& catalog, const TargetRule& rule) {
  if (!problemOf(catalog, rule).empty()) return {};
  switch (rule.scope) {
    case TargetScope::Section:
      return catalog.section(rule.value)->allItems;
    case TargetScope::Item:
      return {catalog.indexOf(rule.value)};
    case TargetScope::Function:
      return placesWhere(catalog, [&](const Item& item) { return hasFunction(item, rule.value); });
    case TargetScope::Expected:
      return placesWhere(catalog,
                         [](const Item& item) { return item.modality == Modality::Expected; });
    case TargetScope::Recommended:
      return placesWhere(catalog,
                         [](const Item& item) { return item.modality == Modality::Recommended; });
    case TargetScope::All:
      break;
  }
  return placesWhere(catalog, [](const Item&) { return true; });
}

RuledTargets targetsOf(const Catalog& catalog, std::span<const TargetRule> rules) {
  RuledTargets result;
  result.targets.assign(catalog.items().size(), catalog.scale().defaultTarget);
  result.by.resize(catalog.items().size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (auto why = problemOf(catalog, rules[i]); !why.empty()) {
      result.problems.push_back({i, std::move(why)});
      result.reached.push_back(0);
      continue;
    }
    const auto places = itemsOf(catalog, rules[i]);
    result.reached.push_back(places.size());
    for (const auto place : places) {
      result.targets[place] = rules[i].target;
      result.by[place] = i;
    }
  }
  return result;
}

Targets targetsOf(const Catalog& catalog, const CycleData& cycle) {
  Targets targets;
  for (const auto& item : catalog.items()) {
    if (cycle.catalog->item(item.id)) {
      targets.push_back(targetOf(cycle, *cycle.catalog, item.id));
    } else {
      targets.emplace_back();
    }
  }
  return targets;
}

std::vector<TargetRule> rulesOf(const RegisterRows& registers, std::string_view profile) {
  std::vector<std::pair<int, TargetRule>> placed;
  for (const auto& view : viewsOf(registers, "target_rule")) {
    if (view.text("profile") != profile) continue;
    TargetRule rule;
    rule.id = view.id();
    rule.scope = targetScopeFromId(view.text("scope")).value_or(TargetScope::Item);
    rule.value = view.text("value");
    rule.target = view.number("target").value_or(-1);
    placed.emplace_back(view.number("position").value_or(0), std::move(rule));
  }
  std::ranges::stable_sort(placed, {},
                           [](const auto& each) { return std::pair(each.first, each.second.id); });
  std::vector<TargetRule> rules;
  for (auto& [position, rule] : placed) rules.push_back(std::move(rule));
  return rules;
}

std::vector<TargetRule> rulesFor(const Catalog& catalog, const Targets& targets) {
  return RuleMaker(catalog, targets).rules();
}

Scores scoresWith(CycleData cycle, const Targets& targets, const RiskLevels& riskLevels) {
  const auto& items = cycle.catalog->items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!targets[i]) continue;
    auto& settings = cycle.settings[items[i].id];
    settings.item = items[i].id;
    settings.target = targets[i];
  }
  return score(cycle, riskLevels);
}

TargetComparison compareTargets(const CycleData& cycle, const RiskLevels& riskLevels,
                                const Targets& before, const Targets& after) {
  const Catalog& catalog = *cycle.catalog;
  const int usual = catalog.scale().defaultTarget;
  Targets from = before, to = after;
  for (auto* side : {&from, &to}) {
    for (auto& target : *side) target = target.value_or(usual);
  }
  TargetComparison result;
  result.before = scoresWith(cycle, from, riskLevels);
  result.after = scoresWith(cycle, to, riskLevels);
  std::vector<bool> changed(catalog.items().size());
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < catalog.items().size(); ++i) {
    all.push_back(i);
    if (from[i] == to[i]) continue;
    changed[i] = true;
    (*to[i] > *from[i] ? result.raised : result.lowered)++;
    result.changes.push_back({i, before[i], *to[i]});
  }
  result.overall = groupOf({}, all, result, changed, result.after.overall.maturity);
  for (const auto& section : catalog.sections()) {
    const auto* scored = result.after.section(section.id);
    result.sections.push_back(groupOf(section.id, section.allItems, result, changed,
                                      scored ? scored->maturity : Figure()));
  }
  for (std::size_t i = 0; i < catalog.radar().size(); ++i) {
    std::vector<std::size_t> places;
    for (const auto& id : catalog.radar()[i].sections) {
      const auto& more = catalog.section(id)->allItems;
      places.insert(places.end(), more.begin(), more.end());
    }
    result.radar.push_back(
        groupOf(catalog.radar()[i].id, places, result, changed, result.after.radar[i].maturity));
  }
  return result;
}

}  // namespace kijun
