#include "ui/pages/dashboard/standing.h"

#include <algorithm>

namespace kijun::ui::dashboard {
namespace {

Message shareOf(const Standing& s) {
  if (s.fulfilled == 0 && s.low > 0) return msg("dashboard.sentence.none.low", s.expected, s.low);
  if (s.fulfilled == 0) return msg("dashboard.sentence.none", s.expected);
  if (s.fulfilled == s.expected) return msg("dashboard.sentence.all", s.expected);
  if (s.low == 0) return msg("dashboard.sentence.some", s.expected, s.fulfilled);
  return msg("dashboard.sentence.some.low", s.expected, s.fulfilled, s.low);
}

Message changeOf(const Standing& s) {
  if (s.gained > 0 && s.lost > 0) return msg("dashboard.sentence.moved", s.gained, s.lost);
  if (s.gained > 0) return msg("dashboard.sentence.gained", s.gained);
  if (s.lost > 0) return msg("dashboard.sentence.lost", s.lost);
  return msg("dashboard.sentence.unmoved");
}

}  // namespace

bool isFulfilled(const Catalog& catalog, const ItemScore& item) {
  return catalog.items()[item.index].modality == Modality::Expected && item.inScope() &&
         item.level && *item.level >= catalog.scale().fulfilled;
}

Movement movementOf(const Catalog& catalog, const Scores& now, const Catalog& catalogBefore,
                    const Scores& before) {
  Movement movement;
  for (const auto& item : now.items) {
    const auto at = catalogBefore.indexOf(catalog.items()[item.index].id);
    const bool was = at < before.items.size() && isFulfilled(catalogBefore, before.items[at]);
    const bool is = isFulfilled(catalog, item);
    if (is && !was) movement.gained.push_back(item.index);
    if (was && !is) movement.lost.push_back(item.index);
  }
  return movement;
}

bool isBegun(const Scores& scores) {
  return std::ranges::any_of(scores.items, [](const ItemScore& item) {
    return item.level || item.stipulation || !item.inScope() || item.answered || item.carriedOver;
  });
}

Standing standingOf(const Catalog& catalog, const Scores& now, const CycleData* previous,
                    const Scores* before) {
  const auto& counts = now.overall.counts;
  Standing standing{counts.expected, counts.fulfilled, counts.low, counts.unconfirmed, false, 0, 0};
  if (previous && before) {
    const auto movement = movementOf(catalog, now, *previous->catalog, *before);
    standing.compared = true;
    standing.gained = static_cast<int>(movement.gained.size());
    standing.lost = static_cast<int>(movement.lost.size());
  }
  return standing;
}

std::string sentence(const Standing& standing, Language language) {
  std::vector<Message> parts{shareOf(standing)};
  if (standing.unconfirmed > 0) {
    parts.push_back(msg("dashboard.sentence.unconfirmed", standing.unconfirmed));
  } else if (standing.compared) {
    parts.push_back(msg("dashboard.sentence.confirmed"));
  }
  if (standing.compared) parts.push_back(changeOf(standing));
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty() && language == Language::English) out += ' ';
    out += render(part, language);
  }
  return out;
}

}  // namespace kijun::ui::dashboard
