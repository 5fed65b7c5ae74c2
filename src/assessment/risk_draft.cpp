#include "assessment/risk_draft.h"

#include <algorithm>
#include <utility>

#include "assessment/risk_edition.h"

namespace kijun {
namespace {

using nlohmann::json;

json bothOf(const Bilingual& text) {
  return {{"ja", text.ja}, {"en", text.en}};
}

Bilingual bilingualOf(const json& value) {
  return {value.at("ja").get<std::string>(), value.at("en").get<std::string>()};
}

// Nested arrays, one level deep for each axis.
json cellsOf(const RiskGrid& grid, const std::vector<std::string>& levels, std::size_t axis,
             std::size_t& place) {
  if (axis == grid.axes.size()) return levels[grid.ranks[place++]];
  auto cells = json::array();
  for (int i = 0; i < grid.axes[axis].size(); ++i) {
    cells.push_back(cellsOf(grid, levels, axis + 1, place));
  }
  return cells;
}

void putCells(json& matrix, const RiskGrid& grid, const std::vector<std::string>& levels) {
  std::size_t place = 0;
  matrix.erase("bands");
  matrix["kind"] = "cells";
  matrix["cells"] = cellsOf(grid, levels, 0, place);
}

std::string wordsKey(const json& entry) {
  return entry.contains("criterion") ? "criterion" : "note";
}

}  // namespace

RiskModelDraft::RiskModelDraft(json part) : part_(std::move(part)) {
  const auto model = RiskModel::read(part_);
  for (const auto& level : model.levels()) levels_.push_back(level.id);
  scenario_ = scenarioBefore_ = model.scenarioGrid();
  control_ = controlBefore_ = model.controlGrid();
  threats_ = threatsBefore_ = model.threats();
  factors_ = model.factors();
  const auto note = [this](const std::string& group, const std::string& pointer) {
    const auto& list = part_.at(json::json_pointer(pointer));
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto& entry = list[i];
      const auto value = entry.contains("id") ? entry.at("id").get<std::string>()
                                              : std::to_string(entry.at("value").get<int>());
      texts_.push_back(
          {group, value, bilingualOf(entry.at("label")), bilingualOf(entry.at(wordsKey(entry)))});
      pointers_.push_back(pointer + '/' + std::to_string(i));
    }
  };
  note("levels", "/levels");
  note("likelihood", "/scenario_matrix/likelihood");
  for (std::size_t i = 0; i < model.impacts().size(); ++i) {
    note("impact/" + model.impacts()[i].id,
         "/scenario_matrix/impact/" + std::to_string(i) + "/levels");
  }
  for (const char* scale : {"threat", "countermeasure", "importance", "damage"}) {
    note(scale, std::string("/ics_matrix/") + scale);
  }
}

std::string RiskModelDraft::text() const {
  auto part = part_;
  if (scenario_.ranks != scenarioBefore_.ranks) {
    putCells(part.at("scenario_matrix"), scenario_, levels_);
  }
  if (control_.ranks != controlBefore_.ranks) {
    putCells(part.at("ics_matrix"), control_, levels_);
    // Who changes it has made it their own.
    part["ics_matrix"]["verified"] = true;
  }
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    auto& entry = part.at(json::json_pointer(pointers_[i]));
    entry["label"] = bothOf(texts_[i].label);
    entry[wordsKey(entry)] = bothOf(texts_[i].words);
  }
  if (threats_ != threatsBefore_) {
    part["threats"]["verified"] = true;
    for (const char* where : {"device", "path"}) {
      auto list = json::array();
      for (const auto& threat : threats_) {
        if (threat.where != where) continue;
        json entry = {
            {"id", threat.id}, {"label", bothOf(threat.label)}, {"note", bothOf(threat.note)}};
        if (!threat.former.empty()) entry["former"] = threat.former;
        list.push_back(std::move(entry));
      }
      part["threats"][where] = std::move(list);
    }
  }
  part["factors"] = factors_;
  return part.dump();
}

RiskModel RiskModelDraft::model() const {
  return readRiskEdition(text());
}

void RiskModelDraft::setCell(RiskMatrix matrix, std::size_t place, std::size_t rank) {
  (matrix == RiskMatrix::Scenario ? scenario_ : control_).ranks.at(place) = rank;
}

void RiskModelDraft::setText(std::size_t place, Bilingual label, Bilingual words) {
  texts_.at(place).label = std::move(label);
  texts_.at(place).words = std::move(words);
}

std::size_t RiskModelDraft::addThreat(const std::string& where, Bilingual label) {
  std::string id;
  for (std::size_t number = 1; id.empty(); ++number) {
    const auto candidate = "own-" + std::to_string(number);
    if (std::ranges::find(threats_, candidate, &RiskThreat::id) == threats_.end()) id = candidate;
  }
  // Behind the last of its kind.
  auto at = threats_.end();
  if (where == "device") at = std::ranges::find(threats_, "path", &RiskThreat::where);
  at = threats_.insert(at, {id, where, std::move(label), {}, {}});
  return static_cast<std::size_t>(at - threats_.begin());
}

void RiskModelDraft::setThreat(std::size_t place, Bilingual label, Bilingual note) {
  auto& threat = threats_.at(place);
  const auto before = std::ranges::find(threatsBefore_, threat.id, &RiskThreat::id);
  // From what it was called when the draft began: what was typed in between was never written down.
  if (before != threatsBefore_.end()) {
    threat.former = before->former;
    for (const auto& name : {before->label.ja, before->label.en}) {
      if (name != label.ja && name != label.en &&
          std::ranges::find(threat.former, name) == threat.former.end()) {
        threat.former.push_back(name);
      }
    }
  }
  threat.label = std::move(label);
  threat.note = std::move(note);
}

std::size_t RiskModelDraft::moveThreat(std::size_t place, int by) {
  const auto other = place + static_cast<std::size_t>(by);
  if (other >= threats_.size() || threats_[other].where != threats_.at(place).where) return place;
  std::swap(threats_[place], threats_[other]);
  return other;
}

void RiskModelDraft::removeThreat(std::size_t place) {
  threats_.erase(threats_.begin() + static_cast<std::ptrdiff_t>(place));
}

}  // namespace kijun
