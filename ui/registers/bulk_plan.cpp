#include "ui/registers/bulk_plan.h"

namespace kijun::ui::registers {
namespace {

// What is stored alike: an empty text is nothing, a yes/no without a value is no.
Value stored(const Field& field, const Value& value) {
  if (field.kind == FieldKind::YesNo && isNull(value)) return std::int64_t{0};
  const auto* text = std::get_if<std::string>(&value);
  return text && text->empty() ? Value() : value;
}

}  // namespace

BulkPlan planBulk(const RecordDescription& description, const std::vector<Row>& rows,
                  const RecordPatch& patch) {
  BulkPlan plan;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const auto row = patchedRow(description, rows[at], patch);
    bool changed = false;
    for (std::size_t i = 0; i < description.fields.size(); ++i) {
      const auto& field = description.fields[i];
      const auto& before = rows[at][i + 1];
      const auto& after = row[i + 1];
      if (stored(field, after) == stored(field, before)) continue;
      plan.changes.push_back({at, i, before, after});
      changed = true;
    }
    if (!changed) continue;
    plan.ids.push_back(textOf(row.front()));
    for (auto& problem : problemsOf(description, row)) {
      plan.problems.push_back({at, std::move(problem)});
    }
  }
  return plan;
}

}  // namespace kijun::ui::registers
