// What another risk model would change, before it does: cells of the matrices, what the methods
// propose for each risk and attack tree, what risks weigh on items, words, threats. Levels that
// people set stay as they are. From the rows risk_register.h reads. Pure values; any thread.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "assessment/risk_register.h"

namespace kijun {

// Of a risk's proposal or an attack tree; a level is empty where there is none.
struct RiskLevelChange {
  Id id;
  std::string title;
  std::string current;  // of a risk: as a person set it
  std::string before, after;
  bool operator==(const RiskLevelChange&) const = default;
};

struct RiskWeightChange {
  std::string item;
  std::string level;  // of the risk that weighs most on it
  int before = 0;     // hundredths
  int after = 0;
  bool operator==(const RiskWeightChange&) const = default;
};

struct RiskThreatChange {
  enum class Kind { Added, Renamed, Reworded, Removed };
  Kind kind = Kind::Added;
  Bilingual before, after;
  std::size_t used = 0;  // cells of the asset sheet that say it
  bool operator==(const RiskThreatChange&) const = default;
};

struct RiskModelChange {
  std::size_t scenarioCells = 0;  // of the matrices, with another level
  std::size_t controlCells = 0;
  std::vector<RiskLevelChange> proposals;  // in the order of the rows; only those that differ
  std::vector<RiskLevelChange> trees;
  std::size_t sheetCells = 0;  // of assets × threats, with another level
  std::vector<RiskWeightChange> weights;
  // Proposals by level: how many there are before and after.
  std::map<std::string, int> before, after;
  std::size_t words = 0;    // labels and criteria of levels and scales
  std::size_t factors = 0;  // risk factors with another value
  std::vector<RiskThreatChange> threats;
  bool threatsMoved = false;

  // Nothing at all differs.
  bool empty() const;
};

// importance: of assets, as riskViews() takes it.
RiskModelChange changeOf(const RiskModel& before, const RiskModel& after,
                         const RegisterRows& registers, const std::map<Id, int>& importance,
                         const Date& asOf);

// How many cells of the asset sheet say a threat, by its name folded.
using ThreatUses = std::map<std::string, std::size_t>;
ThreatUses threatUses(const RegisterRows& registers);
// By any name it has or had.
std::size_t usesOf(const RiskThreat& threat, const ThreatUses& uses);

}  // namespace kijun
