#include "cli/score_json.h"

namespace kijun::cli {
namespace {

using nlohmann::ordered_json;

ordered_json figure(const Figure& value) {
  return value ? ordered_json(value->toDouble()) : ordered_json();
}

template <typename T>
ordered_json orNull(const std::optional<T>& value) {
  return value ? ordered_json(*value) : ordered_json();
}

ordered_json groupJson(const GroupScore& group) {
  ordered_json json = ordered_json::object();
  if (!group.id.empty()) json["id"] = group.id;
  json["answered_rate"] = figure(group.answeredRate);
  json["maturity"] = figure(group.maturity);
  json["maturity_floor"] = figure(group.maturityFloor);
  json["fulfilment"] = figure(group.fulfilment);
  json["stipulated"] = figure(group.stipulated);
  json["counts"] = {{"items", group.counts.items},
                    {"not_applicable", group.counts.notApplicable},
                    {"not_adopted", group.counts.notAdopted},
                    {"unconfirmed", group.counts.unconfirmed}};
  return json;
}

ordered_json groupsJson(const std::vector<GroupScore>& groups) {
  ordered_json list = ordered_json::array();
  for (const auto& group : groups) list.push_back(groupJson(group));
  return list;
}

ordered_json itemJson(const Item& item, const ItemScore& score) {
  return {
      {"id", item.id},
      {"weight", Fraction(score.weight, 100).toDouble()},
      {"level", orNull(score.level)},
      {"target", score.target},
      {"stipulation", score.stipulation ? ordered_json(idOf(*score.stipulation)) : ordered_json()},
      {"applicability", idOf(score.applicability)},
      {"confirmed", score.confirmed},
      {"gap", orNull(score.gap)},
      {"risk_factor", Fraction(score.riskFactor, 100).toDouble()},
      {"effort", effortId(score.effort)},
      {"priority", figure(score.priority)},
      {"value", figure(score.value)}};
}

}  // namespace

ordered_json scoresJson(const CycleData& cycle, const Scores& scores) {
  ordered_json items = ordered_json::array();
  for (const auto& score : scores.items) {
    items.push_back(itemJson(cycle.catalog->items()[score.index], score));
  }
  return {{"overall", groupJson(scores.overall)},
          {"chapters", groupsJson(scores.chapters)},
          {"sections", groupsJson(scores.sections)},
          {"functions", groupsJson(scores.functions)},
          {"items", items}};
}

}  // namespace kijun::cli
