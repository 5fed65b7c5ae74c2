#include "workspace/sample_registers.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "assessment/risk_model.h"

namespace kijun {
namespace {

using nlohmann::json;

constexpr std::string_view kKey = "key";

// Where in the source something is wrong.
struct Place {
  std::string_view record;
  std::string key;
  std::string field = {};
};

[[noreturn]] void refuse(const Place& place, const std::string& why) {
  throw std::invalid_argument("sample register " + std::string(place.record) + ", " + place.key +
                              (place.field.empty() ? "" : ", " + place.field) + ": " + why);
}

Id idOf(const Field& field, const json& source, const SampleKeys& keys, const Place& place) {
  if (!source.is_string()) refuse(place, "is no key");
  const auto key = source.get<std::string>();
  if (field.target == kItemTarget) return key;
  const auto known = keys.find(field.target);
  if (known == keys.end() || !known->second.contains(key))
    refuse(place, "no record \"" + key + "\"");
  return known->second.at(key);
}

Value valueOf(const Field& field, const json& source, const SampleKeys& keys, const Place& place) {
  switch (field.kind) {
    case FieldKind::Reference:
      return idOf(field, source, keys, place);
    case FieldKind::References: {
      if (!source.is_array()) refuse(place, "is no list of keys");
      std::vector<std::string> ids;
      for (const auto& one : source) ids.push_back(idOf(field, one, keys, place));
      return valueOfIds(std::move(ids));
    }
    case FieldKind::Hash: {
      // A model of risks, as what differs from the catalog's: a JSON Patch.
      if (!source.is_array()) refuse(place, "is no list of changes");
      return RiskModel::partOf(*shippedCatalogs().front()).patch(source).dump();
    }
    case FieldKind::YesNo:
      if (!source.is_boolean()) refuse(place, "is neither true nor false");
      return std::int64_t{source.get<bool>()};
    case FieldKind::Number:
    case FieldKind::Level:
      if (!source.is_number_integer()) refuse(place, "is no whole number");
      return source.get<std::int64_t>();
    case FieldKind::Text:
    case FieldKind::LongText:
    case FieldKind::Choice:
    case FieldKind::Day:
    case FieldKind::Instant:
      break;
  }
  if (!source.is_string()) refuse(place, "is no text");
  return source.get<std::string>();
}

Row rowOf(const RecordDescription& description, const json& source, const SampleKeys& keys) {
  Place place{description.id, source.at(kKey).get<std::string>()};
  Row row(description.fields.size() + 1);
  row.front() = keys.at(std::string(description.id)).at(place.key);
  for (const auto& [id, value] : source.items()) {
    if (id == kKey) continue;
    place.field = id;
    const auto index = description.indexOf(id);
    if (!index) refuse(place, "no such field");
    row[*index + 1] = valueOf(description.fields[*index], value, keys, place);
  }
  place.field.clear();
  for (const auto& problem : problemsOf(description, row)) {
    refuse(place, render(problem, Language::English));
  }
  return row;
}

}  // namespace

std::vector<Row> sampleRows(const RecordDescription& description, std::string_view text,
                            SampleKeys& keys, IdSource& ids) {
  const auto source = json::parse(text);
  auto& own = keys[std::string(description.id)];
  for (const auto& row : source) {
    const auto key = row.at(kKey).get<std::string>();
    if (!own.emplace(key, ids.next()).second) refuse({description.id, key}, "is written twice");
  }
  std::vector<Row> rows;
  for (const auto& row : source) rows.push_back(rowOf(description, row, keys));
  return rows;
}

}  // namespace kijun
