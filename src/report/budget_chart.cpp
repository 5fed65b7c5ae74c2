#include "report/budget_chart.h"

#include <algorithm>
#include <cmath>

#include "report/chart_parts.h"
#include "report/measure.h"

namespace kijun {
namespace {

using chart::Canvas;

std::string nameOf(const std::map<Id, std::string>& departments, const Id& id, Language language) {
  const auto at = departments.find(id);
  return at == departments.end() ? render(msg("planchart.no_department"), language) : at->second;
}

std::string yearName(const std::optional<int>& year, Language language) {
  return year ? fiscalYearName(*year, language) : render(msg("planchart.no_year"), language);
}

}  // namespace

std::string groupedNumber(std::int64_t number) {
  auto digits = std::to_string(std::abs(number));
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return number < 0 ? "−" + digits : digits;
}

Drawing budgetBars(std::span<const BudgetLine> lines, const std::map<Id, std::string>& departments,
                   BudgetMeasure measure, Language language, ChartSize size) {
  const auto valueOf = [measure](const BudgetLine& line) {
    return measure == BudgetMeasure::Cost ? line.cost : line.personDays;
  };
  std::vector<std::pair<std::optional<int>, std::vector<const BudgetLine*>>> years;
  for (const auto& line : lines) {
    if (years.empty() || years.back().first != line.fiscalYear) {
      years.push_back({line.fiscalYear, {}});
    }
    years.back().second.push_back(&line);
  }
  std::int64_t highest = 1;
  double nameWidth = 0, sumWidth = 0;
  std::vector<std::int64_t> sums;
  for (const auto& [year, parts] : years) {
    std::int64_t sum = 0;
    for (const auto* line : parts) sum += valueOf(*line);
    sums.push_back(sum);
    highest = std::max(highest, sum);
    nameWidth = std::max(nameWidth, textWidth(yearName(year, language), chart::kTextSize));
    sumWidth = std::max(sumWidth, textWidth(groupedNumber(sum), chart::kTextSize, Weight::Bold));
  }
  const double left = nameWidth + 12, room = std::max(size.width - left - sumWidth - 10, 20.0);
  const double row =
      years.empty() ? 0
                    : std::clamp((size.height - 8) / static_cast<double>(years.size()), 30.0, 54.0);
  const auto unit = render(
      msg(measure == BudgetMeasure::Cost ? "planchart.thousand_yen" : "planchart.person_days"),
      language);
  Canvas canvas;
  DataTable table;
  table.columns = {render(msg("planchart.year"), language),
                   render(msg("record.plan.department"), language), unit};
  std::int64_t whole = 0;
  for (std::size_t i = 0; i < years.size(); ++i) {
    const double top = 4 + row * static_cast<double>(i);
    const double base = top + row / 2 + 4;
    const auto name = yearName(years[i].first, language);
    canvas.text({0, base}, name, chart::kTextSize, ColourRole::Text);
    double x = left;
    bool odd = false;
    for (const auto* line : years[i].second) {
      const auto value = valueOf(*line);
      const auto department = nameOf(departments, line->department, language);
      table.rows.push_back({name, department, groupedNumber(value)});
      if (value <= 0) continue;
      const double width = room * static_cast<double>(value) / static_cast<double>(highest);
      canvas
          .rectangle({x, top + 4, width, row - 8, 2},
                     odd ? ColourRole::Selection : ColourRole::AccentSoft,
                     Stroke{ColourRole::Accent, 1, {}})
          .tip(render(msg("planchart.budget.tip", name, department, groupedNumber(value), unit,
                          line->plans.size()),
                      language))
          .leadsTo("budget:" + (line->fiscalYear ? std::to_string(*line->fiscalYear) : "") + ":" +
                   line->department);
      if (width > 34) {
        canvas.text({x + 6, base},
                    fittedText(department, chart::kSmallSize, Weight::Regular, width - 10),
                    chart::kSmallSize, ColourRole::Text);
      }
      x += width;
      odd = !odd;
    }
    canvas.text({x + 8, base}, groupedNumber(sums[i]), chart::kTextSize, ColourRole::Text,
                Anchor::Start, Weight::Bold);
    whole += sums[i];
  }
  if (years.empty()) {
    canvas.text({size.width / 2, size.height / 2}, render(msg("planchart.budget.none"), language),
                chart::kTextSize, ColourRole::Muted, Anchor::Middle);
  }
  return {
      size.width,
      std::max(size.height, 8 + row * static_cast<double>(years.size())),
      render(msg(measure == BudgetMeasure::Cost ? "planchart.cost.title" : "planchart.days.title"),
             language),
      render(msg("planchart.budget.alternative", years.size(), groupedNumber(whole), unit),
             language),
      canvas.take(),
      std::move(table)};
}

}  // namespace kijun
