// Which risks the overview lists. Conditions of different kinds all hold; empty ones say nothing.
// A value; any thread.
#pragma once
#include <optional>
#include <string>

#include "ui/pages/risks/risk_values.h"

namespace kijun::ui::risks {

struct RiskFilter {
  // "none" of a treatment or a level: those without.
  static constexpr std::string_view kNone = "none";
  struct LevelOf {
    std::string phase = "current";  // inherent, current, target
    std::string level;              // or kNone; "AB": any of them
    bool isSeveral() const { return level.size() > 1 && level != kNone; }
    bool operator==(const LevelOf&) const = default;
  };
  struct Cell {
    int likelihood = 0, impact = 0;
    bool operator==(const Cell&) const = default;
  };
  std::string words;  // as typed: each must be found
  std::string method;
  std::string treatment;  // or kNone
  std::optional<LevelOf> level;
  std::optional<Mark> mark;
  std::optional<Cell> cell;  // risks that a scenario there names
  bool empty() const { return *this == RiskFilter(); }
  bool operator==(const RiskFilter&) const = default;
};

const std::string& levelIn(const RiskView& risk, std::string_view phase);
// The places of the risks that fit, in the order of the register. searched: per risk, folded.
// Closed ones are listed only where they are asked for, by their mark or by words.
std::vector<std::size_t> fitting(const RiskValues& values, const std::vector<std::string>& searched,
                                 const RiskFilter& filter);
// How many scenarios of the cell name no risk, and so are not in the list.
std::size_t withoutRisk(const RiskValues& values, const RiskFilter::Cell& cell);

// "mark:overdue", "level:current:A", "cell:4:3", "treatment:retain"; nothing for anything else.
std::optional<RiskFilter> filterOf(std::string_view target);

}  // namespace kijun::ui::risks
