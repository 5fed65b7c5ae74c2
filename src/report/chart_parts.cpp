#include "report/chart_parts.h"

#include <algorithm>

#include "base/text.h"
#include "report/measure.h"

namespace kijun::chart {

void legend(Canvas& canvas, const std::vector<LegendEntry>& entries, double centreX, double y) {
  constexpr double kSample = 22, kGap = 6, kBetween = 20;
  double width = -kBetween;
  for (const auto& entry : entries) {
    width += kSample + kGap + textWidth(entry.label, kSmallSize) + kBetween;
  }
  double x = centreX - width / 2;
  for (const auto& entry : entries) {
    const double middle = y - kSmallSize * 0.36;
    canvas.line({x, middle}, {x + kSample, middle}, entry.stroke);
    canvas.text({x + kSample + kGap, y}, entry.label, kSmallSize, ColourRole::Muted);
    x += kSample + kGap + textWidth(entry.label, kSmallSize) + kBetween;
  }
}

double widestWord(std::string_view text, double size) {
  double widest = 0;
  for (const auto word : split(text, ' ')) {
    const bool latin = std::ranges::all_of(word, [](char c) { return (c & 0x80) == 0; });
    if (latin) widest = std::max(widest, textWidth(word, size));
  }
  return widest;
}

std::string targetOf(const RadarAxis& axis) {
  return axis.sections.empty() ? std::string() : "section:" + axis.sections.front();
}

std::string extremes(std::span<const GroupScore> groups, const std::vector<std::string>& names,
                     Language language) {
  std::optional<std::size_t> lowest, highest;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (!groups[i].maturity) continue;
    if (!lowest || *groups[i].maturity < *groups[*lowest].maturity) lowest = i;
    if (!highest || *groups[i].maturity > *groups[*highest].maturity) highest = i;
  }
  if (!lowest) return render(msg("chart.empty"), language);
  return render(msg("chart.extremes", names[*lowest], shown(groups[*lowest].maturity),
                    names[*highest], shown(groups[*highest].maturity)),
                language);
}

}  // namespace kijun::chart
