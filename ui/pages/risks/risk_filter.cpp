#include "ui/pages/risks/risk_filter.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"

namespace kijun::ui::risks {
namespace {

bool fits(const std::string& value, const std::string& wanted) {
  if (wanted.empty()) return true;
  return wanted == RiskFilter::kNone ? value.empty() : value == wanted;
}

bool fits(const std::string& value, const RiskFilter::LevelOf& wanted) {
  if (!wanted.isSeveral()) return fits(value, wanted.level);
  return !value.empty() && wanted.level.find(value) != std::string::npos;
}

std::optional<int> numberIn(std::string_view words) {
  int number = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
  if (error != std::errc() || end != words.data() + words.size()) return std::nullopt;
  return number;
}

}  // namespace

const std::string& levelIn(const RiskView& risk, std::string_view phase) {
  return phase == "inherent" ? risk.inherent : phase == "target" ? risk.target : risk.current;
}

std::vector<std::size_t> fitting(const RiskValues& values, const std::vector<std::string>& searched,
                                 const RiskFilter& filter) {
  const auto plain = folded(trimmed(filter.words));
  std::vector<std::string_view> words;
  for (const auto word : split(plain, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  std::set<Id> inCell;
  for (const auto& point : values.points) {
    if (filter.cell && point.likelihood == filter.cell->likelihood &&
        point.impact == filter.cell->impact) {
      inCell.insert(point.risk);
    }
  }
  const bool closedToo = !words.empty() || filter.mark == Mark::Closed || filter.cell.has_value();
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < values.risks.size(); ++i) {
    const auto& risk = values.risks[i];
    if (!risk.open && !closedToo) continue;
    if (!filter.method.empty() && risk.method != filter.method) continue;
    if (!fits(risk.treatment, filter.treatment)) continue;
    if (filter.level && !fits(levelIn(risk, filter.level->phase), *filter.level)) continue;
    if (filter.mark && !has(risk, *filter.mark)) continue;
    if (filter.cell && !inCell.contains(risk.id)) continue;
    const bool found = std::ranges::all_of(
        words, [&](std::string_view word) { return searched[i].find(word) != std::string::npos; });
    if (found) out.push_back(i);
  }
  return out;
}

std::size_t withoutRisk(const RiskValues& values, const RiskFilter::Cell& cell) {
  return static_cast<std::size_t>(std::ranges::count_if(values.points, [&](const auto& point) {
    return point.likelihood == cell.likelihood && point.impact == cell.impact && point.risk.empty();
  }));
}

std::optional<RiskFilter> filterOf(std::string_view target) {
  const auto parts = split(target, ':');
  RiskFilter filter;
  if (parts.size() == 2 && parts[0] == "mark") {
    const auto at = std::ranges::find(kMarks, parts[1], [](Mark mark) { return idOf(mark); });
    if (at == std::end(kMarks)) return std::nullopt;
    filter.mark = *at;
    return filter;
  }
  if (parts.size() == 2 && parts[0] == "treatment") {
    filter.treatment = parts[1];
    return filter;
  }
  if (parts.size() != 3) return std::nullopt;
  if (parts[0] == "level") {
    filter.level = {std::string(parts[1]),
                    std::string(parts[2].empty() ? RiskFilter::kNone : parts[2])};
    return filter;
  }
  const auto likelihood = numberIn(parts[1]), impact = numberIn(parts[2]);
  if (parts[0] != "cell" || !likelihood || !impact) return std::nullopt;
  filter.cell = {*likelihood, *impact};
  return filter;
}

}  // namespace kijun::ui::risks
