// What one item brings to a figure: its part of the numerator and of the denominator. Pure.
#pragma once
#include <cstdint>
#include <span>

#include "ui/pages/dashboard/why.h"

namespace kijun::ui::dashboard {

struct Contribution {
  std::int64_t part = 0;   // weights in hundredths
  std::int64_t whole = 0;  // 0: the item does not take part
  bool operator==(const Contribution&) const = default;
};

// How the figure is made of contributions.
enum class Making { WeightedMean, Share, Count, Change, Formula };
Making makingOf(Asked asked);
// The figure whose change is asked for; itself for anything else.
Asked figureOf(Asked asked);

Contribution contributionOf(Asked asked, const Catalog& catalog, const ItemScore& item);
// In words or as a formula: "1.0 × 3 = 3.0", "満たす".
QString shareText(Asked asked, const Catalog& catalog, const ItemScore& item);

// "2.6", "54.0%", "—".
QString figureText(Asked figure, const Figure& value);
// "+0.4", "+8.0 ポイント", "±0"; empty where one of them is missing.
QString changeText(Asked figure, const Figure& now, const Figure& before);

struct Texts {
  std::string_view title;
  std::string_view words;
};
Texts textsOf(Asked asked);
// "maturity": as links name it.
std::string_view nameOf(Asked asked);
std::optional<Asked> askedFromName(std::string_view name);

}  // namespace kijun::ui::dashboard
