#include "assessment/derived.h"

#include <algorithm>
#include <numeric>

#include "assessment/inheritance.h"

namespace kijun {
namespace {

// How a record's derived fields come about.
struct Rule {
  std::string_view record;
  std::string_view along;     // References to the same record: they inherit
  std::string_view keepsOwn;  // YesNo
  std::string_view state;     // Choice; in `over` a row passes nothing on
  std::string_view over;
  std::span<const DerivedField> fields;
};

constexpr DerivedField kAssetFields[] = {
    {"derived_confidentiality", KIJUN_TEXT("derived.asset.confidentiality"), "confidentiality"},
    {"derived_integrity", KIJUN_TEXT("derived.asset.integrity"), "integrity"},
    {"derived_availability", KIJUN_TEXT("derived.asset.availability"), "availability"},
    {"derived_importance", KIJUN_TEXT("derived.asset.importance"), "importance"},
};
constexpr Rule kRules[] = {
    {"asset", "depends_on", "own_grades", "status", "retired", kAssetFields},
};

const Rule* ruleOf(std::string_view record) {
  const auto at = std::ranges::find(kRules, record, &Rule::record);
  return at == std::end(kRules) ? nullptr : &*at;
}

const Value& valueAt(const Row& row, std::size_t field) {
  static const Value nothing;
  return field + 1 < row.size() ? row[field + 1] : nothing;
}

bool isYes(const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number && *number != 0;
}

// The choices stand from the highest down: the last is grade 1.
std::uint8_t gradeOf(const Field& field, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (!text) return 0;
  const auto at = std::ranges::find(field.choices, std::string_view(*text), &FieldChoice::id);
  return static_cast<std::uint8_t>(std::distance(at, field.choices.end()));
}

const FieldChoice& choiceOf(const Field& field, std::uint8_t grade) {
  return field.choices[field.choices.size() - grade];
}

// A path of names, its middle left out where it is long.
std::string inWords(const std::vector<std::string_view>& names) {
  constexpr std::size_t kBegin = 4, kEnd = 3;
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names.size() > kBegin + kEnd + 1 && i == kBegin) {
      out += " ← …";
      i = names.size() - kEnd;
    }
    if (!out.empty()) out += " ← ";
    out += names[i];
  }
  return out;
}

}  // namespace

std::span<const DerivedField> derivedFieldsOf(std::string_view record) {
  const auto* rule = ruleOf(record);
  return rule ? rule->fields : std::span<const DerivedField>();
}

struct DerivedValues::Content {
  std::vector<Id> ids;             // in order: a row's place is its index
  std::vector<std::string> names;  // the first field's
  std::span<const DerivedField> fields;
  std::vector<Field> bases;
  std::vector<std::vector<Inherited>> values;  // for each field

  std::optional<std::uint32_t> placeOf(std::string_view id) const {
    const auto at = std::ranges::lower_bound(ids, id);
    if (at == ids.end() || *at != id) return std::nullopt;
    return static_cast<std::uint32_t>(at - ids.begin());
  }
  std::optional<std::size_t> fieldAt(std::string_view id) const {
    const auto at = std::ranges::find(fields, id, &DerivedField::id);
    if (at == fields.end()) return std::nullopt;
    return static_cast<std::size_t>(at - fields.begin());
  }
  // From the row to the source; empty where the value is its own.
  std::vector<std::uint32_t> way(std::size_t field, std::uint32_t row) const {
    const auto& all = values[field];
    auto next = all[row].refused ? all[row].refusedSource : all[row].source;
    if (next == kNoSource) return {};
    std::vector<std::uint32_t> places{row};
    for (; next != kNoSource; next = all[next].source) places.push_back(next);
    return places;
  }
};

DerivedValues DerivedValues::of(const RecordDescription& description, std::span<const Row> rows) {
  DerivedValues out;
  const auto* rule = ruleOf(description.id);
  if (!rule) return out;
  auto content = std::make_shared<Content>();
  std::vector<const Row*> sorted(rows.size());
  std::ranges::transform(rows, sorted.begin(), [](const Row& row) { return &row; });
  const auto idOf = [](const Row* row) -> const std::string& {
    return std::get<std::string>(row->front());
  };
  std::ranges::sort(sorted, {}, idOf);
  for (const auto* row : sorted) {
    content->ids.push_back(idOf(row));
    content->names.push_back(textOf(valueAt(*row, 0)));
  }
  const auto along = description.indexOf(rule->along).value();
  const auto keepsOwn = description.indexOf(rule->keepsOwn).value();
  const auto state = description.indexOf(rule->state).value();
  std::vector<InheritanceNode> nodes(rows.size());
  std::vector<LinkTable::Link> links;
  for (std::uint32_t i = 0; i < sorted.size(); ++i) {
    const auto& row = *sorted[i];
    nodes[i] = {isYes(valueAt(row, keepsOwn)), textOf(valueAt(row, state)) != rule->over};
    for (const auto& id : idsOf(valueAt(row, along))) {
      if (const auto to = content->placeOf(id)) links.push_back({i, *to});
    }
  }
  const LinkTable table(rows.size(), std::move(links));
  content->fields = rule->fields;
  for (const auto& field : rule->fields) {
    const auto at = description.indexOf(field.base).value();
    const auto& base = content->bases.emplace_back(description.fields[at]);
    std::vector<std::uint8_t> own(rows.size());
    std::ranges::transform(sorted, own.begin(),
                           [&](const Row* row) { return gradeOf(base, valueAt(*row, at)); });
    content->values.push_back(inherit(nodes, own, table));
  }
  out.content_ = std::move(content);
  return out;
}

DerivedValue DerivedValues::value(std::string_view field, const Id& row) const {
  if (!content_) return {};
  const auto at = content_->fieldAt(field);
  const auto place = content_->placeOf(row);
  if (!at || !place) return {};
  const auto& found = content_->values[*at][*place];
  DerivedValue out;
  if (found.grade) out.choice = choiceOf(content_->bases[*at], found.grade).id;
  if (found.source != kNoSource) out.origin = DerivedValue::Origin::Inherited;
  if (found.refused) out.origin = DerivedValue::Origin::Kept;
  return out;
}

std::vector<Id> DerivedValues::path(std::string_view field, const Id& row) const {
  if (!content_) return {};
  const auto at = content_->fieldAt(field);
  const auto place = content_->placeOf(row);
  if (!at || !place) return {};
  std::vector<Id> out;
  for (const auto step : content_->way(*at, *place)) out.push_back(content_->ids[step]);
  return out;
}

std::optional<Message> DerivedValues::why(std::string_view field, const Id& row) const {
  if (!content_) return std::nullopt;
  const auto at = content_->fieldAt(field);
  const auto place = content_->placeOf(row);
  if (!at || !place) return std::nullopt;
  const auto way = content_->way(*at, *place);
  if (way.empty()) return std::nullopt;
  std::vector<std::string_view> names;
  for (const auto step : way) names.push_back(content_->names[step]);
  const auto& found = content_->values[*at][*place];
  const auto grade = found.refused ? found.refused : found.grade;
  const auto label = "@" + std::string(choiceOf(content_->bases[*at], grade).textId);
  return found.refused ? msg("derived.kept", label, inWords(names))
                       : msg("derived.inherited", label, inWords(names));
}

}  // namespace kijun
