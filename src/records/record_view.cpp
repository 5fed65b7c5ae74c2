#include "records/record_view.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "records/registers.h"

namespace kijun {

const Value& RecordView::value(std::string_view field) const {
  static const Value nothing;
  const auto at = description_->indexOf(field);
  if (!at) {
    throw std::logic_error("No field " + std::string(description_->id) + '.' + std::string(field));
  }
  return *at + 1 < row_->size() ? (*row_)[*at + 1] : nothing;
}

bool RecordView::isYes(std::string_view field) const {
  return number(field).value_or(0) != 0;
}

std::optional<int> RecordView::number(std::string_view field) const {
  const auto& found = value(field);
  if (const auto* whole = std::get_if<std::int64_t>(&found)) return static_cast<int>(*whole);
  const auto written = textOf(found);
  int read = 0;
  const auto end = written.data() + written.size();
  const auto [stop, fault] = std::from_chars(written.data(), end, read);
  return fault == std::errc() && stop == end && !written.empty() ? std::optional(read)
                                                                 : std::nullopt;
}

Message RecordView::label(std::string_view field) const {
  const auto at = description_->indexOf(field);
  const auto stored = text(field);
  if (at) {
    for (const auto& choice : description_->fields[*at].choices) {
      if (choice.id == stored) return {std::string(choice.textId), {}};
    }
  }
  return msg("words.literal", stored);
}

std::vector<RecordView> viewsOf(const RegisterRows& registers, std::string_view record) {
  std::vector<RecordView> views;
  const auto* description = findDescription(record);
  const auto rows = registers.find(record);
  if (!description || rows == registers.end()) return views;
  views.reserve(rows->second.size());
  for (const auto& row : rows->second) views.emplace_back(*description, row);
  return views;
}

}  // namespace kijun
