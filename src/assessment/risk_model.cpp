#include "assessment/risk_model.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "catalog/workspace_risk.h"

namespace kijun {
namespace {

using nlohmann::json;

constexpr int kHighestValue = 100;      // of a scale: products stay far from where int ends
constexpr int kHighestFactor = 10'000;  // hundredths
constexpr std::size_t kVersionCharacters = 8;

Bilingual bilingualOf(const json& value) {
  return {value.at("ja").get<std::string>(), value.at("en").get<std::string>()};
}

[[noreturn]] void refuse(const Message& what) {
  throw Error(Fault::Input, what, msg("risk.model.todo"));
}

RiskScale scaleOf(const json& list, std::string_view name) {
  std::vector<RiskStep> steps;
  for (const auto& step : list) {
    steps.push_back(
        {step.at("value"), bilingualOf(step.at("label")), bilingualOf(step.at("criterion"))});
    if (steps.size() > 1 && steps.back().value != steps[steps.size() - 2].value + 1) {
      refuse(msg("risk.model.gap", name));
    }
  }
  if (steps.empty() || steps.front().value < 1 || steps.back().value > kHighestValue) {
    refuse(msg("risk.model.gap", name));
  }
  return RiskScale(std::move(steps));
}

void mustBeOn(const RiskScale& scale, int value, std::string_view name) {
  if (scale.has(value)) return;
  throw Error(Fault::Usage, msg("risk.outside", name, value),
              msg("risk.outside.todo", scale.lowest(), scale.highest()));
}

RiskGrid::Axis over(std::initializer_list<const RiskScale*> scales) {
  RiskGrid::Axis axis{scales.begin()[0]->lowest(), scales.begin()[0]->highest()};
  for (const auto* scale : scales) {
    axis.lowest = std::min(axis.lowest, scale->lowest());
    axis.highest = std::max(axis.highest, scale->highest());
  }
  return axis;
}

// "4 × 3"
std::string inWords(const std::vector<int>& values) {
  std::string words;
  for (const int value : values) {
    words += (words.empty() ? "" : " × ") + std::to_string(value);
  }
  return words;
}

}  // namespace

std::size_t RiskGrid::placeOf(std::span<const int> values) const {
  std::size_t place = 0;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    place = place * static_cast<std::size_t>(axes[i].size()) +
            static_cast<std::size_t>(values[i] - axes[i].lowest);
  }
  return place;
}

std::vector<int> RiskGrid::valuesAt(std::size_t place) const {
  std::vector<int> values(axes.size());
  for (std::size_t i = axes.size(); i-- > 0;) {
    const auto size = static_cast<std::size_t>(axes[i].size());
    values[i] = axes[i].lowest + static_cast<int>(place % size);
    place /= size;
  }
  return values;
}

class RiskModel::Reader {
 public:
  explicit Reader(const json& part) : part_(part) {}

  RiskModel read() {
    for (const auto& level : part_.at("levels")) {
      model_.levels_.push_back(
          {level.at("id"), bilingualOf(level.at("label")), bilingualOf(level.at("note"))});
    }
    readScales();
    readGrids();
    readThreats();
    readFactors();
    model_.version_ = blake2b(part_.dump());
    return std::move(model_);
  }

 private:
  void readScales() {
    const auto& scenario = part_.at("scenario_matrix");
    model_.likelihood_ = scaleOf(scenario.at("likelihood"), "@risk.scale.likelihood");
    for (const auto& dimension : scenario.at("impact")) {
      model_.impacts_.push_back({dimension.at("dimension"), bilingualOf(dimension.at("label")),
                                 scaleOf(dimension.at("levels"), "@risk.scale.impact")});
    }
    if (model_.impacts_.empty()) refuse(msg("risk.model.gap", "@risk.scale.impact"));
    const auto& control = part_.at("ics_matrix");
    model_.threat_ = scaleOf(control.at("threat"), "@risk.scale.threat");
    model_.countermeasure_ = scaleOf(control.at("countermeasure"), "@risk.scale.countermeasure");
    model_.importance_ = scaleOf(control.at("importance"), "@risk.scale.importance");
    model_.damage_ = scaleOf(control.at("damage"), "@risk.scale.damage");
    model_.verified_ = control.at("verified");
  }

  void readGrids() {
    auto impact = over({&model_.impacts_.front().scale});
    for (const auto& dimension : model_.impacts_) {
      impact.lowest = std::min(impact.lowest, dimension.scale.lowest());
      impact.highest = std::max(impact.highest, dimension.scale.highest());
    }
    model_.scenarioGrid_ = gridOf({over({&model_.likelihood_}), impact},
                                  part_.at("scenario_matrix"), "@risk.grid.scenario");
    model_.controlGrid_ = gridOf({over({&model_.importance_, &model_.damage_}),
                                  over({&model_.threat_}), over({&model_.countermeasure_})},
                                 part_.at("ics_matrix"), "@risk.grid.control");
  }

  // From cells where there are any, else from bands of the product of the values.
  RiskGrid gridOf(std::vector<RiskGrid::Axis> axes, const json& matrix, std::string_view name) {
    RiskGrid grid{std::move(axes), {}};
    if (const auto cells = matrix.find("cells"); cells != matrix.end()) {
      readCells(grid, *cells, 0, name);
      mustNotFall(grid, name);
    } else {
      readBands(grid, matrix.at("bands"));
    }
    return grid;
  }

  void readCells(RiskGrid& grid, const json& cells, std::size_t axis, std::string_view name) {
    if (axis == grid.axes.size()) {
      grid.ranks.push_back(rank(cells.get<std::string>()));
      return;
    }
    if (!cells.is_array() || cells.size() != static_cast<std::size_t>(grid.axes[axis].size())) {
      refuse(msg("risk.model.size", name));
    }
    for (const auto& below : cells) readCells(grid, below, axis + 1, name);
  }

  std::size_t rank(const std::string& level) {
    const auto found = model_.rankOf(level);
    if (found == npos) refuse(msg("risk.model.level", level));
    return found;
  }

  // A level may not fall where a value rises.
  void mustNotFall(const RiskGrid& grid, std::string_view name) {
    for (std::size_t place = 0; place < grid.ranks.size(); ++place) {
      const auto values = grid.valuesAt(place);
      for (std::size_t axis = 0; axis < values.size(); ++axis) {
        if (values[axis] == grid.axes[axis].lowest) continue;
        auto below = values;
        --below[axis];
        const auto lower = grid.ranks[grid.placeOf(below)];
        if (grid.ranks[place] <= lower) continue;
        refuse(msg("risk.model.falls", name, inWords(values), model_.levels_[grid.ranks[place]].id,
                   inWords(below), model_.levels_[lower].id));
      }
    }
  }

  // Falling thresholds and falling levels, down to the least product there can be.
  void readBands(RiskGrid& grid, const json& list) {
    struct Band {
      int from = 0;
      std::size_t rank = 0;
    };
    std::vector<Band> bands;
    for (const auto& band : list) {
      const Band next{band.at("min"), rank(band.at("level"))};
      if (!bands.empty() && (next.from >= bands.back().from || next.rank <= bands.back().rank)) {
        refuse(msg("risk.model.order", next.from));
      }
      bands.push_back(next);
    }
    int least = 1;
    for (const auto& axis : grid.axes) least *= axis.lowest;
    if (bands.empty() || bands.back().from > least) refuse(msg("risk.model.uncovered", least));
    std::size_t places = 1;
    for (const auto& axis : grid.axes) places *= static_cast<std::size_t>(axis.size());
    for (std::size_t place = 0; place < places; ++place) {
      int product = 1;
      for (const int value : grid.valuesAt(place)) product *= value;
      grid.ranks.push_back(std::ranges::find_if(bands, [&](const Band& band) {
                             return product >= band.from;
                           })->rank);
    }
  }

  void readThreats() {
    std::set<std::string> ids;
    for (const char* where : {"device", "path"}) {
      for (const auto& threat : part_.at("threats").at(where)) {
        RiskThreat out{threat.at("id"),
                       where,
                       bilingualOf(threat.at("label")),
                       bilingualOf(threat.at("note")),
                       {}};
        if (threat.contains("former")) out.former = threat.at("former");
        if (!ids.insert(out.id).second) refuse(msg("risk.model.threat_twice", out.label.ja));
        model_.threats_.push_back(std::move(out));
      }
    }
  }

  void readFactors() {
    const auto& factors = part_.at("factors");
    int lower = 0;
    const auto take = [&](const std::string& key, std::string_view shown) {
      const int factor = factors.at(key);
      if (factor < lower || factor > kHighestFactor) refuse(msg("risk.model.factor", shown));
      model_.factors_[key] = factor;
      lower = factor;
    };
    take("unlinked", "@risk.factor.unlinked");
    lower = 0;
    for (auto level = model_.levels_.rbegin(); level != model_.levels_.rend(); ++level) {
      take(level->id, level->id);
    }
  }

  const json& part_;
  RiskModel model_;
};

json RiskModel::partOf(const Catalog& catalog) {
  auto part = catalog.part("risk");
  const auto& factors = catalog.part("risk_factors");
  part["factors"] = factors.at("levels");
  part["factors"]["unlinked"] = factors.at("unlinked");
  return part;
}

RiskModel RiskModel::of(const Catalog& catalog) {
  const auto& own = catalog.part(kWorkspaceRisk);
  if (own.is_null()) return ofEdition(catalog);
  auto model = read(own.at("model"));
  model.setTitle(own.at("title"));
  return model;
}

RiskModel RiskModel::ofEdition(const Catalog& catalog) {
  auto model = read(partOf(catalog));
  model.name_ = msg("risk.model.name.catalog", catalog.edition(), model.shortVersion());
  return model;
}

RiskModel RiskModel::read(const json& part) {
  return Reader(part).read();
}

std::string RiskModel::shortVersion() const {
  return toHex(version_).substr(0, kVersionCharacters);
}

void RiskModel::setTitle(const std::string& title) {
  name_ = msg("risk.model.name.own", title, shortVersion());
}

std::size_t RiskModel::rankOf(std::string_view level) const {
  const auto at = std::ranges::find(levels_, level, &Choice::id);
  return at == levels_.end() ? npos : static_cast<std::size_t>(at - levels_.begin());
}

const std::string& RiskModel::levelAt(const RiskGrid& grid,
                                      std::initializer_list<int> values) const {
  return levels_[grid.ranks[grid.placeOf({values.begin(), values.size()})]].id;
}

std::string RiskModel::scenario(int likelihood, const std::vector<int>& impacts) const {
  mustBeOn(likelihood_, likelihood, "@risk.scale.likelihood");
  if (impacts.empty() || impacts.size() > impacts_.size()) {
    throw Error(Fault::Usage, msg("risk.no_impact"), msg("risk.no_impact.todo"));
  }
  for (std::size_t i = 0; i < impacts.size(); ++i) {
    mustBeOn(impacts_[i].scale, impacts[i], "@risk.scale.impact");
  }
  return levelAt(scenarioGrid_, {likelihood, std::ranges::max(impacts)});
}

int RiskModel::vulnerability(int countermeasure) const {
  mustBeOn(countermeasure_, countermeasure, "@risk.scale.countermeasure");
  return countermeasure_.highest() + countermeasure_.lowest() - countermeasure;
}

std::string RiskModel::asset(int threat, int countermeasure, int importance) const {
  mustBeOn(threat_, threat, "@risk.scale.threat");
  mustBeOn(importance_, importance, "@risk.scale.importance");
  return levelAt(controlGrid_, {importance, threat, vulnerability(countermeasure)});
}

std::string RiskModel::businessDamage(int threat, int countermeasure, int damage) const {
  mustBeOn(threat_, threat, "@risk.scale.threat");
  mustBeOn(damage_, damage, "@risk.scale.damage");
  return levelAt(controlGrid_, {damage, threat, vulnerability(countermeasure)});
}

}  // namespace kijun
