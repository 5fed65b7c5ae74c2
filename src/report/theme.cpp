#include "report/theme.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <nlohmann/json.hpp>

#include "report/embedded.h"

namespace kijun {
namespace {

constexpr std::array<std::string_view, kRoleCount> kRoleIds = {
    "window",   "surface",   "line",     "text",     "muted",    "accent",      "accentSoft",
    "onAccent", "selection", "previous", "target",   "warning",  "warningSoft", "bad",
    "badSoft",  "good",      "goodSoft", "level0",   "level1",   "level2",      "level3",
    "level4",   "level5",    "onLevel0", "onLevel1", "onLevel2", "onLevel3",    "onLevel4",
    "onLevel5", "riskA",     "riskB",    "riskC",    "riskD",    "riskE",       "onRiskA",
    "onRiskB",  "onRiskC",   "onRiskD",  "onRiskE"};
constexpr int kLevelColours = 6;

using Table = std::array<std::array<Colour, kRoleCount>, 3>;

Colour parsed(const std::string& hex) {
  const auto value = static_cast<std::uint32_t>(std::stoul(hex.substr(1), nullptr, 16));
  return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 0xff),
          static_cast<std::uint8_t>(value & 0xff)};
}

Table loadTable() {
  const auto json = nlohmann::json::parse(reportResource("theme/roles.json"));
  Table table;
  constexpr std::array<const char*, 3> themes = {"light", "dark", "print"};
  for (std::size_t theme = 0; theme < themes.size(); ++theme) {
    for (std::size_t role = 0; role < kRoleCount; ++role) {
      table[theme][role] = parsed(json.at(themes[theme]).at(std::string(kRoleIds[role])));
    }
  }
  return table;
}

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

ColourRole offset(ColourRole first, int steps) {
  return static_cast<ColourRole>(static_cast<int>(first) + steps);
}

// The place of a level among the six colours; a scale of six levels uses each once.
int colourStep(int level, int lowest, int highest) {
  if (highest <= lowest) return 0;
  const int clamped = std::clamp(level, lowest, highest);
  return (clamped - lowest) * (kLevelColours - 1) / (highest - lowest);
}

std::optional<int> riskStep(std::string_view riskLevel) {
  if (riskLevel.size() != 1 || riskLevel[0] < 'A' || riskLevel[0] > 'E') return std::nullopt;
  return riskLevel[0] - 'A';
}

}  // namespace

std::string Colour::hex() const {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "#";
  for (const auto channel : {red, green, blue}) {
    out += digits[channel >> 4];
    out += digits[channel & 15];
  }
  return out;
}

Colour colour(Theme theme, ColourRole role) {
  static const Table table = loadTable();
  return table[static_cast<std::size_t>(theme)][static_cast<std::size_t>(role)];
}

std::string_view roleId(ColourRole role) {
  return kRoleIds[static_cast<std::size_t>(role)];
}

std::span<const std::string_view> roleIds() {
  return kRoleIds;
}

ColourRole levelRole(int level, int lowest, int highest) {
  return offset(ColourRole::Level0, colourStep(level, lowest, highest));
}

ColourRole onLevelRole(int level, int lowest, int highest) {
  return offset(ColourRole::OnLevel0, colourStep(level, lowest, highest));
}

std::optional<ColourRole> riskRole(std::string_view riskLevel) {
  const auto step = riskStep(riskLevel);
  return step ? std::optional(offset(ColourRole::RiskA, *step)) : std::nullopt;
}

std::optional<ColourRole> onRiskRole(std::string_view riskLevel) {
  const auto step = riskStep(riskLevel);
  return step ? std::optional(offset(ColourRole::OnRiskA, *step)) : std::nullopt;
}

double contrast(Colour a, Colour b) {
  const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace kijun
