// Which rows of each table a selection takes. A new table needs its line here, or a test fails.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace kijun {

// The condition may use the parameters of a selection: :cycles, :items, :departments, :answers
// (JSON arrays), and the switches :by_department, :by_answer, :comments, :evidence, :everybody,
// :every_unit.
struct SelectionRule {
  std::string_view table;
  // Rows whose foreign key leads to a chosen row of this table; empty: any row.
  std::string_view parent;
  // Of SQL; empty: true; "0": only what chosen rows refer to.
  std::string condition;
};

// Of journalled tables, in no order.
std::span<const SelectionRule> selectionRules();
// Of content beside the journal, copied after it; the condition reads the new file as "taken".
std::span<const SelectionRule> contentRules();

struct LeftBehind {
  std::string_view table;
  std::string_view reason;
};
std::span<const LeftBehind> tablesLeftBehind();

}  // namespace kijun
