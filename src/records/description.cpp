#include "records/description.h"

#include <algorithm>

#include "base/text.h"
#include "base/time.h"

namespace kijun {
namespace {

bool isEmpty(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return isNull(value) || (text && trimmed(*text).empty());
}

bool fits(const Field& field, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  const auto* number = std::get_if<std::int64_t>(&value);
  switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::LongText:
    case FieldKind::Reference:
    case FieldKind::References:
    case FieldKind::Instant:
    case FieldKind::Hash:
      return text && isValidUtf8(*text);
    case FieldKind::Choice:
      return text && std::ranges::any_of(field.choices, [&](const FieldChoice& choice) {
               return choice.id == *text;
             });
    case FieldKind::Day:
      return text && Date::parse(*text);
    case FieldKind::Number:
    case FieldKind::Level:
      return number != nullptr;
    case FieldKind::YesNo:
      return number && (*number == 0 || *number == 1);
  }
  return false;
}

}  // namespace

std::optional<std::size_t> RecordDescription::indexOf(std::string_view fieldId) const {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].id == fieldId) return i;
  }
  return std::nullopt;
}

std::vector<std::size_t> RecordDescription::columns() const {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (isColumn(fields[i])) places.push_back(i);
  }
  return places;
}

std::vector<std::string> idsOf(const Value& value) {
  std::vector<std::string> ids;
  const auto joined = textOf(value);
  for (const auto id : split(joined, ' ')) {
    if (!id.empty()) ids.emplace_back(id);
  }
  return ids;
}

Value valueOfIds(std::vector<std::string> ids) {
  std::ranges::sort(ids);
  const auto repeated = std::ranges::unique(ids);
  ids.erase(repeated.begin(), repeated.end());
  std::string joined;
  for (const auto& id : ids) joined += (joined.empty() ? "" : " ") + id;
  return joined.empty() ? Value() : Value(joined);
}

namespace {

bool isNeeded(const RecordDescription& description, const Field& field, const Row& row) {
  if (field.need == Need::Required) return true;
  if (field.neededWith.empty()) return false;
  const auto with = description.indexOf(field.neededWith);
  if (!with || *with + 1 >= row.size()) return false;
  const auto* yes = std::get_if<std::int64_t>(&row[*with + 1]);
  return yes && *yes != 0;
}

}  // namespace

std::vector<Message> problemsOf(const RecordDescription& description, const Row& row) {
  std::vector<Message> problems;
  for (std::size_t i = 0; i < description.fields.size(); ++i) {
    const auto& field = description.fields[i];
    const Value value = i + 1 < row.size() ? row[i + 1] : Value();
    const std::string label = "@" + std::string(field.textId);
    if (isEmpty(value)) {
      if (isNeeded(description, field, row)) problems.push_back(msg("record.missing", label));
    } else if (!fits(field, value)) {
      const auto* number = std::get_if<std::int64_t>(&value);
      problems.push_back(
          msg("record.unfit", label, number ? std::to_string(*number) : textOf(value)));
    }
  }
  return problems;
}

}  // namespace kijun
