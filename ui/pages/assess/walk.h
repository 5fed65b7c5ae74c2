// The order in which the Assess page walks through the items. Pure functions over what is shown.
#pragma once
#include <optional>
#include <string>

#include "ui/pages/assess/item_filter.h"

namespace kijun::ui::assess {

// The next item (or, by -1, the one before) that the filter lets through, in guideline order.
std::optional<std::size_t> neighbour(const AnswerDesk& desk, const FilteredItems& filtered,
                                     std::optional<std::size_t> from, int by);

enum class Wanting { Unanswered, Unconfirmed, Nothing };
struct NextOpen {
  Wanting why = Wanting::Nothing;
  std::size_t item = 0;
};
// The next unanswered item after this one, all round; where none is left, the next unconfirmed.
NextOpen nextOpen(const AnswerDesk& desk, const FilteredItems& filtered,
                  std::optional<std::size_t> from);

// Where the list goes to show the item while this section is shown: here where it is below, else
// the item's section at the same depth, so that a chapter is followed by the next chapter.
std::string sectionFor(const Catalog& catalog, const Item& item, const std::string& shown);

}  // namespace kijun::ui::assess
