// Figures as reports and charts print them.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "assessment/score.h"
#include "base/fraction.h"
#include "base/message.h"

namespace kijun {

enum class FigureUnit { Level, Percent };

// "2.6", "54.0%", "—".
std::string shownFigure(const Figure& figure, FigureUnit unit);

// The difference of the figures as they are shown, with its sign: "+0.4", "−1.5", "±0"; empty where
// one of them is missing. Never ▲, which bookkeeping in Japan reads as minus.
std::string shownChange(const Figure& now, const Figure& before, FigureUnit unit);

// A level as shown: "3", "—".
std::string shownLevel(const std::optional<int>& level);

// The group with that id, or nullptr.
const GroupScore* findGroup(std::span<const GroupScore> groups, std::string_view id);

// The level reached: the figure rounded down.
int levelReached(const Fraction& figure);

}  // namespace kijun
