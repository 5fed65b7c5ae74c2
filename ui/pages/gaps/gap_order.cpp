#include "ui/pages/gaps/gap_order.h"

#include <algorithm>
#include <compare>

#include "base/text.h"
#include "ui/pages/gaps/gap_table.h"

namespace kijun::ui::gaps {
namespace {

// What a row is compared by: numbers exactly, then words as search folds them.
struct Key {
  bool missing = false;
  Fraction number;
  Fraction then;
  std::string words;
  auto operator<=>(const Key&) const = default;
};

Key keyOf(const GapValues& values, std::size_t place, int column) {
  const auto& row = values.rows[place];
  const auto& score = row.score;
  const auto& item = values.item(row);
  const auto whole = [](auto value) { return Fraction(static_cast<std::int64_t>(value)); };
  const auto ofWords = [](const std::string& words) {
    return Key{words.empty(), {}, {}, folded(words)};
  };
  switch (column) {
    case GapTable::Rank:
      return {row.rank == 0, whole(row.rank), {}, {}};
    case GapTable::ItemId:
      return {false, whole(score.index), {}, {}};
    case GapTable::Title:
      return ofWords(item.title.in(values.view.language));
    case GapTable::Section: {
      const auto* section = values.catalog().section(item.section);
      return {!section, whole(section ? section - values.catalog().sections().data() : 0), {}, {}};
    }
    case GapTable::Owner:
      return ofWords(values.ownersOf(row));
    case GapTable::Levels:
      return {!score.level, whole(score.level.value_or(0)), whole(score.target), {}};
    case GapTable::Gap:
      return {!score.gap, whole(score.gap.value_or(0)), {}, {}};
    case GapTable::Weight:
      return {false, whole(score.weight), {}, {}};
    case GapTable::Risk:
      return ofWords(score.riskLevel.value_or(""));
    case GapTable::Effort:
      return {false, whole(score.effortValue), {}, {}};
    case GapTable::Priority:
      return {!score.priority, score.priority.value_or(Fraction()), {}, {}};
    case GapTable::Value:
      return {!score.value, score.value.value_or(Fraction()), {}, {}};
    case GapTable::Plans:
      return {false, whole(values.ground->links.plansOf(item.id).size()), {}, {}};
    default:
      return ofWords(values.reasons[place]);
  }
}

}  // namespace

void sortRows(std::vector<std::size_t>& rows, const GapValues& values, int column,
              Qt::SortOrder order) {
  std::vector<std::pair<Key, std::size_t>> keyed;
  keyed.reserve(rows.size());
  for (const auto row : rows) keyed.emplace_back(keyOf(values, row, column), row);
  std::ranges::stable_sort(keyed, [order](const auto& a, const auto& b) {
    if (a.first.missing != b.first.missing) return b.first.missing;
    return order == Qt::AscendingOrder ? a.first < b.first : b.first < a.first;
  });
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = keyed[i].second;
}

}  // namespace kijun::ui::gaps
