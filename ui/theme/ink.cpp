#include "ui/theme/ink.h"

#include "ui/theme/theme.h"

namespace kijun::ui {

QColor color(Ink ink) {
  const auto found = colour(isDark() ? kijun::Theme::Dark : kijun::Theme::Light, ink);
  return {found.red, found.green, found.blue};
}

Ink levelInk(int level, int lowest, int highest) {
  return levelRole(level, lowest, highest);
}

Ink onLevelInk(int level, int lowest, int highest) {
  return onLevelRole(level, lowest, highest);
}

std::optional<Ink> riskInk(std::string_view riskLevel) {
  return riskRole(riskLevel);
}

}  // namespace kijun::ui
