// The facts of the dashboard's first sentence. Pure.
#pragma once
#include <string>
#include <vector>

#include "assessment/score.h"
#include "assessment/snapshot.h"

namespace kijun::ui::dashboard {

// Expected items that became fulfilled since the last cycle, or no longer are; indexes into the
// catalog of now. Items are matched by id; one the last cycle did not know counts as not fulfilled.
struct Movement {
  std::vector<std::size_t> gained;
  std::vector<std::size_t> lost;
};

bool isFulfilled(const Catalog& catalog, const ItemScore& item);
Movement movementOf(const Catalog& catalog, const Scores& now, const Catalog& catalogBefore,
                    const Scores& before);

// Whether any item has a value of its own: a level, a stipulation, or a place out of scope.
bool isBegun(const Scores& scores);

struct Standing {
  int expected = 0;
  int fulfilled = 0;
  int low = 0;
  int unconfirmed = 0;
  bool compared = false;  // there is a last cycle
  int gained = 0;
  int lost = 0;
};

// previous and its scores may be null, together.
Standing standingOf(const Catalog& catalog, const Scores& now, const CycleData* previous,
                    const Scores* before);

// Whole sentences in the language, numbers as "[link number]": "[fulfilled 61]".
std::string sentence(const Standing& standing, Language language);

}  // namespace kijun::ui::dashboard
