#include "assessment/score.h"

#include <algorithm>

namespace kijun {
namespace {

using RiskLevels = std::map<std::string, std::string, std::less<>>;

// What one unit says; nothing where it has not been asked yet.
bool isGiven(const Answer* answer) {
  return answer && isComplete(*answer);
}

bool hasOpenCheckpoint(const Item& item, const Answer& answer) {
  return std::ranges::any_of(item.checkpoints, [&](const Checkpoint& checkpoint) {
    if (checkpoint.example) return false;
    const auto tick = answer.ticks.find(checkpoint.id);
    return tick == answer.ticks.end() || tick->second == Tick::No;
  });
}

Applicability foldedApplicability(const std::vector<const Answer*>& answers) {
  bool declined = false;
  for (const Answer* answer : answers) {
    if (!answer || answer->applicability == Applicability::Applicable) {
      return Applicability::Applicable;
    }
    declined = declined || answer->applicability == Applicability::NotAdopted;
  }
  return declined ? Applicability::NotAdopted : Applicability::NotApplicable;
}

// The lowest level and the weakest stipulation of the units in scope; one that has none yet leaves
// the whole without.
void foldUnits(ItemScore& score, const Item& item, int fulfilled,
               const std::vector<const Answer*>& answers) {
  bool everyLevel = true;
  bool everyStipulation = true;
  for (const Answer* answer : answers) {
    if (answer && answer->applicability != Applicability::Applicable) continue;
    if (answer && answer->level) {
      score.level = std::min(score.level.value_or(*answer->level), *answer->level);
      score.highestLevel = std::max(score.highestLevel.value_or(*answer->level), *answer->level);
    } else {
      everyLevel = false;
    }
    if (answer && answer->stipulation) {
      score.stipulation =
          std::min(score.stipulation.value_or(*answer->stipulation), *answer->stipulation);
    } else {
      everyStipulation = false;
    }
    if (answer && answer->level && *answer->level >= fulfilled) {
      score.claimsWithoutRule |= answer->stipulation == Stipulation::None;
      score.claimsWithOpenCheckpoint |= hasOpenCheckpoint(item, *answer);
    }
  }
  if (!everyLevel) score.level.reset();
  if (!everyStipulation) score.stipulation.reset();
}

class Sums {
 public:
  void add(const Catalog& catalog, const ItemScore& score) {
    const bool expected = catalog.items()[score.index].modality == Modality::Expected;
    ++counts_.items;
    counts_.expected += expected;
    counts_.answered += score.answered;
    counts_.unconfirmed += score.carriedOver;
    counts_.notApplicable += score.applicability == Applicability::NotApplicable;
    counts_.notAdopted += score.applicability == Applicability::NotAdopted;
    demanded_ += expected && score.applicability != Applicability::NotApplicable;
    if (!score.inScope()) return;
    weight_ += score.weight;
    target_ += std::int64_t{score.weight} * score.target;
    if (score.level) {
      levelled_ += score.weight;
      levels_ += std::int64_t{score.weight} * *score.level;
    }
    if (!expected) return;
    stipulated_ += score.stipulation == Stipulation::Full;
    if (!score.level) return;
    counts_.low += *score.level <= catalog.scale().lowest() + 1;
    if (*score.level >= catalog.scale().fulfilled) {
      ++counts_.fulfilled;
      uncontradicted_ += !score.contradicted;
    }
  }

  GroupScore result(std::string id) const {
    GroupScore group;
    group.id = std::move(id);
    group.counts = counts_;
    group.answeredRate = ratio(counts_.answered, counts_.items);
    group.maturity = ratio(levels_, levelled_);
    group.maturityFloor = ratio(levels_, weight_);
    group.target = ratio(target_, weight_);
    group.fulfilment = ratio(counts_.fulfilled, demanded_);
    group.fulfilmentUncontradicted = ratio(uncontradicted_, demanded_);
    group.stipulated = ratio(stipulated_, demanded_);
    return group;
  }

 private:
  GroupCounts counts_;
  std::int64_t weight_ = 0, levelled_ = 0, levels_ = 0, target_ = 0;
  std::int64_t demanded_ = 0, stipulated_ = 0, uncontradicted_ = 0;
};

template <typename Accept>
GroupScore scoreWhere(const Catalog& catalog, std::string id, const std::vector<ItemScore>& items,
                      const std::vector<std::size_t>& among, Accept accept) {
  Sums sums;
  for (const auto index : among) {
    if (accept(catalog.items()[index])) sums.add(catalog, items[index]);
  }
  return sums.result(std::move(id));
}

bool hasFunction(const Item& item, const std::string& function) {
  return std::ranges::find(item.functions, function) != item.functions.end();
}

constexpr auto kEvery = [](const Item&) { return true; };

std::vector<std::size_t> itemsOfAxis(const Catalog& catalog, const RadarAxis& axis) {
  std::vector<std::size_t> indexes;
  for (const auto& id : axis.sections) {
    const auto& more = catalog.section(id)->allItems;
    indexes.insert(indexes.end(), more.begin(), more.end());
  }
  return indexes;
}

}  // namespace

ItemScore scoreItem(const CycleData& cycle, std::size_t index,
                    std::optional<std::string> riskLevel) {
  const Catalog& catalog = *cycle.catalog;
  const Item& item = catalog.items()[index];
  ItemScore score;
  score.index = index;
  score.weight = catalog.defaultWeight(item.modality);
  score.target = catalog.scale().defaultTarget;
  score.effort = item.effort;
  if (const auto at = cycle.settings.find(item.id); at != cycle.settings.end()) {
    const ItemSettings& settings = at->second;
    score.weight = settings.weight.value_or(score.weight);
    score.target = settings.target.value_or(score.target);
    if (settings.effort) score.effort = effortFromId(*settings.effort).value_or(score.effort);
  }
  score.effortValue = catalog.effortValue(score.effort);

  const auto answers = cycle.effectiveAnswers(item.id);
  score.byUnit = cycle.answeredByUnit(item.id);
  score.applicability = foldedApplicability(answers);
  foldUnits(score, item, catalog.scale().fulfilled, answers);
  score.answered = std::ranges::all_of(answers, isGiven);
  for (const Answer* answer : answers) {
    score.carriedOver |= answer && answer->confirmation == Confirmation::CarriedOver;
    score.flagged |= answer && answer->flagged;
  }
  score.confirmed = !score.carriedOver && std::ranges::any_of(answers, [](const Answer* answer) {
    return answer && (answer->level || answer->stipulation ||
                      answer->applicability != Applicability::Applicable);
  });

  score.contradicted = score.inScope() && score.level &&
                       *score.level >= catalog.scale().signalClaim &&
                       cycle.disagreeing.contains(item.id);

  score.riskLevel = std::move(riskLevel);
  score.riskFactor = catalog.riskFactor(score.riskLevel);
  if (score.inScope()) {
    const int gap = std::max(0, score.target - score.level.value_or(0));
    score.gap = gap;
    score.priority = Fraction(std::int64_t{score.weight} * gap * (100 + score.riskFactor), 10'000);
    score.value = *score.priority / Fraction(score.effortValue);
  }
  return score;
}

std::vector<ItemScore> scoreItems(const CycleData& cycle, const RiskLevels& riskLevels) {
  std::vector<ItemScore> items;
  items.reserve(cycle.catalog->items().size());
  for (std::size_t i = 0; i < cycle.catalog->items().size(); ++i) {
    const auto risk = riskLevels.find(cycle.catalog->items()[i].id);
    items.push_back(
        scoreItem(cycle, i, risk == riskLevels.end() ? std::nullopt : std::optional(risk->second)));
  }
  return items;
}

GroupScore scoreGroup(const Catalog& catalog, std::string id,
                      const std::vector<const ItemScore*>& items) {
  Sums sums;
  for (const ItemScore* item : items) sums.add(catalog, *item);
  return sums.result(std::move(id));
}

Scores score(const CycleData& cycle, const RiskLevels& riskLevels) {
  return scoresOf(*cycle.catalog, scoreItems(cycle, riskLevels));
}

Scores scoresOf(const Catalog& catalog, std::vector<ItemScore> items) {
  Scores scores;
  scores.items = std::move(items);
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < scores.items.size(); ++i) all.push_back(i);
  scores.overall = scoreWhere(catalog, "", scores.items, all, kEvery);
  for (const auto& section : catalog.sections()) {
    auto group = scoreWhere(catalog, section.id, scores.items, section.allItems, kEvery);
    (section.depth == 0 ? scores.chapters : scores.sections).push_back(std::move(group));
  }
  for (const auto& function : catalog.functions()) {
    scores.functions.push_back(
        scoreWhere(catalog, function.id, scores.items, all,
                   [&](const Item& item) { return hasFunction(item, function.id); }));
  }
  for (const auto& axis : catalog.radar()) {
    const auto indexes = itemsOfAxis(catalog, axis);
    scores.radar.push_back(scoreWhere(catalog, axis.id, scores.items, indexes, kEvery));
    auto& row = scores.heat.emplace_back();
    for (const auto& function : catalog.functions()) {
      row.push_back(scoreWhere(catalog, "", scores.items, indexes, [&](const Item& item) {
                      return hasFunction(item, function.id);
                    }).maturity);
    }
  }
  return scores;
}

const GroupScore* Scores::section(std::string_view id) const {
  for (const auto* list : {&chapters, &sections}) {
    for (const auto& group : *list) {
      if (group.id == id) return &group;
    }
  }
  return nullptr;
}

Ranking rankGaps(const std::vector<ItemScore>& items, RankBy by) {
  Ranking ranking;
  for (const auto& item : items) {
    if (!item.inScope()) continue;
    if (item.contradicted) {
      ranking.contradicted.push_back(item.index);
    } else if (!item.level) {
      ranking.unanswered.push_back(item.index);
    } else if (item.gap.value_or(0) > 0 && item.weight > 0) {
      ranking.ranked.push_back(item.index);
    }
  }
  const auto before = [&](std::size_t a, std::size_t b) {
    const Figure& left = by == RankBy::Priority ? items[a].priority : items[a].value;
    const Figure& right = by == RankBy::Priority ? items[b].priority : items[b].value;
    if (const auto order = *left <=> *right; order != 0) return order > 0;
    if (items[a].effortValue != items[b].effortValue) {
      return items[a].effortValue < items[b].effortValue;
    }
    return a < b;
  };
  for (auto* list : {&ranking.contradicted, &ranking.ranked, &ranking.unanswered}) {
    std::ranges::sort(*list, before);
  }
  return ranking;
}

std::string priorityFormula(const ItemScore& item) {
  if (!item.priority) return "—";
  const auto hundredths = [](int value) {
    const Fraction fraction(value, 100);
    return fraction.shown(value % 10 == 0 ? 1 : 2);
  };
  return hundredths(item.weight) + " × " + std::to_string(*item.gap) + " × (1 + " +
         hundredths(item.riskFactor) + ") = " + item.priority->shown(2);
}

}  // namespace kijun
