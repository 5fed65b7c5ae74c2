// Colours by role. The roles' colours per theme are data (resources/theme/roles.json), read by
// charts, reports and the window alike. Immutable after first use, safe from any thread.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kijun {

// Print: white paper, ink that survives a grey printer.
enum class Theme { Light, Dark, Print };

// Text on a coloured field uses the field's On role: at least 4.5:1 in every theme.
enum class ColourRole {
  Window,   // behind everything
  Surface,  // cards, lists, pages
  Line,     // hairlines
  Text,
  Muted,       // secondary text, still 4.5:1 on Surface and Window
  Accent,      // the one accent
  AccentSoft,  // fills under the accent, rows hovered
  OnAccent,
  Selection,  // selected rows; Text stands on it
  Previous,   // what stood in the last cycle
  Target,     // what is aimed at
  Warning,    // text and icons that warn
  WarningSoft,
  Bad,
  BadSoft,
  Good,
  GoodSoft,
  Level0,
  Level1,
  Level2,
  Level3,
  Level4,
  Level5,
  OnLevel0,
  OnLevel1,
  OnLevel2,
  OnLevel3,
  OnLevel4,
  OnLevel5,
  RiskA,
  RiskB,
  RiskC,
  RiskD,
  RiskE,
  OnRiskA,
  OnRiskB,
  OnRiskC,
  OnRiskD,
  OnRiskE,
};
inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(ColourRole::OnRiskE) + 1;

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  // "#1f5fbf"
  std::string hex() const;
  bool operator==(const Colour&) const = default;
};

Colour colour(Theme theme, ColourRole role);
// "accentSoft", as in roles.json and as the CSS variable --accentSoft.
std::string_view roleId(ColourRole role);
// Every role in order, with its id.
std::span<const std::string_view> roleIds();

// The field and its text for a level of a scale lowest..highest (six colours are spread over it).
ColourRole levelRole(int level, int lowest = 0, int highest = 5);
ColourRole onLevelRole(int level, int lowest = 0, int highest = 5);
// "A".."E"; nullopt for anything else.
std::optional<ColourRole> riskRole(std::string_view riskLevel);
std::optional<ColourRole> onRiskRole(std::string_view riskLevel);

// WCAG 2 contrast ratio, 1 to 21.
double contrast(Colour a, Colour b);

}  // namespace kijun
