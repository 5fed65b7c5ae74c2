// What treatment plans cost, as a drawing. Pure: the same values give the same shapes.
#pragma once
#include <map>
#include <span>
#include <string>

#include "assessment/plan_figures.h"
#include "report/charts.h"

namespace kijun {

// By fiscal year, each parted by department. Parts lead to "budget:YEAR:DEPARTMENT", YEAR empty for
// what has none.
enum class BudgetMeasure { Cost, PersonDays };
Drawing budgetBars(std::span<const BudgetLine> lines, const std::map<Id, std::string>& departments,
                   BudgetMeasure measure, Language language, ChartSize size);

// "12,300".
std::string groupedNumber(std::int64_t number);

}  // namespace kijun
