// Words that several sections share.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/sections/sections.h"

namespace kijun::sections {

// The text in the report's language.
template <typename... Arguments>
std::string text(const ReportInput& input, std::string_view id, const Arguments&... arguments) {
  return render(msg(id, arguments...), input.language);
}

inline const Catalog& catalogOf(const ReportInput& input) {
  return *input.snapshot.current.catalog;
}
inline const Item& itemOf(const ReportInput& input, const ItemScore& score) {
  return catalogOf(input).items()[score.index];
}

// The item's place in the report.
std::string itemAnchor(std::string_view itemId);
std::string sectionAnchor(std::string_view sectionId);

// The item of the last cycle's scores with the same id, or nullptr.
const ItemScore* before(const ReportInput& input, const ItemScore& score);

// A chip in the level's colour, or a muted dash.
Span levelChip(const ReportInput& input, const std::optional<int>& level);
// [1] → [3]
Inline levelToTarget(const ReportInput& input, const ItemScore& score);
Inline riskText(const ReportInput& input, const ItemScore& score);
std::string stipulationText(const ReportInput& input, const std::optional<Stipulation>& value);
std::string effortText(const ReportInput& input, Effort effort);
std::string stateText(const ReportInput& input, AnswerState state);

// Two columns every list of items begins with: the id, and the title over its section.
Cell idCell(const Item& item);
Cell titleCell(const ReportInput& input, const Item& item);

Cell cell(Inline line);
Cell cell(std::string words);
Paragraph body(std::string words);
Paragraph lead(Inline words);
Paragraph small(std::string words);

// The answers that count for an item, with the unit each stands for; null answers are left out.
struct UnitAnswer {
  const Unit* unit = nullptr;  // null where the item is not answered by unit
  const Answer* answer = nullptr;
};
std::vector<UnitAnswer> answersOf(const ReportInput& input, const Item& item);

// "情報系 3 · 制御系 1"
std::string spreadText(const ReportInput& input, const Item& item);
// "12,345"
std::string grouped(std::int64_t number);
// "、" or ", " between.
std::string joined(const ReportInput& input, const std::vector<std::string>& parts);

}  // namespace kijun::sections
