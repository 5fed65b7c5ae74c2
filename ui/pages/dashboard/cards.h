// What the four cards say. Pure but for the window's language.
#pragma once
#include <array>

#include "ui/pages/dashboard/figure_card.h"

namespace kijun::ui::dashboard {

// Maturity, fulfilment, stipulated, answered; before may be null.
std::array<CardWords, 4> cardsOf(const Scores& now, const Scores* before);

}  // namespace kijun::ui::dashboard
