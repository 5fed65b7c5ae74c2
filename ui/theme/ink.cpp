#include "ui/theme/ink.h"

#include "report/theme.h"
#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

using R = decltype(kijun::levelRole(0));

constexpr bool sameOrder() {
  constexpr auto same = [](Ink ink, R role) {
    return static_cast<int>(ink) == static_cast<int>(role);
  };
  return same(Ink::Window, R::Window) && same(Ink::Selection, R::Selection) &&
         same(Ink::Warning, R::Warning) && same(Ink::GoodSoft, R::GoodSoft) &&
         same(Ink::Level0, R::Level0) && same(Ink::OnLevel5, R::OnLevel5) &&
         same(Ink::OnRiskE, R::OnRiskE);
}
static_assert(sameOrder());

Ink inkOf(R role) {
  return static_cast<Ink>(role);
}

}  // namespace

QColor color(Ink ink) {
  const auto theme = isDark() ? kijun::Theme::Dark : kijun::Theme::Light;
  const auto found = colour(theme, static_cast<R>(ink));
  return {found.red, found.green, found.blue};
}

Ink levelInk(int level, int lowest, int highest) {
  return inkOf(levelRole(level, lowest, highest));
}

Ink onLevelInk(int level, int lowest, int highest) {
  return inkOf(onLevelRole(level, lowest, highest));
}

std::optional<Ink> riskInk(std::string_view riskLevel) {
  const auto role = riskRole(riskLevel);
  return role ? std::optional(inkOf(*role)) : std::nullopt;
}

}  // namespace kijun::ui
