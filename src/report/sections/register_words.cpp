#include "report/sections/register_words.h"

#include <algorithm>

#include "base/text.h"
#include "records/told_hash.h"
#include "report/sections/words.h"

namespace kijun::sections {

RegisterWords::RegisterWords(const ReportInput& input) : input_(input) {
  for (const auto& [record, rows] : input.registers) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      known_.emplace(textOf(rows[i].front()), Known{textOf(rows[i][1]), i});
    }
  }
}

std::size_t RegisterWords::placeOf(const std::string& id) const {
  const auto at = known_.find(id);
  return at == known_.end() ? std::string::npos : at->second.place;
}

std::string RegisterWords::nameOf(std::string_view record, const std::string& id) const {
  if (record == kItemTarget) return id;
  const auto at = known_.find(id);
  return at == known_.end() ? text(input_, "words.gone") : at->second.name;
}

std::string RegisterWords::of(const Field& field, const Value& value) const {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (field.kind != FieldKind::YesNo) return std::to_string(*number);
    return *number ? text(input_, "words.yes") : text(input_, "words.no");
  }
  if (!field.target.empty()) {
    std::vector<std::string> names;
    for (const auto& id : idsOf(value)) names.push_back(nameOf(field.target, id));
    if (field.target != kItemTarget) std::ranges::sort(names);
    return joined(input_, names);
  }
  const auto written = textOf(value);
  if (field.kind == FieldKind::Hash && !written.empty()) {
    return text(input_, "words.version", toldHash(written));
  }
  const auto choice = std::ranges::find(field.choices, written, &FieldChoice::id);
  if (choice != field.choices.end()) {
    return render({std::string(choice->textId), {}}, input_.language);
  }
  return std::string(trimmed(written));
}

std::string RegisterWords::label(const Field& field) const {
  return render({std::string(field.textId), {}}, input_.language);
}

}  // namespace kijun::sections
