#include "ui/pages/assess/walk.h"

namespace kijun::ui::assess {

std::optional<std::size_t> neighbour(const AnswerDesk& desk, const FilteredItems& filtered,
                                     std::optional<std::size_t> from, int by) {
  const auto size = static_cast<std::ptrdiff_t>(desk.size());
  auto at = from ? static_cast<std::ptrdiff_t>(*from) + by : (by > 0 ? 0 : size - 1);
  for (; at >= 0 && at < size; at += by) {
    const auto index = static_cast<std::size_t>(at);
    if (filtered.contains(index)) return index;
  }
  return std::nullopt;
}

NextOpen nextOpen(const AnswerDesk& desk, const FilteredItems& filtered,
                  std::optional<std::size_t> from) {
  const std::size_t size = desk.size();
  const std::size_t start = from ? *from + 1 : 0;
  for (const auto why : {Wanting::Unanswered, Wanting::Unconfirmed}) {
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t at = (start + i) % size;
      if (!filtered.contains(at) || (from && at == *from)) continue;
      const ItemScore& score = desk.score(at);
      // A carried-over answer is there; it only waits to be confirmed.
      const bool open =
          why == Wanting::Unanswered ? !score.answered && !score.carriedOver : score.carriedOver;
      if (open) return {why, at};
    }
  }
  return {};
}

std::string sectionFor(const Catalog& catalog, const Item& item, const std::string& shown) {
  if (shown.empty() || catalog.isUnder(item.section, shown)) return shown;
  const Section* now = catalog.section(shown);
  const Section* at = catalog.section(item.section);
  while (now && at && at->depth > now->depth) at = catalog.section(at->parent);
  return at ? at->id : item.section;
}

}  // namespace kijun::ui::assess
