#include "report/figures.h"

#include <algorithm>

namespace kijun {
namespace {

// In tenths of the unit, half up: what a reader subtracts is what stands on the page.
std::int64_t tenths(const Fraction& figure, FigureUnit unit) {
  const Fraction scaled = figure * Fraction(unit == FigureUnit::Percent ? 1000 : 10);
  const Fraction doubled = scaled * Fraction(2) + Fraction(1);
  const std::int64_t divisor = doubled.denominator() * 2;
  std::int64_t whole = doubled.numerator() / divisor;
  if (doubled.numerator() % divisor < 0) --whole;
  return whole;
}

}  // namespace

std::string shownFigure(const Figure& figure, FigureUnit unit) {
  if (unit == FigureUnit::Level || !figure) return shown(figure);
  return figure->shownPercent() + "%";
}

std::string shownChange(const Figure& now, const Figure& before, FigureUnit unit) {
  if (!now || !before) return {};
  const auto change = tenths(*now, unit) - tenths(*before, unit);
  if (change == 0) return "±0";
  const auto size = change < 0 ? -change : change;
  return (change < 0 ? "−" : "+") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

std::string shownLevel(const std::optional<int>& level) {
  return level ? std::to_string(*level) : "—";
}

const GroupScore* findGroup(std::span<const GroupScore> groups, std::string_view id) {
  const auto at = std::ranges::find(groups, id, &GroupScore::id);
  return at == groups.end() ? nullptr : &*at;
}

int levelReached(const Fraction& figure) {
  return static_cast<int>(figure.numerator() / figure.denominator());
}

}  // namespace kijun
