// The figures as JSON: exact values as numbers, null where a denominator is 0.
#pragma once
#include <nlohmann/json.hpp>

#include "assessment/score.h"

namespace kijun::cli {

nlohmann::ordered_json scoresJson(const CycleData& cycle, const Scores& scores);

}  // namespace kijun::cli
